//! What makes the reports more than lists: quarters, frequencies, playbooks, changes.

use super::report;
use super::sample::with_view;
use crate::config::Config;
use crate::report::build;
use serde_json::{Value, json};

/// A vault of many short notes.
fn of(name: &str, notes: &[(String, String)], config: &Config) -> Value {
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    with_view(&notes, config, |view| build(name, view).unwrap().data)
}

/// Observed since a day, so that quarters from then on are whole.
fn since(day: &str) -> Config {
    Config { observed_since: Some(day.parse().unwrap()), ..Config::default() }
}

/// A case of a day with the minutes it took to restore.
fn case(day: &str, minutes: u32) -> (String, String) {
    let text = format!(
        "---\ntype: case\ndate: {day}\ndomains: [network/dns]\npattern: ndots\ntime_to_restore: {minutes} min\n---\n"
    );
    (format!("{day} {minutes}.md"), text)
}

/// An audit of a week with more properties.
fn audit(week: &str, properties: &str) -> (String, String) {
    (format!("{week}.md"), format!("---\ntype: audit\n{properties}\n---\n"))
}

#[test]
fn frequency_counts_quarters_with_nothing_as_zero() {
    let notes = [case("2025-02-03", 10), case("2025-03-03", 20), case("2025-08-01", 30)];
    let frequency = &of("capability-map", &notes, &since("2025-01-01"))["frequency"];
    let quarters: Vec<_> =
        frequency["quarters"].as_array().unwrap().iter().map(|q| (&q["quarter"], &q["incidents"])).collect();
    let expected = json!(["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"]);
    assert_eq!(json!(quarters.iter().map(|(quarter, _)| quarter).collect::<Vec<_>>()), expected);
    assert_eq!(json!(quarters.iter().map(|(_, n)| n).collect::<Vec<_>>()), json!([2, 0, 1, 0, 0, 0]));
    let partial: Vec<_> =
        frequency["quarters"].as_array().unwrap().iter().map(|q| q["partial"] == true).collect();
    assert_eq!(partial, [false, false, false, false, false, true], "it is June");
    // A nested domain counts for the one above it.
    let count = |name: &str| json!({"name": name, "n": 3, "quarters": [2, 0, 1, 0, 0, 0]});
    assert_eq!(frequency["domains"], json!([count("network"), count("network/dns")]));
    assert_eq!(frequency["patterns"], json!([count("ndots")]));
    // A page ends with the last quarter in which anything happened.
    let table = &frequency["table"];
    let columns: Vec<_> = table["columns"].as_array().unwrap().iter().map(|c| &c["quarter"]).collect();
    assert_eq!(columns, ["2025-Q1", "2025-Q2", "2025-Q3"]);
    assert_eq!((&table["quiet_since"], &table["older"]), (&json!("2025-Q3"), &json!(0)));
    assert_eq!(table["domains"][0]["quarters"], json!([2, 0, 1]));
}

#[test]
fn one_quarter_is_no_frequency() {
    let data = of("capability-map", &[case("2026-05-04", 10)], &since("2026-01-01"));
    assert_eq!(data["frequency"]["table"], Value::Null);
    assert_eq!(data["frequency"]["domains"][0]["quarters"], json!([0, 1]));
}

#[test]
fn a_cause_that_came_back_is_open_until_a_mechanism_is_in_force() {
    let mut notes = vec![case("2026-01-05", 10), case("2026-02-05", 10)];
    let data = of("capability-map", &notes, &Config::default());
    assert_eq!((&data["unprevented"], &data["recurring"][0]["covered"]), (&json!(1), &json!(false)));
    assert_eq!(data["recurring"][0]["dates"], json!(["2026-01-05", "2026-02-05"]));
    assert_eq!(
        data["summary"],
        "2 cases in 2 domains, 0 complete. One cause came back; nothing in force prevents ndots."
    );
    let mechanism = "---\ntype: mechanism\ninstalled: 2026-03-01\nprevents: [ndots]\n---\n";
    notes.push(("Two dots.md".to_owned(), mechanism.to_owned()));
    let data = of("capability-map", &notes, &Config::default());
    assert_eq!(data["unprevented"], 0);
}

#[test]
fn a_domain_shows_its_playbook_and_its_quarters() {
    let note = "---\ntype: capability\ndomains: [network/dns]\n---\n# Names\n\n## Verify first\n\n- The clock.\n- The search list\n\n## Do not touch\n\nThe cache, before it is saved.\n";
    let notes = [("Names.md".to_owned(), note.to_owned()), case("2026-01-05", 10), case("2026-04-05", 10)];
    let data = of("capability-map", &notes, &Config::default());
    // The playbook of a nested domain is one of the domain above it too.
    for domain in data["domains"].as_array().unwrap() {
        let playbook = &domain["playbook"][0];
        assert_eq!(playbook["file"], "Names.md");
        assert_eq!(playbook["verify_first"], json!(["The clock.", "The search list"]));
        assert_eq!(playbook["do_not_touch"], json!(["The cache, before it is saved."]));
        assert_eq!(playbook["diagnosis"], json!([]));
        let quarters: Vec<_> =
            domain["quarters"].as_array().unwrap().iter().map(|q| (&q["quarter"], &q["n"])).collect();
        assert_eq!(json!(quarters), json!([["2026-Q1", 1], ["2026-Q2", 1]]));
        assert_eq!(domain["quarters"][1]["cases"][0]["number"], 2);
    }
}

#[test]
fn results_stand_in_their_quarters_with_my_part_of_what_is_proved() {
    let ledger = report("ledger");
    let quarter = &ledger["quarters"][0];
    assert_eq!((&quarter["quarter"], &quarter["partial"]), (&json!("2026-Q1"), &json!(true)));
    assert_eq!((&quarter["n"], &quarter["proved"], &quarter["entries"]), (&json!(1), &json!(1), &json!([0])));
    assert_eq!(quarter["amounts"][0]["sum"], 9000, "half of 18000 EUR a year");
    assert_eq!(ledger["without_value"], json!([]));
    assert_eq!(ledger["summary"], "1 result: 1 measured. My proved part: 9000 EUR a year (n = 1).");
}

#[test]
fn quarters_of_weeks_are_unweighted_means() {
    let notes = [
        audit("2026-W10", "execution: 30\norchestration: 10\ninnovation: 0"),
        audit("2026-W11", "execution: 5\norchestration: 5\ninnovation: 0"),
        audit("2026-W20", "execution: 1\norchestration: 1\ninnovation: 2"),
        audit("2026-W22", "incidents: 1"),
    ];
    let time = of("time", &notes, &Config::default());
    let first = &time["quarters"][0];
    assert_eq!(
        (&first["quarter"], &first["n"], &first["n_shares"]),
        (&json!("2026-Q1"), &json!(2), &json!(2))
    );
    assert_eq!((&first["execution_share"], &first["partial"]), (&json!(0.625), &json!(false)));
    let second = &time["quarters"][1];
    assert_eq!((&second["n"], &second["n_shares"]), (&json!(2), &json!(1)));
    assert_eq!((&second["innovation_share"], &second["rung"]), (&json!(0.5), &Value::Null));
    // Weeks 10 to 23: the current one, 24, has no audit yet and is no gap.
    let year = &time["year"];
    assert_eq!((&year["from"], &year["to"], &year["n"]), (&json!("2026-W10"), &json!("2026-W23"), &json!(3)));
    assert_eq!((&year["highest"]["week"], &year["lowest"]["share"]), (&json!("2026-W10"), &json!(0.25)));
    let bars: Vec<_> = year["picture"]["bars"].as_array().unwrap().iter().map(|bar| &bar["value"]).collect();
    assert_eq!((bars.len(), bars[0], bars[1], bars[2]), (14, &json!(75), &json!(50), &Value::Null));
}

#[test]
fn each_metric_has_its_change_against_the_quarter_before_and_the_first() {
    // Six cases a quarter: 100 to 105 minutes, then 90 to 95, then 10 to 15.
    let quarters = [("2025-07", 100), ("2025-10", 90), ("2026-01", 10)];
    let mut notes: Vec<(String, String)> = quarters
        .iter()
        .flat_map(|(month, from)| (0..6).map(move |i| case(&format!("{month}-1{i}"), from + i)))
        .collect();
    notes.push(audit("2025-W30", "incidents: 9\noncall_pages: 8\nchanges: 10\nfailed_changes: 2"));
    notes.push(audit("2026-W05", "incidents: 4\noncall_pages: 2\nchanges: 20\nfailed_changes: 1"));
    notes.push(audit("2026-W06", "oncall_pages: 3"));
    let time = of("time", &notes, &since("2025-07-01"));
    let metrics = &time["metrics"];
    let newest = &metrics["restore"]["rows"][0];
    assert_eq!(
        (&newest["quarter"], &newest["value"], &newest["n"]),
        (&json!("2026-Q1"), &json!(12.5), &json!(6))
    );
    assert_eq!(newest["previous"], json!({"quarter": "2025-Q4", "by": -80, "clear": true}));
    assert_eq!(newest["first"], json!({"quarter": "2025-Q3", "by": -90, "clear": true}));
    // The quarter between counts cases, the others what audits tell: never compared, and drawn apart.
    let incidents = metrics["incidents"]["rows"].as_array().unwrap();
    let shown: Vec<_> =
        incidents.iter().map(|row| (&row["value"], &row["from_audits"], &row["previous"])).collect();
    assert_eq!(json!(shown), json!([[4, true, null], [6, false, null], [9, true, null]]));
    assert_eq!(incidents[0]["first"]["by"], -5);
    let bars = &metrics["incidents"]["picture"]["bars"];
    assert_eq!(json!([bars[0]["value"], bars[1]["value"], bars[2]["value"]]), json!([9, null, 4]));
    // Pages: 2.5 over two audits against 8 over one; the quarter between tells none.
    let pages = &metrics["pages"]["rows"];
    assert_eq!(
        (&pages[0]["value"], &pages[0]["n"], &pages[0]["previous"]),
        (&json!(2.5), &json!(2), &Value::Null)
    );
    assert_eq!(pages[0]["first"]["by"], -5.5);
    let changes = &metrics["changes"]["rows"];
    assert_eq!(
        (&changes[0]["value"], &changes[0]["n"], &changes[1]["n"]),
        (&json!(0.95), &json!(20), &json!(10))
    );
    assert_eq!(metrics["hours"]["rows"], json!([]));
    assert_eq!(time["quiet_since"], "2026-Q1");
}

#[test]
fn few_cases_make_no_clear_difference() {
    let notes = [case("2026-01-05", 100), case("2025-10-05", 10)];
    let time = of("time", &notes, &since("2025-10-01"));
    let row = &time["metrics"]["restore"]["rows"][0];
    assert_eq!((&row["previous"]["by"], &row["previous"]["clear"]), (&json!(90), &json!(false)));
}

#[test]
fn a_picture_that_is_cut_off_still_shows_where_paths_end() {
    // A shared start, then thirty ways on, each taken by two cases.
    let path = |i: u32| {
        let text = format!(
            "---\ntype: case\ndate: 2026-01-01\ndomains: [d]\npattern: p{i}\n---\n## Diagnostic path\n1. Start\n2. Way {i}\n3. On\n"
        );
        [(format!("{i}a.md"), text.clone()), (format!("{i}b.md"), text)]
    };
    let notes: Vec<(String, String)> = (10..40).flat_map(path).collect();
    let data = of("capability-map", &notes, &Config::default());
    let picture = &data["domains"][0]["picture"];
    assert_eq!((&picture["shown"], &picture["total"]), (&json!(18), &json!(61)));
    assert_eq!(picture["patterns"].as_array().unwrap().len(), 12);
    assert_eq!(picture["patterns_left_out"], 18);
    assert_eq!(picture["patterns"][11], json!({"pattern": "p21", "from": [13]}));
}
