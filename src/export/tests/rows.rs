//! Rows worked out by hand.

use super::super::{Cell, Filled, fill};
use super::table;
use crate::config::Config;
use crate::report::tests::sample::{sample, with_view};
use serde_json::{Value, json};

const CASE: &str = "---
type: case
date: 2026-03-28
domains: [Network/DNS, network]
tags: [clinical-case, oncall]
people: none
started: 23:50
detected: 00:10
---
# Slow names

See [[Nowhere]] and [the page](https://example.org) and ![[plot.png]].

## Diagnostic path

1. Errors by node -> all
   - by zone -> one
     - by rack
2. Resolver log

## Timeline

- 23:50 it begins
";

fn filled(notes: &[(&str, &str)]) -> Vec<Filled> {
    with_view(notes, &Config::default(), |view| fill(view, "v").unwrap())
}

/// The rows of a table as JSON, without vault and day.
fn rows(filled: &[Filled], name: &str) -> Vec<Value> {
    let rows = table(filled, name).rows.iter();
    rows.map(|row| row[2..].iter().map(Cell::json).collect()).collect()
}

#[test]
fn a_note_is_in_the_table_of_all_and_in_that_of_its_kind() {
    let filled = filled(&[("a.md", CASE), ("b.md", "# Lunch\n")]);
    let notes = table(&filled, "notes");
    let column = |name: &str| notes.table.columns.iter().position(|column| column.name == name).unwrap();
    let cell = |row: usize, name: &str| notes.rows[row][column(name)].json();
    assert_eq!((cell(0, "vault"), cell(0, "as_of")), (json!("v"), json!("2026-06-10")));
    assert_eq!((cell(0, "kind"), cell(0, "date")), (json!("case"), json!("2026-03-28")));
    assert_eq!(
        (cell(1, "kind"), cell(1, "title"), cell(1, "date")),
        (Value::Null, json!("Lunch"), Value::Null)
    );
    assert_eq!(cell(1, "domains"), json!([]));
    let cases = table(&filled, "cases");
    assert_eq!(cases.rows.len(), 1);
    let started = cases.table.columns.iter().position(|column| column.name == "started").unwrap();
    assert_eq!(cases.rows[0][started].json(), "2026-03-28T23:50:00+00:00");
    assert!(matches!(&cases.rows[0][started], Cell::Timestamp { at, .. } if at.as_second() == 1_774_741_800));
    assert!(table(&filled, "audits").rows.is_empty());
}

#[test]
fn lists_become_rows_in_their_order() {
    let filled = filled(&[("a.md", CASE)]);
    assert_eq!(
        rows(&filled, "note_domains"),
        [json!(["a.md", "case", "network", true]), json!(["a.md", "case", "network/dns", true]),]
    );
    assert_eq!(
        rows(&filled, "note_tags"),
        [json!(["a.md", "case", 1, "clinical-case"]), json!(["a.md", "case", 2, "oncall"]),]
    );
    assert_eq!(
        rows(&filled, "case_checks"),
        [
            json!(["a.md", 1, null, 0, "Errors by node", "all"]),
            json!(["a.md", 2, 1, 1, "by zone", "one"]),
            json!(["a.md", 3, 2, 2, "by rack", null]),
            json!(["a.md", 4, null, 0, "Resolver log", null]),
        ]
    );
    assert_eq!(rows(&filled, "case_timeline"), [json!(["a.md", 1, "it begins"])]);
    assert_eq!(
        rows(&filled, "note_links"),
        [
            json!(["a.md", 1, "Nowhere", false, "missing", null]),
            json!(["a.md", 2, "https://example.org", false, "web", null]),
            json!(["a.md", 3, "plot.png", true, "missing", null]),
        ]
    );
}

#[test]
fn figures_are_those_of_the_reports() {
    let filled = sample(&Config::default(), |view| fill(view, "v").unwrap());
    let network = &rows(&filled, "capability_domains")[0];
    // 40 min by the clock and 2 h as stated; the third case tells no time.
    assert_eq!(network.as_array().unwrap()[..2], [json!("network"), json!(3)]);
    let columns = &table(&filled, "capability_domains").table.columns;
    let at = |name: &str| columns.iter().position(|column| column.name == name).unwrap() - 2;
    assert_eq!((&network[at("restore_n")], &network[at("restore_median")]), (&json!(2), &json!(80.0)));
    assert_eq!((&network[at("restore_p90")], &network[at("diagnose_n")]), (&Value::Null, &json!(0)));
    let askers = rows(&filled, "judgment_askers");
    assert_eq!((&askers[0][0], &askers[0][1]), (&json!("Ada"), &json!(2)));
    let patterns = rows(&filled, "capability_patterns");
    assert!(patterns.contains(&json!(["network", "table-full", 1, ["Mechanisms/Table alert.md"], true])));
}

#[test]
fn the_export_says_what_it_is_made_from() {
    let filled = sample(&Config::default(), |view| fill(view, "v").unwrap());
    // `Later.md` starts after the day, `Undated.md` counts nowhere.
    let expected = json!([1, env!("CARGO_PKG_VERSION"), table(&filled, "notes").rows.len(), 1, 1]);
    assert_eq!(rows(&filled, "exports"), [expected]);
}
