//! Decisions by how hard it was to foresee what comes of them, and how hard they are to undo.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::svg::{Anchor, Svg};

const WIDTH: f64 = 340.0;
const LEFT: f64 = 24.0;
const TOP: f64 = 20.0;
/// The size of a cell.
const CELL: (f64, f64) = (63.0, 46.0);
/// The most marks of a cell in a row, and in all.
const IN_ROW: usize = 4;
const IN_CELL: usize = 12;
/// Products from here on want most care.
const CARE: u8 = 12;

/// How it turned out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// As thought.
    Right,
    /// In part.
    Mixed,
    /// Not as thought.
    Wrong,
    /// Not known yet.
    Open,
}

impl Outcome {
    fn word(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Mixed => "mixed",
            Self::Wrong => "wrong",
            Self::Open => "not known yet",
        }
    }

    fn draw(self, svg: &mut Svg, (x, y): (f64, f64)) {
        match self {
            Self::Right => svg.circle("dot", (x, y), 5.0),
            Self::Open => svg.circle("ring", (x, y), 4.5),
            Self::Mixed => {
                svg.circle("ring", (x, y), 4.5);
                svg.path("fill", &format!("M{:.1} {y:.1}a4.5 4.5 0 0 1 9 0z", x - 4.5), 0.0);
            }
            Self::Wrong => {
                let (left, up) = (x - 4.0, y - 4.0);
                svg.path("cross", &format!("M{left:.1} {up:.1}l8 8m0 -8l-8 8"), 2.0);
            }
        }
    }
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its note.
    pub link: Link,
    /// 1-5.
    pub unpredictability: u8,
    /// 1-5.
    pub irreversibility: u8,
    /// How it turned out.
    pub outcome: Outcome,
}

/// A mark a decision in five by five cells; in words those that want most care come first.
pub fn spots(id: &str, title: &str, note: &str, spots: &[Spot]) -> Chart {
    let product = |spot: &Spot| spot.unpredictability * spot.irreversibility;
    let careful = spots.iter().filter(|spot| product(spot) >= CARE).count();
    let mut order: Vec<&Spot> = spots.iter().collect();
    order.sort_by_key(|spot| std::cmp::Reverse(product(spot)));
    let row = |spot: &&Spot| {
        vec![
            Cell::Links(vec![spot.link.clone()]),
            Cell::Text(spot.unpredictability.to_string()),
            Cell::Text(spot.irreversibility.to_string()),
            Cell::Text(product(spot).to_string()),
            Cell::Text(spot.outcome.word().to_owned()),
        ]
    };
    let desc = format!("{} decisions, {careful} of them in the corner that wants most care.", spots.len());
    let height = TOP + 5.0 * CELL.1 + 64.0;
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: drawn(spots).finish(id, title, &desc, (WIDTH, height)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![
                Column::words("Decision"),
                Column::numbers("Hard to foresee"),
                Column::numbers("Hard to undo"),
                Column::numbers("Uncertainty"),
                Column::words("Turned out"),
            ],
            rows: order.iter().map(row).collect(),
        }),
    }
}

fn drawn(spots: &[Spot]) -> Svg {
    let mut svg = Svg::default();
    svg.text("soft", Anchor::Start, (LEFT, 12.0), "\u{2191} hard to undo");
    let corner = |u: u8, i: u8| (LEFT + f64::from(u - 1) * CELL.0, TOP + f64::from(5 - i) * CELL.1);
    for irreversibility in 1..=5 {
        let y = corner(1, irreversibility).1 + CELL.1 / 2.0;
        svg.text("soft small", Anchor::End, (LEFT - 8.0, y + 4.0), &irreversibility.to_string());
        for unpredictability in 1..=5 {
            let place = corner(unpredictability, irreversibility);
            let class = if unpredictability * irreversibility >= CARE { "field care" } else { "field" };
            svg.rect(class, place, CELL);
            let here = |spot: &&Spot| {
                (spot.unpredictability, spot.irreversibility) == (unpredictability, irreversibility)
            };
            draw_cell(&mut svg, place, &spots.iter().filter(here).collect::<Vec<_>>());
        }
    }
    let below = TOP + 5.0 * CELL.1;
    for unpredictability in 1..=5 {
        let x = corner(unpredictability, 1).0 + CELL.0 / 2.0;
        svg.text("soft small", Anchor::Middle, (x, below + 15.0), &unpredictability.to_string());
    }
    svg.text("soft", Anchor::End, (LEFT + 5.0 * CELL.0, below + 32.0), "hard to foresee \u{2192}");
    let mut at = LEFT + 6.0;
    for outcome in [Outcome::Right, Outcome::Mixed, Outcome::Wrong, Outcome::Open] {
        outcome.draw(&mut svg, (at, below + 52.0));
        svg.text("small", Anchor::Start, (at + 9.0, below + 56.0), outcome.word());
        at += 62.0;
    }
    svg
}

fn draw_cell(svg: &mut Svg, (left, top): (f64, f64), spots: &[&Spot]) {
    let most = if spots.len() > IN_CELL { IN_CELL - 1 } else { IN_CELL };
    let place = |at: usize| {
        let (row, column) = (at / IN_ROW, at % IN_ROW);
        (left + 10.0 + column as f64 * 14.3, top + 9.5 + row as f64 * 13.8)
    };
    for (at, spot) in spots.iter().take(most).enumerate() {
        spot.outcome.draw(svg, place(at));
    }
    if spots.len() > most {
        let (x, y) = place(most);
        svg.text("small", Anchor::Middle, (x, y + 4.0), &format!("+{}", spots.len() - most));
    }
}
