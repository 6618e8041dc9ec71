//! Comments found line by line, in text whose code can be told from its lines.

use super::places::{Comments, Rest, comment};
use crate::source::Span;
use crate::syntax::source_line::line_at;

/// The comments of a body; `None` where only Markdown can tell what is code.
pub(super) fn comments(text: &str) -> Option<Comments> {
    let last = memchr::memmem::rfind(text.as_bytes(), b"%%")?;
    let mut scan = Scan { text, at: 0, inside: false, fence: None, found: Comments::default() };
    while scan.at <= last {
        scan.line()?;
    }
    Some(scan.found)
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// True behind a comment that ended within the line.
    inside: bool,
    /// The mark and the length of the fence that is open.
    fence: Option<(u8, usize)>,
    found: Comments,
}

impl Scan<'_> {
    fn line(&mut self) -> Option<()> {
        let line = line_at(self.text, self.at);
        let content = line.of(self.text);
        if let Some(fence) = self.fence {
            if closes(content, fence) {
                self.fence = None;
            }
            self.at = line.end as usize;
            return Some(());
        }
        if !std::mem::take(&mut self.inside) {
            self.fence = fence(content)?;
        }
        if self.fence.is_some() {
            self.at = line.end as usize;
            return Some(());
        }
        self.prose(line.end as usize)
    }

    /// Walks a line outside code blocks, up to its end or that of a comment that ends on a later one.
    fn prose(&mut self, end: usize) -> Option<()> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while at < end {
            match bytes[at] {
                b'\\' => at += 2,
                b'`' => at = after_code(bytes, at, end)?,
                b'%' if bytes.get(at + 1) == Some(&b'%') => {
                    let (hidden, closed) = comment(bytes, at);
                    if !closed {
                        self.found.rest = Some(Rest::Unclosed(Span::new(at, at + 2)));
                    }
                    at = hidden.end as usize;
                    self.found.hidden.push(hidden);
                    if at > end {
                        self.inside = true;
                        self.at = at;
                        return Some(());
                    }
                }
                // HTML, or an address that may hold a mark of code.
                b'<' => return None,
                // In a link there is no code; one that ends on another line may hold any of it.
                b'[' if bytes.get(at + 1) == Some(&b'[') => {
                    let length = memchr::memmem::find(&bytes[at..end], b"]]")?;
                    if bytes[at..at + length].contains(&b'`') {
                        return None;
                    }
                    at += 2;
                }
                b']' if bytes.get(at + 1) == Some(&b'(') => {
                    let length = memchr::memchr(b')', &bytes[at..end])?;
                    if bytes[at..at + length].contains(&b'`') {
                        return None;
                    }
                    at += 1;
                }
                _ => at += 1,
            }
        }
        self.at = end;
        Some(())
    }
}

/// The fence that a line opens, if it opens one; nothing at all where that can't be said of a line alone.
#[expect(clippy::option_option, reason = "a fence, none, and not known are three things")]
fn fence(line: &str) -> Option<Option<(u8, usize)>> {
    // The definition of a link or a footnote.
    if line.contains("]:") {
        return None;
    }
    if !line.contains(['`', '~']) && !line.contains("%%") {
        return Some(None);
    }
    let mut content = line;
    loop {
        let unindented = content.trim_start_matches(' ');
        // Code, or what belongs to a list item.
        if content.len() - unindented.len() > 3 || unindented.starts_with('\t') {
            return None;
        }
        match unindented.strip_prefix('>').or_else(|| after_bullet(unindented)) {
            Some(rest) => content = rest,
            None => break content = unindented,
        }
    }
    let Some(opened) = run_of_marks(content) else { return Some(None) };
    let is_code = opened.0 == b'`' && content[opened.1..].contains('`');
    match is_code {
        true => Some(None),
        // With what it stands in, the block may end.
        false if content.len() < line.len() => None,
        false => Some(Some(opened)),
    }
}

fn closes(line: &str, (mark, length): (u8, usize)) -> bool {
    let content = line.trim_start_matches(' ');
    let run = run_of_marks(content).filter(|_| line.len() - content.len() < 4);
    run.is_some_and(|(other, longer)| {
        other == mark && longer >= length && content[longer..].trim().is_empty()
    })
}

/// What follows the bullet or number of a list item.
fn after_bullet(text: &str) -> Option<&str> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => text.strip_prefix(['-', '*', '+']),
        1..=9 => text[digits..].strip_prefix(['.', ')']),
        _ => None,
    };
    rest.filter(|rest| rest.starts_with([' ', '\t']))
}

fn run_of_marks(content: &str) -> Option<(u8, usize)> {
    let mark = *content.as_bytes().first().filter(|b| matches!(b, b'`' | b'~'))?;
    let length = content.bytes().take_while(|&b| b == mark).count();
    (length >= 3).then_some((mark, length))
}

/// Past the code span that starts at `at`; nothing where it has no end on the line, or may be cut by a table.
fn after_code(bytes: &[u8], at: usize, end: usize) -> Option<usize> {
    let run = |from: usize| bytes[from..end].iter().take_while(|&&b| b == b'`').count();
    let open = run(at);
    let mut next = at + open;
    while let Some(found) = memchr::memchr(b'`', &bytes[next..end]) {
        let length = run(next + found);
        next += found + length;
        if length == open {
            return (!bytes[at..next].contains(&b'|')).then_some(next);
        }
    }
    None
}
