//! Pictures go in with secrets everywhere, and come out with their pixels alone.

mod laws;
mod made;

use super::kind::{Kind, Refusal};
use super::{clean, dimensions, exif, icc};
use made::{PIXELS, SECRET};

const NONE: [&str; 0] = [];
const OTHERS: [&str; 4] = [".GIF", "svg", "pdf", "heic"];

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

fn count(bytes: &[u8], wanted: &[u8]) -> usize {
    memchr::memmem::find_iter(bytes, wanted).count()
}

#[test]
fn nothing_but_the_picture_comes_out() {
    for (name, bytes, pixels, times) in [
        ("a.jpg", made::full_jpeg(), PIXELS, 2),
        ("a.png", made::full_png(), made::packed(&[0, 1, 2, 3, 0, 4, 5, 6]).as_slice(), 1),
        ("a.webp", made::full_webp(), PIXELS, 1),
        ("a.gif", made::full_gif(), b"pixels".as_slice(), 1),
    ] {
        assert!(holds(&bytes, SECRET) && count(&bytes, pixels) >= times, "{name}: the test hides nothing");
        let cleaned = clean(name, &bytes, &OTHERS).expect("a picture");
        assert!(!holds(&cleaned, b"SECRET"), "{name}: {}", cleaned.escape_ascii());
        assert_eq!(count(&cleaned, pixels), times, "{name}: {}", cleaned.escape_ascii());
        assert_eq!(dimensions(&cleaned), dimensions(&bytes), "{name}");
        assert_eq!(
            clean(name, &cleaned, &OTHERS).as_deref(),
            Ok(cleaned.as_slice()),
            "{name}: cleaned twice"
        );
    }
}

#[test]
fn what_drawing_needs_stays() {
    let jpeg = clean("a.jpg", &made::full_jpeg(), &NONE).expect("a picture");
    let kept = [
        made::segment(0xE0, b"JFIF\0\x01\x01\0\0\x48\0\x48\0\0"),
        made::segment(0xEE, b"Adobe\0\x64\0\0\0\0\x01"),
        made::segment(0xDB, &[1; 65]),
        made::segment(0xC4, &[2; 20]),
    ];
    for segment in kept {
        assert!(holds(&jpeg, &segment), "{} in {}", segment.escape_ascii(), jpeg.escape_ascii());
    }
    assert!(holds(&jpeg, b"ICC_PROFILE\0\x01\x01") && holds(&jpeg, b"curv\0\0\0\0\0\0\0\x01\x02\x33"));
    assert!(jpeg.ends_with(&[0xFF, 0xD9]));

    let png = clean("a.png", &made::full_png(), &NONE).expect("a picture");
    assert!(holds(&png, &made::chunk(*b"gAMA", &[0, 0, 0xB1, 0x8F])) && holds(&png, b"iCCPprofile\0\0"));
    assert!(png.ends_with(&made::chunk(*b"IEND", b"")));

    let webp = clean("a.webp", &made::full_webp(), &NONE).expect("a picture");
    assert!(
        holds(&webp, &made::riff(*b"VP8X", &[0x3A, 0, 0, 0, 2, 0, 0, 1, 0, 0])),
        "{}",
        webp.escape_ascii()
    );
    assert!(holds(&webp, &made::riff(*b"ALPH", b"alpha")) && holds(&webp, b"ICCP"));

    let gif = clean("a.gif", &made::full_gif(), &OTHERS).expect("a picture");
    assert!(holds(&gif, b"NETSCAPE2.0\x03\x01\x05\0\0") && holds(&gif, b"\x21\xF9\x04\x01\x0A\0\0\0\x2C"));
    assert_eq!(count(&gif, b"\x21\xF9"), 1, "the text's own control goes with it");
}

#[test]
fn pictures_stay_upright() {
    for orientation in 1..=8_u8 {
        let block = made::exif(u16::from(orientation));
        let turned = (2..=8).contains(&orientation).then_some(orientation);
        assert_eq!(exif::orientation(&block), turned);
        let size = if orientation >= 5 { (2, 3) } else { (3, 2) };
        let jpeg = made::jpeg(&[made::segment(0xE1, &[b"Exif\0\0".as_slice(), &block].concat())], &[]);
        let png = made::png(&[made::chunk(*b"eXIf", &block)]);
        let header = made::riff(*b"VP8X", &[0x08, 0, 0, 0, 2, 0, 0, 1, 0, 0]);
        let webp = made::webp(&[header, made::riff(*b"VP8 ", PIXELS), made::riff(*b"EXIF", &block)]);
        for (name, bytes) in [("a.jpg", jpeg), ("a.png", png), ("a.webp", webp)] {
            let cleaned = clean(name, &bytes, &NONE).expect("a picture");
            assert_eq!(dimensions(&bytes), Some(size), "{name}, {orientation}");
            assert_eq!(dimensions(&cleaned), Some(size), "{name}, {orientation}");
            assert_eq!(
                holds(&cleaned, &exif::minimal(orientation)),
                turned.is_some(),
                "{name}, {orientation}"
            );
            assert!(!holds(&cleaned, SECRET));
        }
    }
    for damaged in
        [b"II*\0".as_slice(), b"MM\0*\xFF\xFF\xFF\xFF", b"MM\0*\0\0\0\x08\0\x02\x01\x12", b"", b"Exif\0\0"]
    {
        assert_eq!(exif::orientation(damaged), None);
    }
}

#[test]
fn a_file_is_what_its_content_says() {
    let jpeg = made::jpeg(&[made::segment(0xFE, SECRET)], &[]);
    let gif = made::full_gif();
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec();
    let not_allowed = |word: &str| Err(Refusal::NotAllowed(word.to_owned()));
    let none: &[&str] = &NONE;
    // The name, the content, what is allowed, and what it is cleaned as.
    for (name, bytes, allowed, expected) in [
        ("photo.PNG", &jpeg, none, Ok(Some("jpg"))),
        ("photo.png", &gif, none, not_allowed("gif")),
        ("photo.png", &gif, &OTHERS, Ok(Some("gif"))),
        ("photo.png", &svg, none, not_allowed("svg")),
        ("a/b.svg", &svg, none, not_allowed("svg")),
        ("photo.jpg", &b"plain text".to_vec(), &OTHERS, Err(Refusal::NotAPicture("jpg".to_owned()))),
        ("photo.heic", &b"any bytes".to_vec(), &OTHERS, Ok(None)),
        ("photo.pdf", &jpeg, &OTHERS, Ok(Some("jpg"))),
        ("photo.bak", &jpeg, &OTHERS, not_allowed("bak")),
        ("paper.pdf", &b"%PDF-1.7".to_vec(), none, not_allowed("pdf")),
        ("paper.pdf", &b"%PDF-1.7".to_vec(), &OTHERS, Ok(None)),
        ("folder.png/paper", &jpeg, &OTHERS, not_allowed("")),
    ] {
        let cleaned = clean(name, bytes, allowed);
        let expected = expected.map(|kind| match kind {
            Some(kind) => clean(&format!("a.{kind}"), bytes, &OTHERS).expect("a picture"),
            None => bytes.clone(),
        });
        assert_eq!(cleaned, expected, "{name}");
    }
}

#[test]
fn damaged_pictures_are_refused_with_the_reason() {
    let mut wrong_sum = made::png(&[]);
    wrong_sum[20] ^= 1;
    for (name, bytes, reason) in [
        ("a.png", wrong_sum, "the PNG picture is damaged: a checksum is wrong"),
        (
            "a.png",
            made::png(&[made::chunk(*b"CgBI", &[0; 4])]),
            "the PNG picture is damaged: it has a part that no browser knows",
        ),
        ("a.jpg", vec![0xFF, 0xD8, 0xFF, 0xD9], "the JPEG picture is damaged: it has no frame"),
        ("a.jpg", b"\xFF\xD8\xFF\xE0\0\x01".to_vec(), "the JPEG picture is damaged: a part has no length"),
        ("a.webp", made::webp(&[made::riff(*b"EXIF", b"")]), "the WebP picture is damaged: it has no pixels"),
        ("a.gif", b"GIF89a\0\0\0\0\0\0\0\x3B".to_vec(), "the GIF picture is damaged: it has no pixels"),
        (
            "a.svg",
            b"<svg><unclosed></svg>".to_vec(),
            "the SVG picture is damaged: it is no SVG that can be read",
        ),
        (
            "a.txt",
            vec![],
            "`txt` is no kind of file that may be published: `portfolio.attachments` does not name it",
        ),
    ] {
        let refusal = clean(name, &bytes, &OTHERS).expect_err(reason);
        assert_eq!(refusal.to_string(), reason);
    }
    for (kind, bytes) in [
        (Kind::Jpeg, made::jpeg(&[], &[])),
        (Kind::Png, made::png(&[])),
        (Kind::WebP, made::webp(&[made::riff(*b"VP8L", PIXELS)])),
    ] {
        for length in 12..bytes.len() {
            let cut = clean("a.png", &bytes[..length], &NONE);
            assert!(
                matches!(cut, Err(Refusal::Damaged { kind: told, .. }) if told == kind),
                "{kind} {length}: {cut:?}"
            );
        }
    }
}

#[test]
fn a_profile_keeps_its_colours_alone() {
    for version in [2, 4] {
        let cleaned = icc::clean(&made::profile(version)).expect("a profile");
        assert!(!holds(&cleaned, b"SECRET") && !holds(&cleaned, b"mmod"));
        assert_eq!(count(&cleaned, b"curv"), 1, "one curve for two colours is written once");
        let length = u32::from_be_bytes(cleaned[..4].try_into().expect("four bytes"));
        assert_eq!(length as usize, cleaned.len());
        assert_eq!(icc::clean(&cleaned), Some(cleaned));
    }
    let mut far = made::profile(2);
    far[136..140].copy_from_slice(&[0xFF; 4]);
    for damaged in [vec![], vec![0; 200], far] {
        assert_eq!(icc::clean(&damaged), None);
    }
}

#[test]
fn a_drawing_runs_nothing_loads_nothing_and_tells_nothing() {
    use std::fmt::Write;
    let inner = made::png(&[made::chunk(*b"tEXt", SECRET)]);
    let mut data = String::new();
    for byte in &inner {
        write!(data, "%{byte:02x}").expect("a string");
    }
    let svg = format!(
        r##"<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e "SECRET">]><!-- SECRET --><?SECRET SECRET?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://inkscape.org/SECRET"
     width="30px" height="20" viewBox="0 0 3 2" onload="SECRET()" content="SECRET" i:label="SECRET" data-a="SECRET">
  <title>SECRET</title><desc>SECRET <b/></desc><metadata><title>SECRET</title></metadata>
  <script>SECRET()</script><foreignObject><p xmlns="http://www.w3.org/1999/xhtml">SECRET</p></foreignObject>
  <style>/* SECRET */ .a {{ fill: url(#paint); stroke: url(SECRET.svg#x) }} @import 'SECRET'; .b {{ fill: red }}</style>
  <a href="javascript:SECRET"><rect class="a" style="fill: URL(https://example.org/SECRET)" width="1" height="1"/></a>
  <image href="https://example.org/SECRET.png"/><image href="SECRET.png"/><use xlink:href="#paint"/>
  <image width="3" href="data:image/png,{data}"/><image href="data:text/html,SECRET"/>
  <set attributeName="href" to="javascript:SECRET"/><text>A <tspan>drawing</tspan> &amp; its text</text>
</svg>"##
    );
    let cleaned =
        String::from_utf8(clean("a.svg", svg.as_bytes(), &OTHERS).expect("a drawing")).expect("UTF-8");
    for gone in [
        "SECRET",
        "script",
        "javascript",
        "foreignObject",
        "onload",
        "example.org",
        "DOCTYPE",
        "<!--",
        "title",
    ] {
        assert!(!cleaned.contains(gone), "{gone}: {cleaned}");
    }
    for kept in [
        "fill: url(#paint)",
        "stroke: url(#)",
        ".b { fill: red }",
        "href=\"#paint\"",
        "viewBox=\"0 0 3 2\"",
        "<tspan>drawing</tspan> &amp; its text",
        "href=\"data:image/png;base64,iVBORw0KGgo",
    ] {
        assert!(cleaned.contains(kept), "{kept}: {cleaned}");
    }
    let inner = cleaned.split("base64,").nth(1).and_then(|rest| rest.split('"').next()).expect("a picture");
    assert!(!inner.is_empty() && !cleaned.contains("U0VDUkVU"), "the picture inside is cleaned too: {inner}");
    assert_eq!(dimensions(svg.as_bytes()), Some((30, 20)));
    assert_eq!(dimensions(cleaned.as_bytes()), Some((30, 20)));
}

#[test]
fn sizes_are_read_from_every_kind() {
    let lossless = [0x2F, 0x02, 0x40, 0x00, 0x00, 0];
    let lossy = [0, 0, 0, 0x9D, 0x01, 0x2A, 3, 0, 2, 0];
    for (bytes, size) in [
        (made::jpeg(&[], &[]), Some((3, 2))),
        (made::png(&[]), Some((3, 2))),
        (made::webp(&[made::riff(*b"VP8L", &lossless)]), Some((3, 2))),
        (made::webp(&[made::riff(*b"VP8 ", &lossy)]), Some((3, 2))),
        (made::full_gif(), Some((3, 2))),
        (b"<svg viewBox='0,0 3.4 1.6'/>".to_vec(), Some((3, 2))),
        (b"<svg width='100%' height='5em' viewBox='0 0 3 2'/>".to_vec(), Some((3, 2))),
        (b"<svg width='1e99' height='2'/>".to_vec(), None),
        (b"<html width='3' height='2'/>".to_vec(), None),
        (b"no picture".to_vec(), None),
        (vec![], None),
    ] {
        assert_eq!(dimensions(&bytes), size, "{}", bytes.escape_ascii());
    }
}
