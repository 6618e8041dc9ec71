use super::*;
use crate::diagnostic::{Code, Related};
use crate::source::Span;
use proptest::prelude::*;
use std::sync::Arc;

/// The findings of these tests are about this file.
fn note() -> Arc<str> {
    "Cases/a.md".into()
}

fn texts(pairs: &[(&str, &str)]) -> Texts {
    pairs.iter().map(|(file, text)| (Arc::from(*file), Arc::from(*text))).collect()
}

/// The place of a piece of a text.
fn span(text: &str, piece: &str) -> Span {
    let start = text.find(piece).unwrap();
    Span::new(start, start + piece.len())
}

fn drawn(format: Format, diagnostics: &[Diagnostic], texts: &Texts) -> String {
    let mut out = String::new();
    draw(&mut out, format, diagnostics, texts, Drawing { color: false, width: 80 }).unwrap();
    out
}

/// A finding about a piece of a text, drawn for people.
fn human(text: &str, piece: &str) -> String {
    let finding = Code::BadDate.at(&note(), span(text, piece), "not a date");
    drawn(Format::Human, &[finding], &texts(&[("Cases/a.md", text)]))
}

/// A text with a finding that has everything a finding can have.
fn rich() -> (Vec<Diagnostic>, Texts) {
    let text = "---\ntype: case\ndate: 2026-3-1\ndate: 2026-03-02\n---\n";
    let bad = span(text, "2026-3-1");
    let first = Code::BadDate
        .at(&note(), bad, "`2026-3-1` is not a date")
        .help("write the day as year-month-day")
        .safe_fix(bad, "2026-03-01")
        .related(&note(), Some(span(text, "date: 2026-03-02")), "given again here")
        .related(&"b.md".into(), None, "and in this file");
    let second = Code::DuplicateProperty
        .at(&note(), span(text, "date: 2026-03-02"), "`date` is given twice")
        .fix(span(text, "date: 2026-03-02\n"), "");
    let third = Code::UnreadableFile.about(&"Cases/c.md".into(), "permission denied").help("let it be read");
    let fourth = Code::TwoConfigs.about(&"".into(), "two configurations");
    (vec![first, second, third, fourth], texts(&[("Cases/a.md", text)]))
}

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
    a\u{1b}[2J\n,b:\u{202e}.md:1:1: error[CB0201]: bad \u{1b}]0;x\u{7} 100%\nnext (a\u{9b}b; replace with `\u{200b}\n`)
    ");
    insta::assert_snapshot!(drawn(Format::Github, &[finding], &texts), @r"
    ::error file=a\u{1b}[2J\n%2Cb%3A\u{202e}.md,line=1,col=1,endLine=1,endColumn=2,title=CB0201::bad \u{1b}]0;x\u{7} 100%25\nnext%0Aa\u{9b}b%0Areplace with `\u{200b}\n`
    ");
}

#[test]
fn json_holds_the_rows_of_the_contract() {
    let (found, texts) = rich();
    let rows: serde_json::Value = serde_json::from_str(&drawn(Format::Json, &found, &texts)).unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 4);
    assert_eq!(
        rows[0],
        serde_json::json!({
            "code": "CB0201", "severity": "error", "message": "`2026-3-1` is not a date",
            "file": "Cases/a.md", "line": 3, "column": 7, "end_line": 3, "end_column": 15,
            "help": "write the day as year-month-day", "replacement": "2026-03-01",
        })
    );
    assert!(rows[3]["line"].is_null());
    assert_eq!(drawn(Format::Json, &[], &texts), "[]\n");
}

#[test]
fn sarif_names_rules_regions_and_fixes() {
    let (mut found, texts) = rich();
    found.push(Code::LinkMissing.about(&"Ä b/c#1.md".into(), "x"));
    let log: serde_json::Value = serde_json::from_str(&drawn(Format::Sarif, &found, &texts)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Code::ALL.len());
    for result in run["results"].as_array().unwrap() {
        let rule = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[rule]["id"], result["ruleId"]);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    }
    let first = &run["results"][0];
    assert_eq!(
        first["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({ "startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 15 })
    );
    assert_eq!(first["relatedLocations"][0]["message"]["text"], "given again here");
    let replacement = &first["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "2026-03-01");
    assert_eq!(replacement["deletedRegion"]["startColumn"], 7);
    let uri = &run["results"][4]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "%C3%84%20b/c%231.md");
    assert!(run["results"][3].get("locations").is_none());
}

#[test]
fn many_findings_are_quick_whatever_they_point_into() {
    let text = "- [ ] a list item that names [[a note]]\n".repeat(10_000);
    let place = |n: usize| Span::new(n * 40 + 29, n * 40 + 39);
    let found: Vec<_> =
        (0..10_000).map(|n| Code::LinkMissing.at(&note(), place(n), "no such note")).collect();
    let texts = texts(&[("Cases/a.md", &text)]);
    for format in [Format::Human, Format::Short, Format::Json, Format::Sarif, Format::Github] {
        assert!(drawn(format, &found, &texts).len() > 10_000);
    }
}

proptest! {
    /// No text, name or message and no place in or beside it makes drawing panic, or reaches a terminal raw.
    #[test]
    fn drawing_survives_everything(
        text in TEXT, words in TEXT, at in (0..80_u32, 0..80_u32), other in (0..80_u32, 0..80_u32),
        width in 0..200_usize, whole in prop::bool::ANY,
    ) {
        let file: Arc<str> = words.as_str().into();
        let finding = Diagnostic {
            span: (!whole).then_some(Span { start: at.0, end: at.1 }),
            help: Some(words.clone()),
            related: vec![Related {
                file: Arc::clone(&file),
                span: Some(Span { start: other.0, end: other.1 }),
                label: words.clone(),
            }],
            ..Code::BadDate.about(&file, words.clone())
        };
        let finding = finding.fix(Span { start: other.1, end: other.0 }, text.clone());
        let texts = [(file, Arc::from(text))].into_iter().collect();
        for format in [Format::Human, Format::Short, Format::Json, Format::Sarif, Format::Github] {
            let mut out = String::new();
            let drawing = Drawing { color: false, width };
            draw(&mut out, format, std::slice::from_ref(&finding), &texts, drawing).unwrap();
            if !matches!(format, Format::Json | Format::Sarif) {
                prop_assert!(!out.chars().any(|c| c != '\n' && visible::hidden(c)), "{out:?}");
            }
        }
    }
}

/// Text rich in what is hard to draw.
const TEXT: &str =
    "([a-c: ]|\\t|\\r|\\n|\\r\\n|\u{feff}|\u{1b}|\u{1}|\u{202e}|\u{200d}|\u{301}|漢|👩|ž){0,60}";
