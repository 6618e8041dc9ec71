use super::sample::sample;
use crate::analysis::rows::{Row, list};
use crate::config::Config;
use serde_json::{Value, json};

fn rows() -> Vec<Row> {
    sample(&Config::default(), |view| list(view, view.vault.notes.iter().enumerate()))
}

fn row(file: &str) -> Row {
    rows().into_iter().find(|row| row["file"] == file).unwrap()
}

#[test]
fn a_case_has_its_fields_and_times() {
    let case = row("Cases/SYN drops.md");
    assert_eq!((&case["kind"], &case["date"]), (&json!("case"), &json!("2026-01-10")));
    assert_eq!((&case["title"], &case["scope"]), (&json!("SYN drops"), &Value::Null));
    assert_eq!((&case["completeness"], &case["restore_minutes"]), (&json!(1.0), &json!(40)));
    assert_eq!(case["mitigated"], "2026-01-10T10:40:00+00:00");
    assert_eq!(case["resolved"], Value::Null, "ten days after the day of the view");
    assert_eq!(case["misjudgment_risks"], json!([{"cost": "time", "text": "no errors in the application"}]));
    assert_eq!(case["diagnostic_path"][0], json!({"check": "Errors by node", "finding": "two nodes only"}));
    // The second was ticked after the day of the view.
    let done: Vec<_> = case["prevention"].as_array().unwrap().iter().map(|task| &task["done"]).collect();
    assert_eq!(done, [true, false]);
    assert!(!case.contains_key("prevention_plan"));
    let slow = row("Cases/Slow lookups.md");
    assert_eq!((&slow["time_to_restore"], &slow["restore_minutes"]), (&json!(120), &json!(120)));
    assert_eq!((&slow["detect_minutes"], &slow["severity"]), (&Value::Null, &Value::Null));
    let branch = json!([{"check": "with a trailing dot", "finding": "never slow"}]);
    assert_eq!(slow["diagnostic_path"][0]["children"], branch, "as docs/data.md names it");
}

#[test]
fn a_timeline_stands_in_for_a_path_and_says_so() {
    let case = row("Cases/Cache.md");
    assert_eq!(case["path_from_timeline"], true);
    assert_eq!(case["diagnostic_path"].as_array().unwrap().len(), 2);
    assert_eq!((&case["completeness"], &case["prevention"]), (&json!(0.4), &Value::Null));
}

#[test]
fn other_kinds_have_theirs() {
    let entry = row("Ledger/Smaller bill.md");
    assert_eq!((&entry["before"], &entry["share"]), (&json!("4000 EUR/mo"), &json!(0.5)));
    assert_eq!((&entry["improvement"], &entry["stage"]), (&json!(1500), &json!("measured")));
    assert_eq!((&entry["evidence"][0], &entry["presented"]), (&json!("Cases/SYN drops.md"), &Value::Null));
    let audit = row("Audits/2026-W22.md");
    assert_eq!((&audit["week"], &audit["date"]), (&json!("2026-W22"), &json!("2026-05-31")));
    assert_eq!((&audit["execution_share"], &audit["rung"]), (&json!(0.5), &json!(2.5)));
    assert_eq!((&audit["hours"], &audit["execution"]), (&json!(40), &Value::Null));
    assert_eq!((&audit["decisions_influenced"], &audit["outcomes_owned"]), (&json!([]), &Value::Null));
    let mechanism = row("Mechanisms/Table alert.md");
    assert_eq!((&mechanism["retired"], &mechanism["verdict"]), (&Value::Null, &json!("no baseline")));
    assert_eq!(mechanism["prevents"], json!(["table-full"]));
}

#[test]
fn notes_after_the_day_are_absent() {
    assert!(rows().iter().all(|row| row["file"] != "Cases/Later.md"));
    assert_eq!(row("Cases/Undated.md")["date"], Value::Null);
}
