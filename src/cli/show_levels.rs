//! Tier progress on a terminal: a line a ladder with its history, then what is missing for the next level.

use super::data::{list, str_of};
use super::table::{Table, paragraph};
use crate::value::share;
use serde_json::Value;
use std::fmt::Write;

/// Weeks of history that a line shows.
const WEEKS: usize = 26;
/// Characters of a bar of progress.
const BAR: usize = 12;

/// The report for a terminal.
pub(super) fn levels(data: &Value, width: usize) -> String {
    let ladders = list(&data["ladders"]);
    let told: Vec<&Value> = ladders.iter().filter(|ladder| ladder["silent"] == false).collect();
    if told.is_empty() {
        return "Nothing to show yet: `casebook new case` writes the first note.\n".to_owned();
    }
    let mut text = data["summary"].as_str().map(|text| paragraph(text, width) + "\n").unwrap_or_default();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut above: Option<&Value> = None;
    for ladder in &told {
        // The domains on a ladder stand below its name.
        if !ladder["of"].is_null() && above != Some(&ladder["id"]) {
            rows.push(vec![words(&ladder["id"]), String::new(), String::new(), String::new()]);
        }
        above = Some(&ladder["id"]);
        rows.push(vec![name(ladder), level(ladder), history(ladder), next(ladder)]);
    }
    let columns = ["ladder", "level", "last 26 weeks", "next"].map(str::to_owned).to_vec();
    text += &Table { columns, rows, right: vec![] }.text(width);
    for ladder in told.iter().filter(|ladder| ladder["of"].is_null() && !ladder["next"].is_null()) {
        let title = format!("For {} ({}):", words(&ladder["next_name"]), words(&ladder["name"]));
        let _ = write!(text, "\n{}", paragraph(&title, width));
        let criteria = list(&ladder["criteria"]).iter().filter(|c| c["level"] == ladder["next"]);
        let rows = criteria
            .map(|c| vec![mark(c), bar(c), words(&c["value_text"]), words(&c["target_text"]), asked(c)]);
        let columns = ["", "", "now", "target", "asked"].map(str::to_owned).to_vec();
        text += &Table { columns, rows: rows.collect(), right: vec![2] }.text(width);
    }
    let silent: Vec<String> = ladders
        .iter()
        .filter(|l| l["silent"] == true && l["of"].is_null())
        .map(|l| words(&l["name"]))
        .collect();
    if !silent.is_empty() {
        let kinds: Vec<String> = list(&data["missing_kinds"]).iter().map(words).collect();
        let why = if kinds.is_empty() { String::new() } else { format!(": no {}", kinds.join(", no ")) };
        let line = format!("Nothing can be said on {}{why}.", silent.join(", "));
        let _ = write!(text, "\n{}", paragraph(&line, width));
    }
    text
}

fn words(value: &Value) -> String {
    str_of(value).to_owned()
}

/// A ladder by its id, one of domains by the domain.
fn name(ladder: &Value) -> String {
    ladder["of"].as_str().map_or_else(|| words(&ladder["id"]), |domain| format!("  {domain}"))
}

fn level(ladder: &Value) -> String {
    let number = ladder["level_number"].as_u64().unwrap_or(0);
    let all = list(&ladder["levels"]).len();
    match ladder["level_name"].as_str() {
        Some(name) => format!("{number}/{all} {name}"),
        None => format!("0/{all}"),
    }
}

/// The number of the level at the end of each of the last weeks, as a height and readable as such: `·` is below the
/// first level.
fn history(ladder: &Value) -> String {
    let levels = list(&ladder["levels"]);
    let weeks = list(&ladder["history"]);
    let last = &weeks[weeks.len().saturating_sub(WEEKS)..];
    let mark = |week: &Value| {
        let level = levels.iter().position(|level| level["id"] == week["level"]);
        level.map_or('\u{b7}', |level| {
            char::from_digit(u32::try_from(level + 1).unwrap_or(9).min(9), 10).unwrap_or('9')
        })
    };
    last.iter().map(mark).collect()
}

fn next(ladder: &Value) -> String {
    if ladder["next"].is_null() {
        return "highest".to_owned();
    }
    format!("{} of {}", ladder["next_met"], ladder["next_all"])
}

fn mark(criterion: &Value) -> String {
    if criterion["met"] == true { "yes" } else { "no" }.to_owned()
}

/// The part of the way that is gone; a full bar is a criterion that is met, never one that nearly is.
fn bar(criterion: &Value) -> String {
    let Some(progress) = criterion["progress"].as_f64() else { return "unknown".to_owned() };
    share::whole_bar(progress, BAR)
}

fn asked(criterion: &Value) -> String {
    let says = words(&criterion["says"]);
    if criterion["gates"] == true { says } else { format!("{says} (advice)") }
}
