use super::{drawn, human, note, rich, texts};
use crate::diagnostic::Code;
use crate::render::findings::{Drawing, Format, draw, visible};
use crate::source::Span;
use std::sync::Arc;

#[test]
fn people_get_the_line_the_help_and_the_replacement() {
    let (found, texts) = rich();
    insta::assert_snapshot!(drawn(Format::Human, &found, &texts), @r"
    error[CB0201]: `2026-3-1` is not a date
     --> Cases/a.md:3:7
      |
    3 | date: 2026-3-1
      |       ^^^^^^^^
      |
     ::: Cases/a.md:4:1
      |
    4 | date: 2026-03-02
      | ---------------- given again here
     ::: b.md
      = note: and in this file
      = help: write the day as year-month-day
      = help: replace with `2026-03-01`

    error[CB0103]: `date` is given twice
     --> Cases/a.md:4:1
      |
    4 | date: 2026-03-02
      | ^^^^^^^^^^^^^^^^
      |
      = help: remove `date: 2026-03-02\n`

    error[CB0001]: permission denied
     --> Cases/c.md
     = help: let it be read

    error[CB0605]: two configurations
    ");
}

#[test]
fn short_is_one_line_each() {
    let (found, texts) = rich();
    insta::assert_snapshot!(drawn(Format::Short, &found, &texts), @r"
    Cases/a.md:3:7: error[CB0201]: `2026-3-1` is not a date (write the day as year-month-day; replace with `2026-03-01`)
    Cases/a.md:4:1: error[CB0103]: `date` is given twice (remove `date: 2026-03-02\n`)
    Cases/c.md: error[CB0001]: permission denied (let it be read)
    error[CB0605]: two configurations
    ");
}

#[test]
fn github_gets_workflow_commands() {
    let (found, texts) = rich();
    insta::assert_snapshot!(drawn(Format::Github, &found, &texts), @r"
    ::error file=Cases/a.md,line=3,col=7,endLine=3,endColumn=15,title=CB0201::`2026-3-1` is not a date%0Awrite the day as year-month-day%0Areplace with `2026-03-01`
    ::error file=Cases/a.md,line=4,col=1,endLine=4,endColumn=17,title=CB0103::`date` is given twice%0Aremove `date: 2026-03-02\n`
    ::error file=Cases/c.md,title=CB0001::permission denied%0Alet it be read
    ::error title=CB0605::two configurations
    ");
}

#[test]
fn colour_is_only_added() {
    let (found, texts) = rich();
    for format in [Format::Human, Format::Short] {
        let mut out = String::new();
        draw(&mut out, format, &found, &texts, Drawing { color: true, width: 80 }).unwrap();
        assert!(out.contains("\u{1b}["));
        assert_eq!(anstream::adapter::strip_str(&out).to_string(), drawn(format, &found, &texts));
    }
}

#[test]
fn tabs_line_ends_marks_and_wide_characters_are_underlined_right() {
    insta::assert_snapshot!(human("a\tb\tdate: x\n", "x"), @"
    error[CB0201]: not a date
     --> Cases/a.md:1:11
      |
    1 | a    b    date: x
      |                 ^
    ");
    insta::assert_snapshot!(human("one\r\ndate: x\r\nthree\r\n", "x"), @"
    error[CB0201]: not a date
     --> Cases/a.md:2:7
      |
    2 | date: x
      |       ^
    ");
    insta::assert_snapshot!(human("one\rdate: x\rthree", "x"), @"
    error[CB0201]: not a date
     --> Cases/a.md:2:7
      |
    2 | date: x
      |       ^
    ");
    insta::assert_snapshot!(human("\u{feff}date: x\n", "date"), @"
    error[CB0201]: not a date
     --> Cases/a.md:1:1
      |
    1 | date: x
      | ^^^^
    ");
    insta::assert_snapshot!(human("漢字 žluť 👩 date: 日付\n", "日付"), @"
    error[CB0201]: not a date
     --> Cases/a.md:1:17
      |
    1 | 漢字 žluť 👩 date: 日付
      |                    ^^^^
    ");
    insta::assert_snapshot!(human("a\u{1b}[31m\u{202e}b: x\n", "x"), @r"
    error[CB0201]: not a date
     --> Cases/a.md:1:11
      |
    1 | a\u{1b}[31m\u{202e}b: x
      |                       ^
    ");
}

#[test]
fn places_at_edges_and_over_lines_are_drawn() {
    insta::assert_snapshot!(human("one\ntwo\n", ""), @"
    error[CB0201]: not a date
     --> Cases/a.md:1:1
      |
    1 | one
      | ^
    ");
    let text = "one\ntwo\n";
    let end = Code::FrontMatterUnclosed.at(&note(), Span::at(text.len()), "not closed");
    insta::assert_snapshot!(drawn(Format::Human, &[end], &texts(&[("Cases/a.md", text)])), @"
    error[CB0101]: not closed
     --> Cases/a.md:3:1
      |
    3 |
      | ^
    ");
    insta::assert_snapshot!(human("one\ntwo\nthree\nfour\n", "wo\nthree\n"), @"
    error[CB0201]: not a date
     --> Cases/a.md:2:2
      |
    2 |   two
      |  __^
    3 | | three
      | |_____^
    ");
    insta::assert_snapshot!(human("1\n2\n3\n4\n5\n6\n7\n8\n", "2\n3\n4\n5\n6\n7\n"), @"
    error[CB0201]: not a date
     --> Cases/a.md:2:1
      |
    2 | 2
      | ^ to line 7
    ");
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let text = format!("{}here{}", "a ".repeat(500_000), " b".repeat(500_000));
    insta::assert_snapshot!(human(&text, "here"), @"
    error[CB0201]: not a date
     --> Cases/a.md:1:1000001
      |
    1 | …a a a a a a a a a a a here b b b b b b b b b b b b b b b b b b b b b…
      |                        ^^^^
    ");
    insta::assert_snapshot!(human(&text, &text[999_990..1_000_100]), @"
    error[CB0201]: not a date
     --> Cases/a.md:1:999991
      |
    1 | …a a a a a a a a a a a a a a a a here b b b b b b b b b b b b b b b b…
      |                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    ");
}

#[test]
fn names_and_messages_cannot_command_a_terminal() {
    let file: Arc<str> = "a\u{1b}[2J\n,b:\u{202e}.md".into();
    let finding = Code::BadDate
        .at(&file, Span::new(0, 1), "bad \u{1b}]0;x\u{7} 100%\nnext")
        .help("a\u{9b}b")
        .fix(Span::new(0, 1), "\u{200b}\n")
        .related(&file, Some(Span::new(1, 2)), "\u{1b}c");
    let texts = [(Arc::clone(&file), Arc::from("x\u{1b}\n"))].into_iter().collect();
    for format in [Format::Human, Format::Short, Format::Github] {
        let out = drawn(format, std::slice::from_ref(&finding), &texts);
        assert!(!out.chars().any(|c| c != '\n' && visible::hidden(c)), "{out:?}");
    }
    insta::assert_snapshot!(drawn(Format::Short, std::slice::from_ref(&finding), &texts), @r"
    a\u{1b}[2J\n,b:\u{202e}.md:1:1: error[CB0201]: bad \u{1b}]0;x\u{7} 100% next (a\u{9b}b; replace with `\u{200b}\n`)
    ");
    insta::assert_snapshot!(drawn(Format::Github, &[finding], &texts), @r"
    ::error file=a\u{1b}[2J\n%2Cb%3A\u{202e}.md,line=1,col=1,endLine=1,endColumn=2,title=CB0201::bad \u{1b}]0;x\u{7} 100%25 next%0Aa\u{9b}b%0Areplace with `\u{200b}\n`
    ");
}
