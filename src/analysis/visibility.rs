//! Figure 8: the four metrics that make quiet work visible, by quarter.

use super::frequency::{QuarterCount, quarters};
use super::statistics::{Summary, mean_of_known, summary};
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
    /// Mean over the audits that give them.
    pub pages_per_week: Option<f64>,
    /// Likewise.
    pub hours_per_week: Option<f64>,
    /// 1 - failed changes / changes; null where there were none.
    pub change_success: Option<f64>,
    /// How many audits the quarter has.
    pub audits: usize,
}

/// The metrics of every quarter.
pub fn visibility(view: &View<'_>) -> Vec<Visibility> {
    let cases = view.cases();
    let audits = view.audits();
    quarters(view)
        .into_iter()
        .map(|count| {
            let quarter = count.quarter;
            let of_quarter: Vec<&Entry<'_, Audit>> = audits
                .iter()
                .filter(|audit| audit.facts.week.is_some_and(|week| week.quarter() == quarter))
                .collect();
            let restored = cases.iter().filter(|case| Quarter::of(case.date) == quarter);
            Visibility {
                restore: summary(restored.map(|case| view.times(case).restore), "without times"),
                pages_per_week: mean_of_known(of_quarter.iter().map(|a| a.facts.oncall_pages.map(f64::from))),
                hours_per_week: mean_of_known(of_quarter.iter().map(|a| a.facts.oncall_hours)),
                change_success: change_success(&of_quarter),
                audits: of_quarter.len(),
                count,
            }
        })
        .collect()
}

/// Over the audits that give both numbers.
fn change_success(audits: &[&Entry<'_, Audit>]) -> Option<f64> {
    let both = audits.iter().filter_map(|a| Some((a.facts.changes?, a.facts.failed_changes?)));
    let (changes, failed) = both.fold((0, 0), |(changes, failed), (c, f)| (changes + c, failed + f));
    (changes > 0).then(|| 1.0 - f64::from(failed) / f64::from(changes))
}
