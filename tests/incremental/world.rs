//! A vault on disk, and builds of it by the program.

use crate::edits::Edit;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A vault, and its output folder beside it.
pub(crate) struct World {
    folder: TempDir,
}

/// Files by path.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("vault")).unwrap();
        Self { folder }
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn edit(&self, edit: &Edit) {
        match edit {
            Edit::Write(path, text) => self.write(&format!("vault/{path}"), text),
            Edit::Remove(path) => drop(fs::remove_file(self.path("vault").join(path))),
            Edit::Rename(from, to) => {
                let to = self.path("vault").join(to);
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                drop(fs::rename(self.path("vault").join(from), to));
            }
            Edit::Settings(which) => self.write("vault/casebook.toml", crate::edits::SETTINGS[*which]),
        }
    }

    /// Builds into the output folder of all builds.
    pub(crate) fn build(&self) {
        self.build_into("out");
    }

    pub(crate) fn build_into(&self, out: &str) {
        let done = self.command(&["build", "--as-of", "2026-07-01", "--out"], out);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    }

    pub(crate) fn command(&self, arguments: &[&str], out: &str) -> std::process::Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(arguments).arg(self.path(out)).arg(self.path("vault"));
        command.env_remove("CI").output().unwrap()
    }

    /// The files of an output folder, but for the lock and the cache, which tell of the past.
    pub(crate) fn files(&self, out: &str) -> Files {
        let mut files = Files::new();
        collect(&self.path(out), "", &mut files);
        files.retain(|path, _| path != ".casebook-cache" && path != ".casebook.lock");
        files
    }

    /// What differs from a build into an empty folder.
    pub(crate) fn difference_to_clean(&self) -> Option<String> {
        // At the same place from the vault, for pages lead back to it.
        let clean = "clean";
        self.build_into(clean);
        let (now, expected) = (self.files("out"), self.files(clean));
        fs::remove_dir_all(self.path(clean)).unwrap();
        difference(&now, &expected)
    }
}

/// The first file that differs, and how.
pub(crate) fn difference(now: &Files, expected: &Files) -> Option<String> {
    let paths = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
    if paths(now) != paths(expected) {
        return Some(format!("{:?} instead of {:?}", paths(now), paths(expected)));
    }
    let differs = |(path, bytes): &(&String, &Vec<u8>)| expected[*path] != **bytes;
    now.iter().find(differs).map(|(path, bytes)| {
        let (now, expected) =
            (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&expected[path]).into_owned());
        let line = now.lines().zip(expected.lines()).find(|(now, expected)| now != expected);
        format!("{path}: {line:?}")
    })
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}
