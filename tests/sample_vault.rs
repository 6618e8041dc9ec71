//! The sample vault tells the story that its first page promises. Newcomers read the program's output beside it, so that a
//! note or a rule that changes the story has to be seen to change it.

#![expect(clippy::unwrap_used, reason = "tests")]

use serde_json::Value;
use std::process::Command;

/// What a report says of the sample vault, as of its own day or of another.
fn shown(report: &str, as_of: Option<&str>) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    command.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/sample-vault"));
    command.args(["show", report, "--format", "json"]).env_remove("SOURCE_DATE_EPOCH");
    if let Some(day) = as_of {
        command.args(["--as-of", day]);
    }
    serde_json::from_slice(&command.output().unwrap().stdout).unwrap()
}

/// The levels of a history, each with the week from which on it was held: `tool-based-executor 2025-W45`.
fn turns(ladder: &Value) -> Vec<String> {
    let mut turns = Vec::new();
    let mut before = &Value::Null;
    for week in ladder["history"].as_array().unwrap() {
        if week["level"] != *before {
            let level = week["level"].as_str().unwrap_or("none");
            turns.push(format!("{level} {}", week["week"].as_str().unwrap()));
        }
        before = &week["level"];
    }
    turns
}

#[test]
fn the_year_leads_from_executor_to_decision_maker() {
    let report = shown("tier-progress", None);
    let ladders = report["ladders"].as_array().unwrap();
    for (id, expected) in [
        ("tiers", &["tool-based-executor 2025-W45", "problem-based-decision-maker 2026-W21"][..]),
        ("pyramid", &["execution 2025-W45", "orchestration 2026-W31"]),
        ("leverage", &["ai-assisted-execution 2025-W45", "workflow-and-system-design 2026-W40"]),
        ("roadmap", &["redesign-team-workflows 2026-W22", "own-cross-functional-trade-offs 2026-W39"]),
        ("job", &["rung-2 2025-W45", "rung-3 2026-W39"]),
    ] {
        let ladder = ladders.iter().find(|ladder| ladder["id"] == id).unwrap();
        assert_eq!(turns(ladder), expected, "{id}");
    }
    let domains = ladders.iter().filter(|ladder| ladder["id"] == "capability");
    let prevents = domains.filter(|domain| domain["level"] == "prevents").map(|domain| &domain["of"]);
    assert_eq!(prevents.collect::<Vec<_>>(), ["kubernetes", "network"]);
}

#[test]
fn one_mechanism_that_holds_is_missing_for_the_highest_tier() {
    let report = shown("tier-progress", None);
    let tiers = report["ladders"].as_array().unwrap().iter().find(|ladder| ladder["id"] == "tiers").unwrap();
    let missing = tiers["criteria"].as_array().unwrap().iter().filter(|criterion| criterion["met"] == false);
    let missing: Vec<&Value> = missing.map(|criterion| &criterion["id"]).collect();
    assert_eq!(missing, ["holds"]);

    // "Of two more I shall know by the new year, if nothing happens."
    let holding = |day| {
        let report = shown("prevention", day);
        let mechanisms = report["mechanisms"].as_array().unwrap();
        mechanisms.iter().filter(|one| one["verdict"] == "holding" || one["verdict"] == "reduced").count()
    };
    assert_eq!((holding(None), holding(Some("2027-01-04"))), (1, 3));
}

#[test]
fn the_execution_trap_is_entered_and_left() {
    for (day, trapped) in [
        ("2025-12-31", false),
        ("2026-01-11", false),
        ("2026-01-18", true),
        ("2026-03-01", true),
        ("2026-03-08", false),
        ("2026-11-15", false),
    ] {
        let digest = shown("digest", Some(day));
        let on = digest["signals"].as_array().unwrap().iter().any(|signal| signal["id"] == "execution-trap");
        assert_eq!(on, trapped, "{day}");
    }
}

#[test]
fn the_running_plan_is_half_done() {
    let report = shown("plan", None);
    let plans = report["plans"].as_array().unwrap();
    let plan = plans.iter().find(|plan| plan["file"] == "Plans/Autumn climb.md").unwrap();
    let tasks = plan["tasks"].as_array().unwrap().iter();
    let tasks: Vec<_> = tasks.map(|month| (month["done"].as_u64(), month["total"].as_u64())).collect();
    assert_eq!(tasks, [(Some(4), Some(4)), (Some(2), Some(3)), (Some(1), Some(4))]);
    let progress = plan["shift_progress"].as_f64().unwrap();
    assert!((0.4..0.6).contains(&progress), "{progress}");
}
