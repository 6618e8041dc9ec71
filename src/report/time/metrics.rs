//! Each of the four visibility metrics as a short list: quarters with their change.

use crate::analysis::rank_test;
use crate::analysis::view::View;
use crate::analysis::visibility::Visibility;
use crate::report::bars::{Bar, Bars, quarter_label};
use crate::value::calendar::Quarter;
use serde::Serialize;
use std::collections::BTreeMap;

/// The most quarters that a list shows: a year, its start and its end.
const MOST: usize = 6;
/// The most quarters that a picture shows, quarters without the metric included.
const MOST_DRAWN: usize = 10;

/// The four metrics; on-call burden is two numbers.
#[derive(Debug, Serialize)]
pub struct Metrics {
    /// Minutes to restore, the median of my cases.
    pub restore: Metric,
    /// Incidents.
    pub incidents: Metric,
    /// Pages a week.
    pub pages: Metric,
    /// On-call hours a week.
    pub hours: Metric,
    /// Changes that succeed.
    pub changes: Metric,
}

/// One metric, in the quarters that have it.
#[derive(Debug, Serialize)]
pub struct Metric {
    /// The newest quarters, newest first.
    pub rows: Vec<MetricRow>,
    /// How many older ones there are.
    pub older: usize,
    /// The quarters as a picture.
    pub picture: Option<Bars>,
}

/// A metric in one quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MetricRow {
    /// Which.
    pub quarter: String,
    /// True for one that is not whole.
    pub partial: bool,
    /// The number.
    pub value: f64,
    /// Over how many cases, audits or changes.
    pub n: usize,
    /// Of incidents: true where audits tell them, false for cases I recorded.
    pub from_audits: bool,
    /// The mean, of times.
    pub mean: Option<f64>,
    /// Against the whole quarter before.
    pub previous: Option<Difference>,
    /// Against the first whole quarter.
    pub first: Option<Difference>,
}

/// How much more or less than in another quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The other.
    pub quarter: String,
    /// This one minus the other.
    pub by: f64,
    /// False for times that a test can't tell apart, or that are too few.
    pub clear: bool,
}

/// A metric of a quarter: its value and over how many.
type Figure = fn(&Visibility) -> Option<(f64, usize)>;

/// Whether the difference to another quarter is clear; `None` where the two are not to be compared.
type Compare<'c> = &'c dyn Fn(&Visibility, &Visibility) -> Option<bool>;

/// The metrics of all quarters.
pub fn metrics(view: &View<'_>, quarters: &[Visibility]) -> Metrics {
    // Once for all quarters: the times are needed for each pair of them.
    let mut times: BTreeMap<Quarter, Vec<f64>> = BTreeMap::new();
    for case in view.cases() {
        times.entry(Quarter::of(case.date)).or_default().extend(view.times(&case).restore);
    }
    let restored = |quarter: &Visibility| times.get(&quarter.count.quarter).map_or(&[][..], Vec::as_slice);
    let apart = |one: &Visibility, other: &Visibility| {
        Some(rank_test::p_value(restored(one), restored(other)).is_some_and(|p| p < rank_test::DIFFERENT))
    };
    let mut restore = metric(quarters, |q| Some((q.restore.median?, q.restore.n)), &apart);
    for row in &mut restore.rows {
        let quarter = quarters.iter().find(|quarter| quarter.count.quarter.to_string() == row.quarter);
        row.mean = quarter.and_then(|quarter| quarter.restore.mean);
    }
    restore.picture = restore.picture.and_then(|bars| Bars::of_minutes(bars.bars));
    let always: Compare<'_> = &|_, _| Some(true);
    // What audits tell and what cases I recorded are different things, in a list and in a picture.
    let same_source: Compare<'_> =
        &|one, other| (one.count.from_audits == other.count.from_audits).then_some(true);
    let told: Figure = |q| if q.count.from_audits { incidents(q) } else { None };
    let any_told = quarters.iter().any(|quarter| quarter.count.from_audits);
    Metrics {
        restore,
        incidents: Metric {
            picture: metric(quarters, if any_told { told } else { incidents }, always).picture,
            ..metric(quarters, incidents, same_source)
        },
        pages: metric(quarters, |q| Some((q.pages_per_week?, q.pages.len())), always),
        hours: metric(quarters, |q| Some((q.hours_per_week?, q.hours.len())), always),
        changes: metric(quarters, |q| Some((q.change_success?, q.change_sums.0 as usize)), always),
    }
}

/// A quarter without any note tells nothing of incidents.
fn incidents(quarter: &Visibility) -> Option<(f64, usize)> {
    let n = if quarter.count.from_audits { quarter.audits } else { quarter.count.cases.len() };
    (quarter.audits + quarter.count.cases.len() > 0).then(|| (f64::from(quarter.count.incidents), n))
}

fn metric(quarters: &[Visibility], figure: Figure, compare: Compare<'_>) -> Metric {
    let known: Vec<usize> = (0..quarters.len()).filter(|i| figure(&quarters[*i]).is_some()).collect();
    let from = known.iter().rev().nth(MOST - 1).or(known.first()).copied().unwrap_or(quarters.len());
    let shown = &quarters[from..];
    let first = quarters.iter().find(|quarter| !quarter.count.partial);
    let difference = |quarter: &Visibility, other: Option<&Visibility>| {
        let other = other.filter(|other| is_earlier(other, quarter))?;
        let by = figure(quarter)?.0 - figure(other)?.0;
        Some(Difference { quarter: other.count.quarter.to_string(), by, clear: compare(other, quarter)? })
    };
    let row = |quarter: &Visibility| {
        let (value, n) = figure(quarter)?;
        let previous = quarters.iter().find(|other| other.count.quarter.next() == quarter.count.quarter);
        Some(MetricRow {
            quarter: quarter.count.quarter.to_string(),
            partial: quarter.count.partial,
            value,
            n,
            from_audits: quarter.count.from_audits,
            mean: None,
            previous: difference(quarter, previous),
            first: difference(quarter, first),
        })
    };
    let last = known.last().map_or(0, |last| last + 1 - from);
    let bar = |quarter: &Visibility| Bar {
        label: quarter_label(&quarter.count),
        value: figure(quarter).map(|(value, _)| value),
    };
    Metric {
        rows: shown.iter().rev().filter_map(row).collect(),
        older: known.iter().filter(|i| **i < from).count(),
        picture: Bars::new("", shown[last.saturating_sub(MOST_DRAWN)..last].iter().map(bar).collect()),
    }
}

/// Both whole, and the other before it.
fn is_earlier(other: &Visibility, quarter: &Visibility) -> bool {
    !quarter.count.partial && !other.count.partial && other.count.quarter < quarter.count.quarter
}
