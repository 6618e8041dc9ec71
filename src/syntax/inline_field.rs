//! Dataview fields: `key:: value` on a line of its own, `[key:: value]` and `(key:: value)` inside one.

use super::line::Line;
use std::ops::Range;

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
    while let Some(found) = line.text[from..].find("::") {
        let colons = from + found;
        from = colons + 2;
        if line.codes.iter().any(|code| code.contains(&colons)) {
            continue;
        }
        if let Some(field) = bracketed(line, colons).or_else(|| whole_line(line, colons)) {
            from = field.part.end.max(from);
            fields.push(field);
        }
    }
    fields
}

fn bracketed(line: &Line, colons: usize) -> Option<InlineField> {
    let text = &line.text;
    let open = text[..colons].rfind(['[', '(', ']', ')'])?;
    let closer = match text.as_bytes()[open] {
        b'[' => ']',
        b'(' => ')',
        _ => return None,
    };
    let value = colons + 2;
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
        && key.len() <= 60
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '/'));
    fits.then(|| key.to_owned())
}
