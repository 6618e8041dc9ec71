//! Dataview fields: `key:: value` on a line of its own, `[key:: value]` and `(key:: value)` inside one.

use super::line::Line;
use std::ops::Range;

/// A longer text before `::` is no key, in bytes.
const LONGEST_KEY: usize = 60;

/// One Dataview field of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineField {
    /// The key as written.
    pub key: String,
    /// The value, with its links and places.
    pub value: Line,
    /// The part of the line's text that the field takes up.
    pub part: Range<usize>,
}

/// All Dataview fields of a line, in order.
pub fn inline_fields(line: &Line) -> Vec<InlineField> {
    if !line.text.contains("::") {
        return Vec::new();
    }
    let mut fields = Vec::new();
    let mut from = 0;
    // Where no bracket closes any more, none is looked for: a line may be a megabyte of `[a:: `.
    let last = [line.text.rfind(']'), line.text.rfind(')')];
    while let Some(found) = line.text[from..].find("::") {
        let colons = from + found;
        from = colons + 2;
        if line.in_code(colons) {
            continue;
        }
        if let Some(field) = bracketed(line, colons, last).or_else(|| whole_line(line, colons)) {
            from = field.part.end.max(from);
            fields.push(field);
        }
    }
    fields
}

fn bracketed(line: &Line, colons: usize, last: [Option<usize>; 2]) -> Option<InlineField> {
    let text = &line.text;
    // A key is short, so the bracket before it is near.
    let near = colons.saturating_sub(2 * LONGEST_KEY);
    let open = near + text.as_bytes()[near..colons].iter().rposition(|b| b"[(])".contains(b))?;
    let (closer, last) = match text.as_bytes()[open] {
        b'[' => (']', last[0]),
        b'(' => (')', last[1]),
        _ => return None,
    };
    let value = colons + 2;
    if last? < value {
        return None;
    }
    let end = value + text[value..].find(closer)?;
    let key = key(&text[open + 1..colons])?;
    Some(InlineField { key, value: line.part(value..end), part: open..end + 1 })
}

/// On a line of its own a space must follow, so that `std::vector` is no field.
fn whole_line(line: &Line, colons: usize) -> Option<InlineField> {
    if line.text[colons + 2..].starts_with(|c: char| !c.is_whitespace()) {
        return None;
    }
    let key = key(&line.text[..colons])?;
    Some(InlineField { key, value: line.tail(colons + 2), part: 0..line.text.len() })
}

fn key(text: &str) -> Option<String> {
    let key = text.trim();
    let fits = !key.is_empty()
        && key.len() <= LONGEST_KEY
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/'));
    fits.then(|| key.to_owned())
}
