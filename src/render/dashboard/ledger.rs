//! What results were worth, and how well that is proved.

use crate::dashboard::Dashboard;
use crate::render::chart::{self, Chart, Quarter};
use crate::render::template::figures::amount;
use crate::render::web::charts::{Charts, over, stages};
use crate::render::web::links::Links;
use crate::report::ledger::quarters::LedgerQuarter;
use crate::report::ledger::totals::AmountReport;
use crate::report::ledger::{EntryReport, LedgerReport};
use std::collections::BTreeMap;

/// The most quarters of a picture, and the most pictures of before and after.
const QUARTERS: usize = 10;
const PAIRS: usize = 200;

/// Stages, results by quarter, and the proved worth of the first sort by quarter.
pub(super) fn charts(links: &Links<'_>, ledger: &LedgerReport) -> Charts {
    vec![
        ("stages".to_owned(), stages(links, ledger)),
        ("results".to_owned(), results(links, ledger)),
        ("worth".to_owned(), worth(links, ledger)),
    ]
}

fn newest(ledger: &LedgerReport) -> &[LedgerQuarter] {
    &ledger.quarters[ledger.quarters.len().saturating_sub(QUARTERS)..]
}

fn column(links: &Links<'_>, ledger: &LedgerReport, quarter: &LedgerQuarter) -> Quarter {
    let files = quarter.entries.iter().filter_map(|at| Some(&ledger.entries.get(*at)?.file));
    Quarter {
        quarter: quarter.quarter.clone(),
        partial: quarter.partial,
        value: Some(quarter.n as f64),
        shown: quarter.n.to_string(),
        links: links.all(files),
    }
}

fn results(links: &Links<'_>, ledger: &LedgerReport) -> Option<Chart> {
    let columns: Vec<Quarter> = newest(ledger).iter().map(|quarter| column(links, ledger, quarter)).collect();
    let note = format!("{} Hollow: not a whole quarter.", over(ledger.entries.len(), "result"));
    (columns.len() > 1)
        .then(|| chart::quarters("chart-results", "Results by quarter", &note, "Results", &columns))
}

/// My part of what is proved, of the sort that most of it has.
fn worth(links: &Links<'_>, ledger: &LedgerReport) -> Option<Chart> {
    let line = ledger.headlines.iter().find(|line| line.n > 0)?;
    let sort = |amount: &AmountReport| {
        (amount.dimension.clone(), amount.period.clone(), amount.currency.clone(), amount.unit.clone())
    };
    let wanted = sort(&line.proved);
    let column = |quarter: &LedgerQuarter| {
        let found = quarter.amounts.iter().find(|amount| sort(amount) == wanted);
        let sum = found.map_or(0.0, |amount| amount.sum);
        let value = if line.proved.dimension == "time" { sum / 60.0 } else { sum };
        Quarter { value: Some(value), shown: short(value), ..column(links, ledger, quarter) }
    };
    let columns: Vec<Quarter> = newest(ledger).iter().map(column).collect();
    let unit = match line.proved.dimension.as_str() {
        "time" => "hours".to_owned(),
        _ => line.proved.currency.clone().or_else(|| line.proved.unit.clone()).unwrap_or_default(),
    };
    let year = if line.proved.period == "year" { " a year" } else { "" };
    let unit_of = line.proved.currency.as_deref().or(line.proved.unit.as_deref());
    let all = amount(line.proved.sum, &line.proved.dimension, unit_of, &line.proved.period);
    let note = format!("My part, {all} in all. n = {}. Hollow: not a whole quarter.", line.n);
    let title = format!("Proved by quarter, {unit}{year}");
    (columns.len() > 1).then(|| chart::quarters("chart-worth", title.trim(), &note, "My part", &columns))
}

/// A number in little room: `21.6k`.
fn short(value: f64) -> String {
    match value.abs() {
        size if size >= 1e6 => format!("{:.1}M", value / 1e6),
        size if size >= 1e4 => format!("{:.0}k", value / 1e3),
        size if size >= 1e3 => format!("{:.1}k", value / 1e3),
        size if size >= 10.0 || value.fract() == 0.0 => format!("{value:.0}"),
        _ => format!("{value:.1}"),
    }
}

/// Small pictures of before and after, by the file of the result; of the newest ones.
pub(super) fn pairs(dashboard: &Dashboard<'_>) -> BTreeMap<String, String> {
    let entries = dashboard.reports.ledger.entries.iter().enumerate().rev().take(PAIRS);
    let pair = |(at, entry): (usize, &EntryReport)| {
        let numbers = dashboard.pairs.get(&*entry.file)?;
        let (before, after) = (entry.before.as_deref()?, entry.after.as_deref()?);
        let title = format!("{}, before and after", entry.metric.as_deref().unwrap_or("The value"));
        let svg =
            chart::pair(&format!("pair-{at}"), &title, (numbers.before, before), (numbers.after, after))?;
        Some((entry.file.to_string(), svg))
    };
    entries.filter_map(pair).collect()
}
