use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Stands before every change that an output folder sees, so that tests can stop a build after any of them.
///
/// Outside tests it never blows.
#[derive(Debug, Default)]
pub(super) struct Fuse {
    left: Option<AtomicUsize>,
}

impl Fuse {
    /// Lets `changes` changes pass, and none after them.
    #[cfg(test)]
    pub(super) fn after(changes: usize) -> Self {
        Self { left: Some(AtomicUsize::new(changes)) }
    }

    /// Called before a change; an error means that it must not happen.
    pub(super) fn pass(&self) -> io::Result<()> {
        let spend = |left: &AtomicUsize| {
            left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err()
        };
        if self.left.as_ref().is_some_and(spend) { Err(io::Error::other("no space left")) } else { Ok(()) }
    }
}
