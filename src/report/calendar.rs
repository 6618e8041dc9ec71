//! What belongs into a calendar: the blocks of running plans, decisions to look at again, the next quarterly review.
//!
//! A calendar that imports the file again changes the events it knows. So each event has a name that stays: it is made of
//! the note and, for a block, of its title, and neither of the day nor of the time, which are what people change.

use crate::analysis::calibration::turned_out;
use crate::analysis::plan_span::PlanSpan;
use crate::analysis::rescoring;
use crate::analysis::view::{Entry, View};
use crate::model::kinds::decision::Decision;
use crate::model::kinds::plan::Plan;
use crate::model::structure::Recurring;
use crate::value::identity;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// The last day that is written: the time zones of the world disagree about the one after it.
const LAST: Date = jiff::civil::date(9999, 12, 30);

/// The events of a vault.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The day that they are as of.
    pub as_of: Date,
    /// Where their times are.
    pub zone: TimeZone,
    /// Events that come every week.
    pub weekly: Vec<Weekly>,
    /// Events of one day, by date.
    pub days: Vec<AllDay>,
}

/// An event that comes every week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weekly {
    /// Its name for machines, which stays.
    pub uid: String,
    /// What it is.
    pub title: String,
    /// What there is to say about it.
    pub says: String,
    /// When it comes first.
    pub first: DateTime,
    /// How long it takes.
    pub minutes: u32,
    /// The last day on which it may come.
    pub until: Date,
}

/// An event of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AllDay {
    /// Its name for machines, which stays.
    pub uid: String,
    /// What it is.
    pub title: String,
    /// What there is to say about it.
    pub says: String,
    /// Its day.
    pub day: Date,
}

/// The calendar of a vault.
pub fn calendar(view: &View<'_>) -> Calendar {
    let running = |plan: &Entry<'_, Plan>| {
        let span = PlanSpan::of(plan)?;
        span.left(view.as_of).is_some_and(|left| left > 0).then_some(span)
    };
    let plans = view.plans();
    let plans = plans.iter().filter_map(|plan| Some((plan, running(plan)?)));
    let mut days: Vec<AllDay> =
        view.decisions().iter().filter_map(|decision| to_look_at(view, decision)).collect();
    days.push(next_review(view));
    days.sort_by_key(|event| event.day);
    Calendar {
        as_of: view.as_of,
        zone: view.zone.clone(),
        weekly: plans.flat_map(|(plan, span)| blocks(plan, span)).collect(),
        days,
    }
}

fn blocks(plan: &Entry<'_, Plan>, span: PlanSpan) -> Vec<Weekly> {
    let until = span.last_day().unwrap_or(LAST).min(LAST);
    let mut named: HashMap<String, usize> = HashMap::new();
    let mut weekly = Vec::new();
    for block in &plan.facts.recurring {
        let key = identity::key(&block.title);
        let n = named.entry(key.clone()).or_default();
        *n += 1;
        let Some(first) = first(block, span.start).filter(|first| first.date() <= until) else { continue };
        weekly.push(Weekly {
            uid: uid(&["block", &plan.note.file, &key, &n.to_string()]),
            title: block.title.clone(),
            says: format!("A block of the plan {}, in {}.", plan.note.title, plan.note.file),
            first,
            minutes: block.minutes,
            until,
        });
    }
    weekly
}

/// When a block comes first: on the first day of its name from the start on.
fn first(block: &Recurring, start: Date) -> Option<DateTime> {
    let days = block.weekday.since(start.weekday());
    start.checked_add(i32::from(days).days()).ok().map(|day| day.to_datetime(block.time))
}

/// A decision with a day of review, while nobody has said how it turned out.
fn to_look_at(view: &View<'_>, decision: &Entry<'_, Decision>) -> Option<AllDay> {
    let day = decision.facts.due?;
    let note = decision.note;
    turned_out(decision.facts, view.as_of).is_none().then(|| AllDay {
        uid: uid(&["decision", &note.file]),
        title: format!("How did it turn out? {}", note.title),
        says: format!(
            "Decided on {}. Write turned_out (right, mixed or wrong) and reviewed into {}.",
            decision.date, note.file
        ),
        day,
    })
}

/// The first day after the quarter that the next review is about.
fn next_review(view: &View<'_>) -> AllDay {
    let quarter = rescoring::next(view);
    AllDay {
        uid: uid(&["review", &quarter.to_string()]),
        title: format!("Quarterly review of {quarter}"),
        says: "Half an hour: score the activities again, and say what the work is for. `casebook new review` begins the note."
            .to_owned(),
        day: quarter.next().first_day(),
    }
}

/// A name that stays as long as the parts do.
fn uid(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        // Its length before each part keeps `ab`, `c` and `a`, `bc` apart.
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    format!("{}@casebook", &hasher.finalize().to_hex()[..32])
}
