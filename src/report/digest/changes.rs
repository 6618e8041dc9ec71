//! What changed between two days: one small function a source.

use crate::analysis::calibration::turned_out;
use crate::analysis::inputs::Inputs;
use crate::analysis::levels::Standing;
use crate::analysis::signals::Signal;
use crate::analysis::view::{Evidence, View, evidence};
use crate::model::choice::Choice;
use crate::model::kind::Kind;
use crate::model::note::Note;
use crate::report::note_ref::Notes;
use crate::value::counted;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A note that is new.
pub(super) const NEW_NOTE: &str = "new-note";

/// Something that is not as it was.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// `new-note`, `level`, `stage`, `verdict`, `turned-out`, `due`, `recurring` or `signal-off`.
    pub kind: &'static str,
    /// What changed: the title of a note, a pattern, a signal.
    pub item: String,
    /// The note, where it is one.
    pub file: Option<Arc<str>>,
    /// What it was; null where it was not there, or not known.
    pub before: Option<String>,
    /// What it is now.
    pub after: Option<String>,
    /// All of that in words, without a full stop.
    pub message: String,
    /// The same without the item before it.
    pub says: String,
    /// The notes behind it, beside its own.
    pub notes: Vec<Arc<str>>,
}

/// A day, with the signals that are on.
type Then<'i, 'a, 'v> = (&'i Inputs<'a, 'v>, &'i [Signal]);

/// Everything that changed, results before what is merely new.
pub(super) fn changes(notes: &Notes<'_>, before: Then<'_, '_, '_>, now: Then<'_, '_, '_>) -> Vec<Change> {
    let mut changes = levels(now.0);
    changes.extend(verdicts(notes, before.0, now.0));
    changes.extend(stages(notes, before.0, now.0));
    changes.extend(outcomes(notes, before.0, now.0));
    changes.extend(recurring(notes, before.0, now.0));
    changes.extend(due(notes, before.0, now.0));
    changes.extend(signals_off(before.1, now.1));
    changes.extend(new_notes(notes, before.0.view, now.0.view));
    changes
}

/// A change of a note.
fn of_note(notes: &Notes<'_>, kind: &'static str, (id, note): (usize, &Note), says: String) -> Change {
    Change {
        kind,
        item: note.title.clone(),
        file: Some(notes.file(id)),
        before: None,
        after: None,
        message: format!("{} {says}", note.title),
        says,
        notes: Vec::new(),
    }
}

/// From one word to another, of a note.
fn went(
    notes: &Notes<'_>,
    kind: &'static str,
    note: (usize, &Note),
    (from, to): (&str, &str),
) -> Option<Change> {
    let says = format!("went from {from} to {to}");
    (from != to).then(|| Change {
        before: Some(from.to_owned()),
        after: Some(to.to_owned()),
        ..of_note(notes, kind, note, says)
    })
}

/// Ladders, and domains, that stand on another level. The first level is that of the first note, which is told already.
fn levels(now: &Inputs<'_, '_>) -> Vec<Change> {
    let change = |standing: &Standing<'_>| {
        let from = standing.before;
        let name = |level: usize| standing.ladder.levels.get(level).map(|level| level.name.clone());
        if from == standing.level || from.is_none() && standing.level == Some(0) {
            return None;
        }
        let (from, to) = (from.and_then(name), standing.level.and_then(name));
        let on = standing.of.as_ref().map_or(String::new(), |_| format!(" on {}", standing.ladder.name));
        let says = match (&from, &to) {
            (Some(from), Some(to)) => format!("went from {from} to {to}{on}"),
            (None, Some(to)) => format!("reached {to}{on}"),
            (from, None) => format!("is no longer on {}{on}", from.as_deref().unwrap_or("any level")),
        };
        let item = standing.of.clone().unwrap_or_else(|| standing.ladder.name.clone());
        Some(Change {
            kind: "level",
            file: None,
            before: from,
            after: to,
            message: format!("{item} {says}"),
            item,
            says,
            notes: Vec::new(),
        })
    };
    now.levels().standings.iter().filter_map(change).collect()
}

/// Mechanisms whose verdict is another.
fn verdicts(notes: &Notes<'_>, before: &Inputs<'_, '_>, now: &Inputs<'_, '_>) -> Vec<Change> {
    let was: BTreeMap<usize, &str> =
        before.effects().iter().map(|effect| (effect.mechanism.id, effect.verdict.word())).collect();
    let change = |effect: &crate::analysis::prevention::Effect<'_>| {
        let note = (effect.mechanism.id, effect.mechanism.note);
        went(notes, "verdict", note, (was.get(&effect.mechanism.id)?, effect.verdict.word()))
    };
    now.effects().iter().filter_map(change).collect()
}

/// Ledger entries whose stage is another.
fn stages(notes: &Notes<'_>, before: &Inputs<'_, '_>, now: &Inputs<'_, '_>) -> Vec<Change> {
    let was: BTreeMap<usize, &str> =
        before.ledger().iter().map(|judged| (judged.entry.id, judged.stage.word())).collect();
    let change = |judged: &crate::analysis::ledger::Judged<'_>| {
        let note = (judged.entry.id, judged.entry.note);
        went(notes, "stage", note, (was.get(&judged.entry.id)?, judged.stage.word()))
    };
    now.ledger().iter().filter_map(change).collect()
}

/// Decisions of which is known now how they turned out.
fn outcomes(notes: &Notes<'_>, before: &Inputs<'_, '_>, now: &Inputs<'_, '_>) -> Vec<Change> {
    let there: BTreeSet<usize> = before.decisions().iter().map(|decision| decision.id).collect();
    let news = now.decisions().iter().filter_map(|decision| {
        let outcome = turned_out(decision.facts, now.view.as_of)?;
        let known = there.contains(&decision.id) && turned_out(decision.facts, before.view.as_of).is_some();
        let sure = decision
            .facts
            .confidence
            .map(|c| format!(" (you were {} sure)", crate::value::share::percent(c)));
        (!known).then(|| Change {
            after: Some(outcome.word().to_owned()),
            ..of_note(
                notes,
                "turned-out",
                (decision.id, decision.note),
                format!("turned out {}{}", outcome.word(), sure.unwrap_or_default()),
            )
        })
    });
    news.collect()
}

/// Decisions that came due and are not judged.
fn due(notes: &Notes<'_>, before: &Inputs<'_, '_>, now: &Inputs<'_, '_>) -> Vec<Change> {
    let waiting = crate::analysis::calibration::due(now.view);
    let came = waiting.into_iter().filter(|decision| {
        decision.facts.due.is_some_and(|day| day > before.view.as_of) || decision.date > before.view.as_of
    });
    let change = |decision: crate::analysis::view::Entry<'_, _>| {
        let note: (usize, &Note) = (decision.id, decision.note);
        Change { after: Some("due".to_owned()), ..of_note(notes, "due", note, "came due".to_owned()) }
    };
    came.map(change).collect()
}

/// Patterns that have two cases now.
fn recurring(notes: &Notes<'_>, before: &Inputs<'_, '_>, now: &Inputs<'_, '_>) -> Vec<Change> {
    let was: BTreeSet<&str> = before.recurring().iter().map(|pattern| pattern.pattern.as_str()).collect();
    let news = now.recurring().iter().filter(|pattern| !was.contains(pattern.pattern.as_str()));
    let change = |pattern: &crate::analysis::capability::Pattern| {
        let covered =
            if pattern.is_covered() { "a mechanism is in force" } else { "no mechanism prevents it" };
        let says = format!("came back: {}, and {covered}", counted(pattern.cases.len(), "case"));
        Change {
            kind: "recurring",
            item: pattern.pattern.clone(),
            file: None,
            before: None,
            after: Some(counted(pattern.cases.len(), "case")),
            message: format!("{} {says}", pattern.pattern),
            says,
            notes: notes.files(pattern.cases.iter().copied()),
        }
    };
    news.map(change).collect()
}

/// Signals that were on for something and are on for nothing now.
fn signals_off(before: &[Signal], now: &[Signal]) -> Vec<Change> {
    let on: BTreeSet<&str> = now.iter().map(|signal| signal.id).collect();
    let mut gone: Vec<&Signal> = before.iter().filter(|signal| !on.contains(signal.id)).collect();
    gone.dedup_by_key(|signal| signal.id);
    let change = |signal: &Signal| Change {
        kind: "signal-off",
        item: signal.name.to_owned(),
        file: None,
        before: Some("on".to_owned()),
        after: Some("off".to_owned()),
        message: format!("{} is no longer on", signal.name),
        says: "is no longer on".to_owned(),
        notes: Vec::new(),
    };
    gone.into_iter().map(change).collect()
}

/// Notes that count now and did not before, the newest first. A review is new when its quarter is over: it begins to
/// count with the first day of the quarter, long before it is written.
fn new_notes(notes: &Notes<'_>, before: &View<'_>, now: &View<'_>) -> Vec<Change> {
    let is_new = |note: &Note| match evidence(note, &now.zone) {
        Evidence::Dated { end, .. } if note.kind() == Some(Kind::Review) => {
            end > before.as_of && end <= now.as_of
        }
        Evidence::Dated { start, .. } => start > before.as_of && start <= now.as_of,
        _ => false,
    };
    let dated = now.dated().into_iter().rev().map(|(_, id)| (id, &now.vault.notes[id]));
    let change = |(id, note): (usize, &Note)| {
        let kind = note.kind()?.name();
        let says = format!("is a new {kind}");
        Some(Change { after: Some(kind.to_owned()), ..of_note(notes, NEW_NOTE, (id, note), says) })
    };
    dated.filter(|(_, note)| is_new(note)).filter_map(change).collect()
}
