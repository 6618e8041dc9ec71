//! The notes that a report names.

use super::SCHEMA;
use crate::analysis::View;
use crate::analysis::view::{Evidence, evidence};
use serde::Serialize;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// A note for linking.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NoteRef {
    /// Its path in the vault.
    pub file: String,
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
    pub future_notes: Vec<String>,
    /// How many notes count nowhere, since they lack a field that their kind needs.
    pub incomplete: usize,
    /// Those notes, with what each lacks.
    pub incomplete_notes: Vec<Incomplete>,
}

/// A note that counts nowhere.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Incomplete {
    /// Its file.
    pub file: String,
    /// The word for its kind.
    pub kind: String,
    /// What its kind needs, in words.
    pub needs: String,
}

/// Gives out the files of notes and remembers the titles of those that a report names.
#[derive(Debug)]
pub struct Notes<'a> {
    view: &'a View<'a>,
    named: RefCell<BTreeMap<String, String>>,
}

impl<'a> Notes<'a> {
    /// None named yet.
    pub fn new(view: &'a View<'a>) -> Self {
        Self { view, named: RefCell::default() }
    }

    /// The file of a note, by its index in the vault.
    pub fn file(&self, id: usize) -> String {
        let note = &self.view.vault.notes[id];
        self.named.borrow_mut().entry(note.file.to_string()).or_insert_with(|| note.title.clone());
        note.file.to_string()
    }

    /// The files of several notes.
    pub fn files(&self, ids: impl IntoIterator<Item = usize>) -> Vec<String> {
        ids.into_iter().map(|id| self.file(id)).collect()
    }

    /// Names a note by its file.
    pub fn name(&self, file: &str) {
        if let Some(note) = self.view.vault.by_file(file) {
            self.named.borrow_mut().entry(file.to_owned()).or_insert_with(|| note.title.clone());
        }
    }

    /// A note with its title.
    pub fn reference(&self, id: usize) -> NoteRef {
        NoteRef { file: self.file(id), title: self.view.vault.notes[id].title.clone() }
    }

    /// The head of a report that named these notes.
    pub fn head(self) -> Head {
        let notices = self.notices();
        Head { schema: SCHEMA, as_of: self.view.as_of.to_string(), notices, notes: self.named.into_inner() }
    }

    fn notices(&self) -> Notices {
        let mut future_notes = Vec::new();
        let mut incomplete_notes = Vec::new();
        for (id, note) in self.view.vault.notes.iter().enumerate() {
            let Some(kind) = note.kind() else { continue };
            if self.view.is_future(note) {
                future_notes.push(self.file(id));
            } else if evidence(note, &self.view.zone) == Evidence::Never {
                let def = kind.def();
                let needs = def.needs.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
                incomplete_notes.push(Incomplete {
                    file: self.file(id),
                    kind: kind.name().to_owned(),
                    needs: if def.needs_note.is_empty() { needs } else { def.needs_note.to_owned() },
                });
            }
        }
        Notices {
            future: future_notes.len(),
            incomplete: incomplete_notes.len(),
            future_notes,
            incomplete_notes,
        }
    }
}
