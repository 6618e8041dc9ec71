use crate::io::write_whole;
use anyhow::Context;
use std::path::Path;

/// Writes a file that is not there yet, with the folders it needs; false where there is one already.
pub(super) fn write_new(path: &Path, text: &str) -> anyhow::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    if let Some(parent) = path.parent() {
        std::fs::create_dir_all(parent).with_context(|| format!("can't create {}", parent.display()))?;
    }
    write_whole(path, text.as_bytes()).with_context(|| format!("can't write {}", path.display()))?;
    Ok(true)
}
