//! Columns by quarter. A quarter that is not whole is hollow, one that nobody knows is a gap.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::{Scale, top};
use super::svg::{Anchor, Svg};
use super::words::width;

const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 150.0;
const TOP: f64 = 18.0;
const BASE: f64 = 118.0;
/// The widest column.
const WIDEST: f64 = 44.0;

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarter {
    /// Which: `2026-Q3`.
    pub quarter: String,
    /// True where it is not whole.
    pub partial: bool,
    /// How much; nothing where it is unknown.
    pub value: Option<f64>,
    /// How much, in words.
    pub shown: String,
    /// What stands behind it.
    pub links: Vec<Link>,
}

/// Columns from zero up, oldest first. `head` is what the height means.
pub fn quarters(id: &str, title: &str, note: &str, head: &str, quarters: &[Quarter]) -> Chart {
    let svg = drawn(quarters);
    let word = |quarter: &Quarter| match (quarter.value, quarter.partial) {
        (None, _) => "unknown".to_owned(),
        (_, true) => format!("{}, not a whole quarter", quarter.shown),
        (_, false) => quarter.shown.clone(),
    };
    let said: Vec<String> = quarters.iter().map(|q| format!("{}: {}", q.quarter, word(q))).collect();
    let row = |quarter: &Quarter| {
        vec![
            Cell::Text(quarter.quarter.clone()),
            Cell::Text(word(quarter)),
            Cell::Links(quarter.links.clone()),
        ]
    };
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: svg.finish(id, title, &format!("{}.", said.join("; ")), (WIDTH, HEIGHT)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![Column::words("Quarter"), Column::numbers(head), Column::words("Notes")],
            rows: quarters.iter().map(row).collect(),
        }),
    }
}

/// The columns themselves.
fn drawn(quarters: &[Quarter]) -> Svg {
    let scale = Scale {
        values: (0.0, top(quarters.iter().filter_map(|q| q.value), f64::MIN_POSITIVE)),
        places: (BASE, TOP),
    };
    let slot = WIDTH / quarters.len().max(1) as f64;
    let column = (slot * 0.62).min(WIDEST);
    // Names under every column where they have room, else under every second one, and so on; so with numbers over them,
    // of which short ones have room where no name has.
    let every = (30.0 / slot).ceil().max(1.0);
    let short = quarters.iter().all(|quarter| width(&quarter.shown) < slot);
    let mut svg = Svg::default();
    svg.line("rule", (0.0, BASE), (WIDTH, BASE));
    for (at, quarter) in quarters.iter().enumerate() {
        let middle = (at as f64 + 0.5) * slot;
        let left = middle - column / 2.0;
        let from_last = (quarters.len() - 1 - at) as f64;
        let is_labelled = from_last % every == 0.0;
        match quarter.value {
            Some(value) => {
                let y = scale.at(value);
                let class = if quarter.partial { "hollow dash" } else { "bar" };
                svg.rect(class, (left, y), (column, BASE - y));
                if is_labelled || short {
                    svg.text("", Anchor::Middle, (middle, y - 6.0), &quarter.shown);
                }
            }
            None => svg.text("soft", Anchor::Middle, (middle, BASE - 6.0), "?"),
        }
        if is_labelled {
            let (year, name) = quarter.quarter.split_once('-').unwrap_or(("", &quarter.quarter));
            svg.text("soft", Anchor::Middle, (middle, BASE + 15.0), name);
            let before = at.checked_sub(1).map(|before| quarters[before].quarter.split('-').next());
            if every > 1.0 || before != Some(Some(year)) {
                svg.text("soft small", Anchor::Middle, (middle, BASE + 29.0), year);
            }
        }
    }
    svg
}
