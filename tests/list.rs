//! Rows of `list`: the data contract, and the ground that conditions stand on.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use casebook::analysis::View;
use casebook::analysis::rows::{Row, list};
use casebook::config::Config;
use casebook::model::names::Names;
use casebook::model::vault::Vault;
use casebook::pipeline::{assemble, read_note};
use casebook::query;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::sync::Arc;

fn rows(notes: &[(&str, &str)], as_of: jiff::civil::Date) -> Vec<Row> {
    let config = Config::default();
    let names = Names::new(&config.names);
    let read = notes
        .iter()
        .map(|(file, text)| read_note(&Arc::from(*file), text.as_bytes().to_vec(), &names, &config));
    let (vault, _): (Vault, _) = assemble(read, Vec::new(), Vec::new());
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let view = View::new(&vault, &config, as_of, zone);
    list(&view, vault.notes.iter().enumerate())
}

const CASE: &str = "---\ntype: case\ndate: 2026-03-28\ndomains: [Network/DNS]\nrole: decided\nstarted: 23:50\ndetected: 00:10\n\
    mitigated: 03:30\nresolved: 2026-04-02 10:00\n---\n# Slow names\n\n## Prevention plan\n\n- [x] Alert ✅ 2026-04-10\n- [ ] Cache\n";

#[test]
fn a_case_is_listed_with_its_times_as_of_the_day() {
    let row = &rows(&[("a.md", CASE)], date(2026, 4, 1))[0];
    let shown = |name: &str| row[name].to_string();
    // The clock is put forward from 02:00 to 03:00 that night: 00:10 to 03:30 is 140 minutes.
    assert_eq!(shown("detected"), "\"2026-03-29T00:10:00+01:00\"");
    assert_eq!(shown("mitigated"), "\"2026-03-29T03:30:00+02:00\"");
    assert_eq!(shown("detect_minutes"), "20");
    assert_eq!(shown("restore_minutes"), "140");
    assert_eq!(shown("domains"), "[\"network/dns\"]");
    assert_eq!(shown("resolved"), "null", "resolved after the as-of day");
    assert_eq!(shown("completeness"), "0.2");
    assert_eq!(shown("prevention"), r#"[{"text":"Alert","done":false},{"text":"Cache","done":false}]"#);
    let later = &rows(&[("a.md", CASE)], date(2026, 4, 30))[0];
    assert_eq!(later["prevention"][0]["done"].to_string(), "true");
    assert_eq!(later["resolved"].to_string(), "\"2026-04-02T10:00:00+02:00\"");
    assert!(rows(&[("a.md", CASE)], date(2026, 3, 27)).is_empty(), "a note that starts after the day");
}

#[test]
fn every_field_that_a_condition_may_ask_for_is_in_the_row() {
    let notes = [
        ("2026-01-05 case.md", "---\ntype: case\n---\n"),
        ("2026-01-05 ledger.md", "---\ntype: ledger\ncategory: cost\n---\n"),
        ("2026-W02.md", "---\ntype: audit\n---\n"),
        ("2026-01-05 decision.md", "---\ntype: decision\nstatus: accepted\n---\n"),
        ("mechanism.md", "---\ntype: mechanism\ninstalled: 2026-01-05\n---\n"),
        ("2026-Q1.md", "---\ntype: review\n---\n"),
        ("plan.md", "---\ntype: plan\nstart: 2026-01-05\n---\n"),
        ("capability.md", "---\ntype: capability\ndomains: [x]\n---\n"),
        ("profile.md", "---\ntype: profile\n---\n"),
    ];
    let rows = rows(&notes, date(2026, 3, 1));
    assert_eq!(rows.len(), notes.len());
    for field in query::fields() {
        for row in &rows {
            let kind = row["kind"].as_str().unwrap();
            if field.kinds.is_empty() || field.kinds.iter().any(|k| k.name() == kind) {
                assert!(row.contains_key(field.name), "{kind} lacks {}", field.name);
            }
        }
    }
}

#[test]
fn ledger_entries_are_listed_with_improvement_and_stage() {
    let entry =
        |front: &str, body: &str| format!("---\ntype: ledger\ndate: 2025-01-10\n{front}\n---\n{body}");
    let later = "## Measurements\n\n| Date | Value |\n|---|---|\n| 2025-02-01 | 1 min |\n| 2025-04-10 | 20 min |\n| 2025-05-01 | 30 min |\n";
    let table = [
        // improvement 42 - 9 = 33 of 42
        (
            "category: mttr\nbefore: 42 min\nafter: 9 min\nevidence: https://example.org",
            "",
            Some(33.0),
            Some(33.0 / 42.0),
            "measured",
        ),
        (
            "category: mttr\nbefore: 42 min\nafter: 9 min\nevidence: \"[[nowhere]]\"",
            "",
            Some(33.0),
            Some(33.0 / 42.0),
            "claimed",
        ),
        ("category: mttr\nbefore: 42 min\nafter: 9 min", "", Some(33.0), Some(33.0 / 42.0), "claimed"),
        (
            "category: cost\nbefore: 10 EUR\nafter: 12 EUR\nevidence: https://example.org",
            "",
            Some(-2.0),
            Some(-0.2),
            "no gain",
        ),
        // 1 h/mo = 12 h/yr; 6 h/yr = 0.5 h/mo
        (
            "category: cost\nbefore: 1 h/mo\nafter: 6 h/yr\nevidence: https://example.org",
            "",
            Some(0.5),
            Some(0.5),
            "measured",
        ),
        (
            "category: stability\nmetric: availability\nbefore: 99.5 %\nafter: 99.9 %\nevidence: https://example.org",
            "",
            Some(0.4),
            Some(0.4 / 99.5),
            "measured",
        ),
        (
            "category: risk\nbefore: 0\nafter: 0\nevidence: https://example.org",
            "",
            Some(0.0),
            None,
            "no gain",
        ),
        // measured 20 and 30 min from 90 days on: median 25, kept (42 - 25) / 33 = 52 %
        (
            "category: mttr\nbefore: 42 min\nafter: 9 min\nevidence: https://example.org",
            later,
            Some(33.0),
            Some(33.0 / 42.0),
            "lost",
        ),
        (
            "category: mttr\nbefore: 42 min\nafter: 20 min\nevidence: https://example.org",
            "## Measurements\n\n- 2025-04-10: 24 min\n",
            Some(22.0),
            Some(22.0 / 42.0),
            "sustained",
        ),
    ];
    for (front, body, improvement, relative, stage) in table {
        let row = &rows(&[("a.md", &entry(front, body))], date(2025, 12, 31))[0];
        let close = |name: &str, expected: Option<f64>| match (row[name].as_f64(), expected) {
            (Some(a), Some(b)) => (a - b).abs() < 1e-12,
            (a, b) => a == b,
        };
        assert!(close("improvement", improvement), "{front}: {}", row["improvement"]);
        assert!(close("relative", relative), "{front}: {}", row["relative"]);
        assert_eq!(row["stage"], stage, "{front}");
    }
}

#[test]
fn weeks_inherit_what_is_blank_and_know_what_they_do_not() {
    let w10 = "---\ntype: audit\n---\n## Activities\n\n| Activity | Hours | Layer | Score | Nature |\n|---|---|---|---|---|\n\
        | Tickets | 30 | execution | 1 | repetitive |\n| Reviews | 10 | orchestration | 4 | decision |\n";
    let w11 = "---\ntype: audit\n---\n## Activities\n\n| Activity | Hours |\n|---|---|\n| tickets | 10 |\n| Reviews | 20 |\n| New thing | 10 |\n";
    let w12 = "---\ntype: audit\nexecution: 60%\norchestration: 30%\ninnovation: 10%\n---\n";
    let rows = rows(&[("2026-W10.md", w10), ("2026-W11.md", w11), ("2026-W12.md", w12)], date(2026, 4, 1));
    let of = |i: usize, name: &str| rows[i][name].as_f64();
    assert_eq!((of(0, "execution_share"), of(0, "rung")), (Some(0.75), Some(1.75)));
    // 10 of 30 hours with a layer; 30 of 40 hours have a score: (10 * 1 + 20 * 4) / 30 = 3
    assert_eq!(
        (of(1, "execution_share"), of(1, "rung"), of(1, "scored_share")),
        (Some(10.0 / 30.0), Some(3.0), Some(0.75))
    );
    assert_eq!((of(1, "exposure"), of(1, "high_share")), (Some(10.0 / 30.0), Some(20.0 / 30.0)));
    assert_eq!((of(2, "execution_share"), of(2, "hours"), of(2, "rung")), (Some(0.6), None, None));
}
