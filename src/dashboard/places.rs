//! What the dashboard knows of notes: their names, and where their pages are.

use super::address::address;
use crate::analysis::View;
use crate::config::DashboardNotes;
use crate::html;
use crate::model::kind::Kind;
use crate::model::note::Note;
use serde::Serialize;
use std::collections::BTreeMap;

/// A note, for links to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its name to people.
    pub title: String,
    /// The word for its kind.
    pub kind: Option<&'static str>,
    /// Its page from the root of the dashboard, encoded as links need it; nothing where it has none.
    pub address: Option<String>,
}

/// All notes of a vault, by file.
#[derive(Debug, Default)]
pub struct Places(BTreeMap<String, Place>);

impl Places {
    /// Those of a vault whose settings say which notes have pages.
    pub fn of(view: &View<'_>) -> Self {
        let place = |note: &Note| Place {
            title: note.title.clone(),
            kind: note.kind().map(Kind::name),
            address: has_page(view, note).then(|| html::encoded(&address(&note.file))),
        };
        Self(view.vault.notes.iter().map(|note| (note.file.to_string(), place(note))).collect())
    }

    /// What is known of a note.
    pub fn get(&self, file: &str) -> Option<&Place> {
        self.0.get(file)
    }
}

/// Whether a note has a page: with the setting `evidence` those of a kind do.
pub fn has_page(view: &View<'_>, note: &Note) -> bool {
    view.config.dashboard.notes == DashboardNotes::All || note.kind().is_some()
}
