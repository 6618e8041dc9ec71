mod contract;
mod hostile;

use super::{Cell, Changes, Judgement, Side, State, compare};
use crate::report::data;
use serde_json::{Value, json};

/// What changed in a ledger, as lines.
fn ledger(before: &Value, after: &Value) -> (Changes, Vec<String>) {
    let side = |data: &Value| Side::from([("ledger", data.clone())]);
    let changes = compare(&side(before), &side(after));
    (changes.clone(), lines(&changes))
}

/// "kind name: figure before -> after, by, how".
fn lines(changes: &Changes) -> Vec<String> {
    let mut lines = Vec::new();
    for item in changes.reports.iter().flat_map(|report| &report.items) {
        let name: Vec<&str> = item.name.iter().map(|(_, part)| part.as_str()).collect();
        let name = format!("{} {}", item.kind.unwrap_or("report"), name.join("/"));
        if item.state != State::Changed {
            lines.push(format!("{name} {:?}", item.state));
        }
        for change in &item.changes {
            let by = change.difference.map(|by| format!(" by {by}")).unwrap_or_default();
            let [before, after] = [&change.before, &change.after].map(data);
            lines.push(format!("{name}: {} {before} -> {after}{by} {:?}", change.figure, change.judgement));
        }
    }
    lines
}

#[test]
fn items_are_told_apart_by_their_keys_wherever_they_stand() {
    let entry = |file: &str, stage: &str, relative: Value| json!({ "file": file, "stage": stage, "relative": relative });
    let before = json!({ "schema": 1, "as_of": "2026-01-01", "entries": [
        entry("a.md", "claimed", Value::Null), entry("b.md", "sustained", json!(0.5)), entry("c.md", "measured", json!(0.1)),
    ] });
    let after = json!({ "schema": 1, "as_of": "2026-03-01", "entries": [
        entry("b.md", "lost", json!(0.5 + 1e-13)), entry("d.md", "claimed", Value::Null), entry("a.md", "measured", json!(0.25)),
    ] });
    let (changes, told) = ledger(&before, &after);
    assert_eq!(
        told,
        [
            "result b.md: stage \"sustained\" -> \"lost\" Worse",
            "result d.md New",
            "result d.md: stage null -> \"claimed\" Unknown",
            "result a.md: stage \"claimed\" -> \"measured\" Better",
            "result a.md: relative null -> 0.25 Unknown",
            "result c.md Gone",
            "result c.md: stage \"measured\" -> null Unknown",
            "result c.md: relative 0.1 -> null Unknown",
        ]
    );
    assert_eq!(changes.days, Some(59));
    let counts = changes.counts;
    assert_eq!((counts.compared, counts.unchanged), (4, 1), "rounding is no change");
    assert_eq!((counts.better, counts.worse, counts.neither, counts.unknown), (1, 1, 0, 1));
    assert_eq!((counts.new, counts.gone), (1, 1));
}

#[test]
fn numbers_are_judged_where_somebody_can() {
    let time = |rung: Value, quarter: Value| {
        Side::from([("time", json!({ "schema": 1, "recent": rung, "visibility": [quarter] }))])
    };
    let before = time(
        json!({ "rung": 2.5, "exposure": 0.5, "orchestration_share": 0.2, "n_rung": 4 }),
        json!({ "quarter": "2026-Q1", "partial": false, "incidents": 9, "restore_median": 60, "restore_n": 7 }),
    );
    let after = time(
        json!({ "rung": 3, "exposure": 0.6, "orchestration_share": 0.3, "n_rung": 4 }),
        json!({ "quarter": "2026-Q1", "partial": true, "incidents": 3, "restore_median": null, "restore_n": 0 }),
    );
    assert_eq!(
        lines(&compare(&before, &after)),
        [
            "report : recent.orchestration_share 0.2 -> 0.3 by 0.09999999999999998 Neither",
            "report : recent.rung 2.5 -> 3 by 0.5 Better",
            "report : recent.exposure 0.5 -> 0.6 by 0.09999999999999998 Worse",
            // A quarter that is not whole is never judged.
            "quarter 2026-Q1: restore_median 60 -> null Unknown",
            "quarter 2026-Q1: incidents 9 -> 3 by -6 Unknown",
            "quarter 2026-Q1: partial false -> true Neither",
        ]
    );
    let changes = compare(&before, &after);
    let thin = |figure: &str| {
        let mut all = changes.reports.iter().flat_map(|report| &report.items).flat_map(|item| &item.changes);
        all.find(|change| change.figure == figure).is_some_and(|change| change.thin)
    };
    // What is not known has no values that could be few.
    assert!(thin("recent.rung") && !thin("restore_median"));
}

#[test]
fn levels_are_ordered_as_their_ladder_lists_them() {
    let ladders = |level: Value, of: &str| {
        let criteria = json!([{ "level": "low", "id": "any" }, { "level": "high", "id": "more", "met": level == "high" }]);
        let ladder = json!({ "id": "mine", "of": of, "level": level, "criteria": criteria });
        Side::from([("tier-progress", json!({ "schema": 1, "ladders": [ladder] }))])
    };
    let judged = |before: Value, after: Value| {
        let changes = compare(&ladders(before, "dns"), &ladders(after, "dns"));
        changes.reports[0].items[0].changes[0].judgement
    };
    assert_eq!(judged(json!("low"), json!("high")), Judgement::Better);
    assert_eq!(judged(Value::Null, json!("low")), Judgement::Better, "no level is below the first");
    assert_eq!(judged(json!("high"), Value::Null), Judgement::Worse);
    assert_eq!(judged(json!("low"), json!("of another ladder")), Judgement::Unknown);
    let changes = compare(&ladders(json!("low"), "dns"), &ladders(json!("low"), "tls"));
    assert_eq!(
        (changes.counts.new, changes.counts.gone),
        (3, 3),
        "a ladder and its criteria belong to a domain"
    );
}

#[test]
fn lists_of_names_have_no_order_and_a_report_that_one_side_lacks_is_left_out() {
    let due = |due: &[&str]| Side::from([("decisions", json!({ "schema": 1, "due": due }))]);
    assert!(compare(&due(&["a.md", "b.md"]), &due(&["b.md", "a.md"])).is_empty());
    let changes = compare(&due(&["a.md"]), &due(&["b.md"]));
    let change = &changes.reports[0].items[0].changes[0];
    assert_eq!(change.before, Cell::Names(["a.md".to_owned()].into()));
    assert_eq!(change.difference, Some(0.0));
    assert!(compare(&due(&["a.md"]), &Side::new()).reports.is_empty());
}
