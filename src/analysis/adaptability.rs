//! Figure 11: how broad, connected and integrated the work is.

use super::capability::with_ancestors;
use super::time::person_key;
use super::view::View;
use crate::model::kind::Record;
use crate::model::note::Note;
use crate::model::structure::Mention;
use std::collections::{BTreeMap, BTreeSet};

/// How far back it looks.
pub const WINDOW_DAYS: i32 = 180;

/// Breadth, connection, and disciplines joined, over the notes of the last 180 days. Notes by index in the vault.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Adaptability {
    /// Domains with a note in the window, each with its notes.
    pub active: BTreeMap<String, Vec<usize>>,
    /// Those of them that no earlier note names.
    pub new: BTreeSet<String>,
    /// The cases in the window.
    pub cases: Vec<usize>,
    /// Those with two domains or more.
    pub multi_domain: Vec<usize>,
    /// People who asked, took part or benefited, each with the notes that name them.
    pub people: BTreeMap<String, Person>,
    /// Pairs of domains that share a case, each with the cases.
    pub joined: BTreeMap<(String, String), Vec<usize>>,
}

/// A person that notes name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Person {
    /// As first written.
    pub name: String,
    /// The notes, oldest first.
    pub notes: Vec<usize>,
}

impl Adaptability {
    /// Share of the cases with two domains or more; `None` without cases.
    pub fn multi_domain_share(&self) -> Option<f64> {
        let cases = self.cases.len();
        (cases > 0).then(|| self.multi_domain.len() as f64 / cases as f64)
    }
}

/// Looks at every note with an evidence date.
pub fn adaptability(view: &View<'_>) -> Adaptability {
    let mut found = Adaptability::default();
    let mut earlier: BTreeSet<&str> = BTreeSet::new();
    for (date, id) in view.dated() {
        let note = &view.vault.notes[id];
        if !view.within(date, WINDOW_DAYS) {
            // A nested domain counts for those above it too, so that these are not new later.
            earlier.extend(with_ancestors(note));
            continue;
        }
        let domains = innermost(note);
        for domain in &domains {
            found.active.entry(domain.clone()).or_default().push(id);
        }
        for person in &note.people {
            found.meet(id, person);
        }
        if matches!(note.record, Some(Record::Case(_))) {
            found.cases.push(id);
            if domains.len() > 1 {
                found.multi_domain.push(id);
            }
            for (at, one) in domains.iter().enumerate() {
                for other in domains.iter().skip(at + 1) {
                    found.joined.entry((one.clone(), other.clone())).or_default().push(id);
                }
            }
        }
    }
    found.new = found.active.keys().filter(|domain| !earlier.contains(domain.as_str())).cloned().collect();
    found
}

impl Adaptability {
    fn meet(&mut self, id: usize, mention: &Mention) {
        let person = self.people.entry(person_key(mention)).or_default();
        if person.notes.is_empty() {
            person.name.clone_from(&mention.text);
        }
        if person.notes.last() != Some(&id) {
            person.notes.push(id);
        }
    }
}

/// The domains of a note, a nested one once: with `network/dns` there, `network` adds nothing.
pub fn innermost(note: &Note) -> BTreeSet<String> {
    let nested = |domain: &str| {
        let above = format!("{domain}/");
        note.domains.iter().any(|other| other.starts_with(&above))
    };
    note.domains.iter().filter(|domain| !nested(domain)).cloned().collect()
}
