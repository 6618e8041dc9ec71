//! What ladders say of a person or a domain.

use super::near::Near;
use crate::ladder::{Criterion, Ladder, Test};
use crate::value::calendar::Week;
use jiff::civil::Date;

/// Where a person, or a domain, stands on a ladder.
#[derive(Debug, Clone)]
pub struct Standing<'v> {
    /// The ladder.
    pub ladder: &'v Ladder,
    /// The domain, where the ladder is one of domains.
    pub of: Option<String>,
    /// The level, by its number from 0; `None` where the first is not reached.
    pub level: Option<usize>,
    /// By level its criteria as of now.
    pub levels: Vec<Vec<State<'v>>>,
    /// The level at the end of each week.
    pub history: Vec<Option<usize>>,
    /// The level [`DAYS_BEFORE`](super::DAYS_BEFORE) days before the as-of date.
    pub before: Option<usize>,
}

impl<'v> Standing<'v> {
    /// The number of the next level; `None` at the top.
    pub fn next(&self) -> Option<usize> {
        Some(self.level.map_or(0, |level| level + 1)).filter(|next| *next < self.ladder.levels.len())
    }

    /// The criteria that the next level needs; none at the top.
    pub fn needed(&self) -> impl Iterator<Item = &State<'v>> {
        let next = self.next().map_or(&[] as &[_], |next| self.levels[next].as_slice());
        next.iter().filter(|state| state.criterion.gates)
    }

    /// How many of those are met.
    pub fn met(&self) -> usize {
        self.needed().filter(|state| state.met).count()
    }

    /// Those that are not, in the words of the ladder.
    pub fn missing(&self) -> Vec<String> {
        self.needed().filter(|state| !state.met).map(|state| state.criterion.says.clone()).collect()
    }

    /// The week since which the level has been held without a gap; `None` below the first. `weeks` are those of the
    /// history.
    pub fn since(&self, weeks: &[Week]) -> Option<Week> {
        self.level?;
        let held = self.history.iter().rev().take_while(|level| **level >= self.level).count();
        weeks.get(weeks.len().checked_sub(held)?).copied()
    }
}

/// A criterion as of now.
#[derive(Debug, Clone)]
pub struct State<'v> {
    /// The criterion.
    pub criterion: &'v Criterion,
    /// The test of it that is furthest along.
    pub test: &'v Test,
    /// Its number; `None` where nothing can be said.
    pub value: Option<f64>,
    /// How far along it is, 0-1; `None` where nothing can be said.
    pub progress: Option<f64>,
    /// Whether it is met. What is unknown is not.
    pub met: bool,
    /// The notes behind the number, by index in the vault, oldest first.
    pub evidence: Vec<usize>,
    /// The notes that almost count.
    pub near: Vec<Near>,
    /// The first day on which it is not met any more, if nothing is added: evidence leaves its window.
    pub lapses: Option<Date>,
}
