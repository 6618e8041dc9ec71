//! Horizontal bars: names above, so that long ones fit a narrow screen.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::{Scale, top};
use super::svg::{Anchor, Svg};
use super::words::{cut, width};

const WIDTH: f64 = 340.0;
const ROW: f64 = 36.0;
const BAR: f64 = 9.0;
/// The room for the number at the end of a bar.
const NUMBER: f64 = 36.0;

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// How much.
    pub value: f64,
    /// The part of it that is drawn dark; all of it where there is none.
    pub part: Option<f64>,
    /// How much, in words.
    pub shown: String,
    /// What is to be said beside the name.
    pub remark: String,
    /// What stands behind it.
    pub links: Vec<Link>,
}

/// Bars from zero on. `heads` names the columns of the table: what, how much, the notes behind it.
pub fn bars(id: &str, title: &str, note: &str, heads: [&str; 3], bars: &[Bar]) -> Chart {
    let scale = Scale {
        values: (0.0, top(bars.iter().map(|bar| bar.value), f64::MIN_POSITIVE)),
        places: (0.0, WIDTH - NUMBER),
    };
    let mut svg = Svg::default();
    for (at, bar) in bars.iter().enumerate() {
        let y = at as f64 * ROW;
        let label = cut(&bar.label, WIDTH - width(&bar.remark) - 16.0);
        svg.text("strong", Anchor::Start, (0.0, y + 12.0), &label);
        if !bar.remark.is_empty() {
            svg.text("soft", Anchor::End, (WIDTH, y + 12.0), &bar.remark);
        }
        let end = scale.at(bar.value).max(1.5);
        let class = if bar.part.is_some() { "pale" } else { "bar" };
        svg.rect(class, (0.0, y + 18.0), (end, BAR));
        if let Some(part) = bar.part.filter(|part| *part > 0.0) {
            svg.rect("bar", (0.0, y + 18.0), (scale.at(part), BAR));
        }
        svg.text("", Anchor::Start, (end + 7.0, y + 18.0 + BAR), &bar.shown);
    }
    let said: Vec<String> = bars.iter().map(|bar| format!("{}: {}", bar.label, bar.shown)).collect();
    let height = (bars.len() as f64 * ROW - 6.0).max(1.0);
    let row = |bar: &Bar| {
        vec![Cell::Text(bar.label.clone()), Cell::Text(bar.shown.clone()), Cell::Links(bar.links.clone())]
    };
    let [what, how_much, behind] = heads;
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: svg.finish(id, title, &format!("{}.", said.join("; ")), (WIDTH, height)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![Column::words(what), Column::numbers(how_much), Column::words(behind)],
            rows: bars.iter().map(row).collect(),
        }),
    }
}
