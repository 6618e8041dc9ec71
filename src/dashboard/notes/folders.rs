//! Ordinary notes by the folders of the vault.

use super::known::Notes;
use super::listed::{folder_link, folder_of};
use super::page::Linked;
use serde::Serialize;
use std::collections::BTreeMap;

/// A folder in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Branch {
    /// Its name, with its list.
    pub folder: Linked,
    /// How many ordinary notes are in it, at any depth.
    pub n: usize,
}

/// A folder with what is in it.
#[derive(Debug, Default)]
pub(super) struct Folder {
    /// Its own ordinary notes, newest first, by index in the vault.
    pub(super) notes: Vec<usize>,
    /// Those of the folders in it, too.
    pub(super) n: usize,
    /// The folders in it, by path.
    pub(super) folders: Vec<String>,
}

impl Notes<'_> {
    /// Every folder that holds an ordinary note with a page, at any depth, by path.
    pub(super) fn folders(&self) -> BTreeMap<String, Folder> {
        let mut folders: BTreeMap<String, Folder> = BTreeMap::new();
        for id in self.with_pages() {
            let note = &self.view.vault.notes[id];
            if note.kind().is_some() {
                continue;
            }
            let mut folder = folder_of(&note.file);
            folders.entry(folder.to_owned()).or_default().notes.push(id);
            loop {
                folders.entry(folder.to_owned()).or_default().n += 1;
                if folder.is_empty() {
                    break;
                }
                folder = folder_of(folder);
            }
        }
        let names: Vec<String> = folders.keys().filter(|folder| !folder.is_empty()).cloned().collect();
        for folder in names {
            if let Some(above) = folders.get_mut(folder_of(&folder)) {
                above.folders.push(folder);
            }
        }
        folders
    }
}

/// The folders in one, as rows.
pub(super) fn branches(folders: &BTreeMap<String, Folder>, of: &Folder) -> Vec<Branch> {
    let branch = |path: &String| Branch {
        folder: folder_link(path),
        n: folders.get(path).map_or(0, |folder| folder.n),
    };
    of.folders.iter().map(branch).collect()
}

/// The folder around one, with its list; `None` for the vault itself.
pub(super) fn above(folder: &str) -> Option<Linked> {
    (!folder.is_empty()).then(|| folder_link(folder_of(folder)))
}
