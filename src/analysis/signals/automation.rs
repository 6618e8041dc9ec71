use super::found::{Found, Item, Look};
use super::words::{hours, new};
use crate::analysis::inputs::Inputs;
use crate::value::counted;

/// Automation candidate: the repetitive activity with most hours in the recent audits.
pub(super) fn candidate(inputs: &Inputs<'_, '_>) -> Look {
    let recent = &inputs.time().recent;
    let Some(candidate) = &inputs.time().automation else {
        let why = if recent.is_empty() {
            "there is no recent audit"
        } else {
            "no activity in the recent audits is marked repetitive"
        };
        return Look::silent(why);
    };
    let (name, sum) = (&candidate.activity, hours(candidate.hours));
    let notes = candidate.audits.iter().map(|id| (*id, format!("names {name} as repetitive"))).collect();
    let found = Found {
        item: Item::Work,
        says: format!(
            "{name} is repetitive and took {sum} in {}",
            counted(candidate.audits.len(), "recent audit")
        ),
        short: sum,
        evidence: candidate.audits.clone(),
        next_step: format!("Automate the most frequent part of {name}, and keep the hours before and after"),
        command: Some(new("ledger", &format!("Hours saved on {name}"))),
    };
    Look::on(vec![found], "").notes(notes)
}
