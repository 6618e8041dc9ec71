//! The time of a mechanism in equal parts, for a picture of when its cases came.

use crate::analysis::prevention::Effect;
use crate::analysis::view::View;
use crate::value::calendar::days_between;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;

/// The most parts: a year in weeks, and as many characters as fit a line almost everywhere.
const MOST: i32 = 60;
/// A part is so many days, or a multiple of it.
const WEEK: i32 = 7;

/// One part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slot {
    /// Its first day.
    pub from: Arc<str>,
    /// Cases of the mechanism's patterns in it.
    pub cases: usize,
    /// `before`, `installed` (the part in which it came into force), `after`, or `retired` (from the part on in
    /// which it ended).
    pub phase: &'static str,
}

/// How the time is parted: alike for all mechanisms, so that their pictures compare.
#[derive(Debug)]
pub struct Slots {
    from: Option<Date>,
    /// The first day of each, as it is written.
    starts: Vec<Arc<str>>,
    /// Days of a part.
    pub days: i32,
}

impl Slots {
    /// Parts the time from the first day that cases were looked for, or the first installation, to the as-of date.
    pub fn new(since: Option<Date>, effects: &[Effect<'_>], as_of: Date) -> Self {
        let first = effects.iter().map(|effect| effect.mechanism.date).min();
        let from = since.into_iter().chain(first).min();
        let all = from.map_or(0, |from| days_between(from, as_of) + 1);
        let weeks = ((all + WEEK * MOST - 1) / (WEEK * MOST)).max(1);
        let days = weeks * WEEK;
        let number = (all + days - 1) / days;
        let start = |from: Date| {
            (0..number).map(move |at| Arc::from(from.saturating_add((at * days).days()).to_string()))
        };
        Self { from, starts: from.into_iter().flat_map(start).collect(), days }
    }

    /// The parts of one mechanism.
    pub fn of(&self, view: &View<'_>, effect: &Effect<'_>) -> Vec<Slot> {
        let Some(from) = self.from else { return Vec::new() };
        let index = |day: Date| days_between(from, day) / self.days;
        let before = effect.before.iter().flat_map(|side| &side.cases);
        let cases: Vec<i32> = before
            .chain(&effect.after.cases)
            .filter_map(|id| view.date(&view.vault.notes[*id]))
            .map(index)
            .collect();
        let installed = index(effect.mechanism.date);
        let retired = effect.mechanism.facts.retired.filter(|_| effect.retired).map(index);
        let phase = |slot: i32| match slot {
            _ if slot == installed => "installed",
            _ if slot < installed => "before",
            _ if retired.is_some_and(|retired| slot >= retired) => "retired",
            _ => "after",
        };
        let slot = |(number, start): (i32, &Arc<str>)| Slot {
            from: Arc::clone(start),
            cases: cases.iter().filter(|case| **case == number).count(),
            phase: phase(number),
        };
        (0..).zip(&self.starts).map(slot).collect()
    }
}
