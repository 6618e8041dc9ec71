//! JPEG: a row of segments, and behind each start of a scan the compressed pixels.

use super::{exif, icc};
use memchr::memchr;

const ICC: &[u8] = b"ICC_PROFILE\0";
/// Prefix, number and count stand before a profile's bytes, and two bytes of length before them.
const ICC_ROOM: usize = 65_535 - 2 - ICC.len() - 2;

/// A part of a JPEG, in the order of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    /// A marker with its content.
    Segment(u8, &'a [u8]),
    /// The compressed pixels of one scan.
    Scan(&'a [u8]),
}

/// The picture without anything but itself.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let parts = parts(bytes)?;
    if frame(&parts).is_none() {
        return Err("it has no frame");
    }
    if !parts.iter().any(|part| matches!(part, Part::Scan(pixels) if !pixels.is_empty())) {
        return Err("it has no pixels");
    }
    let mut out = vec![0xFF, 0xD8];
    if let Some(jfif) = jfif(&parts) {
        push(&mut out, 0xE0, &jfif);
    }
    if let Some(orientation) = orientation(&parts) {
        push(&mut out, 0xE1, &[b"Exif\0\0".as_slice(), &exif::minimal(orientation)].concat());
    }
    push_profile(&mut out, &parts);
    if let Some(adobe) = adobe(&parts) {
        push(&mut out, 0xEE, adobe);
    }
    for part in &parts {
        match *part {
            Part::Segment(marker, body) if is_of_the_picture(marker) => push(&mut out, marker, body),
            Part::Segment(..) => {}
            Part::Scan(pixels) => out.extend(pixels),
        }
    }
    out.extend([0xFF, 0xD9]);
    Ok(out)
}

/// Width and height as shown.
pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let parts = parts(bytes).ok()?;
    let frame = frame(&parts)?;
    let side = |at: usize| Some(u32::from(u16::from_be_bytes(frame.get(at..at + 2)?.try_into().ok()?)));
    let (height, width) = (side(1)?, side(3)?);
    Some(if exif::is_turned(orientation(&parts)) { (height, width) } else { (width, height) })
}

/// The segments that can say something beside the picture, as far as the file can be read.
pub(in crate::public) fn metadata(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    // What can't be read to its end is still looked at up to there.
    let _ = read(bytes, |part| match part {
        Part::Segment(marker, body) if !is_of_the_picture(marker) => found.push(body),
        _ => {}
    });
    found
}

fn parts(bytes: &[u8]) -> Result<Vec<Part<'_>>, &'static str> {
    let mut parts = Vec::new();
    read(bytes, |part| parts.push(part))?;
    Ok(parts)
}

/// Reads up to the end of the picture. What stands between segments, or behind the end, is part of nothing.
fn read<'a>(bytes: &'a [u8], mut on: impl FnMut(Part<'a>)) -> Result<(), &'static str> {
    const SHORT: &str = "it ends in the middle";
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8]).ok_or("it does not begin as one")?;
    loop {
        rest = &rest[memchr(0xFF, rest).ok_or(SHORT)?..];
        let fill = rest.iter().take_while(|byte| **byte == 0xFF).count();
        let marker = *rest.get(fill).ok_or(SHORT)?;
        rest = &rest[fill + 1..];
        match marker {
            0xD9 => return Ok(()),
            0xD8 => return Err("a second picture begins inside of it"),
            0x00 | 0x01 | 0xD0..=0xD7 => continue,
            _ => {}
        }
        let [high, low, ..] = *rest else { return Err(SHORT) };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let body = rest.get(2..length).ok_or(if length < 2 { "a part has no length" } else { SHORT })?;
        rest = &rest[length..];
        on(Part::Segment(marker, body));
        if marker == 0xDA {
            let pixels = scan_length(rest);
            on(Part::Scan(&rest[..pixels]));
            rest = &rest[pixels..];
        }
    }
}

/// How far compressed pixels go: up to a marker that is neither a stuffed `FF` nor a restart.
fn scan_length(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(found) = memchr(0xFF, &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xD0..=0xD7) => at += 2,
            _ => return at,
        }
    }
    bytes.len()
}

/// Tables, frames, scans and restart intervals: what is decoded.
fn is_of_the_picture(marker: u8) -> bool {
    matches!(marker, 0xC0..=0xC7 | 0xC9..=0xCF | 0xDA..=0xDF)
}

/// The content of the first frame header.
fn frame<'a>(parts: &[Part<'a>]) -> Option<&'a [u8]> {
    parts.iter().find_map(|part| match *part {
        Part::Segment(0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF, body) if body.len() >= 6 => {
            Some(body)
        }
        _ => None,
    })
}

fn segments<'a>(parts: &[Part<'a>], wanted: u8, prefix: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    parts.iter().filter_map(move |part| match *part {
        Part::Segment(marker, body) if marker == wanted && body.starts_with(prefix) => Some(body),
        _ => None,
    })
}

/// Version, unit and density; the thumbnail that may follow is another picture.
fn jfif(parts: &[Part<'_>]) -> Option<Vec<u8>> {
    let body = segments(parts, 0xE0, b"JFIF\0").next()?;
    Some([body.get(..12)?, &[0, 0]].concat())
}

/// Says how colours are stored; decoders need it.
fn adobe<'a>(parts: &[Part<'a>]) -> Option<&'a [u8]> {
    segments(parts, 0xEE, b"Adobe").next()?.get(..12)
}

fn orientation(parts: &[Part<'_>]) -> Option<u8> {
    exif::orientation(segments(parts, 0xE1, b"Exif\0\0").next()?)
}

/// The profile of the colours stands in numbered pieces. One that is not whole is left out, as decoders do.
fn push_profile(out: &mut Vec<u8>, parts: &[Part<'_>]) {
    let mut pieces: Vec<&[u8]> =
        segments(parts, 0xE2, ICC).map(|body| &body[ICC.len()..]).filter(|piece| piece.len() > 2).collect();
    pieces.sort_by_key(|piece| piece[0]);
    let mut numbers = pieces.iter().enumerate();
    let whole =
        numbers.all(|(n, piece)| usize::from(piece[0]) == n + 1 && usize::from(piece[1]) == pieces.len());
    let joined: Vec<u8> = pieces.iter().flat_map(|piece| &piece[2..]).copied().collect();
    let Some(profile) = whole.then(|| icc::clean(&joined)).flatten() else { return };
    let chunks: Vec<&[u8]> = profile.chunks(ICC_ROOM).collect();
    let Ok(count) = u8::try_from(chunks.len()) else { return };
    for (number, chunk) in (1..=count).zip(chunks) {
        push(out, 0xE2, &[ICC, &[number, count], chunk].concat());
    }
}

/// Writes a segment, which is never longer than the one it was made from.
fn push(out: &mut Vec<u8>, marker: u8, body: &[u8]) {
    let Ok(length) = u16::try_from(body.len() + 2) else { return };
    out.extend([0xFF, marker]);
    out.extend(length.to_be_bytes());
    out.extend(body);
}
