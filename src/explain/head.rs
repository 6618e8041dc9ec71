//! What every explanation begins with.

use super::explanation::Explanation;
use crate::analysis::view::View;
use crate::model::kind::Kind;
use crate::report::SCHEMA;

/// An explanation of a note, or of something with no note of its own, that says nothing yet.
pub(super) fn head(view: &View<'_>, id: Option<usize>) -> Explanation {
    let note = id.map(|id| &view.vault.notes[id]);
    Explanation {
        schema: SCHEMA,
        as_of: view.as_of.to_string(),
        what: note.map_or("", |note| note.kind().map_or("note", Kind::name)).to_owned(),
        title: note.map(|note| note.title.clone()).unwrap_or_default(),
        file: note.map(|note| note.file.to_string()),
        answer: String::new(),
        rules: Vec::new(),
        sections: Vec::new(),
        see: Vec::new(),
    }
}
