use super::body::Body;
use crate::analysis::prevention::{Verdict, effects};
use crate::analysis::view::View;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::mechanism::rows;
use crate::explain::numbers::count;
use crate::explain::refs::{not_counting, row};
use crate::model::kind::Kind;

/// Figure 5: the verdict of every mechanism.
pub(super) fn prevention(view: &View<'_>) -> Body {
    let effects = effects(view);
    let of = |verdict: Verdict| effects.iter().filter(|effect| effect.verdict == verdict).count();
    let steps = Verdict::ALL.into_iter().filter(|verdict| of(*verdict) > 0);
    let steps = steps.map(|verdict| {
        let step = Step::new(verdict.word(), of(verdict).to_string()).value(Some(of(verdict) as f64));
        if verdict.holds() { step.why("such a mechanism holds") } else { step }
    });
    let holding = effects.iter().filter(|effect| effect.holds()).count();
    let answer = format!(
        "{}, of which {holding} {}",
        count(effects.len(), "mechanism"),
        if holding == 1 { "holds" } else { "hold" }
    );
    let unnamed = view.cases().into_iter().filter(|case| case.facts.pattern.is_none());
    let mut left_out: Vec<NoteRow> =
        unnamed.map(|case| row(view, case.id).why("a case that names no `pattern`")).collect();
    left_out.extend(not_counting(view, &[Kind::Mechanism, Kind::Case]));
    let sections = vec![
        Section::arithmetic(steps.collect()).titled("Verdicts"),
        Section::counted(rows(view))
            .titled("Mechanisms")
            .says("`casebook explain \"TITLE\"` writes the arithmetic of each out"),
        Section::left_out(left_out),
    ];
    (answer, sections)
}
