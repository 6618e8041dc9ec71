//! Confidence against outcome: on the diagonal, what was thought likely came true as often as it was thought.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::Scale;
use super::svg::{Anchor, Svg};

const SIZE: f64 = 340.0;
const LEFT: f64 = 40.0;
const BOTTOM: f64 = 298.0;
const TOP: f64 = 10.0;
const RIGHT: f64 = 328.0;

/// Decisions of like confidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Bin {
    /// The range, in words: `60-80 %`.
    pub range: String,
    /// How many.
    pub n: usize,
    /// Mean confidence and mean outcome, 0-1.
    pub mean: Option<(f64, f64)>,
    /// The decisions.
    pub links: Vec<Link>,
}

/// One decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Confidence, 0-1.
    pub confidence: f64,
    /// Outcome: 0, 0.5, 1.
    pub outcome: f64,
}

/// A point a bin, as large as it has decisions, over small ones for the decisions themselves.
pub fn calibration(
    id: &str,
    title: &str,
    note: &str,
    bins: &[Bin],
    points: &[Point],
    percent: fn(f64) -> String,
) -> Chart {
    let svg = drawn(bins, points, percent);
    let says = |bin: &Bin| match bin.mean {
        Some((confidence, outcome)) => (percent(confidence), percent(outcome)),
        None => ("\u{2013}".to_owned(), "\u{2013}".to_owned()),
    };
    let known: Vec<String> = bins
        .iter()
        .filter(|bin| bin.n > 0)
        .map(|bin| {
            let (sure, came) = says(bin);
            format!("{} decisions at {}: {sure} sure, {came} came true", bin.n, bin.range)
        })
        .collect();
    let row = |bin: &Bin| {
        let (sure, came) = says(bin);
        vec![
            Cell::Text(bin.range.clone()),
            Cell::Text(bin.n.to_string()),
            Cell::Text(sure),
            Cell::Text(came),
            Cell::Links(bin.links.clone()),
        ]
    };
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: svg.finish(id, title, &format!("{}.", known.join("; ")), (SIZE, SIZE)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![
                Column::words("Confidence"),
                Column::numbers("n"),
                Column::numbers("Mean confidence"),
                Column::numbers("Mean outcome"),
                Column::words("Decisions"),
            ],
            rows: bins.iter().map(row).collect(),
        }),
    }
}

/// The plot itself.
fn drawn(bins: &[Bin], points: &[Point], percent: fn(f64) -> String) -> Svg {
    let x = Scale { values: (0.0, 1.0), places: (LEFT, RIGHT) };
    let y = Scale { values: (0.0, 1.0), places: (BOTTOM, TOP) };
    let mut svg = Svg::default();
    for mark in [0.0, 0.25, 0.5, 0.75, 1.0] {
        svg.line("line", (LEFT, y.at(mark)), (RIGHT, y.at(mark)));
        svg.line("line", (x.at(mark), TOP), (x.at(mark), BOTTOM));
        svg.text("soft small", Anchor::End, (LEFT - 7.0, y.at(mark) + 4.0), &percent(mark));
        svg.text("soft small", Anchor::Middle, (x.at(mark), BOTTOM + 15.0), &percent(mark));
    }
    svg.text("soft", Anchor::Middle, (f64::midpoint(LEFT, RIGHT), BOTTOM + 34.0), "how sure I was");
    svg.text("soft", Anchor::Start, (LEFT + 6.0, TOP + 14.0), "how much came true");
    svg.line("rule dash", (x.at(0.0), y.at(0.0)), (x.at(1.0), y.at(1.0)));
    for point in points {
        svg.circle("ring", (x.at(point.confidence), y.at(point.outcome)), 2.5);
    }
    for bin in bins {
        let Some((confidence, outcome)) = bin.mean else { continue };
        let radius = 5.0 + 1.8 * (bin.n as f64).sqrt();
        let (at, up) = (x.at(confidence), y.at(outcome));
        svg.circle("ring", (at, up), radius.min(16.0));
        svg.text("small", Anchor::Middle, (at, up + 4.0), &bin.n.to_string());
    }
    svg
}
