//! Weeks one after the other, those without an audit too.

use crate::report::time::TimeReport;
use crate::value::calendar::Week;

/// The most weeks that pictures show: two years.
const MOST: usize = 104;

/// A week, and its place in the report; no place where it has no audit.
pub type Slot = (String, Option<usize>);

/// The newest weeks up to the last whole one, oldest first, without those before the first audit among them.
pub(super) fn weeks(report: &TimeReport) -> Vec<Slot> {
    let audits: Vec<Week> = report.weeks.iter().filter_map(|week| Week::parse(&week.week).ok()).collect();
    let gap = report.gap_since.as_ref().and_then(|gap| Week::parse(&gap.to).ok());
    let Some(last) = gap.or(audits.last().copied()) else { return Vec::new() };
    let in_reach = |week: &Week| weeks_between(*week, last) < MOST;
    let Some(first) = audits.iter().position(in_reach) else { return Vec::new() };
    let mut slots = Vec::new();
    let (mut week, mut next) = (audits[first], first);
    while week <= last && slots.len() < MOST {
        let has_audit = audits.get(next) == Some(&week);
        slots.push((week.to_string(), has_audit.then_some(next)));
        next += usize::from(has_audit);
        week = week.next();
    }
    slots
}

/// How many weeks lie between two.
fn weeks_between(from: Week, to: Week) -> usize {
    let days = (to.first_day() - from.first_day()).get_days();
    usize::try_from(days / 7).unwrap_or(0)
}
