//! What was to be expected against what came, one bar below the other.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::{Scale, top};
use super::svg::{Anchor, Svg};
use super::words::{BOLD, cut, width};

const WIDTH: f64 = 340.0;
const ROW: f64 = 46.0;
const BAR: f64 = 9.0;
/// The room for the words at the end of a bar.
const WORDS: f64 = 92.0;

/// Two numbers of one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Against {
    /// What they are numbers of.
    pub label: Link,
    /// What follows, in a word or two.
    pub remark: String,
    /// What was to be expected.
    pub expected: f64,
    /// What came.
    pub came: f64,
    /// The notes behind the second.
    pub links: Vec<Link>,
}

/// Two bars a row.
pub fn against(id: &str, title: &str, note: &str, rows: &[Against], shown: fn(f64) -> String) -> Chart {
    let highest = top(rows.iter().flat_map(|row| [row.expected, row.came]), f64::MIN_POSITIVE);
    let scale = Scale { values: (0.0, highest), places: (0.0, WIDTH - WORDS) };
    let mut svg = Svg::default();
    for (at, row) in rows.iter().enumerate() {
        let y = at as f64 * ROW;
        let label = cut(&row.label.text, (WIDTH - width(&row.remark) - 16.0) / BOLD);
        svg.text("strong", Anchor::Start, (0.0, y + 12.0), &label);
        svg.text("soft", Anchor::End, (WIDTH, y + 12.0), &row.remark);
        let bars = [("pale", row.expected, "expected"), ("bar", row.came, "came")];
        for (place, (class, value, word)) in bars.into_iter().enumerate() {
            let top = y + 18.0 + place as f64 * (BAR + 2.0);
            let end = scale.at(value).max(1.5);
            svg.rect(class, (0.0, top), (end, BAR));
            let said = format!("{} {word}", shown(value));
            svg.text("small", Anchor::Start, (end + 6.0, top + BAR - 0.5), &said);
        }
    }
    let says = |row: &Against| {
        format!("{}: {} expected, {} came", row.label.text, shown(row.expected), shown(row.came))
    };
    let said: Vec<String> = rows.iter().map(says).collect();
    let cells = |row: &Against| {
        vec![
            Cell::Links(vec![row.label.clone()]),
            Cell::Text(shown(row.expected)),
            Cell::Text(shown(row.came)),
            Cell::Text(row.remark.clone()),
            Cell::Links(row.links.clone()),
        ]
    };
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: svg.finish(
            id,
            title,
            &format!("{}.", said.join("; ")),
            (WIDTH, (rows.len() as f64 * ROW - 4.0).max(1.0)),
        ),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![
                Column::words("Mechanism"),
                Column::numbers("Expected"),
                Column::numbers("Came"),
                Column::words("Verdict"),
                Column::words("What came"),
            ],
            rows: rows.iter().map(cells).collect(),
        }),
    }
}
