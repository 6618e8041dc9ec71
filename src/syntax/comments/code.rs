//! Comments found by asking Markdown what is code.

use super::places::{Comments, Rest, blank, comment, follows_words};
use crate::source::Span;
use crate::syntax::markdown::OPTIONS;
use pulldown_cmark::{Event, Parser, Tag};
use std::ops::Range;

/// How much text is parsed for the comments of one note, in bytes. Each comment may change what is code below
/// it; an honest note is parsed a few times.
const MAX_PARSED: usize = 16 << 20;

/// The comments of a body.
pub(super) fn comments(text: &str) -> Comments {
    let mut found = Comments::default();
    let mut bytes = text.as_bytes().to_vec();
    // Where there is no HTML, a comment among words of its line changes nothing around it.
    let html = text.contains('<');
    let mut parsed = 0;
    let mut from = 0;
    loop {
        parsed += bytes.len();
        let codes = codes(&bytes);
        loop {
            let Some(at) = mark(&bytes, from, &codes) else { return found };
            let mark = Span::new(at, at + 2);
            let (hidden, closed) = comment(&bytes, at);
            if parsed > MAX_PARSED {
                found.hidden.push(Span::new(at, bytes.len()));
                found.rest = Some(Rest::TooMany(mark));
                return found;
            }
            found.hidden.push(hidden);
            if !closed {
                found.rest = Some(Rest::Unclosed(mark));
                return found;
            }
            let inline = !html && is_inline(&bytes, hidden);
            blank(&mut bytes, hidden);
            from = hidden.end as usize;
            if !inline {
                break;
            }
        }
    }
}

/// Where Markdown sees code and HTML, in order.
fn codes(bytes: &[u8]) -> Vec<Range<usize>> {
    let text = String::from_utf8_lossy(bytes);
    let is_code = |event: &Event<'_>| {
        matches!(
            event,
            Event::Code(_)
                | Event::InlineHtml(_)
                | Event::Html(_)
                | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
        )
    };
    let events = Parser::new_ext(&text, OPTIONS).into_offset_iter();
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

/// The first mark of a comment from an offset on that is neither code nor escaped.
fn mark(bytes: &[u8], from: usize, codes: &[Range<usize>]) -> Option<usize> {
    let mut at = from;
    let mut codes = codes[codes.partition_point(|code| code.end <= from)..].iter().peekable();
    while at + 1 < bytes.len() {
        while codes.next_if(|code| code.end <= at).is_some() {}
        match codes.peek() {
            Some(code) if code.start <= at => at = code.end,
            _ if bytes[at] == b'\\' => at += 2,
            _ if bytes[at..].starts_with(b"%%") => return Some(at),
            _ => at += 1,
        }
    }
    None
}

/// True for a comment on one line that has words before it and can neither open nor close code.
fn is_inline(bytes: &[u8], comment: Span) -> bool {
    let alone = bytes[comment.range()].iter().all(|b| !b"\n\r`\\|[]".contains(b));
    alone && follows_words(bytes, comment.start as usize)
}
