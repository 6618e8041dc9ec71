//! The four metrics that make quiet work visible, by quarter.

use crate::analysis::rank_test;
use crate::analysis::view::View;
use crate::analysis::visibility::Visibility;
use crate::report::note_ref::Notes;
use crate::report::plain::last_few;
use crate::value::calendar::Quarter;
use crate::value::duration;
use serde::Serialize;
use std::sync::Arc;

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
    /// How many do.
    pub oncall_pages_n: usize,
    /// Hours a week, likewise.
    pub oncall_hours_per_week: Option<f64>,
    /// How many audits give them.
    pub oncall_hours_n: usize,
    /// 1 - failed changes / changes.
    pub change_success_rate: Option<f64>,
    /// Over how many changes.
    pub changes: u32,
    /// The cases of the quarter, by file.
    #[serde(serialize_with = "last_few")]
    pub cases: Vec<Arc<str>>,
    /// The audits of the quarter, by file.
    pub audits: Vec<Arc<str>>,
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

/// How the newest whole quarter differs from another, in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The newest whole quarter.
    pub quarter: String,
    /// The other.
    pub than: String,
    /// True where the other is the first whole one.
    pub first: bool,
    /// What differs.
    pub says: Vec<String>,
}

/// The metrics of every quarter, oldest first.
pub fn visibility(view: &View<'_>, notes: &Notes<'_>, quarters: &[Visibility]) -> Vec<QuarterReport> {
    let audits = view.audits();
    let (first, mut reports) = (quarters.iter().find(|quarter| !quarter.count.partial), Vec::new());
    for quarter in quarters {
        let compared = |other: Option<&Visibility>| {
            let other = other.filter(|other| !quarter.count.partial && !other.count.partial)?;
            (other.count.quarter < quarter.count.quarter).then(|| change(other, quarter))
        };
        let of_quarter = audits
            .iter()
            .filter(|audit| audit.facts.week.is_some_and(|week| week.quarter() == quarter.count.quarter));
        reports.push(QuarterReport {
            since_previous: compared(before(quarters, quarter)),
            since_first: compared(first),
            audits: notes.files(of_quarter.map(|audit| audit.id)),
            cases: notes.files(quarter.count.cases.iter().copied()),
            ..report(quarter)
        });
    }
    reports
}

fn before<'q>(quarters: &'q [Visibility], quarter: &Visibility) -> Option<&'q Visibility> {
    quarters.iter().find(|other| other.count.quarter.next() == quarter.count.quarter)
}

/// The newest whole quarter against the one before it, and against the first.
pub fn comparisons(view: &View<'_>, quarters: &[Visibility]) -> Vec<Comparison> {
    let mut whole = quarters.iter().filter(|quarter| !quarter.count.partial);
    let Some(first) = whole.next() else { return Vec::new() };
    // Where nothing was recorded there is nothing to say, though it counts as zero.
    let told = |quarter: &&Visibility| quarter.audits + quarter.count.cases.len() > 0;
    let Some(newest) = whole.rfind(told) else { return Vec::new() };
    let previous = before(quarters, newest).filter(|other| other.count.quarter != first.count.quarter);
    let compare = |other: &Visibility| Comparison {
        quarter: newest.count.quarter.to_string(),
        than: other.count.quarter.to_string(),
        first: other.count.quarter == first.count.quarter,
        says: says(view, other, newest),
    };
    let comparisons = previous.into_iter().chain([first]).map(compare);
    comparisons.filter(|comparison| !comparison.says.is_empty()).collect()
}

fn says(view: &View<'_>, from: &Visibility, to: &Visibility) -> Vec<String> {
    let change = change(from, to);
    let more = |by: f64, what: &str| {
        let size = (by.abs() * 10.0).round() / 10.0;
        let word = if by > 0.0 { "more" } else { "fewer" };
        if size == 0.0 { format!("as many {what}") } else { format!("{size} {word} {what}") }
    };
    let counted = |by: i64| {
        let what = if by.abs() == 1 { "incident" } else { "incidents" };
        // Fewer audits see fewer incidents.
        let audits = if to.count.from_audits && from.audits != to.audits {
            format!(" (over {} audits, then {})", from.audits, to.audits)
        } else {
            String::new()
        };
        more(by as f64, what) + &audits
    };
    let points = change.change_success_rate.map(|share| share * 100.0);
    [
        change.incidents.map(counted),
        change.oncall_pages_per_week.map(|by| more(by, "pages a week")),
        change.oncall_hours_per_week.map(|by| more(by, "on-call hours a week")),
        points.map(|by| {
            let word = if by < 0.0 { "lower" } else { "higher" };
            match by.abs().round() {
                0.0 => "the same share of changes that succeed".to_owned(),
                by => format!("a share of changes that succeed {by} points {word}"),
            }
        }),
        restored(view, from, to),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Two sets of times are called different only where a test says so.
fn restored(view: &View<'_>, from: &Visibility, to: &Visibility) -> Option<String> {
    let (before, after) = (from.restore.median?, to.restore.median?);
    let values = |quarter: &Visibility| -> Vec<f64> {
        let cases = view.cases();
        let of_quarter = cases.iter().filter(|case| quarter.count.cases.contains(&case.id));
        of_quarter.filter_map(|case| view.times(case).restore).collect()
    };
    Some(match rank_test::p_value(&values(from), &values(to)) {
        None => format!(
            "too few cases to compare the time to restore (n = {} and {}, at least {} each are needed)",
            from.restore.n,
            to.restore.n,
            rank_test::FEWEST
        ),
        Some(p) if p < rank_test::DIFFERENT => {
            let word = if after < before { "shorter" } else { "longer" };
            let (before, after) = (duration::show(before), duration::show(after));
            format!("a {word} time to restore, {after} rather than {before}")
        }
        Some(_) => "no clear difference in the time to restore".to_owned(),
    })
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
        oncall_pages_n: quarter.pages.len(),
        oncall_hours_per_week: quarter.hours_per_week,
        oncall_hours_n: quarter.hours.len(),
        change_success_rate: quarter.change_success,
        changes: quarter.change_sums.0,
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
