use crate::support::{Row, check};

pub(crate) const ROWS: &[Row<'_>] = &[
    (
        "row 69: missing target",
        &[("A.md", "see [[Nowhere]] and ![[none.png]]\n")],
        &["CB0501 A.md:1:5 warning", "CB0501 A.md:1:21 warning"],
        "note",
    ),
    (
        "row 69: missing target, nearly spelt",
        &[("A.md", "[[Zz goood]]\n")],
        &["CB0501 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 69: missing target of a property",
        &[("A.md", "---\npeople: \"[[Nowhere]]\"\n---\n")],
        &["CB0501 A.md:2:9 warning"],
        "note people",
    ),
    ("row 69: an empty target", &[("A.md", "[[]] [[|x]] [[#]] []() ![[]]\n")], &[], "note"),
    (
        "row 70: ambiguous name",
        &[("A.md", "[[N]] [[x/N]]\n"), ("x/N.md", ""), ("y/N.md", "")],
        &["CB0502 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 70: a name in the own folder",
        &[("x/A.md", "[[N]]\n"), ("x/N.md", ""), ("y/N.md", "")],
        &["CB0502 x/A.md:1:1 warning"],
        "note",
    ),
    (
        "row 70: a Markdown link to a note beside, which all programs read so",
        &[("x/A.md", "[n](N.md) [n](d/N.md) [[d/N]]\n"), ("x/N.md", ""), ("x/d/N.md", ""), ("y/d/N.md", "")],
        &["CB0502 x/A.md:1:23 warning"],
        "note",
    ),
    (
        "row 70: a Markdown link to no note beside",
        &[("A.md", "[n](N.md)\n"), ("x/N.md", ""), ("y/N.md", "")],
        &["CB0502 A.md:1:1 warning"],
        "note",
    ),
    ("row 70: the exact path wins", &[("A.md", "[[N]]\n"), ("N.md", ""), ("y/N.md", "")], &[], "note"),
    (
        "row 71: missing heading",
        &[("A.md", "[[Zz good#Rot cause]] [[Zz good#Root cause]] [[#None]]\n")],
        &["CB0503 A.md:1:1 warning", "CB0503 A.md:1:46 warning"],
        "note",
    ),
    (
        "row 71: headings without the signs that Obsidian leaves out",
        &[
            ("A.md", "[[N#What is it]] [[N#D D rules]] [[N#Don't stop-go]] [[N#Dont stop go]]\n"),
            ("N.md", "# What is it?\n# D&D (rules)\n# Don't \"stop-go\"!\n"),
        ],
        &["CB0503 A.md:1:54 warning"],
        "note",
    ),
    (
        "row 71: slugs, also as GitHub makes them",
        &[
            ("A.md", "[x](N.md#2-4-the-c-rules) [x](N.md#24-the-c-rules) [x](N.md#top-1) [x](N.md#top-2)\n"),
            ("N.md", "# 2.4 The C++ *rules*\n## Top\n## Top\n"),
        ],
        &["CB0503 A.md:1:68 warning"],
        "note",
    ),
    (
        "row 71: places that HTML names",
        &[
            (
                "A.md",
                "[u](N.md#undo) [d](N.md#Div) ![[N#undo]] [c](N.md#hidden) [l](N.md#lines) [[N#undo]]\n",
            ),
            (
                "N.md",
                "## <a name=\"undo\"></a> Take back\n\n<div id=div>\n</div>\n\n<!--\n<a id=hidden>\n-->\n\n<p\n  id=lines>\n",
            ),
        ],
        &["CB0503 A.md:1:30 warning", "CB0503 A.md:1:42 warning", "CB0503 A.md:1:75 warning"],
        "note",
    ),
    (
        "signs of file names in addresses",
        &[("A.md", "[x](a%23b.md) [x](a%3Fb.md#c%23) [[a%23b]]\n"), ("a#b.md", ""), ("a?b.md", "# C#\n")],
        &["CB0501 A.md:1:34 warning"],
        "note",
    ),
    (
        "row 71: missing block",
        &[("A.md", "[[Zz good#^b]] ![[N#^B]]\n"), ("N.md", "text ^b\n")],
        &["CB0503 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 72: up and out",
        &[("A.md", "[[../../etc/passwd]] ![[../x.png]]\n")],
        &["CB0504 A.md:1:1 warning", "CB0504 A.md:1:22 warning"],
        "note",
    ),
    (
        "row 72: up within the vault",
        &[("d/A.md", "[[../N]] [[../../N]]\n"), ("N.md", "")],
        &["CB0504 d/A.md:1:10 warning"],
        "note",
    ),
    (
        "row 72: up in the middle",
        &[("d/A.md", "[[d/../../N]]\n"), ("N.md", "")],
        &["CB0504 d/A.md:1:1 warning"],
        "note",
    ),
    (
        "row 72: absolute",
        &[("A.md", "[[/etc/passwd]] [x](/etc/passwd)\n")],
        &["CB0504 A.md:1:1 warning", "CB0504 A.md:1:17 warning"],
        "note",
    ),
    ("row 72: absolute in the vault", &[("d/A.md", "[[/N]] [x](/N.md)\n"), ("N.md", "")], &[], "note"),
    (
        "row 72: file scheme",
        &[("A.md", "[x](file:///etc/passwd) [x](FILE:/x) [[file:///etc/passwd]] <file:///etc/x>\n")],
        &[
            "CB0504 A.md:1:1 warning",
            "CB0504 A.md:1:25 warning",
            "CB0504 A.md:1:38 warning",
            "CB0504 A.md:1:61 warning",
        ],
        "note",
    ),
    (
        "row 72: encoded",
        &[("A.md", "[x](%2e%2e/%2E%2E/etc/passwd) [x](&#102;ile:///etc/x)\n")],
        &["CB0504 A.md:1:1 warning", "CB0504 A.md:1:31 warning"],
        "note",
    ),
    (
        "row 72: Windows",
        &[("A.md", "[[C:/x]] [[C:\\x]] [x](C:/x) [x](C:\\x)\n")],
        &[
            "CB0504 A.md:1:1 warning",
            "CB0504 A.md:1:10 warning",
            "CB0504 A.md:1:19 warning",
            "CB0504 A.md:1:29 warning",
        ],
        "note",
    ),
    (
        "row 72: UNC",
        &[("A.md", "[[\\\\server\\share]] [[//server/share]] [x](\\\\\\\\server\\share)\n")],
        &["CB0504 A.md:1:1 warning", "CB0504 A.md:1:20 warning", "CB0504 A.md:1:39 warning"],
        "note",
    ),
    (
        "row 72: reference style",
        &[("A.md", "[x][r]\n\n[r]: ../../etc/passwd\n")],
        &["CB0504 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 72: evidence",
        &[(
            "A.md",
            "---\ntype: ledger\ndate: 2026-03-02\ncategory: risk\nevidence: [file:///etc/x, \"[[../../x]]\", soon]\n---\n",
        )],
        &["CB0504 A.md:5:12 warning", "CB0504 A.md:5:27 warning", "CB0312 A.md:5:42 warning"],
        "ledger date category evidence",
    ),
    (
        "row 73: percent-encoded",
        &[("A.md", "[x](Zz%20good.md) ![x](a%20b.png)\n"), ("a b.png", "")],
        &[],
        "note",
    ),
    (
        "row 73: other case",
        &[("A.md", "[[ZZ GOOD]] [x](zz%20GOOD.MD) [[É]]\n"), ("e\u{301}.md", "")],
        &[],
        "note",
    ),
    (
        "row 73: bad percents",
        &[("A.md", "[x](100%.md) [x](%ff.md)\n"), ("100%.md", "")],
        &["CB0501 A.md:1:14 warning"],
        "note",
    ),
    (
        "row 126: an alias",
        &[("A.md", "[[Other name]]\n"), ("N.md", "---\naliases: Other name\n---\n")],
        &["CB0505 A.md:1:1 warning"],
        "note",
    ),
];

#[test]
fn links_that_lead_astray() {
    check(ROWS);
}
