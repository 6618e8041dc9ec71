//! Figure 3: incidents by quarter, in total, by domain and by pattern.

use super::capability::with_ancestors;
use super::view::{Entry, View};
use crate::value::calendar::Quarter;
use crate::value::identity;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One calendar quarter.
#[derive(Debug, Clone, PartialEq)]
pub struct QuarterCount {
    /// Which.
    pub quarter: Quarter,
    /// True for a first or current quarter that is not whole.
    pub partial: bool,
    /// Incidents of the audits where any audit of the quarter gives them, else the cases recorded.
    pub incidents: u32,
    /// True where the number comes from audits.
    pub from_audits: bool,
    /// What each audit of the quarter gives, by index in the vault.
    pub told: Vec<(usize, u32)>,
    /// The cases of the quarter, by index in the vault.
    pub cases: Vec<usize>,
    /// Cases by domain.
    pub by_domain: BTreeMap<String, usize>,
    /// Cases by pattern.
    pub by_pattern: BTreeMap<String, usize>,
}

/// Since when things are recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// The first day: of `observed_since`, else of the first evidence note.
    pub since: Date,
    /// Its quarter; an earlier one where a week belongs to that, whose end lies in the next.
    pub first: Quarter,
}

impl Recorded {
    /// Since when things are recorded in a vault; `None` where nothing is.
    pub fn of(view: &View<'_>) -> Option<Self> {
        if let Some(since) = view.config.observed_since.filter(|day| *day <= view.as_of) {
            return Some(Self { since, first: Quarter::of(since) });
        }
        let (since, _) = *view.dated().first()?;
        let quarter = Quarter::of(since);
        let week = view.audits().first().and_then(|audit| audit.facts.week);
        Some(Self { since, first: week.map_or(quarter, |week| week.quarter().min(quarter)) })
    }

    /// True for a first or current quarter that is not whole.
    pub fn is_partial(&self, quarter: Quarter, as_of: Date) -> bool {
        (quarter <= self.first && self.since > quarter.first_day()) || as_of < quarter.last_day()
    }
}

/// Every quarter from the first evidence on, empty ones included.
pub fn quarters(view: &View<'_>) -> Vec<QuarterCount> {
    let Some(recorded) = Recorded::of(view) else { return Vec::new() };
    let last = Quarter::of(view.as_of);
    let mut cases = by_quarter(view.cases(), |case| Some(Quarter::of(case.date)));
    let mut audits = by_quarter(view.audits(), |audit| Some(audit.facts.week?.quarter()));
    let mut quarters = Vec::new();
    let mut quarter = recorded.first;
    while quarter <= last {
        let mut count = QuarterCount {
            quarter,
            partial: recorded.is_partial(quarter, view.as_of),
            incidents: 0,
            from_audits: false,
            told: Vec::new(),
            cases: Vec::new(),
            by_domain: BTreeMap::new(),
            by_pattern: BTreeMap::new(),
        };
        for case in cases.remove(&quarter).unwrap_or_default() {
            count.cases.push(case.id);
            for domain in with_ancestors(case.note) {
                *count.by_domain.entry(domain.to_owned()).or_default() += 1;
            }
            if let Some(pattern) = &case.facts.pattern {
                *count.by_pattern.entry(identity::key(pattern)).or_default() += 1;
            }
        }
        let told = audits.remove(&quarter).unwrap_or_default().into_iter();
        count.told = told.filter_map(|audit| Some((audit.id, audit.facts.incidents?))).collect();
        count.from_audits = !count.told.is_empty();
        count.incidents = if count.from_audits {
            count.told.iter().fold(0, |sum: u32, (_, incidents)| sum.saturating_add(*incidents))
        } else {
            u32::try_from(count.cases.len()).unwrap_or(u32::MAX)
        };
        quarters.push(count);
        quarter = quarter.next();
    }
    quarters
}

/// Notes by their quarter, in the order in which they come; those without one are left out.
pub fn by_quarter<'v, T>(
    entries: Vec<Entry<'v, T>>,
    quarter: impl Fn(&Entry<'v, T>) -> Option<Quarter>,
) -> BTreeMap<Quarter, Vec<Entry<'v, T>>> {
    let mut found: BTreeMap<Quarter, Vec<Entry<'v, T>>> = BTreeMap::new();
    for entry in entries {
        if let Some(quarter) = quarter(&entry) {
            found.entry(quarter).or_default().push(entry);
        }
    }
    found
}
