//! Figure 10: the days of a plan.

use super::view::Entry;
use crate::model::kinds::plan::{DAYS, Plan};
use crate::value::calendar::days_between;
use jiff::Span;
use jiff::civil::Date;

/// How long a plan takes that does not say so.
pub const USUAL_DAYS: u32 = 90;

/// The days of a plan. A plan of no day, or of four billion, is a plan all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanSpan {
    /// The first day.
    pub start: Date,
    /// How many days; `None` where that can't be read.
    pub days: Option<u32>,
}

impl PlanSpan {
    /// The days of a plan; `None` for one without a start.
    pub fn of(plan: &Entry<'_, Plan>) -> Option<Self> {
        let unread = plan.note.readings.is_refused(&DAYS);
        let days = (!unread).then(|| plan.facts.days.unwrap_or(USUAL_DAYS));
        Some(Self { start: plan.facts.start?, days })
    }

    /// True for a day within the plan.
    pub fn holds(&self, day: Date) -> bool {
        let at = i64::from(days_between(self.start, day));
        self.days.is_some_and(|days| (0..i64::from(days)).contains(&at))
    }

    /// The day so many days after the start; `None` beyond the calendar.
    pub fn day(&self, after: i64) -> Option<Date> {
        self.start.checked_add(Span::new().try_days(after).ok()?).ok()
    }

    /// The last day; `None` for a plan of no day, and beyond the calendar.
    pub fn last_day(&self) -> Option<Date> {
        self.days.filter(|days| *days > 0).and_then(|days| self.day(i64::from(days) - 1))
    }

    /// Days from a day until it is over, at least 0.
    pub fn left(&self, day: Date) -> Option<i64> {
        Some((i64::from(self.days?) - i64::from(days_between(self.start, day))).max(0))
    }

    /// Days since the start.
    pub fn elapsed(&self, day: Date) -> i32 {
        days_between(self.start, day)
    }

    /// Which part of it has passed, 0-1; unknown for a plan of no day.
    pub fn elapsed_share(&self, day: Date) -> Option<f64> {
        let days = self.days.filter(|days| *days > 0)?;
        Some((f64::from(self.elapsed(day)) / f64::from(days)).clamp(0.0, 1.0))
    }

    /// Where the third of this number begins, in days after the start; of the fourth: where the plan ends.
    pub fn third(&self, number: u8) -> Option<i64> {
        Some(i64::from(self.days?) * i64::from(number - 1) / 3)
    }
}
