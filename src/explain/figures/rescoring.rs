use super::body::Body;
use crate::analysis::rescoring::{Rescored, overdue, rescoring as figures};
use crate::analysis::view::View;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::count;
use crate::explain::other::doubles;
use crate::explain::refs::{not_counting, row, row_at};
use crate::model::common::ACTIVITIES;
use crate::model::kind::Kind;

/// The third part of figure 11: the scores of the newest review, beside those before.
pub(super) fn rescoring(view: &View<'_>) -> Body {
    let found = figures(view);
    let overdue = overdue(view).map(|quarter| format!("; the review of {quarter} is overdue"));
    let counted: Vec<NoteRow> =
        found.iter().map(|found| row_at(view, found.review.id, &[&ACTIVITIES])).collect();
    let mut left_out: Vec<NoteRow> = view
        .reviews()
        .iter()
        .filter(|review| review.facts.activities.is_none())
        .map(|review| row(view, review.id).why("a review without a table of activities"))
        .collect();
    left_out.extend(doubles(view, Kind::Review));
    left_out.extend(not_counting(view, &[Kind::Review]));
    let (answer, steps) = match &found {
        Some(found) => {
            let moved =
                found.activities.iter().filter(|of| of.change().is_some_and(|change| change != 0)).count();
            let scored = count(found.activities.len(), "score");
            (
                format!("{scored} in the newest review, {moved} of them moved"),
                found.activities.iter().map(step).collect(),
            )
        }
        None => ("no review scores an activity".to_owned(), Vec::new()),
    };
    let sections = vec![
        Section::arithmetic(steps).titled("Scores").says("score less the score before"),
        Section::counted(counted).titled("The review"),
        Section::left_out(left_out),
    ];
    (answer + &overdue.unwrap_or_default(), sections)
}

fn step(of: &Rescored) -> Step {
    let step = match of.before {
        Some(before) => {
            let change = i16::from(of.score) - i16::from(before.score);
            let why = format!("{} in {}", before.score, before.quarter);
            Step::new(&of.name, format!("{change:+}").replace("+0", "0"))
                .with(format!("{} - {}", of.score, before.score))
                .value(Some(f64::from(change)))
                .why(why)
        }
        None => Step::new(&of.name, of.score.to_string()).why("no earlier review scores it"),
    };
    if of.scored_anew {
        return step;
    }
    let why = step.why.clone().map_or(String::new(), |why| format!("{why}; "));
    step.why(format!("{why}not scored anew"))
}
