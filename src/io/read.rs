#![expect(
    clippy::result_large_err,
    reason = "a note that can't be read is rare, and a finding is wanted as it is"
)]

use super::scan::{Found, SIZE_LIMIT};
use crate::diagnostic::{Code, Diagnostic};
use rayon::prelude::*;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::sync::atomic::{AtomicUsize, Ordering};

/// How often a note is read anew when it changes under the reader's hands.
const ATTEMPTS: usize = 3;

enum Content {
    Whole(Vec<u8>),
    /// The size changed between the first and the last byte: part of it may be old.
    Torn,
    TooLarge,
}

/// Reads one note, as it is now. Edits since the scan are fine; what can't be had whole is a finding.
pub fn read(found: &Found) -> Result<Vec<u8>, Diagnostic> {
    for _ in 0..ATTEMPTS {
        match content(found) {
            Ok(Content::Whole(bytes)) => return Ok(bytes),
            Ok(Content::Torn) => {}
            Ok(Content::TooLarge) => return Err(changed(found, "grew over the size limit")),
            Err(error) if error.kind() == ErrorKind::NotFound => return Err(changed(found, "went away")),
            Err(error) => {
                let message = format!("the note can't be read: {error}");
                let help = "make it readable, or exclude it in the config";
                return Err(Code::UnreadableFile.about(&found.file, message).help(help));
            }
        }
    }
    Err(changed(found, "kept changing"))
}

/// Hands all notes to `each`, which reads them, on the threads of the current rayon pool; the order is kept.
///
/// `progress` gets the number of notes done so far, from any thread, and not always in rising order.
pub fn on_all<T: Send>(
    notes: &[Found],
    each: impl Fn(&Found) -> T + Sync,
    progress: &(dyn Fn(usize) + Sync),
) -> Vec<T> {
    let done = AtomicUsize::new(0);
    let one = |found: &Found| {
        let result = each(found);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1);
        result
    };
    notes.par_iter().map(one).collect()
}

fn content(found: &Found) -> io::Result<Content> {
    let mut file = File::open(&found.path)?;
    let size = file.metadata()?.len();
    // A vault with a limit of its own has notes over the usual one, which were let in by the scan.
    let limit = found.size.max(SIZE_LIMIT);
    if size > limit {
        return Ok(Content::TooLarge);
    }
    let expected = usize::try_from(size).unwrap_or(0);
    let mut bytes = vec![0; expected + 1];
    let first = file.read(&mut bytes)?;
    bytes.truncate(first);
    // There was room for one byte more: where it stayed free, the end is reached, and asking again for it would
    // be one system call in five.
    if first != expected {
        file.take((limit + 1).saturating_sub(first as u64)).read_to_end(&mut bytes)?;
    }
    let read = bytes.len() as u64;
    Ok(match read {
        _ if read > limit => Content::TooLarge,
        _ if read != size => Content::Torn,
        _ => Content::Whole(bytes),
    })
}

fn changed(found: &Found, how: &str) -> Diagnostic {
    let message = format!("the note {how} while the vault was read, so it is left out");
    Code::ChangedWhileReading.about(&found.file, message).help("run casebook again")
}
