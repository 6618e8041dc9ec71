//! Signals on where the weeks go.

use super::{DAY, Notes, note, says, says_on, says_with, silence};
use crate::config::{Config, Signals};
use jiff::civil::date;

const NONE: &str = "## Decisions influenced\nnone\n";

/// An audit with hours of execution and of orchestration.
fn audit(week: u32, execution: f64, orchestration: f64, body: &str) -> (String, String) {
    let front = format!("execution: {execution}\norchestration: {orchestration}\ninnovation: 0");
    note(&format!("2026-W{week}.md"), "audit", &front, body)
}

/// The audits of weeks 20 to 23.
fn audits(execution: f64, orchestration: f64, body: &str) -> Notes {
    (20..24).map(|week| audit(week, execution, orchestration, body)).collect()
}

/// An audit with a table: activity, hours, layer, score, nature.
fn table(week: u32, rows: &str) -> (String, String) {
    let head = "## Activities\n| Activity | Hours | Layer | Score | Nature |\n|---|---|---|---|---|\n";
    note(&format!("2026-W{week}.md"), "audit", "", &format!("{head}{rows}"))
}

#[test]
fn execution_is_a_trap_from_eighty_percent_on_in_all_of_four_audits() {
    let id = "execution-trap";
    let at = audits(32.0, 8.0, "");
    assert_eq!(says(id, &at), ["each of the last 4 audits has 80 % execution or more, 80 % on average"]);
    let with = |week: u32, other: (String, String)| {
        let mut notes = at.clone();
        notes[week as usize - 20] = other;
        notes
    };
    assert!(says(id, &with(21, audit(21, 31.9, 8.1, ""))).is_empty(), "one just below");
    assert_eq!(says(id, &with(21, audit(21, 40.0, 0.0, ""))).len(), 1);
    // 0.1 + 0.7 of 1 hour are 80 %, although binary numbers say a little less.
    let rows = "| A | 0.1 | execution | | |\n| B | 0.7 | execution | | |\n| C | 0.2 | orchestration | | |\n";
    assert_eq!(says(id, &with(23, table(23, rows))).len(), 1);
    let unknown = with(22, note("2026-W22.md", "audit", "", ""));
    assert_eq!(silence(id, &unknown), "the audit of 2026-W22 does not say which layer its hours belong to");
    assert_eq!(silence(id, &at[1..].to_vec()), "it takes 4 audits in 56 days, and there are 3 audits");
    // The end of week 20, the 17th of May, is in the window up to the 11th of July.
    assert_eq!(says_on(id, &at, date(2026, 7, 11)).len(), 1);
    assert!(says_on(id, &at, date(2026, 7, 12)).is_empty());
    let signals = Signals { execution_trap: 0.81, ..Signals::default() };
    assert!(says_with(id, &at, &Config { signals, ..Config::default() }, DAY).is_empty());
}

#[test]
fn containment_takes_audits_that_say_that_nothing_was_influenced() {
    let id = "containment";
    let at = audits(24.0, 16.0, NONE);
    assert_eq!(
        says(id, &at),
        [
            "each of the last 4 audits has 60 % execution or more, and none names a decision that you influenced"
        ]
    );
    assert!(says(id, &audits(23.9, 16.1, NONE)).is_empty(), "just below");
    let mut one = at.clone();
    one[2] = audit(22, 24.0, 16.0, "## Decisions influenced\n- Freeze in May\n");
    assert_eq!(silence(id, &one), "the audit of 2026-W22 names a decision that was influenced");
    for absent in ["", "## Decisions influenced\n", "## Decisions influenced\n?\n"] {
        one[2] = audit(22, 24.0, 16.0, absent);
        assert_eq!(silence(id, &one), "the audit of 2026-W22 has no section Decisions influenced");
    }
    assert!(says(id, &at[1..].to_vec()).is_empty(), "three audits");
}

#[test]
fn one_activity_does_not_protect() {
    let id = "one-activity-illusion";
    let rows = |strong: f64, middle: f64, low: f64| {
        format!("| Talks | {strong} | | 5 | |\n| Design | {middle} | | 3 | |\n| Tickets | {low} | | 1 | |\n")
    };
    let one = |strong, middle, low| vec![table(23, &rows(strong, middle, low))];
    assert_eq!(
        says(id, &one(3.9, 4.1, 32.0)),
        [
            "what scores 5 (Talks) takes 10 % of the scored hours of the last audit, while 80 % of them could largely \
          be done without you (score 1 or 2)"
        ]
    );
    assert!(says(id, &one(4.0, 4.0, 32.0)).is_empty(), "exactly 10 % is no illusion");
    assert!(says(id, &one(3.9, 4.2, 31.9)).is_empty(), "less than 80 % exposed");
    assert!(says(id, &one(0.0, 8.0, 32.0))[0].starts_with("nothing in the last audit scores 5, and 80 % of"));
    // Pooled over the audits: 6 of 80 hours.
    let two = vec![table(22, &rows(6.0, 0.0, 34.0)), table(23, &rows(0.0, 8.0, 32.0))];
    assert_eq!(says(id, &two).len(), 1);
    let unscored = vec![table(23, "| Talks | 3 | | 5 | |\n| Tickets | 37 | | | |\n")];
    assert_eq!(silence(id, &unscored), "no recent audit has enough scores");
    assert_eq!(silence(id, &vec![table(10, &rows(1.0, 0.0, 39.0))]), "there is no recent audit");
}

#[test]
fn the_repetitive_activity_with_most_hours_is_a_candidate() {
    let id = "automation-candidate";
    let rows = "| Tickets | 3 | | | repetitive |\n| Reports | 2.5 | | | repetitive |\n| Design | 9 | | | decision |\n";
    let notes = vec![table(22, rows), table(23, "| Tickets | 1 | | | |\n")];
    assert_eq!(says(id, &notes), ["Tickets is repetitive and took 4 h in 2 recent audits"]);
    assert!(says(id, &vec![table(23, "| Tickets | 0 | | | repetitive |\n")]).is_empty());
    let why = "no activity in the recent audits is marked repetitive";
    assert_eq!(silence(id, &vec![table(23, "| Tickets | 3 | | | |\n")]), why);
}

/// A plan from Monday of week 18 on, with audits before it and in it: hours of the next rung, hours of the rest.
fn plan(front: &str, before: (u32, u32), since: (u32, u32)) -> Notes {
    let rows = |(high, low): (u32, u32)| format!("| Risk | {high} | | 5 | |\n| Tickets | {low} | | 1 | |\n");
    vec![
        note("Climb.md", "plan", &format!("start: 2026-04-27\n{front}"), ""),
        note("2026-Q1.md", "review", "", "## Next rung\n- Risk\n"),
        table(17, &rows(before)),
        table(19, &rows(since)),
    ]
}

#[test]
fn a_plan_is_behind_where_its_time_passes_faster_than_the_week_changes() {
    let id = "shift-behind-plan";
    // Day 44 of 80: 55 % of the time, less 25 points of slack: 30 %. Of a shift of 20 % that is 6 %.
    let behind = plan("days: 80\nshift: 20%", (10, 90), (15, 85));
    assert_eq!(
        says(id, &behind),
        ["Climb has made 25 % of its shift, with 55 % of its time gone (day 44 of 80)"]
    );
    assert!(says(id, &plan("days: 80\nshift: 20%", (10, 90), (16, 84))).is_empty(), "exactly 30 %");
    assert!(says(id, &plan("days: 80\nshift: 20%", (10, 90), (10, 90)))[0].contains("has made 0 % of"));
    assert!(
        says(id, &plan("days: 80\nshift: 20%", (10, 90), (5, 95)))[0].contains("has moved away from its aim")
    );
    // Looked at from day 28 on, as long as it runs. On day 28 of 90 the time gone is 31 %: 6 % is the edge.
    let still = plan("", (10, 90), (10, 90));
    assert!(says_on(id, &still, date(2026, 5, 24)).is_empty());
    assert_eq!(says_on(id, &still, date(2026, 5, 25)).len(), 1);
    assert_eq!(says_on(id, &still, date(2026, 7, 25)).len(), 1);
    assert!(says_on(id, &still, date(2026, 7, 26)).is_empty(), "it has ended");
    assert_eq!(silence(id, &behind[..2].to_vec()).split(':').next(), Some("the shift is not known"));
    assert_eq!(silence(id, &behind[2..].to_vec()), "no plan is running");
}
