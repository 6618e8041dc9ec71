//! All that the body of a note on a page is made of, in one hash: equal hashes, equal bodies.

use super::page::Page;
use crate::model::links::Target;
use crate::model::note::Note;
use crate::syntax::link::Link;
use blake3::{Hash, Hasher};
use std::collections::BTreeSet;

impl Page<'_> {
    /// A hash of what the body of a note depends on, beside the settings of the site and its tags: its own text, where its
    /// links lead, and the same of all notes that it embeds. `text` gives the hash of a note's text.
    ///
    /// Much cheaper than the body itself, and made without reading any text.
    pub fn ingredients(&self, note: usize, text: &dyn Fn(usize) -> [u8; 32]) -> Hash {
        let mut hasher = Hasher::new();
        let mut todo = vec![note];
        let mut seen = BTreeSet::from([note]);
        while let Some(id) = todo.pop() {
            let read = &self.vault.notes[id];
            hasher.update(&text(id));
            said(&mut hasher, &read.file);
            said(&mut hasher, &read.title);
            for (link, target) in read.links.iter().zip(&self.vault.targets[id]) {
                let leads_to = self.target(&mut hasher, link, target);
                if let Some(to) = leads_to.filter(|to| link.embed && seen.insert(*to)) {
                    todo.push(to);
                }
            }
        }
        hasher.finalize()
    }

    /// Takes in where a link leads; gives the note that it leads to.
    fn target(&self, hasher: &mut Hasher, link: &Link, target: &Target) -> Option<usize> {
        let (kind, note) = match target {
            Target::Note(to, _) => (1, Some(*to)),
            Target::File(file) => {
                said(hasher, self.places.file(&self.vault.files[*file]).unwrap_or_default());
                (2, None)
            }
            Target::External => (3, None),
            Target::Missing => (4, None),
            Target::Alias(_) => (5, None),
            Target::Outside => (6, None),
        };
        hasher.update(&[kind]);
        let to = note?;
        said(hasher, self.places.note(to).unwrap_or_default());
        if link.fragment.is_some() || link.embed {
            parts(hasher, &self.vault.notes[to]);
        }
        Some(to)
    }
}

/// What links into a note can name.
fn parts(hasher: &mut Hasher, note: &Note) {
    for (level, heading) in &note.headings {
        hasher.update(&[*level]);
        said(hasher, heading);
    }
    hasher.update(&[0]);
    for id in &note.block_ids {
        said(hasher, id);
    }
    hasher.update(&[0]);
}

/// Takes in a text, so that no two lists of texts look the same.
fn said(hasher: &mut Hasher, text: &str) {
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
}
