//! The small structures inside notes: checks, risks, tasks, rows.

use super::choice::{Cost, Layer, Nature};
use crate::source::Span;
use crate::syntax::link::Link;
use crate::value::quantity::Quantity;
use jiff::civil::{Date, Time, Weekday};

/// A text that may be a link, such as a person or a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mention {
    /// As a reader sees it.
    pub text: String,
    /// The link, where it is one.
    pub link: Option<Link>,
    /// Where it stands.
    pub span: Span,
}

/// One thing that could have been misjudged.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Risk {
    /// What misjudging would have cost.
    pub cost: Option<Cost>,
    /// What it was.
    pub text: String,
}

/// One check of a diagnostic path.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Step {
    /// What was checked.
    pub check: String,
    /// The note that the check links to.
    pub link: Option<Link>,
    /// The instrument, where the check names one as inline code.
    pub instrument: Option<String>,
    /// What was found.
    pub finding: Option<String>,
    /// Branches off it.
    pub children: Vec<Step>,
}

/// One task, open or done.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Task {
    /// What is to be done.
    pub text: String,
    /// True where it is ticked.
    pub done: bool,
    /// The day it was ticked, where the note says it.
    pub done_on: Option<Date>,
}

impl Task {
    /// True where it was done by that day; an undated tick counts from the note's date.
    pub fn done_by(&self, day: Date) -> bool {
        self.done && self.done_on.is_none_or(|on| on <= day)
    }
}

/// The table of activities of an audit or review.
#[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
pub struct Activities {
    /// Its rows.
    pub rows: Vec<ActivityRow>,
    /// True where the table has a column for AI: only then a blank cell is inherited.
    pub has_ai: bool,
}

/// One activity, as written: what is blank is inherited later.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct ActivityRow {
    /// Its name.
    pub activity: String,
    /// Hours of the week.
    pub hours: Option<f64>,
    /// Share of the time (reviews).
    pub share: Option<f64>,
    /// Execution, orchestration or innovation.
    pub layer: Option<Layer>,
    /// Human dependency, 1-5.
    pub score: Option<u8>,
    /// Repetitive, structured or decision.
    pub nature: Option<Nature>,
    /// The part done with AI, 0-1.
    pub ai: Option<f64>,
    /// Where the row stands.
    pub span: Span,
}

/// One measured value of a ledger entry.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Measurement {
    /// The day it was measured.
    pub date: Date,
    /// What was measured.
    pub value: Quantity,
    /// Where it stands.
    pub span: Span,
}

/// A recurring block of the week.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Recurring {
    /// Its day.
    #[serde(with = "weekday")]
    pub weekday: Weekday,
    /// When it begins.
    pub time: Time,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it is.
    pub title: String,
}

/// Hours or percent of one layer of work.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct LayerAmount {
    /// The number.
    pub amount: f64,
    /// True where it was written with a `%`.
    pub percent: bool,
}

/// A day of the week as its number, Monday being 1.
mod weekday {
    use jiff::civil::Weekday;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over references")]
    pub(super) fn serialize<S: Serializer>(day: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
        day.to_monday_one_offset().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
        Weekday::from_monday_one_offset(i8::deserialize(deserializer)?).map_err(Error::custom)
    }
}
