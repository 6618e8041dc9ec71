//! A file taken apart into texts: what is packed is unpacked, what is encoded is decoded, what is markup is read
//! as a reader sees it and as a program does.

use super::words::HARD;
use super::{base64, binary, escapes, json, markup};
use crate::public::picture;
use flate2::read::{MultiGzDecoder, ZlibDecoder};
use std::io::Read;

/// Forms in forms in forms end here: nothing that we write goes half as deep.
const DEEPEST: usize = 16;
/// How many bytes are unpacked and decoded of one file, at most. Our own pages stay far below.
const MOST: usize = 16 << 20;

/// Where a text stands in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In the name of the file.
    Name,
    /// From this line on, with the lines of the file.
    From(u32),
    /// In something packed or encoded that begins on this line.
    Inside(u32),
}

impl Place {
    /// The line of what stands behind so many line ends, from 1; 0 in a name.
    pub(super) fn line(self, ends: u32) -> u32 {
        match self {
            Self::Name => 0,
            Self::From(line) => line + ends,
            Self::Inside(line) => line,
        }
    }

    /// The place of something packed behind so many line ends.
    fn inside(self, ends: u32) -> Self {
        match self {
            Self::Name => Self::Name,
            _ => Self::Inside(self.line(ends)),
        }
    }
}

/// A text in one of its forms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'a> {
    pub text: &'a str,
    pub place: Place,
    /// True for what was found among bytes that are no text, where chance writes short words.
    pub in_bytes: bool,
}

/// Takes files apart.
struct Unfold<'a> {
    on: &'a mut dyn FnMut(Piece<'_>),
    left: usize,
}

/// Reads the name of a file; a title is never spread over several folders.
pub(super) fn name(file: &str, on: &mut dyn FnMut(Piece<'_>)) {
    let text = file.replace('/', &format!("/{HARD}"));
    Unfold { on, left: MOST }.text(&text, Place::Name, false, 0);
}

/// Reads the content of a file.
pub(super) fn file(bytes: &[u8], on: &mut dyn FnMut(Piece<'_>)) {
    Unfold { on, left: MOST }.bytes(bytes, Place::From(1), 0);
}

impl Unfold<'_> {
    fn bytes(&mut self, bytes: &[u8], place: Place, depth: usize) {
        if depth > DEEPEST || bytes.is_empty() {
            return;
        }
        let inside = place.inside(0);
        match bytes {
            [0x1F, 0x8B, 8, ..] => self.unpacked(MultiGzDecoder::new(bytes), inside, depth),
            [0x78, flags, ..] if (0x7800 + u16::from(*flags)) % 31 == 0 => {
                self.unpacked(ZlibDecoder::new(bytes), inside, depth);
            }
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => {
                let text = binary::utf16(&bytes[2..], bytes[0] == 0xFE);
                return self.text(&text, place, false, depth);
            }
            [0x89, b'P', b'N', b'G', ..] => {
                for chunk in picture::png_ancillary(bytes) {
                    self.metadata(chunk, inside, depth);
                }
            }
            [0xFF, 0xD8, 0xFF, ..] => {
                for segment in picture::jpeg_metadata(bytes) {
                    self.metadata(segment, inside, depth);
                }
            }
            _ => {}
        }
        match binary::text(bytes) {
            Some(text) => self.text(&text, place, false, depth),
            None => binary::runs(bytes, binary::SHORTEST, &mut |run| {
                self.text(run, inside, run.chars().count() < binary::BELIEVED, depth + 1);
            }),
        }
    }

    /// A part of a picture that holds texts: short ones count too, and packed ones stand behind their keyword.
    fn metadata(&mut self, part: &[u8], place: Place, depth: usize) {
        binary::runs(part, 3, &mut |run| self.text(run, place, false, depth + 1));
        let keyword = part.iter().take(80).position(|byte| *byte == 0);
        for at in keyword.into_iter().flat_map(|end| end..part.len().min(end + 200)) {
            if let [0x78, flags, ..] = part[at..]
                && (0x7800 + u16::from(flags)) % 31 == 0
            {
                self.unpacked(ZlibDecoder::new(&part[at..]), place, depth);
            }
        }
    }

    /// Reads as much as can be unpacked, up to what is left.
    fn unpacked(&mut self, packed: impl Read, place: Place, depth: usize) {
        let mut out = Vec::new();
        // What is damaged is read up to there.
        let _ = packed.take(self.left as u64).read_to_end(&mut out);
        self.left -= out.len();
        self.bytes(&out, place, depth + 1);
    }

    /// Reads a text in all its forms.
    fn text(&mut self, text: &str, place: Place, in_bytes: bool, depth: usize) {
        if depth > DEEPEST || text.is_empty() {
            return;
        }
        if let Some(strings) = json::strings(text) {
            return self.text(&strings, place, in_bytes, depth + 1);
        }
        if markup::is(text) {
            // The names of elements and attributes are nobody's words. In what only looks like a page they may be.
            if !markup::is_document(text) {
                (self.on)(Piece { text, place, in_bytes });
            }
            let parts = markup::read(text);
            for part in
                [Some(&parts.content), parts.spaced.as_ref(), Some(&parts.values)].into_iter().flatten()
            {
                self.text(part, place, in_bytes, depth + 1);
            }
            return;
        }
        (self.on)(Piece { text, place, in_bytes });
        base64::runs(text, |bytes, ends| {
            if bytes.len() <= self.left {
                self.left -= bytes.len();
                self.bytes(bytes, place.inside(ends), depth + 1);
            }
        });
        if let Some(decoded) = escapes::decoded(text) {
            self.text(&decoded, place, in_bytes, depth + 1);
        }
    }
}
