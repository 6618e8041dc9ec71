//! Formulas at their edges: progress, ways that are unknown, and the days on which a verdict turns.

use crate::notes::{CASE, DECISION, MECHANISM, audits, but};
use crate::vault::vault;
use casebook::analysis::View;
use casebook::analysis::levels::{Depth, levels};
use casebook::config::Config;
use casebook::ladder::{Ladders, Measure};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::sync::Arc;

/// A test of a measure with this target.
fn target(bound: &str, target: f64) -> casebook::ladder::Test {
    let text = format!(
        "id = \"x\"\nname = \"X\"\n[[level]]\nname = \"A\"\n[[level.criterion]]\nid = \"a\"\nsays = \"s\"\n\
         measure = \"calibration.brier\"\n{bound} = {target:?}\n"
    );
    let (ladders, findings) = Ladders::new(&[(Arc::from("ladders/x.toml"), Arc::from(text))]);
    assert!(findings.is_empty(), "{findings:?}");
    ladders.get("x").unwrap().levels[0].criteria[0].tests[0].clone()
}

#[test]
fn progress_is_the_way_to_the_target() {
    #[rustfmt::skip]
    let rows = [
        ("at_least", 4.0, &[(0.0, 0.0), (1.0, 0.25), (4.0, 1.0), (9.0, 1.0), (-1.0, 0.0)][..]),
        ("at_least", 0.0, &[(0.0, 1.0), (-1.0, 0.0), (1.0, 1.0)]),
        // Met, or the other way round: what is not met never seems to be.
        ("at_least", -0.5, &[(-0.25, 1.0), (-0.5, 1.0), (-1.0, 0.5)]),
        ("at_most", 0.2, &[(0.1, 1.0), (0.2, 1.0), (0.4, 0.5), (-1.0, 1.0)]),
        ("at_most", 0.0, &[(0.0, 1.0), (3.0, 0.0)]),
        ("at_most", -0.3, &[(-0.3, 1.0), (-0.4, 1.0), (-0.15, 0.5), (0.0, 0.0), (0.2, 0.0)]),
    ];
    for (bound, wanted, values) in rows {
        let test = target(bound, wanted);
        for (value, progress) in values {
            let is = test.progress(*value);
            assert!((is - progress).abs() < 1e-9, "{bound} {wanted}: {value} gives {is}");
            assert_eq!(test.is_met(*value), *progress > 0.999_999, "{bound} {wanted}: {value}");
        }
    }
}

/// Weeks of exactly 30 % are 30 %, whatever binary numbers make of their mean.
#[test]
fn a_mean_that_is_the_target_meets_it() {
    let test = target("at_least", 0.3);
    for weeks in [[0.1, 0.2, 0.6], [0.15, 0.35, 0.4], [0.7, 0.1, 0.1]] {
        assert!(test.is_met(weeks.iter().sum::<f64>() / 3.0), "{weeks:?}");
    }
    assert!(!test.is_met(0.3 - 1e-9));
}

fn case(day: &str) -> String {
    but(CASE, "role: decided\n", "role: decided\npattern: full-table\n").replace("DATE", day)
}

/// How many mechanisms hold, on a day.
fn held(notes: &[String], day: &str) -> Option<f64> {
    let files: Vec<(String, &str)> =
        notes.iter().enumerate().map(|(at, text)| (format!("{at:02}.md"), text.as_str())).collect();
    let config = Config::default();
    let vault = vault(files.iter().map(|(file, text)| (file.as_str(), *text)), &config);
    let day: Date = day.parse().unwrap();
    let levels = levels(&View::new(&vault, &config, day, TimeZone::UTC), Depth::Level);
    levels.of_person("tiers").unwrap().levels[2][1].value
}

#[test]
fn a_mechanism_holds_from_the_day_on_which_its_verdict_turns() {
    // Seen from 2026-01-01; n0 = 2 in 90 days, installed 2026-04-01.
    let few: Vec<String> = ["2026-01-01", "2026-01-20", "2026-02-10"].map(case).into();
    let with = |notes: &[String], more: &[String]| -> Vec<String> { [notes, more].concat() };
    let mechanism = MECHANISM.replace("DATE", "2026-04-01");
    let few_held = with(&few, std::slice::from_ref(&mechanism));
    // (90 / (90 + t))^2 <= 0.20 from t = 112 on: later than 90 days.
    assert_eq!(held(&few_held, "2026-07-21"), Some(0.0));
    assert_eq!(held(&few_held, "2026-07-22"), Some(1.0));
    // With four cases before chance is enough by far, and the 90 days decide.
    let many = with(&few_held, &["2026-02-15", "2026-02-20"].map(case));
    assert_eq!(held(&many, "2026-06-29"), Some(0.0));
    assert_eq!(held(&many, "2026-06-30"), Some(1.0));
    // One case after, and it does not hold.
    assert_eq!(held(&with(&many, &[case("2026-06-30")]), "2026-06-30"), Some(0.0));
    // The day of installation is on the side before.
    assert_eq!(held(&with(&many, &[case("2026-04-01")]), "2026-06-30"), Some(1.0));
    // One case before is no baseline, however long it lasts.
    assert_eq!(held(&with(&[case("2026-01-01"), case("2026-02-01")], &[mechanism]), "2029-01-01"), Some(0.0));
}

/// No audit, no number: nothing is zero that nobody wrote down.
#[test]
fn what_no_note_tells_is_unknown() {
    let config = Config::default();
    let note = DECISION.replace("DATE", "2026-11-01").replace("asked: true\n", "");
    let silent = audits(&["Nothing."]);
    let vault = vault([("a.md", note.as_str()), ("b.md", silent[0].as_str())], &config);
    let levels =
        levels(&View::new(&vault, &config, "2026-11-15".parse().unwrap(), TimeZone::UTC), Depth::Whole);
    let mut seen = 0;
    for state in levels.standings.iter().flat_map(|standing| standing.levels.iter().flatten()) {
        let casebook::ladder::What::Measure(reading) = &state.test.what else { continue };
        if reading.measure != Measure::PatternsCovered {
            assert_eq!(
                (state.value, state.progress, state.met),
                (None, None, false),
                "{}",
                state.criterion.id
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 16);
}
