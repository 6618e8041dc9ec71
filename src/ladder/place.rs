//! Where things stand in a ladder file.

use crate::config::Places;
use crate::source::Span;
use std::ops::Range;

/// The text of a ladder file with the places of its settings.
pub(super) struct Sites<'t> {
    pub(super) text: &'t str,
    pub(super) places: Places,
}

impl Sites<'_> {
    /// The place of a value, else that of the nearest table around it.
    pub(super) fn value(&self, path: &[&str]) -> Span {
        self.find(path, |place| place.value)
    }

    /// The place of a key, else that of the nearest table around it.
    pub(super) fn key(&self, path: &[&str]) -> Span {
        self.find(path, |place| place.key)
    }

    fn find(&self, path: &[&str], part: fn(crate::config::Place) -> Span) -> Span {
        (1..=path.len())
            .rev()
            .find_map(|length| {
                let place = self.places.get(&path[..length])?;
                // Of a table that is only around it its header is enough to see.
                Some(if length == path.len() { part(place) } else { self.first_line(place.key) })
            })
            .unwrap_or_default()
    }

    fn first_line(&self, span: Span) -> Span {
        let length = span.of(self.text).lines().next().map_or(0, str::len);
        Span::new(span.range().start, span.range().start + length)
    }

    /// A part of a text value, given in bytes of the text that it stands for: exact where the text is written
    /// without escapes, else the whole value.
    pub(super) fn inside(&self, path: &[&str], content: &str, part: Range<usize>) -> Span {
        let whole = self.value(path);
        let raw = whole.of(self.text);
        let multi_line = ["'''", "\"\"\""].iter().any(|quotes| raw.starts_with(quotes));
        let mut quotes = if multi_line { 3 } else { 1 };
        if multi_line {
            // A line end right behind the quotes is not part of the text.
            quotes +=
                ["\r\n", "\n"].iter().find(|end| raw[3..].starts_with(**end)).map_or(0, |end| end.len());
        }
        if raw.get(quotes..quotes + content.len()) == Some(content) {
            let start = whole.range().start + quotes;
            return Span::new(start + part.start, start + part.end);
        }
        whole
    }
}
