//! Names of blocks: `^id` at the end of a paragraph or list item, or on a line of its own after a list, a table
//! or a quotation.

use super::source::{Source, end_of};
use pulldown_cmark::{Event, Tag};
use std::ops::Range;

/// A text that ends in the name of a block: what stands before it, and the name.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches(' ');
    let length = text.bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
    let (before, id) = text.split_at(text.len() - length);
    let before = before.strip_suffix('^').filter(|_| !id.is_empty())?;
    (before.is_empty() || before.ends_with(' ')).then_some((before, id))
}

/// The id of a block's element. No heading has such a one.
pub(super) fn element_id(id: &str) -> String {
    format!("^{}", id.to_ascii_lowercase())
}

/// The events of the block with this name.
pub(super) fn find(source: &Source<'_>, id: &str) -> Option<Range<usize>> {
    let events = &source.events;
    // What is open, with the last block in it that was closed.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut last = None;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => {
                open.push((at, last));
                last = None;
            }
            Event::End(_) => last = open.pop().map(|(start, _)| start),
            Event::Text(text) if split(text).is_some_and(|(_, known)| known.eq_ignore_ascii_case(id)) => {
                return block(source, at, &open);
            }
            _ => {}
        }
    }
    None
}

/// The block that a name at this event is the name of.
fn block(source: &Source<'_>, at: usize, open: &[(usize, Option<usize>)]) -> Option<Range<usize>> {
    let events = &source.events;
    let whole = |start: usize| start..end_of(events, start) + 1;
    let is_block = |start: usize| match &events[start].0 {
        Event::Start(tag) => !matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        _ => false,
    };
    let depth = open.iter().rposition(|(start, _)| is_block(*start))?;
    let (start, before) = open[depth];
    match &events[start].0 {
        Event::Start(Tag::Paragraph) => {
            let alone = at == start + 1 && end_of(events, start) == at + 1;
            let around = depth.checked_sub(1).map(|outer| open[outer].0);
            match (alone, before, around) {
                (true, Some(before), _)
                    if split(text_of(&events[at].0)).is_some_and(|(b, _)| b.is_empty()) =>
                {
                    Some(whole(before))
                }
                // A name in the first paragraph of an item is that of the item, with all that is in it.
                (_, None, Some(item)) if matches!(events[item].0, Event::Start(Tag::Item)) => {
                    Some(whole(item))
                }
                _ => Some(whole(start)),
            }
        }
        Event::Start(Tag::TableCell) => {
            let is_table = |(start, _): &&(usize, Option<usize>)| {
                matches!(events[*start].0, Event::Start(Tag::Table(_)))
            };
            open.iter().rev().find(is_table).map(|(start, _)| whole(*start))
        }
        _ => Some(whole(start)),
    }
}

fn text_of<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Text(text) => text,
        _ => "",
    }
}
