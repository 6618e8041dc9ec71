//! The level over time, as steps.

use super::days::ends;
use super::figure::{Behind, Cell, Chart, Column, Table};
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::words::cut;
use std::fmt::Write as _;

const WIDTH: f64 = 340.0;
const LEFT: f64 = 16.0;
const RIGHT: f64 = 334.0;
/// Between two levels.
const RISE: f64 = 25.0;
const TOP: f64 = 22.0;
const AXIS: f64 = 22.0;

/// A time on one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The level's number from 1; 0 below the first.
    pub level: usize,
    /// Its first day and the day after its last, as numbers of days.
    pub days: (f64, f64),
    /// Its first day, in words.
    pub from: String,
    /// Its last day, in words.
    pub to: String,
    /// How long that is, in words.
    pub long: String,
}

/// Steps from one level to the next, the oldest stretch first. `levels` are the names, the lowest first.
pub fn steps(id: &str, title: &str, note: &str, levels: &[String], stretches: &[Stretch]) -> Chart {
    let name = |level: usize| match level.checked_sub(1).and_then(|at| levels.get(at)) {
        Some(name) => format!("{level}: {name}"),
        None => "below the first".to_owned(),
    };
    let said: Vec<String> =
        stretches.iter().map(|s| format!("{} to {}: {}", s.from, s.to, name(s.level))).collect();
    let row = |stretch: &Stretch| {
        [name(stretch.level), stretch.from.clone(), stretch.to.clone(), stretch.long.clone()]
            .map(Cell::Text)
            .to_vec()
    };
    let height = TOP + levels.len() as f64 * RISE + AXIS;
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: drawn(levels, stretches).finish(id, title, &format!("{}.", said.join("; ")), (WIDTH, height)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![
                Column::words("Level"),
                Column::words("From"),
                Column::words("To"),
                Column::numbers("For"),
            ],
            rows: stretches.iter().rev().map(row).collect(),
        }),
    }
}

fn drawn(levels: &[String], stretches: &[Stretch]) -> Svg {
    let base = TOP + levels.len() as f64 * RISE;
    let height = |level: usize| base - level.min(levels.len()) as f64 * RISE;
    let mut svg = Svg::default();
    let (Some(first), Some(last)) = (stretches.first(), stretches.last()) else { return svg };
    let scale = Scale { values: (first.days.0, last.days.1), places: (LEFT, RIGHT) };
    let mut line = String::new();
    for stretch in stretches {
        let (from, to) = (scale.at(stretch.days.0), scale.at(stretch.days.1));
        let y = height(stretch.level);
        let begin = if line.is_empty() { format!("M{from:.1} {y:.1}") } else { format!("V{y:.1}") };
        // A string takes everything.
        let _ = write!(line, "{begin}H{to:.1}");
        svg.rect("under", (from, y), (to - from, base - y));
    }
    for (at, name) in levels.iter().enumerate() {
        let y = height(at + 1);
        svg.line("line", (LEFT, y), (RIGHT, y));
        svg.text("soft small", Anchor::Start, (2.0, y + 4.0), &(at + 1).to_string());
        let is_now = at + 1 == last.level;
        let class = if is_now { "small strong halo" } else { "soft small halo" };
        svg.text(class, Anchor::Start, (LEFT + 3.0, y - 5.0), &cut(name, RIGHT - LEFT - 8.0));
    }
    svg.line("rule", (LEFT, base), (RIGHT, base));
    svg.path("stroke", &line, 2.25);
    svg.circle("dot", (scale.at(last.days.1), height(last.level)), 4.0);
    ends(&mut svg, (LEFT, RIGHT), base + 15.0, (&first.from, &last.to));
    svg
}
