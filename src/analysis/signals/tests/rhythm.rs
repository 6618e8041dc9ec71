//! Signals on what is due: audits, reviews, decisions.

use super::{Notes, note, says, says_on, silence};
use jiff::civil::date;

fn audits(weeks: &[&str]) -> Notes {
    weeks.iter().map(|week| note(&format!("{week}.md"), "audit", "", "")).collect()
}

fn reviews(quarters: &[&str]) -> Notes {
    quarters.iter().map(|quarter| note(&format!("{quarter}.md"), "review", "", "")).collect()
}

#[test]
fn audits_are_missing_where_neither_of_the_last_two_full_weeks_has_one() {
    let id = "missing-audits";
    for (weeks, missing) in [
        (vec!["2026-W22"], false),
        (vec!["2026-W23"], false),
        (vec!["2026-W21"], true),
        // The running week is no full one, and makes none good.
        (vec!["2026-W21", "2026-W24"], true),
        // Nothing is missing before the first audit.
        (vec!["2026-W24"], false),
        (vec![], false),
    ] {
        assert_eq!(says(id, &audits(&weeks)).len(), usize::from(missing), "{weeks:?}");
    }
    let says_why = "neither 2026-W22 nor 2026-W23 has an audit; the last audit is that of 2026-W20";
    assert_eq!(says(id, &audits(&["2026-W20"])), [says_why]);
    // A week is full on its Sunday.
    assert!(says_on(id, &audits(&["2026-W22"]), date(2026, 6, 13)).is_empty());
    assert_eq!(says_on(id, &audits(&["2026-W22"]), date(2026, 6, 14)).len(), 1);
}

#[test]
fn a_review_is_overdue_where_the_last_full_quarter_has_none() {
    let id = "review-overdue";
    for (quarters, overdue) in [
        (vec!["2026-Q1"], false),
        (vec!["2025-Q4"], true),
        (vec!["2025-Q4", "2026-Q2"], true),
        (vec!["2026-Q2"], false),
        (vec![], false),
    ] {
        assert_eq!(says(id, &reviews(&quarters)).len(), usize::from(overdue), "{quarters:?}");
    }
    let says_why = "2026-Q1, which ended 71 days ago, has no review; the last review is that of 2025-Q4";
    assert_eq!(says(id, &reviews(&["2025-Q4"])), [says_why]);
    assert!(says_on(id, &reviews(&["2025-Q4"]), date(2026, 3, 30)).is_empty());
    assert_eq!(says_on(id, &reviews(&["2025-Q4"]), date(2026, 3, 31)).len(), 1);
}

#[test]
fn decisions_are_due_from_their_day_on_until_they_are_judged() {
    let id = "decision-due";
    let decision =
        |front: &str| vec![note("Freeze.md", "decision", &format!("date: 2026-03-01\n{front}"), "")];
    assert_eq!(
        says(id, &decision("due: 2026-06-10")),
        ["Freeze was to be looked at again by 2026-06-10, today, and does not say how it turned out"]
    );
    assert!(says(id, &decision("due: 2026-06-11")).is_empty());
    assert!(says(id, &decision("due: 2026-06-01\nturned_out: right")).is_empty());
    assert!(says(id, &decision("due: 2026-06-01\nturned_out: right\nreviewed: 2026-06-10")).is_empty());
    assert_eq!(says(id, &decision("due: 2026-06-01\nturned_out: right\nreviewed: 2026-06-11")).len(), 1);
    assert_eq!(silence(id, &decision("")), "no decision has a `due`");
    // The longest overdue first.
    let two = vec![
        note("A.md", "decision", "date: 2026-03-01\ndue: 2026-06-01", ""),
        note("B.md", "decision", "date: 2026-03-01\ndue: 2026-05-01", ""),
    ];
    assert!(says(id, &two)[0].starts_with("B ") && says(id, &two)[1].starts_with("A "));
}

#[test]
fn confidence_is_too_high_where_the_gap_is_more_than_chance_brings() {
    let id = "overconfidence";
    // Ten decisions, 80 % sure: chance brings 1.645 x sqrt(10 x 0.16) / 10 = 0.208.
    let decisions = |n: usize, right: usize, mixed: usize, confidence: &str| -> Notes {
        let decision = |i: usize| {
            let outcome =
                ["right", "mixed", "wrong"][usize::from(i >= right) + usize::from(i >= right + mixed)];
            let front = format!("date: 2026-03-01\nconfidence: {confidence}\nturned_out: {outcome}");
            note(&format!("{i:02}.md"), "decision", &front, "")
        };
        (0..n).map(decision).collect()
    };
    assert!(says(id, &decisions(10, 6, 0, "80%")).is_empty(), "a gap of 20 points");
    assert_eq!(
        says(id, &decisions(10, 5, 1, "80%")),
        [
            "over 10 decisions you were 80 % sure and 55 % right: a gap of 25 points, where up to 21 points may be chance"
        ]
    );
    assert_eq!(
        silence(id, &decisions(9, 0, 0, "80%")),
        "9 decisions have a confidence and an outcome, and it takes 10"
    );
    // Where all are sure, 15 points are the limit: exactly that is none.
    assert!(says(id, &decisions(20, 17, 0, "100%")).is_empty());
    assert_eq!(says(id, &decisions(20, 16, 1, "100%")).len(), 1);
    assert_eq!(silence(id, &Vec::new()), "no decision gives both a confidence and an outcome");
}
