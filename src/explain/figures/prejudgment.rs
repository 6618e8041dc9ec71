use super::body::Body;
use crate::analysis::prejudgment::{self as figures, uncertainty};
use crate::analysis::view::View;
use crate::explain::decision::answers;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::{count, known};
use crate::explain::refs::{first_line, not_counting, row};
use crate::model::kind::Kind;
use crate::model::kinds::decision::CRITERIA;

/// The first half of figure 9 over all decisions.
pub(super) fn prejudgment(view: &View<'_>) -> Body {
    let decisions = view.decisions();
    let (mut counted, mut left_out): (Vec<NoteRow>, Vec<NoteRow>) = (Vec::new(), Vec::new());
    for entry in &decisions {
        let row = NoteRow { line: first_line(view, entry.id, &CRITERIA), ..row(view, entry.id) };
        let uncertain = format!("uncertainty {}", known(uncertainty(entry.facts).map(f64::from)));
        let answers = answers(entry.facts);
        let given = answers.numbers.unwrap_or_default();
        match figures::prejudgment(entry.facts).0 {
            Some(verdict) => counted.push(row.value(verdict).why(format!("{given}; {uncertain}"))),
            None => left_out.push(row.why("none of the five is answered")),
        }
    }
    let of =
        |wanted: &str| decisions.iter().filter(|d| figures::prejudgment(d.facts).0 == Some(wanted)).count();
    let verdicts = ["reduces risk", "neutral", "adds risk"];
    let steps = verdicts.map(|word| Step::new(word, of(word).to_string()).value(Some(of(word) as f64)));
    let answer = format!("{} with an answer, of {}", counted.len(), count(decisions.len(), "decision"));
    left_out.extend(not_counting(view, &[Kind::Decision]));
    let sections = vec![
        Section::arithmetic(steps.to_vec()).titled("Pre-judgments"),
        Section::counted(counted),
        Section::left_out(left_out),
    ];
    (answer, sections)
}
