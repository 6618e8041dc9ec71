//! All notes and how they are linked.

use super::links::{LinkIndex, Target};
use super::note::Note;
use super::structure::Mention;
use crate::syntax::link::Link;
use rayon::prelude::*;
use std::sync::Arc;

/// A vault, read. Notes stand in the order of their paths.
#[derive(Debug, Default)]
pub struct Vault {
    /// The notes.
    pub notes: Vec<Note>,
    /// Other files, by path.
    pub files: Vec<Arc<str>>,
    /// For each note where each of its links leads.
    pub targets: Vec<Vec<Target>>,
    /// For each note the notes that link to it, by index, in order.
    pub backlinks: Vec<Vec<usize>>,
    index: LinkIndex,
}

impl Vault {
    /// Puts notes and files in order and resolves their links.
    pub fn new(mut notes: Vec<Note>, mut files: Vec<Arc<str>>) -> Self {
        notes.sort_by(|a, b| a.file.cmp(&b.file));
        files.sort();
        let index = LinkIndex::new(&notes, &files);
        let resolved = |(from, note): (usize, &Note)| -> Vec<Target> {
            note.links.iter().map(|link| index.resolve(&note.file, from, link)).collect()
        };
        let targets: Vec<Vec<Target>> = notes.par_iter().enumerate().map(resolved).collect();
        let mut backlinks: Vec<Vec<usize>> = vec![Vec::new(); notes.len()];
        for (from, targets) in targets.iter().enumerate() {
            for target in targets {
                // Notes come in order, so that one that links twice is the last one seen.
                if let Target::Note(to, _) = target
                    && *to != from
                    && backlinks[*to].last() != Some(&from)
                {
                    backlinks[*to].push(from);
                }
            }
        }
        Self { notes, files, targets, backlinks, index }
    }

    /// Where a link in a note leads.
    pub fn resolve(&self, from: usize, link: &Link) -> Target {
        self.index.resolve(&self.notes[from].file, from, link)
    }

    /// Where a link in a note at the root of the vault would lead.
    pub fn from_root(&self, link: &Link) -> Target {
        if link.target.is_empty() { Target::Missing } else { self.index.resolve("", 0, link) }
    }

    /// Every note that such a link could mean, where its name is that of several.
    pub fn every_from_root(&self, link: &Link) -> Vec<usize> {
        self.index.every(link)
    }

    /// The note that a link in a note leads to.
    pub fn linked_note(&self, from: usize, link: &Link) -> Option<usize> {
        match self.resolve(from, link) {
            Target::Note(to, _) => Some(to),
            _ => None,
        }
    }

    /// True where a mention is evidence: a link that resolves, or a web address.
    pub fn is_evidence(&self, from: usize, mention: &Mention) -> bool {
        self.evidence(from, mention).0
    }

    /// Whether a mention is evidence, and the note that it links to.
    pub fn evidence(&self, from: usize, mention: &Mention) -> (bool, Option<usize>) {
        let Some(link) = &mention.link else { return (false, None) };
        match self.resolve(from, link) {
            Target::Note(to, _) => (true, Some(to)),
            Target::File(_) => (true, None),
            Target::External => (link.is_web(), None),
            _ => (false, None),
        }
    }

    /// The note whose name is nearest to one that does not exist.
    pub fn nearest(&self, target: &str) -> Option<&Note> {
        self.index.nearest(target).map(|id| &self.notes[id])
    }

    /// The note at a path.
    pub fn by_file(&self, file: &str) -> Option<&Note> {
        self.notes.binary_search_by(|note| (*note.file).cmp(file)).ok().map(|id| &self.notes[id])
    }
}
