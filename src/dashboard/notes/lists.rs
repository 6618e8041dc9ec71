//! The lists that lead to notes: by kind, by folder, by tag, and what `check` found. None is longer than one can read:
//! what is more goes on further pages.

use super::folders::{Branch, above};
use super::known::Notes;
use super::listed::{folder_link, many};
use super::page::{Linked, Row};
use super::{paths, tags};
use crate::diagnostic::Located;
use crate::html;
use crate::model::kind::Kind;
use serde::Serialize;

/// The most rows of a page.
const MOST: usize = 500;
/// The most notes of a kind that the list of all names.
const FIRST: usize = 6;

/// One page of a list of notes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// Where it stands, from the root of the dashboard.
    pub path: String,
    /// What it is a list of.
    pub title: String,
    /// The list above it.
    pub up: Option<Linked>,
    /// How many notes the whole list has.
    pub n: usize,
    /// The folders or tags below it; on its first page alone.
    pub below: Vec<Branch>,
    /// Notes, newest first.
    pub rows: Vec<Row>,
    /// All its pages, where there are several; the one without an address is this.
    pub pages: Vec<Linked>,
}

/// The list of all notes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Overview {
    /// How many notes have a page.
    pub n: usize,
    /// How many notes have none, since only notes of a kind do.
    pub without_page: usize,
    /// Notes by kind.
    pub kinds: Vec<Group>,
    /// Ordinary notes by folder: those at the root of the vault.
    pub ordinary: Option<Group>,
    /// Its folders.
    pub folders: Vec<Branch>,
}

/// The newest notes of one sort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What they are, with the list of all of them.
    pub list: Linked,
    /// How many there are.
    pub n: usize,
    /// The newest.
    pub rows: Vec<Row>,
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

/// A page of the list of findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingsPage {
    /// Where it stands.
    pub path: String,
    /// How many there are in all of each severity; empty where there are none.
    pub counted: String,
    /// Findings, the worst first.
    pub rows: Vec<FindingRow>,
    /// All its pages, where there are several; the one without an address is this.
    pub pages: Vec<Linked>,
}

/// A finding with the note that it is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingRow {
    /// The finding.
    #[serde(flatten)]
    pub finding: Located,
    /// Its file, with the page of the note.
    pub note: Linked,
}

impl Notes<'_> {
    /// The list of all notes: the newest of each kind, and the folders of ordinary ones.
    pub fn overview(&self) -> Overview {
        let of_kind = |kind: &Kind| {
            let ids = self.of_kind(*kind);
            (!ids.is_empty()).then(|| self.group(Linked::to(many(*kind), Some(paths::kind(*kind))), &ids))
        };
        let folders = self.folders();
        let n = self.with_pages().count();
        let root = folders.get("");
        Overview {
            n,
            without_page: self.order.len() - n,
            kinds: Kind::ALL.iter().filter_map(of_kind).collect(),
            ordinary: root.map(|root| Group { n: root.n, ..self.group(folder_link(""), &root.notes) }),
            folders: root.map(|root| self.branches(&folders, root)).unwrap_or_default(),
        }
    }

    fn of_kind(&self, kind: Kind) -> Vec<usize> {
        self.with_pages().filter(|id| self.view.vault.notes[*id].kind() == Some(kind)).collect()
    }

    fn group(&self, list: Linked, ids: &[usize]) -> Group {
        Group { list, n: ids.len(), rows: ids.iter().take(FIRST).map(|id| self.row(*id)).collect() }
    }

    /// All lists of notes, one by one: a list may have many pages.
    pub fn each_list<E>(&self, mut take: impl FnMut(List) -> Result<(), E>) -> Result<(), E> {
        let notes = Some(Linked::to("Notes", Some(paths::NOTES.to_owned())));
        for kind in Kind::ALL {
            let ids = self.of_kind(*kind);
            if !ids.is_empty() {
                self.pages(&paths::kind(*kind), &many(*kind), notes.clone(), (&ids, ids.len(), &[]), &mut take)?;
            }
        }
        let folders = self.folders();
        for (path, folder) in &folders {
            let up = above(path).or_else(|| notes.clone());
            let below = self.branches(&folders, folder);
            let title = folder_link(path).text;
            self.pages(&paths::folder(path), &title, up, (&folder.notes, folder.n, &below), &mut take)?;
        }
        let up = Some(Linked::to("Tags", Some(paths::TAGS.to_owned())));
        for tag in self.tags.all() {
            let title = format!("#{}", tag.name);
            self.pages(&tag.path, &title, up.clone(), (&tag.notes, tag.notes.len(), &[]), &mut take)?;
        }
        Ok(())
    }

    /// The pages of one list: its notes, how many it has with those of the lists below it, and these.
    fn pages<E>(
        &self,
        path: &str,
        title: &str,
        up: Option<Linked>,
        (ids, n, below): (&[usize], usize, &[Branch]),
        take: &mut impl FnMut(List) -> Result<(), E>,
    ) -> Result<(), E> {
        let chunks: Vec<&[usize]> = if ids.is_empty() { vec![&[]] } else { ids.chunks(MOST).collect() };
        for (at, chunk) in chunks.iter().enumerate() {
            take(List {
                path: paths::nth(path, at + 1),
                title: title.to_owned(),
                up: up.clone(),
                n,
                below: if at == 0 { below.to_vec() } else { Vec::new() },
                rows: chunk.iter().map(|id| self.row(*id)).collect(),
                pages: turns(path, at, chunks.len()),
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

    /// The pages of findings; one that says so where there are none.
    pub fn findings_pages(&self) -> Vec<FindingsPage> {
        let all = self.findings.by_severity();
        let chunks: Vec<&[&Located]> = if all.is_empty() { vec![&[]] } else { all.chunks(MOST).collect() };
        let page = |(at, chunk): (usize, &&[&Located])| FindingsPage {
            path: paths::nth(paths::FINDINGS, at + 1),
            counted: self.findings.counted(),
            rows: chunk.iter().map(|finding| self.finding(finding)).collect(),
            pages: turns(paths::FINDINGS, at, chunks.len()),
        };
        chunks.iter().enumerate().map(page).collect()
    }

    fn finding(&self, finding: &Located) -> FindingRow {
        let notes = &self.view.vault.notes;
        let id = notes.binary_search_by(|note| (*note.file).cmp(&finding.file)).ok();
        let address = id.and_then(|id| self.address(id));
        FindingRow { finding: finding.clone(), note: Linked::to(&finding.file, address) }
    }
}

/// Links to all pages of a list, where there are several.
fn turns(path: &str, own: usize, pages: usize) -> Vec<Linked> {
    if pages < 2 {
        return Vec::new();
    }
    let turn = |at: usize| {
        let address = (at != own).then(|| html::encoded(&paths::nth(path, at + 1)));
        Linked::to((at + 1).to_string(), address)
    };
    (0..pages).map(turn).collect()
}
