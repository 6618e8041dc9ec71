use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// Settings and templates are small; whatever is larger is not one.
const LIMIT: u64 = 10 * 1024 * 1024;

/// The text of a file that is no note (settings, a template); `None` where there is no such file.
pub fn read_text(path: &Path) -> io::Result<Option<String>> {
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut text = String::new();
    file.take(LIMIT).read_to_string(&mut text)?;
    Ok(Some(text))
}
