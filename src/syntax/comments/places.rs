use crate::source::Span;

/// Stands for a byte of a comment before text on the same line: as spaces, it would make that text code.
pub const FILL: char = '\u{7f}';

/// How far back on its line a comment is looked at, in bytes: a line may be a megabyte of comments.
const FAR: usize = 256;

/// The comments of a body.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Comments {
    /// Each with its marks, in order.
    pub(super) hidden: Vec<Span>,
    /// The last of them, where it hides all the rest.
    pub(super) rest: Option<Rest>,
}

/// Why a comment hides all the rest of a note; with the mark it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    /// It is never closed, as in Obsidian.
    Unclosed(Span),
    /// There are more comments among code than can be told from code in reasonable time.
    TooMany(Span),
}

/// The comment that begins at a mark, up to its end or that of the text.
pub(super) fn comment(bytes: &[u8], at: usize) -> (Span, bool) {
    match memchr::memmem::find(&bytes[at + 2..], b"%%") {
        Some(length) => (Span::new(at, at + 2 + length + 2), true),
        None => (Span::new(at, bytes.len()), false),
    }
}

/// Blanks a comment, line ends left out.
pub(super) fn blank(bytes: &mut [u8], comment: Span) {
    let end = comment.end as usize;
    let hidden = &mut bytes[comment.range()];
    for byte in hidden.iter_mut().filter(|b| !is_line_end(**b)) {
        *byte = b' ';
    }
    let on_last_line = hidden.iter().rev().take_while(|b| !is_line_end(**b)).count();
    let first = end - on_last_line;
    let begins = on_last_line < hidden.len() || begins_line(bytes, first);
    let rest = bytes[end..].iter().take_while(|b| !is_line_end(**b));
    if begins && rest.clone().any(|b| !b.is_ascii_whitespace()) {
        bytes[first..end].fill(FILL as u8);
    }
}

/// True where nothing but the marks of quotations and lists stands before an offset on its line.
fn begins_line(bytes: &[u8], at: usize) -> bool {
    let before = bytes[..at].iter().rev().take_while(|b| !is_line_end(**b));
    let mark = |b: &u8| b" \t>-*+.)0123456789".contains(b);
    before.take(FAR).all(mark)
}

/// True where a letter stands before an offset on its line.
pub(super) fn follows_words(bytes: &[u8], at: usize) -> bool {
    let before = bytes[..at].iter().rev().take_while(|b| !is_line_end(**b));
    before.take(FAR).any(u8::is_ascii_alphabetic)
}

fn is_line_end(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r')
}
