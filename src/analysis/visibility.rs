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
    /// How many audits give them.
    pub pages_n: usize,
    /// Likewise.
    pub hours_per_week: Option<f64>,
    /// How many audits give them.
    pub hours_n: usize,
    /// 1 - failed changes / changes; null where there were none.
    pub change_success: Option<f64>,
    /// Over how many changes.
    pub changes: u32,
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
            let pages = || of_quarter.iter().map(|audit| audit.facts.oncall_pages.map(f64::from));
            let hours = || of_quarter.iter().map(|audit| audit.facts.oncall_hours);
            let (changes, failed) = changes(&of_quarter);
            Visibility {
                restore: summary(restored.map(|case| view.times(case).restore), "without times"),
                pages_per_week: mean_of_known(pages()),
                pages_n: pages().flatten().count(),
                hours_per_week: mean_of_known(hours()),
                hours_n: hours().flatten().count(),
                change_success: (changes > 0).then(|| 1.0 - f64::from(failed) / f64::from(changes)),
                changes,
                audits: of_quarter.len(),
                count,
            }
        })
        .collect()
}

/// Changes and those of them that failed, over the audits that give both numbers.
fn changes(audits: &[&Entry<'_, Audit>]) -> (u32, u32) {
    let both = audits.iter().filter_map(|a| Some((a.facts.changes?, a.facts.failed_changes?)));
    both.fold((0, 0), |(changes, failed): (u32, u32), (c, f)| {
        (changes.saturating_add(c), failed.saturating_add(f))
    })
}
