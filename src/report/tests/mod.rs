//! Numbers here are worked out by hand from the notes in `sample`.

mod depth;
mod digest;
pub(crate) mod judgment;
mod lists;
pub(crate) mod plan;
pub(crate) mod sample;

use super::{all, build, text as json_text};
use crate::config::Config;
use sample::{sample, with_view};
use serde_json::{Value, json};
use std::ffi::OsStr;
use std::path::Path;

fn report(name: &str) -> Value {
    sample(&Config::default(), |view| build(name, view).unwrap().data)
}

#[test]
fn a_domain_counts_its_cases_and_those_below_it() {
    let map = report("capability-map");
    assert_eq!((&map["cases"], &map["complete_cases"]), (&json!(3), &json!(2)));
    let network = &map["domains"][0];
    assert_eq!(network["domain"], "network");
    assert_eq!((&network["cases"], &network["complete_cases"]), (&json!(3), &json!(2)));
    assert_eq!((&network["level"], &network["last_evidence"]), (&json!("seen"), &json!("2026-04-05")));
    // 40 min by the clock and 2 h as stated; the third case tells no time.
    let restore = &network["restore"];
    assert_eq!((&restore["n"], &restore["median"], &restore["mean"]), (&json!(2), &json!(80), &json!(80)));
    assert_eq!((&restore["p90"], &restore["left_out"]), (&Value::Null, &json!(1)));
    assert_eq!(restore["cases_left_out"][0]["file"], "Cases/Cache.md");
    assert_eq!(network["diagnose"]["n"], 0);
    // Numbered from the oldest, listed from the newest.
    let numbers: Vec<_> = network["case_list"].as_array().unwrap().iter().map(|c| &c["number"]).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(
        network["case_list"][0]["missing"],
        json!(["misjudgment risks", "root cause", "prevention plan"])
    );
    assert_eq!(map["domains"][1]["page"], "network-dns");
}

#[test]
fn patterns_name_the_mechanisms_that_stand_on_the_day() {
    let map = report("capability-map");
    let patterns = map["domains"][0]["patterns"].as_array().unwrap();
    let covered = patterns.iter().find(|pattern| pattern["pattern"] == "table-full").unwrap();
    assert_eq!(covered["mechanisms"], json!(["Mechanisms/Table alert.md"]));
    // It is retired two months later.
    assert_eq!((&covered["covered"], &covered["retired"]), (&json!(true), &json!([])));
    assert_eq!((&covered["cases"], &patterns[0]["covered"]), (&json!(1), &json!(false)));
}

#[test]
fn paths_merge_where_their_checks_are_the_same() {
    let map = report("capability-map");
    let network = &map["domains"][0];
    let tree = &network["tree"];
    assert_eq!(tree.as_array().unwrap().len(), 1);
    assert_eq!((&tree[0]["check"], &tree[0]["n"]), (&json!("Errors by node"), &json!(2)));
    assert_eq!(network["first_checks"][0]["n"], 2);
    assert_eq!((&network["median_checks"], &network["paths"]), (&json!(2), &json!(2)));
    let steps = network["steps"].as_array().unwrap();
    let shown: Vec<_> =
        steps.iter().map(|step| (step["indent"].as_u64().unwrap(), &step["number"])).collect();
    // Three ways on from the shared check, so all are bullets.
    assert_eq!(shown, [0, 2, 2, 2].map(|indent| (indent, &Value::Null)));
    assert_eq!(network["timelines"][0]["file"], "Cases/Cache.md");
}

#[test]
fn the_ledger_counts_my_part_of_what_is_proved() {
    let ledger = report("ledger");
    let entry = &ledger["entries"][0];
    assert_eq!((&entry["stage"], &entry["improvement"]), (&json!("measured"), &json!(1500)));
    assert_eq!((&entry["relative"], &entry["share"]), (&json!(0.375), &json!(0.5)));
    assert_eq!((&entry["value"], &entry["unit"]), (&json!("18000 EUR/yr"), &json!("EUR/mo")));
    assert_eq!(entry["presented"], Value::Null, "that day is still to come");
    let total = &ledger["totals"][0];
    assert_eq!((&total["sum"], &total["n"], &total["currency"]), (&json!(9000), &json!(1), &json!("EUR")));
    assert_eq!((&total["dimension"], &total["period"]), (&json!("money"), &json!("year")));
}

#[test]
fn weeks_are_means_over_audits_with_gaps_as_gaps() {
    let time = report("time");
    // Week 20: 10, 20, 10 of 40 h; week 22: 20, 20, 0 of 40 h. Rungs (10 + 80 + 50) / 40 and (20 + 80) / 40.
    let recent = &time["recent"];
    assert_eq!(recent["execution_share"], 0.375);
    assert_eq!((&recent["orchestration_share"], &recent["innovation_share"]), (&json!(0.5), &json!(0.125)));
    assert_eq!((&recent["rung"], &recent["n"]), (&json!(3), &json!(2)));
    assert_eq!((&recent["exposure"], &recent["high_share"]), (&json!(0.375), &json!(0.625)));
    assert_eq!(time["weeks"][1]["gap_before"], json!({"from": "2026-W21", "to": "2026-W21", "weeks": 1}));
    // Week 24 still runs.
    assert_eq!(time["gap_since"], json!({"from": "2026-W23", "to": "2026-W23", "weeks": 1}));
    assert_eq!(time["automation_candidate"]["hours"], 30);
    assert_eq!(time["diagnostic"]["decisions"], json!(["Freeze in May"]));
    assert_eq!(time["diagnostic"]["outcomes"], Value::Null);
    assert_eq!(
        (&time["diagnostic"]["askers"][0]["person"], &time["diagnostic"]["askers"][0]["n"]),
        (&json!("Ada"), &json!(2))
    );
}

#[test]
fn quarters_say_what_they_count_and_partial_ones_are_not_compared() {
    let time = report("time");
    let [first, now] = time["visibility"].as_array().unwrap().as_slice() else { panic!("two quarters") };
    // The first evidence is of 10 January, so neither quarter is whole.
    assert_eq!((&first["quarter"], &first["partial"]), (&json!("2026-Q1"), &json!(true)));
    assert_eq!((&first["incidents"], &first["incidents_from_audits"]), (&json!(2), &json!(false)));
    assert_eq!((&now["incidents"], &now["incidents_from_audits"]), (&json!(2), &json!(true)));
    assert_eq!((&now["oncall_pages_per_week"], &now["change_success_rate"]), (&json!(4), &json!(0.9)));
    assert_eq!((&now["since_previous"], &time["changes"]), (&Value::Null, &json!([])));
}

#[test]
fn notices_name_what_counts_nowhere() {
    let map = report("capability-map");
    assert_eq!(map["notices"]["future_notes"], json!(["Cases/Later.md"]));
    assert_eq!(map["notices"]["incomplete_notes"][0]["files"], json!(["Cases/Undated.md"]));
    assert_eq!(report("ledger")["notices"]["incomplete"], 0, "cases are no matter of the ledger");
}

#[test]
fn every_file_that_a_report_links_has_a_title() {
    fn files<'j>(value: &'j Value, found: &mut Vec<&'j str>) {
        match value {
            Value::String(text) if Path::new(text).extension() == Some(OsStr::new("md")) => found.push(text),
            Value::Array(list) => list.iter().for_each(|value| files(value, found)),
            Value::Object(map) => map.values().for_each(|value| files(value, found)),
            _ => {}
        }
    }
    for report in sample(&Config::default(), all) {
        let mut found = Vec::new();
        files(&report.data, &mut found);
        let notes = report.data["notes"].as_object().unwrap();
        for file in found {
            assert!(notes.contains_key(file), "{}: {file}", report.name);
        }
    }
}

#[test]
fn domains_with_one_slug_get_pages_of_their_own() {
    let note = |domain: &str| format!("---\ntype: case\ndate: 2026-01-01\ndomains: ['{domain}']\n---\n");
    let (a, b, c) = (note("a b"), note("a/b"), note("+++"));
    let notes = [("a.md", a.as_str()), ("b.md", &b), ("c.md", &c)];
    let pages = with_view(&notes, &Config::default(), |view| {
        let map = build("capability-map", view).unwrap();
        map.pages.into_iter().map(|page| page.name).collect::<Vec<_>>()
    });
    // By name: `+++`, `a`, `a-b`, `a/b`.
    assert_eq!(pages, ["domain", "a", "a-b", "a-b-2"]);
}

#[test]
fn a_path_of_ten_thousand_checks_is_no_harm() {
    let checks: String = (1..=10_000).fold(String::new(), |text, i| text + &format!("{i}. check {i}\n"));
    let text = format!(
        "---\ntype: case\ndate: 2026-01-01\ndomains: [d]\n---\n## Diagnostic path\n{checks}\n## Root cause\nx\n"
    );
    let data =
        with_view(&[("a.md", &text)], &Config::default(), |view| build("capability-map", view).unwrap().data);
    assert_eq!(data["domains"][0]["median_checks"], 10_000);
    assert!(serde_json::from_str::<Value>(&json_text(&data)).is_ok(), "not too deep to read back");
}
