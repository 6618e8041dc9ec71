use super::pages::{Heading, Pages, Written};
use super::vault::PublicVault;
use crate::config::Config;
use crate::html::{Missing, Page, Places};
use std::collections::BTreeMap;

/// Where the notes of a public vault have their pages.
struct Site<'a> {
    public: &'a PublicVault,
    pages: &'a Pages,
}

impl Places for Site<'_> {
    fn note(&self, id: usize) -> Option<&str> {
        self.pages.note(&self.public.vault().notes.get(id)?.file)
    }

    fn file(&self, path: &str) -> Option<&str> {
        self.pages.file(path)
    }

    fn tag(&self, tag: &str) -> Option<&str> {
        self.pages.tag(tag)
    }
}

/// The words of every note that has a page, by file, as HTML for that page.
pub fn words(public: &PublicVault, pages: &Pages, config: &Config) -> BTreeMap<String, Written> {
    let places = Site { public, pages };
    let written = |(id, note): (usize, &crate::model::note::Note)| {
        let address = pages.note(&note.file)?;
        let root = "../".repeat(address.matches('/').count());
        let missing = Missing::Words(&config.portfolio.unpublished);
        let body = Page { vault: public.vault(), places: &places, root: &root, missing }.body(id);
        let heading = |heading: crate::html::Heading| Heading {
            level: heading.level,
            id: heading.id,
            text: heading.text,
        };
        let headings = body.headings.into_iter().map(heading).collect();
        Some((note.file.to_string(), Written { html: body.html, text: body.text, headings }))
    };
    public.vault().notes.iter().enumerate().filter_map(written).collect()
}
