//! What changed as Markdown, with links to the notes.

use super::escape::markdown as escaped;
use super::link::{Links, Wanted};
use super::tidy::tidy;
use crate::changes::Changes;
use crate::config::Config;
use crate::render::changes::layout::{Arrival, Label, Line, Row, blocks, left_out};
use crate::render::changes::lead;
use crate::source::stem;
use std::fmt::Write;

/// The changes as a page: those worth a look, or `all`.
pub fn changes(changes: &Changes, config: &Config, all: bool) -> String {
    let links = Links::at_root(config);
    let mut page = "# What changed\n".to_owned();
    for paragraph in lead::lead(changes).iter().chain(&changes.notices) {
        let _ = write!(page, "\n{}\n", escaped(paragraph));
    }
    let blocks = blocks(changes, all);
    for block in &blocks {
        let _ = write!(page, "\n## {}\n", block.report.title);
        if !block.tables.is_empty() {
            page.push_str("\n| | before | after | difference | |\n|---|--:|---|--:|---|\n");
        }
        for line in block.tables.iter().flatten() {
            match line {
                Line::Head(head) => {
                    let _ = writeln!(page, "| **{}** | | | | |", escaped(head));
                }
                Line::Row(row) => self::row(&mut page, &links, row),
            }
        }
        for arrival in &block.arrivals {
            self::arrival(&mut page, &links, arrival);
        }
    }
    let notes = lead::notes(&blocks, left_out(changes, all));
    if !notes.is_empty() {
        let _ = write!(page, "\n{}\n", escaped(&notes));
    }
    tidy(&page)
}

fn row(page: &mut String, links: &Links, row: &Row) {
    let mut label = self::label(links, &row.label, true);
    for (sign, names) in [("+", &row.came), ("\u{2212}", &row.went)] {
        for name in names {
            let _ = write!(label, "<br>{sign} {}", self::label(links, name, true));
        }
    }
    if row.more > 0 {
        let _ = write!(label, "<br>and {} more", row.more);
    }
    let [before, after, difference, judgement] =
        [&row.before, &row.after, &row.difference, &row.judgement].map(|cell| escaped(cell));
    let _ = writeln!(page, "| {label} | {before} | {after} | {difference} | {judgement} |");
}

fn arrival(page: &mut String, links: &Links, arrival: &Arrival) {
    let _ = write!(page, "\n{}\n", escaped(&arrival.title));
    for (at, (name, says)) in arrival.rows.iter().enumerate() {
        let says = if says.is_empty() { String::new() } else { format!(": {}", escaped(says)) };
        let gap = if at == 0 { "\n" } else { "" };
        let _ = writeln!(page, "{gap}- {}{says}", label(links, name, false));
    }
    if arrival.more > 0 {
        let _ = writeln!(page, "- and {} more", arrival.more);
    }
}

fn label(links: &Links, label: &Label, in_table: bool) -> String {
    match &label.file {
        Some(file) => links.to(Wanted { file, text: stem(file), heading: None, in_table, page: "" }),
        None => escaped(&label.text),
    }
}
