//! What stands beside the ladders: the transitions, the dumbbell, the middle squeeze, durable capabilities.

use super::ladder::LadderReport;
use crate::analysis::view::View;
use crate::model::choice::Role;
use crate::report::note_ref::Notes;
use crate::value::identity;
use serde::Serialize;

/// Days that the position and the squeeze look at.
const DAYS: i32 = 180;

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
    pub high_notes: Vec<String>,
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
    pub files: Vec<String>,
}

/// The durable capabilities of "The Career Leverage Ladder".
const DURABLE: [&str; 5] = [
    "contextual judgment",
    "communication clarity",
    "stakeholder management",
    "system-level thinking",
    "responsibility for outcomes",
];

pub(super) fn position(view: &View<'_>, notes: &Notes<'_>) -> Position {
    let cases: Vec<_> = view.cases().into_iter().filter(|case| view.within(case.date, DAYS)).collect();
    let of = |wanted: fn(Option<Role>) -> bool| cases.iter().filter(|case| wanted(case.facts.role)).count();
    let mechanisms = view.mechanisms().into_iter().map(|mechanism| (mechanism.date, mechanism.id));
    let decisions = view.decisions().into_iter().map(|decision| (decision.date, decision.id));
    let mut high: Vec<_> = mechanisms.chain(decisions).filter(|(date, _)| view.within(*date, DAYS)).collect();
    high.sort_unstable();
    Position {
        low: of(|role| role == Some(Role::Executed)),
        middle: of(|role| role > Some(Role::Executed)),
        high: high.len(),
        unknown: of(|role| role.is_none()),
        high_notes: notes.files(high.into_iter().map(|(_, id)| id)),
    }
}

pub(super) fn squeeze(view: &View<'_>) -> Squeeze {
    let within = |date| view.within(date, DAYS);
    let cases = view.cases().iter().filter(|case| within(case.date)).count();
    let mechanisms = view.mechanisms().iter().filter(|mechanism| within(mechanism.date)).count();
    let decisions = view.decisions().iter().filter(|decision| within(decision.date)).count();
    let limit = view.config.signals.squeeze_cases;
    let applies = cases >= limit as usize && mechanisms == 0 && decisions == 0;
    Squeeze { applies, cases, mechanisms, decisions, limit }
}

/// The steps to the second and third tier.
pub(super) fn transitions(ladders: &[LadderReport]) -> Vec<Transition> {
    let tiers = ladders.iter().find(|ladder| ladder.id == "tiers" && ladder.built_in);
    let Some(tiers) = tiers else { return Vec::new() };
    let words = [("executing", "defining problems"), ("solving problems", "preventing them")];
    let steps = tiers.levels.iter().skip(1).zip(words);
    let step = |(level, (from, to)): (&super::LevelReport, (&str, &str))| {
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
