use super::args::{Global, ReportFormat, ShowArgs};
use super::open::open;
use super::outcome::Outcome;
use super::output;
use super::table::Table;
use super::templates;
use crate::diagnostic::nearest;
use crate::render::markdown;
use crate::report::{self, Built, NAMES};
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
        ReportFormat::Csv => output::print(&table(&built).csv()?),
        ReportFormat::Text => {
            let table = table(&built);
            if table.rows.is_empty() {
                output::print("Nothing to show yet: `casebook new case` writes the first note.\n");
            } else {
                output::print(&table.text(output::width()));
            }
        }
    }
    Ok(Outcome::Fine)
}

/// The main table of a report, from its data: what is an object there is one row here.
fn table(built: &Built) -> Table {
    let (list, columns): (&str, &[Column]) = match built.name {
        "ledger" => ("entries", LEDGER),
        "time" => ("weeks", TIME),
        _ => ("domains", CAPABILITY_MAP),
    };
    let rows = built.data[list].as_array().map(Vec::as_slice).unwrap_or_default();
    Table {
        columns: columns.iter().map(|(title, ..)| (*title).to_owned()).collect(),
        rows: rows
            .iter()
            .map(|row| columns.iter().map(|(_, path, show)| show(&row[*path])).collect())
            .collect(),
    }
}

/// A column: its title, the field of the data contract, and how its value is shown.
type Column = (&'static str, &'static str, fn(&Value) -> String);

const CAPABILITY_MAP: &[Column] = &[
    ("domain", "domain", text),
    ("cases", "cases", text),
    ("complete", "complete_cases", text),
    ("median restore", "restore", |restore| minutes(&restore["median"])),
    ("n", "restore", |restore| text(&restore["n"])),
    ("patterns", "patterns", patterns),
    ("last evidence", "last_evidence", text),
];

const LEDGER: &[Column] = &[
    ("date", "date", text),
    ("category", "category", text),
    ("stage", "stage", text),
    ("before", "before", text),
    ("after", "after", text),
    ("better by", "relative", percent),
    ("value", "value", text),
    ("my share", "share", percent),
    ("file", "file", text),
];

const TIME: &[Column] = &[
    ("week", "week", text),
    ("hours", "hours", text),
    ("execution", "execution_share", percent),
    ("orchestration", "orchestration_share", percent),
    ("innovation", "innovation_share", percent),
    ("execution of the week", "execution_share", bar),
    ("rung", "rung", |rung| rung.as_f64().map(|rung| format!("{rung:.1}")).unwrap_or_default()),
    ("exposure", "exposure", percent),
];

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
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

/// A share as twenty characters.
fn bar(value: &Value) -> String {
    let Some(share) = value.as_f64() else { return String::new() };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 20")]
    let full = (share.clamp(0.0, 1.0) * 20.0).round() as usize;
    format!("{}{}", "█".repeat(full), "░".repeat(20 - full))
}
