use super::body::Body;
use crate::analysis::capability::{Domain, domains};
use crate::analysis::view::{Entry, View};
use crate::explain::clock::{ALL, Clocked, minutes};
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::{count, shown};
use crate::explain::refs::{first_line, not_counting, row};
use crate::model::kind::Kind;
use crate::model::kinds::case::Case;

/// Figure 2: each case's time to restore, and what they come to by domain.
pub(super) fn times(view: &View<'_>) -> Body {
    let cases = view.cases();
    let restore = &ALL[2];
    let known = |clocked: &Clocked| {
        let known = cases.iter().filter(|case| (clocked.of)(&view.times(case)).is_some());
        known.count()
    };
    let answer = format!(
        "of {}, {} tell the time to restore, {} to diagnose, {} to detect",
        count(cases.len(), "case"),
        known(restore),
        known(&ALL[1]),
        known(&ALL[0])
    );
    let sections = vec![
        Section::arithmetic(by_case(view, &cases, restore)).titled("Time to restore, case by case"),
        Section::arithmetic(domains(view).iter().map(by_domain).collect())
            .titled("Median time to restore, by domain")
            .says("`casebook explain DOMAIN` writes each median out, and those to diagnose and detect"),
        Section::left_out(without(view, &cases)),
    ];
    (answer, sections)
}

fn by_case(view: &View<'_>, cases: &[Entry<'_, Case>], clocked: &Clocked) -> Vec<Step> {
    let known = cases.iter().filter(|case| (clocked.of)(&view.times(case)).is_some());
    known.map(|case| Step { name: case.note.stem().to_owned(), ..clocked.step(view, case) }).collect()
}

fn by_domain(domain: &Domain<'_>) -> Step {
    let median = domain.restore.median;
    Step::new(&domain.domain, shown(median, minutes))
        .by(format!("median of {}", count(domain.restore.n, "case")))
        .value(median)
}

fn without(view: &View<'_>, cases: &[Entry<'_, Case>]) -> Vec<NoteRow> {
    let lacking = |clocked: &Clocked| -> Vec<NoteRow> {
        let without = cases.iter().filter(|case| (clocked.of)(&view.times(case)).is_none());
        let row = |case: &Entry<'_, Case>| {
            let why = clocked.step(view, case).why.unwrap_or_default();
            let line = first_line(view, case.id, &clocked.fields());
            NoteRow { line, ..row(view, case.id) }.why(format!("no time to {} ({why})", clocked.name))
        };
        without.map(row).collect()
    };
    let mut rows: Vec<NoteRow> = ALL.iter().rev().flat_map(lacking).collect();
    rows.extend(not_counting(view, &[Kind::Case]));
    rows
}
