use super::super::choice::{Choice, Layer, Nature};
use super::super::gather::{Content, Given};
use super::super::names::normal;
use super::super::readings::Value;
use super::super::structure::{Activities, ActivityRow, Measurement, Recurring};
use super::reader::{Reader, is_empty};
use super::text::{Piece, item_piece, lists, several};
use crate::diagnostic::{Code, Severity};
use crate::model::field::words;
use crate::syntax::line::Line;
use crate::syntax::outline::{Block, Table};
use crate::value::quantity;
use crate::value::unknown::is_unknown;
use crate::value::{Unreadable, calendar, duration, number, share};
use jiff::civil::{Time, Weekday};

/// The columns of the activity table, with other titles that people give them.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("Activity", &["activities", "task", "what", "work"]),
    ("Hours", &["h", "hrs", "time"]),
    ("Share", &["percent", "part", "of time"]),
    ("Layer", &[]),
    ("Score", &["human dependency", "rung"]),
    ("Nature", &["kind", "type"]),
    ("AI", &["ai assisted", "with ai"]),
];

pub(super) fn activities(reader: &mut Reader<'_>, given: &Given<'_>) -> Option<Value> {
    let mut tables = tables(&given.content);
    let Some(table) = tables.next() else {
        if !is_empty(&given.content) && !several(&given.content).is_empty() {
            reader.wrong_shape(given);
        }
        return None;
    };
    reader.surplus(table);
    for other in tables {
        reader.findings.push(
            Code::TableColumns
                .at(reader.file, other.span, "only the first table of activities is read")
                .help("join the two tables"),
        );
    }
    let columns = columns(reader, table);
    let at = |name: &str| columns.iter().position(|column| *column == Some(name));
    let (Some(activity), true) = (at("Activity"), at("Hours").is_some() || at("Share").is_some()) else {
        reader.findings.push(
            Code::TableColumns
                .at(
                    reader.file,
                    table.span,
                    "the table of activities needs the columns `Activity` and `Hours`",
                )
                .help("write `| Activity | Hours | Layer | Score | Nature | AI |`"),
        );
        return None;
    };
    let times = [at("Hours"), at("Share")];
    // A table without any times yet is one that waits for its week.
    let filled =
        |row: &Vec<Line>| times.iter().flatten().any(|i| row.get(*i).is_some_and(|cell| !cell.is_blank()));
    let begun = table.rows.iter().any(filled);
    for row in table.rows.iter().filter(|_| begun) {
        reader.blank(row, activity, &times);
    }
    let rows: Vec<ActivityRow> = table
        .rows
        .iter()
        .filter(|row| row.get(activity).is_some_and(|cell| !is_unknown(&cell.text)))
        .map(|row| {
            let cell = |name: &str| at(name).and_then(|i| row.get(i)).filter(|cell| !is_unknown(&cell.text));
            ActivityRow {
                activity: row[activity].text.trim().to_owned(),
                hours: cell("Hours").and_then(|c| reader.cell(c, "Hours", hours(&c.text))),
                share: cell("Share").and_then(|c| reader.cell(c, "Share", share::parse(&c.text))),
                layer: cell("Layer").and_then(|c| reader.word::<Layer>(c, "Layer")),
                score: cell("Score").and_then(|c| reader.cell(c, "Score", number::scale(&c.text))),
                nature: cell("Nature").and_then(|c| reader.word::<Nature>(c, "Nature")),
                ai: cell("AI").and_then(|c| reader.cell(c, "AI", ai(&c.text))),
                span: row[activity].span,
            }
        })
        .collect();
    (!rows.is_empty()).then(|| Value::Activities(Activities { rows, has_ai: at("AI").is_some() }))
}

/// The canonical title of each column; `None` for one that casebook does not know.
fn columns(reader: &mut Reader<'_>, table: &Table) -> Vec<Option<&'static str>> {
    let known = |title: &str| {
        let title = normal(title);
        COLUMNS
            .iter()
            .find(|(name, others)| normal(name) == title || others.contains(&&*title))
            .map(|(name, _)| *name)
    };
    let columns: Vec<Option<&'static str>> = table.header.iter().map(|cell| known(&cell.text)).collect();
    for (cell, _) in table.header.iter().zip(&columns).filter(|(_, column)| column.is_none()) {
        let title = normal(&cell.text);
        let near = COLUMNS
            .iter()
            .find(|(name, _)| title.len() > 2 && strsim::osa_distance(&normal(name), &title) <= 2);
        let mut finding = Code::TableColumns
            .at(reader.file, cell.span, format!("the column `{}` is not read", cell.text.trim()))
            .help(format!("the columns are {}", words(&COLUMNS.map(|(name, _)| name))));
        if let Some((name, _)) = near {
            finding = finding.help(format!("did you mean `{name}`?")).fix(cell.span, *name);
        } else {
            finding.severity = Severity::Info;
        }
        reader.findings.push(finding);
    }
    for (i, cell) in table.header.iter().enumerate() {
        if columns[i].is_some() && columns[..i].contains(&columns[i]) {
            let title = cell.text.trim();
            reader.findings.push(
                Code::TableColumns
                    .at(reader.file, cell.span, format!("a second column `{title}` is not read"))
                    .help("keep one of the two"),
            );
        }
    }
    columns
}

impl Reader<'_> {
    /// Cells that Markdown leaves out, since the header has no column for them.
    fn surplus(&mut self, table: &Table) {
        self.findings.extend(table.surplus.iter().map(|cell| {
            let mut finding = Code::TableCell
                .at(
                    self.file,
                    *cell,
                    "this row has more cells than the table has columns; from here on it is not read",
                )
                .help("add a column to the header, remove the cell, or write `\\|` for a `|` in a text");
            finding.severity = Severity::Warning;
            finding
        }));
    }

    /// A row needs the name of its activity and its time; the rest may be inherited.
    fn blank(&mut self, row: &[Line], activity: usize, times: &[Option<usize>]) {
        let given = |column: usize| row.get(column).is_some_and(|cell| !cell.is_blank());
        let mut times = times.iter().flatten().copied();
        let (cell, lacks) = match (given(activity), times.clone().any(given)) {
            (true, false) => (times.next().and_then(|column| row.get(column)), "hours"),
            (false, true) => (row.get(activity), "activity"),
            _ => return,
        };
        let cell = cell.filter(|cell| !cell.span.is_empty()).or(row.get(activity));
        let at = cell.map(|cell| cell.span).unwrap_or_default();
        let mut finding = Code::TableCell
            .at(self.file, at, format!("this row has no {lacks}, so no time is counted for it"))
            .help("fill in the cell, or `?` where it is not known");
        finding.severity = Severity::Warning;
        self.findings.push(finding);
    }

    fn cell<T>(&mut self, cell: &Line, column: &str, read: Result<T, Unreadable>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.unreadable(Code::TableCell, cell.span, column, &error);
                None
            }
        }
    }

    fn word<C: Choice>(&mut self, cell: &Line, column: &str) -> Option<C> {
        let found = C::SET.find(&cell.text).and_then(C::from_index);
        if found.is_none() {
            self.findings.push(
                Code::TableCell
                    .at(self.file, cell.span, format!("`{}` is no {column}", cell.text.trim()))
                    .help(format!("write {}", words(C::SET.words))),
            );
        }
        found
    }
}

fn hours(text: &str) -> Result<f64, Unreadable> {
    let text = text.trim();
    if text.ends_with(|c: char| c.is_alphabetic()) {
        return duration::parse(text).map(|minutes| minutes / 60.0);
    }
    number::non_negative(text).map(number::to_f64)
}

/// yes, no, or a share.
fn ai(text: &str) -> Result<f64, Unreadable> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "✓" | "✅" | "x" | "ja" => Ok(1.0),
        "no" | "n" | "false" | "✗" | "nein" => Ok(0.0),
        other => share::parse(other),
    }
}

pub(super) fn measurements(reader: &mut Reader<'_>, given: &Given<'_>) -> Option<Value> {
    let mut rows = Vec::new();
    let mut seen = false;
    for table in tables(&given.content) {
        seen = true;
        reader.surplus(table);
        let column =
            |names: &[&str]| table.header.iter().position(|cell| names.contains(&&*normal(&cell.text)));
        let date = column(&["date", "day", "when", "measured"]).unwrap_or(0);
        let value = column(&["value", "measurement", "result", "reading"]).unwrap_or(1);
        for row in &table.rows {
            let (Some(day), Some(measured)) = (row.get(date), row.get(value)) else { continue };
            if is_unknown(&day.text) || is_unknown(&measured.text) {
                continue;
            }
            let day_read = reader.cell(day, "Date", calendar::date(day.text.trim()));
            let value_read = reader.cell(measured, "Value", quantity::parse(measured.text.trim()));
            if let (Some(date), Some(value)) = (day_read, value_read) {
                rows.push(Measurement { date, value, span: measured.span });
            }
        }
    }
    for piece in several(&given.content).into_iter().filter(|piece| !seen && !is_unknown(&piece.text)) {
        // Lists and properties: "2026-03-01: 12 min"
        let parts = piece.text.split_once(": ").or_else(|| piece.text.split_once(' '));
        let read = parts.and_then(|(date, value)| {
            let date = calendar::date(date.trim()).ok()?;
            Some(Measurement { date, value: quantity::parse(value.trim()).ok()?, span: piece.span })
        });
        match read {
            Some(row) => rows.push(row),
            None => reader.findings.push(
                Code::BadQuantity
                    .at(reader.file, piece.span, format!("`{}` is no measurement", piece.text))
                    .help("write a table `Date / Value`, or `2026-03-01: 12 min`"),
            ),
        }
    }
    (!rows.is_empty()).then_some(Value::Measurements(rows))
}

pub(super) fn recurring(reader: &mut Reader<'_>, given: &Given<'_>) -> Option<Value> {
    let mut blocks = Vec::new();
    // Where there is a list, what stands around it is a remark.
    let listed: Vec<Piece> = match &given.content {
        Content::Body { blocks, .. } => {
            lists(blocks.iter().copied()).flat_map(|list| &list.items).filter_map(item_piece).collect()
        }
        Content::Node(_) => Vec::new(),
    };
    let pieces = if listed.is_empty() { several(&given.content) } else { listed };
    for piece in pieces.into_iter().filter(|piece| !is_unknown(&piece.text)) {
        match recurring_block(&piece.text) {
            Some(block) => blocks.push(block),
            None => reader.findings.push(
                Code::RecurringBlock
                    .at(reader.file, piece.span, format!("`{}` is no block of a week", piece.text))
                    .help("write day, time, length and title: `Tue 15:00 60m Risk review`"),
            ),
        }
    }
    (!blocks.is_empty()).then_some(Value::Recurring(blocks))
}

/// `Tue 15:00 60m Risk review`
fn recurring_block(text: &str) -> Option<Recurring> {
    const DAYS: [(&str, Weekday); 7] = [
        ("mon", Weekday::Monday),
        ("tue", Weekday::Tuesday),
        ("wed", Weekday::Wednesday),
        ("thu", Weekday::Thursday),
        ("fri", Weekday::Friday),
        ("sat", Weekday::Saturday),
        ("sun", Weekday::Sunday),
    ];
    let mut words = text.split_whitespace();
    let day = words.next()?.to_lowercase();
    let weekday = DAYS.iter().find(|(name, _)| day.starts_with(name)).map(|(_, weekday)| *weekday)?;
    let (hour, minute) = words.next()?.split_once(':')?;
    let time = Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()?;
    let rest: Vec<&str> = words.collect();
    // "60m", "60 min", "1 h 30 m": as many words as make a duration.
    let length =
        (1..=rest.len().min(4)).rev().find_map(|n| Some((n, duration::parse(&rest[..n].join(" ")).ok()?)));
    let (used, minutes) = length?;
    let title = rest[used..].join(" ");
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "durations are positive and far below u32::MAX minutes"
    )]
    let minutes = minutes.round() as u32;
    (!title.is_empty()).then_some(Recurring { weekday, time, minutes, title })
}

fn tables<'b>(content: &Content<'b>) -> impl Iterator<Item = &'b Table> {
    let blocks = if let Content::Body { blocks, .. } = content { blocks.clone() } else { Vec::new() };
    blocks.into_iter().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
}
