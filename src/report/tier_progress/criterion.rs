//! One criterion: its number, its target, the notes that count, and those that almost do.

use super::words::{target, unit_of, why, written};
use crate::analysis::levels::{Near, State};
use crate::ladder::{Bound, What};
use crate::report::note_ref::Notes;
use crate::report::plain::last_few;
use serde::Serialize;
use std::sync::Arc;

/// A criterion as of now.
#[derive(Debug, Clone, Serialize)]
pub struct CriterionReport {
    /// The id of its level.
    pub level: String,
    /// Its id within the level.
    pub id: String,
    /// What it asks, in plain words.
    pub says: String,
    /// Its number; null where nothing can be said.
    pub value: Option<f64>,
    /// The target.
    pub target: f64,
    /// Its number, written out; "unknown" where nothing can be said.
    pub value_text: String,
    /// The target, written out: "at least 30 %".
    pub target_text: String,
    /// `at least` or `at most`.
    pub bound: String,
    /// What both are in: `count`, `share`, `change`, `mean` (a week), `number`.
    pub unit: String,
    /// How far along it is, 0-1; null where nothing can be said.
    pub progress: Option<f64>,
    /// Whether it is met. What is unknown is not.
    pub met: bool,
    /// False for advice.
    pub gates: bool,
    /// Who set the target: `source`, `casebook`; null in a ladder that does not say.
    pub target_from: Option<String>,
    /// Days before the as-of date that count; null for all.
    pub within: Option<i32>,
    /// The notes behind the number, by file, oldest first.
    #[serde(serialize_with = "last_few")]
    pub evidence: Vec<Arc<str>>,
    /// The nearest notes that do not count.
    pub near: Vec<NearReport>,
    /// What to write down to make it known; null where it is.
    pub needs: Option<String>,
    /// The kinds of note that it counts; none where it reads a measure.
    pub kinds: Vec<String>,
    /// The first day on which it is not met any more, if nothing is added; null where nothing grows too old.
    pub lapses: Option<String>,
}

/// A note that almost counts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NearReport {
    /// The note.
    pub file: Arc<str>,
    /// Why it does not, Markdown.
    pub why: String,
}

/// A criterion of a level.
pub(super) fn criterion(notes: &Notes<'_>, level: &str, state: &State<'_>) -> CriterionReport {
    let test = state.test;
    let (within, kinds) = match &test.what {
        What::Count(count) => (count.within, count.kinds.iter().map(|kind| kind.name().to_owned()).collect()),
        What::Measure(_) => (None, Vec::new()),
    };
    let needs = match &test.what {
        What::Measure(reading) if state.value.is_none() => Some(reading.measure.needs().to_owned()),
        _ => None,
    };
    let bound = if test.bound == Bound::AtLeast { "at least" } else { "at most" };
    CriterionReport {
        value_text: state.value.map_or("unknown".to_owned(), |value| written(test, value)),
        target_text: target(test),
        level: level.to_owned(),
        id: state.criterion.id.clone(),
        says: state.criterion.says.clone(),
        value: state.value,
        target: test.target,
        bound: bound.to_owned(),
        unit: unit_of(test).to_owned(),
        progress: state.progress,
        met: state.met,
        gates: state.criterion.gates,
        target_from: state.criterion.target_from.map(|from| {
            match from {
                crate::ladder::Threshold::Source => "source",
                crate::ladder::Threshold::Casebook => "casebook",
            }
            .to_owned()
        }),
        within,
        evidence: notes.files(state.evidence.iter().copied()),
        near: state.near.iter().map(|near| self::near(notes, near)).collect(),
        needs,
        kinds,
        lapses: state.lapses.map(|day| day.to_string()),
    }
}

fn near(notes: &Notes<'_>, near: &Near) -> NearReport {
    let why: Vec<String> = near.failing.iter().map(why).collect();
    NearReport { file: notes.file(near.note), why: why.join("; ") }
}
