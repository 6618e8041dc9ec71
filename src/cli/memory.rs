//! What a build keeps for the next one, so that only what changed is worked out anew.
//!
//! Nothing depends on it: without it, or with that of another program, other settings or another vault, a build takes
//! longer and ends in the same bytes ([ADR 20](../../docs/adr/0020-incremental.md)).

use crate::io::{self, Found, Seen, Stamp};
use blake3::{Hash, Hasher};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

/// What is kept of a vault and its output folder.
#[derive(Debug)]
pub(super) struct Memory {
    path: PathBuf,
    key: Hash,
    /// When the notes were looked at: what was written in the same moment can't be told from what came after.
    since: SystemTime,
    pub(super) kept: Kept,
}

/// What is kept of all notes, by path.
pub(super) type KeptNotes = HashMap<Arc<str>, KeptNote>;

/// What pages of the output folder were made of, by name.
pub(super) type PageKeys = HashMap<String, [u8; 32]>;

/// The part of it that is written down.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) notes: KeptNotes,
    /// Files of the output folder, by name.
    files: Vec<(String, Stamp, [u8; 32])>,
    pub(super) pages: PageKeys,
}

/// What is kept of a note.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct KeptNote {
    /// What the system said of its file; none where a later change might not show.
    stamp: Option<Stamp>,
    /// The hash of its bytes.
    pub(super) hash: [u8; 32],
    /// What [`stored`](crate::model::stored) makes of it.
    pub(super) read: Bytes,
}

/// Bytes that are written and read in one piece, not one by one.
#[derive(Debug, Clone)]
pub(super) struct Bytes(pub(super) Arc<[u8]>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(<&[u8]>::deserialize(deserializer)?.into()))
    }
}

impl Memory {
    /// What the last build into a folder kept, if it was by this program with these settings. `settings` is all that the
    /// reading of notes depends on beside their bytes.
    pub(super) fn load(out: &Path, settings: &str) -> Self {
        let (path, key) = (io::cache::path(out), key(settings));
        let read = io::cache::load(&path, &key).and_then(|bytes| postcard::from_bytes(&bytes).ok());
        Self { path, key, since: SystemTime::now(), kept: read.unwrap_or_default() }
    }

    /// What is known of a note, where its file is as it was.
    pub(super) fn as_it_was(&self, found: &Found) -> Option<&KeptNote> {
        self.kept.notes.get(&found.file).filter(|kept| kept.stamp == Some(found.stamp))
    }

    /// What is known of a note of these bytes.
    pub(super) fn same(&self, found: &Found, hash: &Hash) -> Option<&KeptNote> {
        self.kept.notes.get(&found.file).filter(|kept| kept.hash == *hash.as_bytes())
    }

    /// What is to be kept of a note.
    pub(super) fn keep(&self, found: &Found, hash: Hash, read: Bytes) -> KeptNote {
        let stamp = Some(found.stamp).filter(|stamp| stamp.settled(self.since));
        KeptNote { stamp, hash: hash.into(), read }
    }

    /// The files of the output folder as they were seen last.
    pub(super) fn files(&mut self) -> HashMap<String, Seen> {
        let seen = |(name, stamp, hash): (String, Stamp, [u8; 32])| {
            (name, Seen { stamp, hash: Hash::from_bytes(hash) })
        };
        std::mem::take(&mut self.kept.files).into_iter().map(seen).collect()
    }

    /// Writes it down. Called while the output folder is locked.
    pub(super) fn store(&mut self, files: &HashMap<String, Seen>) {
        let now = SystemTime::now();
        let settled = files.iter().filter(|(_, seen)| seen.stamp.settled(now));
        self.kept.files = settled.map(|(name, seen)| (name.clone(), seen.stamp, seen.hash.into())).collect();
        io::cache::store(&self.path, &self.key, |mut file| {
            postcard::to_io(&self.kept, &mut file).map(drop).map_err(std::io::Error::other)
        });
    }
}

/// What makes a cache another's: the program, and what it was told.
fn key(settings: &str) -> Hash {
    let mut hasher = Hasher::new();
    hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
    // Two programs of one version may differ while it is being worked on.
    let program = std::env::current_exe().and_then(std::fs::metadata).ok().map(|program| Stamp::of(&program));
    hasher.update(&postcard::to_stdvec(&program).unwrap_or_default());
    hasher.update(settings.as_bytes());
    hasher.finalize()
}
