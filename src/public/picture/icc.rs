//! Colour profiles. A screen's own, which lands in screenshots, holds its owner's names and its serial number.

use flate2::Compression;
use flate2::read::{ZlibDecoder, ZlibEncoder};
use std::io::Read;

/// Real profiles stay far below; a longer one is a bomb.
const LONGEST: u64 = 16 << 20;
const HEADER: usize = 128;
const DESCRIPTION: &str = "colours";

/// What colours are computed from: curves, primaries, white points, tables. The rest is about people and machines.
const KEPT: [&[u8; 4]; 25] = [
    b"rXYZ", b"gXYZ", b"bXYZ", b"wtpt", b"bkpt", b"chad", b"lumi", b"rTRC", b"gTRC", b"bTRC", b"kTRC",
    b"cicp", b"gamt", b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"D2B0", b"D2B1",
    b"B2D0", b"B2D1", b"chrm",
];

/// The profile with its colours alone; `None` where it is no profile that a decoder would take.
pub(super) fn clean(profile: &[u8]) -> Option<Vec<u8>> {
    let header = profile.get(..HEADER)?;
    if header.get(36..40)? != b"acsp" {
        return None;
    }
    let count = usize::try_from(u32_at(profile, HEADER)?).ok()?;
    let mut tags: Vec<([u8; 4], Vec<u8>)> = Vec::new();
    for entry in profile.get(HEADER + 4..)?.chunks_exact(12).take(count) {
        let (name, place) = entry.split_first_chunk::<4>()?;
        let start = usize::try_from(u32_at(place, 0)?).ok()?;
        let end = start.checked_add(usize::try_from(u32_at(place, 4)?).ok()?)?;
        if KEPT.contains(&name) {
            tags.push((*name, profile.get(start..end)?.to_vec()));
        }
    }
    let version = header[8];
    tags.push((*b"desc", description(version)));
    tags.push((*b"cprt", copyright(version)));
    assemble(header, &tags)
}

/// Profile, dates and makers of the header are gone; what is computed with stays.
fn assemble(header: &[u8], tags: &[([u8; 4], Vec<u8>)]) -> Option<Vec<u8>> {
    let mut out = header.to_vec();
    for names in [4..8, 40..44, 48..56, 80..HEADER] {
        out[names].fill(0);
    }
    // The first of January 2000: a date has to be one.
    out[24..36].copy_from_slice(&[0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    out.extend(u32::try_from(tags.len()).ok()?.to_be_bytes());
    let mut place = HEADER + 4 + 12 * tags.len();
    let mut content = Vec::new();
    // Tags that are the same, such as one curve for three colours, share their content.
    let mut written: Vec<(&[u8], usize)> = Vec::new();
    for (name, body) in tags {
        let known = written.iter().find(|(other, _)| other == body).map(|(_, at)| *at);
        let at = known.unwrap_or(place);
        if known.is_none() {
            written.push((body, at));
            content.extend(body);
            content.resize(content.len().next_multiple_of(4), 0);
            place += body.len().next_multiple_of(4);
        }
        out.extend(name);
        out.extend(u32::try_from(at).ok()?.to_be_bytes());
        out.extend(u32::try_from(body.len()).ok()?.to_be_bytes());
    }
    out.extend(content);
    let length = u32::try_from(out.len()).ok()?;
    out[..4].copy_from_slice(&length.to_be_bytes());
    Some(out)
}

/// Profiles must have a description; what it says changes nothing.
fn description(version: u8) -> Vec<u8> {
    if version >= 4 {
        return localized(DESCRIPTION);
    }
    let mut tag = b"desc\0\0\0\0\0\0\0".to_vec();
    tag.extend([u8::try_from(DESCRIPTION.len() + 1).unwrap_or(0)]);
    tag.extend(DESCRIPTION.bytes());
    // The end of the text, no text in other scripts.
    tag.extend([0; 1 + 4 + 4 + 2 + 1 + 67]);
    tag
}

/// As must have a word on copyright.
fn copyright(version: u8) -> Vec<u8> {
    if version >= 4 { localized("none") } else { b"text\0\0\0\0none\0".to_vec() }
}

fn localized(text: &str) -> Vec<u8> {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut tag = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS\0\0\0".to_vec();
    tag.push(u8::try_from(units.len()).unwrap_or(0));
    tag.extend([0, 0, 0, 28]);
    tag.extend(units);
    tag
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

/// A profile as PNG packs it, unpacked.
pub(super) fn inflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let read = ZlibDecoder::new(bytes).take(LONGEST).read_to_end(&mut out).ok()?;
    (u64::try_from(read).is_ok_and(|read| read < LONGEST)).then_some(out)
}

/// A profile, packed for PNG.
pub(super) fn deflated(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    ZlibEncoder::new(bytes, Compression::best()).read_to_end(&mut out).ok()?;
    Some(out)
}
