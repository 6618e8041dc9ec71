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
    fate: Fate,
    /// Where its own words stand.
    words: Option<Span>,
    wiki: bool,
}

/// The outermost links to replace, in order. What stands in one of them is for the next look.
fn replacements(text: &str, fate: &dyn Fn(&Link) -> Fate, words: &str) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    // The links around the place; only the innermost of them can be one to replace.
    let mut open: Vec<Open> = Vec::new();
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
        if !matches!(event, Event::End(_)) && open.last().is_none_or(|link| link.fate == Fate::Stays) {
            open.extend(opened(event, span, fate));
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

fn opened(event: Event<'_>, span: Span, fate: &dyn Fn(&Link) -> Fate) -> Option<Open> {
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
    let fate = fate(&link);
    Some(Open { span, link, fate, words: None, wiki })
}

fn replacement(text: &str, open: &Open, words: &str) -> Option<(Span, String)> {
    match open.fate {
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
