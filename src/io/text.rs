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
    match read_bytes(path, limit) {
        Ok(bytes) => {
            let text = String::from_utf8(bytes);
            text.map(Some).map_err(|_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8"))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The bytes of a file of at most so many.
pub fn read_bytes(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    // Looked at before it is opened: a pipe would be waited for.
    if !std::fs::metadata(path)?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is no file"));
    }
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path)?.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if read as u64 > limit {
        return Err(io::Error::new(ErrorKind::FileTooLarge, "it is too large"));
    }
    Ok(bytes)
}
