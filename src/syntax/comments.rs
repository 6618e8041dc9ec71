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
    /// The fence of the code block that is open.
    fence: Option<Fence>,
    hidden: Vec<Span>,
}

/// The opening of a code block, and what it stands in: with that, the block ends too.
#[derive(Clone, Copy)]
struct Fence {
    mark: u8,
    length: usize,
    /// The quotations around it.
    quotes: usize,
    /// Where the text of its list item starts on the line; 0 where it stands in none.
    indent: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let (mut quotes, mut indent) = (0, 0);
        let mut content = line.trim_start_matches([' ', '\t']);
        loop {
            if let Some(quoted) = content.strip_prefix('>') {
                (quotes, indent) = (quotes + 1, 0);
                content = quoted.trim_start_matches([' ', '\t']);
            } else if let Some(item) = after_bullet(content) {
                content = item.trim_start_matches([' ', '\t']);
                // Counted from the last quotation mark, as `is_left_by` does.
                let before = &line[..line.len() - content.len()];
                let quote = before.rfind('>').map_or(0, |at| at + 1);
                indent =
                    before[quote..].strip_prefix(' ').filter(|_| quote > 0).unwrap_or(&before[quote..]).len();
            } else {
                break;
            }
        }
        let (mark, length) = run_of_marks(content)?;
        (!(mark == b'`' && content[length..].contains('`'))).then_some(Self { mark, length, quotes, indent })
    }

    fn closed_by(self, line: &str) -> bool {
        let content = self.unquoted(line).1.trim_start_matches([' ', '\t']);
        run_of_marks(content).is_some_and(|(mark, length)| {
            mark == self.mark && length >= self.length && content[length..].trim().is_empty()
        })
    }

    /// True for a line that stands outside the quotation or list item of the block.
    fn is_left_by(self, line: &str) -> bool {
        let (quotes, rest) = self.unquoted(line);
        let indent = rest.len() - rest.trim_start_matches([' ', '\t']).len();
        let blank_or_tab = rest.trim().is_empty() || rest.starts_with('\t');
        quotes < self.quotes || (indent < self.indent && !blank_or_tab)
    }

    /// The quotation marks that a line begins with, at most those around the block, and the rest.
    fn unquoted(self, line: &str) -> (usize, &str) {
        let (mut quotes, mut rest) = (0, line);
        while quotes < self.quotes
            && let Some(next) = rest.trim_start_matches([' ', '\t']).strip_prefix('>')
        {
            quotes += 1;
            rest = next.strip_prefix(' ').unwrap_or(next);
        }
        (quotes, rest)
    }
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

    /// True for a line that opens or closes a code block.
    fn toggles_fence(&mut self, line: Span) -> bool {
        let line = line.of(self.text);
        if self.fence.is_some_and(|fence| fence.is_left_by(line)) {
            self.fence = None;
        }
        match self.fence {
            None => {
                self.fence = Fence::opened_by(line);
                self.fence.is_some()
            }
            Some(fence) if fence.closed_by(line) => {
                self.fence = None;
                true
            }
            Some(_) => false,
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
