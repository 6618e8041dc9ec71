use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Why a folder can't be used as a vault.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// There is nothing at that path.
    #[error("there is no folder `{0}`; give the folder that holds your notes")]
    Missing(PathBuf),
    /// There is a file.
    #[error("`{0}` is a file; give the folder that holds your notes, not one of them")]
    NotAFolder(PathBuf),
    /// It is there and can't be listed.
    #[error("the folder `{path}` can't be read: {source}")]
    Unreadable {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

/// The vault that a folder belongs to: the nearest ancestor, itself included, that holds `casebook.toml` or
/// `.obsidian/`, else the folder itself.
pub fn find_root(start: &Path) -> PathBuf {
    // A relative path has no ancestors to look at; where it can't be made absolute, it stands for itself.
    let start = std::path::absolute(start).unwrap_or_else(|_| start.to_path_buf());
    let is_root =
        |folder: &&Path| folder.join("casebook.toml").is_file() || folder.join(".obsidian").is_dir();
    start.ancestors().find(is_root).unwrap_or(&start).to_path_buf()
}

/// Whether a vault can be read there at all: the only faults of a vault that stop a run.
pub fn check_root(root: &Path) -> Result<(), VaultError> {
    let path = || root.to_path_buf();
    match std::fs::read_dir(root) {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.kind() {
            ErrorKind::NotFound => VaultError::Missing(path()),
            ErrorKind::NotADirectory => VaultError::NotAFolder(path()),
            // Windows has no word of its own for it.
            _ if root.is_file() => VaultError::NotAFolder(path()),
            _ => VaultError::Unreadable { path: path(), source: error },
        }),
    }
}
