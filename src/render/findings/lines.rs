use crate::diagnostic::{Diagnostic, Texts};
use crate::source::{LineIndex, Position, Span};
use std::collections::HashMap;

/// The texts that findings point into, each scanned for its lines once, when it is first asked for.
pub(super) struct Lines<'t> {
    texts: &'t Texts,
    indexes: HashMap<&'t str, LineIndex<'t>>,
}

/// A place in a text that casebook has.
#[derive(Clone, Copy)]
pub(super) struct Placed<'l, 't> {
    pub(super) text: &'t str,
    pub(super) index: &'l LineIndex<'t>,
    /// Clamped to the text and to whole characters.
    pub(super) span: Span,
}

impl<'t> Lines<'t> {
    pub(super) fn new(texts: &'t Texts) -> Self {
        Self { texts, indexes: HashMap::new() }
    }

    /// A place, where there is one and its text is at hand.
    pub(super) fn place(&mut self, file: &str, span: Option<Span>) -> Option<Placed<'_, 't>> {
        let (name, text) = self.texts.get_key_value(file)?;
        let index = self.indexes.entry(name).or_insert_with(|| LineIndex::new(text));
        let start = floor(text, span?.start as usize);
        let end = floor(text, span?.end as usize).max(start);
        Some(Placed { text, index, span: Span::new(start, end) })
    }

    /// The place of a finding.
    pub(super) fn of(&mut self, diagnostic: &Diagnostic) -> Option<Placed<'_, 't>> {
        self.place(&diagnostic.file, diagnostic.span)
    }
}

impl Placed<'_, '_> {
    pub(super) fn start(&self) -> Position {
        self.index.position(self.span.start)
    }

    pub(super) fn end(&self) -> Position {
        self.index.position(self.span.end)
    }
}

/// The last boundary between characters at or before an offset.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}
