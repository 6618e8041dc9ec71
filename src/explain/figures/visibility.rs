use super::body::Body;
use crate::analysis::view::{Entry, View};
use crate::analysis::visibility::{Visibility, visibility as figures};
use crate::explain::clock::ALL;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::middle::{WHERE, middle};
use crate::explain::numbers::{count, known, number, percent, shown};
use crate::explain::other::doubles;
use crate::explain::refs::{first_line, not_counting, row};
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::kinds::audit::{Audit, CHANGES, FAILED_CHANGES, INCIDENTS, ONCALL_HOURS, ONCALL_PAGES};

/// What audits tell for it.
const TOLD: [&Field; 5] = [&INCIDENTS, &ONCALL_PAGES, &ONCALL_HOURS, &CHANGES, &FAILED_CHANGES];

/// Figure 8: the newest whole quarter, else the newest.
pub(super) fn visibility(view: &View<'_>) -> Body {
    let quarters = figures(view);
    let whole = quarters.iter().rev().find(|quarter| !quarter.count.partial);
    let Some(newest) = whole.or(quarters.last()) else {
        return ("nothing was observed yet".to_owned(), vec![Section::left_out(nowhere(view))]);
    };
    let name = newest.count.quarter;
    let kind = if newest.count.partial { "not a whole one yet" } else { "the newest whole quarter" };
    let (counted, mut left_out) = behind(view, newest);
    left_out.extend(nowhere(view));
    let sections = vec![
        Section::arithmetic(arithmetic(view, newest)).titled(format!("Arithmetic for {name}")).says(WHERE),
        Section::counted(counted).titled(format!("Counted in {name}")),
        Section::left_out(left_out),
    ];
    (format!("{name}, {kind}"), sections)
}

fn arithmetic(view: &View<'_>, quarter: &Visibility) -> Vec<Step> {
    let cases = view.cases();
    let of_quarter = cases.iter().filter(|case| quarter.count.cases.contains(&case.id));
    let values: Vec<f64> = of_quarter.filter_map(|case| (ALL[2].of)(&view.times(case))).collect();
    let mut steps = middle("restore", &values, &quarter.restore);
    let incidents = Step::new("incidents", quarter.count.incidents.to_string())
        .value(Some(f64::from(quarter.count.incidents)));
    steps.push(if quarter.count.from_audits {
        let given: Vec<String> = quarter.count.told.iter().map(|(_, n)| n.to_string()).collect();
        incidents.by(format!("sum of {}", count(given.len(), "audit"))).with(given.join(" + "))
    } else {
        incidents.by("cases I recorded")
    });
    steps.push(mean("pages a week", &quarter.pages, quarter.pages_per_week));
    steps.push(mean("on-call hours a week", &quarter.hours, quarter.hours_per_week));
    steps.push(changes(quarter));
    steps
}

fn mean(name: &str, given: &[(usize, f64)], value: Option<f64>) -> Step {
    let step = Step::new(name, known(value)).value(value);
    if given.is_empty() {
        return step.why("no audit tells it");
    }
    let sum: Vec<String> = given.iter().map(|(_, value)| number(*value)).collect();
    step.by(format!("mean of {}", count(given.len(), "audit"))).with(format!(
        "({}) / {}",
        sum.join(" + "),
        given.len()
    ))
}

fn changes(quarter: &Visibility) -> Step {
    let step = Step::new("change success rate", shown(quarter.change_success, percent))
        .value(quarter.change_success);
    if quarter.change_success.is_none() {
        return step.why("no audit tells of changes");
    }
    let (changes, failed) = quarter.change_sums;
    step.by("1 - failed changes / changes").with(format!("1 - {failed} / {changes}"))
}

/// The cases and audits of the quarter, and what they leave out.
fn behind(view: &View<'_>, quarter: &Visibility) -> (Vec<NoteRow>, Vec<NoteRow>) {
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for case in view.cases().iter().filter(|case| quarter.count.cases.contains(&case.id)) {
        let line = first_line(view, case.id, &ALL[2].fields());
        let row = NoteRow { line, ..row(view, case.id) };
        match (ALL[2].of)(&view.times(case)) {
            Some(minutes) => counted.push(row.value(format!("{} min", number(minutes)))),
            None => left_out.push(row.why("a case without a time to restore")),
        }
    }
    let of_quarter = |audit: &&Entry<'_, Audit>| {
        audit.facts.week.is_some_and(|week| week.quarter() == quarter.count.quarter)
    };
    for audit in view.audits().iter().filter(of_quarter) {
        let row = NoteRow { line: first_line(view, audit.id, &TOLD), ..row(view, audit.id) };
        let told = told(audit.facts);
        if told.is_empty() {
            left_out.push(row.why("an audit that gives none of the numbers"));
        } else {
            counted.push(row.why(told.join(", ")));
        }
    }
    (counted, left_out)
}

fn told(facts: &Audit) -> Vec<String> {
    let changes = facts.changes.zip(facts.failed_changes);
    let told = [
        facts.incidents.map(|n| count(n as usize, "incident")),
        facts.oncall_pages.map(|n| count(n as usize, "page")),
        facts.oncall_hours.map(|hours| format!("{} h", number(hours))),
        changes.map(|(changes, failed)| format!("{failed} of {} failed", count(changes as usize, "change"))),
    ];
    told.into_iter().flatten().collect()
}

fn nowhere(view: &View<'_>) -> Vec<NoteRow> {
    let mut rows = doubles(view, Kind::Audit);
    rows.extend(not_counting(view, &[Kind::Case, Kind::Audit]));
    rows
}
