//! At which level I work, and what is missing for the next.

mod criterion;
mod job;
mod ladder;
mod transitions;
pub mod words;

pub use criterion::{CriterionReport, NearReport};
pub use job::{Cluster, JobReport};
pub use ladder::{LadderReport, LevelReport, Stretch, WeekLevel};
pub use transitions::{Durable, Position, Squeeze, Transition};

use super::contract::Report;
use super::note_ref::{Head, Notes};
use crate::analysis::inputs::Inputs;
use crate::analysis::position::position;
use crate::analysis::view::View;
use crate::model::kind::Kind;
use serde::Serialize;

/// Where I stand on every ladder.
#[derive(Debug, Serialize)]
pub struct TierProgressReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// By ladder; those of domains have one a domain.
    pub ladders: Vec<LadderReport>,
    /// Work of the last 180 days on the dumbbell.
    pub position: Position,
    /// Whether the middle squeeze applies.
    pub squeeze: Squeeze,
    /// The two transitions, where the ladder of tiers is the built-in one.
    pub transitions: Vec<Transition>,
    /// Evidence for each durable capability.
    pub durable: Vec<Durable>,
    /// What goes with the rung.
    pub job: JobReport,
    /// What ladders count and the vault has none of, in words: `weekly audit`.
    pub missing_kinds: Vec<String>,
}

impl Report for TierProgressReport {
    const NAME: &'static str = "tier-progress";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        let view = inputs.view;
        let notes = Notes::new(view);
        let found = inputs.whole();
        let work = position(view);
        let ladders: Vec<LadderReport> = found
            .standings
            .iter()
            .map(|standing| ladder::ladder(view, &notes, &found.weeks, standing))
            .collect();
        Self {
            position: transitions::position(&notes, &work),
            squeeze: transitions::squeeze(view, &work),
            transitions: transitions::transitions(&ladders),
            durable: transitions::durable(view, &notes),
            job: job::job(inputs, &notes),
            missing_kinds: missing_kinds(view),
            ladders,
            head: notes.head(&[Kind::Case, Kind::Audit, Kind::Ledger, Kind::Decision, Kind::Mechanism]),
        }
    }

    fn summary(&self) -> String {
        let person = self.ladders.iter().find(|ladder| ladder.of.is_none() && ladder.level.is_some());
        let Some(ladder) = person else { return String::new() };
        let level = ladder.level_name.as_deref().unwrap_or_default();
        let next = match &ladder.next_name {
            None => "That is its highest level.".to_owned(),
            Some(next) => {
                let (met, all) = (ladder.next_met, ladder.next_all);
                let text = format!("For {next}, {met} of {all} criteria are met");
                match ladder.missing.as_slice() {
                    [] => format!("{text}."),
                    missing => format!("{text}; missing: {}.", missing.join("; ")),
                }
            }
        };
        format!("{}: {level}. {next}", ladder.name)
    }
}

/// The kinds that a vault has no note of, of those that count on ladders.
fn missing_kinds(view: &View<'_>) -> Vec<String> {
    let counts = [
        (Kind::Case, "case"),
        (Kind::Audit, "weekly audit"),
        (Kind::Ledger, "ledger entry"),
        (Kind::Decision, "decision"),
        (Kind::Mechanism, "mechanism"),
    ];
    let missing = counts.into_iter().filter(|(kind, _)| view.standing(*kind).is_empty());
    missing.map(|(_, words)| words.to_owned()).collect()
}
