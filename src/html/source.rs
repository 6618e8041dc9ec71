//! The body of a note as events of Markdown, with what Obsidian adds to it: comments gone, callouts found,
//! headings and blocks to be looked up.

use super::callout::Callout;
use crate::model::note::Note;
use crate::syntax::comments;
use crate::syntax::markdown::OPTIONS;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

/// An event with its place in the text.
pub(super) type Placed<'t> = (Event<'t>, Range<usize>);

/// The text of a note without what is not read as Markdown.
#[derive(Debug)]
pub(super) struct Text<'n> {
    /// Without comments.
    whole: Cow<'n, str>,
    /// Without the first lines of callouts, too; nothing where there is none. Without them, what follows such a
    /// line is what it would be by itself: a table, a rule.
    bodies: Option<String>,
    /// Where the body starts.
    start: usize,
}

impl<'n> Text<'n> {
    /// The text of a note whose body starts here.
    pub(super) fn new(text: &'n str, start: usize) -> Self {
        let whole = comments::blank(text, start).text;
        let mut bodies = None;
        if whole[start..].contains("[!") {
            let callouts = callouts(&events(&whole, start), &whole);
            if !callouts.is_empty() {
                let mut bytes = whole.as_bytes().to_vec();
                for callout in callouts.values() {
                    bytes[callout.mark..callout.title.end].fill(b' ');
                }
                bodies = String::from_utf8(bytes).ok();
            }
        }
        Self { whole, bodies, start }
    }
}

/// The parsed body of a note.
#[derive(Debug)]
pub(super) struct Source<'t> {
    /// What the places of all events are places in.
    pub(super) text: &'t str,
    /// All of the body.
    pub(super) events: Vec<Placed<'t>>,
    /// Callouts by where their quotations begin.
    pub(super) callouts: HashMap<usize, Callout>,
    /// The titles of callouts, as running text with its places.
    titles: Vec<Placed<'t>>,
    /// For each callout, by where its quotation begins, where its title may begin among those.
    title_starts: HashMap<usize, usize>,
    /// The content of each footnote.
    pub(super) footnotes: HashMap<String, Range<usize>>,
}

impl<'t> Source<'t> {
    /// Parses a text.
    pub(super) fn new(text: &'t Text<'_>) -> Self {
        let whole = events(&text.whole, text.start);
        let (events, callouts, titles) = match &text.bodies {
            None => (whole, HashMap::new(), Vec::new()),
            Some(bodies) => {
                let callouts = callouts(&whole, &text.whole);
                (events(bodies, text.start), callouts, whole)
            }
        };
        let footnotes = footnotes(&events);
        let starts = titles.iter().enumerate().filter_map(|(at, (event, range))| {
            matches!(event, Event::Start(Tag::BlockQuote(_))).then_some((range.start, at + 1))
        });
        let title_starts = starts.collect();
        Self { text: &text.whole, events, callouts, titles, title_starts, footnotes }
    }

    /// The events of a callout's title.
    pub(super) fn title(&self, quote: usize, callout: &Callout) -> Vec<Placed<'t>> {
        let title = &callout.title;
        let first = self.title_starts.get(&quote).copied().unwrap_or(self.titles.len());
        let near = self.titles[first..].iter().take_while(|(_, range)| range.start < title.end);
        let mut events = Vec::new();
        for (event, range) in near {
            match event {
                // The mark and the title may be one text.
                Event::Text(text) if range.start < title.start && range.end > title.start => {
                    let cut = title.start - range.start;
                    if text.len() == range.len() && text.is_char_boundary(cut) {
                        events.push((Event::Text(text[cut..].to_owned().into()), title.start..range.end));
                    }
                }
                Event::SoftBreak | Event::HardBreak => {}
                _ if range.start >= title.start && range.end <= title.end && is_running(event) => {
                    events.push((event.clone(), range.clone()));
                }
                _ => {}
            }
        }
        events
    }

    /// Where each heading begins, and which of the note's headings it is.
    pub(super) fn headings(&self, note: &Note) -> Vec<(usize, Option<usize>)> {
        let is_heading =
            |(_, (event, _)): &(usize, &Placed<'_>)| matches!(event, Event::Start(Tag::Heading { .. }));
        let starts: Vec<usize> =
            self.events.iter().enumerate().filter(is_heading).map(|(at, _)| at).collect();
        if starts.len() == note.headings.len() {
            return starts.into_iter().enumerate().map(|(index, at)| (at, Some(index))).collect();
        }
        // The first line of a callout can make a heading of it for one who does not know callouts.
        let mut from = 0;
        let mut known = Vec::with_capacity(starts.len());
        for at in starts {
            let text = slug::slugify(words(&self.events[at..=self.end(at)]));
            let same = note.headings[from..].iter().position(|(_, heading)| slug::slugify(heading) == text);
            known.push((at, same.map(|index| from + index)));
            from += same.map_or(0, |index| index + 1);
        }
        known
    }

    /// Where what begins here ends.
    pub(super) fn end(&self, start: usize) -> usize {
        end_of(&self.events, start)
    }
}

/// Where in a list of events what begins at one of them ends.
pub(super) fn end_of(events: &[Placed<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    events.len().saturating_sub(1)
}

/// The words of events, without any form.
pub(super) fn words(events: &[Placed<'_>]) -> String {
    let mut words = String::new();
    for (event, _) in events {
        match event {
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                words.extend(text.chars().filter(|c| *c != comments::FILL));
            }
            Event::SoftBreak | Event::HardBreak => words.push(' '),
            _ => {}
        }
    }
    words
}

/// True for what stands in running text, as opposed to blocks.
pub(super) fn is_running(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::End(tag) => matches!(
            tag,
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image
        ),
        Event::Html(_) | Event::Rule => false,
        _ => true,
    }
}

fn events(text: &str, start: usize) -> Vec<Placed<'_>> {
    let options = OPTIONS.union(Options::ENABLE_MATH);
    Parser::new_ext(&text[start..], options)
        .into_offset_iter()
        .map(|(event, range)| (event, range.start + start..range.end + start))
        .collect()
}

fn callouts(events: &[Placed<'_>], text: &str) -> HashMap<usize, Callout> {
    let quotes = events.iter().filter(|(event, _)| matches!(event, Event::Start(Tag::BlockQuote(_))));
    quotes.filter_map(|(_, range)| Some((range.start, Callout::read(text, range.start)?))).collect()
}

fn footnotes(events: &[Placed<'_>]) -> HashMap<String, Range<usize>> {
    let mut found = HashMap::new();
    let mut open = Vec::new();
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => open.push((name, at + 1)),
            Event::End(TagEnd::FootnoteDefinition) => {
                if let Some((name, start)) = open.pop() {
                    found.entry(name.to_string()).or_insert(start..at);
                }
            }
            _ => {}
        }
    }
    found
}
