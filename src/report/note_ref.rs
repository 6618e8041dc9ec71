use crate::analysis::View;
use serde::Serialize;

/// The version of the data contract.
pub const SCHEMA: u32 = 1;

/// A note to link to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NoteRef {
    /// Path in the vault.
    pub file: String,
    /// Its name to people.
    pub title: String,
}

/// What every report begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// The version of the data contract.
    pub schema: u32,
    /// The last day that counts.
    pub as_of: String,
    /// How many notes start after it and are left out.
    pub future_notes: usize,
}

/// The reference of a note, by its index in the vault.
pub fn note_ref(view: &View<'_>, id: usize) -> NoteRef {
    let note = &view.vault.notes[id];
    NoteRef { file: note.file.to_string(), title: note.title.clone() }
}

/// References of several notes.
pub fn note_refs(view: &View<'_>, ids: impl IntoIterator<Item = usize>) -> Vec<NoteRef> {
    ids.into_iter().map(|id| note_ref(view, id)).collect()
}

/// The head of a report.
pub fn head(view: &View<'_>) -> Head {
    let future_notes = view.vault.notes.iter().filter(|note| view.is_future(note)).count();
    Head { schema: SCHEMA, as_of: view.as_of.to_string(), future_notes }
}
