//! Numbers week by week, as lines. A week that nobody knows is a gap.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::layers::span;
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::words::width;
use std::fmt::Write as _;

const WIDTH: f64 = 340.0;
const LEFT: f64 = 40.0;
const RIGHT: f64 = 332.0;
const TOP: f64 = 26.0;
const BASE: f64 = 150.0;
const HEIGHT: f64 = 172.0;
/// How lines are drawn, one after the other.
const CLASSES: [&str; 3] = ["stroke", "stroke soft-line", "stroke dash"];

/// A line.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it shows.
    pub name: String,
    /// A number a place; nothing where it is not known.
    pub values: Vec<Option<f64>>,
}

/// A place on the axis of time.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name: `2026-W46`.
    pub label: String,
    /// The note behind it.
    pub link: Option<Link>,
}

/// Lines over the places, the oldest first. `marks` are numbers on the axis, from the least to the greatest.
pub fn lines(
    id: &str,
    title: &str,
    note: &str,
    (places, marks): (&[Place], &[f64]),
    lines: &[Line],
    shown: fn(f64) -> String,
) -> Chart {
    let value = |line: &Line, at: usize| line.values.get(at).copied().flatten();
    let says = |line: &Line| {
        let mut known = line.values.iter().zip(places).filter_map(|(value, place)| Some(((*value)?, place)));
        let first = known.next();
        match (first, known.next_back().or(first)) {
            (Some(first), Some(last)) => format!(
                "{}: {} in {}, {} in {}",
                line.name,
                shown(first.0),
                first.1.label,
                shown(last.0),
                last.1.label
            ),
            _ => format!("{}: not known", line.name),
        }
    };
    let said: Vec<String> = lines.iter().map(says).collect();
    let row = |at: usize| {
        let name = match &places[at].link {
            Some(link) => Cell::Links(vec![link.clone()]),
            None => Cell::Text(places[at].label.clone()),
        };
        let cell = |line: &Line| Cell::Text(value(line, at).map_or("\u{2013}".to_owned(), shown));
        std::iter::once(name).chain(lines.iter().map(cell)).collect()
    };
    let is_known = |at: &usize| lines.iter().any(|line| value(line, *at).is_some());
    let heads = lines.iter().map(|line| Column::numbers(&line.name));
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: drawn(places, marks, lines, shown).finish(
            id,
            title,
            &format!("{}.", said.join("; ")),
            (WIDTH, HEIGHT),
        ),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: std::iter::once(Column::words("Week")).chain(heads).collect(),
            rows: (0..places.len()).rev().filter(is_known).map(row).collect(),
        }),
    }
}

fn drawn(places: &[Place], marks: &[f64], lines: &[Line], shown: fn(f64) -> String) -> Svg {
    let (low, high) = (marks.first().copied().unwrap_or(0.0), marks.last().copied().unwrap_or(1.0));
    let y = Scale { values: (low, high), places: (BASE, TOP) };
    let slot = (RIGHT - LEFT) / places.len().max(1) as f64;
    let mut svg = Svg::default();
    if lines.len() > 1 {
        let mut at = LEFT;
        for (line, class) in lines.iter().zip(CLASSES) {
            svg.path(class, &format!("M{at:.1} 8h16"), 2.0);
            svg.text("", Anchor::Start, (at + 21.0, 12.0), &line.name);
            at += 21.0 + width(&line.name) + 14.0;
        }
    }
    for mark in marks {
        svg.line("line", (LEFT, y.at(*mark)), (RIGHT, y.at(*mark)));
        svg.text("soft small", Anchor::End, (LEFT - 6.0, y.at(*mark) + 4.0), &shown(*mark));
    }
    for (line, class) in lines.iter().zip(CLASSES) {
        let mut begin = 0;
        let mut last = None;
        for run in line.values.chunk_by(|one, other| one.is_some() == other.is_some()) {
            let points: Vec<(f64, f64)> = run
                .iter()
                .enumerate()
                .filter_map(|(at, value)| Some((LEFT + ((begin + at) as f64 + 0.5) * slot, y.at((*value)?))))
                .collect();
            draw_run(&mut svg, class, &points);
            last = points.last().copied().or(last);
            begin += run.len();
        }
        if let Some(last) = last {
            svg.circle(if class == "stroke" { "dot" } else { "ring" }, last, 3.5);
        }
    }
    span(&mut svg, (LEFT, RIGHT), BASE + 15.0, places.iter().map(|place| place.label.as_str()));
    svg
}

/// Points in a row; one alone is a dot.
fn draw_run(svg: &mut Svg, class: &str, points: &[(f64, f64)]) {
    match points {
        [] => {}
        [alone] => svg.circle("dot", *alone, 1.6),
        [first, rest @ ..] => {
            let mut steps = format!("M{:.1} {:.1}", first.0, first.1);
            for (x, y) in rest {
                // A string takes everything.
                let _ = write!(steps, "L{x:.1} {y:.1}");
            }
            svg.path(class, &steps, 2.0);
        }
    }
}
