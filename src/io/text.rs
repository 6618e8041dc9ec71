use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Settings and templates are small; whatever is larger is not one.
const LIMIT: u64 = 10 * 1024 * 1024;

/// The text of a file that is no note (settings, a template); `None` where there is no such file.
pub fn read_text(path: &Path) -> io::Result<Option<String>> {
    read_text_within(path, LIMIT)
}

/// The text of a file of at most so many bytes; `None` where there is no such file.
pub fn read_text_within(path: &Path, limit: u64) -> io::Result<Option<String>> {
    // Looked at before it is opened: a pipe would be waited for.
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => {}
        Ok(_) => return Err(io::Error::new(ErrorKind::InvalidInput, "it is no file")),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    }
    let mut text = String::new();
    let read = std::fs::File::open(path)?.take(limit.saturating_add(1)).read_to_string(&mut text)?;
    if read as u64 > limit {
        return Err(io::Error::new(ErrorKind::FileTooLarge, "it is too large"));
    }
    Ok(Some(text))
}
