//! What a comparison comes to.

use super::table::{Arrivals, Unit, Weight};
use crate::report::SCHEMA;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// All that changed between two days, or two builds.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Changes {
    /// The version of the data contract.
    pub schema: u32,
    /// The day of what was before; unknown where reports are of different days.
    pub before: Day,
    /// The day of what is now.
    pub after: Day,
    /// From the one to the other.
    pub days: Option<i32>,
    /// How many figures changed, and how.
    pub counts: Counts,
    /// What could not be compared, and why.
    pub notices: Vec<String>,
    /// The reports that both sides have.
    pub reports: Vec<ReportChanges>,
}

/// A side of a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Day {
    /// The last day that counts.
    pub as_of: Option<String>,
}

/// How many figures changed, and how. `compared` are the figures of items that both sides have; those that
/// neither side knows are not among them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Figures that both sides have and one of them knows.
    pub compared: usize,
    /// Those that are the same.
    pub unchanged: usize,
    /// Those that got better.
    pub better: usize,
    /// Those that got worse.
    pub worse: usize,
    /// Those of which nobody can say.
    pub neither: usize,
    /// Those that can't be judged: one side is unknown, or not whole.
    pub unknown: usize,
    /// Items that only the new side has.
    pub new: usize,
    /// Items that only the old side has.
    pub gone: usize,
}

/// What changed in a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportChanges {
    /// Its name.
    pub report: &'static str,
    /// What people call it.
    #[serde(skip)]
    pub title: &'static str,
    /// The day of the old one.
    pub before: Day,
    /// The day of the new one.
    pub after: Day,
    /// How many figures changed, and how.
    pub counts: Counts,
    /// How many values are no such thing as the contract says, and count as unknown.
    pub unreadable: usize,
    /// The report itself and the items of its lists, as far as something changed.
    pub items: Vec<Item>,
}

/// An item with what changed in it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Item {
    /// What it is: `domain`; null for the report itself.
    pub kind: Option<&'static str>,
    /// What several of them are called.
    #[serde(skip)]
    pub kinds: &'static str,
    /// The fields that say which it is.
    pub key: BTreeMap<&'static str, Option<String>>,
    /// The same, in the order of the contract.
    #[serde(skip)]
    pub name: Vec<(&'static str, String)>,
    /// Whether both sides have it.
    pub state: State,
    /// True where it is not whole on one of the sides, so that nothing in it is judged.
    pub partial: bool,
    /// Its figures that changed; of a new or gone item those that are known.
    pub changes: Vec<Change>,
    /// How it is told where only one side has it.
    #[serde(skip)]
    pub arrivals: Arrivals,
}

/// Whether both sides have an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Both have it.
    Changed,
    /// Only the new one.
    New,
    /// Only the old one.
    Gone,
}

/// A figure that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// Its path in the item, as the contract has it.
    pub figure: &'static str,
    /// What it is called.
    pub says: &'static str,
    /// What it is.
    pub unit: Unit,
    /// The currency, or the unit of a quantity.
    pub of: Option<String>,
    /// What it was.
    pub before: Cell,
    /// What it is.
    pub after: Cell,
    /// By how much it grew, in its unit; of dates in days.
    pub difference: Option<f64>,
    /// Whether that is good.
    pub judgement: Judgement,
    /// How much it tells.
    pub weight: Weight,
    /// The number of values behind what it was.
    pub n_before: Option<u64>,
    /// The number of values behind what it is.
    pub n_after: Option<u64>,
    /// True where one of the two is small.
    pub thin: bool,
}

/// Whether a change is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Judgement {
    /// It is.
    Better,
    /// It is not.
    Worse,
    /// It is no question of good or bad.
    Neither,
    /// It can't be told: one side is unknown, or not whole.
    Unknown,
}

/// The value of a figure on one side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// Not known, or not there.
    Unknown,
    /// A number.
    Number(f64),
    /// A word, a text or a day.
    Word(String),
    /// Yes or no.
    Flag(bool),
    /// Texts without an order.
    Names(BTreeSet<String>),
}

impl Cell {
    /// True where nothing is known.
    pub fn is_unknown(&self) -> bool {
        *self == Self::Unknown
    }
}

impl Changes {
    /// True where no figure changed, and no item came or went.
    pub fn is_empty(&self) -> bool {
        self.reports.iter().all(|report| report.items.is_empty())
    }

    /// None yet.
    pub(super) fn new(before: Option<String>, after: Option<String>) -> Self {
        Self {
            schema: SCHEMA,
            before: Day { as_of: before },
            after: Day { as_of: after },
            days: None,
            counts: Counts::default(),
            notices: Vec::new(),
            reports: Vec::new(),
        }
    }
}

impl Counts {
    /// Adds those of another report.
    pub(super) fn add(&mut self, other: Self) {
        self.compared += other.compared;
        self.unchanged += other.unchanged;
        self.better += other.better;
        self.worse += other.worse;
        self.neither += other.neither;
        self.unknown += other.unknown;
        self.new += other.new;
        self.gone += other.gone;
    }

    /// Counts a change.
    pub(super) fn judged(&mut self, judgement: Judgement) {
        match judgement {
            Judgement::Better => self.better += 1,
            Judgement::Worse => self.worse += 1,
            Judgement::Neither => self.neither += 1,
            Judgement::Unknown => self.unknown += 1,
        }
    }
}
