//! The dialect of Markdown that notes are written in.

use super::link::Link;
use crate::source::Span;
use pulldown_cmark::{LinkType, Options};

/// What is understood beside CommonMark.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_WIKILINKS);

/// A link or image as the parser of Markdown tells it.
pub fn link(kind: LinkType, destination: &str, embed: bool, span: Span) -> Link {
    match kind {
        LinkType::WikiLink { .. } => Link::wiki(destination, embed, span),
        LinkType::Email => Link::markdown(&format!("mailto:{destination}"), embed, span),
        _ => Link::markdown(destination, embed, span),
    }
}

/// Where the text of inline code stands between its backticks.
pub(super) fn inside_code(source: &str, span: Span, code: &str) -> Span {
    let raw = span.of(source);
    let ticks = raw.bytes().take_while(|b| *b == b'`').count();
    // A search costs more than to look where the text nearly always stands. It can't stand further ahead, but
    // for a text that begins with a backtick itself.
    let usual =
        [ticks, ticks + 1].into_iter().find(|at| raw.get(*at..).is_some_and(|rest| rest.starts_with(code)));
    let at = if code.starts_with('`') { None } else { usual };
    at.or_else(|| raw.find(code)).map_or(span, |at| {
        let at = span.start as usize + at;
        Span::new(at, at + code.len())
    })
}
