//! What tells cheaply whether a file is as it was.

use blake3::Hash;
use serde::{Deserialize, Serialize};
use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What the system says of a file without opening it. Two different contents can have one stamp only where someone
/// sets the time back by hand, or writes twice within one tick of the clock ([`Stamp::settled`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stamp {
    size: u64,
    /// Nanoseconds since 1970; none where the system does not tell, or the year is far off.
    modified: Option<i64>,
    /// A file that replaced another of its name has another number.
    inode: u64,
}

/// A clock that shows parts of a second ticks at least this often.
const TICK: Duration = Duration::from_millis(20);
/// One that does not may tick only every other second.
const SLOW_TICK: Duration = Duration::from_secs(3);

impl Stamp {
    /// The stamp of a file as it is now.
    pub fn of(metadata: &Metadata) -> Self {
        let nanoseconds = |time: SystemTime| match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_nanos()).ok(),
            Err(before) => i64::try_from(before.duration().as_nanos()).ok().map(|n| -n),
        };
        Self {
            size: metadata.len(),
            modified: metadata.modified().ok().and_then(nanoseconds),
            inode: inode(metadata),
        }
    }

    /// True where a later change would show: the file is older, at `now`, than a tick of its clock. A stamp that is not
    /// settled proves nothing later on.
    pub fn settled(&self, now: SystemTime) -> bool {
        let Some(modified) = self.modified.and_then(|n| u64::try_from(n).ok()) else { return false };
        let tick = if modified.is_multiple_of(1_000_000_000) { SLOW_TICK } else { TICK };
        let settles = UNIX_EPOCH + Duration::from_nanos(modified) + tick;
        now > settles
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// A file that was looked at: its stamp, and what was in it then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// What the system said of it.
    pub stamp: Stamp,
    /// What was in it.
    pub hash: Hash,
}
