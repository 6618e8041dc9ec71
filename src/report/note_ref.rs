//! The notes that a report names.

use super::contract::SCHEMA;
use crate::analysis::View;
use crate::model::kind::Kind;
use serde::Serialize;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A note for linking.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NoteRef {
    /// Its path in the vault.
    pub file: Arc<str>,
    /// Its name to people.
    pub title: String,
}

/// What every report begins with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// The version of the data contract.
    pub schema: u32,
    /// The last day that counts.
    pub as_of: String,
    /// What was left out of every figure.
    pub notices: Notices,
    /// The title of every note that the report names, by file.
    pub notes: BTreeMap<String, String>,
}

/// Notes that are left out of every figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Notices {
    /// How many notes start after the as-of date.
    pub future: usize,
    /// Those notes, by file.
    pub future_notes: Vec<Arc<str>>,
    /// How many notes of the report's kinds count nowhere, since they lack a field that their kind needs.
    pub incomplete: usize,
    /// Those notes, by kind.
    pub incomplete_notes: Vec<Incomplete>,
}

/// Notes of one kind that count nowhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Incomplete {
    /// The word for the kind.
    pub kind: String,
    /// What the kind needs, as Markdown.
    pub needs: String,
    /// How many notes lack it.
    pub n: usize,
    /// Those, by file.
    pub files: Vec<Arc<str>>,
}

/// Gives out the files of notes and remembers the titles of those that a report names.
#[derive(Debug)]
pub struct Notes<'a> {
    view: &'a View<'a>,
    /// For each note whether it is: they are asked for again and again.
    named: RefCell<Vec<bool>>,
    /// By file.
    named_files: RefCell<BTreeSet<String>>,
}

impl<'a> Notes<'a> {
    /// None named yet.
    pub fn new(view: &'a View<'a>) -> Self {
        let named = RefCell::new(vec![false; view.vault.notes.len()]);
        Self { view, named, named_files: RefCell::default() }
    }

    /// The file of a note, by its index in the vault.
    pub fn file(&self, id: usize) -> Arc<str> {
        self.named.borrow_mut()[id] = true;
        Arc::clone(&self.view.vault.notes[id].file)
    }

    /// The files of several notes.
    pub fn files(&self, ids: impl IntoIterator<Item = usize>) -> Vec<Arc<str>> {
        ids.into_iter().map(|id| self.file(id)).collect()
    }

    /// Names a note by its file.
    pub fn name(&self, file: &str) {
        self.named_files.borrow_mut().insert(file.to_owned());
    }

    /// A note with its title.
    pub fn reference(&self, id: usize) -> NoteRef {
        NoteRef { file: self.file(id), title: self.view.vault.notes[id].title.clone() }
    }

    /// The head of a report on these kinds that named these notes.
    pub fn head(self, kinds: &[Kind]) -> Head {
        let notices = self.notices(kinds);
        let named = self.named.into_inner();
        let by_index =
            self.view.vault.notes.iter().zip(named).filter(|(_, named)| *named).map(|(note, _)| note);
        let by_file = self.named_files.into_inner();
        let by_file = by_file.iter().filter_map(|file| self.view.vault.by_file(file));
        let notes = by_index.chain(by_file).map(|note| (note.file.to_string(), note.title.clone())).collect();
        Head { schema: SCHEMA, as_of: self.view.as_of.to_string(), notices, notes }
    }

    fn notices(&self, kinds: &[Kind]) -> Notices {
        let notes = &self.view.vault.notes;
        let future_notes = self.files(self.view.future().iter().copied());
        let incomplete = |kind: &Kind| {
            let of_kind = |id: &usize| notes[*id].kind() == Some(*kind);
            let files = self.files(self.view.incomplete().iter().copied().filter(of_kind));
            Incomplete { kind: kind.name().to_owned(), needs: needs(*kind), n: files.len(), files }
        };
        let incomplete: Vec<Incomplete> = kinds.iter().map(incomplete).filter(|group| group.n > 0).collect();
        Notices {
            future: future_notes.len(),
            incomplete: incomplete.iter().map(|group| group.n).sum(),
            future_notes,
            incomplete_notes: incomplete,
        }
    }
}

/// What a kind needs, as Markdown.
fn needs(kind: Kind) -> String {
    let def = kind.def();
    if !def.needs_note.is_empty() {
        return def.needs_note.to_owned();
    }
    def.needs.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
}
