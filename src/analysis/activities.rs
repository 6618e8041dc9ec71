//! The activity tables of audits and reviews, with what is blank inherited.

use super::view::View;
use crate::model::choice::{Layer, Nature};
use crate::model::structure::{Activities, ActivityRow};
use crate::value::identity;
use jiff::civil::Date;
use std::collections::HashMap;

/// One activity with what it inherits.
#[derive(Debug, Clone, PartialEq)]
pub struct Activity {
    /// Its name, by identity.
    pub key: String,
    /// Its name as written.
    pub name: String,
    /// Hours in an audit, the share in a review.
    pub weight: f64,
    /// Execution, orchestration or innovation.
    pub layer: Option<Layer>,
    /// Human dependency, 1-5.
    pub score: Option<u8>,
    /// Repetitive, structured or decision.
    pub nature: Option<Nature>,
    /// The part done with AI.
    pub ai: Option<f64>,
}

/// The tables of every audit and review, by index in the vault.
pub type Tables = HashMap<usize, Vec<Activity>>;

/// What is known of an activity so far.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    layer: Option<Layer>,
    score: Option<u8>,
    nature: Option<Nature>,
    ai: Option<f64>,
}

/// Fills in the tables, oldest first: a blank cell takes the value of the same activity's newest earlier row.
///
/// A column that is missing is blank in every row, but for AI: where nobody asked, nothing is inherited.
pub fn tables(view: &View<'_>) -> Tables {
    let audits = view.audits().into_iter().filter_map(|a| Some((a.date, a.id, a.facts.activities.as_ref()?)));
    let reviews =
        view.reviews().into_iter().filter_map(|r| Some((r.date, r.id, r.facts.activities.as_ref()?)));
    let mut all: Vec<(Date, usize, &Activities)> = audits.chain(reviews).collect();
    all.sort_by_key(|(date, id, _)| (*date, *id));
    let mut known: HashMap<String, Known> = HashMap::new();
    let mut tables = Tables::new();
    for same_day in all.chunk_by(|a, b| a.0 == b.0) {
        // Rows of one day are not earlier than each other.
        let before = known.clone();
        for (_, id, table) in same_day {
            let filled: Vec<Activity> =
                table.rows.iter().map(|row| fill(row, table.has_ai, &before)).collect();
            for activity in &filled {
                let Activity { layer, score, nature, ai, .. } = *activity;
                known.insert(activity.key.clone(), Known { layer, score, nature, ai });
            }
            tables.insert(*id, filled);
        }
    }
    tables
}

fn fill(row: &ActivityRow, has_ai: bool, known: &HashMap<String, Known>) -> Activity {
    let key = identity::key(&row.activity);
    let earlier = known.get(&key).copied().unwrap_or_default();
    Activity {
        name: row.activity.clone(),
        weight: row.hours.or(row.share).unwrap_or(0.0),
        layer: row.layer.or(earlier.layer),
        score: row.score.or(earlier.score),
        nature: row.nature.or(earlier.nature),
        ai: row.ai.or(if has_ai { earlier.ai } else { None }),
        key,
    }
}

/// What the rows of all audits and reviews say of each activity, to fill in a table of any day.
#[derive(Debug)]
pub struct Earlier(HashMap<String, Vec<(Date, Known)>>);

impl Earlier {
    /// From the filled-in tables of a view.
    pub fn of(view: &View<'_>, tables: &Tables) -> Self {
        let audits = view.audits().into_iter().map(|audit| (audit.date, audit.id));
        let mut all: Vec<(Date, usize)> =
            audits.chain(view.reviews().into_iter().map(|review| (review.date, review.id))).collect();
        all.sort_unstable();
        let mut rows: HashMap<String, Vec<(Date, Known)>> = HashMap::new();
        for (date, id) in all {
            for activity in tables.get(&id).into_iter().flatten() {
                let Activity { layer, score, nature, ai, .. } = *activity;
                let known = Known { layer, score, nature, ai };
                rows.entry(activity.key.clone()).or_default().push((date, known));
            }
        }
        Self(rows)
    }

    /// A table as it was on a day: what is blank inherits from the rows before that day.
    pub fn table_on(&self, table: &Activities, day: Date) -> Vec<Activity> {
        let newest = |row: &ActivityRow| {
            let rows = self.0.get(&identity::key(&row.activity))?;
            let before = rows.partition_point(|(date, _)| *date < day);
            Some((identity::key(&row.activity), rows.get(before.checked_sub(1)?)?.1))
        };
        let known: HashMap<String, Known> = table.rows.iter().filter_map(newest).collect();
        table.rows.iter().map(|row| fill(row, table.has_ai, &known)).collect()
    }
}

/// What sums of decimal hours may be off by, as a part of them: exactly one half is enough, and 0.1 + 0.7 hours are
/// half of 1.6 although binary numbers say a little less.
const ROUNDING: f64 = 1e-12;

/// How much the work of a table depends on a human.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rung {
    /// Sum(score x hours) / sum(hours), over scored hours; 1-5.
    pub rung: Option<f64>,
    /// Share of scored hours with score 1-2.
    pub exposure: Option<f64>,
    /// Share with score 4-5.
    pub high_share: Option<f64>,
    /// Scored hours / hours. Under one half the three others are unknown.
    pub scored_share: Option<f64>,
}

/// What the rung of a table is made from; weights are hours, or the shares of a review.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Sums {
    /// Of all activities.
    pub hours: f64,
    /// Of those with a score.
    pub scored: f64,
    /// Of score x hours.
    pub weighted: f64,
    /// Of those with score 1 or 2.
    pub low: f64,
    /// Of those with score 4 or 5.
    pub high: f64,
}

/// Adds up a table.
pub fn sums(table: &[Activity]) -> Sums {
    let scored = |keep: fn(u8) -> bool| -> f64 {
        table.iter().filter(|a| a.score.is_some_and(keep)).map(|a| a.weight).sum()
    };
    Sums {
        hours: table.iter().map(|activity| activity.weight).sum(),
        scored: scored(|_| true),
        weighted: table.iter().filter_map(|a| Some(f64::from(a.score?) * a.weight)).sum(),
        low: scored(|score| score <= 2),
        high: scored(|score| score >= 4),
    }
}

/// The rung of a table.
pub fn rung(table: &[Activity]) -> Rung {
    let sums = sums(table);
    if sums.hours <= 0.0 {
        return Rung::default();
    }
    let scored_share = Some(sums.scored / sums.hours);
    if sums.scored * 2.0 < sums.hours * (1.0 - ROUNDING) {
        return Rung { scored_share, ..Rung::default() };
    }
    Rung {
        rung: Some(sums.weighted / sums.scored),
        exposure: Some(sums.low / sums.scored),
        high_share: Some(sums.high / sums.scored),
        scored_share,
    }
}
