use crate::support::{Row, check, vault};

pub(crate) const FENCES: &[Row<'_>] = &[
    (
        "row 33: unclosed",
        &[("A.md", "---\ntype: case\ndate: 2026-03-02\npublish: true\n\n## Root cause\nx\n")],
        &["CB0101 A.md:1:1 error"],
        "note",
    ),
    (
        "row 33: unclosed, a quoted name first",
        &[("A.md", "---\n\"type\": case\npublish: true\n")],
        &["CB0101 A.md:1:1 error"],
        "note",
    ),
    ("row 33: unclosed, an empty line first", &[("A.md", "---\n\ntype: case\npublish: true\n")], &[], "note"),
    (
        "row 33: unclosed, a comment first",
        &[("A.md", "---\n# mine\n# all\ntype: case\npublish: true\n")],
        &["CB0101 A.md:1:1 error"],
        "note",
    ),
    (
        "row 33: a rule, a heading and a remark",
        &[("A.md", "---\n# Mine\nNote: it is private\n")],
        &[],
        "note",
    ),
    ("row 33: a rule, a heading and text", &[("A.md", "---\n# Mine\n\ntype: case\n")], &[], "note"),
    (
        "row 33: closed by four dashes",
        &[("A.md", "---\ntype: case\npublish: true\n----\nx\n")],
        &["CB0101 A.md:1:1 error"],
        "note",
    ),
    (
        "row 33: closed by dots",
        &[("A.md", "---\ntype: case\npublish: true\n...\nx\n")],
        &["CB0101 A.md:1:1 error"],
        "note",
    ),
    (
        "row 33: closed by an indented line",
        &[("A.md", "---\ntitle: T\npublish: true\n ---\nx\n")],
        &["CB0101 A.md:1:1 error"],
        "note",
    ),
    ("row 33: the opening line alone", &[("A.md", "---")], &[], "note"),
    ("row 34: a thematic break on line 1", &[("A.md", "---\n\nText.\n")], &[], "note"),
    ("row 34: two thematic breaks", &[("A.md", "---\n\nText: one.\n\n---\n\nText.\n")], &[], "note"),
    ("row 34: a longer rule", &[("A.md", "-----\nText.\n")], &[], "note"),
    ("row 34: spaces after the fences", &[("A.md", "--- \ntitle: T\n---\t \nx\n")], &[], "note title"),
    ("row 34: an empty block", &[("A.md", "---\n---\nx\n")], &[], "note"),
    ("row 34: a block of empty lines", &[("A.md", "---\n\n\n---\nx\n")], &[], "note"),
    ("row 34: a block of comments", &[("A.md", "---\n# c\n---\nx\n")], &[], "note"),
    ("row 36: text", &[("A.md", "---\njust text\n---\nx\n")], &["CB0104 A.md:2:1 error"], "note"),
    ("row 36: a list", &[("A.md", "---\n- a\n- b\n---\nx\n")], &["CB0104 A.md:2:1 error"], "note"),
    (
        "row 49: js",
        &[("A.md", "---js\ntype: case\npublish: true\n---\nx\n")],
        &["CB0108 A.md:1:1 warning"],
        "note",
    ),
    ("row 49: toml", &[("A.md", "---toml\npublish = true\n---\nx\n")], &["CB0108 A.md:1:1 warning"], "note"),
    (
        "row 49: plus signs",
        &[("A.md", "+++\npublish = true\n+++\nx\n")],
        &["CB0108 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 49: plus signs and old line ends",
        &[("A.md", "+++\rpublish = true\r+++\rx\r")],
        &["CB0108 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 51: a second document",
        &[("A.md", "---\ntitle: T\npublish: true\n...\npublish: false\n---\nx\n")],
        &["CB0110 A.md:5:1 warning"],
        "note title",
    ),
    (
        "row 54: a rule in the body",
        &[("A.md", "---\ntitle: T\n---\n\na\n\n---\n\nb: c\n\n---\n")],
        &[],
        "note title",
    ),
    (
        "row 54: a rule in a block text",
        &[("A.md", "---\ntitle: |\n  a\n  ---\n  b\npublish: true\n---\nx\n")],
        &[],
        "note title (public)",
    ),
    ("row 55: an empty body", &[("A.md", "---\ntype: case\ndate: 2026-03-02\n---")], &[], "case date"),
    (
        "row 55: JSON",
        &[("A.md", "---\n{\"title\": \"T\", \"publish\": true}\n---\nx\n")],
        &[],
        "note title (public)",
    ),
];

pub(crate) const YAML: &[Row<'_>] = &[
    (
        "row 35: duplicate key",
        &[("A.md", "---\ntitle: A\nrole: x\ntitle: B\n---\n")],
        &["CB0103 A.md:4:1 error"],
        "note title",
    ),
    (
        "row 35: duplicate publish",
        &[("A.md", "---\npublish: true\npublish: true\n---\n")],
        &["CB0103 A.md:3:1 error"],
        "note",
    ),
    (
        "row 35: duplicate publish, quoted",
        &[("A.md", "---\npublish: true\n\"publish\": false\n---\n")],
        &["CB0103 A.md:3:1 error"],
        "note",
    ),
    (
        "row 35: duplicate publish, other case",
        &[("A.md", "---\npublish: true\nPublish: false\n---\n")],
        &["CB0103 A.md:3:1 error"],
        "note",
    ),
    (
        "row 35: duplicate type, other case",
        &[("A.md", "---\ntype: case\nType: audit\ndate: 2026-03-02\npublish: true\n---\n")],
        &["CB0103 A.md:3:1 error"],
        "case date",
    ),
    (
        "row 35: duplicate in a broken block",
        &[("A.md", "---\npublish: true\na: @x\npublish: false\n---\n")],
        &["CB0107 A.md:3:4 error", "CB0103 A.md:4:1 error"],
        "note",
    ),
    (
        "row 35: duplicate in a nested mapping",
        &[("A.md", "---\ntitle: T\nx: {a: 1, a: 2}\n---\n")],
        &[],
        "note title",
    ),
    (
        "row 37: tab",
        &[("A.md", "---\ntype: case\ntags:\n\t- x\n\t- y\ndate: 2026-03-02\npublish: true\n---\n")],
        &["CB0114 A.md:4:1 error"],
        "case date",
    ),
    ("row 37: tab after spaces", &[("A.md", "---\ntags:\n  \t- x\ntitle: T\n---\n")], &[], "note title tags"),
    ("row 37: tab between name and value", &[("A.md", "---\ntitle:\tT\n---\n")], &[], "note title"),
    (
        "row 38: placeholder",
        &[("A.md", "---\ntype: case\ndate: {{date}}\n---\n")],
        &["CB0301 A.md:2:7 error", "CB0111 A.md:3:7 warning", "CB0213 A.md:3:7 info"],
        "case",
    ),
    (
        "row 38: placeholder of Templater",
        &[("A.md", "---\ntitle: <% tp.file.title %>\ndate: 2026-03-02\n---\n")],
        &["CB0111 A.md:2:8 warning"],
        "note date",
    ),
    (
        "row 38: placeholder in quotes",
        &[("A.md", "---\ntitle: \"{{title}}\"\nsummary: s\n---\n")],
        &["CB0111 A.md:2:8 warning"],
        "note summary",
    ),
    (
        "row 38: words about placeholders are none",
        &[
            ("A.md", "---\ntitle: About `{{date}}` and {{ }} in nodes\nsummary: s\n---\n"),
            ("C.md", "---\ntitle: it`s {{title}}\n---\n"),
            ("B.md", "---\ntitle: \"`x` of {{date}}\"\nsummary: s\n---\n"),
        ],
        &["CB0111 B.md:2:8 warning", "CB0111 C.md:2:8 warning"],
        "note title summary",
    ),
    (
        "row 38: placeholder as a line",
        &[("A.md", "---\n{{properties}}\ntitle: T\n---\n")],
        &["CB0111 A.md:2:2 warning"],
        "note title",
    ),
    (
        "row 38: placeholder in a list",
        &[("A.md", "---\ntags:\n  - {{tag}}\ntitle: T\n---\n")],
        &["CB0111 A.md:3:3 warning"],
        "note title",
    ),
    (
        "row 39: @name",
        &[("A.md", "---\npeople: @anna\ntitle: T\n---\n")],
        &["CB0107 A.md:2:9 error"],
        "note title",
    ),
    (
        "row 39: @name in a list",
        &[("A.md", "---\npeople:\n  - ben\n  - @anna\ntitle: T\n---\n")],
        &["CB0107 A.md:4:5 error"],
        "note title",
    ),
    (
        "row 39: @name in brackets",
        &[("A.md", "---\npeople: [@anna, ben]\ntitle: T\n---\n")],
        &["CB0107 A.md:2:10 error"],
        "note title",
    ),
    (
        "row 39: a colon",
        &[("A.md", "---\ntitle: DNS: the return\nsummary: s\n---\n")],
        &["CB0107 A.md:2:8 error"],
        "note summary",
    ),
    (
        "row 39: a colon after a quoted name",
        &[("A.md", "---\n\"a: b\": c: d\ntitle: T\n---\n")],
        &["CB0107 A.md:2:9 error"],
        "note title",
    ),
    (
        "row 39: backtick, percent, star",
        &[("A.md", "---\na: `x`\nb: %x\nc: *x\ntitle: T\n---\n")],
        &["CB0107 A.md:2:4 error", "CB0107 A.md:3:4 error", "CB0107 A.md:4:4 error"],
        "note title",
    ),
    ("row 43: a null tag", &[("A.md", "---\ntags: [null]\ntitle: T\n---\n")], &[], "note title"),
    (
        "row 43: other nothings",
        &[("A.md", "---\ntags: [~, , \"\"]\naliases:\ntitle: T\n---\n")],
        &["CB0102 A.md:2:11 error"],
        "note title",
    ),
    (
        "row 44: a scalar tag",
        &[("A.md", "---\ntype: case\ndate: 2026-03-02\ntags: oncall\naliases: x\n---\n")],
        &[],
        "case date tags aliases",
    ),
    (
        "row 44: a scalar tag makes the kind",
        &[("A.md", "---\ndate: 2026-03-02\ntags: clinical-case\n---\n")],
        &[],
        "case date tags",
    ),
    ("row 44: tags that are a mapping", &[("A.md", "---\ntitle: T\ntags: {a: b}\n---\n")], &[], "note title"),
    (
        "row 50: custom tag",
        &[("A.md", "---\ntitle: !secret x\nsummary: s\n---\n")],
        &["CB0109 A.md:2:16 warning"],
        "note title summary",
    ),
    (
        "row 52: a misspelt publish",
        &[("A.md", "---\ntitle: T\npubish: true\n---\n")],
        &["CB0112 A.md:3:1 warning"],
        "note title",
    ),
    ("row 52: a misspelt type", &[("A.md", "---\ntyp: case\ndate: 2026-03-02\n---\n")], &[], "note date"),
    (
        "row 52: a misspelt kind",
        &[("A.md", "---\ntype: cases\ndate: 2026-03-02\n---\n")],
        &["CB0115 A.md:2:7 warning"],
        "note date",
    ),
    (
        "row 52: two slips for one name",
        &[("A.md", "---\ntype: case\ndate: 2026-03-02\nseverty: a\nseverit: b\n---\n")],
        &["CB0112 A.md:4:1 warning", "CB0112 A.md:5:1 warning"],
        "case date",
    ),
    (
        "row 56: a link",
        &[("A.md", "---\npeople: [[Zz good]]\ntitle: T\n---\n")],
        &["CB0106 A.md:2:9 warning"],
        "note title people",
    ),
    (
        "row 56: a link with a shown text",
        &[("A.md", "---\npeople: [[Zz good|Z]]\n---\n")],
        &["CB0106 A.md:2:9 warning"],
        "note people",
    ),
    (
        "row 56: links in a list",
        &[("A.md", "---\npeople:\n  - [[Zz good]]\n  - \"[[Zz good]]\"\n---\n")],
        &["CB0106 A.md:3:5 warning"],
        "note people",
    ),
    (
        "row 56: a list of links in brackets",
        &[("A.md", "---\npeople: [[[Zz good]], [[A]]]\n---\n")],
        &["CB0106 A.md:2:10 warning", "CB0106 A.md:2:23 warning"],
        "note people",
    ),
    (
        "row 56: two links",
        &[("A.md", "---\npeople: [[Zz good]], [[A]]\ntitle: T\n---\n")],
        &["CB0106 A.md:2:9 error"],
        "note title",
    ),
    (
        "row 56: a link and text",
        &[("A.md", "---\npeople: [[Zz good]] and Ben\ntitle: T\n---\n")],
        &["CB0106 A.md:2:9 warning"],
        "note title",
    ),
    (
        "row 56: a link half open",
        &[("A.md", "---\npeople: [[Zz good]\ntitle: T\n---\n")],
        &["CB0102 A.md:2:9 error"],
        "note title",
    ),
];

pub(crate) const PUBLISH: &[Row<'_>] = &[
    ("row 46: true", &[("A.md", "---\npublish: true # really\n---\n")], &[], "note (public)"),
    ("row 46: false", &[("A.md", "---\npublish: false\n---\n")], &[], "note"),
    ("row 46: nothing", &[("A.md", "---\npublish:\n---\n")], &[], "note"),
    ("row 46: True", &[("A.md", "---\npublish: True\n---\n")], &["CB0113 A.md:2:10 warning"], "note"),
    ("row 46: yes", &[("A.md", "---\npublish: yes\n---\n")], &["CB0113 A.md:2:10 warning"], "note"),
    ("row 46: on", &[("A.md", "---\npublish: on\n---\n")], &["CB0113 A.md:2:10 warning"], "note"),
    ("row 47: \"true\"", &[("A.md", "---\npublish: \"true\"\n---\n")], &["CB0113 A.md:2:10 warning"], "note"),
    (
        "row 47: \"false\"",
        &[("A.md", "---\npublish: \"false\"\n---\n")],
        &["CB0113 A.md:2:10 warning"],
        "note",
    ),
    ("row 47: 9", &[("A.md", "---\npublish: 9\n---\n")], &["CB0113 A.md:2:10 warning"], "note"),
    ("row 47: [true]", &[("A.md", "---\npublish: [true]\n---\n")], &["CB0113 A.md:2:10 warning"], "note"),
    (
        "row 47: a mapping",
        &[("A.md", "---\npublish: {web: true}\n---\n")],
        &["CB0113 A.md:2:10 warning"],
        "note",
    ),
    (
        "row 47: a text tag",
        &[("A.md", "---\npublish: !!str true\n---\n")],
        &["CB0113 A.md:2:16 warning"],
        "note",
    ),
    (
        "row 47: a custom tag",
        &[("A.md", "---\npublish: !x true\n---\n")],
        &["CB0109 A.md:2:13 warning", "CB0113 A.md:2:13 warning"],
        "note",
    ),
    (
        "row 47: an alias",
        &[("A.md", "---\na: &t true\npublish: *t\n---\n")],
        &["CB0113 A.md:3:10 warning"],
        "note",
    ),
    (
        "row 47: a block text",
        &[("A.md", "---\npublish: |\n  true\n---\n")],
        &["CB0113 A.md:3:3 warning"],
        "note",
    ),
    (
        "row 47: another case of the name",
        &[("A.md", "---\nPublish: true\n---\n")],
        &["CB0113 A.md:2:10 warning"],
        "note",
    ),
    ("row 47: a merge key", &[("A.md", "---\n<<: {publish: true}\n---\n")], &[], "note"),
    (
        "row 47: an invisible character in the name",
        &[("A.md", "---\npublish\u{200b}: true\n---\n")],
        &["CB0024 A.md:2:1 warning", "CB0113 A.md:2:11 warning"],
        "note",
    ),
    ("row 47: a field of the body", &[("A.md", "---\ntitle: T\n---\npublish:: true\n")], &[], "note title"),
];

#[test]
fn fences_of_front_matter() {
    check(FENCES);
}

#[test]
fn yaml_that_people_write() {
    check(YAML);
}

#[test]
fn only_the_literal_true_publishes() {
    check(PUBLISH);
}

#[test]
fn row_45_and_46_text_stays_as_it_was_written() {
    let note = "---\ntitle: 1.10\nslug: 0123\nsummary: no\naliases: [2024, on, yes, 0x1F, 10:00]\ntags: [2024, 007]\n---\n";
    let read = vault(&[("A.md", note)]);
    let note = read.note("A.md");
    assert_eq!(read.found(), Vec::<String>::new());
    assert_eq!((note.title.as_str(), note.summary.as_deref()), ("1.10", Some("no")));
    assert_eq!(note.slug.as_ref().map(|(slug, _)| slug.as_str()), Some("0123"));
    assert_eq!(note.aliases, ["2024", "on", "yes", "0x1F", "10:00"]);
    assert_eq!(note.tags, ["2024", "007"]);
}
