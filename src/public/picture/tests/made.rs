//! Small pictures, made by hand, with something to hide wherever a picture can hide it.

use flate2::Compression;
use flate2::Crc;
use flate2::read::ZlibEncoder;
use std::io::Read;

/// What must not come out.
pub(super) const SECRET: &[u8] = b"SECRET-canary";
/// Compressed pixels, with a stuffed `FF` and a restart.
pub(super) const PIXELS: &[u8] = b"pixels\xFF\x00of\xFF\xD0a scan";

fn with(prefix: &[u8]) -> Vec<u8> {
    [prefix, SECRET].concat()
}

pub(super) fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    ZlibEncoder::new(bytes, Compression::default()).read_to_end(&mut out).expect("from memory");
    out
}

/// An EXIF block with an artist and an orientation, in the order of bytes of Intel.
pub(super) fn exif(orientation: u16) -> Vec<u8> {
    let mut block = b"II*\0\x08\0\0\0\x02\0".to_vec();
    block.extend(b"\x3B\x01\x02\0\x0D\0\0\0\x26\0\0\0");
    block.extend(b"\x12\x01\x03\0\x01\0\0\0");
    block.extend(orientation.to_le_bytes());
    block.extend(b"\0\0\0\0\0\0");
    block.extend(SECRET);
    block
}

/// A colour profile with a curve, a name and a serial number.
pub(super) fn profile(version: u8) -> Vec<u8> {
    let mut out = vec![0; 128];
    out[8] = version;
    out[36..40].copy_from_slice(b"acsp");
    out[48..56].copy_from_slice(b"SECRETxx");
    let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33";
    let name = with(b"desc\0\0\0\0");
    out.extend(4_u32.to_be_bytes());
    let start = 128 + 4 + 4 * 12;
    for (tag, at, length) in [
        (b"rTRC", start, curve.len()),
        (b"gTRC", start, curve.len()),
        (b"desc", start + curve.len(), name.len()),
        (b"mmod", start + curve.len(), name.len()),
    ] {
        out.extend(tag);
        out.extend(u32::try_from(at).expect("small").to_be_bytes());
        out.extend(u32::try_from(length).expect("small").to_be_bytes());
    }
    out.extend(curve);
    out.extend(name);
    out
}

pub(super) fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
    [&[0xFF, marker], &length[..], body].concat()
}

/// A progressive JPEG of 3 by 2 pixels, with further segments behind its start and between its scans.
pub(super) fn jpeg(first: &[Vec<u8>], between: &[Vec<u8>]) -> Vec<u8> {
    let mut out = vec![0xFF, 0xD8];
    out.extend(first.concat());
    out.extend(segment(0xDB, &[1; 65]));
    out.extend(segment(0xC2, &[8, 0, 2, 0, 3, 1, 1, 0x11, 0]));
    out.extend(segment(0xC4, &[2; 20]));
    out.extend(segment(0xDA, &[1, 1, 0, 0, 0, 0]));
    out.extend(PIXELS);
    out.extend(between.concat());
    out.extend(segment(0xDA, &[1, 1, 0, 1, 63, 0]));
    out.extend(PIXELS);
    out.extend([0xFF, 0xD9]);
    out
}

/// A JPEG that hides something in every place.
pub(super) fn full_jpeg() -> Vec<u8> {
    let first = [
        segment(0xE0, &with(b"JFIF\0\x01\x01\0\0\x48\0\x48\x02\x02")),
        segment(0xE0, &with(b"JFXX\0\x10")),
        segment(0xE1, &[b"Exif\0\0".as_slice(), &exif(6)].concat()),
        segment(0xE1, &with(b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>")),
        segment(0xE2, &[b"ICC_PROFILE\0\x01\x01".as_slice(), &profile(2)].concat()),
        segment(0xE2, &with(b"MPF\0")),
        segment(0xEB, &with(b"JP\0\x01jumb")),
        segment(0xED, &with(b"Photoshop 3.0\0")),
        segment(0xEE, &with(b"Adobe\0\x64\0\0\0\0\x01")),
        segment(0xFE, SECRET),
    ];
    let mut out = jpeg(&first, &[segment(0xFE, SECRET), segment(0xE5, SECRET)]);
    out.extend(SECRET);
    out.extend(jpeg(&[], &[]));
    out
}

pub(super) fn chunk(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = Crc::new();
    sum.update(&kind);
    sum.update(body);
    let length = u32::try_from(body.len()).expect("small").to_be_bytes();
    [&length[..], &kind, body, &sum.sum().to_be_bytes()].concat()
}

/// A PNG of 3 by 2 grey pixels, with further chunks before its pixels.
pub(super) fn png(more: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(*b"IHDR", &[0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]));
    out.extend(more.concat());
    out.extend(chunk(*b"IDAT", &packed(&[0, 1, 2, 3, 0, 4, 5, 6])));
    out.extend(chunk(*b"IEND", b""));
    out
}

/// A PNG that hides something in every place.
pub(super) fn full_png() -> Vec<u8> {
    let icc = [b"SECRET-canary\0\0".as_slice(), &packed(&profile(4))].concat();
    let more = [
        chunk(*b"gAMA", &[0, 0, 0xB1, 0x8F]),
        chunk(*b"iCCP", &icc),
        chunk(*b"tEXt", &with(b"Author\0")),
        chunk(*b"zTXt", &[b"Comment\0\0".as_slice(), &packed(SECRET)].concat()),
        chunk(*b"iTXt", &with(b"XML:com.adobe.xmp\0\0\0\0\0")),
        chunk(*b"tIME", b"SECRET-"),
        chunk(*b"eXIf", &exif(8)),
        chunk(*b"sPLT", &with(b"name\0")),
        chunk(*b"prVt", SECRET),
    ];
    let mut out = png(&more);
    out.extend(SECRET);
    out
}

pub(super) fn riff(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let length = u32::try_from(body.len()).expect("small").to_le_bytes();
    let fill: &[u8] = if body.len() % 2 == 1 { &[0] } else { &[] };
    [&kind, &length[..], body, fill].concat()
}

pub(super) fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = [b"WEBP".to_vec(), chunks.concat()].concat();
    riff(*b"RIFF", &body)
}

/// An animated WebP of 3 by 2 pixels that hides something in every place.
pub(super) fn full_webp() -> Vec<u8> {
    let frame =
        [vec![0; 16], riff(*b"ALPH", b"alpha"), riff(*b"VP8L", PIXELS), riff(*b"HIDE", SECRET)].concat();
    let mut out = webp(&[
        riff(*b"VP8X", &[0x3F, 0, 0, 0, 2, 0, 0, 1, 0, 0]),
        riff(*b"ICCP", &profile(2)),
        riff(*b"ANIM", &[0; 6]),
        riff(*b"ANMF", &frame),
        riff(*b"EXIF", &exif(6)),
        riff(*b"XMP ", SECRET),
        riff(*b"priv", SECRET),
    ]);
    out.extend(SECRET);
    out
}

/// A GIF of 3 by 2 pixels that hides something in every place.
pub(super) fn full_gif() -> Vec<u8> {
    let block = |bytes: &[u8]| [&[u8::try_from(bytes.len()).expect("short")], bytes].concat();
    let mut out = b"GIF89a\x03\0\x02\0\x80\0\0\0\0\0\xFF\xFF\xFF".to_vec();
    out.extend([vec![0x21, 0xFE], block(SECRET), vec![0]].concat());
    out.extend([b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\x05\0\0".to_vec()].concat());
    out.extend([b"\x21\xFF\x0BXMP DataXMP".to_vec(), block(SECRET), vec![0]].concat());
    out.extend([vec![0x21, 0xF9], block(&[0; 4]), vec![0]].concat());
    out.extend([vec![0x21, 0x01], block(&[0; 12]), block(SECRET), vec![0]].concat());
    out.extend([vec![0x21, 0xF9], block(&[1, 10, 0, 0]), vec![0]].concat());
    out.extend([b"\x2C\0\0\0\0\x03\0\x02\0\0\x02".to_vec(), block(b"pixels"), vec![0, 0x3B]].concat());
    out.extend(SECRET);
    out
}
