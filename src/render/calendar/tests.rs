//! The file as another reader sees it.

use super::calendar as file;
use crate::analysis::View;
use crate::config::Config;
use crate::report::calendar::calendar;
use crate::report::tests::sample::with_view;
use ical_vcard::{Contentline, Parser};
use jiff::civil::{Date, date};
use jiff::tz::{TimeZone, TimeZoneDatabase};
use std::collections::BTreeSet;

/// The file of some notes, as of a day in a zone.
fn written(notes: &[(&str, &str)], day: Date, zone: &TimeZone) -> String {
    with_view(notes, &Config::default(), |view| {
        let view = View::new(view.vault, view.config, day, zone.clone());
        file(&calendar(&view)).unwrap()
    })
}

fn zone(name: &str) -> TimeZone {
    // The zones that casebook brings along, not those of the machine.
    TimeZoneDatabase::bundled().get(name).unwrap()
}

const PLAN: &str = "---\ntype: plan\nstart: 2026-09-07\n---\n# Autumn climb\n\n## Recurring\n\n\
    - Tue 15:00 60m Risk review\n- Thu 10:00 90m Mechanism design\n- Tue 9:00 15m risk review\n";
const DUE: &str = "---\ntype: decision\ndate: 2026-03-01\ndue: 2026-12-01\n---\n# Cache; names, and paths\n";

/// What an event may say here, and nothing else.
const PROPERTIES: &[&str] =
    &["DESCRIPTION", "DTEND", "DTSTAMP", "DTSTART", "RRULE", "SUMMARY", "TRANSP", "UID"];

/// The events, read by another program's parser; each is known to hold what it must, and nothing else.
fn events(text: &str) -> Vec<Vec<Contentline>> {
    assert!(text.ends_with("\r\n") && text.matches('\n').count() == text.matches("\r\n").count(), "{text}");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains(char::is_control), "{line:?}");
    }
    let lines: Vec<Contentline> = Parser::new(text.as_bytes()).map(|line| line.unwrap()).collect();
    let mut open: Vec<String> = Vec::new();
    let mut events = Vec::new();
    for line in lines {
        match (line.name(), line.value()) {
            ("BEGIN", name) => {
                open.push(name.to_owned());
                if name == "VEVENT" {
                    assert_eq!(open, ["VCALENDAR", "VEVENT"], "{text}");
                    events.push(Vec::new());
                }
            }
            ("END", name) => assert_eq!(open.pop().as_deref(), Some(name), "{text}"),
            _ if open.last().is_some_and(|of| of == "VEVENT") => events.last_mut().unwrap().push(line),
            _ => {}
        }
    }
    assert!(open.is_empty() && text.matches("END:VCALENDAR").count() == 1, "{text}");
    let mut uids = BTreeSet::new();
    for event in &events {
        let names: BTreeSet<&str> = event.iter().map(Contentline::name).collect();
        assert!(
            names.iter().all(|name| PROPERTIES.contains(name)) && names.len() == event.len(),
            "{names:?}"
        );
        assert!(
            ["DTSTAMP", "DTSTART", "SUMMARY", "UID"].iter().all(|name| names.contains(name)),
            "{names:?}"
        );
        assert!(uids.insert(value(event, "UID")), "two events of one name");
    }
    events
}

fn value(event: &[Contentline], name: &str) -> String {
    event.iter().find(|line| line.name() == name).map_or(String::new(), |line| line.value().to_owned())
}

#[test]
fn plans_decisions_and_the_next_review_are_events() {
    let notes = [("Plans/a.md", PLAN), ("Decisions/b.md", DUE)];
    let text = written(&notes, date(2026, 11, 15), &zone("Europe/Berlin"));
    assert_eq!(events(&text).len(), 5);
    insta::assert_snapshot!("berlin", text.replace("\r\n", "\n"));
}

#[test]
fn a_note_says_nothing_but_its_own_words() {
    let title = "a\\r\\nEND:VEVENT\\r\\nBEGIN:VEVENT\\r\\nATTACH:x\\u0000\\u0007;y,z\\\\n \\u2028 \\u202e \\u0085 \\\"";
    let decision =
        format!("---\ntype: decision\ndate: 2026-03-01\ndue: 2026-12-01\ntitle: \"{title}\"\n---\n");
    let plan = format!(
        "---\ntype: plan\nstart: 2026-11-01\ntitle: \"{title}\"\n---\n## Recurring\n\n\
         - Mon 8:00 5m BEGIN:VEVENT; ATTACH, \\n\u{b} x\n- Mon 9:00 0m {}\n- Sun 23:59 40000h y\n",
        "\u{1F600}é\u{301}".repeat(400)
    );
    let notes = [("Decisions/END:VEVENT;x,.md", &*decision), ("p.md", &plan)];
    let found = events(&written(&notes, date(2026, 11, 15), &zone("America/New_York")));
    assert_eq!(found.len(), 5);
    let said = |name: &str| found.iter().map(|event| value(event, name)).collect::<Vec<_>>();
    assert_eq!(said("SUMMARY")[0], "BEGIN:VEVENT\\; ATTACH\\, \\\\n x");
    let decision = said("SUMMARY").into_iter().find(|text| text.starts_with("How did")).unwrap();
    assert!(decision.contains("a END:VEVENT BEGIN:VEVENT ATTACH:x \\;y\\,z\\\\n"), "{decision}");
}

#[test]
fn an_event_keeps_its_name_and_changes_with_its_note() {
    let berlin = zone("Europe/Berlin");
    let uids = |plan: &str, day: Date| -> Vec<(String, String)> {
        let found = events(&written(&[("Plans/a.md", plan), ("Decisions/b.md", DUE)], day, &berlin));
        found.iter().map(|event| (value(event, "SUMMARY"), value(event, "UID"))).collect()
    };
    let (now, later) = (uids(PLAN, date(2026, 11, 15)), uids(PLAN, date(2026, 11, 20)));
    assert_eq!(now, later);
    // At another time, and in another order.
    let moved = PLAN.replace("Thu 10:00", "Fri 8:00");
    assert_eq!(now, uids(&moved, date(2026, 11, 15)));
    assert_ne!(now, uids(&PLAN.replace("Mechanism design", "Design"), date(2026, 11, 15)));
}

#[test]
fn what_is_over_or_known_is_no_event() {
    let titles = |notes: &[(&str, &str)], day: Date| -> Vec<String> {
        events(&written(notes, day, &TimeZone::UTC)).iter().map(|event| value(event, "SUMMARY")).collect()
    };
    let plan = [("a.md", PLAN)];
    assert_eq!(titles(&plan, date(2026, 12, 5)).len(), 4);
    assert_eq!(titles(&plan, date(2026, 12, 6)), ["Quarterly review of 2026-Q4"]);
    assert_eq!(titles(&plan, date(2026, 9, 6)), ["Quarterly review of 2026-Q3"]);
    let known = DUE.replace("due:", "turned_out: right\nreviewed: 2026-11-01\ndue:");
    assert_eq!(titles(&[("b.md", &known)], date(2026, 10, 30)).len(), 2);
    assert_eq!(titles(&[("b.md", &known)], date(2026, 11, 1)).len(), 1);
    // On the first day of a quarter its review is due, unless it is there.
    assert_eq!(titles(&[], date(2027, 1, 1)), ["Quarterly review of 2026-Q4"]);
    assert_eq!(titles(&[], date(2027, 1, 2)), ["Quarterly review of 2027-Q1"]);
    let review = [("2026-Q4.md", "---\ntype: review\n---\n")];
    assert_eq!(titles(&review, date(2026, 12, 20)), ["Quarterly review of 2027-Q1"]);
}

#[test]
fn a_zone_comes_with_its_rules() {
    let rules = |name: &str| -> Vec<String> {
        let text = written(&[("a.md", PLAN)], date(2026, 11, 15), &zone(name));
        events(&text);
        let inside = text.split("VTIMEZONE\r\n").nth(1).unwrap_or_default();
        let wanted = |line: &&str| line.starts_with("RRULE") || line.starts_with("TZOFFSETTO");
        inside.split("\r\n").filter(wanted).map(str::to_owned).collect()
    };
    assert_eq!(
        rules("America/New_York"),
        [
            "TZOFFSETTO:-0500",
            "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
            "TZOFFSETTO:-0400",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"
        ]
    );
    assert_eq!(rules("Asia/Kolkata"), ["TZOFFSETTO:+0530"]);
    // The first Sunday from the second on is at times the first, at times the second of its month.
    let santiago = rules("America/Santiago");
    assert!(santiago.len() > 6 && santiago.iter().all(|line| !line.starts_with("RRULE")), "{santiago:?}");
    // A zone without a name: times of whoever looks.
    let fixed = written(&[("a.md", PLAN)], date(2026, 11, 15), &TimeZone::fixed(jiff::tz::offset(3)));
    assert!(!fixed.contains("TZID") && fixed.contains("DTSTART:20260908T150000\r\n"), "{fixed}");
    assert!(fixed.contains("UNTIL=20261205T235959;"), "{fixed}");
}
