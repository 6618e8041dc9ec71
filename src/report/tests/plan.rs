//! Plans and the re-scoring, worked out by hand as of 2026-06-10.

use super::sample::with_view;
use crate::config::Config;
use crate::report::build;
use serde_json::{Value, json};

/// A plan from Monday, 6 April on, day 66 of 90, with two audits before it and three within.
pub(crate) const NOTES: [(&str, &str); 12] = [
    (
        "Plans/Spring.md",
        "---\ntype: plan\nstart: 2026-04-06\nshift: 0.2\nladder: tiers\nlevel: system-based-preventer\nskill: saying no\n---\n\
         # Spring\n\n## Month 1\n\n- [x] Audit ✅ 2026-04-10\n- [x] Forms ✅ 2026-07-01\n\n## Month 2\n\n- [x] Redesign\n\n\
         ## Recurring\n\n- Tue 15:00 60m Risk review\n",
    ),
    (
        "Plans/Winter.md",
        "---\ntype: plan\nstart: 2025-12-01\ndays: 30\n---\n# Winter\n\n## Month 1\n\n- [ ] One\n",
    ),
    ("Plans/To come.md", "---\ntype: plan\nstart: 2026-06-11\n---\n"),
    (
        "Audits/2026-W13.md",
        "---\ntype: audit\n---\n## Activities\n| Activity | Hours | Score |\n|---|---|---|\n| Tickets | 36 | 1 |\n| Design | 4 | 4 |\n",
    ),
    (
        "Audits/2026-W14.md",
        "---\ntype: audit\n---\n## Activities\n| Activity | Hours |\n|---|---|\n| Tickets | 32 |\n| Design | 8 |\n",
    ),
    (
        "Audits/2026-W15.md",
        "---\ntype: audit\n---\n## Activities\n| Activity | Hours | Score |\n|---|---|---|\n| Tickets | 28 | |\n| Design | 12 | |\n| Fog | 41 | |\n",
    ),
    (
        "Audits/2026-W23.md",
        "---\ntype: audit\n---\n## Activities\n| Activity | Hours | Score |\n|---|---|---|\n| Tickets | 30 | |\n| Design | 10 | |\n",
    ),
    (
        "Ledger/Cache.md",
        "---\ntype: ledger\ndate: 2026-05-01\ncategory: mttr\nbefore: 4 h\nafter: 1 h\nvalue: 30 h/yr\npresented: 2026-06-20\n---\n\
         ## Original state\n\nSlow.\n\n## New design\n\nA cache.\n",
    ),
    (
        "Decisions/Timeouts.md",
        "---\ntype: decision\ndate: 2026-05-02\nscope: self\n---\n## Trade-offs\n\nSome.\n\n## Monitoring\n\nSome.\n",
    ),
    (
        "Reviews/2025-Q4.md",
        "---\ntype: review\n---\n## Activities\n| Activity | Share | Score |\n|---|---|---|\n| Tickets | 90 % | 2 |\n| Design | 10 % | 4 |\n",
    ),
    (
        "Reviews/2026-Q1.md",
        "---\ntype: review\n---\n## Activities\n| Activity | Share | Score |\n|---|---|---|\n| tickets | 80 % | 1 |\n| Design | 10 % | |\n| Risk | 10 % | 5 |\n",
    ),
    ("Reviews/2026-Q2.md", "---\ntype: review\nimpact: 4\n---\n"),
];

fn report(name: &str) -> Value {
    with_view(&NOTES, &Config::default(), |view| build(name, view).unwrap().data)
}

#[test]
fn a_plan_is_measured_from_what_was_before_it() {
    let report = report("plan");
    let plans = report["plans"].as_array().unwrap();
    let files: Vec<_> = plans.iter().map(|plan| &plan["file"]).collect();
    assert_eq!(files, ["Plans/Winter.md", "Plans/Spring.md"]);
    let spring = &plans[1];
    for (field, expected) in [
        ("state", json!("running")),
        ("days_left", json!(25)),
        ("elapsed_days", json!(65)),
        ("month", json!(3)),
        ("last_day", json!("2026-07-04")),
        ("baseline_n", json!(2)),
        // Half of week 15 has no score. Of week 23 a quarter is design.
        ("recent_share", json!(0.25)),
        ("recent_n", json!(1)),
        ("baseline_is_later", json!(false)),
        ("tasks_done", json!(2)),
    ] {
        assert_eq!(spring[field], expected, "{field}");
    }
    let close = |field: &str, expected: f64| {
        let found = spring[field].as_f64().unwrap();
        assert!((found - expected).abs() < 1e-12, "{field}: {found}");
    };
    // Rungs of 1.3 and 1.6, so that a score of 2.45 is one above; Design has 4.
    close("baseline_rung", 1.45);
    close("baseline_share", 0.15);
    close("shift_progress", 0.5);
    close("elapsed_share", 65.0 / 90.0);
    assert_eq!(spring["higher"]["by"], "score");
    assert_eq!(spring["higher"]["activities"], json!(["Design"]));
    let tasks: Vec<_> =
        spring["tasks"].as_array().unwrap().iter().map(|t| (&t["done"], &t["total"])).collect();
    assert_eq!(tasks, [(&json!(1), &json!(2)), (&json!(1), &json!(1)), (&json!(0), &json!(0))]);
    assert_eq!(spring["tasks"][0]["open"], json!(["Forms"]));
    assert_eq!(spring["tasks"][1]["first_day"], "2026-05-06");
    assert_eq!(report["summary"], "Spring: 25 days left, 2 of 3 tasks done, 50 % of the shift made.");
    assert_eq!(report["notices"]["future"], 1);
}

#[test]
fn a_month_says_what_it_lacks() {
    let report = report("plan");
    let evidence = report["plans"][1]["evidence"].as_array().unwrap();
    let met: Vec<_> = evidence.iter().map(|month| &month["met"]).collect();
    assert_eq!(met, [&json!(true), &json!(false), &json!(false)]);
    assert_eq!(evidence[0]["files"], json!(["Audits/2026-W15.md", "Audits/2026-W23.md", "Ledger/Cache.md"]));
    assert_eq!(
        evidence[1]["parts"][0]["near"],
        json!([{ "file": "Ledger/Cache.md", "lacks": ["a `presented` that has come"] }])
    );
    assert_eq!(evidence[2]["parts"][0]["near"][0]["lacks"], json!(["`scope`, team or wider"]));
}

#[test]
fn the_newest_review_names_what_counts() {
    let mut notes = NOTES;
    notes[11].1 = "---\ntype: review\nimpact: 4\n---\n## Next rung\n\n- Staff engineer\n- [[tickets]]\n";
    let plan = with_view(&notes, &Config::default(), |view| build("plan", view).unwrap().data);
    let spring = &plan["plans"][1];
    assert_eq!(
        (&spring["higher"]["by"], &spring["higher"]["review"]),
        (&json!("next rung"), &json!("Reviews/2026-Q2.md"))
    );
    assert_eq!(
        (&spring["recent_share"], &spring["higher"]["activities"]),
        (&json!(0.75), &json!(["Tickets"]))
    );
}

#[test]
fn scores_are_compared_with_the_review_before() {
    let review = report("review");
    let found = &review["rescoring"];
    assert_eq!(
        (&found["quarter"], &found["moved"], &found["compared"]),
        (&json!("2026-Q1"), &json!(1), &json!(2))
    );
    let rows: Vec<_> = found["activities"].as_array().unwrap().iter().collect();
    assert_eq!((&rows[0]["change"], &rows[0]["before_quarter"]), (&json!(-1), &json!("2025-Q4")));
    assert_eq!((&rows[1]["change"], &rows[1]["scored_anew"]), (&json!(0), &json!(false)));
    assert_eq!((&rows[2]["before"], &rows[2]["change"]), (&Value::Null, &Value::Null));
    assert_eq!(review["overdue"], Value::Null);
}

#[test]
fn a_review_is_overdue_once_there_was_one() {
    let overdue = |quarters: &[&str], day: &str| {
        let notes: Vec<(String, &str)> =
            quarters.iter().map(|q| (format!("{q}.md"), "---\ntype: review\nimpact: 3\n---\n")).collect();
        let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, *text)).collect();
        with_view(&notes, &Config::default(), |view| {
            build("review", &view.at(day.parse().unwrap())).unwrap().data["overdue"].clone()
        })
    };
    for (quarters, day, expected) in [
        (&["2026-Q1"][..], "2026-06-29", Value::Null),
        (&["2026-Q1"], "2026-06-30", json!("2026-Q2")),
        (&["2026-Q1"], "2027-03-30", json!("2026-Q4")),
        (&["2026-Q1", "2026-Q2"], "2026-09-29", Value::Null),
        // The first one is of this quarter: nothing was promised for the one before.
        (&["2026-Q3"], "2026-07-01", Value::Null),
        (&[], "2026-07-01", Value::Null),
    ] {
        assert_eq!(overdue(quarters, day), expected, "{quarters:?} on {day}");
    }
}
