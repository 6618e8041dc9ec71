//! The four metrics that make quiet work visible, by quarter.

use super::note_ref::Notes;
use crate::analysis::view::View;
use crate::analysis::visibility::{self as figures, Visibility};
use crate::value::calendar::Quarter;
use serde::Serialize;

/// One quarter.
#[derive(Debug, Clone, Serialize)]
pub struct QuarterReport {
    /// Which.
    pub quarter: String,
    /// True for a first or current quarter that is not whole: it is compared with nothing.
    pub partial: bool,
    /// Minutes, the median of my cases.
    pub restore_median: Option<f64>,
    /// Minutes, the mean (MTTR) of my cases.
    pub restore_mean: Option<f64>,
    /// How many cases with a known time.
    pub restore_n: usize,
    /// How many without.
    pub restore_left_out: usize,
    /// The incidents that audits tell, else the cases I recorded.
    pub incidents: u32,
    /// True where audits tell them.
    pub incidents_from_audits: bool,
    /// Pages a week, the mean over the audits that give them.
    pub oncall_pages_per_week: Option<f64>,
    /// Hours a week, likewise.
    pub oncall_hours_per_week: Option<f64>,
    /// 1 - failed changes / changes.
    pub change_success_rate: Option<f64>,
    /// The cases of the quarter, by file.
    pub cases: Vec<String>,
    /// The audits of the quarter, by file.
    pub audits: Vec<String>,
    /// Against the whole quarter before.
    pub since_previous: Option<Change>,
    /// Against the first whole quarter.
    pub since_first: Option<Change>,
}

/// How much more or less than in another quarter; null where either is unknown.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// The other quarter.
    pub quarter: String,
    /// Minutes.
    pub restore_median: Option<f64>,
    /// Incidents; null where one of them counts cases and the other what audits tell.
    pub incidents: Option<i64>,
    /// Pages a week.
    pub oncall_pages_per_week: Option<f64>,
    /// Hours a week.
    pub oncall_hours_per_week: Option<f64>,
    /// The difference of the two shares.
    pub change_success_rate: Option<f64>,
}

/// The metrics of every quarter, oldest first.
pub fn visibility(view: &View<'_>, notes: &Notes<'_>) -> Vec<QuarterReport> {
    let quarters = figures::visibility(view);
    let audits = view.audits();
    let whole: Vec<&Visibility> = quarters.iter().filter(|quarter| !quarter.count.partial).collect();
    let mut reports = Vec::new();
    for quarter in &quarters {
        let compared = |other: Option<&&Visibility>| {
            let other = other.filter(|_| !quarter.count.partial)?;
            (other.count.quarter < quarter.count.quarter).then(|| change(other, quarter))
        };
        let previous = whole.iter().find(|other| other.count.quarter.next() == quarter.count.quarter);
        let of_quarter = audits
            .iter()
            .filter(|audit| audit.facts.week.is_some_and(|week| week.quarter() == quarter.count.quarter));
        reports.push(QuarterReport {
            since_previous: compared(previous),
            since_first: compared(whole.first()),
            audits: notes.files(of_quarter.map(|audit| audit.id)),
            cases: notes.files(quarter.count.cases.iter().copied()),
            ..report(quarter)
        });
    }
    reports
}

fn report(quarter: &Visibility) -> QuarterReport {
    let name: Quarter = quarter.count.quarter;
    QuarterReport {
        quarter: name.to_string(),
        partial: quarter.count.partial,
        restore_median: quarter.restore.median,
        restore_mean: quarter.restore.mean,
        restore_n: quarter.restore.n,
        restore_left_out: quarter.restore.left_out,
        incidents: quarter.count.incidents,
        incidents_from_audits: quarter.count.from_audits,
        oncall_pages_per_week: quarter.pages_per_week,
        oncall_hours_per_week: quarter.hours_per_week,
        change_success_rate: quarter.change_success,
        cases: Vec::new(),
        audits: Vec::new(),
        since_previous: None,
        since_first: None,
    }
}

fn change(from: &Visibility, to: &Visibility) -> Change {
    let less = |from: Option<f64>, to: Option<f64>| Some(to? - from?);
    let same_source = from.count.from_audits == to.count.from_audits;
    Change {
        quarter: from.count.quarter.to_string(),
        restore_median: less(from.restore.median, to.restore.median),
        incidents: same_source.then(|| i64::from(to.count.incidents) - i64::from(from.count.incidents)),
        oncall_pages_per_week: less(from.pages_per_week, to.pages_per_week),
        oncall_hours_per_week: less(from.hours_per_week, to.hours_per_week),
        change_success_rate: less(from.change_success, to.change_success),
    }
}
