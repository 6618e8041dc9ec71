//! What a week is made of, week by week: three layers on top of each other. A week that nobody knows is a gap.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::words::width;

const WIDTH: f64 = 340.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 338.0;
const TOP: f64 = 26.0;
const BASE: f64 = 150.0;
const HEIGHT: f64 = 172.0;
/// How layers are drawn, the lowest first.
const CLASSES: [&str; 3] = ["bar", "mid", "pale"];

/// A week.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Which: `2026-W46`.
    pub label: String,
    /// The shares of the layers, the lowest first; nothing where they are not known.
    pub shares: Option<[f64; 3]>,
    /// The note that tells them.
    pub link: Option<Link>,
}

/// Areas over the weeks, the oldest first. `names` are those of the layers, the lowest first.
pub fn layers(
    id: &str,
    title: &str,
    note: &str,
    names: [&str; 3],
    weeks: &[Week],
    percent: fn(f64) -> String,
) -> Chart {
    let known = || weeks.iter().filter_map(|week| Some((week, week.shares?)));
    let mean = |layer: usize| {
        let n = known().count().max(1) as f64;
        known().map(|(_, shares)| shares[layer]).sum::<f64>() / n
    };
    let said: Vec<String> = names
        .iter()
        .enumerate()
        .map(|(at, name)| format!("{name} {} on average", percent(mean(at))))
        .collect();
    let missing = weeks.len() - known().count();
    let desc = format!("{}; {missing} of {} weeks are gaps.", said.join(", "), weeks.len());
    let row = |(week, shares): (&Week, [f64; 3])| {
        let name = match &week.link {
            Some(link) => Cell::Links(vec![link.clone()]),
            None => Cell::Text(week.label.clone()),
        };
        std::iter::once(name).chain(shares.map(|share| Cell::Text(percent(share)))).collect()
    };
    let columns = std::iter::once(Column::words("Week")).chain(names.map(Column::numbers)).collect();
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: drawn(names, weeks, percent).finish(id, title, &desc, (WIDTH, HEIGHT)),
        is_wide: false,
        behind: Behind::Table(Table { columns, rows: known().rev().map(row).collect() }),
    }
}

fn drawn(names: [&str; 3], weeks: &[Week], percent: fn(f64) -> String) -> Svg {
    let y = Scale { values: (0.0, 1.0), places: (BASE, TOP) };
    let mut svg = Svg::default();
    let mut at = LEFT;
    for (class, name) in CLASSES.iter().zip(names) {
        svg.rect(class, (at, 2.0), (10.0, 10.0));
        svg.text("", Anchor::Start, (at + 15.0, 11.0), name);
        at += 15.0 + width(name) + 14.0;
    }
    for mark in [0.0, 0.5, 1.0] {
        svg.line("line", (LEFT, y.at(mark)), (RIGHT, y.at(mark)));
        svg.text("soft small", Anchor::End, (LEFT - 6.0, y.at(mark) + 4.0), &percent(mark));
    }
    let slot = (RIGHT - LEFT) / weeks.len().max(1) as f64;
    let mut begin = 0;
    for run in weeks.chunk_by(|one, other| one.shares.is_some() == other.shares.is_some()) {
        let shares: Vec<[f64; 3]> = run.iter().filter_map(|week| week.shares).collect();
        if !shares.is_empty() {
            areas(&mut svg, &shares, LEFT + begin as f64 * slot, slot, y);
        }
        begin += run.len();
    }
    svg.line("rule", (LEFT, BASE), (RIGHT, BASE));
    span(&mut svg, (LEFT, RIGHT), BASE + 15.0, weeks.iter().map(|week| week.label.as_str()));
    svg
}

/// The first, the middle and the last of some names below a picture.
pub(super) fn span<'l>(
    svg: &mut Svg,
    (left, right): (f64, f64),
    y: f64,
    mut names: impl DoubleEndedIterator<Item = &'l str> + Clone,
) {
    let n = names.clone().count();
    if n > 2 {
        let middle = names.clone().nth(n / 2).unwrap_or_default();
        let at = left + (n / 2) as f64 / (n - 1) as f64 * (right - left);
        if n > 6 {
            svg.text("soft small", Anchor::Middle, (at, y), middle);
        }
    }
    if let Some(first) = names.next() {
        svg.text("soft small", Anchor::Start, (left, y), first);
    }
    if let Some(last) = names.next_back() {
        svg.text("soft small", Anchor::End, (right, y), last);
    }
}

/// The layers of weeks in a row, from the middle of a week to that of the next; at both ends they are as wide as a week.
fn areas(svg: &mut Svg, shares: &[[f64; 3]], left: f64, slot: f64, y: Scale) {
    let middle = |at: usize| left + (at as f64 + 0.5) * slot;
    let sum = |of: &[f64; 3], layer: usize| of[..layer].iter().sum::<f64>();
    for (layer, class) in CLASSES.iter().enumerate() {
        let edge = |upto: usize| -> Vec<(f64, f64)> {
            let inner = shares.iter().enumerate().map(|(at, of)| (middle(at), y.at(sum(of, upto))));
            let first = (left, y.at(sum(&shares[0], upto)));
            let last = (left + shares.len() as f64 * slot, y.at(sum(&shares[shares.len() - 1], upto)));
            std::iter::once(first).chain(inner).chain(std::iter::once(last)).collect()
        };
        let mut points = edge(layer);
        points.extend(edge(layer + 1).into_iter().rev());
        svg.polygon(&format!("area {class}"), &points);
    }
}
