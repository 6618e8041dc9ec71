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
