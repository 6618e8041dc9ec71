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

impl<'n> Whole<'n> {
    /// One of notes alone.
    fn of(path: String, title: String, up: Linked, notes: &'n [usize]) -> Self {
        Self { path, title, up, n: notes.len(), notes, below: Vec::new(), tells_kind: false }
    }
}

impl Notes<'_> {
    pub(super) fn of_kind(&self, kind: Kind) -> Vec<usize> {
        self.with_pages().filter(|id| self.view.vault.notes[*id].kind() == Some(kind)).collect()
    }

    /// All lists of notes, page by page.
    pub fn each_list<E>(&self, mut take: impl FnMut(List) -> Result<(), E>) -> Result<(), E> {
        let notes = Linked::to("Notes", Some(paths::NOTES.to_owned()));
        for kind in Kind::ALL {
            let ids = self.of_kind(*kind);
            if !ids.is_empty() {
                let list = Whole::of(paths::kind(*kind), many(*kind), notes.clone(), &ids);
                self.pages(&list, &mut take)?;
            }
        }
        let folders = self.folders();
        for (path, folder) in &folders {
            let up = above(path).unwrap_or_else(|| notes.clone());
            let list = Whole::of(paths::folder(path), folder_link(path).text, up, &folder.notes);
            let below = branches(&folders, folder);
            self.pages(&Whole { n: folder.n, below, ..list }, &mut take)?;
        }
        let tags = Linked::to("Tags", Some(paths::TAGS.to_owned()));
        for tag in self.tags.all() {
            let list = Whole::of(tag.path.clone(), format!("#{}", tag.name), tags.clone(), &tag.notes);
            self.pages(&Whole { tells_kind: true, ..list }, &mut take)?;
        }
        Ok(())
    }

    fn pages<E>(&self, list: &Whole<'_>, take: &mut impl FnMut(List) -> Result<(), E>) -> Result<(), E> {
        let chunks: Vec<&[usize]> =
            if list.notes.is_empty() { vec![&[]] } else { list.notes.chunks(MOST).collect() };
        for (at, chunk) in chunks.iter().enumerate() {
            take(List {
                path: paths::nth(&list.path, at + 1),
                title: list.title.clone(),
                up: list.up.clone(),
                n: list.n,
                below: if at == 0 { list.below.clone() } else { Vec::new() },
                rows: chunk.iter().map(|id| self.row(*id)).collect(),
                tells_kind: list.tells_kind,
                pages: turns(&list.path, at, chunks.len()),
            })?;
        }
        Ok(())
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
