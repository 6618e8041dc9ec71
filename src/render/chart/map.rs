//! Domains as a map: the higher a level, the higher up; the fresher the evidence, the further right; a disc as large as
//! there are cases, and lines between domains that share some.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::words::cut;

const WIDTH: f64 = 340.0;
/// The places of evidence as old as it is drawn, and of today. Right of it is room for lines.
const OLDEST: f64 = 22.0;
const TODAY: f64 = 286.0;
/// Evidence is drawn up to so old, in days.
const DAYS: f64 = 360.0;
const TOP: f64 = 24.0;
const BAND: f64 = 24.0;
const ROW: f64 = 23.0;
/// The largest disc.
const LARGEST: f64 = 11.0;
/// The most domains; the table has all.
const MOST: usize = 24;
/// The most lines, those of most cases first.
const MOST_LINES: usize = 30;

/// A domain.
#[derive(Debug, Clone, PartialEq)]
pub struct Domain {
    /// Its name and its page.
    pub link: Link,
    /// The number of its level from 1; 0 below the first.
    pub level: usize,
    /// Its cases.
    pub cases: usize,
    /// How many days ago its newest evidence is; nothing where there is none.
    pub age: Option<f64>,
    /// The day of that, in words.
    pub last: String,
}

/// Two domains, by their places, and how many cases they share.
pub type Join = (usize, usize, usize);

/// The map. `levels` are the names of the levels, the lowest first; `joins` those of most cases first.
pub fn map(
    id: &str,
    title: &str,
    note: &str,
    levels: &[String],
    (domains, joins): (&[Domain], &[Join]),
) -> Chart {
    let level = |domain: &Domain| match domain.level.checked_sub(1).and_then(|at| levels.get(at)) {
        Some(name) => name.clone(),
        None => "below the first".to_owned(),
    };
    let beside = |at: usize| -> Vec<Link> {
        let other = |(one, two, _): &Join| match (*one == at, *two == at) {
            (true, _) => domains.get(*two),
            (_, true) => domains.get(*one),
            _ => None,
        };
        joins.iter().filter_map(other).map(|domain| domain.link.clone()).collect()
    };
    let row = |(at, domain): (usize, &Domain)| {
        vec![
            Cell::Links(vec![domain.link.clone()]),
            Cell::Text(level(domain)),
            Cell::Text(domain.cases.to_string()),
            Cell::Text(domain.last.clone()),
            Cell::Links(beside(at)),
        ]
    };
    let said: Vec<String> = domains
        .iter()
        .take(MOST)
        .map(|domain| {
            format!("{}: {}, {} cases, last {}", domain.link.text, level(domain), domain.cases, domain.last)
        })
        .collect();
    let mut order: Vec<usize> = (0..domains.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(domains[*at].cases));
    order.truncate(MOST);
    order.sort_by_key(|at| std::cmp::Reverse((domains[*at].level.min(levels.len()), domains[*at].cases)));
    let note = match domains.len().saturating_sub(MOST) {
        0 => note.to_owned(),
        left => format!("{note} {left} more with fewer cases are in the table."),
    };
    let (svg, height) = drawn(levels, domains, &order, joins);
    Chart {
        title: title.to_owned(),
        note,
        svg: svg.finish(id, title, &format!("{}.", said.join("; ")), (WIDTH, height)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![
                Column::words("Domain"),
                Column::words("Level"),
                Column::numbers("Cases"),
                Column::words("Last evidence"),
                Column::words("Shares cases with"),
            ],
            rows: domains.iter().enumerate().map(row).collect(),
        }),
    }
}

/// The picture of the domains in an order, and its height.
fn drawn(levels: &[String], domains: &[Domain], order: &[usize], joins: &[Join]) -> (Svg, f64) {
    let scale = Scale { values: (0.0, DAYS), places: (TODAY, OLDEST) };
    let at_age = |age: f64| scale.at(age);
    let mut svg = Svg::default();
    let mut bands: Vec<(f64, usize)> = Vec::new();
    let mut places: Vec<(usize, f64, f64)> = Vec::new();
    let mut y = TOP;
    for same in order.chunk_by(|one, other| domains[*one].level == domains[*other].level) {
        bands.push((y, domains[same[0]].level));
        y += BAND;
        for at in same {
            let x = domains[*at].age.map_or(OLDEST, at_age);
            places.push((*at, x, y + ROW / 2.0 - 4.0));
            y += ROW;
        }
    }
    for (age, name) in [(DAYS, "a year"), (180.0, "180 days"), (90.0, "90"), (0.0, "today")] {
        svg.line("line", (at_age(age), TOP), (at_age(age), y));
        svg.text("soft small", Anchor::Middle, (at_age(age), 12.0), name);
    }
    let most = domains.iter().map(|domain| domain.cases).max().unwrap_or(1).max(1) as f64;
    let place = |wanted: usize| places.iter().find(|(at, ..)| *at == wanted).map(|(_, x, y)| (*x, *y));
    for (one, two, n) in joins.iter().take(MOST_LINES) {
        if let (Some(from), Some(to)) = (place(*one), place(*two)) {
            join(&mut svg, from, to, *n);
        }
    }
    for (top, level) in bands {
        let name = level
            .checked_sub(1)
            .and_then(|at| levels.get(at))
            .map_or("Below the first level", String::as_str);
        svg.line("rule", (0.0, top), (WIDTH, top));
        svg.text("soft small halo", Anchor::Start, (0.0, top + 14.0), &cut(name, 160.0));
    }
    for (at, x, y) in places {
        let domain = &domains[at];
        let radius = (LARGEST * (domain.cases as f64 / most).sqrt()).max(2.5);
        svg.circle(if domain.cases > 0 { "dot" } else { "ring" }, (x, y), radius);
        let words = format!("{} ({})", domain.link.text, domain.cases);
        let is_left = x > WIDTH / 2.0;
        let room = if is_left { x - radius - 8.0 } else { WIDTH - x - radius - 8.0 };
        let anchor = if is_left { Anchor::End } else { Anchor::Start };
        let side = if is_left { -radius - 5.0 } else { radius + 5.0 };
        svg.text("halo", anchor, (x + side, y + 4.0), &cut(&words, room));
    }
    (svg, y + 2.0)
}

/// A line that keeps to the right of what it joins, since names stand on the left.
fn join(svg: &mut Svg, from: (f64, f64), to: (f64, f64), n: usize) {
    let out = from.0.max(to.0) + 12.0 + (from.1 - to.1).abs() * 0.22;
    let out = out.min(WIDTH + 10.0);
    let steps = format!(
        "M{:.1} {:.1}C{out:.1} {:.1} {out:.1} {:.1} {:.1} {:.1}",
        from.0, from.1, from.1, to.1, to.0, to.1
    );
    svg.path("join", &steps, 1.0 + 0.75 * (n.min(6) - 1) as f64);
}
