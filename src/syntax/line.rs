//! One line of running text, markup dropped, that still knows where each part came from.

use super::link::Link;
use crate::source::Span;
use std::ops::Range;

/// The place of a run of text that does not stand in the file as it reads: an entity, code over two lines.
const NOWHERE: u32 = u32::MAX;

/// A line of text in a paragraph, list item, heading or table cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The text as a reader sees it.
    pub text: String,
    /// Where it stands in the file, markup included.
    pub span: Span,
    /// Links in it, with the part of `text` that they show.
    pub links: Vec<(Range<usize>, Link)>,
    /// Inline code in it, as parts of `text`.
    pub codes: Vec<Range<usize>>,
    /// For each run of text where it starts, in `text` and in the file, or [`NOWHERE`].
    pub(crate) pieces: Vec<(u32, u32)>,
}

impl Line {
    /// Adds a run of text that stands at `at` in the file.
    pub(super) fn push(&mut self, text: &str, at: Span) {
        let here = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.pieces.push((here, at.start));
        self.text.push_str(text);
        self.cover(at);
    }

    /// Adds a run of text that stands otherwise at `at` in the file, so that no part of it has a place.
    pub(super) fn push_changed(&mut self, text: &str, at: Span) {
        self.push(text, at);
        if let Some((_, source)) = self.pieces.last_mut() {
            *source = NOWHERE;
        }
    }

    /// Widens the span of the line.
    pub(super) fn cover(&mut self, at: Span) {
        self.span = if self.span.is_empty() { at } else { self.span.to(at) };
    }

    /// True where there is nothing to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The place in the file of a part of `text`; the whole line where the part has no single place.
    pub fn place(&self, part: Range<usize>) -> Span {
        let offset = |at: usize| {
            let after = self.pieces.partition_point(|(text, _)| *text as usize <= at);
            let (text, source) = *self.pieces.get(after.checked_sub(1)?)?;
            (source != NOWHERE).then(|| source as usize + at - text as usize)
        };
        match (offset(part.start), offset(part.end.max(1) - 1)) {
            (Some(start), Some(last)) if part.start < part.end && start <= last => {
                Span::new(start, (last + 1).min(self.span.end as usize))
            }
            _ => self.span,
        }
    }

    /// The part of the line from a byte of `text` on, as a line of its own, without white space around it.
    #[must_use]
    pub fn tail(&self, from: usize) -> Self {
        self.part(from..self.text.len())
    }

    /// A part of the line as a line of its own, without white space around it.
    #[must_use]
    pub fn part(&self, part: Range<usize>) -> Self {
        let raw = &self.text[part.clone()];
        let start = part.start + (raw.len() - raw.trim_start().len());
        let end = (start + raw.trim().len()).max(start);
        let moved = |range: &Range<usize>| {
            (range.start >= start && range.end <= end).then(|| range.start - start..range.end - start)
        };
        // Only what lies in the part is looked at: a line may be a megabyte of small parts.
        let first = self.pieces.partition_point(|(text, _)| *text as usize <= start).saturating_sub(1);
        let mut pieces: Vec<(u32, u32)> = Vec::new();
        for &(text, source) in &self.pieces[first..] {
            let text = text as usize;
            if text <= start {
                let skipped = u32::try_from(start - text).unwrap_or(0);
                pieces.push((0, source.saturating_add(skipped)));
            } else if text < end {
                pieces.push((u32::try_from(text - start).unwrap_or(u32::MAX), source));
            } else {
                break;
            }
        }
        let links = self.links.partition_point(|(range, _)| range.start < start);
        let codes = self.codes.partition_point(|range| range.start < start);
        Self {
            text: self.text[start..end].to_owned(),
            span: self.place(start..end),
            links: self.links[links..]
                .iter()
                .take_while(|(range, _)| range.start <= end)
                .filter_map(|(range, link)| Some((moved(range)?, link.clone())))
                .collect(),
            codes: self.codes[codes..]
                .iter()
                .take_while(|range| range.start <= end)
                .filter_map(moved)
                .collect(),
            pieces,
        }
    }

    /// True for a byte of `text` that stands in inline code.
    pub fn in_code(&self, at: usize) -> bool {
        let after = self.codes.partition_point(|range| range.start <= at);
        after > 0 && self.codes[after - 1].contains(&at)
    }

    /// True for a byte of `text` that a link shows.
    pub fn in_link(&self, at: usize) -> bool {
        let after = self.links.partition_point(|(range, _)| range.start <= at);
        after > 0 && self.links[after - 1].0.contains(&at)
    }

    /// Splits off a label that ends in a colon (`Root cause: ...`): the label and where the rest begins.
    ///
    /// A colon inside code or a link, a Dataview `::` and a web address are no label's end.
    pub fn label(&self) -> Option<(&str, usize)> {
        let colon = self.text.find(':')?;
        let rest = &self.text[colon + 1..];
        let marked = self.in_code(colon) || self.in_link(colon);
        let label = self.text[..colon].trim();
        let fits = !label.is_empty() && label.len() <= 60 && !rest.starts_with([':', '/']);
        (fits && !marked).then_some((label, colon + 1))
    }
}
