//! Markdown that is legal and yet not what its author meant.

use super::comments::Rest;
use super::source_line::{line_at, trimmed};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use std::sync::Arc;

/// A comment that hides the rest of the note.
pub(super) fn comment(file: &Arc<str>, rest: Rest) -> Diagnostic {
    match rest {
        Rest::Unclosed(at) => Code::CommentUnclosed
            .at(file, at, "the comment that starts here is not closed and hides the rest of the note")
            .help("close it with `%%`"),
        Rest::TooMany(at) => Code::CommentUnclosed
            .at(
                file,
                at,
                "there are too many comments among code; the rest of the note from here on is not read",
            )
            .help("put each comment into a line of its own words, or split the note"),
    }
}

/// A code block without its closing fence.
pub(super) fn fence(file: &Arc<str>, text: &str, span: Span) -> Option<Diagnostic> {
    let block = trimmed(text, span).of(text);
    let mark = block.trim_start_matches(' ').chars().next().unwrap_or('`');
    let length = block.trim_start_matches(' ').chars().take_while(|&c| c == mark).count();
    let last = block.rsplit(['\n', '\r']).next().unwrap_or("").trim_matches([' ', '>', '\t']);
    let closed = block.contains(['\n', '\r']) && last.len() >= length && last.chars().all(|c| c == mark);
    (!closed).then(|| {
        Code::FenceUnclosed
            .at(
                file,
                first_line(text, span),
                "the code block that starts here is not closed; all that follows is code",
            )
            .help(format!("close it with a line {}", mark.to_string().repeat(length.max(3))))
    })
}

/// An HTML comment that is not closed hides the rest of the note, as `%%` does.
pub(super) fn html(file: &Arc<str>, text: &str, span: Span) -> Option<Diagnostic> {
    let html = span.of(text).trim_start();
    (html.starts_with("<!--") && !html.contains("-->")).then(|| {
        Code::CommentUnclosed
            .at(
                file,
                first_line(text, span),
                "the comment that starts here is not closed and hides the rest of the note",
            )
            .help("close it with `-->`")
    })
}

/// A quotation that was meant as a callout.
pub(super) fn callout(file: &Arc<str>, text: &str, span: Span) -> Option<Diagnostic> {
    // Looks at a few bytes only: quotations may nest a hundred thousand deep on one line.
    let opening = text.as_bytes().get(span.start as usize..).unwrap_or_default();
    let opening = opening.strip_prefix(b">").unwrap_or(opening);
    if !opening.strip_prefix(b" ").unwrap_or(opening).starts_with(b"[!") {
        return None;
    }
    let line = first_line(text, span);
    let (_, rest) = line.of(text).split_once("[!")?;
    let well_formed = rest.split_once(']').is_some_and(|(kind, after)| {
        !kind.trim().is_empty() && !kind.starts_with(' ') && !after.starts_with(|c: char| c.is_alphanumeric())
    });
    (!well_formed).then(|| {
        Code::CalloutMalformed
            .at(file, line, "this is no callout to Obsidian")
            .help("write `> [!note] Title`, with the type between `[!` and `]`")
    })
}

/// A paragraph that was meant as a table.
pub(super) fn table(file: &Arc<str>, text: &str, span: Span) -> Option<Diagnostic> {
    let paragraph = &text[span.range()];
    // Every paragraph passes here; hardly one has what makes a table.
    memchr::memchr(b'|', paragraph.as_bytes())?;
    let lines = || paragraph.lines().map(str::trim);
    let rows = lines().filter(|l| l.starts_with('|')).count();
    let is_rule = |l: &str| l.contains("---") && l.chars().all(|c: char| "|-: \t".contains(c));
    if rows < 2 || !lines().any(is_rule) {
        return None;
    }
    let columns = |l: &str| l.trim_matches('|').split('|').count();
    let header = lines().next().map_or(0, columns);
    let rule = lines().find(|l| is_rule(l)).map_or(0, columns);
    let finding =
        Code::TableMalformed.at(file, first_line(text, span), "this table is plain text to Markdown");
    Some(finding.help(if header == rule {
        "put the line `|---|---|` right under the header".to_owned()
    } else {
        format!("the header has {header} columns, the line under it {rule}: make them equal")
    }))
}

/// The first cell of a table's row that has no column. Markdown leaves it and those after it out.
pub(super) fn surplus_cell(text: &str, row: Span, columns: usize) -> Option<Span> {
    let line = row.of(text).trim();
    let start = row.start as usize + (row.of(text).len() - row.of(text).trim_start().len());
    let bars = line.match_indices('|').filter(|(at, _)| !line[..*at].ends_with('\\')).map(|(at, _)| at);
    // The bar that ends the last column; one in front of the row begins the first.
    let last = bars.skip(usize::from(line.starts_with('|'))).nth(columns.checked_sub(1)?)?;
    let mut at = start + last + 1;
    for cell in line[last + 1..].split('|') {
        let padding = cell.len() - cell.trim_start().len();
        if padding < cell.len() {
            return Some(Span::new(at + padding, at + cell.trim_end().len()));
        }
        at += cell.len() + 1;
    }
    None
}

fn first_line(text: &str, span: Span) -> Span {
    trimmed(text, line_at(text, span.start as usize))
}
