//! The pages of notes on the dashboard, and the lists that lead to them, each made on its own: by as many threads as one
//! likes, and only where it is not known already.

use crate::analysis::View;
use crate::dashboard::notes::{Attachments, Findings, List, ListPage, NotePage, Notes, Words};
use crate::diagnostic::{Diagnostic, Texts, locate};
use crate::html::{self, Missing, Page, Places, Readers, code_css, math_css};
use crate::public::pages::Heading;
use crate::render::dashboard::{File, NotePages};
use crate::render::template::TemplateError;
use crate::report::Reports;
use blake3::{Hash, Hasher};
use serde::Serialize;
use std::sync::Arc;

/// What the pages of notes are made of, beside the vault and its reports.
#[derive(Clone, Copy)]
pub struct AboutNotes<'a> {
    /// What was found, and the texts that it points into.
    pub findings: &'a [Diagnostic],
    /// Those.
    pub texts: &'a Texts,
    /// The way from the dashboard to the vault, `../../`; `None` where there is none.
    pub way: Option<&'a str>,
    /// The vault's own templates.
    pub overrides: &'a [(String, String)],
    /// Whether the words around a link are shown where it leads to. Then the vault holds the texts of all notes, else of
    /// those of a kind.
    pub excerpts: bool,
    /// The text of a note that the vault does not hold, by index; `None` where it has changed since it was read.
    pub text: &'a (dyn Fn(usize) -> Option<Arc<str>> + Sync),
    /// The hash of the bytes of a note.
    pub hash: &'a (dyn Fn(usize) -> [u8; 32] + Sync),
}

/// All pages of notes and lists of them.
pub struct NoteSite<'a> {
    view: &'a View<'a>,
    about: AboutNotes<'a>,
    notes: Notes<'a>,
    pages: NotePages,
    lists: Vec<ListPage>,
    with_pages: Vec<usize>,
    /// What all pages are made of.
    base: Hasher,
}

/// A page that is not made yet.
pub struct Planned {
    /// Where it stands, from the root of the dashboard.
    pub path: String,
    /// All that it is made of: equal hashes, equal pages.
    pub made_of: Hash,
    what: What,
}

enum What {
    Note(usize, Box<NotePage>),
    List(Box<List>),
}

impl<'a> NoteSite<'a> {
    /// Those of a vault.
    pub fn new(view: &'a View<'a>, reports: &Reports, about: AboutNotes<'a>) -> Result<Self, TemplateError> {
        let findings = Findings::new(locate(about.findings, about.texts));
        let attachments = Attachments::of(&view.vault.files, about.way);
        let notes = Notes::new(view, reports, findings, attachments, about.excerpts);
        let mut base = Hasher::new();
        for (name, text) in about.overrides {
            base.update(blake3::hash(name.as_bytes()).as_bytes());
            base.update(blake3::hash(text.as_bytes()).as_bytes());
        }
        for tag in notes.tag_pages() {
            base.update(blake3::hash(tag.as_bytes()).as_bytes());
        }
        Ok(Self {
            pages: NotePages::new(about.overrides)?,
            lists: notes.list_pages(),
            with_pages: notes.with_pages().collect(),
            view,
            about,
            notes,
            base,
        })
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.with_pages.len() + self.lists.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One of them; `None` past the last.
    pub fn plan(&self, at: usize) -> Option<Planned> {
        let mut hasher = self.base.clone();
        let Some(id) = self.with_pages.get(at).copied() else {
            let list = self.notes.list(self.lists.get(at - self.with_pages.len())?);
            hash(&mut hasher, &list);
            let path = list.path.clone();
            return Some(Planned { path, made_of: hasher.finalize(), what: What::List(Box::new(list)) });
        };
        let page = self.notes.page(id)?;
        hash(&mut hasher, &page);
        let site = Site { notes: &self.notes, text: self.about.text };
        let root = root(&page.path);
        hasher.update(self.page(&site, &root).ingredients(id, self.about.hash).as_bytes());
        let path = page.path.clone();
        Some(Planned { path, made_of: hasher.finalize(), what: What::Note(id, Box::new(page)) })
    }

    /// Makes a page.
    pub fn make(&self, planned: &Planned) -> Result<Vec<u8>, TemplateError> {
        let (_, bytes) = match &planned.what {
            What::List(list) => self.pages.list(list)?,
            What::Note(id, page) => self.pages.note(page, &self.words(*id, &page.path))?,
        };
        Ok(bytes)
    }

    /// What there is beside these: the lists of all, the search, and the style of code.
    pub fn rest(&self) -> Result<Vec<File>, TemplateError> {
        let (notes, pages) = (&self.notes, &self.pages);
        let mut files = vec![pages.overview(&notes.overview())?, pages.tags(&notes.tag_rows())?];
        for found in notes.findings_pages() {
            files.push(pages.findings(&found)?);
        }
        files.extend(pages.search(&notes.search(), self.about.overrides)?);
        files.push(("code.css".to_owned(), format!("{}{}", code_css(), math_css()).into_bytes()));
        Ok(files)
    }

    /// The words of a note for its page.
    fn words(&self, id: usize, path: &str) -> Words {
        let site = Site { notes: &self.notes, text: self.about.text };
        let root = root(path);
        let body = self.page(&site, &root).body(id);
        let heading =
            |heading: html::Heading| Heading { level: heading.level, id: heading.id, text: heading.text };
        Words { html: body.html, headings: body.headings.into_iter().map(heading).collect() }
    }

    fn page<'p>(&'p self, places: &'p Site<'p>, root: &'p str) -> Page<'p> {
        Page { vault: self.view.vault, places, root, missing: Missing::Marked, readers: Readers::Owner }
    }
}

/// The way from a page to the root of the dashboard.
fn root(path: &str) -> String {
    "../".repeat(path.matches('/').count())
}

/// Takes in a value.
fn hash(hasher: &mut Hasher, value: &impl Serialize) {
    // In one piece: a hasher is slow on small ones. A value of plain data can't fail to be one.
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(&bytes);
}

/// Where things stand on the dashboard, and where texts come from.
struct Site<'s> {
    notes: &'s Notes<'s>,
    text: &'s (dyn Fn(usize) -> Option<Arc<str>> + Sync),
}

impl Places for Site<'_> {
    fn note(&self, id: usize) -> Option<&str> {
        self.notes.note(id)
    }

    fn file(&self, path: &str) -> Option<&str> {
        self.notes.file(path)
    }

    fn tag(&self, tag: &str) -> Option<&str> {
        self.notes.tag(tag)
    }

    fn text(&self, id: usize) -> Option<Arc<str>> {
        (self.text)(id)
    }
}
