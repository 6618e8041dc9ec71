//! Rate ratios with their intervals, on a scale of doublings: left of one is less, right of it more.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::Scale;
use super::svg::{Anchor, Svg};
use super::words::{cut, width};

const WIDTH: f64 = 340.0;
const ROW: f64 = 46.0;
const AXIS: f64 = 34.0;
/// The ends of the scale, in powers of two: a sixteenth and eight times.
const ENDS: (f64, f64) = (-4.0, 3.0);
const EDGE: f64 = 10.0;

/// The effect of one mechanism.
#[derive(Debug, Clone, PartialEq)]
pub struct Interval {
    /// What it is the effect of.
    pub label: Link,
    /// What follows: `reduced`.
    pub verdict: String,
    /// True where the verdict is that it holds.
    pub holds: bool,
    /// Rate after / rate before, and the bounds of its interval. Unknown ones are null; an unknown upper bound has no
    /// end.
    pub ratio: Option<f64>,
    /// The lower bound.
    pub low: Option<f64>,
    /// The upper bound.
    pub high: Option<f64>,
    /// Cases before and after, in words.
    pub counted: String,
    /// The notes behind it.
    pub links: Vec<Link>,
}

/// Where a ratio stands; zero and infinity stand at the ends.
fn place(ratio: f64) -> f64 {
    let scale = Scale { values: ENDS, places: (EDGE, WIDTH - EDGE) };
    if ratio > 0.0 { scale.at(ratio.log2()) } else { EDGE }
}

/// One row a mechanism.
pub fn intervals(id: &str, title: &str, note: &str, rows: &[Interval], ratio: fn(f64) -> String) -> Chart {
    let mut svg = Svg::default();
    let height = rows.len() as f64 * ROW + AXIS;
    let base = rows.len() as f64 * ROW + 6.0;
    for (at, row) in rows.iter().enumerate() {
        if row.ratio.is_some() {
            marks(&mut svg, at as f64 * ROW);
        }
        draw(&mut svg, row, at as f64 * ROW);
    }
    for (mark, name) in
        [(0.0, "none"), (0.125, "1/8"), (0.25, "1/4"), (0.5, "1/2"), (1.0, "as before"), (4.0, "4 times")]
    {
        svg.text("soft small", Anchor::Middle, (place(mark), base + 14.0), name);
    }
    let says = |row: &Interval| match (row.ratio, row.low, row.high) {
        (Some(found), Some(low), high) => {
            let high = high.map_or("no upper bound".to_owned(), ratio);
            format!("{} ({} to {high})", ratio(found), ratio(low))
        }
        _ => "no figure".to_owned(),
    };
    let said: Vec<String> =
        rows.iter().map(|row| format!("{}: {}, {}", row.label.text, row.verdict, says(row))).collect();
    let cells = |row: &Interval| {
        vec![
            Cell::Links(vec![row.label.clone()]),
            Cell::Text(row.verdict.clone()),
            Cell::Text(says(row)),
            Cell::Text(row.counted.clone()),
            Cell::Links(row.links.clone()),
        ]
    };
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: svg.finish(id, title, &format!("{}.", said.join("; ")), (WIDTH, height)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: ["Mechanism", "Verdict", "Rate after / before", "Cases before, after", "Cases"]
                .map(Column::words)
                .to_vec(),
            rows: rows.iter().map(cells).collect(),
        }),
    }
}

/// Marks behind an interval alone: a line through the names would be in their way.
fn marks(svg: &mut Svg, top: f64) {
    let (from, to) = (top + 19.0, top + ROW - 4.0);
    for mark in [0.125, 0.25, 0.5, 2.0, 4.0] {
        svg.line("line", (place(mark), from), (place(mark), to));
    }
    svg.line("rule", (place(1.0), from), (place(1.0), to));
}

fn draw(svg: &mut Svg, row: &Interval, top: f64) {
    let room = WIDTH - width(&row.verdict) - 14.0;
    svg.text("strong", Anchor::Start, (0.0, top + 12.0), &cut(&row.label.text, room));
    svg.text("soft", Anchor::End, (WIDTH, top + 12.0), &row.verdict);
    let y = top + 30.0;
    let (Some(ratio), Some(low)) = (row.ratio, row.low) else {
        svg.text("soft small", Anchor::Start, (0.0, y + 4.0), &row.counted);
        return;
    };
    let right = row.high.map_or(WIDTH - EDGE, place);
    svg.path("stroke", &format!("M{:.1} {y:.1}H{right:.1}", place(low)), 2.0);
    // Nothing is less than none. An end inside of the picture is a bound; one at its edge goes on.
    for (bound, direction) in [(place(low), -1.0), (right, 1.0)] {
        let is_none = low == 0.0 && direction < 0.0;
        if is_none {
            continue;
        }
        if bound > EDGE && bound < WIDTH - EDGE {
            svg.path("stroke", &format!("M{bound:.1} {:.1}v8", y - 4.0), 2.0);
        } else {
            let tip = bound + direction * 6.0;
            svg.polygon("dot", &[(bound, y - 4.0), (tip, y), (bound, y + 4.0)]);
        }
    }
    let class = if row.holds { "dot" } else { "ring" };
    svg.circle(class, (place(ratio), y), 5.0);
}
