//! Numbers by name and time, each in a field: the stronger its colour, the more.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::top;
use super::svg::{Anchor, Svg};
use super::words::cut;

const WIDTH: f64 = 340.0;
/// The room for the names of rows.
const NAMES: f64 = 112.0;
const ROW: f64 = 29.0;
const HEAD: f64 = 32.0;
/// The widest column.
const WIDEST: f64 = 44.0;
/// How fields are drawn, from least to most.
const HEAT: [&str; 5] = ["heat-1", "heat-2", "heat-3", "heat-4", "heat-5"];

/// A column: a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// Which: `2026-Q3`.
    pub name: String,
    /// True where it is not whole.
    pub partial: bool,
    /// The note behind it.
    pub link: Option<Link>,
}

/// A row: something that has a number a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What.
    pub name: String,
    /// True where it is to be seen first.
    pub is_strong: bool,
    /// A number a time; nothing where it is not known.
    pub values: Vec<Option<f64>>,
}

/// Fields from nothing to `most`. In words it is a row a time.
pub fn grid(
    id: &str,
    title: &str,
    note: &str,
    (times, rows): (&[Time], &[Row]),
    most: f64,
    shown: fn(f64) -> String,
) -> Chart {
    let word =
        |row: &Row, at: usize| row.values.get(at).copied().flatten().map_or("\u{2013}".to_owned(), shown);
    let last = times.len().checked_sub(1);
    let said: Vec<String> = last
        .map(|last| rows.iter().map(|row| format!("{} {}", row.name, word(row, last))).collect())
        .unwrap_or_default();
    let newest = times.last().map_or("", |time| &time.name);
    let line = |at: usize| {
        let time = &times[at];
        let name = match &time.link {
            Some(link) => Cell::Links(vec![link.clone()]),
            None if time.partial => Cell::Text(format!("{}, not whole", time.name)),
            None => Cell::Text(time.name.clone()),
        };
        std::iter::once(name).chain(rows.iter().map(|row| Cell::Text(word(row, at)))).collect()
    };
    let heads = rows.iter().map(|row| Column::numbers(&row.name));
    let height = HEAD + rows.len() as f64 * ROW;
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: drawn(times, rows, most, shown).finish(
            id,
            title,
            &format!("In {newest}: {}.", said.join(", ")),
            (WIDTH, height),
        ),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: std::iter::once(Column::words("Quarter")).chain(heads).collect(),
            rows: (0..times.len()).rev().map(line).collect(),
        }),
    }
}

fn drawn(times: &[Time], rows: &[Row], most: f64, shown: fn(f64) -> String) -> Svg {
    let most = top([most], f64::MIN_POSITIVE);
    let slot = ((WIDTH - NAMES) / times.len().max(1) as f64).min(WIDEST);
    let middle = |at: usize| NAMES + (at as f64 + 0.5) * slot;
    let mut svg = Svg::default();
    let mut year_before = "";
    for (at, time) in times.iter().enumerate() {
        let (year, name) = time.name.split_once('-').unwrap_or(("", &time.name));
        if year != year_before {
            svg.text("soft small", Anchor::Middle, (middle(at), 11.0), year);
        }
        year_before = year;
        svg.text("soft small", Anchor::Middle, (middle(at), 25.0), name);
    }
    for (place, row) in rows.iter().enumerate() {
        let y = HEAD + (place as f64 + 0.5) * ROW;
        svg.line("line", (0.0, y - ROW / 2.0), (NAMES + slot * times.len() as f64, y - ROW / 2.0));
        let class = if row.is_strong { "strong" } else { "" };
        svg.text(class, Anchor::Start, (0.0, y + 4.0), &cut(&row.name, NAMES - 8.0));
        for (at, time) in times.iter().enumerate() {
            let Some(value) = row.values.get(at).copied().flatten() else {
                svg.text("soft", Anchor::Middle, (middle(at), y + 4.0), "\u{2013}");
                continue;
            };
            if let Some(heat) = heat(value / most) {
                let class = if time.partial { format!("{heat} part") } else { heat.to_owned() };
                svg.rect(
                    &class,
                    (middle(at) - slot / 2.0 + 1.0, y - ROW / 2.0 + 2.0),
                    (slot - 2.0, ROW - 4.0),
                );
            }
            let class = if value > 0.0 { "" } else { "soft" };
            svg.text(class, Anchor::Middle, (middle(at), y + 4.0), &shown(value));
        }
    }
    svg
}

/// The class of a part of the most; nothing for none.
fn heat(part: f64) -> Option<&'static str> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the number of classes")]
    let step = (part.clamp(0.0, 1.0) * HEAT.len() as f64).ceil() as usize;
    step.checked_sub(1).and_then(|at| HEAT.get(at)).copied()
}
