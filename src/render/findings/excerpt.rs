use super::lines::Placed;
use super::visible::{hidden, push_visible};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// What is drawn of a place: its lines made safe to show, and where in them the place is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The lines, with `\n` between them.
    pub(super) source: String,
    /// The place, as bytes of `source`.
    pub(super) marked: Range<usize>,
    /// The number of the first line.
    pub(super) first: usize,
    /// The number of the last line, where there are too many to draw.
    pub(super) until: Option<usize>,
}

/// A place over more lines than this is drawn by its first.
const MOST_LINES: u32 = 5;

impl Excerpt {
    /// Cuts a place out of its text, lines to at most `columns`.
    pub(super) fn of(placed: &Placed<'_, '_>, columns: usize) -> Self {
        let Range { start, end } = placed.span.range();
        let first = placed.start().line;
        let mut last = placed.end().line;
        // A place that ends with a line end does not reach into the next line.
        if last > first && content(placed, last).start >= end {
            last -= 1;
        }
        let until = (last - first >= MOST_LINES).then_some(last as usize);
        let last = if until.is_some() { first } else { last };

        let mut excerpt = Self { source: String::new(), marked: 0..0, first: first as usize, until };
        for line in first..=last {
            if line > first {
                excerpt.source.push('\n');
            }
            let range = content(placed, line);
            let within = |offset: usize| offset.clamp(range.start, range.end) - range.start;
            let marked = within(start)..if until.is_some() { range.len() } else { within(end) };
            let cut = cut(&placed.text[range.clone()], marked, line > first, columns);
            let at = excerpt.source.len();
            if line == first {
                excerpt.marked.start = at + cut.marked.start;
            }
            excerpt.marked.end = at + cut.marked.end;
            excerpt.source.push_str(&cut.source);
        }
        excerpt
    }
}

/// Where a line stands in the text, without its line end and byte order mark.
fn content(placed: &Placed<'_, '_>, line: u32) -> Range<usize> {
    let whole = placed.index.line_span(line);
    let text = whole.of(placed.text);
    let start = whole.start as usize + text.len() - text.trim_start_matches('\u{feff}').len();
    let end = whole.start as usize + text.trim_end_matches(['\n', '\r']).len();
    start..end.max(start)
}

struct Cut {
    source: String,
    marked: Range<usize>,
}

/// A line made safe to show. A long one is cut to a window around the start of what is marked, or its end.
///
/// The time taken depends on the window, not on the line: notes with a line of a megabyte exist.
fn cut(line: &str, marked: Range<usize>, around_end: bool, columns: usize) -> Cut {
    let fits = taken(line.chars(), columns) == line.len();
    let (anchor, before) =
        if around_end { (marked.end, columns * 2 / 3) } else { (marked.start, columns / 3) };
    let from = if fits { 0 } else { anchor - taken(line[..anchor].chars().rev(), before) };
    let to = if fits { line.len() } else { from + taken(line[from..].chars(), columns) };

    let mut source = String::from(if from > 0 { "…" } else { "" });
    let mut shown = source.len()..source.len();
    for (at, c) in line[from..to].char_indices().map(|(at, c)| (from + at, c)) {
        if at == marked.start {
            shown.start = source.len();
        }
        if c == '\t' {
            source.push_str("    ");
        } else {
            source = push_visible(source, c);
        }
        if at < marked.end {
            shown.end = source.len();
        }
    }
    if marked.start >= to {
        shown.start = source.len();
    }
    if to < line.len() {
        source.push('…');
    }
    Cut { marked: shown.start..shown.end.max(shown.start), source }
}

/// The bytes of the characters that fit into a number of columns.
fn taken(chars: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut room = columns;
    let mut bytes = 0;
    for c in chars {
        let Some(left) = room.checked_sub(cost(c)) else { break };
        room = left;
        bytes += c.len_utf8();
    }
    bytes
}

/// The columns that a character takes; none takes nothing, so that a line of combining marks is cut too.
fn cost(c: char) -> usize {
    match c {
        '\t' => 4,
        c if hidden(c) => c.escape_default().len(),
        c => c.width().unwrap_or(1).max(1),
    }
}
