//! Words that stand nowhere but in what is private, in every place of it, looked for in every byte that was published.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

/// Stands around each word, so that all are found by one look.
const MARK: &str = "qz";

const SETTINGS: &str = r#"
as_of = "2026-11-15"
timezone = "UTC"
[private]
folders = ["Clients"]
tags = ["nda"]
[redact]
"qzredactedqz" = "somebody"
[portfolio]
title = "Canaries"
base_url = "https://example.org/work/"
sections = ["Notes to self"]
"#;

/// A private note with a word in every place that one can have.
fn secret(name: &str, head: &str) -> String {
    format!(
        "---\n{head}\ntype: case\ndate: 2026-03-02\ntitle: qz{name}titleqz\nqz{name}keyqz: qz{name}valueqz\n\
         aliases: [qz{name}aliasqz]\ntags: [qz{name}tagqz, shared]\ndomains: [qz{name}domainqz, network]\n\
         pattern: qz{name}patternqz\nsummary: qz{name}summaryqz\nslug: qz{name}slugqz\npeople: [qz{name}personqz]\n---\n\
         # qz{name}headingoneqz\n\nqz{name}bodyqz #qz{name}hashqz ^qz{name}blockqz\n\n## Symptoms\n\n- qz{name}symptomqz\n\n\
         ## Diagnostic path\n\n1. qz{name}checkqz -> qz{name}findingqz\n\n## qz{name}headingqz\n\n%%qz{name}commentqz%%\n\n\
         ```qz{name}languageqz\nqz{name}fenceqz\n```\n\n![qz{name}altqz](../img/qz{name}pictureqz.png)\n\n[[Open]] ![[shared.png]]\n"
    )
}

/// A public note that names all of it, in every way that a note can.
fn open(names: &[&str]) -> String {
    let mut text = String::from(
        "---\npublish: true\ntype: case\ndate: 2026-03-03\ntags: [shared]\ndomains: [network]\n\
         qzopenkeyqz: qzopenvalueqz\naliases: [qzopenaliasqz]\npeople: [qzopenpersonqz]\n---\n\
         # qzcontroltitleqz\n\nqzcontrolbodyqz <!-- qzopenhtmlqz --> %%qzopencommentqz%%\n\n\
         By qzredactedqz, QZREDACTEDQZ and <span title=\"qzopenattributeqz\">us</span>.\n\n\
         > [!private] qzopencalloutqz\n> qzopencalloutbodyqz\n\n- ```\n  code\n\n%%qzopenafterfenceqz%%\n\n\
         ![[shared.png]] ![[photo.jpg|100]]\n\n## Notes to self\n\nqzopensectionqz\n\n## Diagnostic path\n\n",
    );
    for name in names {
        let _ = write!(
            text,
            "1. [[qz{name}fileqz]] -> ![[qz{name}fileqz#qz{name}headingqz]] and [[qz{name}fileqz#^qz{name}blockqz]]\n\
             2. [[qz{name}aliasqz]], ![[qz{name}pictureqz.png]], [words](qz{name}fileqz.md), [words][r{name}]\n\n\
             [r{name}]: qz{name}fileqz.md \"qz{name}fileqz\"\n\n",
        );
    }
    text
}

fn write(root: &Path, file: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(file);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, bytes).unwrap();
}

/// A picture of one point that says something about its author.
pub(crate) fn png(words: &str) -> Vec<u8> {
    let chunk = |kind: &[u8; 4], data: &[u8]| {
        let mut chunk = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
        let body = [&kind[..], data].concat();
        chunk.extend(&body);
        chunk.extend(crc(&body).to_be_bytes());
        chunk
    };
    let point = [0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0x00, 0x03, 0x86, 0x01, 0x80];
    let header = [0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];
    let mut image = b"\x89PNG\r\n\x1a\n".to_vec();
    image.extend(chunk(b"IHDR", &header));
    image.extend(chunk(b"tEXt", format!("Author\0{words}").as_bytes()));
    image.extend(chunk(b"IDAT", &point));
    image.extend(chunk(b"IEND", b""));
    image.extend(words.as_bytes());
    image
}

fn crc(bytes: &[u8]) -> u32 {
    let shift = |crc: u32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), |crc, _| shift(crc)))
}

/// The smallest picture in JPEG's clothes: a comment and a segment of Exif among what has to be there.
pub(crate) fn jpeg(words: &str) -> Vec<u8> {
    let segment = |marker: u8, data: &[u8]| {
        let length = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], &length[..], data].concat()
    };
    let mut image = vec![0xff, 0xd8];
    image.extend(segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"));
    image.extend(segment(0xe1, format!("Exif\0\0{words}").as_bytes()));
    image.extend(segment(0xfe, words.as_bytes()));
    image.extend(segment(0xdb, &[&[0][..], &[16; 64]].concat()));
    image.extend(segment(0xc0, &[8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
    image.extend(segment(0xc4, &[&[0, 1][..], &[0; 15], &[0]].concat()));
    image.extend(segment(0xc4, &[&[0x10, 1][..], &[0; 15], &[0]].concat()));
    image.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    image.extend([0x3f, 0xff, 0xd9]);
    image
}

/// The marked words in some bytes, however they are written: as they are, by percent signs, entities, escapes of JSON
/// and base64.
fn found(bytes: &[u8]) -> BTreeSet<String> {
    let raw = String::from_utf8_lossy(bytes).to_lowercase();
    let wide: String = bytes.iter().filter(|byte| **byte != 0).map(|byte| char::from(*byte)).collect();
    let mut texts = vec![percent(&raw), entities(&raw), escapes(&raw), wide.to_lowercase()];
    texts.extend(base64(bytes));
    texts.push(raw);
    let mut words = BTreeSet::new();
    for text in texts {
        let mut rest = text.as_str();
        while let Some(at) = rest.find(MARK) {
            let word: String = rest[at..].chars().take_while(char::is_ascii_lowercase).collect();
            if word.len() > 4 && word.ends_with(MARK) {
                words.insert(word);
            }
            rest = &rest[at + MARK.len()..];
        }
    }
    words
}

fn percent(text: &str) -> String {
    let mut parts = text.split('%');
    let mut decoded = parts.next().unwrap_or("").to_owned();
    for part in parts {
        match part.get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(char::from(byte));
                decoded.push_str(&part[2..]);
            }
            None => decoded.push_str(part),
        }
    }
    decoded
}

pub(crate) fn entities(text: &str) -> String {
    let mut parts = text.split("&#");
    let mut decoded = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (number, rest) = part.split_once(';').unwrap_or(("", part));
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        };
        decoded.extend(code.and_then(char::from_u32));
        decoded.push_str(rest);
    }
    decoded
}

fn escapes(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut decoded = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let code = part.get(..4).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        decoded.extend(code.and_then(char::from_u32));
        decoded.push_str(part.get(4..).unwrap_or(""));
    }
    decoded
}

/// What long runs of the letters of base64 come to, begun at each of their first four.
fn base64(bytes: &[u8]) -> Vec<String> {
    let digit = |byte: u8| {
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".iter().position(|b| *b == byte)
    };
    let runs = bytes.split(|byte| digit(*byte).is_none()).filter(|run| run.len() >= 16);
    let decoded = |run: &[u8]| {
        let digits: Vec<usize> = run.iter().filter_map(|byte| digit(*byte)).collect();
        let bytes = digits.chunks_exact(4).flat_map(|four| {
            let bits = four.iter().fold(0, |bits, digit| bits << 6 | digit);
            [bits >> 16, bits >> 8, bits].map(|byte| u8::try_from(byte & 255).unwrap())
        });
        String::from_utf8_lossy(&bytes.collect::<Vec<u8>>()).to_lowercase()
    };
    runs.flat_map(|run| (0..4).map(|from| decoded(&run[from..])).collect::<Vec<_>>()).collect()
}

#[test]
fn no_word_of_what_is_private_is_in_any_byte() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "casebook.toml", SETTINGS);
    let names = ["unmarked", "quoted", "twice", "damaged", "client", "nda", "later"];
    let heads = [
        "",
        "publish: \"true\"",
        "publish: true\npublish: true",
        "publish: true\nx: [",
        "publish: true",
        "publish: true\ntag: nda",
        "publish: true\nstarted: 2027-01-01T00:00Z",
    ];
    for (name, head) in names.iter().zip(heads) {
        let text = secret(name, head);
        let text = if *name == "later" { text.replace("date: 2026-03-02", "date: 2027-03-02") } else { text };
        let top = if *name == "client" { "Clients" } else { "Secret" };
        write(root, &format!("{top}/qz{name}folderqz/qz{name}fileqz.md"), text);
        write(root, &format!("{top}/img/qz{name}pictureqz.png"), png("qzlonelypictureqz"));
    }
    // One of its pictures is public by the note that shows it, and is named as it is there.
    write(root, "Open.md", open(&names).replace("![[qzunmarkedpictureqz.png]], ", ""));
    write(root, "shared.png", png("qzsharedpictureqz"));
    write(root, "photo.jpg", jpeg("qzphotoqz"));
    for name in &names[1..] {
        std::fs::remove_file(root.join(format!("Secret/img/qz{name}pictureqz.png"))).ok();
    }

    let run = Command::new(env!("CARGO_BIN_EXE_casebook"))
        .args(["publish", "--color", "never"])
        .arg(root)
        .env_remove("CI")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&run.stderr);
    assert_eq!(run.status.code(), Some(0), "{told}");

    let site = root.join("casebook/portfolio");
    let mut leaked = BTreeSet::new();
    let mut control = BTreeSet::new();
    let mut pictures = 0;
    for entry in
        walkdir::WalkDir::new(&site).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file())
    {
        let path = entry.path().strip_prefix(&site).unwrap().to_string_lossy().into_owned();
        pictures += usize::from(path.starts_with("files/"));
        let bytes = std::fs::read(entry.path()).unwrap();
        for word in found(path.as_bytes()).into_iter().chain(found(&bytes)) {
            if word.starts_with("qzcontrol") {
                control.insert((word, path.clone()));
            } else {
                leaked.insert(format!("{word} in {path}"));
            }
        }
    }
    assert_eq!(leaked, BTreeSet::new());
    assert_eq!(pictures, 2, "{told}");
    // The look finds what is there.
    for (word, place) in [
        ("qzcontroltitleqz", "cases/qzcontroltitleqz.html"),
        ("qzcontrolbodyqz", "cases/qzcontroltitleqz.html"),
        ("qzcontroltitleqz", "feed.xml"),
        ("qzcontroltitleqz", "sitemap.xml"),
        ("qzcontroltitleqz", "cases.html"),
    ] {
        assert!(control.contains(&(word.to_owned(), place.to_owned())), "{word} in {place}");
    }
    assert!(control.iter().any(|(word, place)| word == "qzcontrolbodyqz" && place.starts_with("search")));
}

#[test]
fn the_look_finds_a_word_in_every_form() {
    for bytes in [
        "a qzxqz b".as_bytes().to_vec(),
        b"%71zx%71z".to_vec(),
        b"&#113;zx&#x71;z".to_vec(),
        b"\\u0071zxq\\u007a".to_vec(),
        b"data:image/png;base64,AAAAcXp4cXoAAAAA".to_vec(),
        b"q\0z\0x\0q\0z\0".to_vec(),
        png("qzxqz"),
        jpeg("qzxqz"),
    ] {
        assert_eq!(
            found(&bytes),
            BTreeSet::from(["qzxqz".to_owned()]),
            "{}",
            String::from_utf8_lossy(&bytes)
        );
    }
}
