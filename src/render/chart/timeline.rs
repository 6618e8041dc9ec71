//! The months of a plan side by side, each filled as far as its tasks are done, and the day that it is.

use super::figure::{Behind, Cell, Chart, Column, Link, Table};
use super::scale::Scale;
use super::svg::{Anchor, Svg};

const WIDTH: f64 = 340.0;
const LEFT: f64 = 2.0;
const RIGHT: f64 = 338.0;
const TOP: f64 = 40.0;
const BAR: f64 = 22.0;
const HEIGHT: f64 = 104.0;

/// A month.
#[derive(Debug, Clone, PartialEq)]
pub struct Month {
    /// Its name.
    pub name: String,
    /// Its first day and the day after its last, as numbers of days.
    pub days: (f64, f64),
    /// The same in words.
    pub span: String,
    /// Tasks done, and in all.
    pub tasks: (usize, usize),
    /// True where the notes have what it asks for.
    pub is_met: bool,
    /// Those notes.
    pub links: Vec<Link>,
}

/// A box a month. `today` is the day that it is, and what is to be said of it; nothing where the plan is over.
pub fn timeline(id: &str, title: &str, note: &str, months: &[Month], today: Option<(f64, &str)>) -> Chart {
    let done = |month: &Month| match month.tasks {
        (_, 0) => "no tasks".to_owned(),
        (done, all) => format!("{done} of {all}"),
    };
    let met = |month: &Month| if month.is_met { "evidence is there" } else { "no evidence yet" };
    let said: Vec<String> = months
        .iter()
        .map(|month| format!("{}: {} tasks done, {}", month.name, done(month), met(month)))
        .collect();
    let row = |month: &Month| {
        vec![
            Cell::Text(month.name.clone()),
            Cell::Text(month.span.clone()),
            Cell::Text(done(month)),
            Cell::Text(met(month).to_owned()),
            Cell::Links(month.links.clone()),
        ]
    };
    Chart {
        title: title.to_owned(),
        note: note.to_owned(),
        svg: drawn(months, today, done).finish(id, title, &format!("{}.", said.join("; ")), (WIDTH, HEIGHT)),
        is_wide: false,
        behind: Behind::Table(Table {
            columns: vec![
                Column::words("Month"),
                Column::words("Days"),
                Column::numbers("Tasks done"),
                Column::words("Evidence"),
                Column::words("Notes"),
            ],
            rows: months.iter().map(row).collect(),
        }),
    }
}

fn drawn(months: &[Month], today: Option<(f64, &str)>, done: impl Fn(&Month) -> String) -> Svg {
    let mut svg = Svg::default();
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return svg };
    let scale = Scale { values: (first.days.0, last.days.1), places: (LEFT, RIGHT) };
    for month in months {
        let (left, right) = (scale.at(month.days.0), scale.at(month.days.1) - 2.0);
        let wide = (right - left).max(1.0);
        svg.rect("box", (left, TOP), (wide, BAR));
        if month.tasks.1 > 0 {
            let part = month.tasks.0 as f64 / month.tasks.1 as f64;
            svg.rect("disc", (left, TOP), (wide * part, BAR));
        }
        svg.text("strong small", Anchor::Start, (left + 6.0, TOP + 15.0), &done(month));
        svg.text("", Anchor::Start, (left, TOP + BAR + 18.0), &month.name);
        let y = TOP + BAR + 31.0;
        svg.circle(if month.is_met { "dot" } else { "ring" }, (left + 5.0, y), 4.0);
        let word = if month.is_met { "evidence" } else { "no evidence yet" };
        svg.text("soft small", Anchor::Start, (left + 13.0, y + 4.0), word);
    }
    if let Some((day, words)) = today {
        let x = scale.at(day);
        svg.polygon("dot", &[(x - 5.0, TOP - 11.0), (x + 5.0, TOP - 11.0), (x, TOP - 2.0)]);
        let anchor = if x > WIDTH * 0.66 {
            Anchor::End
        } else if x < WIDTH * 0.33 {
            Anchor::Start
        } else {
            Anchor::Middle
        };
        svg.text("strong small", anchor, (x, TOP - 18.0), words);
    }
    svg
}
