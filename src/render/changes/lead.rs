//! What a page of changes says before and after its tables.

use crate::changes::Changes;
use crate::value::counted;

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
    let parts = [
        (counts.better, "better"),
        (counts.worse, "worse"),
        (counts.neither, "different, and neither"),
        (counts.unknown, "different, and can't be judged"),
    ];
    let mut told: Vec<String> =
        parts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
    told.insert(0, format!("{} unchanged", counts.unchanged));
    let items = match (counts.new, counts.gone) {
        (0, 0) => String::new(),
        (new, 0) => format!(" New: {}.", counted(new, "item")),
        (0, gone) => format!(" Gone: {}.", counted(gone, "item")),
        (new, gone) => format!(" New: {}; gone: {gone}.", counted(new, "item")),
    };
    lead.push(format!("Of {compared} that both have, {}.{items}", told.join(", ")));
    if changes.days.is_none_or(|days| days != 0) {
        let days = "Windows, such as the 56 days of \"recent\" and the 180 of adaptability, end on each day and moved with it.";
        lead.push(days.to_owned());
    }
    lead
}

fn between(changes: &Changes) -> String {
    let unknown = "days that differ by report";
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

/// What the tables leave out; empty where that is nothing.
pub(in crate::render) fn rest(left_out: usize) -> String {
    match left_out {
        0 => String::new(),
        1 => "1 smaller change is left out; --all shows it.".to_owned(),
        n => format!("{n} smaller changes are left out; --all shows them."),
    }
}
