//! Running text in the pieces that Obsidian sees: whole texts, where Markdown gives them in parts, and in them
//! addresses, tags, footnotes and highlights.

use super::block_id;
use super::source::Placed;
use crate::syntax::comments::FILL;
use crate::syntax::tags;
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

/// A piece of running text.
#[derive(Debug, Clone)]
pub(super) enum Piece<'t> {
    /// Text.
    Text(Words),
    /// Anything else that Markdown tells.
    Event(Placed<'t>),
    /// A footnote that stands where it is referred to, `^[so]`.
    Footnote(Vec<Piece<'t>>),
    /// Begin and end of `==highlighted==` text.
    Mark {
        /// True for the begin.
        opens: bool,
    },
}

/// Text, with what is needed to tell signs that were written as such from those that Markdown made plain.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The text.
    pub(super) text: String,
    /// Where signs stand that are not to be read: they were escaped.
    escaped: Vec<usize>,
    /// True where a space, or nothing at all, stands before it.
    pub(super) begins: bool,
}

/// What is found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// An address of the web.
    Address,
    /// A tag, with its `#`.
    Tag,
}

impl Words {
    /// True where the sign at a place is only itself.
    fn is_escaped(&self, at: usize) -> bool {
        self.escaped.binary_search(&at).is_ok()
    }

    /// Cuts the name of a block off its end, with the space before.
    fn cut_block_id(&mut self) -> Option<String> {
        let (before, id) = block_id::split(&self.text)?;
        let (id, length) = (id.to_owned(), before.trim_end().len());
        self.text.truncate(length);
        Some(id)
    }

    fn slice(&self, range: Range<usize>) -> Self {
        let inside = self.escaped.iter().filter(|at| range.contains(at));
        Self {
            text: self.text[range.clone()].to_owned(),
            escaped: inside.map(|at| at - range.start).collect(),
            begins: if range.start == 0 { self.begins } else { self.text[..range.start].ends_with(' ') },
        }
    }

    /// Addresses and tags, in order.
    pub(super) fn found(&self) -> Vec<(Range<usize>, Found)> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.text[from..].find(['#', 'h', 'H']).map(|at| from + at) {
            let hit = match self.text.as_bytes()[at] {
                b'#' => self.tag(at).map(|end| (at..end, Found::Tag)),
                _ => self.address(at).map(|end| (at..end, Found::Address)),
            };
            from = hit.as_ref().map_or(at + 1, |(range, _)| range.end);
            found.extend(hit);
        }
        found
    }

    /// The end of the tag that begins here.
    fn tag(&self, at: usize) -> Option<usize> {
        let before = self.text[..at].chars().next_back();
        let begins = before.map_or(self.begins, |c| c.is_whitespace() || c == FILL);
        if !begins || self.is_escaped(at) {
            return None;
        }
        tags::name(&self.text[at + 1..]).map(|name| at + 1 + name.len())
    }

    /// The end of the address that begins here, as GitHub finds it.
    fn address(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let scheme = ["https://", "http://"].into_iter().find(|scheme| {
            rest.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })?;
        if self.text[..at].chars().next_back().is_some_and(char::is_alphanumeric) {
            return None;
        }
        let end = |c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c);
        let mut address = &rest[..rest.find(end).unwrap_or(rest.len())];
        let mut closing = address.matches(')').count().saturating_sub(address.matches('(').count());
        while let Some(last) = address.chars().next_back() {
            let cut = match last {
                ')' if closing > 0 => {
                    closing -= 1;
                    true
                }
                last => "?!.,:;*_~'|]}=".contains(last),
            };
            if !cut {
                break;
            }
            address = &address[..address.len() - last.len_utf8()];
        }
        let host = address.get(scheme.len()..).unwrap_or_default();
        host.starts_with(|c: char| c.is_alphanumeric() || c == '[').then_some(at + address.len())
    }
}

/// The pieces of running text; `text` is what the places of the events are places in.
pub(super) fn pieces<'t>(events: &[Placed<'t>], text: &str) -> Vec<Piece<'t>> {
    let mut pieces: Vec<Piece<'t>> = Vec::with_capacity(events.len());
    // Where the last text ended.
    let mut end = 0;
    for (event, range) in events {
        let Event::Text(said) = event else {
            pieces.push(Piece::Event((event.clone(), range.clone())));
            continue;
        };
        if !matches!(pieces.last(), Some(Piece::Text(_))) {
            let begins = match pieces.last() {
                None => true,
                Some(Piece::Event((event, _))) => matches!(
                    event,
                    Event::Start(_) | Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_)
                ),
                Some(_) => false,
            };
            pieces.push(Piece::Text(Words { begins, ..Words::default() }));
            end = 0;
        }
        let Some(Piece::Text(words)) = pieces.last_mut() else { continue };
        let at = words.text.len();
        words.text.push_str(said);
        let literal = text.get(range.clone()) == Some(said);
        let after_backslash =
            range.start > end && text.as_bytes().get(range.start.wrapping_sub(1)) == Some(&b'\\');
        if !literal {
            words.escaped.extend(at..words.text.len());
        } else if after_backslash {
            words.escaped.push(at);
        }
        end = range.end;
    }
    with_marks(with_footnotes(pieces))
}

/// Takes the name of a block from the end of running text; else from that of a line in it, under which more was written
/// later.
pub(super) fn take_block_id(pieces: &mut Vec<Piece<'_>>) -> Option<String> {
    last_block_id(pieces).or_else(|| {
        let is_break =
            |piece: &Piece<'_>| matches!(piece, Piece::Event((Event::SoftBreak | Event::HardBreak, _)));
        let named = |two: &[Piece<'_>]| match two {
            [Piece::Text(words), next] if is_break(next) => block_id::split(&words.text).is_some(),
            _ => false,
        };
        let at = pieces.windows(2).position(named)?;
        let Piece::Text(words) = &mut pieces[at] else { return None };
        words.cut_block_id()
    })
}

fn last_block_id(pieces: &mut Vec<Piece<'_>>) -> Option<String> {
    let Some(Piece::Text(words)) = pieces.last_mut() else { return None };
    let id = words.cut_block_id()?;
    if words.text.is_empty() {
        pieces.pop();
        if matches!(pieces.last(), Some(Piece::Event((Event::SoftBreak | Event::HardBreak, _)))) {
            pieces.pop();
        }
    }
    Some(id)
}

/// Takes the sign of a task that Markdown does not know from the start of an item: `[-] `.
pub(super) fn take_task(pieces: &mut [Piece<'_>]) -> Option<char> {
    let Some(Piece::Text(words)) = pieces.first_mut() else { return None };
    let mut chars = words.text.strip_prefix('[')?.chars();
    let sign = chars.next().filter(|sign| !sign.is_whitespace())?;
    let rest = chars.as_str().strip_prefix("] ")?;
    if words.is_escaped(0) || words.is_escaped(1) {
        return None;
    }
    let length = words.text.len() - rest.len();
    *words = words.slice(length..words.text.len());
    Some(sign)
}

/// Gathers footnotes that stand in the text. One can hold elements, but not end inside of one.
fn with_footnotes(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let opens = |piece: &Piece<'_>| matches!(piece, Piece::Text(words) if words.text.contains("^["));
    if !pieces.iter().any(opens) {
        return pieces;
    }
    let mut out = Vec::with_capacity(pieces.len());
    // The footnotes that are open: what stood before, the depth of elements, brackets open within.
    let mut open: Option<(Vec<Piece<'_>>, usize, usize)> = None;
    let mut depth = 0;
    for piece in pieces {
        let Piece::Text(words) = piece else {
            depth = match &piece {
                Piece::Event((Event::Start(_), _)) => depth + 1,
                Piece::Event((Event::End(_), _)) => usize::saturating_sub(depth, 1),
                _ => depth,
            };
            if open.as_ref().is_some_and(|(_, at, _)| depth < *at) {
                unopen(&mut out, &mut open);
            }
            out.push(piece);
            continue;
        };
        let mut from = 0;
        for (at, sign) in words.text.char_indices() {
            if words.is_escaped(at) || at < from {
                continue;
            }
            match (&mut open, sign) {
                (None, '^') if words.text[at + 1..].starts_with('[') && !words.is_escaped(at + 1) => {
                    out.push(Piece::Text(words.slice(from..at)));
                    open = Some((std::mem::take(&mut out), depth, 0));
                    from = at + 2;
                }
                (Some((_, at_depth, brackets)), '[') if *at_depth == depth => *brackets += 1,
                (Some((_, at_depth, 0)), ']') if *at_depth == depth => {
                    out.push(Piece::Text(words.slice(from..at)));
                    from = at + 1;
                    if let Some((before, ..)) = open.take() {
                        let note = std::mem::replace(&mut out, before);
                        out.push(Piece::Footnote(with_marks(note)));
                    }
                }
                (Some((_, at_depth, brackets)), ']') if *at_depth == depth => *brackets -= 1,
                _ => {}
            }
        }
        out.push(Piece::Text(words.slice(from..words.text.len())));
    }
    unopen(&mut out, &mut open);
    out
}

/// What looked like a footnote and has no end is text.
fn unopen<'t>(out: &mut Vec<Piece<'t>>, open: &mut Option<(Vec<Piece<'t>>, usize, usize)>) {
    if let Some((mut before, ..)) = open.take() {
        before.push(Piece::Text(Words { text: "^[".to_owned(), ..Words::default() }));
        before.append(out);
        *out = before;
    }
}

/// Finds `==highlights==`: each begins before a word and ends behind one, in the same element.
fn with_marks(pieces: Vec<Piece<'_>>) -> Vec<Piece<'_>> {
    let marks = marks(&pieces);
    if marks.is_empty() {
        return pieces;
    }
    let mut marks = marks.into_iter().peekable();
    let mut out = Vec::with_capacity(pieces.len());
    for (index, piece) in pieces.into_iter().enumerate() {
        let Piece::Text(words) = piece else {
            out.push(piece);
            continue;
        };
        let mut from = 0;
        while let Some((_, at, opens)) = marks.next_if(|(piece, ..)| *piece == index) {
            out.push(Piece::Text(words.slice(from..at)));
            out.push(Piece::Mark { opens });
            from = at + 2;
        }
        let mut rest = words.slice(from..words.text.len());
        rest.begins |= from > 0;
        out.push(Piece::Text(rest));
    }
    out.retain(|piece| !matches!(piece, Piece::Text(words) if words.text.is_empty()));
    out
}

/// The marks of highlights: piece, place in it, and whether one begins.
fn marks(pieces: &[Piece<'_>]) -> Vec<(usize, usize, bool)> {
    let mut marks = Vec::new();
    // For each open element the mark that waits for its other one.
    let mut waiting: Vec<Option<(usize, usize)>> = vec![None];
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Event((Event::Start(_), _)) => waiting.push(None),
            Piece::Event((Event::End(tag), _)) if waiting.len() > 1 => {
                debug_assert!(!matches!(tag, TagEnd::Paragraph));
                waiting.pop();
            }
            Piece::Text(words) if words.text.contains("==") => {
                for at in words.equals() {
                    let Some(slot) = waiting.last_mut() else { break };
                    let before = words.text[..at].chars().next_back();
                    let after = words.text[at + 2..].chars().next();
                    let is_word = |c: Option<char>, end: bool| c.map_or(end, |c| !c.is_whitespace());
                    match *slot {
                        Some((piece, open)) if is_word(before, index > 0) => {
                            marks.push((piece, open, true));
                            marks.push((index, at, false));
                            *slot = None;
                        }
                        _ if is_word(after, index + 1 < pieces.len()) => *slot = Some((index, at)),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    marks.sort_unstable();
    marks
}

impl Words {
    /// Where two equal signs stand, and no third, outside addresses.
    fn equals(&self) -> Vec<usize> {
        let addresses = self.found();
        let bytes = self.text.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(next) = self.text[at..].find("==").map(|next| at + next) {
            let length = bytes[next..].iter().take_while(|b| **b == b'=').count();
            let escaped = self.is_escaped(next) || self.is_escaped(next + 1);
            let address = addresses.get(addresses.partition_point(|(range, _)| range.end <= next));
            if length == 2 && !escaped && address.is_none_or(|(range, _)| range.start > next) {
                found.push(next);
            }
            at = next + length;
        }
        found
    }
}

/// The number of the piece that ends what begins at one.
pub(super) fn end_of(pieces: &[Piece<'_>], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, piece) in pieces.iter().enumerate().skip(start) {
        match piece {
            Piece::Event((Event::Start(_), _)) => depth += 1,
            Piece::Event((Event::End(_), _)) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    pieces.len().saturating_sub(1)
}

/// The words of pieces, without any form.
pub(super) fn words(pieces: &[Piece<'_>]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(words) => out.extend(words.text.chars().filter(|c| *c != FILL)),
            Piece::Event((Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text), _)) => {
                out.push_str(text);
            }
            Piece::Event((Event::SoftBreak | Event::HardBreak, _)) => out.push(' '),
            _ => {}
        }
    }
    out
}

/// True where a piece begins an image or embed.
pub(super) fn is_image(piece: &Piece<'_>) -> bool {
    matches!(piece, Piece::Event((Event::Start(Tag::Image { .. }), _)))
}
