//! The same for the pictures of the dashboard.

use super::{HOSTILE, check_page, link, shown};
use crate::render::chart::*;
use proptest::prelude::*;

fn names(n: usize) -> Vec<String> {
    (0..n).map(|at| format!("{at} {HOSTILE}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn steps_take_any_levels(found in prop::collection::vec((0..9_usize, 0..400_u16), 0..30), levels in 0..7_usize) {
        let mut day = 0.0;
        let mut stretch = |(level, days): &(usize, u16)| {
            let from = day;
            day += f64::from(*days);
            Stretch { level: *level, days: (from, day), from: HOSTILE.into(), to: HOSTILE.into(), long: "1 week".into() }
        };
        let stretches: Vec<Stretch> = found.iter().map(&mut stretch).collect();
        check_page(&steps("a", HOSTILE, HOSTILE, &names(levels), &stretches));
    }

    #[test]
    fn series_take_any_number(values in prop::collection::vec(prop::option::of(-10.0..10.0_f64), 0..110)) {
        let share = |value: f64| (value.abs() / 30.0).min(1.0);
        let week = |value: &Option<f64>| Week {
            label: "2026-W01".into(),
            shares: value.map(|value| [share(value), share(value), 1.0 - 2.0 * share(value)]),
            link: Some(link()),
        };
        let weeks: Vec<Week> = values.iter().map(week).collect();
        check_page(&layers("a", HOSTILE, "", ["one", "two", "three"], &weeks, shown));
        let places: Vec<Place> = values.iter().map(|_| Place { label: "2026-W01".into(), link: None }).collect();
        let line = |name: &str| Line { name: name.into(), values: values.clone() };
        check_page(&lines("a", HOSTILE, "", (&places, &[0.0, 1.0]), &[line("one"), line("two")], shown));
        check_page(&lines("a", HOSTILE, "", (&places, &[]), &[], shown));
    }

    #[test]
    fn fields_take_any_number(values in prop::collection::vec(prop::option::of(-1.0..1e9_f64), 0..9), most in -1.0..1e9_f64) {
        let time = |_| Time { name: "2026-Q1".into(), partial: true, link: Some(link()) };
        let times: Vec<Time> = values.iter().map(time).collect();
        let row = |is_strong| Row { name: HOSTILE.into(), is_strong, values: values.clone() };
        check_page(&grid("a", HOSTILE, HOSTILE, (&times, &[row(true), row(false)]), most, shown));
    }

    #[test]
    fn rows_take_any_number(values in prop::collection::vec((0.0..1e9_f64, prop::option::of(0.0..1e5_f64)), 0..12)) {
        let rows: Vec<Against> = values.iter().map(|(expected, came)| Against {
            label: link(),
            remark: "undetermined".into(),
            expected: *expected,
            came: came.unwrap_or(0.0),
            links: vec![link()],
        }).collect();
        check_page(&against("a", HOSTILE, HOSTILE, &rows, shown));
        let causes: Vec<Cause> = values.iter().map(|(day, to)| Cause {
            name: HOSTILE.into(),
            remark: "nothing in force".into(),
            days: vec![*day, 0.0],
            forces: vec![(*day, *to)],
            cases: vec![link()],
            mechanisms: vec![link()],
        }).collect();
        check_page(&events("a", HOSTILE, "", ((0.0, "then"), (1e4, "now")), &causes));
    }

    #[test]
    fn months_take_any_number(values in prop::collection::vec((0..9_usize, 0..9_usize, 0.0..1e5_f64), 0..5), day in -1e5..1e6_f64) {
        let months: Vec<Month> = values.iter().map(|(done, more, day)| Month {
            name: "Month 1".into(),
            days: (*day, day + 30.0),
            span: HOSTILE.into(),
            tasks: (*done, done + more),
            is_met: *more == 0,
            links: vec![link()],
        }).collect();
        check_page(&timeline("a", HOSTILE, HOSTILE, &months, Some((day, "today"))));
        check_page(&timeline("a", HOSTILE, "", &months, None));
    }

    #[test]
    fn marks_take_any_decision(found in prop::collection::vec((1..6_u8, 1..6_u8), 0..60)) {
        let outcomes = [Outcome::Right, Outcome::Mixed, Outcome::Wrong, Outcome::Open];
        let spot = |(at, (unpredictability, irreversibility)): (usize, &(u8, u8))| Spot {
            link: link(),
            unpredictability: *unpredictability,
            irreversibility: *irreversibility,
            outcome: outcomes[at % 4],
        };
        let found: Vec<Spot> = found.iter().enumerate().map(spot).collect();
        check_page(&spots("a", HOSTILE, HOSTILE, &found));
    }

    #[test]
    fn a_map_takes_any_domain(
        found in prop::collection::vec((0..9_usize, 0..99_usize, prop::option::of(-9.0..1e6_f64)), 0..40),
        joins in prop::collection::vec((0..50_usize, 0..50_usize, 1..20_usize), 0..60),
        levels in 0..5_usize,
    ) {
        let domain = |(level, cases, age): &(usize, usize, Option<f64>)| Domain {
            link: link(),
            level: *level,
            cases: *cases,
            age: *age,
            last: "1 Jan 2026".into(),
        };
        let domains: Vec<Domain> = found.iter().map(domain).collect();
        check_page(&map("a", HOSTILE, HOSTILE, &names(levels), (&domains, &joins)));
    }
}

#[test]
fn a_week_that_nobody_knows_is_a_gap() {
    let week = |shares| Week { label: "2026-W01".into(), shares, link: None };
    let known = Some([0.5, 0.25, 0.25]);
    let chart = layers("a", "A", "", ["x", "y", "z"], &[week(known), week(None), week(known)], shown);
    assert_eq!(chart.svg.matches("<polygon").count(), 6, "two areas a layer");
    assert!(chart.svg.contains("1 of 3 weeks are gaps"), "{}", chart.svg);
    let places: Vec<Place> = (0..4).map(|_| Place { label: "w".into(), link: None }).collect();
    let values = vec![Some(1.0), Some(2.0), None, Some(3.0)];
    let chart = lines("a", "A", "", (&places, &[1.0, 5.0]), &[Line { name: "Rung".into(), values }], shown);
    assert_eq!(chart.svg.matches(r#"<path class="stroke""#).count(), 1, "no line leads over the gap");
    assert_eq!(chart.svg.matches(r#"<circle class="dot""#).count(), 2, "what stands alone is a dot");
    assert!(chart.html().matches("<tr>").count() == 1 + 3, "a gap is no row");
}

#[test]
fn a_cell_counts_what_it_has_no_room_for() {
    let spot = Spot { link: link(), unpredictability: 2, irreversibility: 3, outcome: Outcome::Right };
    let chart = spots("a", "A", "", &vec![spot; 20]);
    assert!(chart.svg.contains(">+9</text>"), "{}", chart.svg);
    assert_eq!(chart.html().matches("<tr>").count(), 1 + 20);
}

#[test]
fn a_map_places_by_level_and_age_and_names_all() {
    let domain = |name: &str, level, age| Domain {
        link: Link { text: name.into(), href: None },
        level,
        cases: 4,
        age,
        last: "1 Jan".into(),
    };
    let domains = [domain("high", 2, Some(0.0)), domain("low", 1, Some(400.0)), domain("none", 0, None)];
    let chart = map("a", "A", "", &["Seen".into(), "Practised".into()], (&domains, &[(0, 1, 2)]));
    let places: Vec<(f64, f64)> = chart
        .svg
        .split(r#"<circle class="dot" cx=""#)
        .skip(1)
        .map(|rest| {
            let mut numbers = rest.split('"');
            let x = numbers.next().unwrap().parse().unwrap();
            (x, numbers.nth(1).unwrap().parse().unwrap())
        })
        .collect();
    assert!(places[0].0 > places[1].0 && places[0].1 < places[1].1, "{places:?}");
    assert!((places[1].0 - places[2].0).abs() < 1e-9 && places[1].1 < places[2].1, "{places:?}");
    assert!(chart.svg.contains("Below the first level") && chart.svg.contains(r#"<path class="join""#));
    assert!(chart.html().contains("below the first"));
}

#[test]
fn days_are_numbers_of_days() {
    assert_eq!(day("1970-01-02"), Some(1.0));
    assert_eq!(day("2026-11-15").zip(day("2026-11-08")).map(|(a, b)| a - b), Some(7.0));
    assert_eq!(day("2026-02-30"), None);
}
