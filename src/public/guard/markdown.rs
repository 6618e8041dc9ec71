//! Markdown as a page shows it, roughly: without where links lead. Nothing here needs to be exact, as several forms
//! of each text are compared.

use super::words::{HARD, SOFT};
use std::borrow::Cow;

/// How far the end of a target is looked for, in characters: what never ends must not be read to the end each time.
const LONGEST: usize = 1000;

/// A text without the targets of its links; the edges of wikilinks are marked.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains("](") && !text.contains("[[") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', ']']) {
        let (before, link) = rest.split_at(at);
        out.push_str(before);
        rest = if let Some(target) = link.strip_prefix("](") {
            out.push(' ');
            let end = end(target, &[')', '\n']).unwrap_or(0);
            target[end..].strip_prefix(')').unwrap_or(&target[end..])
        } else if let Some(after) = link.strip_prefix("]]") {
            out.push(SOFT);
            after
        } else if let Some(inner) = link.strip_prefix("[[") {
            out.push(SOFT);
            // `[[target|text]]` shows its text.
            match end(inner, &['|', ']', '\n']) {
                Some(end) if inner[end..].starts_with('|') => &inner[end + 1..],
                _ => inner,
            }
        } else {
            out.push_str(&link[..1]);
            &link[1..]
        };
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn end(target: &str, ends: &[char]) -> Option<usize> {
    target.char_indices().take(LONGEST).find(|(_, c)| ends.contains(c)).map(|(at, _)| at)
}

/// As [`plain`], with the edges of blocks marked: items of a list come after one another in other lists too.
pub(super) fn blocks(text: &str) -> String {
    let text = plain(text);
    let mut out = String::with_capacity(text.len() + 64);
    // Properties come after one another in the front matter alone.
    let mut properties = text.starts_with("---");
    for (at, line) in text.split_inclusive('\n').enumerate() {
        properties &= at == 0 || line.trim_end() != "---";
        let start = line.trim_start_matches([' ', '\t', '>']);
        let numbered = start.trim_start_matches(|c: char| c.is_ascii_digit());
        let is_item =
            numbered.len() < start.len() && (numbered.starts_with(". ") || numbered.starts_with(") "));
        if properties
            || is_item
            || start.trim().is_empty()
            || start.starts_with(['-', '*', '+', '#', '|', '`', '~', '!'])
        {
            out.push(HARD);
        }
        if start.starts_with('|') {
            line.split('|').for_each(|cell| out.extend([cell, "\u{1}"]));
        } else {
            out.push_str(line);
        }
        if start.starts_with('#') {
            out.push(HARD);
        }
    }
    out
}
