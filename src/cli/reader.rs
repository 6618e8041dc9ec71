//! Reads notes, and takes those that are as they were from what is known of them.

use super::memory::{KeptNote, Memory, NoteBytes};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::io::{self, Found};
use crate::model::names::Names;
use crate::model::note::Note;
use crate::model::stored;
use crate::pipeline;
use std::sync::{Arc, LazyLock};

/// Which texts of notes stay in memory once they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// All.
    All,
    /// Those in which something was found: the others are nearly half of what a vault takes.
    /// [`Session`](super::open::Session) reads again what it needs beside them.
    Findings,
}

/// What all notes of a vault are read with.
pub(super) struct Reader<'a> {
    pub(super) names: &'a Names,
    pub(super) config: &'a Config,
    pub(super) kept: Kept,
    /// What is known of them; none where nothing is to be kept either.
    pub(super) memory: Option<&'a Memory>,
}

/// A note that was read.
pub(super) struct Came {
    pub(super) note: Note,
    pub(super) findings: Vec<Diagnostic>,
    /// What the next build needs to know of it.
    pub(super) kept: Option<KeptNote>,
}

/// The text of a note whose text is not kept.
pub(super) static NO_TEXT: LazyLock<Arc<str>> = LazyLock::new(|| Arc::from(""));

impl Reader<'_> {
    /// Reads a note. What can't be read is a finding.
    pub(super) fn read(&self, found: &Found) -> Result<Came, Box<Diagnostic>> {
        let mut came = match self.as_it_was(found) {
            Some(came) => came,
            None => self.anew(found, io::read(found).map_err(Box::new)?),
        };
        let note = &mut came.note;
        if found.conflict {
            // The original counts; its copy is only linked.
            note.publish = false;
            note.record = None;
        }
        // A link into a private folder makes nothing in it public.
        let private = |real: &Arc<str>| self.config.private.folders.iter().any(|folder| folder.covers(real));
        note.publish &= !found.real.as_ref().is_some_and(private);
        if self.kept == Kept::Findings && came.findings.is_empty() {
            note.text = Arc::clone(&NO_TEXT);
        }
        Ok(came)
    }

    /// The note as it was, where the system says that its file is. What may be published is always looked at: whoever
    /// takes a note back must not depend on the clock of a file system.
    fn as_it_was(&self, found: &Found) -> Option<Came> {
        let kept = self.memory.filter(|_| self.kept == Kept::Findings)?.as_it_was(found)?;
        let (note, findings) = stored::from_bytes(&found.file, &kept.read)?;
        (!note.publish).then(|| Came { note, findings, kept: Some(kept.clone()) })
    }

    /// A note of these bytes.
    fn anew(&self, found: &Found, bytes: Vec<u8>) -> Came {
        let Some(memory) = self.memory else {
            let (note, findings) = pipeline::read_note(&found.file, bytes, self.names, self.config);
            return Came { note, findings, kept: None };
        };
        let hash = blake3::hash(&bytes);
        let same = memory.same(found, &hash);
        if let Some(kept) = same
            && let Some((mut note, findings)) = stored::from_bytes(&found.file, &kept.read)
        {
            note.text = pipeline::text(bytes);
            let kept = Some(memory.keep(found, hash, kept.read.clone()));
            return Came { note, findings, kept };
        }
        let (note, findings) = pipeline::read_note(&found.file, bytes, self.names, self.config);
        let read = stored::to_bytes(&note, &findings).map(NoteBytes::from);
        let kept = read.map(|read| memory.keep(found, hash, read));
        Came { note, findings, kept }
    }
}
