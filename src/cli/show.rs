use super::args::{Global, ReportFormat, ShowArgs};
use super::open::open;
use super::outcome::Outcome;
use super::output;
use super::table::{Table, paragraph};
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
            output::print(&text_of(&built, output::width()));
        }
    }
    Ok(Outcome::Fine)
}

/// A report for a terminal: its headline and its main table.
fn text_of(built: &Built, width: usize) -> String {
    let table = table(built, false);
    if table.rows.is_empty() {
        let kind =
            FIRST_NOTE.iter().find(|(report, _)| *report == built.name).map_or("case", |(_, kind)| kind);
        return format!("Nothing to show yet: `casebook new {kind}` writes the first note.\n");
    }
    let headline = built.data["summary"].as_str().map(|text| paragraph(text, width) + "\n");
    headline.unwrap_or_default() + &table.text(width)
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
    let cells = |row: &Value| columns.iter().map(|column| cell(row, column)).collect::<Vec<String>>();
    // Weeks without an audit are a gap that a reader should see; a spreadsheet sees it in the weeks.
    let gap = |gap: &Value| {
        let weeks = gap["weeks"].as_u64().filter(|_| !plain)?;
        let weeks = if weeks == 1 { "1 week".to_owned() } else { format!("{weeks} weeks") };
        let row = [weeks, String::new(), "no audit".to_owned()];
        Some(row.into_iter().chain(std::iter::repeat(String::new())).take(columns.len()).collect())
    };
    let with_gap = |row: &Value| gap(&row["gap_before"]).into_iter().chain([cells(row)]);
    let mut rows: Vec<Vec<String>> =
        rows.iter().flat_map(with_gap).chain(gap(&built.data["gap_since"])).collect();
    if !plain && list != "domains" {
        rows.reverse();
    }
    let title = |column: &&Column| if plain { column.path.join("_") } else { column.title.to_owned() };
    let right = columns.iter().enumerate().filter(|(_, column)| column.right).map(|(i, _)| i).collect();
    Table { columns: columns.iter().map(title).collect(), rows, right }
}

/// A column of a table.
struct Column {
    /// Its title on a terminal.
    title: &'static str,
    /// Where its value stands in a row of the data contract.
    path: &'static [&'static str],
    /// How a terminal shows it; `None` where it has no room.
    show: Option<fn(&Value) -> String>,
    /// True for numbers, which end on one line.
    right: bool,
}

const fn column(title: &'static str, path: &'static [&'static str], show: fn(&Value) -> String) -> Column {
    Column { title, path, show: Some(show), right: false }
}

/// A column of numbers.
const fn figure(title: &'static str, path: &'static [&'static str], show: fn(&Value) -> String) -> Column {
    Column { title, path, show: Some(show), right: true }
}

/// A column for spreadsheets alone.
const fn wide(path: &'static [&'static str]) -> Column {
    Column { title: "", path, show: None, right: false }
}

/// The kind of note that a report begins with, where that is no case.
const FIRST_NOTE: [(&str, &str); 2] = [("ledger", "ledger"), ("time", "audit")];

const CAPABILITY_MAP: &[Column] = &[
    column("domain", &["domain"], text),
    figure("cases", &["cases"], text),
    figure("complete", &["complete_cases"], text),
    figure("median restore", &["restore", "median"], minutes),
    figure("n", &["restore", "n"], text),
    column("recurring causes", &["patterns"], patterns),
    column("last evidence", &["last_evidence"], text),
];

const LEDGER: &[Column] = &[
    column("date", &["date"], text),
    column("stage", &["stage"], text),
    column("category", &["category"], category),
    figure("better by", &["relative"], percent),
    figure("value", &["value"], text),
    wide(&["share"]),
    wide(&["metric"]),
    wide(&["before"]),
    wide(&["after"]),
    wide(&["improvement"]),
    column("result", &["file"], name),
];

const TIME: &[Column] = &[
    column("week", &["week"], text),
    figure("hours", &["hours"], text),
    column("execution", &["execution_share"], bar),
    figure("orch.", &["orchestration_share"], percent),
    figure("innov.", &["innovation_share"], percent),
    figure("rung", &["rung"], |rung| rung.as_f64().map(|rung| format!("{rung:.1}")).unwrap_or_default()),
    figure("exposure", &["exposure"], percent),
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

/// How many causes came back, and how many of them nothing in force prevents.
fn patterns(value: &Value) -> String {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let recurring: Vec<&Value> = list.iter().filter(|p| p["cases"].as_u64() > Some(1)).collect();
    let open = recurring.iter().filter(|pattern| pattern["covered"] == false).count();
    match (recurring.len(), open) {
        (0, _) => String::new(),
        (n, 0) => format!("{n}, prevented"),
        (n, open) => format!("{n}, {open} open"),
    }
}

fn category(value: &Value) -> String {
    let word = text(value);
    if word == "mttr" { "MTTR".to_owned() } else { word }
}

/// A share as twenty characters and its number.
fn bar(value: &Value) -> String {
    let Some(share) = value.as_f64() else { return String::new() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 20")]
    let full = (share.clamp(0.0, 1.0) * 20.0).round() as usize;
    format!("{}{} {}", "█".repeat(full), "░".repeat(20 - full), percent(value))
}
