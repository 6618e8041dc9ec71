use super::body::Body;
use crate::analysis::plan::{Climb, plans};
use crate::analysis::view::View;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::{count, number, percent, precise, shown};
use crate::explain::plan::answer;
use crate::explain::refs::{not_counting, row_at};
use crate::model::kind::Kind;
use crate::model::kinds::plan::START;

/// Figure 10: every plan that has begun.
pub(super) fn plan(view: &View<'_>) -> Body {
    let found = plans(view);
    let rows: Vec<NoteRow> =
        found.iter().map(|climb| row_at(view, climb.plan.id, &[&START]).value(answer(view, climb))).collect();
    let newest = found.last().map(|climb| format!("; the newest: {}", answer(view, climb)));
    let sections = vec![
        Section::arithmetic(found.iter().map(progress).collect()).titled("Shift progress"),
        Section::counted(rows)
            .titled("Plans")
            .says("`casebook explain \"TITLE\"` writes the arithmetic of each out"),
        Section::left_out(not_counting(view, &[Kind::Plan])),
    ];
    (format!("{}{}", count(found.len(), "plan"), newest.unwrap_or_default()), sections)
}

fn progress(climb: &Climb<'_>) -> Step {
    let step =
        Step::new(&climb.plan.note.title, shown(climb.shift_progress, percent)).value(climb.shift_progress);
    match (climb.recent.share, climb.baseline.share, climb.shift) {
        (Some(recent), Some(baseline), Some(shift)) => step.by("(recent - baseline) / shift").with(format!(
            "({} - {}) / {}",
            precise(recent),
            precise(baseline),
            number(shift)
        )),
        _ => step.why("a share before, a share now or the shift is not known"),
    }
}
