//! Where links lead on a page.

use super::escape;
use super::named::place_id;
use super::page::Missing;
use super::renderer::Renderer;
use crate::model::links::Target;
use crate::syntax::link::{Fragment, Link};

/// Where a link leads, seen from a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Leads {
    /// To an address of this site.
    Here(String),
    /// To another site, a mail address, a telephone.
    Out(String),
    /// To what is in the vault and has no place on the site, by its name; only where the page may tell that apart.
    Unlinked(String),
    /// Nowhere, as far as the page may know, or to a place that it must not link to.
    Nowhere,
}

impl Renderer<'_, '_> {
    /// Where a link in a note leads.
    pub(super) fn leads(&mut self, from: usize, link: &Link) -> Leads {
        match self.page.vault.resolve(from, link) {
            Target::Note(to, _) => match self.note_address(to, link) {
                Some(address) => Leads::Here(address),
                None => self.unlinked(link, &self.page.vault.notes[to].title),
            },
            Target::File(file) => match self.file_address(file, link) {
                Some(address) => Leads::Here(address),
                None => self.unlinked(link, &link.target),
            },
            Target::External if escape::is_safe(&link.target) => Leads::Out(escape::address(&link.target)),
            _ => Leads::Nowhere,
        }
    }

    /// What a link to something without a place on the site is. Where links that lead nowhere have words in their place,
    /// it is one of those.
    pub(super) fn unlinked(&self, link: &Link, name: &str) -> Leads {
        match self.page.missing {
            Missing::Words(_) => Leads::Nowhere,
            Missing::Marked => Leads::Unlinked(with_place(name, link)),
        }
    }

    /// The address of a note's page, at the heading or block that a link names if it is there.
    pub(super) fn note_address(&mut self, to: usize, link: &Link) -> Option<String> {
        let fragment = link.fragment.as_deref().and_then(|fragment| self.part_id(to, link, fragment));
        let fragment = fragment.map(|id| escape::fragment(&id)).unwrap_or_default();
        if self.own == Some(to) && !fragment.is_empty() {
            return Some(fragment);
        }
        let page = escape::path(self.page.root, self.page.places.note(to)?);
        Some(page + &fragment)
    }

    /// The address of a file, with what is said of the place in it: the page of a document, a time.
    pub(super) fn file_address(&self, file: usize, link: &Link) -> Option<String> {
        let path = self.page.places.file(&self.page.vault.files[file])?;
        let place = match link.fragment.as_deref() {
            Some(Fragment::Headings(parts)) => escape::fragment(&parts.join("#")),
            _ => String::new(),
        };
        Some(escape::path(self.page.root, path) + &place)
    }

    /// The id of the heading or block of a note that a link names.
    fn part_id(&mut self, note: usize, link: &Link, fragment: &Fragment) -> Option<String> {
        let parts = self.parts_of(note);
        match fragment {
            Fragment::Block(id) => parts.has(fragment).then(|| super::block_id::element_id(id)),
            Fragment::Headings(wanted) => match parts.heading(wanted) {
                Some(heading) => self.anchors_of(note)[heading].clone(),
                None => parts.anchor(link).filter(|_| self.has_places()).map(place_id),
            },
        }
    }
}

/// What a link shows that has no text of its own: the target, and what it names in it.
pub(super) fn shown(link: &Link) -> String {
    with_place(&link.target, link)
}

/// The name of a link's target, and what the link names in it.
fn with_place(target: &str, link: &Link) -> String {
    let mut parts: Vec<&str> = if target.is_empty() { Vec::new() } else { vec![target] };
    let block;
    match link.fragment.as_deref() {
        None => {}
        Some(Fragment::Headings(headings)) => parts.extend(headings.iter().map(String::as_str)),
        Some(Fragment::Block(id)) => {
            block = format!("^{id}");
            parts.push(&block);
        }
    }
    parts.join(" > ")
}
