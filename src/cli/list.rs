use super::args::{Global, ListArgs, TableFormat};
use super::new::kind;
use super::open::{Session, open};
use super::outcome::Outcome;
use super::output;
use super::table::Table;
use crate::analysis::rows as list;
use crate::query::{Predicate, QueryError, Truth, sort_rows};
use crate::value::calendar;
use anyhow::anyhow;
use serde_json::{Map, Value};

/// `casebook list`
pub(super) fn run(global: &Global, args: &ListArgs) -> anyhow::Result<Outcome> {
    let predicate = args.r#where.as_deref().map(compile).transpose()?;
    let session = open(args.vault.as_deref(), None, global)?;
    let mut rows = rows(&session, args)?;
    let mut unknown = 0;
    if let Some(predicate) = &predicate {
        rows.retain(|row| match predicate.matches(row) {
            Truth::Yes => true,
            Truth::No => false,
            Truth::Unknown(_) => {
                unknown += 1;
                false
            }
        });
    }
    if let Some(keys) = &args.sort {
        sort_rows(&mut rows, keys).map_err(|error| refuse("--sort", keys, &error))?;
    }
    match args.format {
        TableFormat::Json => output::print(&format!("{}\n", serde_json::to_string_pretty(&rows)?)),
        TableFormat::Csv => output::print(&table(&rows, true).csv()?),
        TableFormat::Text => output::print(&table(&rows, false).text(output::width())),
    }
    // Among notes of all kinds, most have no such field at all; among those of one kind it is worth telling.
    if unknown > 0 && !global.quiet && (global.verbose || !args.kind.is_empty()) {
        let notes = if unknown == 1 { "note was" } else { "notes were" };
        output::say(&format!("{unknown} {notes} left out: what --where asks for is unknown there."));
    }
    Ok(Outcome::Fine)
}

fn rows(session: &Session, args: &ListArgs) -> anyhow::Result<Vec<Map<String, Value>>> {
    let wanted = args.kind.iter().map(|name| kind(name)).collect::<anyhow::Result<Vec<_>>>()?;
    let since = match &args.since {
        None => None,
        Some(text) => Some(calendar::date(text).map_err(|error| anyhow!("--since: {}", error.message))?),
    };
    let view = session.view();
    let notes = session.vault.notes.iter().enumerate().filter(|(_, note)| {
        (wanted.is_empty() || note.kind().is_some_and(|kind| wanted.contains(&kind)))
            && since.is_none_or(|since| view.date(note).is_some_and(|date| date >= since))
    });
    Ok(list::list(&view, notes))
}

fn compile(source: &str) -> anyhow::Result<Predicate> {
    Predicate::compile(source).map_err(|error| refuse("--where", source, &error))
}

/// An error in an option, with the place underlined.
fn refuse(option: &str, source: &str, error: &QueryError) -> anyhow::Error {
    let start = source[..error.span.start.min(source.len())].chars().count();
    let length = source.get(error.span.clone()).map_or(1, |part| part.chars().count().max(1));
    let help = error.help.as_ref().map_or(String::new(), |help| format!("\n  = help: {help}"));
    anyhow!(
        "{option}: {}\n  | {source}\n  | {}{}{help}",
        error.message,
        " ".repeat(start),
        "^".repeat(length)
    )
}

/// The rows as a table: a few columns for people, all plain ones for spreadsheets.
fn table(rows: &[Map<String, Value>], all: bool) -> Table {
    let shown = ["date", "kind", "title", "domains", "file"];
    let mut columns: Vec<String> = Vec::new();
    if all {
        for key in rows.iter().flat_map(Map::keys) {
            if !columns.contains(key) {
                columns.push(key.clone());
            }
        }
    } else {
        columns.extend(shown.map(str::to_owned));
    }
    let cell = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) if list.iter().all(Value::is_string) => {
            list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
        }
        Some(other) => other.to_string(),
    };
    let cells = rows.iter().map(|row| columns.iter().map(|column| cell(row.get(column))).collect()).collect();
    Table { columns, rows: cells, right: Vec::new() }
}
