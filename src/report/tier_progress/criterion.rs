//! One criterion: its number, its target, the notes that count, and those that almost do.

use crate::analysis::levels::{Failing, Near, State};
use crate::ladder::{Bound, Unit, What};
use crate::report::note_ref::Notes;
use crate::value::share::percent;
use serde::Serialize;

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
    pub evidence: Vec<String>,
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
    pub file: String,
    /// Why it does not, Markdown.
    pub why: String,
}

/// A criterion of a level.
pub(super) fn criterion(notes: &Notes<'_>, level: &str, state: &State<'_>) -> CriterionReport {
    let test = state.test;
    let (unit, within, kinds) = match &test.what {
        What::Count(count) => {
            ("count", count.within, count.kinds.iter().map(|kind| kind.name().to_owned()).collect())
        }
        What::Measure(reading) => (word(reading.measure.unit()), None, Vec::new()),
    };
    let needs = match &test.what {
        What::Measure(reading) if state.value.is_none() => Some(reading.measure.needs().to_owned()),
        _ => None,
    };
    let bound = if test.bound == Bound::AtLeast { "at least" } else { "at most" };
    CriterionReport {
        value_text: state.value.map_or("unknown".to_owned(), |value| written(unit, value)),
        target_text: target(unit, test.target, bound),
        level: level.to_owned(),
        id: state.criterion.id.clone(),
        says: state.criterion.says.clone(),
        value: state.value,
        target: test.target,
        bound: bound.to_owned(),
        unit: unit.to_owned(),
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

fn word(unit: Unit) -> &'static str {
    match unit {
        Unit::Share => "share",
        Unit::Change => "change",
        Unit::Count => "count",
        Unit::Mean => "mean",
        Unit::Number => "number",
    }
}

/// A number in its unit, for people.
fn written(unit: &str, value: f64) -> String {
    match unit {
        "share" => percent(value),
        "change" if value < 0.0 => format!("{} less", percent(-value)),
        "change" => format!("{} more", percent(value)),
        "mean" => format!("{} a week", rounded(value)),
        _ => rounded(value),
    }
}

/// A target in words. To come down by 30 % or more is "at least 30 % less".
fn target(unit: &str, target: f64, bound: &str) -> String {
    let bound = if unit == "change" && target < 0.0 && bound == "at most" { "at least" } else { bound };
    format!("{bound} {}", written(unit, target))
}

/// At most two decimals, and none that is zero.
fn rounded(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn near(notes: &Notes<'_>, near: &Near) -> NearReport {
    let why: Vec<String> = near.failing.iter().map(why).collect();
    NearReport { file: notes.file(near.note), why: why.join("; ") }
}

/// Why a note does not count, Markdown.
fn why(failing: &Failing) -> String {
    match failing {
        Failing::TooOld { date, window } => format!("dated {date}, and only the last {window} days count"),
        Failing::Undated => "it has no date, and only a span of days counts".to_owned(),
        Failing::False { part, value: Some((field, value)) } => {
            format!("`{field}` is {}, and asked is `{}`", code(value), ticks(part))
        }
        Failing::False { part, value: None } => format!("asked is `{}`", ticks(part)),
        Failing::Unknown { part, fields, reason } => match fields.as_slice() {
            [] => format!("{}: asked is `{}`", reason.replace('`', "'"), ticks(part)),
            fields => format!(
                "add {}",
                fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(" and ")
            ),
        },
        Failing::Timeline => {
            "its timeline is no diagnosis: write down the checks and what each found".to_owned()
        }
    }
}

/// A value of a note as code: it can't end the code or the line.
fn code(value: &str) -> String {
    let safe: String = value
        .chars()
        .map(|c| {
            if c == '`' {
                '\''
            } else if c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    format!("`{}`", safe.trim())
}

/// A part of a condition on one line, without what would end the code.
fn ticks(part: &str) -> String {
    part.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'")
}
