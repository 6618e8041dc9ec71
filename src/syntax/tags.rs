//! Tags in running text: `#reading/deep`.

use super::comments::FILL;
use crate::source::Span;

/// The name that a text begins with which stands behind a `#`; `None` where that makes no tag. At least one sign of it
/// is no digit.
pub fn name(rest: &str) -> Option<&str> {
    let length = rest.find(|c: char| !is_of_tag(c)).unwrap_or(rest.len());
    let name = rest[..length].trim_end_matches('/');
    name.contains(|c: char| !c.is_ascii_digit() && c != '/').then_some(name)
}

/// True for what Obsidian takes for a part of a tag's name.
fn is_of_tag(c: char) -> bool {
    match c {
        '_' | '-' | '/' => true,
        c if c.is_ascii() => c.is_ascii_alphanumeric(),
        '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}' | '\u{3000}'..='\u{303f}' => false,
        c => !c.is_whitespace() && !c.is_control(),
    }
}

/// The tags of a text by its place in the source. `begins` is true where a line, or what is marked in one, begins there.
pub(super) fn in_text(source: &str, span: Span, begins: bool) -> impl Iterator<Item = &str> {
    let start = span.start as usize;
    let starts_tag = move |at: usize| {
        let before = source[..at].chars().next_back();
        match before {
            Some('\\') => false,
            Some(c) if c.is_whitespace() || c == FILL => true,
            _ => at == start && begins,
        }
    };
    let signs = memchr::memchr_iter(b'#', span.of(source).as_bytes()).map(move |at| start + at);
    signs.filter(move |at| starts_tag(*at)).filter_map(|at| name(&source[at + 1..]))
}
