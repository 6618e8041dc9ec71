//! Figure 10, as far as the signal needs it: how far a running plan has shifted the week.

use crate::analysis::activities::{Activity, Tables, rung};
use crate::analysis::statistics::mean;
use crate::analysis::time::{RECENT_AUDITS, RECENT_DAYS};
use crate::analysis::view::View;
use crate::model::kind::Record;
use crate::model::kinds::plan;
use crate::model::structure::Mention;
use crate::value::calendar::days_between;
use crate::value::identity;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A plan without `days` takes so many.
const DAYS: u32 = 90;
/// A plan without `shift` moves so much of the week.
const SHIFT: f64 = 0.2;

/// How far a running plan is.
#[derive(Debug)]
pub(super) struct Progress {
    /// The plan, by index in the vault.
    pub(super) id: usize,
    /// Days since its start.
    pub(super) elapsed: u32,
    /// Its length.
    pub(super) days: u32,
    /// What it wants to shift, 0-1.
    pub(super) shift: f64,
    /// The higher-rung share before it.
    pub(super) baseline: Option<f64>,
    /// The higher-rung share in it.
    pub(super) recent: Option<f64>,
    /// (recent - baseline) / shift.
    pub(super) moved: Option<f64>,
    /// The audits that both come from.
    pub(super) audits: Vec<usize>,
}

impl Progress {
    /// The part of its days that is over.
    pub(super) fn time_gone(&self) -> f64 {
        f64::from(self.elapsed) / f64::from(self.days)
    }
}

/// The plans that run on the as-of day, the oldest first.
pub(super) fn running(view: &View<'_>, tables: &Tables) -> Vec<Progress> {
    let mut plans: Vec<(Date, usize, Progress)> = Vec::new();
    for (id, note) in view.vault.notes.iter().enumerate() {
        let Some(Record::Plan(facts)) = &note.record else { continue };
        let (Some(start), Some(_)) = (facts.start, view.date(note)) else { continue };
        // What can't be read is not known.
        if note.readings.is_refused(&plan::DAYS) || note.readings.is_refused(&plan::SHIFT) {
            continue;
        }
        let days = facts.days.unwrap_or(DAYS);
        let Ok(elapsed) = u32::try_from(days_between(start, view.as_of)) else { continue };
        if elapsed >= days {
            continue;
        }
        let shift = facts.shift.unwrap_or(SHIFT);
        plans.push((start, id, progress(view, tables, (id, start, elapsed, days, shift))));
    }
    plans.sort_by_key(|(start, id, _)| (*start, *id));
    plans.into_iter().map(|(.., progress)| progress).collect()
}

fn progress(
    view: &View<'_>,
    tables: &Tables,
    (id, start, elapsed, days, shift): (usize, Date, u32, u32, f64),
) -> Progress {
    let scored: Vec<(Date, usize, &Vec<Activity>)> = view
        .audits()
        .into_iter()
        .filter_map(|audit| Some((audit.date, audit.id, tables.get(&audit.id)?)))
        .filter(|(.., table)| rung(table).rung.is_some())
        .collect();
    let window = start.checked_sub(RECENT_DAYS.days()).unwrap_or(Date::MIN);
    let mut before: Vec<_> = scored.iter().rev().filter(|(day, ..)| *day < start && *day >= window).collect();
    before.truncate(RECENT_AUDITS);
    if before.is_empty() {
        before.extend(scored.iter().find(|(day, ..)| *day >= start));
    }
    let mut since: Vec<_> = scored.iter().rev().filter(|(day, ..)| *day >= start).collect();
    since.truncate(RECENT_AUDITS);
    let rungs: Vec<f64> = before.iter().filter_map(|(.., table)| rung(table).rung).collect();
    let named = next_rung(view);
    let higher = mean(&rungs).map(|baseline| baseline + 1.0);
    let mean_share = |audits: &[&(Date, usize, &Vec<Activity>)]| {
        let shares: Vec<f64> =
            audits.iter().filter_map(|(.., table)| higher_share(table, named.as_ref(), higher)).collect();
        mean(&shares)
    };
    let (baseline, recent) = (mean_share(&before), mean_share(&since));
    let moved = recent.zip(baseline).map(|(recent, baseline)| recent - baseline);
    let ids: BTreeSet<usize> = before.iter().chain(&since).map(|(_, id, _)| *id).collect();
    Progress {
        id,
        elapsed,
        days,
        shift,
        moved: moved.filter(|_| shift > 0.0).map(|moved| moved / shift),
        baseline,
        recent,
        audits: ids.into_iter().collect(),
    }
}

/// The activities of the next rung that the newest review names.
fn next_rung(view: &View<'_>) -> Option<BTreeSet<String>> {
    let reviews = view.reviews();
    let name = |mention: &Mention| identity::key(&mention.text);
    let named: BTreeSet<String> = reviews.last()?.facts.next_rung.iter().map(name).collect();
    (!named.is_empty()).then_some(named)
}

/// The share of scored hours in the activities of the next rung, else in those a rung above the baseline.
fn higher_share(table: &[Activity], named: Option<&BTreeSet<String>>, least: Option<f64>) -> Option<f64> {
    let is_higher = |activity: &Activity| match (named, least) {
        (Some(named), _) => named.contains(&activity.key),
        (None, Some(least)) => activity.score.is_some_and(|score| f64::from(score) >= least),
        (None, None) => false,
    };
    let scored: f64 = table.iter().filter(|a| a.score.is_some()).map(|a| a.weight).sum();
    let higher: f64 = table.iter().filter(|a| a.score.is_some() && is_higher(a)).map(|a| a.weight).sum();
    (scored > 0.0).then(|| higher / scored)
}
