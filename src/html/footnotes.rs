//! Footnotes: their numbers in the order in which they are first referred to, and the list at the end.

use super::pieces::Piece;
use std::collections::HashMap;

/// The footnotes of a note on a page.
#[derive(Debug, Default)]
pub(super) struct Footnotes<'t> {
    /// What their ids begin with, so that those of an embedded note are others.
    prefix: String,
    /// In the order of their numbers.
    pub(super) notes: Vec<Footnote<'t>>,
    by_name: HashMap<String, usize>,
}

/// A footnote that is referred to.
#[derive(Debug)]
pub(super) struct Footnote<'t> {
    /// What it says.
    pub(super) content: Content<'t>,
    /// How often it was referred to so far.
    pub(super) references: usize,
}

/// Where a footnote's text is from.
#[derive(Debug, Clone)]
pub(super) enum Content<'t> {
    /// The definition of this name.
    Defined(String),
    /// The place where it is referred to.
    Here(Vec<Piece<'t>>),
}

impl<'t> Footnotes<'t> {
    /// None yet; `count` notes were shown on the page before.
    pub(super) fn new(count: usize) -> Self {
        let prefix = if count == 0 { String::new() } else { format!("e{count}:") };
        Self { prefix, ..Self::default() }
    }

    /// One more reference, as HTML.
    pub(super) fn refer(&mut self, content: Content<'t>) -> String {
        let next = self.notes.len();
        let index = match &content {
            Content::Defined(name) => *self.by_name.entry(name.clone()).or_insert(next),
            Content::Here(_) => next,
        };
        if index == next {
            self.notes.push(Footnote { content, references: 0 });
        }
        let note = &mut self.notes[index];
        note.references += 1;
        let (number, times) = (index + 1, note.references);
        let (note, reference) = (self.note_id(number), self.reference_id(number, times));
        format!("<sup class=\"footnote-ref\" id=\"{reference}\"><a href=\"#{note}\">{number}</a></sup>")
    }

    /// The id of a footnote.
    pub(super) fn note_id(&self, number: usize) -> String {
        format!("{}fn:{number}", self.prefix)
    }

    fn reference_id(&self, number: usize, times: usize) -> String {
        match times {
            1 => format!("{}fnref:{number}", self.prefix),
            _ => format!("{}fnref:{number}:{times}", self.prefix),
        }
    }

    /// Links from a footnote back to where it is referred to.
    pub(super) fn back(&self, number: usize, references: usize) -> String {
        let link = |times: usize| {
            let id = self.reference_id(number, times);
            let which = if times == 1 { String::new() } else { format!(" ({times})") };
            format!(
                " <a href=\"#{id}\" class=\"footnote-back\" aria-label=\"Back to reference {number}{which}\">\u{21a9}\u{fe0e}</a>"
            )
        };
        (1..=references).map(link).collect()
    }
}
