//! What is on disk under a name.

use crate::io::names;
use crate::io::output_error::OutputError;
use crate::io::stamp::{Seen, Stamp};
use blake3::{Hash, Hasher};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

/// What stands under a name.
#[derive(Debug)]
pub(super) enum Disk {
    Absent,
    File(Hash, Stamp),
    /// A folder, a link, a pipe.
    Other,
}

/// What stands where folders are needed.
#[derive(Debug)]
pub(super) struct Ground {
    folders: HashMap<String, Folder>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Folder {
    Missing,
    There,
    /// A file or a link. To write through a link could reach anywhere.
    Other,
}

impl Ground {
    /// Looks at the folders of all these names, once each.
    pub(super) fn new<'n>(dir: &Path, names: impl Iterator<Item = &'n str>) -> Result<Self, OutputError> {
        let mut folders = HashMap::new();
        for folder in names.flat_map(names::folders) {
            if !folders.contains_key(folder) {
                let path = dir.join(folder);
                let state = folder_at(&path).map_err(OutputError::io("look at", &path))?;
                folders.insert(folder.to_owned(), state);
            }
        }
        Ok(Self { folders })
    }

    /// The folders of a name that can't be entered or made, for something else stands there.
    pub(super) fn blocked<'n>(&self, name: &'n str) -> impl Iterator<Item = &'n str> {
        names::folders(name).filter(|folder| self.folders.get(*folder) == Some(&Folder::Other))
    }

    /// What stands under a name, none of whose folders is a link. A file that was `seen` as it is is not opened.
    pub(super) fn look(&self, dir: &Path, name: &str, seen: Option<&Seen>) -> io::Result<Disk> {
        let reached = |folder| self.folders.get(folder).is_none_or(|state| *state == Folder::There);
        if !names::folders(name).all(reached) {
            return Ok(Disk::Absent);
        }
        let path = dir.join(name);
        match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_file() => {
                let stamp = Stamp::of(&metadata);
                if let Some(seen) = seen.filter(|seen| seen.stamp == stamp) {
                    return Ok(Disk::File(seen.hash, stamp));
                }
                let mut hasher = Hasher::new();
                hasher.update_reader(File::open(&path)?)?;
                Ok(Disk::File(hasher.finalize(), stamp))
            }
            Ok(_) => Ok(Disk::Other),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Disk::Absent),
            Err(error) => Err(error),
        }
    }
}

fn folder_at(path: &Path) -> io::Result<Folder> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => Ok(Folder::There),
        Ok(_) => Ok(Folder::Other),
        // Below something that is no folder, or a link to nothing: that one is `Other`.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Ok(Folder::Missing)
        }
        Err(error) => Err(error),
    }
}
