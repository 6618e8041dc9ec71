//! What the search knows of notes: names of all, words of those that count.

use super::known::Notes;
use super::plain::{first, plain};
use crate::model::kind::Kind;
use crate::model::note::Note;
use serde::Serialize;

/// The most characters of one note's words.
const MOST: usize = 4_000;
/// The most of all notes' words together: the browser reads and indexes them each time.
const MOST_IN_ALL: usize = 3_000_000;
/// The most bytes of one note's headings, and of those of all notes together.
const MOST_HEADINGS: usize = 400;
const MOST_HEADINGS_IN_ALL: usize = 1_000_000;
/// The most domains, tags and other names of one note.
const MOST_NAMES: usize = 60;
/// The most characters of a summary.
const MOST_SUMMARY: usize = 180;

/// A note as the search has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Its page, as an address from the root of the dashboard.
    pub address: String,
    /// Its title.
    pub title: String,
    /// What it is.
    pub kind: Option<&'static str>,
    /// The day it is about.
    pub date: Option<String>,
    /// One sentence; how it begins where it has none and its words are searched.
    pub summary: String,
    /// Domains, tags, and its other names.
    pub tags: Vec<String>,
    /// The words of a note of a kind, the headings of an ordinary one.
    pub text: String,
}

impl Notes<'_> {
    /// All notes with a page, newest first. However many notes there are, what is said of all together is bounded.
    pub fn search(&self) -> impl Iterator<Item = Entry> {
        let notes = &self.view.vault.notes;
        let counted = self.with_pages().filter(|id| notes[*id].kind().is_some()).count();
        let most = MOST.min(MOST_IN_ALL / counted.max(1));
        let ordinary = self.with_pages().count() - counted;
        let most_headings = MOST_HEADINGS.min(MOST_HEADINGS_IN_ALL / ordinary.max(1));
        let entry = move |id: usize| {
            let note = &notes[id];
            let text = if note.kind().is_some() { words(note, most) } else { headings(note, most_headings) };
            let begins = if note.kind().is_some() { &*text } else { "" };
            Some(Entry {
                address: self.address(id)?,
                title: note.title.clone(),
                kind: note.kind().map(Kind::name),
                date: self.day(id),
                summary: first(note.summary.as_deref().unwrap_or(begins), MOST_SUMMARY).to_owned(),
                tags: names(note),
                text,
            })
        };
        self.with_pages().filter_map(entry)
    }

    /// What the search knows of a note beside what a [`Row`](super::Row) tells, and the words of one of a kind.
    pub fn searched(&self, id: usize) -> Vec<String> {
        let note = &self.view.vault.notes[id];
        let mut searched = names(note);
        if note.kind().is_none() {
            searched.push(headings(note, MOST_HEADINGS));
        }
        searched
    }
}

/// Domains, tags and other names.
fn names(note: &Note) -> Vec<String> {
    let names = note
        .domains
        .iter()
        .map(String::as_str)
        .chain(note.tags())
        .chain(note.aliases.iter().map(String::as_str));
    names.take(MOST_NAMES).map(str::to_owned).collect()
}

/// The words that a note begins with.
fn words(note: &Note, most: usize) -> String {
    let body = note.text.get(note.body..).unwrap_or_default();
    // Marks take room too, and a long note is not read to its end for what it begins with.
    let body = first(body, most * 2);
    let words = plain(body);
    // The heading at the top that is its title stands beside them.
    let words = words.strip_prefix(&*note.title).map_or(&*words, str::trim_start);
    first(words, most).to_owned()
}

fn headings(note: &Note, most: usize) -> String {
    let texts: Vec<&str> = note.headings.iter().map(|(_, text)| text.as_str()).collect();
    first(&texts.join(" · "), most).to_owned()
}
