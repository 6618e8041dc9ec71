//! The notes that almost count for a criterion, and why they don't.

use super::counting::{Rows, begins, fields, is_timeline};
use crate::analysis::rows::{Row, Wanted};
use crate::ladder::Count;
use crate::model::note::Note;
use crate::query::{Predicate, Truth};
use jiff::civil::Date;
use serde_json::Value;

/// How many a report shows.
pub(super) const FEW: usize = 5;
/// The longest value that is shown beside a part that fails.
const LONGEST: usize = 40;

/// A note that does not count.
#[derive(Debug, Clone, PartialEq)]
pub struct Near {
    /// The note, by index in the vault.
    pub note: usize,
    /// Each part that fails.
    pub failing: Vec<Failing>,
}

/// Why a note does not count.
#[derive(Debug, Clone, PartialEq)]
pub enum Failing {
    /// It is too old.
    TooOld {
        /// Its evidence date.
        date: Date,
        /// Days of the window.
        window: i32,
    },
    /// It has no day that could lie in a window.
    Undated,
    /// A part of the condition is false.
    False {
        /// The part as written.
        part: String,
        /// The field that it reads and what the note says there, where that is short.
        value: Option<(String, String)>,
    },
    /// The note does not say enough.
    Unknown {
        /// The part as written.
        part: String,
        /// The fields that it does not give.
        fields: Vec<String>,
        /// The reason, where it is another one.
        reason: String,
    },
    /// Its timeline stands in for a diagnostic path.
    Timeline,
}

/// The nearest of these notes, which come newest first: those with the fewest failing parts.
pub(super) fn near(
    rows: &Rows<'_, '_>,
    count: &Count,
    candidates: impl IntoIterator<Item = usize>,
    counts: impl Fn(usize) -> bool,
    most: usize,
) -> Vec<Near> {
    let wanted = Wanted::Some(fields(count).into_iter().collect());
    let mut found: Vec<Near> = Vec::new();
    for id in candidates {
        let note = &rows.view.vault.notes[id];
        if !note.kind().is_some_and(|kind| count.kinds.contains(&kind)) || counts(id) {
            continue;
        }
        let failing = failing(rows, count, &wanted, id, note);
        if failing.is_empty() {
            continue;
        }
        found.push(Near { note: id, failing });
        // They are newest first: once there are enough of which one part fails, no nearer one can come.
        if found.iter().filter(|near| near.failing.len() == 1).count() == most {
            break;
        }
    }
    found.sort_by_key(|near| near.failing.len());
    found.truncate(most);
    found
}

fn failing(rows: &Rows<'_, '_>, count: &Count, wanted: &Wanted, id: usize, note: &Note) -> Vec<Failing> {
    let Some((_, end)) = begins(rows.view, rows.grid, note) else { return Vec::new() };
    let mut failing = Vec::new();
    if let Some(window) = count.within {
        match end.map(|end| end.min(rows.view.as_of)) {
            None => failing.push(Failing::Undated),
            Some(date) if !rows.view.within(date, window) => failing.push(Failing::TooOld { date, window }),
            Some(_) => {}
        }
    }
    let row = rows.row(wanted, id, note, rows.grid.last());
    for (part, predicate) in &count.parts {
        match predicate.matches(&row) {
            Truth::Yes => {}
            Truth::No => failing.push(Failing::False { part: part.clone(), value: value(predicate, &row) }),
            Truth::Unknown(reason) => failing.push(unknown(part, predicate, &row, note, reason)),
        }
    }
    failing.dedup_by(|a, b| *a == Failing::Timeline && a == b);
    failing
}

fn unknown(part: &str, predicate: &Predicate, row: &Row, note: &Note, reason: String) -> Failing {
    let is_absent = |name: &str| row.get(name).is_none_or(Value::is_null);
    let mut fields: Vec<String> = Vec::new();
    for (field, _) in predicate.fields() {
        if is_absent(field.name) && !fields.iter().any(|known| known == field.name) {
            fields.push(field.name.to_owned());
        }
    }
    if is_timeline(note) && fields.iter().any(|field| field == "diagnostic_path") {
        return Failing::Timeline;
    }
    Failing::Unknown { part: part.to_owned(), fields, reason }
}

/// What the note says in the one field that a part reads.
fn value(predicate: &Predicate, row: &Row) -> Option<(String, String)> {
    let fields = predicate.fields();
    let [(field, _)] = fields.as_slice() else { return None };
    let text = match row.get(field.name)? {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Array(items) => items.len().to_string(),
        Value::Number(number) => {
            number.as_f64().map(|number| format!("{}", (number * 1000.0).round() / 1000.0))?
        }
        other => other.to_string(),
    };
    (!text.is_empty() && text.chars().count() <= LONGEST).then(|| (field.name.to_owned(), text))
}
