//! Lines of the source text, as bytes from here to there.

use crate::source::Span;

/// The line that holds `at`, with its line end, from `at` on.
pub(super) fn line_at(text: &str, at: usize) -> Span {
    let rest = &text.as_bytes()[at.min(text.len())..];
    let end = match memchr::memchr2(b'\n', b'\r', rest) {
        None => rest.len(),
        Some(i) if rest[i] == b'\r' && rest.get(i + 1) == Some(&b'\n') => i + 2,
        Some(i) => i + 1,
    };
    Span::new(at, at + end)
}

/// The span without the white space at its end.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let start = span.start as usize;
    Span::new(start, start + span.of(text).trim_end().len())
}
