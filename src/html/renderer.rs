//! A page's body while it is written: what its parts share.

use super::anchors::anchors;
use super::footnotes::Footnotes;
use super::page::{Body, Heading, Page, Readers};
use super::raw::Raw;
use super::sanitise::sanitise;
use super::source::{Source, Text};
use super::writer::Writer;
use crate::diagnostic::Diagnostic;
use crate::model::links::Places as Parts;
use crate::syntax::comments::FILL;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// What is being written, on which page.
pub(super) struct Renderer<'p, 'v> {
    pub(super) page: &'p Page<'v>,
    /// The note whose page it is.
    pub(super) own: Option<usize>,
    pub(super) writer: Writer,
    pub(super) raw: Raw,
    /// The words so far.
    words: String,
    pub(super) findings: Vec<Diagnostic>,
    pub(super) headings: Vec<Heading>,
    /// The levels of the headings that the place stands under, as written.
    pub(super) levels: Vec<u8>,
    /// How many headings there are around an embed.
    pub(super) level_of_embed: usize,
    /// The embeds around the place: the note that each stands in, and where.
    pub(super) embeds: Vec<(usize, usize)>,
    /// How many embeds there are on the page, and of how many bytes.
    pub(super) embedded: (usize, usize),
    pub(super) tables: usize,
    /// True where a paragraph begins with the next words.
    pub(super) pending: bool,
    /// How many links are open.
    pub(super) links: usize,
    /// True where there is HTML on the page that this module did not write itself.
    pub(super) foreign: bool,
    anchors: HashMap<usize, Rc<[Option<String>]>>,
    parts: HashMap<usize, Rc<Parts>>,
}

/// A note, or a part of one, that is being written.
pub(super) struct Scope<'t> {
    /// The note.
    pub(super) note: usize,
    pub(super) source: &'t Source<'t>,
    pub(super) footnotes: Footnotes<'t>,
    /// True for the note whose page it is: what is in it can be linked to.
    pub(super) own: bool,
    /// Where each heading begins, and which of the note's headings it is.
    pub(super) headings: Vec<(usize, Option<usize>)>,
}

impl<'p, 'v> Renderer<'p, 'v> {
    /// An empty body.
    pub(super) fn new(page: &'p Page<'v>, own: Option<usize>) -> Self {
        Self {
            page,
            own,
            writer: Writer::default(),
            raw: Raw::default(),
            words: String::new(),
            findings: Vec::new(),
            headings: Vec::new(),
            levels: Vec::new(),
            level_of_embed: 0,
            embeds: Vec::new(),
            embedded: (0, 0),
            tables: 0,
            pending: false,
            links: 0,
            foreign: false,
            anchors: HashMap::new(),
            parts: HashMap::new(),
        }
    }

    /// What was written.
    pub(super) fn finish(self) -> Body {
        let html = self.writer.finish();
        let guarded = self.foreign || self.page.readers == Readers::All;
        let html = if guarded { sanitise(&html) } else { html };
        let words: Vec<&str> = self.words.split_whitespace().collect();
        Body { html, headings: self.headings, text: words.join(" "), findings: self.findings }
    }

    /// Writes the body of a note.
    pub(super) fn note(&mut self, note: usize) {
        let (text, body) = self.text_of(note);
        let text = Text::new(&text, body);
        let source = Source::new(&text);
        self.part(note, &source, 0..source.events.len());
    }

    /// The text of a note, and where its body begins in it. A text that can't be had is empty.
    pub(super) fn text_of(&self, note: usize) -> (Arc<str>, usize) {
        let read = &self.page.vault.notes[note];
        let held = || Arc::clone(&read.text);
        let text =
            if read.text.is_empty() { self.page.places.text(note).unwrap_or_else(held) } else { held() };
        let body = if text.is_char_boundary(read.body) { read.body } else { text.len() };
        (text, body)
    }

    /// Writes a part of a note, with its footnotes.
    pub(super) fn part(&mut self, note: usize, source: &Source<'_>, part: Range<usize>) {
        let own = self.embeds.is_empty() && self.own == Some(note);
        let footnotes = Footnotes::new(self.embedded.0);
        let headings = source.headings(&self.page.vault.notes[note]);
        let mut scope = Scope { note, source, footnotes, own, headings };
        self.blocks(&mut scope, part);
        self.writer.close_all_raw(0);
        self.footnotes(&mut scope);
    }

    /// Writes a line of running text; text that is more than a line, as it stands.
    pub(super) fn line(&mut self, note: usize, markdown: &str) {
        let text = Text::new(markdown, 0);
        let source = Source::new(&text);
        let events = &source.events;
        let footnotes = Footnotes::new(0);
        let mut scope = Scope { note, source: &source, footnotes, own: false, headings: Vec::new() };
        match (events.first(), events.last()) {
            (Some((Event::Start(Tag::Paragraph), _)), Some((Event::End(TagEnd::Paragraph), _)))
                if source.end(0) == events.len() - 1 =>
            {
                self.plain_run(&mut scope, &events[1..events.len() - 1]);
            }
            _ => self.say(&source.text.replace(FILL, "")),
        }
    }

    /// Writes text, and keeps it as words.
    pub(super) fn say(&mut self, text: &str) {
        if !self.raw.drops() {
            self.writer.text(text);
            self.keep(text);
        }
    }

    /// Keeps words that are written in another way.
    pub(super) fn keep(&mut self, text: &str) {
        if self.embeds.is_empty() && self.page.readers == Readers::All {
            self.words.extend(text.chars().filter(|c| *c != FILL));
        }
    }

    /// Writes HTML that a note holds.
    pub(super) fn raw_html(&mut self, html: &str, running: bool) {
        self.foreign = true;
        self.places(html, running);
        let mut words = String::new();
        self.raw.write(html, running, &mut self.writer, &mut words);
        self.keep(&words);
    }

    /// The headings and blocks of a note, ready to be looked up.
    pub(super) fn parts_of(&mut self, note: usize) -> Rc<Parts> {
        let notes = &self.page.vault.notes;
        Rc::clone(self.parts.entry(note).or_insert_with(|| Rc::new(Parts::new(&notes[note]))))
    }

    /// The ids of a note's headings.
    pub(super) fn anchors_of(&mut self, note: usize) -> Rc<[Option<String>]> {
        let notes = &self.page.vault.notes;
        let known = self.anchors.entry(note).or_insert_with(|| anchors(&notes[note]).into());
        Rc::clone(known)
    }
}
