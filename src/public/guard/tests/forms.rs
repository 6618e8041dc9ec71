//! Every form that a term can have in a file, and every place.

use super::{Audit, Machine, found, note, staged};
use flate2::Compression;
use flate2::read::{GzEncoder, ZlibEncoder};
use std::fmt::Write;
use std::io::Read;

const TITLE: &str = "Zürich salary talk";
const WORDS: &str = "nobody outside of the team should ever read this sentence about the budget";

fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let joined = three.iter().fold(0_u32, |joined, byte| (joined << 8) | u32::from(*byte));
        let joined = joined << (8 * (3 - three.len()));
        for digit in 0..=three.len() {
            out.push(char::from(DIGITS[(joined >> (18 - 6 * digit)) as usize & 63]));
        }
    }
    out
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    GzEncoder::new(bytes, Compression::default()).read_to_end(&mut out).expect("from memory");
    out
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    ZlibEncoder::new(bytes, Compression::default()).read_to_end(&mut out).expect("from memory");
    out
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

fn chunk(kind: [u8; 4], body: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    sum.update(body);
    let length = u32::try_from(body.len()).expect("small").to_be_bytes();
    [&length[..], &kind, body, &sum.sum().to_be_bytes()].concat()
}

fn png(more: &[u8]) -> Vec<u8> {
    let noise: Vec<u8> = (0..4000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    let header = chunk(*b"IHDR", &[0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]);
    [b"\x89PNG\r\n\x1a\n", &header[..], more, &chunk(*b"IDAT", &noise), &chunk(*b"IEND", b"")].concat()
}

fn jpeg(marker: u8, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len() + 2).expect("short").to_be_bytes();
    [&[0xFF, 0xD8, 0xFF, marker], &length[..], body, b"\xFF\xDA\0\x02pixels\xFF\xD9"].concat()
}

fn escaped(text: &str, unit: impl Fn(char) -> String) -> String {
    text.chars().map(|c| if c.is_alphanumeric() { unit(c) } else { c.to_string() }).collect()
}

fn percent(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        write!(out, "%{byte:02X}").expect("a string");
        out
    })
}

/// The texts of a term, each with the name of its form.
fn texts(term: &str) -> Vec<(&'static str, String)> {
    let page = |body: &str| format!("<!DOCTYPE html>\n<html><head></head>\n<body>{body}</body></html>\n");
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(term).collect();
    let json = serde_json::to_string(&serde_json::json!({"pages": [{"title": term, "n": 1}]})).expect("JSON");
    let ascii = escaped(term, |c| format!("\\u{:04x}", u32::from(c)));
    vec![
        ("text", format!("a\nb {term}, c")),
        ("capitals", term.to_uppercase()),
        ("accents apart", decomposed),
        ("another punctuation", term.replace(' ', "--")),
        ("slug", slug::slugify(term)),
        ("soft hyphens", term.replace('a', "a\u{AD}")),
        ("HTML", page(&format!("\n<p>{term}</p>"))),
        ("tags within", page(&format!("<p>{}</p>", term.replacen(' ', " <b class=\"x\">", 1)))),
        ("tags in a word", page(&format!("<p>{}</p>", term.replacen('a', "<b>a</b>", 2)))),
        ("spans alone", page(&format!("<span>{}</span>", term.replace(' ', "</span><span>")))),
        ("a wrapped line", page(&term.replace(' ', "\n   "))),
        ("attribute", page(&format!("<img alt=\"a\" title='{term}' src=x>"))),
        ("bare attribute", page(&format!("<a class={}>x</a>", term.replace(' ', "-")))),
        ("data attribute", page(&format!("<a data-{}>x</a>", term.replace(' ', "-")))),
        ("link", page(&format!("<a href=\"../{}/\">x</a>", percent(term)))),
        ("comment", page(&format!("<!-- x {term} -->"))),
        ("script", page(&format!("<script>let a = \"{term}\"; if (a<b) c()</script>"))),
        ("linked data", page(&format!("<script type=\"application/ld+json\">{json}</script>"))),
        ("style", page(&format!("<style>a::after {{ content: '{term}' }}</style>"))),
        ("unclosed", format!("<p class=\"{term}")),
        ("decimal entities", page(&escaped(term, |c| format!("&#{};", u32::from(c))))),
        ("hexadecimal entities", page(&escaped(term, |c| format!("&#x{:X}", u32::from(c)) + ";"))),
        ("named entities", page(&term.replace('ü', "&uuml;").replace(' ', "&nbsp;"))),
        ("entities twice", page(&escaped(term, |c| format!("&amp;#{};", u32::from(c))))),
        ("JSON", json.clone()),
        ("JSON key", format!("{{\"{term}\": [[[1]]]}}")),
        ("JSON escapes", format!("[\"{ascii}\"]")),
        ("JSON of HTML", serde_json::json!([{"html": page(&format!("<i>{term}</i>"))}]).to_string()),
        ("nested lists", format!("[[[[[[[[[[[[[[[[[[[[\"{term}\"]]]]]]]]]]]]]]]]]]]]")),
        ("script escapes", format!("let a = '{ascii}';")),
        (
            "feed",
            format!(
                "<?xml version='1.0'?><feed><entry><content type=\"html\">&lt;p&gt;{}&lt;/p&gt;</content></entry></feed>",
                term.replacen(' ', " &lt;em&gt;", 1)
            ),
        ),
        ("CDATA", format!("<rss><description><![CDATA[<p>{term}</p>]]></description></rss>")),
        (
            "sitemap",
            format!("<urlset><url><loc>https://x.example/{}</loc></url></urlset>", slug::slugify(term)),
        ),
        ("SVG", format!("<svg><title>{term}</title></svg>")),
        ("SVG text", format!("<svg><text>{}</text></svg>", term.replacen(' ', "</tspan> <tspan>", 1))),
        ("data address", page(&format!("<img src=\"data:text/plain;base64,{}\">", base64(term.as_bytes())))),
        (
            "percent data",
            page(&format!(
                "<img src=\"data:image/svg+xml,{}\">",
                percent(&format!("<svg><desc>{term}</desc></svg>"))
            )),
        ),
        ("base64", format!("key = {}", base64(term.as_bytes()))),
        ("base64 in a path", format!("/a/{}", base64(format!("and so {term} on").as_bytes()))),
        (
            "wrapped base64",
            base64(format!("{} {term} {}", "x ".repeat(20), "y ".repeat(40)).as_bytes())
                .as_bytes()
                .chunks(76)
                .map(|line| String::from_utf8_lossy(line).into_owned())
                .collect::<Vec<_>>()
                .join("\n"),
        ),
        ("base64 of base64", base64(base64(term.as_bytes()).as_bytes())),
    ]
}

fn files(term: &str) -> Vec<(&'static str, Vec<u8>)> {
    let image =
        |body: &[u8]| format!("<img src=\"data:image/png;base64,{}\">", base64(&png(&chunk(*b"tEXt", body))));
    let mut files: Vec<(&str, Vec<u8>)> =
        texts(term).into_iter().map(|(form, text)| (form, text.into_bytes())).collect();
    let text = term.as_bytes();
    let noise = png(b"");
    files.extend([
        ("UTF-16", [b"\xFF\xFE", utf16(term, false).as_slice()].concat()),
        ("gzip", gzip(format!("<p>{term}</p>").as_bytes())),
        ("gzip of gzip", gzip(&gzip(text))),
        ("zlib", zlib(text)),
        ("gzip in base64", base64(&gzip(text)).into_bytes()),
        ("PNG tEXt", png(&chunk(*b"tEXt", &[b"Author\0", text].concat()))),
        ("PNG zTXt", png(&chunk(*b"zTXt", &[b"Author\0\0".as_slice(), &zlib(text)].concat()))),
        ("PNG iTXt", png(&chunk(*b"iTXt", &[b"XML\0\x01\0en\0\0".as_slice(), &zlib(text)].concat()))),
        ("PNG in a page", image(&[b"Author\0", text].concat()).into_bytes()),
        ("behind a PNG", [noise.as_slice(), text].concat()),
        ("UTF-16 behind a PNG", [noise.as_slice(), b"\0", &utf16(term, true)].concat()),
        ("JPEG EXIF", jpeg(0xE1, &[b"Exif\0\0II*\0", text, b"\0"].concat())),
        ("JPEG EXIF in UTF-16", jpeg(0xE1, &[b"Exif\0\0II*\0".as_slice(), &utf16(term, false)].concat())),
        (
            "JPEG XMP",
            jpeg(
                0xE1,
                format!("http://ns.adobe.com/xap/1.0/\0<x:a><dc:title>{term}</dc:title></x:a>").as_bytes(),
            ),
        ),
        (
            "JPEG IPTC",
            jpeg(0xED, &[b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x10\x1C\x02\x78\0\x08", text].concat()),
        ),
        ("JPEG comment", jpeg(0xFE, text)),
        ("behind a JPEG", [jpeg(0xFE, b""), text.to_vec()].concat()),
        ("WebP XMP", [b"RIFF\x40\0\0\0WEBPXMP \x20\0\0\0", text].concat()),
        ("Latin-1", term.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect::<Vec<u8>>()),
    ]);
    files
}

#[test]
fn a_planted_title_is_found_in_every_form() {
    let private = [note("Talks/Raise.md", TITLE, "")];
    for (form, bytes) in files(TITLE) {
        // What is in another encoding loses its accents; only a title without them is whole there.
        let title = if form == "Latin-1" { "Zuerich salary talk" } else { TITLE };
        let bytes = if form == "Latin-1" {
            b"Caf\xE9 Zuerich salary talk in the evening at four".to_vec()
        } else {
            bytes
        };
        let notes = [note("Talks/Raise.md", title, "")];
        let found =
            found(&Audit { staged: &staged([("a.bin", &bytes)]), private: &notes, ..Audit::default() });
        assert!(
            found.iter().any(|hit| hit.starts_with("Title Z")),
            "{form}: {found:?}\n{}",
            bytes.escape_ascii()
        );
    }
    for name in [format!("{TITLE}.html"), slug::slugify(TITLE), format!("tags/{}/index.html", percent(TITLE))]
    {
        let found =
            found(&Audit { staged: &[(name.clone(), Vec::new())], private: &private, ..Audit::default() });
        assert_eq!(found, [format!("Title {TITLE} {name}:0")]);
    }
}

#[test]
fn planted_words_are_found_in_every_form() {
    let text = format!("# Title\n\n- An item\n- Of course {WORDS}, [see](https://example.org)\n");
    let private = [note("Talks/Raise.md", "Raise", &text)];
    for (form, bytes) in files(WORDS) {
        // These cut a text at each of its words.
        if matches!(form, "bare attribute" | "data attribute" | "slug" | "link" | "sitemap") {
            continue;
        }
        let found =
            found(&Audit { staged: &staged([("a.bin", &bytes)]), private: &private, ..Audit::default() });
        assert!(
            found.iter().any(|hit| hit.starts_with("Words ")),
            "{form}: {found:?}\n{}",
            bytes.escape_ascii()
        );
    }
}

#[test]
fn lines_are_those_of_the_file() {
    let private = [note("A.md", TITLE, "")];
    let page = format!(
        "<html>\n<!-- a\nb -->\n<p\n class=\"x\n y\">one</p>\n<p>{TITLE}</p>\n<i title='{}'>\n<a href='data:,a%0Ab%0A{}'>",
        "Pay day secret",
        percent("Host number nine")
    );
    let notes =
        [note("A.md", TITLE, ""), note("B.md", "Pay day secret", ""), note("C.md", "Host number nine", "")];
    let files = staged([
        ("a.html", page.as_bytes()),
        ("b.json", format!("{{\n\"a\\n\": 1,\n\"b\": \"{TITLE}\"}}").as_bytes()),
        ("c.txt", format!("a\nb\n{} c", base64(format!("\n\n\n{TITLE}").as_bytes())).as_bytes()),
        ("d.js", format!("a\r\nb\r\n{TITLE}\n{TITLE}").as_bytes()),
    ]);
    let all = found(&Audit { staged: &files, private: &notes, ..Audit::default() });
    assert_eq!(
        all,
        [
            format!("Title {TITLE} a.html:7"),
            "Title Pay day secret a.html:8".to_owned(),
            "Title Host number nine a.html:9".to_owned(),
            format!("Title {TITLE} b.json:3"),
            format!("Title {TITLE} c.txt:3"),
            format!("Title {TITLE} d.js:3"),
        ]
    );
    assert_eq!(private.len(), 1);
}

#[test]
fn paths_of_the_machine_are_found_in_every_form() {
    let machine = Machine { home: Some("/home/jürgen"), user: Some("jürgen"), host: Some("tower-7") };
    for (form, bytes) in files("at /home/jürgen/notes now") {
        if matches!(
            form,
            "slug"
                | "another punctuation"
                | "sitemap"
                | "spans alone"
                | "bare attribute"
                | "data attribute"
                | "Latin-1"
                | "a wrapped line"
        ) {
            continue;
        }
        let found = found(&Audit { staged: &staged([("a.bin", &bytes)]), machine, ..Audit::default() });
        let home = |hit: &String| hit.starts_with("Home ");
        assert!(found.iter().any(home), "{form}: {found:?}\n{}", bytes.escape_ascii());
    }
}

#[test]
fn hostile_files_end_soon() {
    let bomb = gzip(&vec![b' '; 40 << 20]);
    let nested = (0..40).fold(TITLE.as_bytes().to_vec(), |inner, _| gzip(&inner));
    let deep = "[".repeat(100_000) + "\"";
    let tags = "<a".repeat(100_000);
    let quotes = "<p a=\"".repeat(50_000);
    let percents = "%25".repeat(100_000);
    let comments = "<!--".repeat(50_000);
    let files = staged([
        ("a", &bomb),
        ("b", &nested),
        ("c", deep.as_bytes()),
        ("d", tags.as_bytes()),
        ("e", quotes.as_bytes()),
        ("f", percents.as_bytes()),
        ("g", comments.as_bytes()),
        ("h", b"\x1F\x8B\x08 no gzip"),
        ("i", b"\x89PNG\r\n\x1a\n\xFF\xFF\xFF\xFFtEXt"),
    ]);
    assert_eq!(
        found(&Audit { staged: &files, private: &[note("A.md", TITLE, "")], ..Audit::default() }),
        [""; 0]
    );
}
