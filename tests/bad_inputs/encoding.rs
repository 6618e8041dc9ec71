use crate::support::{Row, check, vault};

const ROWS: &[Row<'_>] = &[
    (
        "row 24: BOM",
        &[("A.md", "\u{feff}---\ntitle: T\npublish: true\n---\nx\n")],
        &[],
        "note title (public)",
    ),
    (
        "row 24: a BOM before a finding",
        &[("A.md", "\u{feff}[[Nowhere]]\n")],
        &["CB0501 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 25: CRLF",
        &[(
            "A.md",
            "---\r\ntype: case\r\ndate: 2026-02-30\r\npublish: true\r\n---\r\n\r\n## Root cause\r\nx [[Nowhere]]\r\n",
        )],
        &["CB0201 A.md:3:7 error", "CB0501 A.md:8:3 warning"],
        "case root_cause (public)",
    ),
    (
        "row 25: lone CR",
        &[(
            "A.md",
            "---\rtype: case\rdate: 2026-02-30\rpublish: true\r---\r\r## Root cause\rx [[Nowhere]]\r",
        )],
        &["CB0201 A.md:3:7 error", "CB0501 A.md:8:3 warning"],
        "case root_cause (public)",
    ),
    (
        "row 25: mixed",
        &[(
            "A.md",
            "---\r\ntype: case\ndate: 2026-02-30\rpublish: true\n---\r\r\n## Root cause\n\rx [[Nowhere]]\r\n",
        )],
        &["CB0201 A.md:3:7 error", "CB0501 A.md:9:3 warning"],
        "case root_cause (public)",
    ),
    ("row 29: NUL in the body", &[("A.md", "a\nb\0c\u{1b}[31m\n")], &["CB0023 A.md:2:2 warning"], "note"),
    (
        "row 29: NUL in front matter",
        &[("A.md", "---\ntitle: a\0b\nsummary: s\npublish: true\n---\n")],
        &["CB0102 A.md:2:9 error", "CB0023 A.md:2:9 warning"],
        "note summary",
    ),
    (
        "row 29: ESC in front matter",
        &[("A.md", "---\ntitle: a\u{1b}b\nsummary: s\npublish: true\n---\n")],
        &["CB0102 A.md:2:8 error", "CB0023 A.md:2:9 warning"],
        "note summary",
    ),
    ("row 29: a C1 control character", &[("A.md", "a\u{9b}31m\n")], &["CB0023 A.md:1:2 warning"], "note"),
    ("row 29: tab, form feed", &[("A.md", "a\tb\u{c}\n")], &[], "note"),
    (
        "row 30: zero width in a slug",
        &[("A.md", "---\nslug: a\u{200b}b\n---\n")],
        &["CB0016 A.md:2:7 error"],
        "note slug",
    ),
    (
        "row 30: bidi override in a slug",
        &[("A.md", "---\nslug: a\u{202e}b\n---\n")],
        &["CB0016 A.md:2:7 error"],
        "note slug",
    ),
    (
        "row 30: bidi override in a key",
        &[("A.md", "---\nti\u{202e}tle: x\nsummary: s\n---\n")],
        &["CB0024 A.md:2:1 warning", "CB0112 A.md:2:1 warning"],
        "note summary",
    ),
    (
        "row 30: soft hyphen in a key",
        &[("A.md", "---\npub\u{ad}lish: true\n---\n")],
        &["CB0024 A.md:2:1 warning", "CB0112 A.md:2:1 warning"],
        "note",
    ),
    (
        "row 30: a letter mark in a key",
        &[("A.md", "---\npublish\u{61c}: true\n---\n")],
        &["CB0024 A.md:2:1 warning", "CB0113 A.md:2:11 warning"],
        "note",
    ),
    ("row 32: zero bytes", &[("A.md", "")], &[], "note"),
    ("row 32: a BOM alone", &[("A.md", "\u{feff}")], &[], "note"),
    ("row 32: white space", &[("A.md", " \n\t\r\n")], &[], "note"),
];

#[test]
fn encodings_and_odd_characters() {
    check(ROWS);
}

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

/// What is found in one note and what is read of it.
fn read(bytes: &[u8]) -> (Vec<String>, String) {
    let read = vault(&[("A.md", bytes)]);
    (read.found(), read.reads("A.md"))
}

fn found(found: &[&str], reads: &str) -> (Vec<String>, String) {
    (found.iter().map(|f| (*f).to_owned()).collect(), reads.to_owned())
}

#[test]
fn row_26_utf16() {
    let text = "---\ntype: case\ndate: 2026-03-02\npublish: true\n---\n[[Nowhere]]\n";
    for big in [false, true] {
        let expected = found(&["CB0022 A.md warning", "CB0501 A.md:6:1 warning"], "case date (public)");
        assert_eq!(read(&utf16(text, big)), expected);
    }
    // Half a character in the front matter: what it says can't be trusted.
    let mut broken = utf16("---\npublish: true\ntitle: ?\n---\n", false);
    let at = broken.iter().position(|b| *b == b'?').unwrap();
    broken.splice(at..=at + 1, [0x00, 0xd8]);
    assert_eq!(read(&broken).1, "note title");
    // Without its mark it is text full of NULs.
    assert_eq!(read(&utf16("ab", false)[2..]).0, ["CB0023 A.md:1:2 warning"]);
}

#[test]
fn row_27_invalid_in_the_body() {
    let bytes = b"---\npublish: true\n---\n\nab\xffcd \xc3\n";
    assert_eq!(read(bytes), found(&["CB0021 A.md:5:3 error"], "note (public)"));
    let read = vault(&[("A.md", bytes)]);
    assert_eq!(read.findings[0].message, "byte 25 is not UTF-8");
}

#[test]
fn row_28_invalid_in_front_matter_is_private() {
    for (name, bytes, place) in [
        ("plain", &b"---\ntitle: a\xff\npublish: true\n---\nx"[..], "2:9"),
        ("after publish", b"---\npublish: true\ntitle: a\xff\n---\nx", "3:9"),
        ("after a BOM", b"\xef\xbb\xbf---\npublish: true\ntitle: a\xff\n---\nx", "3:9"),
        ("lone CR", b"---\rpublish: true\rtitle: a\xff\r---\rx", "3:9"),
        (
            "after a line that is like a fence",
            b"---\npublish: true\nx: \"\n---a\"\ntitle: a\xff\n---\nx",
            "5:9",
        ),
        ("in a comment", b"---\npublish: true\n# \xff\n---\nx", "3:3"),
        ("Latin-1", b"---\npublish: true\ntitle: caf\xe9\n---\nx", "3:11"),
        ("half a character", b"---\npublish: true\ntitle: \xf0\x9f\x98\n---\nx", "3:8"),
        ("an encoded surrogate", b"---\npublish: true\ntitle: \xed\xa0\x80\n---\nx", "3:8"),
    ] {
        let (found, reads) = read(bytes);
        assert!(found.contains(&format!("CB0021 A.md:{place} error")), "{name}: {found:?}");
        assert!(!reads.contains("public)"), "{name}: {reads}");
    }
}

#[test]
fn row_31_a_long_line() {
    let text = format!(
        "---\ntype: case\ndate: 2026-03-02\n---\n## Symptoms\n{} [[Nowhere]]\n",
        "é ".repeat(350_000)
    );
    let read = vault(&[("A.md", text.as_str())]);
    assert_eq!(read.found(), ["CB0501 A.md:6:700002 warning"]);
}
