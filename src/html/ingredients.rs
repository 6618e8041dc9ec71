//! All that the body of a note on a page is made of, in one hash: equal hashes, equal bodies.

use super::page::Page;
use crate::model::links::Target;
use crate::model::note::Note;
use blake3::Hash;
use std::collections::BTreeSet;

impl Page<'_> {
    /// A hash of what the body of a note depends on, beside the settings of the site: its own text, where its links and
    /// tags lead, and the same of all notes that it embeds. `text` gives the hash of a note's text.
    ///
    /// Much cheaper than the body itself, and made without reading any text.
    pub fn ingredients(&self, note: usize, text: &dyn Fn(usize) -> [u8; 32]) -> Hash {
        // In one piece: a hasher is slow on small ones.
        let mut all = Vec::with_capacity(2048);
        let mut todo = vec![note];
        let mut seen = BTreeSet::from([note]);
        // Each once, however many links lead there: a handbook may link ten thousand times to its own headings.
        let mut named = BTreeSet::new();
        while let Some(id) = todo.pop() {
            let read = &self.vault.notes[id];
            all.extend_from_slice(&text(id));
            said(&mut all, &read.file);
            said(&mut all, &read.title);
            for tag in read.tags() {
                said(&mut all, self.places.tag(tag).unwrap_or_default());
            }
            for (link, target) in read.links.iter().zip(&self.vault.targets[id]) {
                let leads_to = self.target(&mut all, target);
                named.extend(leads_to.filter(|_| link.fragment.is_some() || link.embed));
                if let Some(to) = leads_to.filter(|to| link.embed && seen.insert(*to)) {
                    todo.push(to);
                }
            }
        }
        for id in named {
            parts(&mut all, &self.vault.notes[id]);
        }
        blake3::hash(&all)
    }

    /// Takes in where a link leads; gives the note that it leads to.
    fn target(&self, all: &mut Vec<u8>, target: &Target) -> Option<usize> {
        let (kind, note) = match target {
            Target::Note(to, _) => (1, Some(*to)),
            Target::File(file) => {
                said(all, self.places.file(&self.vault.files[*file]).unwrap_or_default());
                (2, None)
            }
            Target::External => (3, None),
            Target::Missing => (4, None),
            Target::Alias(_) => (5, None),
            Target::Outside => (6, None),
        };
        all.push(kind);
        let to = note?;
        match self.places.note(to) {
            Some(page) => said(all, page),
            // It is told by its name.
            None => said(all, &self.vault.notes[to].title),
        }
        Some(to)
    }
}

/// What links into a note can name. A first heading that is its title has no id of its own.
fn parts(all: &mut Vec<u8>, note: &Note) {
    said(all, &note.file);
    said(all, &note.title);
    for (level, heading) in &note.headings {
        all.push(*level);
        said(all, heading);
    }
    all.push(0);
    for id in &note.block_ids {
        said(all, id);
    }
    all.push(0);
    for name in &note.anchors {
        said(all, name);
    }
    all.push(0);
}

/// Takes in a text, so that no two lists of texts look the same.
fn said(all: &mut Vec<u8>, text: &str) {
    all.extend_from_slice(&(text.len() as u64).to_le_bytes());
    all.extend_from_slice(text.as_bytes());
}
