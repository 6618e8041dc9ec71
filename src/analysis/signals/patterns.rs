use super::found::{Found, Item, Look};
use super::words::{ago, new};
use crate::analysis::capability::Pattern;
use crate::analysis::inputs::Inputs;
use crate::value::counted;

/// Recurring pattern without mechanism: two cases or more, and no mechanism in force names it.
pub(super) fn uncovered(inputs: &Inputs<'_, '_>) -> Look {
    let recurring = inputs.recurring();
    let open: Vec<&Pattern> = recurring.iter().filter(|pattern| !pattern.is_covered()).collect();
    let why = if recurring.is_empty() {
        "no pattern has two cases"
    } else {
        "a mechanism in force names each recurring pattern under `prevents`"
    };
    let seen = recurring.iter().flat_map(|pattern| {
        let covered = if pattern.is_covered() { "covered" } else { "not covered" };
        pattern.cases.iter().map(move |id| (*id, format!("{}, {covered}", pattern.pattern)))
    });
    let notes = seen.collect();
    Look::on(open.into_iter().map(|pattern| found(inputs, pattern)).collect(), why)
        .input("recurring patterns", recurring.len().to_string())
        .notes(notes)
}

fn found(inputs: &Inputs<'_, '_>, pattern: &Pattern) -> Found {
    let view = inputs.view;
    let n = counted(pattern.cases.len(), "case");
    let last = pattern.cases.last().and_then(|id| view.date(&view.vault.notes[*id]));
    let last = last.map(|day| format!(", the last on {day}, {}", ago(view, day))).unwrap_or_default();
    let retired = match pattern.mechanisms.len() {
        0 => "and no mechanism prevents it".to_owned(),
        1 => {
            let names = pattern.mechanisms.iter().map(|(id, _)| inputs.title(*id));
            format!("and the mechanism against it, {}, is retired", names.collect::<String>())
        }
        n => format!("and the {n} mechanisms against it are retired"),
    };
    Found {
        item: Item::Pattern(pattern.pattern.clone()),
        says: format!("is the cause of {n}{last}, {retired}"),
        short: n,
        evidence: pattern.cases.clone(),
        next_step: format!(
            "Build what would have caught it, and write it down with `prevents: [{}]`",
            pattern.pattern
        ),
        command: Some(new("mechanism", &format!("Against {}", pattern.pattern))),
    }
}
