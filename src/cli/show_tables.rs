//! The main table of each report, for terminals and spreadsheets.

use super::data::list;
use super::show_digest;
use super::show_levels::levels;
use super::table::{Table, paragraph};
use crate::report::digest::DigestReport;
use crate::report::{Built, Report};
use crate::source::stem;
use crate::value::{duration, share};
use serde_json::Value;

/// The main table of a report: an object of its list is a row.
struct MainTable {
    /// The report.
    report: &'static str,
    /// The list in its data.
    list: &'static str,
    /// True where the list is by time, the oldest first: a terminal shows the newest first.
    by_time: bool,
    /// The kind of note that the report begins with.
    first_note: &'static str,
    /// The columns.
    columns: &'static [Column],
}

const TABLES: &[MainTable] = &[
    MainTable { report: "digest", list: "signals", by_time: false, first_note: "audit", columns: DIGEST },
    MainTable {
        report: "capability-map",
        list: "domains",
        by_time: false,
        first_note: "case",
        columns: CAPABILITY_MAP,
    },
    MainTable { report: "ledger", list: "entries", by_time: true, first_note: "ledger", columns: LEDGER },
    MainTable {
        report: "tier-progress",
        list: "ladders",
        by_time: false,
        first_note: "case",
        columns: TIER_PROGRESS,
    },
    MainTable {
        report: "prevention",
        list: "mechanisms",
        by_time: true,
        first_note: "mechanism",
        columns: PREVENTION,
    },
    MainTable { report: "time", list: "weeks", by_time: true, first_note: "audit", columns: TIME },
    MainTable {
        report: "decisions",
        list: "decisions",
        by_time: true,
        first_note: "decision",
        columns: DECISIONS,
    },
    MainTable { report: "plan", list: "plans", by_time: true, first_note: "plan", columns: PLAN },
    MainTable { report: "review", list: "quarters", by_time: true, first_note: "review", columns: REVIEW },
];

/// The table of a report; a test holds that each has one.
fn main_table(report: &str) -> Option<&'static MainTable> {
    TABLES.iter().find(|table| table.report == report)
}

/// A report for a terminal: its headline and its main table.
pub(super) fn text_of(built: &Built, width: usize) -> String {
    if built.name == DigestReport::NAME {
        return show_digest::text(&built.data, width);
    }
    if built.name == "tier-progress" {
        return levels(&built.data, width);
    }
    let table = table(built, false);
    let headline = built.data["summary"].as_str().map(|text| paragraph(text, width) + "\n");
    if table.rows.is_empty() {
        let kind = main_table(built.name).map_or("case", |table| table.first_note);
        let nothing = format!("Nothing to show yet: `casebook new {kind}` writes the first note.\n");
        return headline.unwrap_or_default() + &nothing;
    }
    headline.unwrap_or_default() + &table.text(width)
}

/// The main table of a report.
///
/// A spreadsheet gets every column as plain values, a terminal those that fit 80 characters, newest first.
pub(super) fn table(built: &Built, plain: bool) -> Table {
    let Some(main) = main_table(built.name) else {
        return Table { columns: vec![], rows: vec![], right: vec![] };
    };
    let columns: Vec<&Column> = main.columns.iter().filter(|column| plain || column.show.is_some()).collect();
    let cell = |row: &Value, column: &Column| {
        let value = column.path.iter().fold(row, |value, key| &value[*key]);
        column.show.filter(|_| !plain).map_or_else(|| text(value), |show| show(value))
    };
    let rows = list(&built.data[main.list]);
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
    if !plain && main.by_time {
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

const DIGEST: &[Column] = &[
    column("severity", &["severity"], text),
    column("signal", &["id"], text),
    column("message", &["message"], text),
    wide(&["item"]),
    wide(&["evidence"]),
    wide(&["next_step"]),
    wide(&["command"]),
    wide(&["new"]),
];

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

const TIER_PROGRESS: &[Column] = &[
    wide(&["id"]),
    wide(&["of"]),
    wide(&["level"]),
    wide(&["level_number"]),
    wide(&["since"]),
    wide(&["next"]),
    wide(&["next_met"]),
    wide(&["next_all"]),
    wide(&["missing"]),
];

const PREVENTION: &[Column] = &[
    column("since", &["installed"], text),
    wide(&["retired"]),
    wide(&["form"]),
    wide(&["patterns"]),
    column("verdict", &["verdict"], text),
    figure("before", &["n0"], text),
    wide(&["t0_days"]),
    figure("expected", &["expected"], tenth),
    figure("seen", &["n1"], text),
    wide(&["t1_days"]),
    wide(&["prevented"]),
    wide(&["rate_ratio"]),
    wide(&["ci_low"]),
    wide(&["ci_high"]),
    wide(&["chance"]),
    column("mechanism", &["file"], name),
];

const TIME: &[Column] = &[
    column("week", &["week"], text),
    figure("hours", &["hours"], text),
    column("execution", &["execution_share"], bar),
    figure("orch.", &["orchestration_share"], percent),
    figure("innov.", &["innovation_share"], percent),
    figure("rung", &["rung"], tenth),
    figure("exposure", &["exposure"], percent),
    wide(&["high_share"]),
    wide(&["scored_share"]),
    wide(&["file"]),
];

const DECISIONS: &[Column] = &[
    column("date", &["date"], text),
    column("before", &["prejudgment"], text),
    wide(&["answered"]),
    figure("uncertain", &["uncertainty"], text),
    figure("sure", &["confidence"], percent),
    column("turned out", &["turned_out"], text),
    wide(&["reviewed"]),
    wide(&["status"]),
    wide(&["scope"]),
    column("decision", &["file"], name),
];

const PLAN: &[Column] = &[
    column("start", &["start"], text),
    wide(&["days"]),
    wide(&["last_day"]),
    column("state", &["state"], text),
    figure("left", &["days_left"], text),
    figure("done", &["tasks_done"], text),
    figure("tasks", &["tasks_total"], text),
    figure("before", &["baseline_share"], percent),
    wide(&["baseline_n"]),
    figure("lately", &["recent_share"], percent),
    wide(&["recent_n"]),
    wide(&["shift"]),
    figure("of shift", &["shift_progress"], percent),
    wide(&["title"]),
    column("plan", &["file"], name),
];

const REVIEW: &[Column] = &[
    column("quarter", &["quarter"], text),
    figure("fulfilment", &["fulfilment"], text),
    figure("impact", &["impact"], text),
    figure("life", &["life"], text),
    figure("depth", &["depth"], text),
    figure("exploration", &["exploration"], text),
    figure("connection", &["connection"], text),
    figure("rung", &["rung"], tenth),
    wide(&["optimising_for"]),
    wide(&["file"]),
];

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => {
            let parts = list.iter().map(|item| {
                item["pattern"].as_str().or(item.as_str()).map_or_else(|| item.to_string(), str::to_owned)
            });
            parts.collect::<Vec<_>>().join(", ")
        }
        other => other.to_string(),
    }
}

/// The name of a note's file, for people.
fn name(value: &Value) -> String {
    stem(&text(value)).to_owned()
}

/// A number with one decimal.
fn tenth(value: &Value) -> String {
    value.as_f64().map(|number| format!("{number:.1}")).unwrap_or_default()
}

fn percent(value: &Value) -> String {
    value.as_f64().map(share::percent).unwrap_or_default()
}

fn minutes(value: &Value) -> String {
    value.as_f64().map(duration::show).unwrap_or_default()
}

/// How many causes came back, and how many of them nothing in force prevents.
fn patterns(value: &Value) -> String {
    let list = list(value);
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
    format!("{} {}", share::bar(share, 20), percent(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::NAMES;

    #[test]
    fn every_report_has_a_table() {
        let tables: Vec<_> = TABLES.iter().map(|table| table.report).collect();
        assert_eq!(tables, NAMES);
    }
}
