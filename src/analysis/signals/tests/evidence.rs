//! Signals on cases, mechanisms, results and domains.

use super::{Notes, cases, note, says, says_on, silence};
use crate::report::tests::judgment;
use jiff::civil::date;

fn and(mut notes: Notes, more: (String, String)) -> Notes {
    notes.push(more);
    notes
}

#[test]
fn the_middle_is_squeezed_by_ten_cases_without_a_mechanism_or_a_decision() {
    let id = "middle-squeeze";
    // The window of 180 days begins after the 12th of December.
    let days = ["12-13", "12-14", "12-15", "12-16", "12-17", "12-18", "12-19", "12-20", "12-21", "12-22"];
    let days = days.map(|day| format!("2025-{day}"));
    let days: Vec<&str> = days.iter().map(String::as_str).collect();
    let ten = cases("leak", &days);
    assert_eq!(says(id, &ten), ["10 cases in 180 days, and neither a mechanism nor a decision"]);
    assert_eq!(silence(id, &ten[1..].to_vec()), "9 cases in 180 days, fewer than 10");
    assert!(says_on(id, &ten, date(2026, 6, 11)).is_empty(), "the first case is 180 days old");
    let decision = |day: &str| note("Freeze.md", "decision", &format!("date: {day}\nstatus: accepted"), "");
    assert_eq!(says(id, &and(ten.clone(), decision("2025-12-12"))).len(), 1, "decided before");
    assert!(says(id, &and(ten.clone(), decision("2025-12-13"))).is_empty());
    assert!(says(id, &and(ten, note("Alert.md", "mechanism", "installed: 2026-06-10", ""))).is_empty());
}

#[test]
fn a_pattern_of_two_cases_wants_a_mechanism_in_force() {
    let id = "recurring-pattern-without-mechanism";
    let leak = cases("leak", &["2026-05-01", "2026-06-03"]);
    assert_eq!(
        says(id, &leak),
        ["leak is the cause of 2 cases, the last on 2026-06-03, 7 days ago, and no mechanism prevents it"]
    );
    assert_eq!(silence(id, &leak[1..].to_vec()), "no pattern has two cases");
    let alert = |front: &str| note("Alert.md", "mechanism", &format!("prevents: [Leak]\n{front}"), "");
    assert!(says(id, &and(leak.clone(), alert("installed: 2026-06-10"))).is_empty());
    assert_eq!(says(id, &and(leak.clone(), alert("installed: 2026-06-11"))).len(), 1, "not yet installed");
    let retired = says(id, &and(leak.clone(), alert("installed: 2026-05-10\nretired: 2026-06-10")));
    assert!(retired[0].ends_with("and the mechanism against it, Alert, is retired"), "{retired:?}");
    assert!(says(id, &and(leak.clone(), alert("installed: 2026-05-10\nretired: 2026-06-11"))).is_empty());
    // One signal an item, the most frequent first.
    let more = cases("flood", &["2026-01-01", "2026-01-02", "2026-01-03"]);
    let both = says(id, &leak.into_iter().chain(more).collect());
    assert!(both[0].starts_with("flood") && both[1].starts_with("leak"), "{both:?}");
}

#[test]
fn a_mechanism_that_holds_wants_a_ledger_entry() {
    let id = "invisible-prevention";
    let notes: Notes = judgment::NOTES.iter().map(|(f, t)| ((*f).to_owned(), (*t).to_owned())).collect();
    assert_eq!(
        says(id, &notes),
        ["Guard holds (0 cases in 175 days where 1.8 were to be expected), and no ledger entry links to it"]
    );
    let entry =
        |day: &str, body: &str| note("Quiet.md", "ledger", &format!("date: {day}\ncategory: risk"), body);
    assert!(says(id, &and(notes.clone(), entry("2026-06-10", "See [[Guard]]."))).is_empty());
    assert_eq!(
        says(id, &and(notes.clone(), entry("2026-06-11", "See [[Guard]]."))).len(),
        1,
        "a later entry"
    );
    assert_eq!(says(id, &and(notes.clone(), entry("2026-06-10", "See [[Young]]."))).len(), 1, "another one");
    // 89 days after it was installed it does not hold yet.
    assert!(says_on(id, &notes, date(2026, 3, 16)).is_empty());
    assert_eq!(silence(id, &Vec::new()), "no mechanism is shown to hold");
}

/// An entry of 2026-01-01 from 100 h to 50 h, with a measurement.
fn entry(front: &str, measured: &str) -> Notes {
    let front = format!("date: 2026-01-01\ncategory: cost\n{front}");
    let body = format!("## Measurements\n| Date | Value |\n|---|---|\n| {measured} |\n");
    vec![note("Bill.md", "ledger", &front, &body), note("Proof.md", "meeting", "", "")]
}

#[test]
fn claims_lack_something_and_lost_ones_kept_too_little() {
    let all = "before: 100 h\nafter: 50 h\nevidence: \"[[Proof]]\"";
    let (claim, lost) = ("unbacked-claim", "lost-improvement");
    assert!(says(claim, &entry(all, "")).is_empty());
    assert_eq!(says(claim, &entry("before: 100 h", "")), ["Bill is a claim: it lacks after and evidence"]);
    let nowhere = "before: 100 h\nafter: 50 h\nevidence: \"[[Nowhere]]\"";
    assert_eq!(says(claim, &entry(nowhere, "")), ["Bill is a claim: it lacks evidence"]);
    // From 80 % of 50 h on it is kept; measured 90 days later, on the 1st of April.
    assert!(says(lost, &entry(all, "2026-04-01 | 60 h")).is_empty());
    assert_eq!(
        says(lost, &entry(all, "2026-04-01 | 60.5 h")),
        [
            "Bill kept 79 % of what it gained, by the one measurement 90 or more days later, the newest of 2026-04-01"
        ]
    );
    assert!(says(lost, &entry(all, "2026-03-31 | 90 h")).is_empty(), "too early to tell");
    assert!(says(lost, &entry(all, "2026-06-11 | 90 h")).is_empty(), "not measured yet");
    assert!(says(lost, &entry(all, "2026-04-01 | 120 h"))[0].starts_with("Bill is worse than before it"));
    assert_eq!(silence(lost, &Vec::new()), "there is no ledger entry");
}

#[test]
fn a_capability_goes_stale_unless_something_keeps_it_quiet() {
    let id = "stale-capability";
    let case = |day: &str| {
        vec![note("Mail.md", "case", &format!("date: {day}\ndomains: [mail]\npattern: loop"), "")]
    };
    assert_eq!(says(id, &case("2025-12-12")), ["mail has no evidence since 2025-12-12, 180 days ago"]);
    assert!(says(id, &case("2025-12-13")).is_empty());
    // Evidence is of any kind, and a nested domain counts for those above it.
    let decision = note("D.md", "decision", "date: 2026-01-01\nstatus: accepted\ndomains: [mail/smtp]", "");
    assert!(says(id, &and(case("2025-12-01"), decision)).is_empty());
    // A playbook without a date is no evidence, and a domain that never had any can't grow old.
    let playbook = note("Playbook.md", "capability", "domains: [mail, fax]", "");
    assert_eq!(says(id, &and(case("2025-12-01"), playbook)).len(), 1);
    // `storage` is quiet since a guard holds: three cases before it, none since.
    let notes: Notes = judgment::NOTES.iter().map(|(f, t)| ((*f).to_owned(), (*t).to_owned())).collect();
    let storage = |notes: &Notes, day| says_on(id, notes, day).iter().any(|says| says.starts_with("storage"));
    let day = date(2026, 10, 1);
    assert!(!storage(&notes, day));
    let without: Notes = notes.into_iter().filter(|(file, _)| file != "Mechanisms/Guard.md").collect();
    assert!(storage(&without, day));
}
