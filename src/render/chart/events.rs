//! What happened when, a row a cause, and from when on something was in force against it.

use super::days::ends;
use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::words::{BOLD, cut, width};

const WIDTH: f64 = 340.0;
const ROW: f64 = 40.0;
const AXIS: f64 = 20.0;
const LEFT: f64 = 6.0;
const RIGHT: f64 = 334.0;

/// A cause.
#[derive(Debug, Clone, PartialEq)]
pub struct Cause {
    /// Its name.
    pub name: String,
    /// What is to be said beside it.
    pub remark: String,
    /// The days of its cases, as numbers.
    pub days: Vec<f64>,
    /// From which to which day something was in force against it; no end where it still is.
    pub forces: Vec<(f64, Option<f64>)>,
    /// The cases.
    pub cases: Vec<Link>,
    /// What is or was in force.
    pub mechanisms: Vec<Link>,
}

/// Dots on a line a cause. `from` and `to` are the ends of time, as a number and in words.
pub fn events(
    id: &str,
    title: &str,
    note: &str,
    (from, to): ((f64, &str), (f64, &str)),
    causes: &[Cause],
) -> Chart {
    let scale = Scale { values: (from.0, to.0), places: (LEFT, RIGHT) };
    let mut svg = Svg::default();
    for (at, cause) in causes.iter().enumerate() {
        draw(&mut svg, cause, at as f64 * ROW, scale);
    }
    let base = causes.len() as f64 * ROW;
    ends(&mut svg, (LEFT, RIGHT), base + 12.0, (from.1, to.1));
    let says = |cause: &Cause| {
        let force = if cause.mechanisms.is_empty() { "nothing against it" } else { "something against it" };
        format!("{}: {} cases, {force}", cause.name, cause.days.len())
    };
    let said: Vec<String> = causes.iter().map(says).collect();
    let row = |cause: &Cause| {
        vec![
            Cell::Text(cause.name.clone()),
            Cell::Text(cause.remark.clone()),
            Cell::Links(cause.cases.clone()),
            Cell::Links(cause.mechanisms.clone()),
        ]
    };
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: svg.finish(id, title, &format!("{}.", said.join("; ")), (WIDTH, base + AXIS)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: ["Cause", "Against it", "Cases", "Mechanisms"].map(Column::words).to_vec(),
            rows: causes.iter().map(row).collect(),
        }),
    }
}

fn draw(svg: &mut Svg, cause: &Cause, top: f64, scale: Scale) {
    let label = cut(&cause.name, (WIDTH - width(&cause.remark) - 16.0) / BOLD);
    svg.text("strong", Anchor::Start, (0.0, top + 12.0), &label);
    svg.text("soft", Anchor::End, (WIDTH, top + 12.0), &cause.remark);
    let y = top + 26.0;
    for (from, to) in &cause.forces {
        let (left, right) = (scale.at(*from), to.map_or(RIGHT, |to| scale.at(to)));
        svg.rect("disc", (left, y - 6.0), ((right - left).max(1.0), 12.0));
        svg.path("stroke", &format!("M{left:.1} {:.1}v16", y - 8.0), 1.5);
    }
    svg.line("rule", (LEFT, y), (RIGHT, y));
    for day in &cause.days {
        svg.circle("dot", (scale.at(*day), y), 4.0);
    }
}
