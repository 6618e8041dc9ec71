//! The week's audit against those before it, and the last twelve weeks at a glance.

use crate::analysis::inputs::Inputs;
use crate::analysis::statistics::mean;
use crate::analysis::week::WeekFigures;
use crate::report::note_ref::Notes;
use crate::value::calendar::Week;
use jiff::ToSpan;
use serde::Serialize;
use std::sync::Arc;

/// How many weeks are shown at a glance.
const WEEKS: i32 = 12;
/// With fewer audits a row of bars says less than a word.
const FEWEST: usize = 3;
/// From low to high.
const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A week that nothing is known of.
const GAP: char = '·';

/// Where the week went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WeekReport {
    /// The ISO week.
    pub week: String,
    /// Its audit.
    pub file: Arc<str>,
    /// Where it went; null where the audit does not say it.
    pub shares: Option<Shares>,
    /// The means over the recent audits of a week before; null where none of them says it.
    pub before: Option<Shares>,
    /// How many audits those are.
    pub n_before: usize,
    /// Those audits.
    pub audits_before: Vec<Arc<str>>,
}

/// Shares of the three layers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Shares {
    /// Share of execution.
    pub execution: f64,
    /// Share of orchestration.
    pub orchestration: f64,
    /// Share of innovation.
    pub innovation: f64,
}

impl Shares {
    fn of([execution, orchestration, innovation]: [f64; 3]) -> Self {
        Self { execution, orchestration, innovation }
    }
}

/// The share of execution, week by week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spark {
    /// The first week.
    pub from: String,
    /// The last week.
    pub to: String,
    /// A bar a week, a point where nothing is known.
    pub bars: String,
    /// The same as shares.
    pub values: Vec<Option<f64>>,
    /// The newest that is known.
    pub last: f64,
    /// Its week.
    pub last_week: String,
    /// Its audit.
    pub last_file: Arc<str>,
    /// The mean of those known.
    pub mean: f64,
    /// How many are known.
    pub n: usize,
}

/// The audit of a week that began in the last seven days.
pub(super) fn week(notes: &Notes<'_>, before: &Inputs<'_, '_>, now: &Inputs<'_, '_>) -> Option<WeekReport> {
    let newest = now.time().weeks.last().filter(|week| week.week.first_day() > before.view.as_of)?;
    let recent = &before.time().recent;
    let known = |layer: usize| before.time().means.shares[layer];
    let means = known(0).zip(known(1)).zip(known(2));
    let telling = recent.iter().filter(|week| week.shares.is_some());
    let audits: Vec<usize> = telling.map(|week| week.audit.id).collect();
    Some(WeekReport {
        week: newest.week.to_string(),
        file: notes.file(newest.audit.id),
        shares: newest.shares.map(Shares::of),
        before: means.map(|((e, o), i)| Shares::of([e, o, i])),
        n_before: audits.len(),
        audits_before: notes.files(audits),
    })
}

/// The last twelve weeks: with the running one where it has an audit, else up to the one before.
pub(super) fn spark(notes: &Notes<'_>, now: &Inputs<'_, '_>) -> Option<Spark> {
    let weeks = &now.time().weeks;
    let running = Week::of(now.view.as_of);
    let told = weeks.iter().rev().find(|week| week.shares.is_some())?;
    let to = if told.week == running { running } else { Week::of(running.first_day().yesterday().ok()?) };
    let from = to.first_day().checked_sub(((WEEKS - 1) * 7).days()).ok()?;
    let value = |week: Week| weeks.iter().find(|w| w.week == week).and_then(|w: &WeekFigures<'_>| w.shares);
    let days = (0..WEEKS).map(|n| from.saturating_add((n * 7).days()));
    let values: Vec<Option<f64>> = days.map(|day| value(Week::of(day)).map(|shares| shares[0])).collect();
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    if known.len() < FEWEST {
        return None;
    }
    Some(Spark {
        from: Week::of(from).to_string(),
        to: to.to_string(),
        bars: values.iter().map(|value| value.map_or(GAP, bar)).collect(),
        last: *known.last()?,
        last_week: told.week.to_string(),
        last_file: notes.file(told.audit.id),
        mean: mean(&known)?,
        n: known.len(),
        values,
    })
}

/// A share as one of eight heights.
fn bar(share: f64) -> char {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 7")]
    let height = (share * 8.0).floor().clamp(0.0, 7.0) as usize;
    BARS[height]
}
