//! Figure 8: the four metrics that make quiet work visible, by quarter.

use super::frequency::{QuarterCount, by_quarter, quarters};
use super::statistics::{Summary, mean, summary};
use super::view::{Entry, View};
use crate::model::kinds::audit::Audit;
use crate::value::calendar::Quarter;

/// The metrics of one quarter.
#[derive(Debug, Clone)]
pub struct Visibility {
    /// The quarter and its incidents.
    pub count: QuarterCount,
    /// Minutes to restore, my cases.
    pub restore: Summary,
    /// Pages of the weeks whose audits give them, each with its audit.
    pub pages: Vec<(usize, f64)>,
    /// Their mean.
    pub pages_per_week: Option<f64>,
    /// On-call hours, likewise.
    pub hours: Vec<(usize, f64)>,
    /// Their mean.
    pub hours_per_week: Option<f64>,
    /// Changes and failed ones of the weeks whose audits give both, each with its audit.
    pub changes: Vec<(usize, u32, u32)>,
    /// All of them, and all that failed.
    pub change_sums: (u32, u32),
    /// 1 - failed changes / changes; null where there were none.
    pub change_success: Option<f64>,
    /// How many audits the quarter has.
    pub audits: usize,
}

/// The metrics of every quarter.
pub fn visibility(view: &View<'_>) -> Vec<Visibility> {
    let mut cases = by_quarter(view.cases(), |case| Some(Quarter::of(case.date)));
    let mut audits = by_quarter(view.audits(), |audit| Some(audit.facts.week?.quarter()));
    quarters(view)
        .into_iter()
        .map(|count| {
            let quarter = count.quarter;
            let of_quarter = audits.remove(&quarter).unwrap_or_default();
            let restored = cases.remove(&quarter).unwrap_or_default();
            let given = |figure: fn(&Audit) -> Option<f64>| -> Vec<(usize, f64)> {
                of_quarter.iter().filter_map(|a| Some((a.id, figure(a.facts)?))).collect()
            };
            let pages = given(|audit| audit.oncall_pages.map(f64::from));
            let hours = given(|audit| audit.oncall_hours);
            let both = |a: &Entry<'_, Audit>| Some((a.id, a.facts.changes?, a.facts.failed_changes?));
            let changes: Vec<(usize, u32, u32)> = of_quarter.iter().filter_map(both).collect();
            let sums = changes.iter().fold((0, 0), |(changes, failed): (u32, u32), (_, c, f)| {
                (changes.saturating_add(*c), failed.saturating_add(*f))
            });
            Visibility {
                restore: summary(restored.iter().map(|case| view.times(case).restore), "without times"),
                pages_per_week: mean_given(&pages),
                pages,
                hours_per_week: mean_given(&hours),
                hours,
                change_success: (sums.0 > 0).then(|| 1.0 - f64::from(sums.1) / f64::from(sums.0)),
                change_sums: sums,
                changes,
                audits: of_quarter.len(),
                count,
            }
        })
        .collect()
}

fn mean_given(given: &[(usize, f64)]) -> Option<f64> {
    mean(&given.iter().map(|(_, value)| *value).collect::<Vec<_>>())
}
