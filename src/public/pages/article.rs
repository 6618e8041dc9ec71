//! A note as a page.

use super::address::{Addresses, Shelf};
use super::tag_names::telling;
use crate::analysis::capability::missing_parts;
use crate::analysis::inputs::Inputs;
use crate::analysis::view::{Entry, View};
use crate::model::choice::Choice;
use crate::model::kind::{Kind, Record};
use crate::model::kinds::case::Case;
use crate::model::note::Note;
use crate::report::pair::{Pair, pair};
use crate::value::identity;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The words of a note, as a page shows them.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Written {
    /// As HTML that is safe to show.
    pub html: String,
    /// As plain text, for the search.
    pub text: String,
    /// Its headings that have an id.
    pub headings: Vec<Heading>,
}

/// A heading of a note.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Heading {
    /// 1-6.
    pub level: u8,
    /// What a link to it names.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// One note with a page of its own: what is known of it besides its words. No property is here that may not go out.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    /// Its path in the public vault. Pages never show it.
    pub file: String,
    /// Its page, from the root of the site.
    pub address: String,
    /// Where it stands.
    pub shelf: Shelf,
    /// What it is: `case`, `mechanism`; null for an ordinary note.
    pub kind: Option<&'static str>,
    /// Its name.
    pub title: String,
    /// The day it is about.
    pub date: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Problem areas.
    pub domains: Vec<String>,
    /// How far it reaches.
    pub scope: Option<&'static str>,
    /// Without `#`, and without those that only say its kind.
    pub tags: Vec<String>,
    /// What is known of a case.
    pub case: Option<CaseFacts>,
    /// The numbers of a ledger entry, where they compare.
    pub pair: Option<Pair>,
    /// Its place in the list of its report: of ledger entries, decisions, mechanisms.
    pub place: Option<usize>,
    /// Notes that link to it, newest first, by file.
    pub linked_from: Vec<String>,
    /// The next older one of its shelf.
    pub older: Option<String>,
    /// The next newer one.
    pub newer: Option<String>,
}

/// What is known of a case.
#[derive(Debug, Clone, Serialize)]
pub struct CaseFacts {
    /// As written.
    pub severity: Option<String>,
    /// What I did.
    pub role: Option<&'static str>,
    /// The recurring cause, by identity.
    pub pattern: Option<String>,
    /// Other cases of it, newest first.
    pub same_pattern: Vec<String>,
    /// Mechanisms that are meant to prevent it.
    pub mechanisms: Vec<String>,
    /// Minutes to detect.
    pub detect: Option<f64>,
    /// Minutes to diagnose.
    pub diagnose: Option<f64>,
    /// Minutes to restore.
    pub restore: Option<f64>,
    /// True where that counts from the start.
    pub restore_from_start: bool,
    /// The parts of the five that it lacks.
    pub missing: Vec<&'static str>,
    /// True where its timeline stands in for a path.
    pub path_from_timeline: bool,
    /// How many checks its path has.
    pub checks: usize,
}

/// The articles of all notes but the profile, newest first; those without a day come last, by name.
pub(super) fn articles(inputs: &Inputs<'_, '_>, addresses: &Addresses) -> Vec<Article> {
    let view = inputs.view;
    let facts = Facts::of(inputs);
    let order: BTreeMap<usize, usize> =
        newest_first(view).into_iter().enumerate().map(|(at, id)| (id, at)).collect();
    let mut ids: Vec<(usize, usize)> = order.iter().map(|(id, at)| (*at, *id)).collect();
    ids.sort_unstable();
    let has_page = |id: &usize| {
        addresses.notes.get(&*view.vault.notes[*id].file).is_some_and(|address| address != "index.html")
    };
    let ids: Vec<usize> = ids.into_iter().map(|(_, id)| id).filter(has_page).collect();
    let mut articles: Vec<Article> =
        ids.iter().map(|id| article(view, &facts, addresses, &order, *id)).collect();
    for shelf in Shelf::ALL {
        let places: Vec<usize> = (0..articles.len()).filter(|at| articles[*at].shelf == shelf).collect();
        for pair in places.windows(2) {
            articles[pair[0]].older = Some(articles[pair[1]].file.clone());
            articles[pair[1]].newer = Some(articles[pair[0]].file.clone());
        }
    }
    articles
}

/// All notes, by their day, those without one last.
fn newest_first(view: &View<'_>) -> Vec<usize> {
    let mut ids: Vec<usize> = (0..view.vault.notes.len()).collect();
    ids.sort_by_key(|id| {
        let note = &view.vault.notes[*id];
        (Reverse(day(view, note)), note.title.to_lowercase(), &note.file)
    });
    ids
}

fn day(view: &View<'_>, note: &Note) -> Option<jiff::civil::Date> {
    view.date(note).or(note.date)
}

/// What several articles ask for.
struct Facts<'a, 'v> {
    inputs: &'a Inputs<'a, 'v>,
    cases: BTreeMap<usize, Entry<'v, Case>>,
    /// Cases by pattern, oldest first.
    by_pattern: BTreeMap<String, Vec<usize>>,
    /// The places of ledger entries, decisions and mechanisms in the lists of their reports.
    places: BTreeMap<usize, usize>,
}

impl<'a, 'v> Facts<'a, 'v> {
    fn of(inputs: &'a Inputs<'a, 'v>) -> Self {
        let mut by_pattern: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for case in inputs.cases() {
            if let Some(pattern) = &case.facts.pattern {
                by_pattern.entry(identity::key(pattern)).or_default().push(case.id);
            }
        }
        let entries = inputs.ledger().iter().map(|judged| judged.entry.id).enumerate();
        let decisions = inputs.decisions().iter().map(|entry| entry.id).enumerate();
        let mechanisms = inputs.effects().iter().map(|effect| effect.mechanism.id).enumerate();
        Self {
            cases: inputs.cases().iter().map(|case| (case.id, *case)).collect(),
            places: entries.chain(decisions).chain(mechanisms).map(|(at, id)| (id, at)).collect(),
            by_pattern,
            inputs,
        }
    }

    fn case(&self, view: &View<'v>, case: &Entry<'v, Case>) -> CaseFacts {
        let file = |id: &usize| view.vault.notes[*id].file.to_string();
        let times = view.times(case);
        let pattern = case.facts.pattern.as_deref().map(identity::key);
        let same = pattern.as_ref().and_then(|pattern| self.by_pattern.get(pattern));
        let others = same.into_iter().flatten().rev().filter(|id| **id != case.id);
        let against = |pattern: &String| {
            let effects =
                self.inputs.effects().iter().filter(move |effect| effect.patterns.contains(pattern));
            effects.map(|effect| file(&effect.mechanism.id)).collect()
        };
        CaseFacts {
            severity: case.facts.severity.clone(),
            role: case.facts.role.map(Choice::word),
            same_pattern: others.map(file).collect(),
            mechanisms: pattern.as_ref().map(against).unwrap_or_default(),
            pattern,
            detect: times.detect,
            diagnose: times.diagnose,
            restore: times.restore,
            restore_from_start: times.restore_from_start,
            missing: missing_parts(case.facts),
            path_from_timeline: case.facts.path_from_timeline,
            checks: case.facts.diagnostic_path.len(),
        }
    }
}

fn article<'v>(
    view: &View<'v>,
    facts: &Facts<'_, 'v>,
    addresses: &Addresses,
    order: &BTreeMap<usize, usize>,
    id: usize,
) -> Article {
    let note = &view.vault.notes[id];
    let mut linking: Vec<usize> = view.vault.backlinks[id].clone();
    linking.sort_by_key(|id| order.get(id));
    let file = |id: usize| view.vault.notes[id].file.to_string();
    Article {
        file: note.file.to_string(),
        address: addresses.notes.get(&*note.file).cloned().unwrap_or_default(),
        shelf: Shelf::of(note.kind()),
        kind: note.kind().map(Kind::name),
        title: note.title.clone(),
        date: day(view, note).map(|day| day.to_string()),
        summary: note.summary.clone(),
        domains: note.domains.clone(),
        scope: note.scope.map(Choice::word),
        tags: telling(view, &note.tags),
        case: facts.cases.get(&id).map(|case| facts.case(view, case)),
        pair: match &note.record {
            Some(Record::Ledger(facts)) => pair(facts),
            _ => None,
        },
        place: facts.places.get(&id).copied(),
        linked_from: linking.into_iter().map(file).collect(),
        older: None,
        newer: None,
    }
}
