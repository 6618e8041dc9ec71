//! Inputs that go deep: pieces that mean something, put together at random, and torn.

use crate::pieces::{CONDITIONS, MARKDOWN, MARKS, PATHS, PROPERTIES, SETTINGS, TOKENS, VALUES};
use crate::targets::BREAK;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fmt;

/// Bytes that a failing test shows as the text they nearly are.
#[derive(Clone)]
pub(crate) struct Bytes(Vec<u8>);

impl fmt::Debug for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", String::from_utf8_lossy(&self.0))
    }
}

impl From<String> for Bytes {
    fn from(text: String) -> Self {
        Self(text.into_bytes())
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Up to `most` of the pieces, one after the other.
fn pieces(of: &'static [&'static str], most: usize) -> impl Strategy<Value = String> + Clone {
    vec(select(of), 0..most).prop_map(|parts| parts.concat())
}

/// Pieces of all that notes are made of.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![24 => select(MARKS), 41 => select(PROPERTIES), 60 => select(MARKDOWN)];
    vec(piece, 0..40).prop_map(|parts| parts.concat())
}

/// A note with front matter, so that more of it is looked at.
pub(crate) fn note() -> impl Strategy<Value = String> {
    let with_front =
        (pieces(PROPERTIES, 8), text()).prop_map(|(lines, body)| format!("---\n{lines}---\n{body}"));
    prop_oneof![1 => text(), 3 => with_front]
}

/// The text in bytes of which some are replaced by any others, or any bytes at all.
fn torn(text: impl Strategy<Value = String>) -> impl Strategy<Value = Bytes> {
    let torn = (text, vec((any::<Index>(), any::<u8>()), 0..4)).prop_map(|(text, tears)| {
        let mut bytes = text.into_bytes();
        for (at, byte) in tears {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        Bytes(bytes)
    });
    prop_oneof![1 => vec(any::<u8>(), 0..200).prop_map(Bytes), 4 => torn]
}

/// A note whose bytes are damaged.
pub(crate) fn bytes() -> impl Strategy<Value = Bytes> {
    torn(note())
}

pub(crate) fn front_matter() -> impl Strategy<Value = Bytes> {
    let line = prop_oneof![1 => select(MARKS), 4 => select(PROPERTIES)];
    let block = vec(line, 0..12).prop_map(|lines| format!("---\n{}---\nbody\n", lines.concat()));
    prop_oneof![1 => torn(text()), 2 => torn(block.clone()), 2 => block.prop_map(Bytes::from)]
}

pub(crate) fn body() -> impl Strategy<Value = Bytes> {
    let piece = prop_oneof![1 => select(MARKS), 4 => select(MARKDOWN)];
    let body = vec(piece, 0..16).prop_map(|parts| parts.concat());
    prop_oneof![1 => torn(body.clone()), 3 => body.prop_map(Bytes::from)]
}

pub(crate) fn value() -> impl Strategy<Value = Bytes> {
    let nearly = "[-+~€$ ]{0,2}[0-9]{0,16}[-:., TWQ_\u{202f}]{0,2}[0-9]{0,4}[-:., Te/]{0,2}[0-9]{0,3} ?\
        (h|M|k|%|EUR|min|Tage|errors|Z|PM|µs)?(/[a-z]{1,3})?";
    let good = "[0-9]{1,4}(\\.[0-9]{1,3})? ?(h|min|d|%|k EUR|EUR|CHF|errors|failed deploys)?( [0-9]{1,2} ?(min|s))?\
        (/(d|wk|mo|qtr|yr)| per week)?|(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-[0-3][0-9]\
        (T[0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[-+]1?[0-9](:?[0-5][0-9])?)?)?|\
        20[0-9]{2}-?(W[0-5]?[0-9]|Q[0-4])|P([0-9]{1,3}D)?(T[0-9]{1,3}H)?[0-9]{0,2}M?";
    let parts = pieces(VALUES, 7);
    prop_oneof![1 => torn(parts.clone()), 3 => parts.prop_map(Bytes::from),
        2 => nearly.prop_map(Bytes::from), 3 => good.prop_map(Bytes::from)]
}

/// Lines that are names of files and texts of links in turn.
pub(crate) fn link() -> impl Strategy<Value = Bytes> {
    let line = prop_oneof![2 => pieces(PATHS, 6), 1 => "[a-c]{1,2}(/[a-c]{1,2}){0,3}(\\.md)?"];
    let lines = vec(line, 2..10).prop_map(|lines| lines.join("\n"));
    prop_oneof![1 => torn(lines.clone()), 4 => lines.prop_map(Bytes::from)]
}

pub(crate) fn settings() -> impl Strategy<Value = Bytes> {
    let lines = pieces(SETTINGS, 8);
    prop_oneof![1 => torn(lines.clone()), 4 => lines.prop_map(Bytes::from)]
}

pub(crate) fn condition() -> impl Strategy<Value = Bytes> {
    let tokens = pieces(TOKENS, 14);
    let wholes = vec((select(CONDITIONS), select(&[" && ", " || ", " && !", " == "][..])), 1..4);
    let wholes = wholes.prop_map(|parts| {
        let text: String = parts.iter().flat_map(|(whole, sign)| [*whole, *sign]).collect();
        let last = parts.last().map_or(0, |(_, sign)| sign.len());
        text[..text.len() - last].to_owned()
    });
    prop_oneof![1 => torn(tokens.clone()), 3 => tokens.prop_map(Bytes::from),
        3 => wholes.prop_map(Bytes::from)]
}

/// Several notes in one input.
pub(crate) fn notes() -> impl Strategy<Value = Bytes> {
    vec(bytes(), 1..4)
        .prop_map(|notes| Bytes(notes.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(BREAK)))
}
