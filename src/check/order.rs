use crate::analysis::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::common::DATE;
use crate::model::field::Field;
use crate::model::kind::Record;
use crate::model::kinds::decision::REVIEWED;
use crate::model::kinds::mechanism::{INSTALLED, RETIRED};
use crate::model::note::Note;
use jiff::civil::Date;

/// Days of mechanisms and decisions that come before the day they follow.
pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let one = |note: &Note| match &note.record {
        Some(Record::Mechanism(facts)) => {
            before(note, (&INSTALLED, facts.installed), (&RETIRED, facts.retired))
        }
        Some(Record::Decision(facts)) => before(note, (&DATE, note.date), (&REVIEWED, facts.reviewed)),
        _ => None,
    };
    view.vault.notes.iter().filter_map(one).collect()
}

type Given = (&'static Field, Option<Date>);

fn before(note: &Note, (first, from): Given, (second, to): Given) -> Option<Diagnostic> {
    if to? >= from? {
        return None;
    }
    let at = note.readings.span(second).unwrap_or_default();
    Some(
        Code::EndBeforeStart
            .at(&note.file, at, format!("`{}` is before `{}`", second.name, first.name))
            .related(&note.file, note.readings.span(first), format!("`{}` is here", first.name))
            .help("correct one of the two"),
    )
}
