use super::body::Body;
use crate::analysis::capability::{missing_parts, parts};
use crate::analysis::view::View;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::count;
use crate::explain::refs::{not_counting, row};
use crate::model::kind::Kind;

/// Figure 1 over all cases.
pub(super) fn completeness(view: &View<'_>) -> Body {
    let cases = view.cases();
    let rows = cases.iter().map(|case| {
        let missing = missing_parts(case.facts);
        let row = row(view, case.id).value(format!("{}/5", parts(case.facts)));
        match (missing.is_empty(), case.facts.path_from_timeline) {
            (true, false) => row,
            (true, true) => row.why("a timeline stands in for the path"),
            (false, _) => row.why(format!("lacks {}", missing.join(", "))),
        }
    });
    let rows: Vec<NoteRow> = rows.collect();
    let of = |n: usize| cases.iter().filter(|case| parts(case.facts) == n).count();
    let steps = (0..=5).rev().filter(|n| of(*n) > 0).map(|n| {
        let name = if n == 5 { "complete: 5 of 5 parts".to_owned() } else { format!("{n} of 5 parts") };
        Step::new(name, count(of(n), "case")).value(Some(of(n) as f64))
    });
    let answer = format!("{} of {} complete", of(5), count(cases.len(), "case"));
    let steps = steps.collect();
    let left_out = Section::left_out(not_counting(view, &[Kind::Case]));
    (answer, vec![Section::arithmetic(steps), Section::counted(rows).says("parts present of five"), left_out])
}
