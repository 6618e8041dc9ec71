//! The four metrics that make quiet work visible, by quarter.

use crate::render::chart::{self, Chart, Quarter};
use crate::render::template::figures::{duration, percent, rounded};
use crate::render::web::charts::Charts;
use crate::render::web::links::Links;
use crate::report::THIN;
use crate::report::time::TimeReport;
use crate::report::time::visibility::QuarterReport;
use std::sync::Arc;

/// The most quarters of a picture.
const QUARTERS: usize = 9;

/// A metric: what it is, and how a quarter has it.
struct Metric {
    id: &'static str,
    title: String,
    head: &'static str,
    /// The number, in words, and over how many.
    of: fn(&QuarterReport) -> Option<(f64, usize)>,
    shown: fn(f64) -> String,
    /// What the n counts.
    counts: &'static str,
    /// The notes behind it.
    files: fn(&QuarterReport) -> &[Arc<str>],
    remark: &'static str,
}

/// A picture a metric; on-call burden has two.
pub(super) fn charts(links: &Links<'_>, report: &TimeReport) -> Charts {
    let (unit, in_unit): (_, fn(f64) -> String) = unit(&report.visibility);
    let cases = |q: &QuarterReport| -> Option<(f64, usize)> { Some((q.restore_median?, q.restore_n)) };
    let metrics = [
        (
            "restore",
            Metric {
                id: "chart-restore",
                title: format!("Time to restore, {unit}"),
                head: "Median",
                of: cases,
                shown: in_unit,
                counts: "cases",
                files: |q| &q.cases,
                remark: "The median of my cases; not what DORA calls recovery time.",
            },
        ),
        (
            "incidents",
            Metric {
                id: "chart-incidents",
                title: "Incidents".to_owned(),
                head: "Incidents",
                of: incidents,
                shown: |n| format!("{n:.0}"),
                counts: "notes",
                files: told_by,
                remark: "What audits tell; where none does, the cases I recorded.",
            },
        ),
        (
            "pages",
            Metric {
                id: "chart-pages",
                title: "On call: pages a week".to_owned(),
                head: "Pages a week",
                of: |q| Some((q.oncall_pages_per_week?, q.oncall_pages_n)),
                shown: |n| rounded(n, 1),
                counts: "audits",
                files: |q| &q.audits,
                remark: "The mean over the audits that tell it.",
            },
        ),
        (
            "hours",
            Metric {
                id: "chart-hours",
                title: "On call: hours a week".to_owned(),
                head: "Hours a week",
                of: |q| Some((q.oncall_hours_per_week?, q.oncall_hours_n)),
                shown: |n| rounded(n, 1),
                counts: "audits",
                files: |q| &q.audits,
                remark: "The mean over the audits that tell it.",
            },
        ),
        (
            "changes",
            Metric {
                id: "chart-changes",
                title: "Changes that succeed".to_owned(),
                head: "Success rate",
                of: |q| Some((q.change_success_rate?, q.changes as usize)),
                shown: percent,
                counts: "changes",
                files: |q| &q.audits,
                remark: "1 less failed changes / changes.",
            },
        ),
    ];
    metrics.map(|(name, metric)| (name.to_owned(), drawn(links, &report.visibility, &metric))).into()
}

fn incidents(quarter: &QuarterReport) -> Option<(f64, usize)> {
    let n = told_by(quarter).len();
    (n > 0).then(|| (f64::from(quarter.incidents), n))
}

/// The notes that tell the incidents of a quarter.
fn told_by(quarter: &QuarterReport) -> &[Arc<str>] {
    if quarter.incidents_from_audits { &quarter.audits } else { &quarter.cases }
}

/// The unit that suits the longest time to restore, and how times are written in it.
fn unit(quarters: &[QuarterReport]) -> (&'static str, fn(f64) -> String) {
    let longest = quarters.iter().filter_map(|quarter| quarter.restore_median).fold(0.0, f64::max);
    match longest {
        minutes if minutes >= 2880.0 => ("days", |minutes| rounded(minutes / 1440.0, 1)),
        minutes if minutes >= 180.0 => ("hours", |minutes| rounded(minutes / 60.0, 1)),
        minutes if minutes >= 1.0 => ("minutes", |minutes| rounded(minutes, 0)),
        _ => ("minutes", duration),
    }
}

fn drawn(links: &Links<'_>, all: &[QuarterReport], metric: &Metric) -> Option<Chart> {
    let known: Vec<usize> = (0..all.len()).filter(|at| (metric.of)(&all[*at]).is_some()).collect();
    let (first, last) = (known.first()?, known.last()?);
    let shown = &all[(*first).max((last + 1).saturating_sub(QUARTERS))..=*last];
    let column = |quarter: &QuarterReport| {
        let found = (metric.of)(quarter);
        Quarter {
            quarter: quarter.quarter.clone(),
            partial: quarter.partial,
            value: found.map(|(value, _)| value),
            shown: found.map_or(String::new(), |(value, _)| (metric.shown)(value)),
            links: links.all((metric.files)(quarter)),
        }
    };
    let columns: Vec<Quarter> = shown.iter().map(column).collect();
    let n = shown.iter().rev().find_map(|quarter| Some(((metric.of)(quarter)?.1, &quarter.quarter)));
    let n = n.map_or(String::new(), |(n, quarter)| {
        let thin = if n < THIN { ", thin evidence" } else { "" };
        format!(" In {quarter} n = {n} {}{thin}.", metric.counts)
    });
    let note = format!("{}{n} Hollow: not a whole quarter.", metric.remark);
    Some(chart::quarters(metric.id, &metric.title, &note, metric.head, &columns))
}
