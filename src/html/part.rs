//! Parts of notes that links name: sections and blocks.

use super::block_id;
use super::source::Source;
use crate::model::links::Places as Parts;
use crate::model::note::Note;
use crate::syntax::link::Fragment;
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// The events of what a link leads to; of the whole body without a fragment, and nothing where there is no
/// such heading or block.
pub(super) fn part(source: &Source<'_>, note: &Note, fragment: Option<&Fragment>) -> Option<Range<usize>> {
    match fragment {
        None => Some(0..source.events.len()),
        Some(Fragment::Block(id)) => block_id::find(source, id),
        Some(Fragment::Headings(wanted)) => {
            let wanted = Parts::new(note).heading(wanted)?;
            let headings = source.headings(note);
            let found = headings.iter().position(|(_, index)| *index == Some(wanted))?;
            section(source, headings[found].0)
        }
    }
}

/// A heading and what stands under it, up to the next one of its level or the end of what it stands in.
fn section(source: &Source<'_>, start: usize) -> Option<Range<usize>> {
    let Event::Start(Tag::Heading { level, .. }) = &source.events[start].0 else { return None };
    let mut depth = 0_usize;
    for (at, (event, _)) in source.events.iter().enumerate().skip(start) {
        match event {
            Event::Start(Tag::Heading { level: other, .. }) if at > start && depth == 0 && other <= level => {
                return Some(start..at);
            }
            Event::Start(_) => depth += 1,
            Event::End(_) if depth == 0 => return Some(start..at),
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    Some(start..source.events.len())
}
