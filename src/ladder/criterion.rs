//! A ladder, ready to be asked of a vault.

use super::measure::Measure;
use crate::model::kind::Kind;
use crate::query::Predicate;
use crate::source::Span;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// Levels, each with its criteria.
#[derive(Debug, Clone)]
pub struct Ladder {
    /// The file it comes from, by its path in the vault; a built-in one has a name in `ladders/` too.
    pub file: Arc<str>,
    /// True for one that comes with casebook.
    pub built_in: bool,
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// A sentence or two about it.
    pub says: Option<String>,
    /// What stands on it.
    pub subject: Subject,
    /// The lowest first, one at least.
    pub levels: Vec<Level>,
}

/// A level: held where all its gating criteria hold, and all of the levels below.
#[derive(Debug, Clone)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// A sentence about it.
    pub says: Option<String>,
    /// One at least.
    pub criteria: Vec<Criterion>,
}

/// What the notes must show.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Its id within the level.
    pub id: String,
    /// What it asks, in plain words.
    pub says: String,
    /// False for advice.
    pub gates: bool,
    /// Who set the target.
    pub target_from: Option<Threshold>,
    /// Ways to meet it, one at least; whichever is furthest along is read.
    pub tests: Vec<Test>,
}

/// A number and its target.
#[derive(Debug, Clone)]
pub struct Test {
    /// Where the number comes from.
    pub what: What,
    /// On which side of the target it should be.
    pub bound: Bound,
    /// The target.
    pub target: f64,
}

/// Where the number of a criterion comes from.
#[derive(Debug, Clone)]
pub enum What {
    /// Notes are counted.
    Count(Count),
    /// A measure is read.
    Measure(Reading),
}

/// Which notes are counted, and how.
#[derive(Debug, Clone)]
pub struct Count {
    /// Of these kinds.
    pub kinds: Vec<Kind>,
    /// Those alone for which it holds.
    pub condition: Option<Predicate>,
    /// The condition cut at its top-level `&&`, each part with its source. It holds where all of them do; how long the
    /// lists of a note may be is up to each part, so that a long list fails the part that reads it, and no other.
    pub parts: Vec<(String, Predicate)>,
    /// The field whose different values are counted.
    pub distinct: Option<&'static str>,
    /// Days before the as-of date that count.
    pub within: Option<i32>,
}

/// A measure, with what it takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The measure.
    pub measure: Measure,
    /// The last so many audits or decisions, however old.
    pub over: Option<usize>,
    /// The level's id in the ladder of capabilities, for `capability.domains_at`.
    pub level: Option<String>,
    /// Where the ladder file names it.
    pub at: Span,
}

/// What stands on a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// The owner of the notes.
    #[default]
    Person,
    /// Each domain by itself.
    Domain,
}

/// Who set a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Threshold {
    /// The ladder's source.
    Source,
    /// casebook.
    Casebook,
}

/// On which side of its target a number should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The target or more.
    AtLeast,
    /// The target or less.
    AtMost,
}

/// What means and sums of shares may be off by, as a part of the target: weeks of exactly 30 % are 30 %, although
/// binary numbers may say a little less.
const ROUNDING: f64 = 1e-12;

impl Test {
    /// Whether a number meets it.
    pub fn is_met(&self, value: f64) -> bool {
        let slack = ROUNDING * self.target.abs();
        match self.bound {
            Bound::AtLeast => value >= self.target - slack,
            Bound::AtMost => value <= self.target + slack,
        }
    }

    /// How far along a number is, 0-1: value / target; at most 1. Where less is better target / value, and value /
    /// target for a target below zero. What is not met never seems to be: a number below a target below zero is
    /// the other way round.
    pub fn progress(&self, value: f64) -> f64 {
        let part = match self.bound {
            _ if self.is_met(value) => 1.0,
            Bound::AtLeast if self.target == 0.0 => 0.0,
            Bound::AtLeast if self.target < 0.0 => self.target / value,
            Bound::AtLeast => value / self.target,
            Bound::AtMost if self.target < 0.0 => value / self.target,
            Bound::AtMost => self.target / value,
        };
        if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }
    }
}

// Written out, since plain words are what the check of a file can suggest.
macro_rules! words {
    ($type:ty, $name:literal, [$($word:literal),*]) => {
        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                $name.into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "enum": [$($word),*] })
            }
        }
    };
}

words!(Subject, "Subject", ["person", "domain"]);
words!(Threshold, "Threshold", ["source", "casebook"]);
