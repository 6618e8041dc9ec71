//! WebP: a RIFF file of chunks; the frames of an animation hold chunks of their own.

use super::{exif, icc};

const PROFILE: u8 = 0x20;
const EXIF: u8 = 0x08;
/// Transparency and animation: what the flags say about the pixels.
const OF_THE_PIXELS: u8 = 0x12;
/// Place, size, duration and flags of a frame stand before its chunks.
const FRAME_HEADER: usize = 16;

/// One chunk: its type and its content.
type Chunk<'a> = (&'a [u8; 4], &'a [u8]);

/// The picture without anything but itself.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let chunks = chunks(body(bytes)?)?;
    let extended = find(&chunks, *b"VP8X");
    if extended.is_some_and(|header| header.len() < 10) {
        return Err("its header is too short");
    }
    if !chunks.iter().any(|(kind, _)| matches!(*kind, b"VP8 " | b"VP8L" | b"ANMF")) {
        return Err("it has no pixels");
    }
    // Without the extended header there is nothing but pixels.
    let profile = extended.and_then(|_| icc::clean(find(&chunks, *b"ICCP")?));
    let turned = extended.and_then(|_| orientation(&chunks));
    let mut out = b"RIFF\0\0\0\0WEBP".to_vec();
    if let Some(header) = extended {
        let mut header = header[..10].to_vec();
        let told = [(profile.is_some(), PROFILE), (turned.is_some(), EXIF)];
        let told = told.iter().filter(|(has, _)| *has).fold(0, |flags, (_, flag)| flags | flag);
        let flags = (header[0] & OF_THE_PIXELS) | told;
        header[..4].copy_from_slice(&[flags, 0, 0, 0]);
        push(&mut out, *b"VP8X", &header);
    }
    if let Some(profile) = profile {
        push(&mut out, *b"ICCP", &profile);
    }
    for (kind, body) in chunks {
        match kind {
            b"VP8 " | b"VP8L" | b"ALPH" => push(&mut out, *kind, body),
            b"ANIM" => push(&mut out, *kind, body.get(..6).ok_or("its animation has no header")?),
            b"ANMF" => push(&mut out, *kind, &frame(body)?),
            _ => {}
        }
    }
    if let Some(turned) = turned {
        push(&mut out, *b"EXIF", &exif::minimal(turned));
    }
    let length = u32::try_from(out.len() - 8).map_err(|_| "it is too large")?;
    out[4..8].copy_from_slice(&length.to_le_bytes());
    Ok(out)
}

/// Width and height as shown.
pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let chunks = chunks(body(bytes).ok()?).ok()?;
    let (width, height) = match chunks.first()? {
        (b"VP8X", header) => {
            let side = |at: usize| {
                let three = header.get(at..at + 3)?;
                Some(u32::from_le_bytes([three[0], three[1], three[2], 0]) + 1)
            };
            (side(4)?, side(7)?)
        }
        (b"VP8L", [0x2F, a, b, c, d, ..]) => {
            let bits = u32::from_le_bytes([*a, *b, *c, *d]);
            ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
        }
        (b"VP8 ", [_, _, _, 0x9D, 0x01, 0x2A, a, b, c, d, ..]) => {
            let side = |pair| u32::from(u16::from_le_bytes(pair) & 0x3FFF);
            (side([*a, *b]), side([*c, *d]))
        }
        _ => return None,
    };
    Some(if exif::is_turned(orientation(&chunks)) { (height, width) } else { (width, height) })
}

/// The chunks of the file; what stands behind them is no part of it.
fn body(bytes: &[u8]) -> Result<&[u8], &'static str> {
    let [b'R', b'I', b'F', b'F', a, b, c, d, b'W', b'E', b'B', b'P', rest @ ..] = bytes else {
        return Err("it does not begin as one");
    };
    let length = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).unwrap_or(usize::MAX);
    rest.get(..length.saturating_sub(4)).ok_or("it ends in the middle")
}

fn chunks(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, &'static str> {
    const SHORT: &str = "a part ends in the middle";
    let mut rest = bytes;
    let mut chunks = Vec::new();
    while !rest.is_empty() {
        let (kind, after) = rest.split_first_chunk::<4>().ok_or(SHORT)?;
        let (length, after) = after.split_first_chunk().ok_or(SHORT)?;
        let length = usize::try_from(u32::from_le_bytes(*length)).map_err(|_| SHORT)?;
        let (body, after) = after.split_at_checked(length).ok_or(SHORT)?;
        chunks.push((kind, body));
        // Chunks begin at even places; some writers leave out the last byte that fills up.
        rest = after.get(length % 2..).unwrap_or_default();
    }
    Ok(chunks)
}

fn find<'a>(chunks: &[Chunk<'a>], wanted: [u8; 4]) -> Option<&'a [u8]> {
    chunks.iter().find(|(kind, _)| **kind == wanted).map(|(_, body)| *body)
}

fn orientation(chunks: &[Chunk<'_>]) -> Option<u8> {
    exif::orientation(find(chunks, *b"EXIF")?)
}

/// A frame of an animation, with its pixels alone.
fn frame(body: &[u8]) -> Result<Vec<u8>, &'static str> {
    let (header, inner) = body.split_at_checked(FRAME_HEADER).ok_or("a frame has no header")?;
    let mut out = header.to_vec();
    for (kind, body) in chunks(inner)? {
        if matches!(kind, b"VP8 " | b"VP8L" | b"ALPH") {
            push(&mut out, *kind, body);
        }
    }
    Ok(out)
}

fn push(out: &mut Vec<u8>, kind: [u8; 4], body: &[u8]) {
    let Ok(length) = u32::try_from(body.len()) else { return };
    out.extend(kind);
    out.extend(length.to_le_bytes());
    out.extend(body);
    if body.len() % 2 == 1 {
        out.push(0);
    }
}
