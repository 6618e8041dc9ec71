//! Where facts stand, and rows for notes.

use super::explanation::{Input, NoteRow, Place};
use crate::analysis::view::{Evidence, View, evidence};
use crate::model::common::DATE;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::note::Note;
use crate::source::{LineIndex, Span};

/// The line on which a field of a note stands; `None` where it came from a file name, or is not given.
pub(super) fn line(view: &View<'_>, id: usize, field: &Field) -> Option<u32> {
    view.vault.notes[id].readings.span(field).and_then(|span| line_at(view, id, span))
}

/// The line of a place in a note.
pub(super) fn line_at(view: &View<'_>, id: usize, span: Span) -> Option<u32> {
    let given = span != Span::default();
    given.then(|| LineIndex::new(&view.vault.notes[id].text).position(span.start).line)
}

/// The line of the first of some fields that a note gives.
pub(super) fn first_line(view: &View<'_>, id: usize, fields: &[&Field]) -> Option<u32> {
    fields.iter().find_map(|field| line(view, id, field))
}

/// Where a field of a note stands.
pub(super) fn place(view: &View<'_>, id: usize, field: &Field) -> Option<Place> {
    let file = view.vault.notes[id].file.to_string();
    line(view, id, field).map(|line| Place { file, line: Some(line) })
}

/// A field of a note as an input: its value by `show`, and where it stands.
pub(super) fn input(view: &View<'_>, id: usize, field: &'static Field, value: Option<String>) -> Input {
    let input = Input::new(field.name, value);
    let refused = view.vault.notes[id].readings.is_refused(field);
    let input = if refused { input.why("it can't be read; `casebook check` says why") } else { input };
    input.at(place(view, id, field))
}

/// A setting as an input.
pub(super) fn setting(name: &str, value: Option<String>) -> Input {
    let place = value.is_some().then(|| Place { file: "casebook.toml".to_owned(), line: None });
    Input::new(name, value).at(place)
}

/// The as-of day.
pub(super) fn as_of(view: &View<'_>) -> Input {
    Input::new("as of", Some(view.as_of.to_string()))
}

/// A note with its evidence date.
pub(super) fn row(view: &View<'_>, id: usize) -> NoteRow {
    let note = &view.vault.notes[id];
    NoteRow {
        file: note.file.to_string(),
        line: None,
        title: note.title.clone(),
        date: view.date(note).map(|day| day.to_string()),
        value: None,
        why: None,
    }
}

/// The same, with the line of the first of some fields that it gives.
pub(super) fn row_at(view: &View<'_>, id: usize, fields: &[&Field]) -> NoteRow {
    NoteRow { line: first_line(view, id, fields), ..row(view, id) }
}

/// Why a note counts nowhere; `None` where it counts.
pub fn why_not(view: &View<'_>, id: usize) -> Option<String> {
    let note = &view.vault.notes[id];
    match (evidence(note, &view.zone), note.kind()) {
        (Evidence::Dated { start, .. }, _) if start > view.as_of => {
            Some(format!("starts on {start}, after the as-of day {}", view.as_of))
        }
        (Evidence::Never, Some(kind)) => {
            let refused = kind.def().needs.iter().find(|name| note.readings.refused.contains(name));
            Some(match refused {
                Some(name) => format!("counts nowhere, since its `{name}` can't be read"),
                None => format!("counts nowhere, since {}", lacking(note, kind)),
            })
        }
        _ => None,
    }
}

/// The notes of some kinds that count nowhere, each with the reason.
pub(super) fn not_counting(view: &View<'_>, kinds: &[Kind]) -> Vec<NoteRow> {
    let notes = view.vault.notes.iter().enumerate();
    let of_kinds = notes.filter(|(_, note)| note.kind().is_some_and(|kind| kinds.contains(&kind)));
    of_kinds.filter_map(|(id, _)| Some(row(view, id).why(why_not(view, id)?))).collect()
}

/// Why a note of a kind that needs something counts nowhere.
fn lacking(note: &Note, kind: Kind) -> String {
    let def = kind.def();
    if !def.needs_note.is_empty() {
        return format!("it needs {}", def.needs_note);
    }
    let given = |name: &str| match def.field(name) {
        Some(field) if field.name == DATE.name => note.date.is_some(),
        Some(field) => note.readings.get(field).is_some(),
        None => false,
    };
    let lacking: Vec<String> =
        def.needs.iter().filter(|name| !given(name)).map(|name| format!("`{name}`")).collect();
    format!("it lacks {}", lacking.join(" and "))
}
