//! The pages of notes on the dashboard, and the lists that lead to them, each made on its own: by as many threads as one
//! likes, and only where it is not known already.

use crate::analysis::View;
use crate::dashboard::notes::{
    Attachments, Findings, FindingsPage, ListPage, NOTES, NotePage, Notes, Overview, SEARCH_DATA, TAGS,
    TagRow, Words,
};
use crate::diagnostic::Located;
use crate::html::{self, Missing, Page, Places, Readers, code_css, math_css};
use crate::public::pages::Heading;
use crate::render::dashboard::{File, NotePages};
use crate::render::template::TemplateError;
use crate::report::Reports;
use blake3::{Hash, Hasher};
use rayon::prelude::*;
use serde::Serialize;
use std::sync::Arc;

/// What the pages of notes are made of, beside the vault and its reports.
#[derive(Clone, Copy)]
pub struct AboutNotes<'a> {
    /// What was found.
    pub found: &'a [Located],
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
    /// All there is to make.
    all: Vec<Which>,
    /// What lists and other notes' pages tell of each note, by index in the vault.
    told: Vec<Hash>,
    /// What all pages are made of.
    base: Hasher,
}

/// A page.
#[derive(Clone, Copy)]
enum Which {
    Overview,
    Tags,
    SearchData,
    Findings(usize),
    Note(usize),
    List(usize),
}

/// A page that is not made yet.
pub struct Planned<'s> {
    /// Where it stands, from the root of the dashboard.
    pub path: String,
    /// All that it is made of: equal hashes, equal pages.
    pub made_of: Hash,
    what: What<'s>,
}

/// As much of a page as had to be put together to know what it is made of.
enum What<'s> {
    Overview(Box<Overview>),
    Tags(Vec<TagRow>),
    SearchData,
    Findings(Box<FindingsPage>),
    Note(usize, Box<NotePage>),
    List(&'s ListPage),
}

impl<'a> NoteSite<'a> {
    /// Those of a vault.
    pub fn new(view: &'a View<'a>, reports: &Reports, about: AboutNotes<'a>) -> Result<Self, TemplateError> {
        let findings = Findings::new(about.found);
        let attachments = Attachments::of(&view.vault.files, about.way);
        let notes = Notes::new(view, reports, findings, attachments, about.excerpts);
        let mut base = Hasher::new();
        for (name, text) in about.overrides {
            base.update(blake3::hash(name.as_bytes()).as_bytes());
            base.update(blake3::hash(text.as_bytes()).as_bytes());
        }
        let told = || {
            let ids = (0..view.vault.notes.len()).into_par_iter();
            ids.map(|id| hash_of(&notes.row(id))).collect::<Vec<Hash>>()
        };
        let (told, (lists, pages)) =
            rayon::join(told, || (notes.list_pages(), NotePages::new(about.overrides)));
        // The large ones first: one thread makes them while the others make the many small ones.
        let mut all = vec![Which::SearchData, Which::Overview, Which::Tags];
        all.extend((0..notes.findings_pages()).map(Which::Findings));
        all.extend(notes.with_pages().map(Which::Note));
        all.extend((0..lists.len()).map(Which::List));
        Ok(Self { pages: pages?, view, about, notes, lists, all, told, base })
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// One of them; `None` past the last.
    pub fn plan(&self, at: usize) -> Option<Planned<'_>> {
        let notes = &self.notes;
        let mut made_of = self.base.clone();
        let (path, what) = match *self.all.get(at)? {
            Which::Overview => {
                let overview = notes.overview();
                take_in(&mut made_of, &overview);
                (NOTES.to_owned(), What::Overview(Box::new(overview)))
            }
            Which::Tags => {
                let tags = notes.tag_rows();
                take_in(&mut made_of, &tags);
                (TAGS.to_owned(), What::Tags(tags))
            }
            Which::SearchData => {
                self.search_data(&mut made_of);
                (SEARCH_DATA.to_owned(), What::SearchData)
            }
            Which::Findings(at) => {
                let found = notes.findings_page(at);
                take_in(&mut made_of, &found);
                (found.path.clone(), What::Findings(Box::new(found)))
            }
            Which::List(at) => {
                let list = self.lists.get(at)?;
                take_in(&mut made_of, list.around());
                self.told(&mut made_of, list.notes());
                (list.around().path.clone(), What::List(list))
            }
            Which::Note(id) => {
                let page = notes.page_alone(id)?;
                take_in(&mut made_of, &page);
                self.linking(&mut made_of, id);
                let site = Site { notes, text: self.about.text };
                let body = self.page(&site, &root(&page.path)).ingredients(id, self.about.hash);
                made_of.update(body.as_bytes());
                (page.path.clone(), What::Note(id, Box::new(page)))
            }
        };
        Some(Planned { path, made_of: made_of.finalize(), what })
    }

    /// Makes a page.
    pub fn make(&self, planned: Planned<'_>) -> Result<Vec<u8>, TemplateError> {
        let (notes, pages) = (&self.notes, &self.pages);
        let (_, bytes) = match planned.what {
            What::Overview(overview) => pages.overview(&overview)?,
            What::Tags(tags) => pages.tags(&tags)?,
            What::SearchData => pages.search_data(notes.search()),
            What::Findings(found) => pages.findings(&found)?,
            What::List(list) => pages.list(&notes.list(list))?,
            What::Note(id, alone) => {
                let page = NotePage { linked_from: notes.linked_from(id), ..*alone };
                pages.note(&page, &self.words(id, &page.path))?
            }
        };
        Ok(bytes)
    }

    /// Takes in the rows of some notes.
    fn told(&self, made_of: &mut Hasher, notes: &[usize]) {
        // In one piece: a hasher is slow on small ones.
        let told: Vec<u8> = notes.iter().flat_map(|id| self.told[*id].as_bytes()).copied().collect();
        made_of.update(&told);
    }

    /// Takes in what the page of a note says of those that link to it, without a look at their words.
    fn linking(&self, made_of: &mut Hasher, id: usize) {
        let mut all = Vec::new();
        for from in self.notes.linking(id) {
            all.extend_from_slice(self.told[from.note].as_bytes());
            if self.about.excerpts {
                all.extend_from_slice(&(self.about.hash)(from.note));
                all.extend_from_slice(&from.link.to_le_bytes());
            }
        }
        made_of.update(&all);
    }

    /// Takes in what the search knows of all notes, without a look at the words of those whose words it knows.
    fn search_data(&self, made_of: &mut Hasher) {
        for id in self.notes.with_pages() {
            let mut one = self.told[id].as_bytes().to_vec();
            if self.view.vault.notes[id].kind().is_some() {
                one.extend_from_slice(&(self.about.hash)(id));
            }
            for text in self.notes.searched(id) {
                one.extend_from_slice(&(text.len() as u64).to_le_bytes());
                one.extend_from_slice(text.as_bytes());
            }
            made_of.update(&one);
        }
    }

    /// What there is beside these: the search, and the style of code.
    pub fn rest(&self) -> Result<Vec<File>, TemplateError> {
        let mut files = self.pages.search(self.about.overrides)?;
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
fn take_in(made_of: &mut Hasher, value: &impl Serialize) {
    made_of.update(hash_of(value).as_bytes());
}

/// A value in one hash.
fn hash_of(value: &impl Serialize) -> Hash {
    // In one piece: a hasher is slow on small ones. A value of plain data can't fail to be one.
    blake3::hash(&serde_json::to_vec(value).unwrap_or_default())
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
