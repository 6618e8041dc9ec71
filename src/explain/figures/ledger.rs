use super::body::Body;
use crate::analysis::ledger::{Judged, Stage, Total, judge, totals};
use crate::analysis::view::View;
use crate::explain::entry::amount;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::{count, decimal};
use crate::explain::refs::{not_counting, row, row_at};
use crate::model::choice::Choice;
use crate::model::kind::Kind;
use crate::model::kinds::ledger::VALUE;
use crate::value::number::to_f64;

/// Figure 6: every entry with its stage, and the totals.
pub(super) fn ledger(view: &View<'_>) -> Body {
    let judged = judge(view);
    let of = |stage: Stage| judged.iter().filter(|entry| entry.stage == stage).count();
    let stages = Stage::ALL.into_iter().filter(|stage| of(*stage) > 0);
    let stages: Vec<String> = stages.map(|stage| format!("{} {}", of(stage), stage.word())).collect();
    let entries = if judged.len() == 1 { "1 entry".to_owned() } else { format!("{} entries", judged.len()) };
    let answer = if stages.is_empty() { entries } else { format!("{entries}: {}", stages.join(", ")) };
    let without = judged.iter().filter(|entry| entry.mine.is_none());
    let mut left_out: Vec<NoteRow> = without
        .map(|entry| row_at(view, entry.entry.id, &[&VALUE]).why("an entry without a `value` (in no total)"))
        .collect();
    left_out.extend(not_counting(view, &[Kind::Ledger]));
    let sections = vec![
        Section::arithmetic(totals(&judged).iter().map(|total| sum(&judged, total)).collect())
            .titled("My part, added up by category, stage and sort of amount"),
        Section::counted(judged.iter().map(|entry| entry_row(view, entry)).collect())
            .titled("Entries")
            .says("`casebook explain \"TITLE\"` writes the arithmetic of each out"),
        Section::left_out(left_out),
    ];
    (answer, sections)
}

fn entry_row(view: &View<'_>, judged: &Judged<'_>) -> NoteRow {
    let row = row(view, judged.entry.id).value(judged.stage.word());
    let mut why = Vec::new();
    why.extend(judged.mine.as_ref().map(|mine| format!("my part {}", amount(mine))));
    if !judged.lacks.is_empty() {
        why.push(format!("lacks {}", judged.lacks.join(" and ")));
    }
    if why.is_empty() { row } else { row.why(why.join("; ")) }
}

fn sum(judged: &[Judged<'_>], total: &Total) -> Step {
    let parts: Vec<String> = judged
        .iter()
        .filter(|entry| entry.stage == total.stage && entry.entry.facts.category == Some(total.category))
        .filter_map(|entry| entry.mine.as_ref().filter(|mine| mine.sort == total.amount.sort))
        .map(|mine| decimal(mine.sum))
        .collect();
    let step = Step::new(format!("{}, {}", total.category.word(), total.stage.word()), amount(&total.amount));
    let step = step.by(format!("sum of {}", count(total.n, "part"))).value(Some(to_f64(total.amount.sum)));
    if total.n > 1 { step.with(parts.join(" + ")) } else { step }
}
