//! What a digest tells of a week, worked out by hand.

use super::judgment::NOTES;
use super::sample::{sample, with_view};
use crate::config::Config;
use crate::report::build;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

fn digest(notes: &[(&str, &str)], day: Date) -> Value {
    with_view(notes, &Config::default(), |view| build("digest", &view.at(day)).unwrap().data)
}

/// The changes of one kind, in words.
fn changes(digest: &Value, kind: &str) -> Vec<String> {
    let all = digest["changes"].as_array().unwrap().iter();
    let of_kind = all.filter(|change| change["kind"] == kind);
    of_kind.map(|change| change["message"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_changed_is_what_figures_say_on_two_days() {
    for (day, kind, expected) in [
        (date(2026, 6, 10), "new-note", "Young is a new mechanism"),
        (date(2026, 6, 10), "signal-off", "Recurring pattern without mechanism is no longer on"),
        (date(2026, 5, 26), "recurring", "flood came back: 2 cases, and no mechanism prevents it"),
        // 135 days after it was installed: (190 / 325)^3 is just under 20 %.
        (date(2026, 5, 1), "verdict", "Guard went from undetermined to holding"),
        (date(2026, 5, 31), "due", "C came due"),
        (date(2026, 7, 1), "turned-out", "C turned out right (you were 70 % sure)"),
        // A review is new when its quarter is over.
        (date(2026, 4, 1), "new-note", "2026-Q1 is a new review"),
    ] {
        assert_eq!(changes(&digest(&NOTES, day), kind), [expected], "{day}");
        let next_week = digest(&NOTES, day.checked_add(jiff::Span::new().days(7)).unwrap());
        assert!(!changes(&next_week, kind).contains(&expected.to_owned()), "{day}: told once");
    }
    let entry = "---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nbefore: 100 h\nafter: 50 h\n\
                 evidence: \"https://example.org\"\n---\n## Measurements\n| Date | Value |\n|---|---|\n\
                 | 2026-04-01 | 60 h |\n";
    let found = digest(&[("Bill.md", entry)], date(2026, 4, 3));
    assert_eq!(changes(&found, "stage"), ["Bill went from measured to sustained"]);
    let change = &found["changes"][0];
    assert_eq!((&change["before"], &change["after"]), (&json!("measured"), &json!("sustained")));
    assert_eq!((&change["file"], &found["since"]), (&json!("Bill.md"), &json!("2026-03-27")));
}

#[test]
fn levels_that_changed_are_told_beyond_the_first() {
    let case =
        |day: &str| format!("---\ntype: case\ndate: {day}\ndomains: [mail]\n---\n## Root cause\nA loop.\n");
    let (a, b, c) = (case("2026-06-01"), case("2026-06-02"), case("2026-06-09"));
    let notes = [("a.md", a.as_str()), ("b.md", &b), ("c.md", &c)];
    assert_eq!(
        changes(&digest(&notes, date(2026, 6, 3)), "level"),
        [] as [&str; 0],
        "seen is told by the case"
    );
    let found = digest(&notes, date(2026, 6, 10));
    let [change] =
        found["changes"].as_array().unwrap().iter().filter(|c| c["kind"] == "level").collect::<Vec<_>>()[..]
    else {
        panic!("{}", found["changes"])
    };
    assert_eq!(
        (&change["item"], &change["before"], &change["after"]),
        (&json!("mail"), &json!("Seen"), &json!("Practised"))
    );
    assert!(change["message"].as_str().unwrap().starts_with("mail went from Seen to Practised on "));
}

#[test]
fn the_week_stands_against_the_audits_before_it() {
    let audit = |week: u32, execution: u32| {
        let front = format!("execution: {execution}\norchestration: {}\ninnovation: 0", 100 - execution);
        (format!("2026-W{week}.md"), format!("---\ntype: audit\n{front}\n---\n"))
    };
    let notes = [audit(21, 60), audit(22, 70), audit(24, 50)];
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    let friday = digest(&notes, date(2026, 6, 12));
    assert_eq!(
        friday["headline"],
        "50 % of the week went into execution, 15 points less than in the 2 audits before."
    );
    assert_eq!((&friday["week"]["week"], &friday["week"]["n_before"]), (&json!("2026-W24"), &json!(2)));
    let spark = &friday["spark"];
    assert_eq!((&spark["bars"], &spark["n"]), (&json!("········▅▆·▅"), &json!(3)));
    assert_eq!((&spark["from"], &spark["to"]), (&json!("2026-W13"), &json!("2026-W24")));
    // A week on, the audit is no news, and that of the running week is missing.
    let next = digest(&notes, date(2026, 6, 19));
    assert_eq!((&next["week"], &next["spark"]["to"]), (&Value::Null, &json!("2026-W24")));
    assert!(next["headline"].as_str().unwrap().starts_with("A quiet week"), "{}", next["headline"]);
}

#[test]
fn what_can_not_be_said_is_said_once() {
    let empty = digest(&[], date(2026, 6, 10));
    assert_eq!((&empty["summary"], &empty["evidence"]), (&Value::Null, &json!(0)));
    assert_eq!((&empty["signals"], &empty["changes"]), (&json!([]), &json!([])));
    let cases = [("Mail.md", "---\ntype: case\ndate: 2026-06-09\ndomains: [mail]\n---\n")];
    let found = digest(&cases, date(2026, 6, 10));
    assert_eq!(found["summary"], "1 new case. No signal is on.");
    let unsaid = found["unsaid"].as_str().unwrap();
    for what in ["no case names a `pattern`", "no audit", "no ledger entry", "no mechanism", "no decision"] {
        assert!(unsaid.contains(what), "{what}: {unsaid}");
    }
    assert_eq!((&found["week"], &found["spark"]), (&Value::Null, &Value::Null));
    let all = sample(&Config::default(), |view| build("digest", view).unwrap().data);
    assert_eq!(all["unsaid"], "Not known yet: whether your judgment is right (no decision).");
}

#[test]
fn steps_are_few_and_no_signal_takes_all_of_them() {
    let names: Vec<String> = (1..=9).map(|n| format!("{n}.md")).collect();
    let claim = "---\ntype: ledger\ndate: 2026-06-01\ncategory: cost\nbefore: 3 h\n---\n";
    let mut notes: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), claim)).collect();
    let case = "---\ntype: case\ndate: 2026-06-02\npattern: leak\n---\n";
    notes.extend([("a.md", case), ("b.md", case)]);
    let found = digest(&notes, date(2026, 6, 10));
    let steps = found["steps"].as_array().unwrap();
    let signals: Vec<&str> = steps.iter().map(|step| step["signal"].as_str().unwrap()).collect();
    assert_eq!(signals, ["recurring-pattern-without-mechanism", "unbacked-claim", "unbacked-claim"]);
    assert_eq!(steps[0]["notes"], json!(["a.md", "b.md"]));
    let groups = found["groups"].as_array().unwrap();
    let places: Vec<_> = groups.iter().map(|group| (&group["first"], &group["n"])).collect();
    assert_eq!(places, [(&json!(0), &json!(1)), (&json!(1), &json!(9))]);
    let all = found["signals"].as_array().unwrap();
    assert_eq!(all.len(), 10);
    for signal in all {
        for field in ["id", "severity", "message", "evidence", "next_step"] {
            assert!(!signal[field].is_null(), "{field}: {signal}");
        }
    }
    assert_eq!((&all[0]["severity"], &all[1]["severity"]), (&json!("high"), &json!("low")));
}
