//! Figure 10: ninety days towards the next level.

use super::activities::{self, Activity, Rung, Tables};
use super::plan_evidence::{self, MonthEvidence, Sources};
use super::plan_span::PlanSpan;
use super::statistics::mean_of_known;
use super::view::{Entry, View};
use crate::model::kinds::audit::Audit;
use crate::model::kinds::plan::{Plan, SHIFT};
use crate::model::kinds::review::Review;
use crate::model::structure::{Mention, Task};
use crate::source::stem;
use crate::value::calendar::{Week, days_between};
use crate::value::identity;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The share of the week that it moves where it does not say so.
pub const USUAL_SHIFT: f64 = 0.2;
/// The baseline is taken from so many days before the start...
pub const BASELINE_DAYS: i32 = 56;
/// ... and from so many audits at most, and so is what is compared with it.
pub const AUDITS: usize = 4;
/// What a rung may be off by, as a mean of binary numbers: a score of 3 is one above a rung of 2.
const ROUNDING: f64 = 1e-9;

/// A plan as of a day.
#[derive(Debug)]
pub struct Climb<'v> {
    /// The plan.
    pub plan: Entry<'v, Plan>,
    /// When, and for how long.
    pub span: PlanSpan,
    /// The share of the week to move; `None` where it can't be read.
    pub shift: Option<f64>,
    /// The tasks of the three months.
    pub months: [Month<'v>; 3],
    /// Which activities are of a higher rung.
    pub higher: Higher,
    /// Those of them that the audits below give hours for, by name.
    pub counted: Vec<String>,
    /// The audits before it, else the first one after it that has a share.
    pub baseline: Audits,
    /// True where none before the start has a share.
    pub baseline_is_later: bool,
    /// Mean rung of the baseline audits.
    pub baseline_rung: Option<f64>,
    /// The last audits within it.
    pub recent: Audits,
    /// (recent - baseline) / shift, not clamped.
    pub shift_progress: Option<f64>,
    /// What the months ask for.
    pub evidence: [MonthEvidence; 3],
}

/// A third of a plan.
#[derive(Debug, Clone, Copy)]
pub struct Month<'v> {
    /// 1-3.
    pub number: u8,
    /// Its first day; `None` for one without a day, or beyond the calendar.
    pub first: Option<Date>,
    /// Its last day.
    pub last: Option<Date>,
    /// Its tasks, in the order of the note.
    pub tasks: &'v [Task],
    /// How many of them are done by the as-of day.
    pub done: usize,
}

/// Which activities are of a higher rung.
#[derive(Debug, Clone, PartialEq)]
pub enum Higher {
    /// Those that the newest review names under Next rung.
    Named {
        /// The review, by index in the vault.
        review: usize,
        /// The activities, by identity, with their names as written.
        activities: Vec<(String, String)>,
    },
    /// Those with at least this score: one above the baseline rung.
    Scored(f64),
    /// Nobody knows: no review names them, and there is no baseline.
    Unknown,
}

/// Some audits, and the mean of their shares.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Audits {
    /// The audits, oldest first, those without a share too.
    pub audits: Vec<AuditShare>,
    /// The unweighted mean of the known shares.
    pub share: Option<f64>,
}

/// The higher-rung share of one audit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AuditShare {
    /// The audit, by index in the vault.
    pub id: usize,
    /// Its week.
    pub week: Week,
    /// Hours with a score, in activities of a higher rung.
    pub higher: f64,
    /// Hours with a score.
    pub scored: f64,
    /// The rung of the week and what goes with it.
    pub rung: Rung,
    /// Higher / scored; unknown where less than half of the hours have a score.
    pub share: Option<f64>,
}

impl Audits {
    /// Over how many audits the mean is.
    pub fn n(&self) -> usize {
        self.audits.iter().filter(|audit| audit.share.is_some()).count()
    }
}

/// Every plan that has begun, oldest first.
pub fn plans<'v>(view: &View<'v>) -> Vec<Climb<'v>> {
    let plans = view.plans();
    if plans.is_empty() {
        return Vec::new();
    }
    let around = Around {
        view,
        tables: activities::tables(view),
        notes: Sources::of(view),
        newest_review: view.reviews().pop(),
    };
    plans.into_iter().filter_map(|plan| climb(&around, plan)).collect()
}

/// What all plans of a vault are measured by.
struct Around<'a, 'v> {
    view: &'a View<'v>,
    tables: Tables,
    notes: Sources<'v>,
    newest_review: Option<Entry<'v, Review>>,
}

fn climb<'v>(around: &Around<'_, 'v>, plan: Entry<'v, Plan>) -> Option<Climb<'v>> {
    let Around { view, tables, notes, newest_review } = around;
    let audits = &notes.audits;
    let span = PlanSpan::of(&plan)?;
    let rung =
        |audit: &Entry<'_, Audit>| tables.get(&audit.id).and_then(|table| activities::rung(table).rung);
    let before =
        |audit: &&Entry<'_, Audit>| (-BASELINE_DAYS..0).contains(&days_between(span.start, audit.date));
    let mut baseline: Vec<&Entry<'_, Audit>> = audits.iter().filter(before).rev().take(AUDITS).collect();
    baseline.reverse();
    let first_after = || audits.iter().find(|audit| audit.date >= span.start && rung(audit).is_some());
    // An audit without a share is none to compare with.
    let later = if baseline.iter().any(|audit| rung(audit).is_some()) { None } else { first_after() };
    if let Some(later) = later {
        baseline = vec![later];
    }
    let baseline_rung = mean_of_known(baseline.iter().map(|audit| rung(audit)));
    let higher = higher(newest_review.as_ref(), baseline_rung);
    let mut recent: Vec<&Entry<'_, Audit>> =
        audits.iter().filter(|audit| span.holds(audit.date)).rev().take(AUDITS).collect();
    recent.reverse();
    let (baseline, recent) = (shares(&baseline, tables, &higher), shares(&recent, tables, &higher));
    let shift = (!plan.note.readings.is_refused(&SHIFT)).then(|| plan.facts.shift.unwrap_or(USUAL_SHIFT));
    let progress =
        recent.share.zip(baseline.share).zip(shift).map(|((now, then), shift)| (now - then) / shift);
    Some(Climb {
        months: [1, 2, 3].map(|number| month(view, plan.facts, span, number)),
        evidence: plan_evidence::evidence(notes, &span),
        shift_progress: progress.filter(|progress| progress.is_finite()),
        baseline_is_later: later.is_some(),
        plan,
        span,
        shift,
        counted: counted(baseline.audits.iter().chain(&recent.audits), tables, &higher),
        higher,
        baseline,
        baseline_rung,
        recent,
    })
}

fn month<'v>(view: &View<'v>, plan: &'v Plan, span: PlanSpan, number: u8) -> Month<'v> {
    let tasks = plan.months[usize::from(number - 1)].as_slice();
    let days = span.third(number).zip(span.third(number + 1)).filter(|(first, after)| first < after);
    Month {
        number,
        first: days.and_then(|(first, _)| span.day(first)),
        last: days.and_then(|(_, after)| span.day(after - 1)),
        tasks,
        done: tasks.iter().filter(|task| task.done_by(view.as_of)).count(),
    }
}

/// What the newest review names, else what scores one above the baseline.
fn higher(newest: Option<&Entry<'_, Review>>, baseline_rung: Option<f64>) -> Higher {
    let newest = newest.filter(|review| !review.facts.next_rung.is_empty());
    let named = |mention: &Mention| (activity_key(mention), mention.text.clone());
    match newest {
        Some(review) => Higher::Named {
            review: review.id,
            activities: review.facts.next_rung.iter().map(named).collect(),
        },
        None => baseline_rung.map_or(Higher::Unknown, |rung| Higher::Scored(rung + 1.0)),
    }
}

/// Activities compare by name; one that is a link by the name of its file.
fn activity_key(mention: &Mention) -> String {
    match &mention.link {
        Some(link) if !link.is_external() => identity::key(stem(&link.target)),
        _ => identity::key(&mention.text),
    }
}

impl Higher {
    /// Whether an activity with a score is of a higher rung.
    pub fn holds(&self, activity: &Activity) -> bool {
        let Some(score) = activity.score else { return false };
        match self {
            Self::Named { activities, .. } => activities.iter().any(|(key, _)| *key == activity.key),
            Self::Scored(least) => f64::from(score) >= least - ROUNDING,
            Self::Unknown => false,
        }
    }
}

fn shares(audits: &[&Entry<'_, Audit>], tables: &Tables, higher: &Higher) -> Audits {
    let share = |audit: &&Entry<'_, Audit>| {
        let table = tables.get(&audit.id).map_or(&[] as &[Activity], Vec::as_slice);
        let (rung, scored) = (activities::rung(table), activities::sums(table).scored);
        let hours: f64 = table.iter().filter(|row| higher.holds(row)).map(|row| row.weight).sum();
        let known = rung.rung.is_some() && *higher != Higher::Unknown;
        Some(AuditShare {
            id: audit.id,
            week: audit.facts.week?,
            higher: hours,
            scored,
            rung,
            share: known.then(|| hours / scored),
        })
    };
    let audits: Vec<AuditShare> = audits.iter().filter_map(share).collect();
    Audits { share: mean_of_known(audits.iter().map(|audit| audit.share)), audits }
}

/// The activities of a higher rung in some audits: their names as last written, in the order of their keys.
fn counted<'a>(
    audits: impl Iterator<Item = &'a AuditShare>,
    tables: &Tables,
    higher: &Higher,
) -> Vec<String> {
    let rows = audits.filter_map(|audit| tables.get(&audit.id)).flatten();
    let names: BTreeMap<&str, &str> = rows
        .filter(|row| higher.holds(row) && row.weight > 0.0)
        .map(|row| (row.key.as_str(), row.name.as_str()))
        .collect();
    names.into_values().map(str::to_owned).collect()
}
