//! Signals: what the figures say should be looked at now, each with its evidence and a next step.
//!
//! A signal is one file here and one line in [`SIGNALS`]. One whose input is unknown stays silent, and can say why.

pub mod found;

mod automation;
mod claims;
mod decisions;
mod domains;
mod execution;
mod illusion;
mod mechanisms;
mod patterns;
mod progress;
mod rhythm;
mod shift;
mod squeeze;
mod words;

pub use found::{Found, Item, Look, Severity, Signal};

use crate::analysis::inputs::Inputs;
use crate::analysis::view::View;
use crate::config::Signals as Limits;

/// A signal that can be on.
#[derive(Debug)]
pub struct Definition {
    /// The slug of its name.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// How much it matters against the others, 1 to 100.
    pub weight: u8,
    /// What it warns of.
    pub says: &'static str,
    /// The settings that it reads, with their values.
    pub limits: fn(&Limits) -> Vec<(&'static str, f64)>,
    /// The page that tells more, with its section.
    pub page: (&'static str, &'static str),
    look: fn(&Inputs<'_, '_>) -> Look,
}

/// All of them, in the order of their weight: what costs most where nobody looks comes first.
pub const SIGNALS: &[Definition] = &[
    Definition {
        id: "execution-trap",
        name: "Execution trap",
        weight: 90,
        says: "the weeks consist of execution alone",
        limits: |limits| vec![("execution_trap", limits.execution_trap)],
        page: ("time", "Weeks"),
        look: execution::trap,
    },
    Definition {
        id: "containment",
        name: "Containment",
        weight: 85,
        says: "much execution, and no decision influenced",
        limits: |limits| vec![("containment", limits.containment)],
        page: ("time", "Diagnostic"),
        look: execution::containment,
    },
    Definition {
        id: "middle-squeeze",
        name: "Middle squeeze",
        weight: 80,
        says: "many cases solved, and nothing built or decided",
        limits: |limits| vec![("squeeze_cases", limits.squeeze_cases.into())],
        page: ("capability-map", "Recurring"),
        look: squeeze::squeeze,
    },
    Definition {
        id: "lost-improvement",
        name: "Lost improvement",
        weight: 75,
        says: "a result that did not last",
        limits: none,
        page: ("ledger", "Lost"),
        look: claims::lost,
    },
    Definition {
        id: "recurring-pattern-without-mechanism",
        name: "Recurring pattern without mechanism",
        weight: 70,
        says: "a cause that came back, and nothing in force prevents it",
        limits: none,
        page: ("prevention", "Recurring"),
        look: patterns::uncovered,
    },
    Definition {
        id: "overconfidence",
        name: "Overconfidence",
        weight: 65,
        says: "surer than right, beyond chance",
        limits: |limits| {
            vec![
                ("overconfidence", limits.overconfidence),
                ("judged_decisions", limits.judged_decisions.into()),
            ]
        },
        page: ("decisions", "Calibration"),
        look: decisions::overconfidence,
    },
    Definition {
        id: "shift-behind-plan",
        name: "Shift behind plan",
        weight: 60,
        says: "a plan whose time passes faster than the week changes",
        limits: |limits| {
            vec![("shift_slack", limits.shift_slack), ("shift_from_day", limits.shift_from_day.into())]
        },
        page: ("plan", "Plan"),
        look: shift::behind,
    },
    Definition {
        id: "missing-audits",
        name: "Missing audits",
        weight: 55,
        says: "weeks without an audit, in which other signals see nothing",
        limits: |limits| vec![("missing_weeks", limits.missing_weeks.into())],
        page: ("time", "Weeks"),
        look: rhythm::missing_audits,
    },
    Definition {
        id: "decision-due",
        name: "Decision due",
        weight: 50,
        says: "a decision to be looked at again",
        limits: none,
        page: ("decisions", "Due"),
        look: decisions::due,
    },
    Definition {
        id: "one-activity-illusion",
        name: "One-activity illusion",
        weight: 45,
        says: "little that depends on you, beside much that does not",
        limits: |limits| {
            vec![("illusion_share", limits.illusion_share), ("illusion_exposure", limits.illusion_exposure)]
        },
        page: ("time", "Weeks"),
        look: illusion::illusion,
    },
    Definition {
        id: "stale-capability",
        name: "Stale capability",
        weight: 35,
        says: "a domain without evidence for long",
        limits: |limits| vec![("stale_days", limits.stale_days.into())],
        page: ("capability-map", "Domains"),
        look: domains::stale,
    },
    Definition {
        id: "review-overdue",
        name: "Review overdue",
        weight: 30,
        says: "a quarter without its review",
        limits: none,
        page: ("review", "Meaning"),
        look: rhythm::review_overdue,
    },
    Definition {
        id: "invisible-prevention",
        name: "Invisible prevention",
        weight: 25,
        says: "a mechanism that holds, and no result tells it",
        limits: none,
        page: ("prevention", "Mechanisms"),
        look: mechanisms::invisible,
    },
    Definition {
        id: "unbacked-claim",
        name: "Unbacked claim",
        weight: 20,
        says: "a result without before, after or evidence",
        limits: none,
        page: ("ledger", "Claims"),
        look: claims::unbacked,
    },
    Definition {
        id: "automation-candidate",
        name: "Automation candidate",
        weight: 10,
        says: "the repetitive activity that takes most hours",
        limits: none,
        page: ("time", "Weeks"),
        look: automation::candidate,
    },
];

fn none(_: &Limits) -> Vec<(&'static str, f64)> {
    Vec::new()
}

impl Definition {
    /// The signal of this id.
    pub fn of(id: &str) -> Option<&'static Self> {
        SIGNALS.iter().find(|signal| signal.id == id)
    }

    /// How much it matters, in a word.
    pub fn severity(&self) -> Severity {
        Severity::of(self.weight)
    }

    /// Whether it is on, for what, and what it looked at.
    pub fn look(&self, inputs: &Inputs<'_, '_>) -> Look {
        (self.look)(inputs)
    }

    fn signal(&self, found: Found) -> Signal {
        Signal { id: self.id, name: self.name, severity: self.severity(), weight: self.weight, found }
    }
}

/// Every signal that is on, by weight; of one sort the gravest first.
pub fn signals(view: &View<'_>) -> Vec<Signal> {
    of(&Inputs::new(view))
}

/// The same, where the figures are at hand.
pub fn of(inputs: &Inputs<'_, '_>) -> Vec<Signal> {
    let on = SIGNALS.iter().flat_map(|definition| {
        let found = definition.look(inputs).found;
        found.into_iter().map(|found| definition.signal(found))
    });
    on.collect()
}

#[cfg(test)]
mod tests;
