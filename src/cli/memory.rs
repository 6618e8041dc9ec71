//! What a build keeps for the next one, so that only what changed is worked out anew.
//!
//! Nothing depends on it: without it, or with that of another program, other settings or another vault, a build takes
//! longer and ends in the same bytes ([ADR 20](../../docs/adr/0020-incremental.md)).

use crate::diagnostic::Diagnostic;
use crate::io::{self, Found, Seen, Stamp};
use blake3::{Hash, Hasher};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::{Deref, Range};
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
    notes: Arc<KeptNotes>,
    pages: PageKeys,
    /// The files of the output folder as they were seen last.
    pub(super) seen: HashMap<String, Seen>,
    /// What the last build was of, and said; none where not everything of it can be known again.
    pub(super) last: Option<Last>,
}

/// What is kept of all notes, by path.
pub(super) type KeptNotes = HashMap<Arc<str>, KeptNote>;

/// What pages of the output folder were made of, by name.
pub(super) type PageKeys = HashMap<String, [u8; 32]>;

/// What is written down. What was read of the notes follows behind it, one after the other in this order.
#[derive(Serialize)]
struct Writing<'m> {
    notes: Vec<(&'m str, Option<Stamp>, [u8; 32], usize)>,
    pages: &'m PageKeys,
    files: Vec<(&'m str, Stamp, [u8; 32])>,
    last: &'m Option<Last>,
}

/// What was written down.
#[derive(Deserialize)]
struct Written<'b> {
    /// Path, stamp, hash, and how many bytes it takes.
    #[serde(borrow)]
    notes: Vec<(&'b str, Option<Stamp>, [u8; 32], usize)>,
    pages: PageKeys,
    files: Vec<(String, Stamp, [u8; 32])>,
    last: Option<Last>,
}

/// What a build was of, and what it said.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Last {
    /// What [`fingerprint`](super::unchanged::fingerprint) made of it.
    pub(super) of: [u8; 32],
    /// How many notes of which kind there were.
    pub(super) read: String,
    /// The errors that were shown.
    pub(super) errors: Vec<Diagnostic>,
    /// Errors and warnings as numbers.
    pub(super) serious: Option<String>,
}

/// What is kept of a note.
#[derive(Debug, Clone)]
pub(super) struct KeptNote {
    /// What the system said of its file; none where a later change might not show.
    stamp: Option<Stamp>,
    /// The hash of its bytes.
    pub(super) hash: [u8; 32],
    /// What [`stored`](crate::model::stored) makes of it.
    pub(super) read: NoteBytes,
}

/// Bytes of a note: its own, or a part of those that were loaded for all notes together.
#[derive(Debug, Clone)]
pub(super) struct NoteBytes {
    all: Arc<Vec<u8>>,
    part: Range<usize>,
}

impl From<Vec<u8>> for NoteBytes {
    fn from(mut bytes: Vec<u8>) -> Self {
        bytes.shrink_to_fit();
        Self { part: 0..bytes.len(), all: Arc::new(bytes) }
    }
}

impl Deref for NoteBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.all[self.part.clone()]
    }
}

impl Memory {
    /// What the last build into a folder kept, if it was by this program with these settings: all that the reading of
    /// notes depends on beside their bytes.
    pub(super) fn load(out: &Path, settings: &str) -> Self {
        let (path, key) = (io::cache::path(out), key(settings));
        let loaded = io::cache::load(&path, &key).and_then(loaded);
        let Loaded { notes, pages, seen, last } = loaded.unwrap_or_default();
        Self { path, key, since: SystemTime::now(), notes: Arc::new(notes), pages, seen, last }
    }

    /// The same for a further build, which may be into another folder or with other settings.
    pub(super) fn again(self, out: &Path, settings: &str) -> Self {
        if (&self.path, &self.key) == (&io::cache::path(out), &key(settings)) {
            return Self { since: SystemTime::now(), ..self };
        }
        Self::load(out, settings)
    }

    /// What is known of a note, where its file is as it was.
    pub(super) fn as_it_was(&self, found: &Found) -> Option<&KeptNote> {
        self.notes.get(&found.file).filter(|kept| kept.stamp == Some(found.stamp))
    }

    /// What is known of a note of these bytes.
    pub(super) fn same(&self, found: &Found, hash: &Hash) -> Option<&KeptNote> {
        self.notes.get(&found.file).filter(|kept| kept.hash == *hash.as_bytes())
    }

    /// What is to be kept of a note.
    pub(super) fn keep(&self, found: &Found, hash: Hash, read: NoteBytes) -> KeptNote {
        let stamp = Some(found.stamp).filter(|stamp| stamp.settled(self.since));
        KeptNote { stamp, hash: hash.into(), read }
    }

    /// What pages were made of.
    pub(super) fn pages(&self) -> &PageKeys {
        &self.pages
    }

    /// Takes in what a build knows at its end.
    pub(super) fn renew(&mut self, notes: Arc<KeptNotes>, pages: PageKeys, seen: &HashMap<String, Seen>) {
        self.seen.clone_from(seen);
        self.notes = notes;
        self.pages = pages;
        self.last = None;
    }

    /// Writes it down.
    pub(super) fn store(&self) {
        let files =
            self.seen.iter().map(|(name, seen)| (name.as_str(), seen.stamp, seen.hash.into())).collect();
        let kept: Vec<(&Arc<str>, &KeptNote)> = self.notes.iter().collect();
        let notes =
            kept.iter().map(|(file, note)| (&***file, note.stamp, note.hash, note.read.len())).collect();
        let writing = Writing { notes, pages: &self.pages, files, last: &self.last };
        io::cache::store(&self.path, &self.key, |mut file| {
            postcard::to_io(&writing, &mut file).map_err(std::io::Error::other)?;
            kept.iter().try_for_each(|(_, note)| file.write_all(&note.read))
        });
    }
}

/// What was loaded.
#[derive(Default)]
struct Loaded {
    notes: KeptNotes,
    pages: PageKeys,
    seen: HashMap<String, Seen>,
    last: Option<Last>,
}

/// What bytes say that were written down; nothing where they are not such.
fn loaded(bytes: Vec<u8>) -> Option<Loaded> {
    let (written, rest) = postcard::take_from_bytes::<Written<'_>>(&bytes).ok()?;
    let Written { notes, pages, files, last } = written;
    let mut from = bytes.len() - rest.len();
    let mut parts = Vec::with_capacity(notes.len());
    for (file, stamp, hash, length) in notes {
        let to = from.checked_add(length).filter(|to| *to <= bytes.len())?;
        parts.push((Arc::from(file), stamp, hash, from..to));
        from = to;
    }
    let all = Arc::new(bytes);
    let note = |(file, stamp, hash, part)| {
        (file, KeptNote { stamp, hash, read: NoteBytes { all: Arc::clone(&all), part } })
    };
    let seen =
        |(name, stamp, hash): (String, Stamp, [u8; 32])| (name, Seen { stamp, hash: Hash::from_bytes(hash) });
    let notes = parts.into_iter().map(note).collect();
    Some(Loaded { notes, pages, seen: files.into_iter().map(seen).collect(), last })
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
