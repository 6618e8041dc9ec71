//! Puts the page of one note together.

use super::backlinks::Linking;
use super::known::Notes;
use super::listed::list_of;
use super::page::{Backlink, Linked, NotePage};
use super::properties::{properties, reach};
use super::tags;
use crate::explain::why_not;
use crate::model::kind::Kind;
use crate::public::why_private;

/// The most notes that a page names of those that link to it.
const MOST_BACKLINKS: usize = 100;
/// The most findings that a page tells of its note.
const MOST_FINDINGS: usize = 100;

impl Notes<'_> {
    /// The page of a note; `None` where it has none.
    pub fn page(&self, id: usize) -> Option<NotePage> {
        let alone = self.page_alone(id)?;
        Some(NotePage { linked_from: self.linked_from(id), ..alone })
    }

    /// The same without the notes that link to it, which are most of it: [`Notes::linking`] names them.
    pub fn page_alone(&self, id: usize) -> Option<NotePage> {
        let vault = self.view.vault;
        let note = vault.notes.get(id)?;
        let path = self.paths[id].clone()?;
        let findings = self.findings.of(&note.file);
        Some(NotePage {
            file: note.file.to_string(),
            path,
            title: note.title.clone(),
            kind: note.kind().map(Kind::name),
            list: list_of(note),
            date: self.day(id),
            summary: note.summary.clone(),
            aliases: note.aliases.clone(),
            domains: note.domains.iter().map(|domain| self.domain(domain)).collect(),
            tags: tags::named(note).into_values().map(|tag| self.tag(tag)).collect(),
            scope: reach(note),
            private_because: why_private(note, self.view.config).map(|why| why.to_string()),
            uncounted: note.kind().and_then(|_| why_not(self.view, id)),
            case: self.cases.get(&id).cloned(),
            properties: properties(vault, id, self.view.as_of, &|id| self.address(id)),
            linked_from: Vec::new(),
            linked_from_more: self.backlinks.to(id).len().saturating_sub(MOST_BACKLINKS),
            feeds: self.feeds.fed_by(&note.file).to_vec(),
            findings_more: findings.len().saturating_sub(MOST_FINDINGS),
            findings: findings.take(MOST_FINDINGS).cloned().collect(),
        })
    }

    /// The notes that the page of a note names of those that link to it.
    pub fn linking(&self, id: usize) -> &[Linking] {
        let all = self.backlinks.to(id);
        &all[..all.len().min(MOST_BACKLINKS)]
    }

    /// Those as its page shows them.
    pub fn linked_from(&self, id: usize) -> Vec<Backlink> {
        self.linking(id).iter().map(|from| self.backlink(*from)).collect()
    }

    fn backlink(&self, from: Linking) -> Backlink {
        Backlink {
            note: self.linked(from.note),
            date: self.day(from.note),
            excerpt: self.excerpts.then(|| from.excerpt(self.view.vault)).flatten(),
        }
    }

    fn tag(&self, name: &str) -> Linked {
        Linked::to(name, self.tags.address(name))
    }
}
