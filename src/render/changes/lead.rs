//! What a page of changes says before and after its tables.

use super::layout::Block;
use crate::changes::{Changes, ReportChanges};
use crate::report::THIN;
use crate::value::counted;

/// The reports with figures over the last so many days.
const WINDOWED: [&str; 3] = ["tier-progress", "time", "review"];

/// What is compared, and how much of it changed; a paragraph each.
pub(in crate::render) fn lead(changes: &Changes) -> Vec<String> {
    let mut lead = vec![between(changes)];
    let counts = changes.counts;
    let compared = counted(counts.compared, "figure");
    if changes.is_empty() {
        lead.push(match counts.compared {
            0 => "There is nothing to compare.".to_owned(),
            _ => format!("Nothing changed: {compared} are the same."),
        });
        return lead;
    }
    let parts = [(counts.better, "better"), (counts.worse, "worse"), (counts.neither, "neither")];
    let told = parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!(", {n} {word}"));
    let mut told: String = told.collect();
    if counts.unknown > 0 {
        told = format!("{told}; {} can't be judged", counts.unknown);
    }
    let items = match (counts.new, counts.gone) {
        (0, 0) => String::new(),
        (new, 0) => format!(" New: {}.", counted(new, "item")),
        (0, gone) => format!(" Gone: {}.", counted(gone, "item")),
        (new, gone) => format!(" New: {}; gone: {gone}.", counted(new, "item")),
    };
    lead.push(format!("Of {compared} compared, {} are as they were{told}.{items}", counts.unchanged));
    let has_windows = |report: &ReportChanges| WINDOWED.contains(&report.report) && !report.items.is_empty();
    if changes.days.is_none_or(|days| days != 0) && changes.reports.iter().any(has_windows) {
        let days = "Windows moved along: \"recent\" is the 56 days up to each of the two, adaptability the 180 days.";
        lead.push(days.to_owned());
    }
    lead
}

fn between(changes: &Changes) -> String {
    let unknown = "several days";
    let before = changes.before.as_of.as_deref().unwrap_or(unknown);
    let after = changes.after.as_of.as_deref().unwrap_or(unknown);
    match changes.days {
        Some(0) => format!("Two states of {after}."),
        Some(days) if days > 0 => {
            format!("From {before} to {after}, {}.", counted(usize::try_from(days).unwrap_or(0), "day"))
        }
        Some(_) => format!("From {before} back to {after}."),
        None => format!("From {before} to {after}."),
    }
}

/// What some words in the tables mean, and how much they leave out.
pub(in crate::render) fn notes(blocks: &[Block<'_>], left_out: usize) -> String {
    let items = || blocks.iter().flat_map(|block| &block.report.items);
    let mut notes = Vec::new();
    if items().flat_map(|item| &item.changes).any(|change| change.thin) {
        notes.push(format!(
            "n is how many values stand behind a figure, told where there are fewer than {THIN}."
        ));
    }
    if items().any(|item| item.partial) {
        notes.push("(part) is a quarter that is not whole: it is shown, and not judged.".to_owned());
    }
    match left_out {
        0 => {}
        1 => notes.push("1 smaller change is left out; --all shows it.".to_owned()),
        n => notes.push(format!("{n} smaller changes are left out; --all shows them.")),
    }
    notes.join(" ")
}
