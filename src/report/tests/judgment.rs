//! Prevention, decisions and reviews, worked out by hand as of 2026-06-10.

use super::sample::with_view;
use crate::config::Config;
use crate::report::build;
use serde_json::{Value, json};

/// A year in which one mechanism holds, one is young, and judgment is too sure.
pub(crate) const NOTES: [(&str, &str); 15] = [
    ("Cases/1.md", "---\ntype: case\ndate: 2025-06-10\npattern: leak\ndomains: [storage]\n---\n"),
    ("Cases/2.md", "---\ntype: case\ndate: 2025-08-01\npattern: Leak\ndomains: [storage]\n---\n"),
    ("Cases/3.md", "---\ntype: case\ndate: 2025-09-09\npattern: leak\ndomains: [storage]\n---\n"),
    ("Cases/4.md", "---\ntype: case\ndate: 2025-11-30\npattern: leak\ndomains: [storage]\n---\n"),
    (
        "Cases/5.md",
        "---\ntype: case\ndate: 2026-03-01\npattern: flood\ndomains: [network, network/dns, storage]\npeople: [Ada, \"[[Bo]]\"]\n---\n",
    ),
    ("Cases/6.md", "---\ntype: case\ndate: 2026-05-20\npattern: flood\ndomains: [network]\n---\n"),
    ("Cases/7.md", "---\ntype: case\ndate: 2026-06-01\ndomains: [mail]\n---\n"),
    (
        "Mechanisms/Guard.md",
        "---\ntype: mechanism\nform: guardrail\ninstalled: 2025-12-17\nprevents: [leak]\npeople: [ada]\n---\n",
    ),
    ("Mechanisms/Young.md", "---\ntype: mechanism\ninstalled: 2026-06-08\nprevents: [flood]\n---\n"),
    (
        "Decisions/A.md",
        "---\ntype: decision\ndate: 2026-01-10\nconfidence: 90%\nturned_out: right\nreviewed: 2026-03-01\nunpredictability: 2\nirreversibility: 5\ncomplexity: better\n---\n",
    ),
    (
        "Decisions/B.md",
        "---\ntype: decision\ndate: 2026-02-10\nconfidence: 0.6\nturned_out: wrong\ncoupling: worse\n---\n",
    ),
    (
        "Decisions/C.md",
        "---\ntype: decision\ndate: 2026-03-10\nconfidence: 0.7\nturned_out: right\nreviewed: 2026-07-01\ndue: 2026-05-31\n---\n",
    ),
    ("Decisions/D.md", "---\ntype: decision\ndate: 2026-04-10\ndue: 2026-08-01\n---\n"),
    (
        "Reviews/2025-Q4.md",
        "---\ntype: review\noptimising_for: [depth]\nimpact: 2\nlife: 4\n---\n## Activities\n| Activity | Share | Score |\n|---|---|---|\n| Tickets | 50 % | 1 |\n| Design | 50 % | 4 |\n",
    ),
    (
        "Reviews/2026-Q1.md",
        "---\ntype: review\noptimising_for: [impact, work built around life]\nimpact: 3\nlife: 4\n---\n",
    ),
];

fn report(name: &str) -> Value {
    with_view(&NOTES, &Config::default(), |view| build(name, view).unwrap().data)
}

#[test]
fn a_mechanism_is_measured_by_the_cases_before_and_after_it() {
    let prevention = report("prevention");
    let guard = &prevention["mechanisms"][0];
    // The first case of the vault opens the window and is not in it; that of 30 November prompted the guard.
    assert_eq!((&guard["n0"], &guard["t0_days"]), (&json!(3), &json!(190)));
    assert_eq!((&guard["n1"], &guard["t1_days"]), (&json!(0), &json!(175)));
    assert_eq!((&guard["prompted_by"], &guard["baseline"]), (&json!("Cases/4.md"), &json!(2)));
    let close = |figure: &str, expected: f64| {
        let found = guard[figure].as_f64().unwrap();
        assert!((found - expected).abs() < 1e-9, "{figure}: {found}, not {expected}");
    };
    close("expected", 2.0 / 190.0 * 175.0);
    // None of three after: 1 - 0.025^(1/3) of the cases at most.
    let share = 1.0 - 0.025_f64.cbrt();
    close("ci_high", share / (1.0 - share) * 190.0 / 175.0);
    close("chance", (190.0_f64 / 365.0).powi(3));
    assert_eq!((&guard["verdict"], &guard["holds"]), (&json!("holding"), &json!(true)));
    let young = &prevention["mechanisms"][1];
    assert_eq!((&young["verdict"], &young["n0"]), (&json!("too early"), &json!(2)));
    assert_eq!(prevention["recurring"][0]["pattern"], "leak");
    assert_eq!(
        (&prevention["recurring"][0]["holds"], &prevention["recurring"][1]["holds"]),
        (&json!(true), &json!(false))
    );
    assert_eq!(prevention["without_pattern"], json!(["Cases/7.md"]));
    // 366 days in parts of 7: the last one is short.
    let slots = guard["slots"].as_array().unwrap();
    assert_eq!((slots.len(), &guard["slot_days"]), (53, &json!(7)));
    let cases: u64 = slots.iter().filter_map(|slot| slot["cases"].as_u64()).sum();
    assert_eq!(cases, 3);
    assert_eq!(slots.iter().filter(|slot| slot["phase"] == "installed").count(), 1);
}

#[test]
fn judgment_is_measured_by_what_was_known_on_the_day() {
    let decisions = report("decisions");
    let found = &decisions["calibration"];
    // C was reviewed later.
    assert_eq!((&found["n"], &found["mean_confidence"]), (&json!(2), &json!(0.75)));
    let brier = f64::midpoint(0.1_f64.powi(2), 0.6_f64.powi(2));
    assert!((found["brier"].as_f64().unwrap() - brier).abs() < 1e-12);
    assert_eq!((&found["reference"], &found["mean_outcome"]), (&json!(0.25), &json!(0.5)));
    assert!((found["skill"].as_f64().unwrap() - (1.0 - brier / 0.25)).abs() < 1e-12);
    // 0.6 x 5 is 3: the fourth bin, with what is sure from 60 to 80 %.
    let n: Vec<_> = found["bins"].as_array().unwrap().iter().map(|bin| bin["n"].as_u64().unwrap()).collect();
    assert_eq!(n, [0, 0, 0, 1, 1]);
    assert_eq!(decisions["due"], json!(["Decisions/C.md"]));
    assert_eq!(
        (&decisions["overdue"][0]["days"], &decisions["upcoming"][0]["days"]),
        (&json!(10), &json!(52))
    );
    let map = decisions["map"].as_array().unwrap();
    assert_eq!(
        (&map[0]["irreversibility"], &map[0]["cells"][1][0]["file"]),
        (&json!(5), &json!("Decisions/A.md"))
    );
    let before: Vec<_> = decisions["judged_before"].as_array().unwrap().iter().map(|g| &g["n"]).collect();
    assert_eq!(before, [1, 1, 2]);
}

#[test]
fn a_review_says_what_the_work_is_for() {
    let review = report("review");
    assert_eq!((&review["quarters"][0]["rung"], &review["quarters"][1]["rung"]), (&json!(2.5), &Value::Null));
    assert_eq!(
        review["aims"][1],
        json!({"name": "work built around life", "measure": "life", "rating": 4, "before": 4})
    );
    let impact = &review["ratings"][0];
    assert_eq!(
        (&impact["name"], &impact["change"], &impact["aim"]),
        (&json!("impact"), &json!(1), &json!(true))
    );
    let found = &review["adaptability"];
    // From 13 December on: cases 5, 6 and 7. `network` beside `network/dns` adds nothing in case 5; storage is old.
    assert_eq!((&found["active_domains"], &found["new_domains"]), (&json!(4), &json!(3)));
    assert_eq!(
        (&found["cases"], &found["joined_pairs"], &found["people"]),
        (&json!(3), &json!(1), &json!(2))
    );
    assert!((found["multi_domain_share"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-12);
}
