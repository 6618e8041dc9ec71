use super::pages::{Heading, Pages, Written};
use super::vault::PublicVault;
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::html::{Missing, Page, Places, Readers};
use std::collections::BTreeMap;
use std::sync::Arc;

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

/// The words of every note that has a page, by file, as HTML for that page; and what is wrong with their embeds, told of
/// the notes in their owner's vault.
pub fn words(
    public: &PublicVault,
    pages: &Pages,
    config: &Config,
) -> (BTreeMap<String, Written>, Vec<Diagnostic>) {
    let places = Site { public, pages };
    let mut findings = Vec::new();
    let mut written = BTreeMap::new();
    for (id, note) in public.vault().notes.iter().enumerate() {
        let Some(address) = pages.note(&note.file) else { continue };
        let root = "../".repeat(address.matches('/').count());
        let missing = Missing::Words(&config.portfolio.unpublished);
        let page =
            Page { vault: public.vault(), places: &places, root: &root, missing, readers: Readers::All };
        let body = page.body(id);
        let heading = |heading: crate::html::Heading| Heading {
            level: heading.level,
            id: heading.id,
            text: heading.text,
        };
        let headings = body.headings.into_iter().map(heading).collect();
        written.insert(note.file.to_string(), Written { html: body.html, text: body.text, headings });
        findings.extend(body.findings.into_iter().filter_map(|finding| {
            // Places in the public text are no places in the note.
            let file = Arc::clone(public.source(&finding.file)?);
            Some(Diagnostic { file, span: None, related: Vec::new(), fix: None, ..finding })
        }));
    }
    (written, findings)
}
