//! Links to what is not published, replaced by the words that their author chose, or by words that tell nothing.

use crate::source::Span;
use crate::syntax::link::Link;
use crate::syntax::markdown::OPTIONS;
use pulldown_cmark::{Event, LinkType, Parser, Tag};

/// A replaced link can hold another, as a picture stands in a link.
const PASSES: usize = 8;

/// What becomes of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays as it is.
    Stays,
    /// It leads to the note, but not to a place in it.
    ToNote,
    /// It becomes text.
    Text,
}

/// A text with only such links in it as may stay. `words` stand for a link without words of its own, and for what is
/// nested beyond all reason.
pub(super) fn rewrite(markdown: &str, fate: &dyn Fn(&Link) -> Fate, words: &str) -> String {
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
struct Open {
    span: Span,
    link: Link,
    /// Where its own words stand.
    words: Option<Span>,
    wiki: bool,
}

/// The outermost links to replace, in order.
fn replacements(text: &str, fate: &dyn Fn(&Link) -> Fate, words: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (event, range) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        let span = Span::from(range);
        while let Some(link) = open.pop_if(|link| span.start >= link.span.end) {
            found.extend(replacement(text, &link, fate, words));
        }
        // The end of a paragraph has the place of all of it: words are only what stands inside of the link.
        let inside =
            |link: &Open| link.span != span && link.span.start <= span.start && span.end <= link.span.end;
        for link in open.iter_mut().filter(|link| inside(link)) {
            link.words = Some(link.words.map_or(span, |words| words.to(span)));
        }
        if !matches!(event, Event::End(_)) {
            open.extend(opened(event, span));
        }
    }
    found.extend(open.iter().filter_map(|link| replacement(text, link, fate, words)));
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

fn opened(event: Event<'_>, span: Span) -> Option<Open> {
    let (kind, destination, embed) = match event {
        Event::Start(Tag::Link { link_type, dest_url, .. }) => (link_type, dest_url, false),
        Event::Start(Tag::Image { link_type, dest_url, .. }) => (link_type, dest_url, true),
        _ => return None,
    };
    let (link, wiki) = match kind {
        LinkType::WikiLink { has_pothole } => (Link::wiki(&destination, embed, span), !has_pothole),
        LinkType::Email => (Link::markdown(&format!("mailto:{destination}"), embed, span), false),
        _ => (Link::markdown(&destination, embed, span), false),
    };
    Some(Open { span, link, words: None, wiki })
}

fn replacement(text: &str, open: &Open, fate: &dyn Fn(&Link) -> Fate, words: &str) -> Option<(Span, String)> {
    match fate(&open.link) {
        Fate::Stays => None,
        Fate::ToNote => {
            without_fragment(text, open).or_else(|| Some((open.span, own_words(text, open, words))))
        }
        Fate::Text => Some((open.span, own_words(text, open, words))),
    }
}

/// The words of the link itself; a picture's size is none.
fn own_words(text: &str, open: &Open, words: &str) -> String {
    let own = open.words.filter(|_| !open.wiki).map_or("", |span| span.of(text)).trim();
    let is_size = open.link.embed && !own.is_empty() && own.chars().all(|c| c.is_ascii_digit() || c == 'x');
    if own.is_empty() || is_size { words.to_owned() } else { own.to_owned() }
}

/// The part of a link from its `#` up to its shown text or end, to be taken away. None where there is no telling it.
fn without_fragment(text: &str, open: &Open) -> Option<(Span, String)> {
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
