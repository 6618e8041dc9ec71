//! Tests of the module as a whole, on real folders.

mod cache;
mod law;
mod output;
mod reading;
mod refusals;
mod scanning;
#[cfg(unix)]
mod scanning_unix;
mod sharing;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder to play in.
pub(super) struct Folder {
    temporary: TempDir,
}

impl Folder {
    pub(super) fn new() -> Self {
        Self { temporary: tempfile::tempdir().unwrap() }
    }

    /// One that holds these files.
    pub(super) fn with(files: &[&str]) -> Self {
        let folder = Self::new();
        for file in files {
            folder.write(file, file);
        }
        folder
    }

    pub(super) fn path(&self, file: &str) -> PathBuf {
        if file.is_empty() { self.temporary.path().to_path_buf() } else { self.temporary.path().join(file) }
    }

    pub(super) fn write(&self, file: &str, text: &str) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(super) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path(file)).unwrap()
    }

    #[cfg(unix)]
    pub(super) fn link(&self, file: &str, target: impl AsRef<Path>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(target, path).unwrap();
    }
}

/// The files below a folder and their contents, but for the lock.
pub(super) fn files_below(folder: &Path) -> BTreeMap<String, String> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != super::names::LOCK)
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            (name, String::from_utf8_lossy(&fs::read(entry.path()).unwrap()).into_owned())
        })
        .collect()
}

/// True where files without any permission can't be read, which does not hold for root. Says so where not.
#[cfg(unix)]
pub(super) fn permissions_count() -> bool {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&["closed"]);
    fs::set_permissions(folder.path("closed"), fs::Permissions::from_mode(0o000)).unwrap();
    let count = fs::read(folder.path("closed")).is_err();
    if !count {
        skipped("permissions do not bind this user");
    }
    count
}

/// Says that a test could not be run here.
#[expect(clippy::print_stderr, reason = "a test that is skipped must not look like one that passed")]
pub(super) fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}
