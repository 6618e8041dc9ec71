//! What explanations say about a small vault, worked out by hand.

use super::explanation::{Explanation, NoteRow, Rows, Step};
use super::find::{quoted, suggestion};
use super::rule::FIGURES;
use super::{As, Meaning, explain, find, overview};
use crate::analysis::View;
use crate::config::{Config, Signals};
use crate::report::tests::sample::{sample, with_view};

/// The explanation of the one thing that a name means.
fn explained(view: &View<'_>, name: &str) -> Explanation {
    let found = find(view, name, None);
    let [meaning] = found.as_slice() else { panic!("{name}: {found:?}") };
    explain(view, meaning)
}

fn steps(explanation: &Explanation) -> Vec<&Step> {
    let steps = explanation.sections.iter().filter_map(|section| match &section.rows {
        Rows::Arithmetic(steps) => Some(steps),
        _ => None,
    });
    steps.flatten().collect()
}

/// A step as `formula = numbers = result (why)`.
fn step(explanation: &Explanation, name: &str) -> String {
    let steps = steps(explanation);
    let step = steps.iter().find(|step| step.name == name).unwrap_or_else(|| panic!("no {name}: {steps:#?}"));
    let parts = [step.formula.as_deref(), step.numbers.as_deref(), Some(&step.result)];
    let line = parts.into_iter().flatten().collect::<Vec<_>>().join(" = ");
    step.why.as_ref().map_or(line.clone(), |why| format!("{line} ({why})"))
}

fn left_out(explanation: &Explanation) -> Vec<(String, String)> {
    let rows = explanation.sections.iter().filter_map(|section| match &section.rows {
        Rows::LeftOut(rows) => Some(rows),
        _ => None,
    });
    let row = |row: &NoteRow| (row.file.clone(), row.why.clone().unwrap_or_default());
    rows.flatten().map(row).collect()
}

fn counted(explanation: &Explanation, title: &str) -> Vec<String> {
    let section = explanation.sections.iter().find(|section| section.title.starts_with(title));
    match &section.unwrap_or_else(|| panic!("no {title}")).rows {
        Rows::Counted(rows) => rows.iter().map(|row| row.file.clone()).collect(),
        other => panic!("{other:?}"),
    }
}

/// Two cases before a mechanism, one of them its prompt, one case after, and what does not count.
const PREVENTION: [(&str, &str); 8] = [
    ("a.md", "---\ntype: case\ndate: 2026-01-01\npattern: Full table\n---\n"),
    ("b.md", "---\ntype: case\ndate: 2026-01-21\npattern: full-table\n---\n"),
    ("c.md", "---\ntype: case\ndate: 2026-02-15\npattern: full-table\n---\n"),
    ("d.md", "---\ntype: case\ndate: 2026-04-01\npattern: full-table\n---\n"),
    ("no pattern.md", "---\ntype: case\ndate: 2026-02-01\n---\n"),
    ("later.md", "---\ntype: case\ndate: 2026-09-01\npattern: full-table\n---\n"),
    ("unreadable.md", "---\ntype: case\ndate: someday\npattern: full-table\n---\n"),
    ("alert.md", "---\ntype: mechanism\ninstalled: 2026-03-02\nprevents: [full-table]\n---\n# The alert\n"),
];

#[test]
fn a_mechanism_is_computed_from_the_cases_before_and_after_it() {
    with_view(&PREVENTION, &Config::default(), |view| {
        let found = explained(view, "The alert");
        assert_eq!((found.what.as_str(), found.file.as_deref()), ("mechanism", Some("alert.md")));
        assert_eq!(step(&found, "T0"), "t - s = 2026-03-02 - 2026-01-01 = 60 days");
        assert_eq!(step(&found, "T1"), "e - t = 2026-06-10 - 2026-03-02 = 100 days");
        assert_eq!(step(&found, "n0"), "cases before = 2");
        let why = "the newest case before, of 2026-02-15, prompted it: 15 days is under 30";
        assert_eq!(step(&found, "m0"), format!("n0 - 1 = 2 - 1 = 1 ({why})"));
        assert_eq!(step(&found, "expected"), "m0 / T0 x T1 = 1 / 60 x 100 = 1.667");
        assert_eq!(step(&found, "rate ratio"), "(n1 / T1) / (m0 / T0) = (1 / 100) / (1 / 60) = 0.6");
        assert_eq!(counted(&found, "Counted before"), ["b.md", "c.md"]);
        assert_eq!(counted(&found, "Counted after"), ["d.md"]);
        let expected = [
            ("a.md", "not after 2026-01-01, the day of the first case, which begins the time before"),
            ("no pattern.md", "names no `pattern`"),
            ("later.md", "starts on 2026-09-01, after the as-of day 2026-06-10"),
            ("unreadable.md", "counts nowhere, since its `date` can't be read"),
        ];
        assert_eq!(left_out(&found), expected.map(|(file, why)| (file.to_owned(), why.to_owned())));
        let decides: Vec<&str> = found
            .sections
            .iter()
            .filter_map(|section| match &section.rows {
                Rows::Conditions(rows) => rows.iter().find(|row| row.decides).map(|row| row.outcome.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!((decides, found.answer.split(':').next()), (vec!["undetermined"], Some("undetermined")));
    });
}

#[test]
fn what_was_not_yet_observed_or_no_longer_watched_is_left_out_with_the_reason() {
    let config = Config { observed_since: Some(jiff::civil::date(2026, 1, 10)), ..Config::default() };
    let mut notes = PREVENTION;
    notes[7].1 =
        "---\ntype: mechanism\ninstalled: 2026-03-02\nprevents: [full-table]\nretired: 2026-03-20\n---\n";
    with_view(&notes, &config, |view| {
        let found = explained(view, "alert");
        assert_eq!(step(&found, "T0"), "t - s = 2026-03-02 - 2026-01-09 = 52 days");
        assert_eq!(step(&found, "T1"), "e - t = 2026-03-20 - 2026-03-02 = 18 days");
        let why: Vec<String> =
            left_out(&found).into_iter().take(2).map(|(file, why)| format!("{file} {why}")).collect();
        assert_eq!(why, ["a.md before observed_since, 2026-01-10", "d.md after the mechanism was retired"]);
    });
}

#[test]
fn an_entry_says_which_measurements_decide_and_what_to_add() {
    let entry = "---\ntype: ledger\ndate: 2026-01-01\ncategory: mttr\nbefore: 2 h\nafter: 30 min\nvalue: 2 h/wk\n\
                 share: 50%\nevidence: [\"[[a]]\", nowhere]\n---\n## Measurements\n| Date | Value |\n|---|---|\n\
                 | 2026-02-01 | 10 min |\n| 2026-04-01 | 1 h |\n| 2026-04-02 | 40 min |\n| 2026-07-01 | 1 min |\n";
    with_view(&[("a.md", ""), ("e.md", entry)], &Config::default(), |view| {
        let found = explained(view, "e");
        assert_eq!(step(&found, "improvement"), "before - after = 2 - 0.5 = 1.5 h");
        assert_eq!(step(&found, "lasting gain"), "median of the gains = median(1.333, 1) = 1.167 h");
        assert_eq!(step(&found, "kept"), "lasting gain / improvement = 1.167 / 1.5 = 0.7778 (77.8 %)");
        let mine = "value in minutes x periods a year x share = 2 x 60 x 52 x 0.5 = 3120 min a year";
        assert_eq!(step(&found, "my part"), mine);
        let why: Vec<String> = left_out(&found).into_iter().map(|(_, why)| why).collect();
        let expected = [
            "a measurement less than 90 days after 2026-01-01 (before 2026-04-01)",
            "a measurement after the as-of day 2026-06-10",
            "evidence that leads nowhere",
        ];
        assert_eq!(why, expected);
        assert!(found.answer.starts_with("lost, 75 % better, of which 77.8 % is kept"), "{}", found.answer);
        assert!(matches!(&found.sections.last().unwrap().rows, Rows::Next(todo) if todo.len() == 1));
    });
}

#[test]
fn times_say_where_they_come_from_or_what_they_lack() {
    let case = |fields: &str| format!("---\ntype: case\ndate: 2026-01-01\n{fields}\n---\n");
    let (clock, stated) = (
        case("detected: 10:00\nmitigated: 11:10"),
        case("time_to_restore: 2 h\nstarted: 9:00\nresolved: 10:00"),
    );
    let (wrong, from_start) = (
        case("started: 2026-01-01 10:00\ndetected: 2026-01-01 09:00"),
        case("started: 9:00\nmitigated: 9:05"),
    );
    let notes = [
        ("clock.md", clock.as_str()),
        ("stated.md", &stated),
        ("wrong.md", &wrong),
        ("start.md", &from_start),
    ];
    with_view(&notes, &Config::default(), |view| {
        let of = |name: &str, time: &str| step(&explained(view, name), time);
        let clock = "mitigated - detected = 2026-01-01 11:10 - 2026-01-01 10:00 = 70 min (1 h 10 min)";
        assert_eq!(of("clock", "restore"), clock);
        assert_eq!(of("clock", "detect"), "unknown (add `started`, or `time_to_detect`)");
        let stated =
            "`time_to_restore` = 120 min (2 h) (it wins over the timestamps, which give 60 min (1 h))";
        assert_eq!(of("stated", "restore"), stated);
        assert!(
            of("wrong", "detect").ends_with("unknown (-60 min (-1 h), before its start, so it is not used)")
        );
        assert!(
            of("start", "restore")
                .ends_with("5 min (counted from the start, since the detection is not known)")
        );
        assert_eq!(step(&explained(view, "clock"), "completeness"), "parts / 5 = 0 / 5 = 0 (0 %)");
    });
}

#[test]
fn a_domain_counts_nested_cases_and_interpolates() {
    sample(&Config::default(), |view| {
        let found = explained(view, "network");
        assert_eq!(step(&found, "cases"), "own + nested = 2 + 1 = 3");
        let median = "value 1.5 of 2 = 40 + 0.5 x (120 - 40) = 80 min (1 h 20 min)";
        assert_eq!(step(&found, "restore: median"), median);
        assert!(
            left_out(&found)
                .iter()
                .any(|(file, why)| file == "Cases/Cache.md" && why.starts_with("no time to restore"))
        );
        let pattern = explained(view, "table-full");
        assert_eq!(
            step(&pattern, "cases"),
            "sum over the quarters = 1 = 1 (fewer than 2: it is not recurring)"
        );
        assert!(pattern.answer.contains("covered by a mechanism in force"), "{}", pattern.answer);
    });
}

#[test]
fn names_are_found_as_links_find_them_and_never_guessed() {
    let notes = [
        (
            "A/one.md",
            "---\ntype: case\ndate: 2026-01-01\ndomains: [network]\npattern: network\naliases: [uno]\n---\n# First\n",
        ),
        ("B/one.md", "# First of all\n"),
        ("network.md", ""),
        ("stage.md", ""),
    ];
    with_view(&notes, &Config::default(), |view| {
        let found = |name: &str, only: Option<As>| -> Vec<String> {
            find(view, name, only).iter().map(|meaning| meaning.told(view).0).collect()
        };
        let one = ["A/one.md --as note", "B/one.md --as note"];
        assert_eq!(found("one", None), one);
        assert_eq!(found("[[one]]", None), one);
        assert_eq!(found("b/one", None), one[1..]);
        assert_eq!(found("B/one.md", None), one[1..]);
        assert_eq!(found("first", None), one[..1]);
        assert_eq!(found("UNO", None), one[..1]);
        let network = ["network --as domain", "network --as pattern", "network.md --as note"];
        assert_eq!(found("Network", None), network);
        assert_eq!(found("network", Some(As::Pattern)), network[1..2]);
        assert_eq!(found("stage", None), ["ledger --as figure", "stage.md --as note"]);
        assert!(
            found("", None).is_empty() && found("[[]]", None).is_empty() && found("../x", None).is_empty()
        );
        assert_eq!(suggestion(view, "netwrok").as_deref(), Some("network"));
        assert_eq!(suggestion(view, "preventoin").as_deref(), Some("prevention"));
        assert_eq!(suggestion(view, "xyz"), None);
    });
    assert_eq!(quoted("a b"), "\"a b\"");
}

#[test]
fn notes_that_count_nowhere_say_why() {
    let audit = "---\ntype: audit\nweek: 2026-W20\n---\n";
    let notes = [
        ("later.md", "---\ntype: decision\nstatus: accepted\ndate: 2027-01-01\n---\n"),
        ("a.md", audit),
        ("b.md", audit),
        ("undated.md", "---\ntype: ledger\ncategory: cost\n---\n"),
        ("plain.md", "[[later]]"),
    ];
    with_view(&notes, &Config::default(), |view| {
        for (name, says) in [
            ("later", "starts on 2027-01-01, after the as-of day 2026-06-10"),
            ("b", "counts nowhere: `a.md` is of the same time, and first by path"),
            ("undated", "counts nowhere, since it lacks `date`"),
            ("plain", "an ordinary note: it is linked, and counted nowhere"),
        ] {
            assert_eq!(explained(view, name).answer, says);
        }
        assert_eq!(counted(&explained(view, "later"), "Notes that link"), ["plain.md"]);
        let week = explain(view, &find(view, "week", Some(As::Figure))[0]);
        assert!(
            left_out(&week)
                .contains(&("b.md".to_owned(), "another of the same time stands before it".to_owned()))
        );
    });
}

#[test]
fn a_signal_says_whether_it_is_on_or_why_it_is_silent() {
    let signal = |view: &View<'_>, name: &str| {
        let found = find(view, name, Some(As::Signal));
        let [meaning] = found.as_slice() else { panic!("{name}") };
        explain(view, meaning)
    };
    let settings = Signals { squeeze_cases: 3, ..Signals::default() };
    with_view(&PREVENTION, &Config { signals: settings, ..Config::default() }, |view| {
        let on = signal(view, "recurring pattern without mechanism");
        assert_eq!(on.answer, "silent: a mechanism in force names each recurring pattern under `prevents`");
        assert_eq!(on.rules[0].figure, None);
        assert!(on.rules[0].text.starts_with("On for each pattern"), "{}", on.rules[0].text);
        let squeezed = signal(view, "Middle squeeze");
        assert_eq!(squeezed.answer, "silent: 1 mechanism and 0 decisions came in these 180 days");
        assert_eq!(counted(&squeezed, "Notes looked at").len(), 5);
        let Rows::Inputs(inputs) = &squeezed.sections[0].rows else { panic!("inputs first") };
        let given: Vec<_> = inputs.iter().map(|i| (i.name.as_str(), i.value.as_deref().unwrap())).collect();
        let limits = [("weight", "80 of 100, high"), ("squeeze_cases", "3")];
        assert_eq!(given[1..3], limits);
        assert_eq!(given[3..], [("cases in 180 days", "5"), ("mechanisms", "1"), ("decisions", "0")]);
    });
    let without: Vec<_> = PREVENTION.into_iter().filter(|(file, _)| *file != "alert.md").collect();
    with_view(&without, &Config::default(), |view| {
        let on = signal(view, "recurring-pattern-without-mechanism");
        assert!(on.answer.starts_with("on: full-table is the cause of 4 cases"), "{}", on.answer);
        let Some(Rows::Next(steps)) = on.sections.last().map(|section| &section.rows) else {
            panic!("steps")
        };
        assert!(steps[0].contains("`prevents: [full-table]`"), "{steps:?}");
    });
}

#[test]
fn figures_of_an_empty_vault_are_explained_too() {
    with_view(&[], &Config::default(), |view| {
        for figure in FIGURES {
            let found = explain(view, &Meaning::Figure(figure));
            assert!(!found.answer.is_empty() && !found.rules.is_empty(), "{}", figure.name);
        }
        assert_eq!(
            overview(view).groups.iter().map(|group| group.title).collect::<Vec<_>>(),
            ["Figures", "Signals", "Ladders", "Codes"]
        );
    });
}

#[test]
fn a_plan_says_what_its_shares_are_made_of_and_what_is_missing() {
    with_view(&crate::report::tests::plan::NOTES, &Config::default(), |view| {
        let found = explained(view, "Spring");
        assert_eq!(found.answer, "25 days left, 2 of 3 tasks done; shift progress 50 %");
        assert_eq!(
            step(&found, "days left"),
            "start + days - as of, at least 0 = 2026-04-06 + 90 - 2026-06-10 = 25"
        );
        let why = "2026-04-06 to 2026-05-05; 1 task done after the as-of day";
        assert_eq!(step(&found, "month 1"), format!("1 of 2 tasks done ({why})"));
        assert_eq!(step(&found, "baseline"), "mean share = (0.1 + 0.2) / 2 = 15 %");
        assert_eq!(
            step(&found, "shift progress"),
            "(recent - baseline) / shift = (0.25 - 0.15) / 0.2 = 50 %"
        );
        assert_eq!(counted(&found, "Baseline audits"), ["Audits/2026-W13.md", "Audits/2026-W14.md"]);
        assert_eq!(counted(&found, "Recent audits"), ["Audits/2026-W23.md"]);
        let expected = [
            ("Audits/2026-W15.md", "has a score for 49.4 % of its hours, which is less than half"),
            ("Ledger/Cache.md", "for month 2 it lacks a `presented` that has come"),
            ("Decisions/Timeouts.md", "for month 3 it lacks `scope`, team or wider"),
        ];
        assert_eq!(left_out(&found), expected.map(|(file, why)| (file.to_owned(), why.to_owned())));
        let winter = explained(view, "Winter");
        assert_eq!(step(&winter, "recent"), "unknown (no audit within the plan has a share)");
        assert_eq!(step(&winter, "shift progress"), "unknown (it needs a share before and a share now)");
        let why = "no audit of the 56 days before the start has a share: the first one after it stands in";
        assert_eq!(step(&winter, "baseline"), format!("mean share = (0.1) / 1 = 10 % ({why})"));
    });
}
