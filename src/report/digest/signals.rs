//! Signals as a reader sees them: each with its notes, together by sort, and as a few steps.

use crate::analysis::signals::{Definition, Item, Signal};
use crate::report::note_ref::Notes;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The most next steps, and of one signal.
const STEPS: usize = 5;
const OF_ONE: usize = 2;
/// The most items of one signal that a page shows.
const SHOWN: usize = 3;

/// A signal that is on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignalReport {
    /// The slug of its name.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// `high`, `medium`, `low`.
    pub severity: &'static str,
    /// The same as a number, 1 to 100.
    pub weight: u8,
    /// What it is on for: a pattern, a domain, the title of a note; null for all of the work.
    pub item: Option<String>,
    /// The note, where it is one.
    pub file: Option<Arc<str>>,
    /// What is the matter, with its numbers.
    pub message: String,
    /// The same without the item before it.
    pub says: String,
    /// The number that matters most.
    pub short: String,
    /// The notes that show it.
    pub evidence: Vec<Arc<str>>,
    /// What to do.
    pub next_step: String,
    /// The command that begins it; null where there is none.
    pub command: Option<String>,
    /// True where it was not on a week ago.
    pub new: bool,
}

/// All that one signal is on for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// The signal.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// `high`, `medium`, `low`.
    pub severity: &'static str,
    /// How many.
    pub n: usize,
    /// How many of them are new this week.
    pub new: usize,
    /// The place of the first in `signals`; the others follow it.
    pub first: usize,
    /// The place after the last that a page shows.
    pub shown: usize,
    /// The report that tells more.
    pub page: &'static str,
    /// Its section.
    pub section: &'static str,
    /// The fragment of that section.
    pub anchor: String,
}

/// What to do next.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The signal that asks for it.
    pub signal: &'static str,
    /// What to do with the item, or, where there is none, as a sentence of its own. Without a full stop.
    pub says: String,
    /// The command that begins it.
    pub command: Option<String>,
    /// Why.
    pub reason: String,
    /// The note that it is about.
    pub file: Option<Arc<str>>,
    /// The reason without the item before it.
    pub why: String,
    /// What it is about.
    pub item: Option<String>,
    /// The notes that show it.
    pub notes: Vec<Arc<str>>,
}

/// The signals that are on, each with whether it was on a week ago.
pub(super) fn reports(notes: &Notes<'_>, before: &[Signal], now: &[Signal]) -> Vec<SignalReport> {
    let were: BTreeSet<(&str, &Item)> = before.iter().map(|signal| (signal.id, &signal.found.item)).collect();
    let report = |signal: &Signal| {
        let found = &signal.found;
        let file = match &found.item {
            Item::Note(id, _) => Some(notes.file(*id)),
            _ => None,
        };
        SignalReport {
            id: signal.id,
            name: signal.name,
            severity: signal.severity.word(),
            weight: signal.weight,
            item: found.item.name().map(str::to_owned),
            file,
            message: found.message(),
            says: found.says.clone(),
            short: found.short.clone(),
            evidence: notes.files(found.evidence.iter().copied()),
            next_step: found.next_step.clone(),
            command: found.command.clone(),
            new: !were.contains(&(signal.id, &found.item)),
        }
    };
    now.iter().map(report).collect()
}

/// The signals by sort. They come by weight, so that those of one sort stand together.
pub(super) fn groups(signals: &[SignalReport]) -> Vec<Group> {
    let mut first = 0;
    let mut groups = Vec::new();
    for same in signals.chunk_by(|a, b| a.id == b.id) {
        if let Some(definition) = Definition::of(same[0].id) {
            let (page, section) = definition.page;
            groups.push(Group {
                id: definition.id,
                name: definition.name,
                severity: same[0].severity,
                n: same.len(),
                new: same.iter().filter(|signal| signal.new).count(),
                first,
                shown: first + same.len().min(SHOWN),
                page,
                section,
                anchor: section.to_lowercase().replace(' ', "-"),
            });
        }
        first += same.len();
    }
    groups
}

/// The first step of each signal, by weight; then, where there is room, the second of each.
pub(super) fn steps(signals: &[SignalReport]) -> Vec<Step> {
    let groups: Vec<&[SignalReport]> = signals.chunk_by(|a, b| a.id == b.id).collect();
    let most = groups.iter().map(|group| group.len()).max().unwrap_or(0).min(OF_ONE);
    let rounds = (0..most).flat_map(|at| groups.iter().filter_map(move |group| group.get(at)));
    rounds.take(STEPS).map(step).collect()
}

fn step(signal: &SignalReport) -> Step {
    Step {
        signal: signal.id,
        says: if signal.item.is_some() { lower(&signal.next_step) } else { signal.next_step.clone() },
        command: signal.command.clone(),
        reason: signal.message.clone(),
        file: signal.file.clone(),
        why: signal.says.clone(),
        item: signal.item.clone(),
        notes: signal.evidence.clone(),
    }
}

/// A sentence as it goes on after a colon.
fn lower(sentence: &str) -> String {
    let mut chars = sentence.chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}
