use super::body::Body;
use crate::analysis::frequency::{QuarterCount, Recorded, quarters};
use crate::analysis::view::View;
use crate::explain::explanation::{Input, NoteRow, Section, Step};
use crate::explain::numbers::count;
use crate::explain::refs::{as_of, not_counting, row, row_at, setting};
use crate::model::kind::Kind;
use crate::model::kinds::audit::INCIDENTS;

/// Figure 3: every quarter, and the notes behind the newest.
pub(super) fn incidents(view: &View<'_>) -> Body {
    let quarters = quarters(view);
    let Some(newest) = quarters.last() else {
        return ("nothing was observed yet".to_owned(), vec![Section::left_out(nowhere(view))]);
    };
    let answer =
        format!("{}: {}{}", newest.quarter, told(newest), if newest.partial { ", so far" } else { "" });
    let (counted, mut left_out) = behind(view, newest);
    left_out.extend(nowhere(view));
    let sections = vec![
        Section::inputs(inputs(view)),
        Section::arithmetic(quarters.iter().map(by_quarter).collect()),
        Section::counted(counted).titled(format!("Counted in {}", newest.quarter)),
        Section::left_out(left_out),
    ];
    (answer, sections)
}

fn told(quarter: &QuarterCount) -> String {
    let n = usize::try_from(quarter.incidents).unwrap_or(usize::MAX);
    format!(
        "{} ({})",
        count(n, "incident"),
        if quarter.from_audits { "by audits" } else { "cases I recorded" }
    )
}

fn inputs(view: &View<'_>) -> Vec<Input> {
    let setting = setting("observed_since", view.config.observed_since.map(|day| day.to_string()));
    let since = Recorded::of(view).map(|recorded| recorded.since.to_string());
    vec![setting, Input::new("first day", since), as_of(view)]
}

fn by_quarter(quarter: &QuarterCount) -> Step {
    let step = Step::new(quarter.quarter.to_string(), quarter.incidents.to_string())
        .value(Some(f64::from(quarter.incidents)));
    let step = if quarter.from_audits {
        let given: Vec<String> = quarter.told.iter().map(|(_, incidents)| incidents.to_string()).collect();
        step.by(format!("sum of {}", count(given.len(), "audit"))).with(given.join(" + "))
    } else {
        step.by("cases I recorded")
    };
    if quarter.partial { step.why("not a whole quarter: compared with nothing") } else { step }
}

/// The notes that a quarter counts, and those of it that it does not.
fn behind(view: &View<'_>, quarter: &QuarterCount) -> (Vec<NoteRow>, Vec<NoteRow>) {
    let cases = quarter.cases.iter().map(|id| row(view, *id));
    if !quarter.from_audits {
        return (cases.collect(), Vec::new());
    }
    let counted = quarter.told.iter().map(|(id, n)| row_at(view, *id, &[&INCIDENTS]).value(n.to_string()));
    let silent = view.audits().into_iter().filter(|audit| {
        audit.facts.incidents.is_none()
            && audit.facts.week.is_some_and(|week| week.quarter() == quarter.quarter)
    });
    let silent = silent.map(|audit| row(view, audit.id).why("an audit that does not give `incidents`"));
    let cases = cases.map(|row| row.why("a case of a quarter in which audits give `incidents`"));
    (counted.collect(), silent.chain(cases).collect())
}

fn nowhere(view: &View<'_>) -> Vec<NoteRow> {
    not_counting(view, &[Kind::Case, Kind::Audit])
}
