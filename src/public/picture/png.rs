//! PNG: a signature and a row of checked chunks.

use super::{exif, icc};
use flate2::Crc;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What is decoded, in colour, in time and in size. A palette's name, a histogram and all texts are not among it.
const KEPT: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"sBIT",
    b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

/// One chunk: its type and its content.
type Chunk<'a> = (&'a [u8; 4], &'a [u8]);

/// The picture without anything but itself.
pub(super) fn clean(bytes: &[u8]) -> Result<Vec<u8>, &'static str> {
    let chunks = chunks(bytes)?;
    if header(&chunks).is_none() {
        return Err("it has no header");
    }
    if !chunks.iter().any(|(kind, _)| *kind == b"IDAT") {
        return Err("it has no pixels");
    }
    // A capital first letter says that nothing can be drawn without the chunk.
    let must_be_known = |kind: &[u8; 4]| kind[0].is_ascii_uppercase() && kind != b"IEND";
    if chunks.iter().any(|(kind, _)| must_be_known(kind) && !KEPT.contains(kind)) {
        return Err("it has a part that no browser knows");
    }
    let turned = orientation(&chunks);
    let mut out = SIGNATURE.to_vec();
    let mut before_pixels = true;
    for (kind, body) in chunks {
        if before_pixels && kind == b"IDAT" {
            before_pixels = false;
            if let Some(turned) = turned {
                push(&mut out, *b"eXIf", &exif::minimal(turned));
            }
        }
        if KEPT.contains(&kind) {
            push(&mut out, *kind, body);
        } else if kind == b"iCCP"
            && let Some(profile) = profile(body)
        {
            push(&mut out, *kind, &profile);
        }
    }
    push(&mut out, *b"IEND", b"");
    Ok(out)
}

/// Width and height as shown.
pub(super) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    let chunks = chunks(bytes).ok()?;
    let header = header(&chunks)?;
    let side = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    let (width, height) = (side(0)?, side(4)?);
    Some(if exif::is_turned(orientation(&chunks)) { (height, width) } else { (width, height) })
}

/// The contents of chunks that are not pixels, as far as the file can be read.
pub(in crate::public) fn ancillary(bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    // What can't be read to its end is still looked at up to there.
    let _ = read(bytes, |(kind, body)| {
        if !matches!(kind, b"IHDR" | b"PLTE" | b"IDAT" | b"fdAT") {
            found.push(body);
        }
    });
    found
}

fn chunks(bytes: &[u8]) -> Result<Vec<Chunk<'_>>, &'static str> {
    let mut chunks = Vec::new();
    read(bytes, |chunk| chunks.push(chunk))?;
    Ok(chunks)
}

/// Reads up to the end of the picture; what stands behind it is no part of it.
fn read<'a>(bytes: &'a [u8], mut on: impl FnMut(Chunk<'a>)) -> Result<(), &'static str> {
    const SHORT: &str = "it ends in the middle";
    let mut rest = bytes.strip_prefix(SIGNATURE).ok_or("it does not begin as one")?;
    loop {
        let (length, after) = rest.split_first_chunk().ok_or(SHORT)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| SHORT)?;
        let (kind, after) = after.split_first_chunk::<4>().ok_or(SHORT)?;
        let (body, after) = after.split_at_checked(length).ok_or(SHORT)?;
        let (sum, after) = after.split_first_chunk().ok_or(SHORT)?;
        if u32::from_be_bytes(*sum) != checksum(*kind, body) {
            return Err("a checksum is wrong");
        }
        on((kind, body));
        if kind == b"IEND" {
            return Ok(());
        }
        rest = after;
    }
}

fn header<'a>(chunks: &[Chunk<'a>]) -> Option<&'a [u8]> {
    let (kind, body) = chunks.first()?;
    (*kind == b"IHDR" && body.len() == 13).then_some(*body)
}

fn orientation(chunks: &[Chunk<'_>]) -> Option<u8> {
    chunks.iter().find(|(kind, _)| *kind == b"eXIf").and_then(|(_, body)| exif::orientation(body))
}

/// A colour profile under a name of ours. One that can't be read is left out, as decoders do.
fn profile(body: &[u8]) -> Option<Vec<u8>> {
    let name = body.iter().position(|byte| *byte == 0)?;
    let compressed = body.get(name + 1..)?.strip_prefix(&[0])?;
    let profile = icc::clean(&icc::inflated(compressed)?)?;
    Some([b"profile\0\0".as_slice(), &icc::deflated(&profile)?].concat())
}

fn checksum(kind: [u8; 4], body: &[u8]) -> u32 {
    let mut sum = Crc::new();
    sum.update(&kind);
    sum.update(body);
    sum.sum()
}

fn push(out: &mut Vec<u8>, kind: [u8; 4], body: &[u8]) {
    let Ok(length) = u32::try_from(body.len()) else { return };
    out.extend(length.to_be_bytes());
    out.extend(kind);
    out.extend(body);
    out.extend(checksum(kind, body).to_be_bytes());
}
