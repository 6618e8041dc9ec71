use super::args::{Global, ReportFormat, ShowArgs};
use super::open::open;
use super::outcome::Outcome;
use super::output;
use super::table::Table;
use super::templates;
use crate::diagnostic::nearest;
use crate::render::markdown;
use crate::report::{self, Built, NAMES};
use crate::source::stem;
use crate::value::duration;
use anyhow::anyhow;
use serde_json::Value;

/// `casebook show`
pub(super) fn run(global: &Global, args: &ShowArgs) -> anyhow::Result<Outcome> {
    let name = NAMES.iter().copied().find(|name| *name == args.report).ok_or_else(|| {
        let near = nearest(&args.report, NAMES.iter().copied());
        let hint = near
            .map_or(format!("the reports are {}", NAMES.join(", ")), |near| format!("did you mean {near}?"));
        anyhow!("there is no report `{}`; {hint}", args.report)
    })?;
    let session = open(args.vault.as_deref(), None, global)?;
    let Some(built) = report::build(name, &session.view()) else { return Ok(Outcome::Fine) };
    match args.format {
        ReportFormat::Json => output::print(&report::pretty(&built.data)),
        ReportFormat::Md => {
            let overrides = templates::overrides(&session.root)?;
            let pages = markdown::render(&[built], &overrides, &session.config);
            let pages = pages.map_err(|error| templates::refused(&error, &overrides))?;
            output::print(pages.first().map_or("", |(_, text)| text));
        }
        ReportFormat::Csv => output::print(&table(&built, true).csv()?),
        ReportFormat::Text => {
            let table = table(&built, false);
            if table.rows.is_empty() {
                output::print("Nothing to show yet: `casebook new case` writes the first note.\n");
            } else {
                output::print(&table.text(output::width()));
            }
        }
    }
    Ok(Outcome::Fine)
}

/// The main table of a report: an object of its list is a row here.
///
/// A spreadsheet gets every column as plain values, a terminal those that fit 80 characters, newest first.
fn table(built: &Built, plain: bool) -> Table {
    let (list, columns): (&str, &[Column]) = match built.name {
        "ledger" => ("entries", LEDGER),
        "time" => ("weeks", TIME),
        _ => ("domains", CAPABILITY_MAP),
    };
    let columns: Vec<&Column> = columns.iter().filter(|column| plain || column.show.is_some()).collect();
    let cell = |row: &Value, column: &Column| {
        let value = column.path.iter().fold(row, |value, key| &value[*key]);
        column.show.filter(|_| !plain).map_or_else(|| text(value), |show| show(value))
    };
    let rows = built.data[list].as_array().map(Vec::as_slice).unwrap_or_default();
    let cells = |row: &Value| columns.iter().map(|column| cell(row, column)).collect();
    let mut rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    if !plain && list != "domains" {
        rows.reverse();
    }
    let title = |column: &&Column| if plain { column.path.join("_") } else { column.title.to_owned() };
    Table { columns: columns.iter().map(title).collect(), rows }
}

/// A column of a table.
struct Column {
    /// Its title on a terminal.
    title: &'static str,
    /// Where its value stands in a row of the data contract.
    path: &'static [&'static str],
    /// How a terminal shows it; `None` where it has no room.
    show: Option<fn(&Value) -> String>,
}

const fn column(title: &'static str, path: &'static [&'static str], show: fn(&Value) -> String) -> Column {
    Column { title, path, show: Some(show) }
}

/// A column for spreadsheets alone.
const fn wide(path: &'static [&'static str]) -> Column {
    Column { title: "", path, show: None }
}

const CAPABILITY_MAP: &[Column] = &[
    column("domain", &["domain"], text),
    column("cases", &["cases"], text),
    column("complete", &["complete_cases"], text),
    column("median restore", &["restore", "median"], minutes),
    column("n", &["restore", "n"], text),
    column("patterns", &["patterns"], patterns),
    column("last evidence", &["last_evidence"], text),
];

const LEDGER: &[Column] = &[
    column("date", &["date"], text),
    column("stage", &["stage"], text),
    column("category", &["category"], text),
    column("better by", &["relative"], percent),
    column("value", &["value"], text),
    wide(&["share"]),
    wide(&["metric"]),
    wide(&["before"]),
    wide(&["after"]),
    wide(&["improvement"]),
    column("entry", &["file"], name),
];

const TIME: &[Column] = &[
    column("week", &["week"], text),
    column("hours", &["hours"], text),
    column("execution", &["execution_share"], bar),
    wide(&["orchestration_share"]),
    wide(&["innovation_share"]),
    column("rung", &["rung"], |rung| rung.as_f64().map(|rung| format!("{rung:.1}")).unwrap_or_default()),
    column("exposure", &["exposure"], percent),
    wide(&["high_share"]),
    wide(&["scored_share"]),
    wide(&["file"]),
];

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let parts = list
                .iter()
                .map(|item| item["pattern"].as_str().map_or_else(|| item.to_string(), str::to_owned));
            parts.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// The name of a note's file, for people.
fn name(value: &Value) -> String {
    stem(&text(value)).to_owned()
}

fn percent(value: &Value) -> String {
    value.as_f64().map(|share| format!("{:.0} %", share * 100.0)).unwrap_or_default()
}

fn minutes(value: &Value) -> String {
    value.as_f64().map(duration::show).unwrap_or_default()
}

fn patterns(value: &Value) -> String {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let shown =
        list.iter().map(|pattern| format!("{} ({})", text(&pattern["pattern"]), text(&pattern["cases"])));
    shown.collect::<Vec<_>>().join(", ")
}

/// A share as twenty characters and its number.
fn bar(value: &Value) -> String {
    let Some(share) = value.as_f64() else { return String::new() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 20")]
    let full = (share.clamp(0.0, 1.0) * 20.0).round() as usize;
    format!("{}{} {}", "█".repeat(full), "░".repeat(20 - full), percent(value))
}
