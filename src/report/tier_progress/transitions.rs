//! What stands beside the ladders: the transitions, the dumbbell, the middle squeeze, durable capabilities.

use super::ladder::{LadderReport, LevelReport};
use crate::analysis::position::Position as Found;
use crate::analysis::view::View;
use crate::report::note_ref::Notes;
use crate::value::identity;
use serde::Serialize;
use std::sync::Arc;

/// Work of the last 180 days, from the low end of the dumbbell to the high one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Position {
    /// Cases that I executed.
    pub low: usize,
    /// Cases in which I decided or designed.
    pub middle: usize,
    /// Mechanisms and decisions.
    pub high: usize,
    /// Cases that don't say what I did.
    pub unknown: usize,
    /// The mechanisms and decisions, by file.
    pub high_notes: Vec<Arc<str>>,
}

/// Many cases, and nothing that prevents or decides.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Squeeze {
    /// Whether it applies.
    pub applies: bool,
    /// Cases of the last 180 days.
    pub cases: usize,
    /// Mechanisms installed in them.
    pub mechanisms: usize,
    /// Decisions of them.
    pub decisions: usize,
    /// Cases from which on it applies.
    pub limit: u32,
}

/// One of the two transitions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Transition {
    /// What one comes from: `executing`.
    pub from: String,
    /// What one comes to: `defining problems`.
    pub to: String,
    /// True where the level behind it is held.
    pub made: bool,
    /// How many criteria it has.
    pub all: usize,
    /// How many of them are met.
    pub met: usize,
    /// What is missing, in the words of the criteria.
    pub missing: Vec<String>,
}

/// Evidence for a capability that machines don't take over.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Durable {
    /// Its name.
    pub capability: String,
    /// How many notes show it.
    pub n: usize,
    /// Those, newest first.
    pub files: Vec<Arc<str>>,
}

/// The durable capabilities of "The Career Leverage Ladder".
const DURABLE: [&str; 5] = [
    "contextual judgment",
    "communication clarity",
    "stakeholder management",
    "system-level thinking",
    "responsibility for outcomes",
];

pub(super) fn position(notes: &Notes<'_>, found: &Found) -> Position {
    Position {
        low: found.low.len(),
        middle: found.middle.len(),
        high: found.high().len(),
        unknown: found.unknown.len(),
        high_notes: notes.files(found.high()),
    }
}

pub(super) fn squeeze(view: &View<'_>, found: &Found) -> Squeeze {
    let limit = view.config.signals.squeeze_cases;
    Squeeze {
        applies: found.is_squeezed(limit),
        cases: found.cases(),
        mechanisms: found.mechanisms.len(),
        decisions: found.decisions.len(),
        limit,
    }
}

/// The steps to the second and third tier.
pub(super) fn transitions(ladders: &[LadderReport]) -> Vec<Transition> {
    let tiers = ladders.iter().find(|ladder| ladder.id == "tiers" && ladder.built_in);
    let Some(tiers) = tiers else { return Vec::new() };
    let words = [("executing", "defining problems"), ("solving problems", "preventing them")];
    let steps = tiers.levels.iter().skip(1).zip(words);
    let step = |(level, (from, to)): (&LevelReport, (&str, &str))| {
        let criteria =
            || tiers.criteria.iter().filter(|criterion| criterion.level == level.id && criterion.gates);
        Transition {
            from: from.to_owned(),
            to: to.to_owned(),
            made: level.held,
            all: criteria().count(),
            met: criteria().filter(|criterion| criterion.met).count(),
            missing: criteria().filter(|criterion| !criterion.met).map(|c| c.says.clone()).collect(),
        }
    };
    steps.map(step).collect()
}

pub(super) fn durable(view: &View<'_>, notes: &Notes<'_>) -> Vec<Durable> {
    let dated = view.dated();
    let of = |name: &&str| {
        let key = identity::key(name);
        let shows = |id: &usize| view.vault.notes[*id].skills.iter().any(|skill| identity::key(skill) == key);
        let found: Vec<usize> = dated.iter().rev().map(|(_, id)| *id).filter(shows).collect();
        Durable { capability: (*name).to_owned(), n: found.len(), files: notes.files(found) }
    };
    DURABLE.iter().map(of).collect()
}
