//! Where pages stand. An address depends on public notes alone, and never shows the name of a file.

use crate::analysis::View;
use crate::model::kind::Kind;
use crate::model::note::Note;
use crate::source::is_device;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The longest part of an address that is made of a title, in bytes.
const LONGEST: usize = 72;

/// The part of the site in which the page of a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Shelf {
    /// `cases/`
    Cases,
    /// `ledger/`
    Ledger,
    /// `decisions/`
    Decisions,
    /// `notes/`: all others.
    Notes,
}

impl Shelf {
    /// All of them, in the order of the navigation.
    pub const ALL: [Self; 4] = [Self::Cases, Self::Ledger, Self::Decisions, Self::Notes];

    /// Where a note of a kind stands.
    pub fn of(kind: Option<Kind>) -> Self {
        match kind {
            Some(Kind::Case) => Self::Cases,
            Some(Kind::Ledger) => Self::Ledger,
            Some(Kind::Decision) => Self::Decisions,
            _ => Self::Notes,
        }
    }

    /// Its folder, without `/`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Ledger => "ledger",
            Self::Decisions => "decisions",
            Self::Notes => "notes",
        }
    }
}

/// The addresses of notes and attachments, from the root of the site.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    /// By file.
    pub(super) notes: BTreeMap<String, String>,
    /// By path.
    pub(super) files: BTreeMap<String, String>,
}

impl Addresses {
    /// Gives every note its address. Where two would have the same, one that chose it goes first, then the older one,
    /// then the one whose path comes first; the others are numbered. The profile is the first page.
    pub(super) fn of(view: &View<'_>, profile: Option<&str>) -> Self {
        let mut notes: Vec<&Note> = view.vault.notes.iter().collect();
        notes.sort_by_key(|note| (Reverse(note.slug.is_some()), view.date(note).or(note.date), &note.file));
        let mut taken = BTreeSet::new();
        let mut address = |note: &Note| {
            if Some(&*note.file) == profile {
                return "index.html".to_owned();
            }
            let own = note.slug.as_ref().map(|(slug, _)| slug.as_str());
            let folder = Shelf::of(note.kind()).folder();
            free(&mut taken, folder, &slug(own.unwrap_or(&note.title)), "html")
        };
        let notes: BTreeMap<String, String> =
            notes.into_iter().map(|note| (note.file.to_string(), address(note))).collect();
        let mut taken = BTreeSet::new();
        let file = |path: &std::sync::Arc<str>| {
            let name = path.rsplit('/').next().unwrap_or(path);
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            (path.to_string(), free(&mut taken, "files", &slug(stem), &extension.to_lowercase()))
        };
        Self { notes, files: view.vault.files.iter().map(file).collect() }
    }
}

/// The part of an address that a text becomes: lower-case letters, digits and `-`.
pub fn slug(text: &str) -> String {
    let mut slug = slug::slugify(text);
    if slug.len() > LONGEST {
        // It holds ASCII alone.
        let end = slug[..=LONGEST].rfind('-').filter(|end| *end > LONGEST / 2).unwrap_or(LONGEST);
        slug.truncate(end);
    }
    match slug.as_str() {
        "" => "untitled".to_owned(),
        // Servers show it for the folder, and Windows keeps names for devices.
        name if name == "index" || is_device(name) => format!("{name}-page"),
        _ => slug,
    }
}

/// A path that is not taken yet, and now is.
fn free(taken: &mut BTreeSet<String>, folder: &str, slug: &str, extension: &str) -> String {
    let dot = if extension.is_empty() { "" } else { "." };
    let mut path = format!("{folder}/{slug}{dot}{extension}");
    let mut number = 2;
    while !taken.insert(path.clone()) {
        path = format!("{folder}/{slug}-{number}{dot}{extension}");
        number += 1;
    }
    path
}
