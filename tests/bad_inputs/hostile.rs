//! Inputs made to take for ever, or all the memory there is.

use crate::support::vault;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Reads a vault of one note in a thread of its own, with the stack of a thread of rayon. What takes longer
/// than any linear reading could is taken for endless.
#[track_caller]
fn quick(name: &str, text: &str) -> Vec<String> {
    let (done, finished) = mpsc::channel();
    let read = text.to_owned();
    thread::Builder::new()
        .stack_size(2 * 1024 * 1024)
        .spawn(move || done.send(vault(&[("A.md", read)]).found()))
        .unwrap();
    let found = finished.recv_timeout(Duration::from_secs(20));
    found.unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The note as a case, whose body is read in full.
fn case(body: &str) -> String {
    format!("---\ntype: case\ndate: 2026-03-02\n---\n{body}")
}

#[test]
fn row_40_to_42_yaml_bombs() {
    let bomb = (1..30).fold("a0: &a0 [x, x]\n".to_owned(), |text, i| {
        format!("{text}a{i}: &a{i} [*a{}, *a{}]\n", i - 1, i - 1)
    });
    let copies = format!("a: &a {}\nb: [{}]\n", "x".repeat(30_000), "*a, ".repeat(8_000));
    for (name, yaml, code) in [
        ("row 40: alias bomb", bomb, "CB0105"),
        ("row 40: copies of a long text", copies, "CB0105"),
        ("row 41: brackets", format!("a: {}", "[".repeat(10_000)), "CB0105"),
        ("row 41: closed brackets", format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000)), "CB0105"),
        ("row 41: braces", format!("a: {}", "{b: ".repeat(10_000)), "CB0105"),
        ("row 41: lists", format!("a:\n  {}x", "- ".repeat(10_000)), "CB0105"),
        ("row 41: keys", format!("a:\n  {}x", "? ".repeat(10_000)), "CB0105"),
        ("row 42: recursive anchor", "a: &x [*x]".to_owned(), "CB0102"),
        ("row 42: recursive mapping", "a: &x {b: *x}".to_owned(), "CB0107"),
        ("row 42: unknown anchor in a list", "a: [*x]".to_owned(), "CB0102"),
    ] {
        let found = quick(name, &format!("---\n{yaml}\npublish: true\n---\n"));
        assert!(found.iter().any(|f| f.starts_with(code)), "{name}: {found:?}");
    }
}

#[test]
fn row_53_much_front_matter() {
    let lines = |line: &dyn Fn(usize) -> String, count| (0..count).map(line).collect::<String>();
    for (name, yaml, code) in [
        ("one text", format!("a: {}\n", "x".repeat(1_000_000)), "CB0105"),
        ("many properties", lines(&|i| format!("a{i}: 1\n"), 100_000), "CB0105"),
        ("many that fit", lines(&|i| format!("a{i}: 1\n"), 6_000), "CB0105"),
        ("many that are broken", lines(&|i| format!("a{i}: @x\n"), 6_000), "CB0107"),
        ("one name many times", lines(&|_| "title: x\n".to_owned(), 4_000), "CB0103"),
        ("many slips", lines(&|i| format!("titl{i}: x\n"), 4_000), "CB0112"),
        ("tabs", lines(&|_| "a:\n\t- x\n".to_owned(), 6_000), "CB0114"),
        ("comments", lines(&|_| "# x\n".to_owned(), 15_000), ""),
        ("colons", format!("a: {}\n", "b: ".repeat(20_000)), "CB0107"),
        ("quotes", format!("a: {}\n", "\"".repeat(60_000)), "CB0102"),
    ] {
        let found = quick(name, &format!("---\n{yaml}---\nx\n"));
        assert!(code.is_empty() == found.is_empty(), "{name}: {found:?}");
        assert!(code.is_empty() || found.iter().any(|f| f.starts_with(code)), "{name}: {:?}", &found[..1]);
        quick(name, &format!("---\n{yaml}"));
    }
}

/// Pieces of Markdown that a parser may remember, nest, or look back at.
const PIECES: [&str; 73] = [
    ">",
    "> ",
    "[",
    "[[",
    "![[",
    "![",
    "](",
    "[a](",
    "*",
    "**",
    "*a ",
    "a**b",
    "_",
    "_a",
    "__",
    "~~",
    "==",
    "`",
    "``a`",
    "`a`::",
    "`a`, ",
    "- ",
    "* ",
    "1. ",
    "<",
    "<a ",
    "<!--",
    "<!-- a",
    "-->",
    "<?",
    "<![CDATA[",
    "&",
    "&amp;",
    "\\",
    "\\%",
    "%%",
    "%%a",
    "% ",
    "|",
    "| a ",
    "|\n",
    "$",
    "$$",
    "^",
    " ^a",
    "#",
    "# a\n",
    "## a\n\n",
    "[^1]",
    "[^a]: b\n",
    "[a]: b\n",
    "a::",
    "a:: b ",
    "[a:: ",
    "(a:: ",
    "[a:: 1] ",
    "[a:: 1], (b:: 2)",
    "a: b\n",
    "**a**: b\n",
    "- a: b\n",
    "- [ ] a\n",
    "[[a]], ",
    "[[a|b]]",
    "[[#a]]",
    "a,",
    "a_b, ",
    "(",
    "- a\n  ",
    "```\n",
    "~~~ a\n",
    "> ```\n",
    "a -> ",
    "é\u{301}",
];

#[test]
fn a_table_of_many_columns_and_rows() {
    for (columns, rows) in [(500, 500), (1_000, 1_000), (3_000, 3_000)] {
        let table = format!("{}\n{}\n{}", "|a".repeat(columns), "|-".repeat(columns), "|b\n".repeat(rows));
        quick(&format!("{columns} x {rows}"), &case(&format!("## Symptoms\n\n{table}")));
    }
}

#[test]
fn many_links_to_many_headings() {
    let headings = (0..2_000).map(|i| format!("## H {i}\n")).collect::<Vec<_>>().concat();
    let links = (0..5_000).map(|i| format!("[[#H {i}]]\n")).collect::<Vec<_>>().concat();
    let found = quick("headings", &format!("{headings}{links}"));
    assert_eq!(found.len(), 3_000);
}

#[test]
fn many_items_in_many_sections() {
    let items = (0..5_000).map(|i| format!("- item {i}\n")).collect::<Vec<_>>().concat();
    let sections = format!("## Symptoms\n{items}## Action items\n{items}").repeat(10);
    assert_eq!(quick("items", &case(&sections)), Vec::<String>::new());
}

#[test]
fn row_57_nests_and_runs() {
    for piece in PIECES {
        let run = piece.repeat(20_000);
        for (place, text) in [
            ("alone", run.clone()),
            ("in a section", case(&format!("## Symptoms\n{run}\n"))),
            ("after a label", case(&format!("People: {run}\n"))),
            ("in a list", case(&format!("## Action items\n- {run}\n"))),
            ("in a path", case(&format!("## Diagnostic path\n1. {run}\n"))),
        ] {
            quick(&format!("{piece:?} {place}"), &text);
        }
    }
}
