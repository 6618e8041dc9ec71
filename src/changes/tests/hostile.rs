//! Data of an earlier build is a file like any other: it may be broken, huge, or made to harm.

use crate::changes::{REPORTS, Refusal, Side, compare, parse};
use crate::render::changes::{json as as_json, text};
use crate::render::findings::{Drawing, hidden};
use proptest::prelude::*;
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

/// Any data with the names of fields that a report has, in places where it has them and where it has not.
fn data(report: &'static str) -> impl Strategy<Value = Value> {
    let groups = REPORTS.iter().filter(move |table| table.name == report).flat_map(|table| table.groups);
    let mut words: Vec<String> = Vec::new();
    for group in groups {
        let keys = group.steps.iter().flat_map(|step| step.key.iter().map(|(_, field)| *field));
        let lists = group.steps.iter().map(|step| step.list);
        let fields = group.fields();
        let paths = fields.iter().map(String::as_str).chain(keys).chain(lists);
        words.extend(paths.flat_map(|path| path.split('.').map(str::to_owned)));
    }
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "\\PC{0,3}|\u{1b}\\[2J|\u{202e}|\u{0}|sustained|2026-01-01".prop_map(Value::from),
    ];
    let word = proptest::sample::select(words);
    let inner = leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(word.clone(), inner, 0..8)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    });
    proptest::collection::vec(inner, 2).prop_map(|sides| json!({ "schema": 1, "sides": sides }))
}

fn sides(report: &'static str, data: &Value) -> [Side; 2] {
    [0, 1].map(|at| {
        let mut side = json!({ "schema": 1, "as_of": "2026-01-01" });
        if let Value::Object(fields) = &data["sides"][at] {
            for (name, value) in fields {
                side[name] = value.clone();
            }
            side["schema"] = json!(1);
        }
        let kept = parse(report, &side.to_string()).unwrap();
        Side::from([(report, kept)])
    })
}

proptest! {
    #[test]
    fn any_data_can_be_compared_and_shown(
        (report, data) in (0..REPORTS.len()).prop_flat_map(|at| (Just(REPORTS[at].name), data(REPORTS[at].name)))
    ) {
        let [before, after] = sides(report, &data);
        prop_assert!(compare(&before, &before).is_empty());
        let changes = compare(&before, &after);
        let page = text(&changes, Drawing { color: false, width: 80 }, true, false) + &as_json(&changes);
        prop_assert!(!page.chars().any(|c| c != '\n' && hidden(c)), "{page:?}");
    }
}
