//! Figure 3: incidents by quarter, in total, by domain and by pattern.

use super::capability::with_ancestors;
use super::view::{Entry, View};
use crate::model::kinds::audit::Audit;
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
    /// The cases of the quarter, by index in the vault.
    pub cases: Vec<usize>,
    /// Cases by domain.
    pub by_domain: BTreeMap<String, usize>,
    /// Cases by pattern.
    pub by_pattern: BTreeMap<String, usize>,
}

/// The first day on which anything was recorded, and its quarter: of `observed_since`, else of the first evidence
/// note. The end of a week may lie in the quarter after the one the week belongs to.
fn first(view: &View<'_>, audits: &[Entry<'_, Audit>]) -> Option<(Date, Quarter)> {
    if let Some(since) = view.config.observed_since.filter(|day| *day <= view.as_of) {
        return Some((since, Quarter::of(since)));
    }
    let (date, _) = *view.dated().first()?;
    let week = audits.first().and_then(|audit| audit.facts.week);
    let quarter = Quarter::of(date);
    Some((date, week.map_or(quarter, |week| week.quarter().min(quarter))))
}

/// Every quarter from the first evidence on, empty ones included.
pub fn quarters(view: &View<'_>) -> Vec<QuarterCount> {
    let audits = view.audits();
    let Some((since, first)) = first(view, &audits) else { return Vec::new() };
    let last = Quarter::of(view.as_of);
    let cases = view.cases();
    let mut quarters = Vec::new();
    let mut quarter = first;
    while quarter <= last {
        let in_quarter = cases.iter().filter(|case| Quarter::of(case.date) == quarter);
        let mut count = QuarterCount {
            quarter,
            partial: (quarter == first && since > quarter.first_day()) || view.as_of < quarter.last_day(),
            incidents: 0,
            from_audits: false,
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
        let told: Vec<u32> = told.filter_map(|audit| audit.facts.incidents).collect();
        count.from_audits = !told.is_empty();
        count.incidents = if count.from_audits {
            told.iter().fold(0, |sum: u32, told| sum.saturating_add(*told))
        } else {
            u32::try_from(count.cases.len()).unwrap_or(u32::MAX)
        };
        quarters.push(count);
        quarter = quarter.next();
    }
    quarters
}
