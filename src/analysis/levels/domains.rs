//! The domains that stand on ladders.

use super::counting::begins;
use super::grid::Grid;
use crate::analysis::capability::with_ancestors;
use crate::analysis::view::View;
use crate::model::kind::Record;
use std::collections::BTreeMap;

/// A domain with its notes, newest first.
pub(super) struct Domain {
    /// Its name, by identity.
    pub name: String,
    /// The first index of the grid on which a case or capability note names it: before, it stands nowhere.
    pub first: usize,
    /// Its notes of every kind.
    pub notes: Vec<usize>,
    /// The same in the order of the vault, to look them up.
    members: Vec<usize>,
}

impl Domain {
    /// True for a note of it, by index in the vault.
    pub(super) fn holds(&self, note: usize) -> bool {
        self.members.binary_search(&note).is_ok()
    }
}

/// The domains of cases and capability notes, by name. `newest` are the notes that count, newest first.
pub(super) fn domains(view: &View<'_>, grid: &Grid, newest: &[usize]) -> Vec<Domain> {
    let note = |id: usize| &view.vault.notes[id];
    let mut found: BTreeMap<&str, (usize, Vec<usize>)> = BTreeMap::new();
    for id in newest {
        if !matches!(note(*id).record, Some(Record::Case(_) | Record::Capability(_))) {
            continue;
        }
        let first = begins(view, grid, note(*id)).map_or(grid.len(), |(first, _)| first);
        for domain in with_ancestors(note(*id)) {
            let known = found.entry(domain).or_insert((first, Vec::new()));
            known.0 = known.0.min(first);
        }
    }
    for id in newest {
        for domain in with_ancestors(note(*id)) {
            if let Some((_, notes)) = found.get_mut(domain) {
                notes.push(*id);
            }
        }
    }
    let domain = |(name, (first, notes)): (&str, (usize, Vec<usize>))| {
        let mut members = notes.clone();
        members.sort_unstable();
        Domain { name: name.to_owned(), first, notes, members }
    };
    found.into_iter().map(domain).collect()
}
