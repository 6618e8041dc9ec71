//! Figure 3: incidents by quarter, in total, by domain and by pattern.

use super::capability::with_ancestors;
use super::view::View;
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

/// The first day on which anything was recorded: the first evidence note, or `observed_since`.
pub fn observed_since(view: &View<'_>) -> Option<Date> {
    let first = view.dated().first().map(|(date, _)| *date);
    view.config.observed_since.filter(|day| *day <= view.as_of).or(first)
}

/// Every quarter from the first evidence on, empty ones included.
pub fn quarters(view: &View<'_>) -> Vec<QuarterCount> {
    let Some(since) = observed_since(view) else { return Vec::new() };
    let last = Quarter::of(view.as_of);
    let cases = view.cases();
    let audits = view.audits();
    let mut quarters = Vec::new();
    let mut quarter = Quarter::of(since);
    while quarter <= last {
        let in_quarter = cases.iter().filter(|case| Quarter::of(case.date) == quarter);
        let mut count = QuarterCount {
            quarter,
            partial: since > quarter.first_day() || view.as_of < quarter.last_day(),
            incidents: 0,
            from_audits: false,
            told: Vec::new(),
            cases: Vec::new(),
            by_domain: BTreeMap::new(),
            by_pattern: BTreeMap::new(),
        };
        for case in in_quarter {
            count.cases.push(case.id);
            for domain in with_ancestors(case.note) {
                *count.by_domain.entry(domain).or_default() += 1;
            }
            if let Some(pattern) = &case.facts.pattern {
                *count.by_pattern.entry(identity::key(pattern)).or_default() += 1;
            }
        }
        let told =
            audits.iter().filter(|audit| audit.facts.week.is_some_and(|week| week.quarter() == quarter));
        count.told = told.filter_map(|audit| Some((audit.id, audit.facts.incidents?))).collect();
        count.from_audits = !count.told.is_empty();
        count.incidents = if count.from_audits {
            count.told.iter().map(|(_, incidents)| incidents).sum()
        } else {
            u32::try_from(count.cases.len()).unwrap_or(u32::MAX)
        };
        quarters.push(count);
        quarter = quarter.next();
    }
    quarters
}
