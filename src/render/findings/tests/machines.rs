use super::{drawn, note, rich, texts};
use crate::diagnostic::{Code, Diagnostic, Related};
use crate::render::findings::{Drawing, Format, draw, visible};
use crate::source::Span;
use proptest::prelude::*;
use std::sync::Arc;

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
