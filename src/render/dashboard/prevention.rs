//! What mechanisms prevented, and what nothing prevents.

use crate::render::chart::{self, Against, Cause, Chart, day};
use crate::render::template::figures::{rounded, short_date};
use crate::render::web::charts::{Charts, prevention};
use crate::render::web::links::Links;
use crate::report::prevention::{MechanismReport, PreventionReport, RecurringReport};

/// The most mechanisms and causes of a picture.
const MOST: usize = 20;

/// Intervals, expected against observed, and causes over time.
pub(super) fn charts(links: &Links<'_>, report: &PreventionReport, as_of: &str) -> Charts {
    let all = &report.mechanisms;
    let newest = &all[all.len().saturating_sub(MOST)..];
    vec![
        ("intervals".to_owned(), prevention(links, newest)),
        ("expected".to_owned(), expected(links, newest)),
        ("causes".to_owned(), causes(links, report, as_of)),
    ]
}

fn expected(links: &Links<'_>, mechanisms: &[MechanismReport]) -> Option<Chart> {
    let row = |m: &MechanismReport| {
        Some(Against {
            label: links.to(&m.file)?,
            remark: m.verdict.clone(),
            expected: m.expected?,
            came: m.n1 as f64,
            links: links.all(&m.after),
        })
    };
    let rows: Vec<Against> = mechanisms.iter().filter_map(row).collect();
    let note = "Cases to be expected since, had nothing changed, against those that came. The case that prompted it is left out.";
    (!rows.is_empty())
        .then(|| chart::against("chart-expected", "Expected, and what came", note, &rows, |n| rounded(n, 1)))
}

/// Causes that came back, with what is in force against them.
fn causes(links: &Links<'_>, report: &PreventionReport, as_of: &str) -> Option<Chart> {
    let first = report.recurring.iter().take(MOST).flat_map(|cause| &cause.days).min()?;
    let cause = |cause: &RecurringReport| {
        let own = report.mechanisms.iter().filter(|m| cause.mechanisms.contains(&m.file));
        let force = |m: &MechanismReport| Some((day(&m.installed)?, m.retired.as_deref().and_then(day)));
        Cause {
            name: cause.pattern.replace('-', " "),
            remark: remark(cause),
            days: cause.days.iter().filter_map(|iso| day(iso)).collect(),
            forces: own.filter_map(force).collect(),
            cases: links.all(&cause.cases),
            mechanisms: links.all(&cause.mechanisms),
        }
    };
    let causes: Vec<Cause> = report.recurring.iter().take(MOST).map(cause).collect();
    let ends = ((day(first)?, &*short_date(first)?), (day(as_of)?, &*short_date(as_of)?));
    let note =
        "A dot is a case. The band is the time in which a mechanism is in force, from its installation on.";
    Some(chart::events("chart-causes", "Causes that came back", note, ends, &causes))
}

fn remark(cause: &RecurringReport) -> String {
    if cause.holds {
        "holds".to_owned()
    } else if cause.covered {
        "not shown to hold".to_owned()
    } else {
        "nothing in force".to_owned()
    }
}
