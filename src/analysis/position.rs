//! Figure 12, second half: where the work stands on the dumbbell, and the middle squeeze.

use super::view::View;
use crate::model::choice::Role;

/// Days that it looks at.
pub const DAYS: i32 = 180;

/// The work of the last 180 days, notes by index in the vault, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Position {
    /// Cases that I executed.
    pub low: Vec<usize>,
    /// Cases in which I decided or designed.
    pub middle: Vec<usize>,
    /// Cases that don't say what I did.
    pub unknown: Vec<usize>,
    /// Mechanisms installed.
    pub mechanisms: Vec<usize>,
    /// Decisions.
    pub decisions: Vec<usize>,
}

impl Position {
    /// All cases of these days.
    pub fn cases(&self) -> usize {
        self.low.len() + self.middle.len() + self.unknown.len()
    }

    /// The high end: mechanisms and decisions.
    pub fn high(&self) -> Vec<usize> {
        self.mechanisms.iter().chain(&self.decisions).copied().collect()
    }

    /// The middle squeeze: so many cases or more, and neither a mechanism nor a decision.
    pub fn is_squeezed(&self, limit: u32) -> bool {
        self.cases() >= limit as usize && self.mechanisms.is_empty() && self.decisions.is_empty()
    }
}

/// Looks at the cases, mechanisms and decisions of the last 180 days.
pub fn position(view: &View<'_>) -> Position {
    let mut found = Position::default();
    for case in view.cases().into_iter().filter(|case| view.within(case.date, DAYS)) {
        match case.facts.role {
            Some(Role::Executed) => found.low.push(case.id),
            Some(_) => found.middle.push(case.id),
            None => found.unknown.push(case.id),
        }
    }
    let mechanisms = view.mechanisms();
    let decisions = view.decisions();
    found.mechanisms = mechanisms.iter().filter(|m| view.within(m.date, DAYS)).map(|m| m.id).collect();
    found.decisions = decisions.iter().filter(|d| view.within(d.date, DAYS)).map(|d| d.id).collect();
    found
}
