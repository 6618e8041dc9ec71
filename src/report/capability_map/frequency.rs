//! Incidents by quarter: in total, by domain and by pattern.

use crate::analysis::frequency::QuarterCount;
use crate::report::bars::{Bar, Bars, quarter_label};
use crate::report::note_ref::Notes;
use crate::report::plain::unread;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The most quarters that a page shows.
const MOST_QUARTERS: usize = 5;
/// The most domains, or patterns, that a page shows.
const MOST_ROWS: usize = 10;

/// How often something went wrong.
#[derive(Debug, Serialize)]
pub struct FrequencyReport {
    /// Every quarter from the first evidence on, oldest first.
    #[serde(serialize_with = "unread")]
    pub quarters: Vec<QuarterIncidents>,
    /// The cases of each domain, the most frequent first.
    #[serde(serialize_with = "unread")]
    pub domains: Vec<Counts>,
    /// The cases of each recurring pattern, likewise.
    #[serde(serialize_with = "unread")]
    pub patterns: Vec<Counts>,
    /// What a page shows of that; nothing below two quarters with a case.
    pub table: Option<Table>,
}

/// The incidents of one quarter.
#[derive(Debug, Serialize)]
pub struct QuarterIncidents {
    /// Which.
    pub quarter: String,
    /// True for a first or current quarter that is not whole.
    pub partial: bool,
    /// What the audits tell, else the cases I recorded.
    pub incidents: u32,
    /// True where audits tell them.
    pub incidents_from_audits: bool,
    /// The cases, by file.
    pub cases: Vec<Arc<str>>,
}

/// The cases of one name, by quarter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Counts {
    /// A domain or pattern, by identity.
    pub name: String,
    /// How many cases.
    pub n: usize,
    /// As many numbers as there are quarters.
    pub quarters: Vec<usize>,
}

/// The newest quarters in which anything happened, and the names that did.
#[derive(Debug, Serialize)]
pub struct Table {
    /// The quarters, oldest first.
    pub columns: Vec<Column>,
    /// Domains.
    pub domains: Vec<Counts>,
    /// How many domains it leaves out.
    pub domains_left_out: usize,
    /// Patterns.
    pub patterns: Vec<Counts>,
    /// How many of those it leaves out.
    pub patterns_left_out: usize,
    /// How many older quarters it leaves out.
    pub older: usize,
    /// The last quarter in which anything happened, where all since are quiet.
    pub quiet_since: Option<String>,
    /// The incidents as a picture.
    pub picture: Option<Bars>,
}

/// A quarter in the head of a table.
#[derive(Debug, Serialize)]
pub struct Column {
    /// Which.
    pub quarter: String,
    /// True where it is not whole.
    pub partial: bool,
    /// What the audits tell; null where they tell nothing.
    pub told: Option<u32>,
    /// How many cases.
    pub cases: usize,
}

/// Counts by quarter. `recurring` are the patterns worth a row.
pub fn frequency(
    notes: &Notes<'_>,
    quarters: &[QuarterCount],
    recurring: &BTreeSet<&str>,
) -> FrequencyReport {
    let domains = counts(quarters, |quarter| &quarter.by_domain);
    let mut patterns = counts(quarters, |quarter| &quarter.by_pattern);
    patterns.retain(|pattern| recurring.contains(pattern.name.as_str()));
    FrequencyReport {
        table: table(quarters, &domains, &patterns),
        quarters: quarters.iter().map(|quarter| incidents(notes, quarter)).collect(),
        domains,
        patterns,
    }
}

fn incidents(notes: &Notes<'_>, count: &QuarterCount) -> QuarterIncidents {
    QuarterIncidents {
        quarter: count.quarter.to_string(),
        partial: count.partial,
        incidents: count.incidents,
        incidents_from_audits: count.from_audits,
        cases: notes.files(count.cases.iter().copied()),
    }
}

fn counts(quarters: &[QuarterCount], of: fn(&QuarterCount) -> &BTreeMap<String, usize>) -> Vec<Counts> {
    let names: BTreeSet<&String> = quarters.iter().flat_map(|quarter| of(quarter).keys()).collect();
    let count = |name: &String| {
        let quarters: Vec<usize> =
            quarters.iter().map(|quarter| of(quarter).get(name).copied().unwrap_or(0)).collect();
        Counts { name: name.clone(), n: quarters.iter().sum(), quarters }
    };
    let mut counts: Vec<Counts> = names.into_iter().map(count).collect();
    counts.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.name.cmp(&b.name)));
    counts
}

fn table(quarters: &[QuarterCount], domains: &[Counts], patterns: &[Counts]) -> Option<Table> {
    let happened = |quarter: &QuarterCount| quarter.incidents > 0 || !quarter.cases.is_empty();
    if quarters.iter().filter(|quarter| happened(quarter)).count() < 2 {
        return None;
    }
    let until = quarters.iter().rposition(happened).map_or(0, |last| last + 1);
    let from = until.saturating_sub(MOST_QUARTERS);
    let shown = &quarters[from..until];
    let rows = |counts: &[Counts]| -> Vec<Counts> {
        let part =
            |counts: &Counts| Counts { quarters: counts.quarters[from..until].to_vec(), ..counts.clone() };
        let parts = counts.iter().map(part);
        parts.filter(|counts| counts.quarters.iter().any(|n| *n > 0)).collect()
    };
    let (mut domains, mut patterns) = (rows(domains), rows(patterns));
    let left_out = |counts: &[Counts]| counts.len().saturating_sub(MOST_ROWS);
    let (domains_left_out, patterns_left_out) = (left_out(&domains), left_out(&patterns));
    domains.truncate(MOST_ROWS);
    patterns.truncate(MOST_ROWS);
    // Audits and cases count different things: one picture shows one of them.
    let told = shown.iter().any(|quarter| quarter.from_audits);
    let height = |quarter: &QuarterCount| match (told, quarter.from_audits) {
        (true, true) => Some(f64::from(quarter.incidents)),
        (true, false) => None,
        (false, _) => Some(quarter.cases.len() as f64),
    };
    let bar = |quarter: &QuarterCount| Bar { label: quarter_label(quarter), value: height(quarter) };
    let column = |quarter: &QuarterCount| Column {
        quarter: quarter.quarter.to_string(),
        partial: quarter.partial,
        told: quarter.from_audits.then_some(quarter.incidents),
        cases: quarter.cases.len(),
    };
    Some(Table {
        columns: shown.iter().map(column).collect(),
        domains,
        domains_left_out,
        patterns,
        patterns_left_out,
        older: from,
        quiet_since: shown.last().filter(|_| until < quarters.len()).map(|last| last.quarter.to_string()),
        picture: Bars::new(if told { "incidents" } else { "cases" }, shown.iter().map(bar).collect()),
    })
}
