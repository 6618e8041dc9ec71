//! What a page knows of the site that it is a part of, and what is made for it of a note.

use crate::diagnostic::Diagnostic;
use crate::model::vault::Vault;
use std::sync::Arc;

/// Where things have their pages on the site that is being written. All paths are relative to its root, with
/// `/` between folders, as names of files: they are encoded where they become addresses.
pub trait Places {
    /// The page of a note; `None` where it has none.
    fn note(&self, id: usize) -> Option<&str>;

    /// The copy of a file of the vault, by its path there; `None` where the site has none.
    fn file(&self, path: &str) -> Option<&str>;

    /// The page of a tag, which is given without its `#`; `None` where there is none.
    fn tag(&self, _tag: &str) -> Option<&str> {
        None
    }

    /// The text of a note that the vault does not hold; `None` where it can't be had as it was when the note was read.
    fn text(&self, _id: usize) -> Option<Arc<str>> {
        None
    }
}

/// Who reads a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Anybody: its HTML goes through a second guard, whatever is in it.
    All,
    /// Its owner alone: only where a note holds HTML of its own or formulas, which are written by others' code. It is
    /// the dearest part of a page.
    Owner,
}

/// What stands for a link that leads nowhere: to no note, or to one without a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing<'a> {
    /// The author's own text where there is one (`[[x|text]]`), else these words. The two look the same.
    Words(&'a str),
    /// The author's text or the name of what is linked, marked as leading nowhere; the title of a note without a page,
    /// and the name of a file that the site does not have, marked as such.
    Marked,
}

/// A page of a site, on which notes are shown.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    /// All that the site may know of.
    pub vault: &'a Vault,
    /// Where things are on it.
    pub places: &'a dyn Places,
    /// The way from the page to the root of the site: empty, or `../` once or more.
    pub root: &'a str,
    /// What stands for links that lead nowhere.
    pub missing: Missing<'a>,
    /// Who reads it.
    pub readers: Readers,
}

/// The body of a note, ready for a page.
#[derive(Debug, Default)]
pub struct Body {
    /// A fragment of HTML. Its headings begin at the second level; ids with a colon, a caret or an at sign
    /// are those of footnotes, blocks and places that the note's own HTML names, all others those of headings.
    pub html: String,
    /// Its headings in order, without those of embeds.
    pub headings: Vec<Heading>,
    /// Its words, for a search; without those of embeds, and none where its owner alone reads the page.
    pub text: String,
    /// What is wrong with its embeds.
    pub findings: Vec<Diagnostic>,
}

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 2 to 6, as in the HTML: never more than one deeper than the heading before.
    pub level: u8,
    /// What links to it end in.
    pub id: String,
    /// Its text.
    pub text: String,
}
