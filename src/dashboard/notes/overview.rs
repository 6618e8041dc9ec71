//! The list of all notes.

use super::folders::{Branch, branches};
use super::known::Notes;
use super::listed::{folder_link, many};
use super::page::{Linked, Row};
use super::paths;
use crate::model::kind::Kind;
use serde::Serialize;

/// The most notes of a kind that it names.
const MOST: usize = 6;

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
            folders: root.map(|root| branches(&folders, root)).unwrap_or_default(),
        }
    }

    fn group(&self, list: Linked, ids: &[usize]) -> Group {
        Group { list, n: ids.len(), rows: ids.iter().take(MOST).map(|id| self.row(*id)).collect() }
    }
}
