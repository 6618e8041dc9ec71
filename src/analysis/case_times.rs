//! Figure 2: how long it took to detect, diagnose and restore.

use crate::model::kinds::case::Case;
use crate::value::moment::{Moment, Place, place};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{ToSpan, Zoned};

/// The five times of a case on the clock, and the three durations in minutes.
#[derive(Debug, Clone, Default)]
pub struct CaseTimes {
    /// Started, detected, diagnosed, mitigated, resolved.
    pub stamps: [Option<Stamp>; 5],
    /// Detected minus started.
    pub detect: Option<f64>,
    /// Diagnosed minus detected.
    pub diagnose: Option<f64>,
    /// Mitigated, else resolved, minus detected, else started.
    pub restore: Option<f64>,
    /// True where the restoration was counted from the start, since the detection is unknown.
    pub restore_from_start: bool,
    /// What the timestamps alone give: detect, diagnose, restore. Negative ones are not used.
    pub differences: [Option<f64>; 3],
}

/// One time, placed.
#[derive(Debug, Clone, PartialEq)]
pub struct Stamp {
    /// The moment.
    pub at: Zoned,
    /// Whether the clock showed it once.
    pub place: Place,
}

/// The five fields, in the order in which they usually happen.
pub const NAMES: [&str; 5] = ["started", "detected", "diagnosed", "mitigated", "resolved"];

/// The day of a case without a date: that of its detection, else of its start.
pub fn day(case: &Case, zone: &TimeZone) -> Option<Date> {
    let full = |moment: Option<Moment>| match moment {
        Some(Moment::Full { at, offset }) => Some(place(at, offset, zone).0.date()),
        _ => None,
    };
    full(case.moments.detected).or_else(|| full(case.moments.started))
}

/// The times of a case whose day is `day`. A `resolved` after `as_of` is not known yet.
pub fn times(case: &Case, day: Date, zone: &TimeZone, as_of: Date) -> CaseTimes {
    let m = &case.moments;
    let mut stamps = stamps([m.started, m.detected, m.diagnosed, m.mitigated, m.resolved], day, zone);
    if stamps[4].as_ref().is_some_and(|stamp| stamp.at.date() > as_of) {
        stamps[4] = None;
    }
    let [started, detected, diagnosed, mitigated, resolved] = &stamps;
    let restored = mitigated.as_ref().or(resolved.as_ref());
    let restore_from_start = detected.is_none() && started.is_some() && restored.is_some();
    let from = detected.as_ref().or(started.as_ref());
    let differences = [
        minutes(started.as_ref(), detected.as_ref()),
        minutes(detected.as_ref(), diagnosed.as_ref()),
        minutes(from, restored),
    ];
    let used = |stated: Option<f64>, difference: Option<f64>| {
        stated.or(difference.filter(|minutes| *minutes >= 0.0))
    };
    CaseTimes {
        detect: used(case.time_to_detect, differences[0]),
        diagnose: used(case.time_to_diagnose, differences[1]),
        restore: used(case.time_to_restore, differences[2]),
        restore_from_start: restore_from_start && case.time_to_restore.is_none(),
        differences,
        stamps,
    }
}

/// Places the times: one without a date is the first such time at or after the latest before it, from `day` on.
fn stamps(moments: [Option<Moment>; 5], day: Date, zone: &TimeZone) -> [Option<Stamp>; 5] {
    let mut latest = day.at(0, 0, 0, 0);
    moments.map(|moment| {
        let (at, offset) = match moment? {
            Moment::Full { at, offset } => (at, offset),
            Moment::Clock(time) => {
                let today = latest.date().to_datetime(time);
                (if today < latest { today.checked_add(1.day()).unwrap_or(today) } else { today }, None)
            }
        };
        let (at, place) = place(at, offset, zone);
        latest = latest.max(civil(&at));
        Some(Stamp { at, place })
    })
}

fn civil(at: &Zoned) -> DateTime {
    at.datetime()
}

fn minutes(from: Option<&Stamp>, to: Option<&Stamp>) -> Option<f64> {
    let seconds = to?.at.timestamp().as_second() - from?.at.timestamp().as_second();
    Some(seconds as f64 / 60.0)
}
