//! The lists that lead to notes: by kind, by folder, by tag. None is longer than one can read: what is more goes on
//! further pages.

use super::folders::{Branch, above, branches};
use super::known::Notes;
use super::listed::{folder_link, many};
use super::page::{Linked, Row};
use super::paths::{self, MOST, turns};
use super::tags;
use crate::html;
use crate::model::kind::Kind;
use serde::Serialize;

/// One page of a list of notes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// Where it stands, from the root of the dashboard.
    pub path: String,
    /// What it is a list of.
    pub title: String,
    /// The list above it.
    pub up: Linked,
    /// How many notes the whole list has.
    pub n: usize,
    /// The folders below it; on its first page alone.
    pub below: Vec<Branch>,
    /// Notes, newest first.
    pub rows: Vec<Row>,
    /// True where it says of each what it is.
    pub tells_kind: bool,
    /// All its pages, where there are several; the one without an address is this.
    pub pages: Vec<Linked>,
}

/// A page of a list, without its rows: a vault may have thousands of them.
#[derive(Debug, Clone)]
pub struct ListPage {
    around: List,
    /// By index in the vault.
    notes: Vec<usize>,
}

/// A tag in the list of all tags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TagRow {
    /// Its name, with its page.
    pub tag: Linked,
    /// How many tags stand above it.
    pub depth: usize,
    /// How many notes it has.
    pub n: usize,
}

/// A list before it is cut into pages.
struct Whole<'n> {
    path: String,
    title: String,
    up: Linked,
    notes: &'n [usize],
    n: usize,
    below: Vec<Branch>,
    tells_kind: bool,
}

impl ListPage {
    /// What it is without its rows.
    pub fn around(&self) -> &List {
        &self.around
    }

    /// The notes of its rows, by index in the vault.
    pub fn notes(&self) -> &[usize] {
        &self.notes
    }
}

impl<'n> Whole<'n> {
    /// One of notes alone.
    fn of(path: String, title: String, up: Linked, notes: &'n [usize]) -> Self {
        Self { path, title, up, n: notes.len(), notes, below: Vec::new(), tells_kind: false }
    }

    /// Its pages; one where it has no notes of its own.
    fn pages(&self) -> Vec<ListPage> {
        let chunks: Vec<&[usize]> =
            if self.notes.is_empty() { vec![&[]] } else { self.notes.chunks(MOST).collect() };
        let page = |(at, chunk): (usize, &&[usize])| ListPage {
            around: List {
                path: paths::nth(&self.path, at + 1),
                title: self.title.clone(),
                up: self.up.clone(),
                n: self.n,
                below: if at == 0 { self.below.clone() } else { Vec::new() },
                rows: Vec::new(),
                tells_kind: self.tells_kind,
                pages: turns(&self.path, at, chunks.len()),
            },
            notes: chunk.to_vec(),
        };
        chunks.iter().enumerate().map(page).collect()
    }
}

impl Notes<'_> {
    pub(super) fn of_kind(&self, kind: Kind) -> Vec<usize> {
        self.with_pages().filter(|id| self.view.vault.notes[*id].kind() == Some(kind)).collect()
    }

    /// The pages of all lists of notes, each to be put together by [`Notes::list`].
    pub fn list_pages(&self) -> Vec<ListPage> {
        let mut all = Vec::new();
        let notes = Linked::to("Notes", Some(paths::NOTES.to_owned()));
        for kind in Kind::ALL {
            let ids = self.of_kind(*kind);
            if !ids.is_empty() {
                all.extend(Whole::of(paths::kind(*kind), many(*kind), notes.clone(), &ids).pages());
            }
        }
        let folders = self.folders();
        for (path, folder) in &folders {
            let up = above(path).unwrap_or_else(|| notes.clone());
            let list = Whole::of(paths::folder(path), folder_link(path).text, up, &folder.notes);
            let below = branches(&folders, folder);
            all.extend(Whole { n: folder.n, below, ..list }.pages());
        }
        let tags = Linked::to("Tags", Some(paths::TAGS.to_owned()));
        for tag in self.tags.all() {
            let list = Whole::of(tag.path.clone(), format!("#{}", tag.name), tags.clone(), &tag.notes);
            all.extend(Whole { tells_kind: true, ..list }.pages());
        }
        all
    }

    /// A page of a list.
    pub fn list(&self, page: &ListPage) -> List {
        List { rows: page.notes.iter().map(|id| self.row(*id)).collect(), ..page.around.clone() }
    }

    /// All tags, by name, what is below a tag right behind it.
    pub fn tag_rows(&self) -> Vec<TagRow> {
        let row = |tag: &tags::Tag| TagRow {
            tag: Linked::to(&tag.name, Some(html::encoded(&tag.path))),
            depth: tags::depth(tag),
            n: tag.notes.len(),
        };
        self.tags.all().map(row).collect()
    }
}
