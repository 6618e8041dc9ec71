use super::source_line::line_at;
use crate::source::Span;
use std::borrow::Cow;

/// A body whose Obsidian comments are blanked with spaces, so that every offset still holds.
pub(super) struct Blanked<'t> {
    pub(super) text: Cow<'t, str>,
    /// The `%%` that is never closed; it hides everything to the end, as in Obsidian.
    pub(super) unclosed: Option<Span>,
}

/// Blanks `%%comments%%` outside code from `body` on. Line ends stay.
pub(super) fn blank(text: &str, body: usize) -> Blanked<'_> {
    if memchr::memmem::find(&text.as_bytes()[body..], b"%%").is_none() {
        return Blanked { text: Cow::Borrowed(text), unclosed: None };
    }
    let mut scan = Scan { text, at: body, fence: None, hidden: Vec::new() };
    let unclosed = scan.run();
    let mut bytes = text.as_bytes().to_vec();
    for span in scan.hidden {
        for byte in &mut bytes[span.range()] {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
    }
    let text = String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned);
    Blanked { text, unclosed }
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// The fence of the code block that is open: its character and length.
    fence: Option<(u8, usize)>,
    hidden: Vec<Span>,
}

impl Scan<'_> {
    fn run(&mut self) -> Option<Span> {
        while self.at < self.text.len() {
            let line = line_at(self.text, self.at);
            if self.toggles_fence(line) || self.fence.is_some() {
                self.at = line.end as usize;
            } else if let Some(unclosed) = self.prose(line) {
                return Some(unclosed);
            }
        }
        None
    }

    fn toggles_fence(&mut self, line: Span) -> bool {
        let content = line.of(self.text).trim_start_matches([' ', '>', '\t']);
        let Some(&mark @ (b'`' | b'~')) = content.as_bytes().first() else { return false };
        let length = content.bytes().take_while(|&b| b == mark).count();
        match self.fence {
            None if length >= 3 && !(mark == b'`' && content[length..].contains('`')) => {
                self.fence = Some((mark, length));
                true
            }
            Some((open, least)) if open == mark && length >= least && content[length..].trim().is_empty() => {
                self.fence = None;
                true
            }
            _ => false,
        }
    }

    /// Walks one line outside code blocks; a comment in it may end on a later line.
    fn prose(&mut self, line: Span) -> Option<Span> {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while at < line.end as usize {
            match bytes[at] {
                b'\\' => at += 2,
                b'`' => at = after_code(bytes, at, line.end as usize),
                b'%' if bytes.get(at + 1) == Some(&b'%') => {
                    let Some(length) = memchr::memmem::find(&bytes[at + 2..], b"%%") else {
                        self.hidden.push(Span::new(at, bytes.len()));
                        return Some(Span::new(at, at + 2));
                    };
                    let end = at + 2 + length + 2;
                    self.hidden.push(Span::new(at, end));
                    if end > line.end as usize {
                        self.at = end;
                        return None;
                    }
                    at = end;
                }
                _ => at += 1,
            }
        }
        self.at = line.end as usize;
        None
    }
}

/// Past the code span that starts at `at`, or past its backticks where it has no end on the line.
fn after_code(bytes: &[u8], at: usize, end: usize) -> usize {
    let run = |from: usize| bytes[from..end].iter().take_while(|&&b| b == b'`').count();
    let open = run(at);
    let mut next = at + open;
    while let Some(found) = memchr::memchr(b'`', &bytes[next..end]) {
        let length = run(next + found);
        next += found + length;
        if length == open {
            return next;
        }
    }
    at + open
}
