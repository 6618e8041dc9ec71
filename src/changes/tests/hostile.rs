//! Data of an earlier build is a file like any other: it may be broken, huge, or made to harm.

use crate::changes::{Refusal, Side, compare, parse};
use serde_json::{Value, json};

#[test]
fn only_what_is_compared_is_kept() {
    let text = r#"{ "schema": 1, "as_of": "2026-01-01", "summary": "x", "notes": { "a.md": "A" },
        "entries": [{ "file": "a.md", "stage": "claimed", "evidence": [{ "text": "x" }], "share": 1e0 }] }"#;
    assert_eq!(
        parse("ledger", text),
        Ok(
            json!({ "schema": 1, "as_of": "2026-01-01", "entries": [{ "file": "a.md", "stage": "claimed", "share": 1.0 }] })
        )
    );
}

#[test]
fn what_is_no_data_of_a_report_is_refused() {
    let why = |text: &str| match parse("ledger", text) {
        Err(Refusal::Unreadable(why)) => why,
        other => panic!("{text}: {other:?}"),
    };
    assert!(why("").contains("EOF"));
    assert!(why("[1]").contains("no `schema`"));
    assert!(why("{}").contains("no `schema`"));
    assert!(why(r#"{"schema": "1"}"#).contains("no `schema`"));
    assert!(why(r#"{"schema": -1}"#).contains("no version"));
    assert!(why(r#"{"schema": 1} x"#).contains("trailing"));
    assert_eq!(parse("ledger", r#"{"schema": 2, "entries": 1}"#), Err(Refusal::Newer(2)));
}

#[test]
fn depth_costs_nothing_where_nobody_looks_and_ends_where_somebody_does() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let deep_objects = format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000));
    for deep in [&deep, &deep_objects] {
        let text = format!(
            r#"{{"schema": 1, "tree": {deep}, "entries": [{{"file": {deep}, "stage": {deep}}}], "as_of": {deep}}}"#
        );
        let data = parse("ledger", &text).unwrap();
        let side = Side::from([("ledger", data)]);
        let changes = compare(&side, &side);
        assert!(changes.is_empty());
        assert_eq!(changes.reports[0].unreadable, 2, "the stage of either side");
    }
}

#[test]
fn what_is_of_another_type_counts_as_unknown_and_is_told() {
    let side = |data: Value| Side::from([("decisions", data)]);
    let bad = side(
        json!({ "schema": 1, "as_of": "\u{1b}[2J", "due": [1], "calibration": { "n": "three", "brier": {} },
        "decisions": [1, [], { "file": 7, "answered": true, "turned_out": 1 }] }),
    );
    let good =
        side(json!({ "schema": 1, "as_of": "2026-01-01", "due": [], "calibration": { "n": 3, "brier": 0.2 },
        "decisions": [{ "file": "7", "answered": 5, "turned_out": "right" }] }));
    let changes = compare(&bad, &good);
    assert_eq!(changes.before.as_of, None);
    let report = &changes.reports[0];
    assert_eq!(report.unreadable, 5);
    assert_eq!((report.counts.unknown, report.counts.unchanged), (5, 0));
}
