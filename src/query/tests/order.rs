use super::row;
use crate::query::sort_rows;
use serde_json::json;

fn sorted(keys: &str) -> String {
    let mut rows: Vec<_> = [
        json!({"file": "a", "role": "designed", "restore_minutes": 9, "date": "2026-03-01"}),
        json!({"file": "b", "role": null, "restore_minutes": 30, "date": "2025-12-31", "publish": true}),
        json!({"file": "c", "role": "executed", "date": "2026-03-01", "publish": false}),
        json!({"file": "d", "role": "decided", "restore_minutes": 9.5, "date": null}),
    ]
    .map(row)
    .into();
    sort_rows(&mut rows, keys).unwrap_or_else(|error| panic!("{keys}: {error}"));
    rows.iter().map(|row| row["file"].as_str().unwrap()).collect()
}

#[test]
fn rows_sort_by_value_and_unknown_ones_come_last() {
    for (keys, expected) in [
        ("file", "abcd"),
        ("-file", "dcba"),
        ("date", "bacd"),
        ("-date", "acbd"),
        ("date,-file", "bcad"),
        ("role", "cdab"),
        ("-role", "adcb"),
        ("restore_minutes", "adbc"),
        ("-restore_minutes, file", "bdac"),
        ("publish", "cbad"),
        ("note.date", "bacd"),
        ("summary", "abcd"),
    ] {
        assert_eq!(sorted(keys), expected, "{keys}");
    }
}

#[test]
fn bad_keys_are_refused() {
    for (keys, place, message, help) in [
        ("", "", "a sort key is empty", "write `date`, or `-restore_minutes,file`"),
        ("date,,file", "", "a sort key is empty", "write `date`, or `-restore_minutes,file`"),
        (
            "date, -restor_minutes",
            "-restor_minutes",
            "notes have no field `restor_minutes`",
            "did you mean `restore_minutes`?",
        ),
        ("symptoms", "symptoms", "`symptoms` is a list, and has no order", ""),
        ("before", "before", "`before` is a quantity as written, and has no order", ""),
    ] {
        let error = sort_rows(&mut Vec::new(), keys).unwrap_err();
        assert_eq!(
            (&keys[error.span], error.message.as_str(), error.help.as_deref().unwrap_or("")),
            (place, message, help),
            "{keys}"
        );
    }
}
