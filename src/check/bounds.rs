//! Numbers of a week that are larger than they can be.

use crate::analysis::View;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::common::ACTIVITIES;
use crate::model::field::Field;
use crate::model::kind::Record;
use crate::model::kinds::audit::{
    Audit, CHANGES, EXECUTION, FAILED_CHANGES, INNOVATION, ONCALL_HOURS, ORCHESTRATION,
};
use crate::model::note::Note;
use crate::source::Span;

/// The hours of a week.
const HOURS: f64 = 168.0;

pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for note in &view.vault.notes {
        if let Some(Record::Audit(audit)) = &note.record {
            findings.extend(hours(note, audit));
            findings.extend(changes(note, audit));
        }
    }
    findings
}

/// Hours that no week has: on call, in the three layers together, in the activities together.
fn hours(note: &Note, audit: &Audit) -> impl Iterator<Item = Diagnostic> {
    let place = |field: &Field| note.readings.span(field);
    let layers = [
        (&EXECUTION, audit.execution),
        (&ORCHESTRATION, audit.orchestration),
        (&INNOVATION, audit.innovation),
    ];
    let given: Vec<_> = layers.into_iter().filter_map(|(field, layer)| Some((field, layer?))).collect();
    let percent = given.iter().any(|(_, layer)| layer.percent);
    let in_layers = given.iter().filter(|_| !percent).map(|(_, layer)| layer.amount).sum();
    let rows = audit.activities.iter().flat_map(|table| &table.rows);
    let sums: [(&str, f64, Option<Span>); 3] = [
        ("on call", audit.oncall_hours.unwrap_or(0.0), place(&ONCALL_HOURS)),
        ("in the three layers", in_layers, given.first().and_then(|(field, _)| place(field))),
        ("in the activities", rows.filter_map(|row| row.hours).sum(), place(&ACTIVITIES)),
    ];
    sums.into_iter().filter(|(_, sum, _)| *sum > HOURS).map(|(what, sum, at)| {
        let sum = (sum * 100.0).round() / 100.0;
        Code::MoreThanThereIs
            .at(&note.file, at.unwrap_or_default(), format!("{sum} hours {what}, but a week has {HOURS}"))
            .help("correct the hours; a share is written with `%`")
    })
}

fn changes(note: &Note, audit: &Audit) -> Option<Diagnostic> {
    let (all, failed) = (audit.changes?, audit.failed_changes?);
    (failed > all).then(|| {
        let at = note.readings.span(&FAILED_CHANGES).unwrap_or_default();
        Code::MoreThanThereIs
            .at(&note.file, at, format!("{failed} failed changes of {all}"))
            .related(&note.file, note.readings.span(&CHANGES), "the changes of the week")
            .help("`changes` counts all of them, those that failed too")
    })
}
