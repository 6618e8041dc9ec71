use crate::support::{Row, check, vault};

pub(crate) const ROWS: &[Row<'_>] = &[
    (
        "row 59: unclosed fence",
        &[("A.md", "---\ntype: case\ndate: 2026-03-02\n---\n\nText\n\n```sh\nls\n\n## Root cause\n\nx\n")],
        &["CB0401 A.md:8:1 warning"],
        "case date",
    ),
    ("row 59: unclosed tilde fence", &[("A.md", "~~~\nls\n```\n")], &["CB0401 A.md:1:1 warning"], "note"),
    ("row 59: the opening alone", &[("A.md", "text\n\n```")], &["CB0401 A.md:3:1 warning"], "note"),
    ("row 59: closed by fewer", &[("A.md", "````\nls\n```\n")], &["CB0401 A.md:1:1 warning"], "note"),
    ("row 59: closed in a list", &[("A.md", "- ```\n  ls\n  ```\n- b\n")], &[], "note"),
    ("row 59: unclosed in a list", &[("A.md", "- ```\n  ls\n- b\n")], &["CB0401 A.md:1:3 warning"], "note"),
    ("row 59: closed in a quotation", &[("A.md", "> [!note]\n> ```\n> ls\n> ```\n")], &[], "note"),
    (
        "row 59: closed too far in",
        &[("A.md", "```\nls\n    ```\ntext\n")],
        &["CB0401 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 59: a fence in a longer fence",
        &[("A.md", "````\n```\nls\n```\n````\n[[Nowhere]]\n")],
        &["CB0501 A.md:6:1 warning"],
        "note",
    ),
    (
        "remarks around the blocks of a week are none",
        &[(
            "A.md",
            "---\ntype: plan\nstart: 2026-03-02\n---\n## Recurring\nKept, by and large:\n\n- Tue 15:00 60m Risk\n- Thu 15:00 60m Design\n\n> [!note]\n> Moved in June, since nobody came.\n",
        )],
        &[],
        "plan start recurring",
    ),
    (
        "row 60: unclosed comment",
        &[("A.md", "Text %%hidden [[Nowhere]]\n\n## Root cause\n[[Nowhere]]\n")],
        &["CB0402 A.md:1:6 warning"],
        "note",
    ),
    (
        "row 60: closed comment over lines",
        &[("A.md", "Text %%hidden\n\n[[Nowhere]]%% [[Zz good]]\n")],
        &[],
        "note",
    ),
    (
        "row 61: a comment around a fence",
        &[("A.md", "%%\n```\n[[Nowhere]]\n```\n%%\n[[Zz good]]\n")],
        &[],
        "note",
    ),
    (
        "row 61: a comment around half a fence",
        &[("A.md", "%%\n```\n%%\n[[Zz good]] [[Nowhere]]\n")],
        &["CB0501 A.md:4:13 warning"],
        "note",
    ),
    (
        "row 61: marks in a fence",
        &[("A.md", "```\n100%% of\n```\n[[Nowhere]]\n")],
        &["CB0501 A.md:4:1 warning"],
        "note",
    ),
    (
        "row 61: marks in a fence in a list",
        &[("A.md", "- ```\n  100%% of\n  ```\n\n[[Nowhere]]\n")],
        &["CB0501 A.md:5:1 warning"],
        "note",
    ),
    (
        "row 61: marks in a fence in a numbered list",
        &[("A.md", "1. ```\n   100%% of\n   ```\n\n[[Nowhere]]\n")],
        &["CB0501 A.md:5:1 warning"],
        "note",
    ),
    (
        "row 61: a comment after a fence in a list",
        &[("A.md", "- ```\n  ls\n  ```\n\n%%[[Nowhere]]%%\n")],
        &[],
        "note",
    ),
    ("row 61: marks in code", &[("A.md", "`100%% of` [[Nowhere]]\n")], &["CB0501 A.md:1:12 warning"], "note"),
    (
        "row 61: a comment over cells",
        &[("A.md", "| a | b |\n|---|---|\n| %%x | [[Nowhere]]%% |\n")],
        &[],
        "note",
    ),
    (
        "row 61: a comment after a quotation with code",
        &[("A.md", "> ```\n> ls\n\n%%[[Nowhere]]%%\n")],
        &["CB0401 A.md:1:3 warning"],
        "note",
    ),
    (
        "row 61: code in a list in a quotation",
        &[("A.md", "> - ```\n>   100%% > x\n>   ```\n\n[[Nowhere]] %%[[Nowhere]]%%\n")],
        &["CB0501 A.md:5:1 warning"],
        "note",
    ),
    (
        "row 61: a quotation mark in code in a list",
        &[("A.md", "- ```\n  > 100%% x\n  ```\n[[Nowhere]]\n")],
        &["CB0501 A.md:4:1 warning"],
        "note",
    ),
    ("row 61: escaped marks", &[("A.md", "100\\%% of [[Nowhere]]\n")], &["CB0501 A.md:1:11 warning"], "note"),
    (
        "row 61: a comment after an unclosed fence in an item",
        &[("A.md", "- a\n\n  ```\n  ls\n\n%%[[Nowhere]]%%\n")],
        &["CB0401 A.md:3:3 warning"],
        "note",
    ),
    (
        "row 61: marks in code over two lines",
        &[("A.md", "`a\n100%% b` [[Nowhere]]\n\n%%[[Nowhere]]%%\n")],
        &["CB0501 A.md:2:10 warning"],
        "note",
    ),
    (
        "row 61: marks in indented code",
        &[("A.md", "text\n\n    100%% x\n\n[[Nowhere]] %%[[Nowhere]]%%\n")],
        &["CB0501 A.md:5:1 warning"],
        "note",
    ),
    (
        "row 61: marks in an HTML comment",
        &[("A.md", "<!-- 100%% -->\n\n[[Nowhere]] %%[[Nowhere]]%%\n")],
        &["CB0501 A.md:3:1 warning"],
        "note",
    ),
    (
        "row 61: a comment after a fence that is none",
        &[("A.md", "\t```\n%%[[Nowhere]]%% [[Nowhere]]\n")],
        &["CB0501 A.md:2:17 warning"],
        "note",
    ),
    (
        "row 61: text after a comment",
        &[("A.md", "%%a longer remark%% [[Nowhere]]\n\n- %%another%% [[Nowhere]]\n")],
        &["CB0501 A.md:1:21 warning", "CB0501 A.md:3:15 warning"],
        "note",
    ),
    (
        "row 62: HTML comments",
        &[("A.md", "<!-- [[Nowhere]] -->\n\ntext <!-- [[Nowhere]] --> text\n")],
        &[],
        "note",
    ),
    (
        "row 62: an unclosed HTML comment",
        &[("A.md", "<!-- [[Nowhere]]\n\n## Root cause\n")],
        &["CB0402 A.md:1:1 warning"],
        "note",
    ),
    (
        "row 63: a table with a short rule",
        &[("A.md", "| a | b |\n|---|\n| 1 | 2 |\n")],
        &["CB0403 A.md:1:1 warning"],
        "note",
    ),
    ("row 63: a table with text above", &[("A.md", "Text\n| a | b |\n|---|---|\n| 1 | 2 |\n")], &[], "note"),
    (
        "row 63: a callout with a space",
        &[("A.md", "> [! note] x\n> y\n")],
        &["CB0404 A.md:1:1 warning"],
        "note",
    ),
    ("row 63: a callout unclosed", &[("A.md", "> [!note x\n> y\n")], &["CB0404 A.md:1:1 warning"], "note"),
    ("row 63: a callout without type", &[("A.md", "> [!] x\n")], &["CB0404 A.md:1:1 warning"], "note"),
    (
        "row 63: good callouts",
        &[("A.md", "> [!note]- Title\n> > [!tip]+\n> > x\n>\n> [!private|wide] y\n")],
        &[],
        "note",
    ),
    (
        "row 63: a row of other length",
        &[("A.md", "| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n")],
        &[],
        "note",
    ),
    (
        "row 64: Dataview code",
        &[("A.md", "```dataview\nTABLE x FROM [[Nowhere]]\n```\n\n`= this.file.name` `$= dv.x()`\n")],
        &[],
        "note",
    ),
    (
        "row 64: Templater code",
        &[(
            "A.md",
            "---\ntype: case\ndate: 2026-03-02\n---\n## Root cause\n<% tp.system.prompt() %>\n\n## Symptoms\n<%* await x() %>\n",
        )],
        &[],
        "case date",
    ),
    (
        "row 65: a link in a table",
        &[("A.md", "| a | b |\n|---|---|\n| [[Zz good\\|shown]] | 1 |\n")],
        &[],
        "note",
    ),
    (
        "row 65: a link to a heading in a table",
        &[("A.md", "| a |\n|---|\n| [[Zz good#Root cause\\|x]] |\n")],
        &[],
        "note",
    ),
    (
        "row 66: headings in the same note",
        &[("A.md", "# Top\n## In\n[[#Top]] [[#In]] [[#Top#In]] [[#^b]]\n\ntext ^b\n")],
        &[],
        "note",
    ),
    (
        "row 66: nested headings",
        &[("A.md", "[[N#A#B]] [[N#B]] [[N#B#A]]\n"), ("N.md", "# A\n## B\n## C\n")],
        &["CB0503 A.md:1:19 warning"],
        "note",
    ),
    (
        "row 66: dots, marks and quotes",
        &[
            ("A.md", "[[v1.2]] [[v1.2.md]] [[a + b? 50%]] [[it's \"x\"]]\n"),
            ("v1.2.md", ""),
            ("a + b? 50%.md", ""),
            ("it's \"x\".md", ""),
        ],
        &[],
        "note",
    ),
    (
        "row 66: headings with marks",
        &[
            ("A.md", "[[N#What? 50% of it]] [[N#C++ / D]] [x](N.md#what-50-of-it)\n"),
            ("N.md", "## What? 50% of it\n## C++ / D\n"),
        ],
        &[],
        "note",
    ),
];

#[test]
fn markdown_that_is_broken_or_odd() {
    check(ROWS);
}

#[test]
fn row_60_and_61_what_is_hidden_is_not_read() {
    let read = vault(&[(
        "A.md",
        "---\ntype: case\ndate: 2026-03-02\n---\n%%\n## Symptoms\n- hidden\n%%\n## Root cause\nA %%secret%% table.\n\n```\n## Timeline\n- code\n```\n",
    )]);
    assert_eq!(read.reads("A.md"), "case date root_cause");
    assert_eq!(read.note("A.md").headings, [(2, "Root cause".to_owned())]);
}
