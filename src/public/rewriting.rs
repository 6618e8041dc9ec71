//! Links to what is not published, replaced by the words that their author chose, or by words that tell nothing.

use crate::source::Span;
use crate::syntax::link::Link;
use crate::syntax::markdown::{OPTIONS, link};
use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

/// A replaced link can hold another, as a picture stands in a link.
const PASSES: usize = 8;

/// What becomes of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate<'t> {
    /// It stays as it is.
    Stays,
    /// It stays, and where it is a wikilink without words of its own it shows this title: else it would show the name of
    /// a file.
    Titled(&'t str),
    /// It leads to the note, but not to a place in it.
    ToNote,
    /// It becomes text.
    Text,
}

/// A text with only such links in it as may stay. `words` stand for a link without words of its own, and for what is
/// nested beyond all reason.
pub(super) fn rewrite<'t>(markdown: &str, fate: &dyn Fn(&Link) -> Fate<'t>, words: &str) -> String {
    let mut text = markdown.to_owned();
    for pass in 0..=PASSES {
        let found = replacements(&text, fate, words);
        if found.is_empty() {
            break;
        }
        for (span, replacement) in found.into_iter().rev() {
            text.replace_range(span.range(), if pass == PASSES { words } else { &replacement });
        }
    }
    text
}

/// A link that is being read.
struct Open<'t> {
    span: Span,
    link: Link,
    fate: Fate<'t>,
    /// Where its own words stand.
    words: Option<Span>,
    /// True for a wikilink that has none.
    wiki: bool,
    in_table: bool,
}

impl Open<'_> {
    /// True where nothing of it is replaced, so that links in it are looked at by themselves.
    fn stays(&self) -> bool {
        matches!(self.fate, Fate::Stays) || matches!(self.fate, Fate::Titled(_)) && !self.is_titled()
    }

    fn is_titled(&self) -> bool {
        self.wiki && !self.link.embed && !self.link.target.is_empty()
    }
}

/// The outermost links to replace, in order. What stands in one of them is for the next look.
fn replacements<'t>(text: &str, fate: &dyn Fn(&Link) -> Fate<'t>, words: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut in_table = false;
    // The links around the place; only the innermost of them can be one to replace.
    let mut open: Vec<Open<'t>> = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let span = Span::from(range);
        while let Some(link) = open.pop_if(|link| span.start >= link.span.end) {
            found.extend(replacement(text, &link, words));
        }
        // What stands in a link of a link stands in the place of that one. The end of a paragraph has the place of
        // all of it, and is no word of a link.
        if let Some(link) = open.last_mut()
            && link.span != span
            && link.span.start <= span.start
            && span.end <= link.span.end
        {
            link.words = Some(link.words.map_or(span, |words| words.to(span)));
        }
        match event {
            Event::Start(Tag::Table(_)) => in_table = true,
            Event::End(TagEnd::Table) => in_table = false,
            _ => {}
        }
        if !matches!(event, Event::End(_)) && open.last().is_none_or(Open::stays) {
            let link = opened(event, span, fate);
            open.extend(link.map(|link| Open { in_table, ..link }));
        }
    }
    found.extend(open.iter().filter_map(|link| replacement(text, link, words)));
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|(span, _)| {
        span.start >= end && {
            end = span.end;
            true
        }
    });
    found
}

fn opened<'t>(event: Event<'_>, span: Span, fate: &dyn Fn(&Link) -> Fate<'t>) -> Option<Open<'t>> {
    let (kind, destination, embed) = match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) => (link_type, dest_url, false),
        Event::Start(Tag::Image { link_type, dest_url, .. }) => (link_type, dest_url, true),
        _ => return None,
    };
    let link = link(kind, &destination, embed, span);
    let wiki = matches!(kind, LinkType::WikiLink { has_pothole: false });
    let fate = fate(&link);
    Some(Open { span, link, fate, words: None, wiki, in_table: false })
}

fn replacement(text: &str, open: &Open<'_>, words: &str) -> Option<(Span, String)> {
    match open.fate {
        Fate::Stays => None,
        Fate::Titled(title) if open.is_titled() => {
            let inner = open.span.of(text).strip_prefix("[[")?.strip_suffix("]]")?;
            let bar = if open.in_table { "\\|" } else { "|" };
            Some((open.span, format!("[[{inner}{bar}{}]]", shown(title))))
        }
        Fate::Titled(_) => None,
        Fate::ToNote => {
            without_fragment(text, open).or_else(|| Some((open.span, own_words(text, open, words))))
        }
        Fate::Text => Some((open.span, own_words(text, open, words))),
    }
}

/// A title as a wikilink can show it.
pub(super) fn shown(title: &str) -> String {
    let words =
        title.split(|c: char| c.is_whitespace() || "[]|\\".contains(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The words of the link itself; a picture's size is none.
fn own_words(text: &str, open: &Open<'_>, words: &str) -> String {
    let own = open.words.filter(|_| !open.wiki).map_or("", |span| span.of(text)).trim();
    let is_size = open.link.embed && !own.is_empty() && own.chars().all(|c| c.is_ascii_digit() || c == 'x');
    if own.is_empty() || is_size { words.to_owned() } else { own.to_owned() }
}

/// The part of a link from its `#` up to its shown text or end, to be taken away. None where there is no telling it.
fn without_fragment(text: &str, open: &Open<'_>) -> Option<(Span, String)> {
    let source = open.span.of(text);
    if open.link.embed || open.link.target.is_empty() {
        return None;
    }
    let from = if source.starts_with("[[") { 0 } else { source.rfind("](")? };
    let hash = from + source[from..].find('#')?;
    let end = hash + source[hash..].find(['|', '\\', ']', ')', ' '])?;
    let start = open.span.start as usize;
    Some((Span::new(start + hash, start + end), String::new()))
}
