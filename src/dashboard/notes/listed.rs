//! Which list a note stands in, and what lists are called.

use super::page::Linked;
use super::paths;
use crate::html;
use crate::model::kind::Kind;
use crate::model::note::Note;

/// What the list of ordinary notes is called that stand in no folder.
const VAULT: &str = "Other notes";

/// The list that a note stands in: of its kind, or of its folder.
pub(super) fn list_of(note: &Note) -> Linked {
    match note.kind() {
        Some(kind) => Linked::to(many(kind), Some(paths::kind(kind))),
        None => folder_link(folder_of(&note.file)),
    }
}

/// The notes of a kind in a word: "Cases", "Ledger entries".
pub(super) fn many(kind: Kind) -> String {
    let counted = kind.def().count(2);
    let word = counted.trim_start_matches("2 ");
    let mut chars = word.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// The folder of a file or folder; empty for the vault itself.
pub(super) fn folder_of(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A folder by its name, with its list.
pub(super) fn folder_link(folder: &str) -> Linked {
    let name = folder.rsplit('/').next().unwrap_or(folder);
    let shown = if folder.is_empty() { VAULT } else { name };
    Linked::to(shown, Some(html::encoded(&paths::folder(folder))))
}
