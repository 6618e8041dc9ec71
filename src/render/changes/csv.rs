use crate::changes::{Cell, Changes, State};
use crate::render::findings::visible;
use crate::report::data;
use serde_json::Value;

const COLUMNS: [&str; 14] = [
    "report",
    "kind",
    "item",
    "state",
    "figure",
    "unit",
    "of",
    "before",
    "after",
    "difference",
    "judgement",
    "weight",
    "n_before",
    "n_after",
];

/// A row for each change, and for each figure of an item that is new or gone (RFC 4180).
pub fn csv(changes: &Changes) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for report in &changes.reports {
        for item in &report.items {
            let name = item.name.iter().map(|(_, part)| part.as_str()).collect::<Vec<_>>().join(" / ");
            let lead = [report.report, item.kind.unwrap_or_default(), &name, state(item.state)];
            if item.changes.is_empty() {
                let rest = COLUMNS.iter().skip(lead.len()).map(|_| "");
                writer.write_record(lead.into_iter().chain(rest).map(|field| visible(field).into_owned()))?;
            }
            for change in &item.changes {
                let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
                let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
                let rest = [
                    change.figure.to_owned(),
                    word(data(&change.unit)),
                    change.of.clone().unwrap_or_default(),
                    cell(&change.before),
                    cell(&change.after),
                    change.difference.map(|by| data(&by).to_string()).unwrap_or_default(),
                    word(data(&change.judgement)),
                    word(data(&change.weight)),
                    number(change.n_before),
                    number(change.n_after),
                ];
                let fields = lead.into_iter().map(str::to_owned).chain(rest);
                writer.write_record(fields.map(|field| visible(&field).into_owned()))?;
            }
        }
    }
    let bytes = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn state(state: State) -> &'static str {
    match state {
        State::Changed => "changed",
        State::New => "new",
        State::Gone => "gone",
    }
}

/// A value without its unit; several names with a semicolon between them.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Unknown => String::new(),
        Cell::Number(number) => data(number).to_string(),
        Cell::Word(word) => word.clone(),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Names(names) => names.iter().map(String::as_str).collect::<Vec<_>>().join("; "),
    }
}
