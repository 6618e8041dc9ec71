//! Each criterion of each built-in ladder: one short of its target, at it, over it, and at the edges of its window.

use crate::notes::{CAPABILITY, CASE, DECISION, LEDGER, MECHANISM, audit, audits, but, layers, table};
use crate::vault::vault;
use casebook::analysis::View;
use casebook::analysis::levels::{Depth, levels};
use casebook::config::Config;
use casebook::ladder::{Ladders, Threshold};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

const DAY: Date = date(2026, 11, 15);

/// The criteria of each level.
type Levels = &'static [(&'static str, &'static [&'static str])];

/// Every criterion, in order: ladder, level, criterion.
#[rustfmt::skip]
const CRITERIA: &[(&str, Levels)] = &[
    ("tiers", &[
        ("tool-based-executor", &["any"]),
        ("problem-based-decision-maker", &["diagnoses", "names-risks", "active", "maps", "above-execution"]),
        ("system-based-preventer", &["mechanisms", "holds", "ledger", "judges", "reusable"]),
    ]),
    ("pyramid", &[
        ("execution", &["any"]),
        ("orchestration", &["share", "redesign", "influence"]),
        ("innovation", &["innovation", "reach", "asked"]),
    ]),
    ("leverage", &[
        ("task-execution", &["any"]),
        ("ai-assisted-execution", &["ai"]),
        ("decision-ownership", &["decisions", "outcomes"]),
        ("workflow-and-system-design", &["redesigns", "mechanisms"]),
        ("strategic-influence", &["decisions", "innovation"]),
    ]),
    ("roadmap", &[
        ("automate-yourself", &["repetitive", "saved"]),
        ("redesign-team-workflows", &["team-result"]),
        ("own-cross-functional-trade-offs", &["trade-offs", "asked"]),
        ("shape-strategic-direction", &["direction", "guardrail"]),
        ("operate-at-innovation-level", &["innovation", "org-result"]),
    ]),
    ("job", &[("rung-1", &["any"]), ("rung-2", &["rung"]), ("rung-3", &["rung"]), ("rung-4", &["rung"]), ("rung-5", &["rung"])]),
    ("capability", &[("seen", &["any"]), ("practised", &["practised"]), ("diagnoses", &["cases", "current"]), ("prevents", &["prevented"])]),
];

/// A vault, and what the criterion must say of it.
struct Given {
    notes: Vec<String>,
    value: Option<f64>,
    met: bool,
    lapses: Option<Date>,
}

struct Row {
    criterion: &'static str,
    given: Vec<Given>,
}

fn on(note: &str, day: Date) -> String {
    note.replace("DATE", &day.to_string())
}

/// A criterion that counts notes like this one, and none of those that lack a part of it. Each of these pairs
/// replaces a part.
fn counts(
    criterion: &'static str,
    target: usize,
    note: &str,
    within: Option<i32>,
    lacking: &[(&str, &str)],
    others: &[&str],
) -> Row {
    let day = |back: i32| DAY - back.days();
    let mut nearly: Vec<String> =
        lacking.iter().map(|(part, other)| on(&but(note, part, other), day(10))).collect();
    nearly.extend(others.iter().map(|other| on(other, day(10))));
    let given = |n: usize, back: i32| {
        let mut notes = nearly.clone();
        notes.extend((0..n).map(|_| on(note, day(back))));
        Given { notes, value: Some(n as f64), met: n >= target, lapses: None }
    };
    let lapses = |given: Given, back: i32| {
        let lapses = within.filter(|_| given.met && note.contains("DATE"));
        Given { lapses: lapses.map(|days| day(back) + days.days()), ..given }
    };
    let mut all = vec![given(target - 1, 10), given(target, 10), given(target + 1, 10)];
    all = all.into_iter().map(|given| lapses(given, 10)).collect();
    if let Some(days) = within {
        all.push(Given { value: Some(0.0), met: false, ..given(target, days) });
        all.push(lapses(given(target, days - 1), days - 1));
        // What comes later does not count yet.
        all.push(Given { value: Some(0.0), met: false, ..given(target, -1) });
    }
    Row { criterion, given: all }
}

/// A measure over these vaults, with the value of each, `None` where nothing can be said.
fn reads(criterion: &'static str, given: Vec<(Vec<String>, Option<f64>, bool)>) -> Row {
    let given = given.into_iter().map(|(notes, value, met)| Given { notes, value, met, lapses: None });
    Row { criterion, given: given.collect() }
}

/// A measure over the layers of audits: hours below, at and above the target; and nothing without audits.
fn share(criterion: &'static str, below: [u32; 3], at: [u32; 3], above: [u32; 3], values: [f64; 3]) -> Row {
    let weeks = |hours: [u32; 3]| audits(&[layers(hours).as_str(); 4]);
    let [low, target, high] = values;
    // The fifth newest does not count, nor one of 56 days ago.
    let mut five = weeks(at);
    five.push(audit(4, &layers([100, 0, 0])));
    let old = vec![audit(8, &layers(at))];
    let in_window = vec![audit(7, &layers(at))];
    reads(
        criterion,
        vec![
            (weeks(below), Some(low), false),
            (weeks(at), Some(target), true),
            (weeks(above), Some(high), true),
            (five, Some(target), true),
            (old, None, false),
            (in_window, Some(target), true),
            (Vec::new(), None, false),
            (vec![audit(0, "Nothing about hours.")], None, false),
        ],
    )
}

/// A measure over a section of audits: below, at, above; and nothing where no audit has it.
fn section(criterion: &'static str, title: &str, weeks: [(&[&str], f64); 3]) -> Row {
    let notes = |said: &[&str]| {
        let said: Vec<String> = said.iter().map(|said| format!("## {title}\n\n{said}\n")).collect();
        // A week without the section is left out.
        let bodies: Vec<&str> = std::iter::once("Busy.").chain(said.iter().map(String::as_str)).collect();
        audits(&bodies)
    };
    let [below, at, above] = weeks;
    reads(
        criterion,
        vec![
            (notes(below.0), Some(below.1), false),
            (notes(at.0), Some(at.1), true),
            (notes(above.0), Some(above.1), true),
            (notes(&[]), None, false),
            (notes(&["none"]), Some(0.0), false),
        ],
    )
}

fn rung(criterion: &'static str, target: u8) -> Row {
    let scored = |rows: &[&str]| audits(&[table("Activity | Hours | Score", rows).as_str()]);
    let (at, below) = (format!("a | 9 | {target}"), format!("b | 1 | {}", target - 1));
    // Nothing is said where less than half of the hours is scored.
    reads(
        criterion,
        vec![
            (scored(&[&at, &below]), Some(f64::from(target) - 0.1), false),
            (scored(&[&at]), Some(f64::from(target)), true),
            (scored(&[&at, "c | 9 |"]), Some(f64::from(target)), true),
            (scored(&[&at, "c | 10 |"]), None, false),
            (Vec::new(), None, false),
        ],
    )
}

/// Six cases in the months before a mechanism of 2026-01-01, and none since.
fn before() -> Vec<String> {
    let case = but(CASE, "role: decided\n", "role: executed\npattern: full-table\n");
    ["2025-03-01", "2025-04-01", "2025-05-01", "2025-06-01", "2025-07-01", "2025-08-01"]
        .iter()
        .map(|day| case.replace("DATE", day))
        .collect()
}

fn holding(more: &[(&str, &str)]) -> String {
    more.iter().fold(MECHANISM.replace("DATE", "2026-01-01"), |note, (part, other)| but(&note, part, other))
}

fn with(mut notes: Vec<String>, more: &[String]) -> Vec<String> {
    notes.extend_from_slice(more);
    notes
}

#[expect(clippy::too_many_lines, reason = "it is one table")]
fn rows() -> Vec<Row> {
    let monitor = ("form: guardrail", "form: monitor");
    let section_of = |title: &'static str, text: &'static str| format!("## {title}\n\n{text}\n");
    let root = section_of("Root cause", "The table was full.");
    let path = "1. Count retries -> many\n2. Read the table -> full\n";
    let timeline = (
        "## Diagnostic path\n\n1. Count retries -> many\n2. Read the table -> full\n",
        "## Timeline\n\n| Time | What |\n|---|---|\n| 08:00 | many |\n| 08:10 | full |\n",
    );
    let url = "evidence: https://example.org/proof\n";
    let no_gain = ("after: 4 min", "after: 10 min");
    let original = section_of("Original state", "By hand.");
    let design = section_of("New design", "By itself.");
    let team = |note: &str| but(note, "scope: org", "scope: team");
    let own = ("scope: team", "scope: self");
    let fully = |from: &str| but(CASE, "DATE", from);
    let domain = |name: &str, n: usize| -> Vec<String> {
        (0..n).map(|_| on(&but(CASE, "domains: [net]", &format!("domains: [{name}]")), DAY)).collect()
    };
    let repetitive = |hours: u32| {
        table(
            "Activity | Hours | Nature",
            &[&format!("a | {hours} | repetitive"), &format!("b | {} | decision", 100 - hours)],
        )
    };
    let sixteen = |last: u32, n: usize| -> Vec<String> {
        (0..n).map(|back| audit(back, &repetitive(if back < 8 { last } else { 40 }))).collect()
    };
    let ai = |share: &str| {
        audits(&[table(
            "Activity | Hours | Layer | AI",
            &[&format!("a | 10 | execution | {share}"), "b | 90 | innovation | yes"],
        )
        .as_str()])
    };
    let asked = |yes: usize, no: usize| -> Vec<String> {
        let said = |said: &str| on(&but(DECISION, "asked: true", said), DAY);
        (0..yes).map(|_| said("asked: true")).chain((0..no).map(|_| said("asked: false"))).collect()
    };
    let askers = |yes: usize, no: usize| -> Vec<String> {
        let bodies: Vec<&str> = std::iter::repeat_n("## Asked for judgment\n\n- Ada\n", yes)
            .chain(std::iter::repeat_n("## Asked for judgment\n\nnone\n", no))
            .collect();
        audits(&bodies)
    };
    let sustained = but(
        &on(LEDGER, date(2026, 6, 1)),
        "## New design",
        "## Measurements\n\n| Date | Value |\n|---|---|\n| 2026-10-01 | 5 min |\n\n## New design",
    );
    let held = holding(&[]);
    vec![
        counts("tiers tool-based-executor any", 1, CASE, None, &[], &[DECISION, LEDGER, MECHANISM]),
        counts(
            "tiers problem-based-decision-maker diagnoses",
            5,
            CASE,
            None,
            &[
                ("role: decided", "role: executed"),
                ("role: decided\n", ""),
                (path, "1. Count retries -> many\n"),
                (root.as_str(), ""),
                timeline,
            ],
            &[DECISION],
        ),
        counts(
            "tiers problem-based-decision-maker names-risks",
            3,
            CASE,
            None,
            &[("- time: waiting for the vendor\n", "TBD\n")],
            &[DECISION],
        ),
        counts("tiers problem-based-decision-maker active", 1, MECHANISM, Some(365), &[], &[LEDGER]),
        reads(
            "tiers problem-based-decision-maker maps",
            vec![
                (with(domain("net", 5), &domain("db", 4)), Some(1.0), false),
                (with(domain("net", 5), &domain("db", 5)), Some(2.0), true),
                (with(with(domain("net", 5), &domain("db", 5)), &domain("ops", 6)), Some(3.0), true),
                (vec![CAPABILITY.to_owned()], Some(0.0), false),
                (Vec::new(), None, false),
            ],
        ),
        share(
            "tiers problem-based-decision-maker above-execution",
            [71, 20, 9],
            [70, 20, 10],
            [60, 20, 20],
            [0.29, 0.3, 0.4],
        ),
        counts("tiers system-based-preventer mechanisms", 3, MECHANISM, Some(730), &[], &[CASE]),
        reads(
            "tiers system-based-preventer holds",
            vec![
                (with(before(), &[held.clone(), holding(&[("full-table", "other")])]), Some(1.0), false),
                (with(before(), &[held.clone(), held.clone()]), Some(2.0), true),
                (with(before(), &[held.clone(), held.clone(), held.clone()]), Some(3.0), true),
                (with(vec![], &[held.clone(), held.clone()]), Some(0.0), false),
            ],
        ),
        counts(
            "tiers system-based-preventer ledger",
            3,
            LEDGER,
            Some(365),
            &[(url, ""), ("before: 10 min\n", ""), no_gain],
            &[DECISION],
        ),
        counts(
            "tiers system-based-preventer judges",
            2,
            &team(DECISION),
            Some(365),
            &[own, ("scope: team\n", ""), ("coupling: better\n", "")],
            &[],
        ),
        counts("tiers system-based-preventer reusable", 1, CAPABILITY, None, &[], &[MECHANISM]),
        counts(
            "tiers system-based-preventer reusable",
            1,
            &but(MECHANISM, monitor.0, "form: runbook"),
            None,
            &[("form: runbook", monitor.1), ("form: runbook\n", "")],
            &[CASE],
        ),
        reads(
            "pyramid execution any",
            vec![(audits(&[""]), Some(1.0), true), (vec![on(CASE, DAY)], Some(0.0), false)],
        ),
        share("pyramid orchestration share", [61, 30, 9], [60, 30, 10], [50, 30, 20], [0.39, 0.4, 0.5]),
        counts(
            "pyramid orchestration redesign",
            1,
            LEDGER,
            Some(180),
            &[(&original, ""), (&design, ""), ("before: 10 min\n", ""), ("after: 4 min\n", "")],
            &[DECISION],
        ),
        section(
            "pyramid orchestration influence",
            "Decisions influenced",
            [(&["none", "- one"], 0.5), (&["none", "- one\n- two"], 1.0), (&["- one\n- two"], 2.0)],
        ),
        share("pyramid innovation innovation", [70, 11, 19], [70, 10, 20], [60, 10, 30], [0.19, 0.2, 0.3]),
        counts(
            "pyramid innovation reach",
            1,
            LEDGER,
            Some(365),
            &[("scope: org", "scope: multi-team"), ("scope: org\n", "")],
            &[MECHANISM, &team(DECISION)],
        ),
        counts(
            "pyramid innovation reach",
            1,
            DECISION,
            Some(365),
            &[("scope: org", "scope: multi-team")],
            &[CASE],
        ),
        section(
            "pyramid innovation asked",
            "Asked for judgment",
            [
                (&["- Ada", "none", "- Bo"], 2.0 / 3.0),
                (&["- Ada\n- Bo", "- Bo", "- Bo"], 1.0),
                (&["- Ada"], 1.0),
            ],
        ),
        reads(
            "leverage task-execution any",
            vec![(audits(&[""]), Some(1.0), true), (vec![on(CASE, DAY)], Some(0.0), false)],
        ),
        reads(
            "leverage ai-assisted-execution ai",
            vec![
                (ai("24%"), Some(0.24), false),
                (ai("25%"), Some(0.25), true),
                (ai("26%"), Some(0.26), true),
                (audits(&[layers([1, 1, 1]).as_str()]), None, false),
            ],
        ),
        counts("leverage decision-ownership decisions", 5, DECISION, Some(180), &[], &[CASE]),
        section(
            "leverage decision-ownership outcomes",
            "Outcomes owned",
            [(&["none", "- one"], 0.5), (&["- one", "- two"], 1.0), (&["- one", "- two\n- three"], 1.5)],
        ),
        counts(
            "leverage workflow-and-system-design redesigns",
            2,
            &team(LEDGER),
            Some(365),
            &[own, (&original, ""), (&design, ""), (url, "")],
            &[],
        ),
        counts("leverage workflow-and-system-design mechanisms", 2, MECHANISM, Some(365), &[], &[CASE]),
        counts(
            "leverage strategic-influence decisions",
            3,
            DECISION,
            Some(365),
            &[("scope: org", "scope: multi-team")],
            &[LEDGER],
        ),
        share(
            "leverage strategic-influence innovation",
            [70, 16, 14],
            [70, 15, 15],
            [60, 10, 30],
            [0.14, 0.15, 0.3],
        ),
        reads(
            "roadmap automate-yourself repetitive",
            vec![
                (sixteen(29, 16), Some(-0.275), false),
                (sixteen(28, 16), Some(-0.3), true),
                (sixteen(20, 16), Some(-0.5), true),
                (sixteen(28, 15), None, false),
            ],
        ),
        counts(
            "roadmap automate-yourself saved",
            1,
            LEDGER,
            None,
            &[("value: 120 h/yr", "value: 900 EUR"), ("value: 120 h/yr\n", "")],
            &[DECISION],
        ),
        counts(
            "roadmap automate-yourself saved",
            1,
            &but(LEDGER, "120 h/yr", "40 errors"),
            None,
            &[("value: 40 errors", "value: 20 %")],
            &[DECISION],
        ),
        counts(
            "roadmap redesign-team-workflows team-result",
            1,
            &team(LEDGER),
            Some(365),
            &[own, (url, ""), no_gain],
            &[DECISION],
        ),
        counts(
            "roadmap own-cross-functional-trade-offs trade-offs",
            3,
            &team(DECISION),
            Some(365),
            &[
                own,
                ("[Ada, Bo]", "[Ada]"),
                ("One more part.", "TBD"),
                ("It fails.", ""),
                ("An alert.", "N/A"),
            ],
            &[LEDGER],
        ),
        reads(
            "roadmap own-cross-functional-trade-offs asked",
            vec![
                (askers(5, 6), Some(5.0 / 11.0), false),
                (askers(6, 6), Some(0.5), true),
                (askers(6, 7), Some(0.5), true),
                (asked(2, 3), Some(0.4), false),
                (asked(3, 3), Some(0.5), true),
                // Whichever side is further along is read.
                (with(askers(1, 3), &asked(3, 1)), Some(0.75), true),
                (with(askers(3, 1), &asked(1, 3)), Some(0.75), true),
                (vec![on(&but(DECISION, "asked: true\n", ""), DAY)], None, false),
            ],
        ),
        counts(
            "roadmap shape-strategic-direction direction",
            3,
            &but(DECISION, "scope: org", "scope: multi-team"),
            Some(365),
            &[
                ("scope: multi-team", "scope: team"),
                ("status: accepted", "status: proposed"),
                ("status: accepted\n", ""),
            ],
            &[LEDGER],
        ),
        counts(
            "roadmap shape-strategic-direction guardrail",
            1,
            MECHANISM,
            None,
            &[monitor, ("scope: multi-team", "scope: team")],
            &[DECISION],
        ),
        share(
            "roadmap operate-at-innovation-level innovation",
            [70, 6, 24],
            [70, 5, 25],
            [60, 10, 30],
            [0.24, 0.25, 0.3],
        ),
        counts(
            "roadmap operate-at-innovation-level org-result",
            1,
            &sustained,
            None,
            &[
                ("scope: org", "scope: multi-team"),
                ("| 5 min |", "| 9 min |"),
                ("2026-10-01", "2026-08-01"),
                ("2026-10-01", "2026-11-16"),
            ],
            &[LEDGER],
        ),
        reads(
            "job rung-1 any",
            vec![
                (audits(&[table("Activity | Hours | Score", &["a | 1 | 1"]).as_str()]), Some(1.0), true),
                (audits(&[layers([1, 1, 1]).as_str()]), Some(0.0), false),
            ],
        ),
        rung("job rung-2 rung", 2),
        rung("job rung-3 rung", 3),
        rung("job rung-4 rung", 4),
        rung("job rung-5 rung", 5),
        counts("capability seen any", 1, CASE, None, &[("[net]", "[db]")], &[CAPABILITY, DECISION]),
        counts(
            "capability practised practised",
            3,
            CASE,
            None,
            &[(root.as_str(), ""), ("[net]", "[db]")],
            &[CAPABILITY],
        ),
        counts(
            "capability diagnoses cases",
            5,
            &but(CASE, "Slow.", ""),
            None,
            &[(root.as_str(), ""), ("role: decided", "role: executed"), ("role: decided\n", "")],
            &[CAPABILITY],
        ),
        counts(
            "capability diagnoses current",
            1,
            CASE,
            Some(180),
            &[("[net]", "[db]")],
            &[CAPABILITY, DECISION],
        ),
        reads(
            "capability diagnoses current",
            vec![
                (before(), Some(0.0), false),
                (with(before(), std::slice::from_ref(&held)), Some(1.0), true),
                (with(before(), &[holding(&[("form:", "retired: 2026-11-15\nform:")])]), Some(0.0), false),
            ],
        ),
        reads(
            "capability prevents prevented",
            vec![
                (with(before(), &[holding(&[("full-table", "other")])]), Some(0.0), false),
                (with(before(), &[held.clone(), held.clone()]), Some(1.0), true),
                (with(before(), &[holding(&[("form:", "retired: 2026-11-16\nform:")])]), Some(1.0), true),
                (with(before(), &[holding(&[("form:", "retired: 2026-11-15\nform:")])]), Some(0.0), false),
                // A pattern of the person, but of no case in the domain.
                (vec![fully("2026-01-01"), held], Some(0.0), false),
            ],
        ),
    ]
}

fn check(row: &Row) {
    let mut words = row.criterion.split(' ');
    let (ladder, level, id) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap());
    for (at, given) in row.given.iter().enumerate() {
        let name = format!("{}, vault {at}", row.criterion);
        let files: Vec<(String, &str)> =
            given.notes.iter().enumerate().map(|(at, text)| (format!("{at:02}.md"), text.as_str())).collect();
        let config = Config::default();
        let vault = vault(files.iter().map(|(file, text)| (file.as_str(), *text)), &config);
        let view = View::new(&vault, &config, DAY, TimeZone::UTC);
        let levels = levels(&view, Depth::Whole);
        let standing = levels.of_person(ladder).or_else(|| levels.of_domain("net"));
        let Some(standing) = standing else {
            assert_eq!(given.value, Some(0.0), "{name}: no note names the domain");
            continue;
        };
        let number = standing.ladder.levels.iter().position(|known| known.id == level).unwrap();
        let state = standing.levels[number].iter().find(|state| state.criterion.id == id).unwrap();
        let same = match (state.value, given.value) {
            (Some(value), Some(expected)) => (value - expected).abs() < 1e-9,
            (value, expected) => value == expected,
        };
        assert!(same, "{name}: {:?}, and not {:?}", state.value, given.value);
        assert_eq!(state.met, given.met, "{name}: {:?}", state.value);
        let target = state.test.target;
        let progress =
            given.value.map(|value| if given.met { 1.0 } else { (value / target).clamp(0.0, 1.0) });
        let apart = state.progress.unwrap_or(-1.0) - progress.unwrap_or(-1.0);
        assert!(apart.abs() < 1e-9, "{name}: progress {:?}, and not {progress:?}", state.progress);
        if given.lapses.is_some() {
            assert_eq!(state.lapses, given.lapses, "{name}");
        }
    }
}

#[test]
fn each_criterion_counts_what_it_says_up_to_its_target() {
    rows().iter().for_each(check);
}

#[test]
fn every_criterion_is_there_in_order_and_is_checked() {
    let is = Ladders::built_in().all().iter().map(|ladder| {
        let levels = ladder.levels.iter().map(|level| {
            (level.id.as_str(), level.criteria.iter().map(|one| one.id.as_str()).collect::<Vec<_>>())
        });
        (ladder.id.as_str(), levels.collect::<Vec<_>>())
    });
    let should = CRITERIA.iter().map(|(ladder, levels)| {
        (*ladder, levels.iter().map(|(level, criteria)| (*level, criteria.to_vec())).collect::<Vec<_>>())
    });
    assert_eq!(is.collect::<Vec<_>>(), should.collect::<Vec<_>>());
    let checked: Vec<&str> = rows().iter().map(|row| row.criterion).collect();
    for (ladder, levels) in CRITERIA {
        for (level, criteria) in *levels {
            for id in *criteria {
                let name = format!("{ladder} {level} {id}");
                assert!(checked.contains(&name.as_str()), "{name} is not checked");
            }
        }
    }
}

/// Where the essay names no number it is ours, and the file says so.
#[test]
fn every_target_says_who_set_it() {
    let all =
        Ladders::built_in().all().iter().flat_map(|ladder| &ladder.levels).flat_map(|level| &level.criteria);
    for criterion in all {
        assert!(criterion.target_from.is_some(), "{}", criterion.id);
        assert_eq!(criterion.gates, criterion.id != "ai");
    }
    let job = Ladders::built_in().get("job").unwrap();
    assert_eq!(job.levels[1].criteria[0].target_from, Some(Threshold::Source));
}
