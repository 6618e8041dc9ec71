use super::found::{Found, Item, Look};
use super::words::{above, ago};
use crate::analysis::calibration::{self, chance_gap};
use crate::analysis::inputs::Inputs;
use crate::analysis::view::Entry;
use crate::model::kinds::decision::Decision;
use crate::value::counted;
use crate::value::share::percent;

/// Decision due: its day of review has come, and nothing says how it turned out.
pub(super) fn due(inputs: &Inputs<'_, '_>) -> Look {
    let due = calibration::due(inputs.view);
    let dated = inputs.decisions().iter().filter_map(|decision| {
        let due = decision.facts.due?;
        let judged = calibration::turned_out(decision.facts, inputs.view.as_of).is_some();
        Some((decision.id, format!("due {due}{}", if judged { ", judged" } else { "" })))
    });
    let notes: Vec<_> = dated.collect();
    let why = if notes.is_empty() { "no decision has a `due`" } else { "no decision waits to be judged" };
    let found = due.iter().filter_map(|decision| due_one(inputs, decision)).collect();
    Look::on(found, why).notes(notes)
}

fn due_one(inputs: &Inputs<'_, '_>, decision: &Entry<'_, Decision>) -> Option<Found> {
    let day = decision.facts.due?;
    let ago = ago(inputs.view, day);
    Some(Found {
        item: Item::Note(decision.id, decision.note.title.clone()),
        says: format!("was to be looked at again by {day}, {ago}, and does not say how it turned out"),
        short: if ago == "today" { "due today".to_owned() } else { format!("due {ago}") },
        evidence: vec![decision.id],
        next_step: format!(
            "Look at what came of it, and add `turned_out` (right, mixed or wrong) and `reviewed: {}`; where it is \
             too early to say, move `due`",
            inputs.view.as_of
        ),
        command: None,
    })
}

/// Overconfidence: the gap between confidence and outcome is more than chance brings.
pub(super) fn overconfidence(inputs: &Inputs<'_, '_>) -> Look {
    let limits = &inputs.view.config.signals;
    let found = inputs.calibration();
    let n = found.judged.len();
    let notes = found.judged.iter().map(|judged| {
        let told = format!("{} sure, {} right", percent(judged.confidence), percent(judged.outcome));
        (judged.id, told)
    });
    let notes: Vec<_> = notes.collect();
    let (Some(sure), Some(right), Some(chance)) =
        (found.mean_confidence, found.mean_outcome, chance_gap(&found.judged))
    else {
        return Look::silent("no decision gives both a confidence and an outcome");
    };
    let (gap, limit) = (sure - right, chance.max(limits.overconfidence));
    let told = |look: Look| {
        look.input("decisions with both", n.to_string())
            .input("mean confidence", percent(sure))
            .input("mean outcome", percent(right))
            .input("gap", points(gap))
            .input("gap that chance may bring", points(chance))
            .notes(notes)
    };
    if n < limits.judged_decisions as usize {
        let least = limits.judged_decisions;
        let have = if n == 1 { "has" } else { "have" };
        let both = counted(n, "decision");
        return told(Look::silent(format!(
            "{both} {have} a confidence and an outcome, and it takes {least}"
        )));
    }
    if !above(gap, limit) {
        let why = format!("the gap is {}, where up to {} may be chance", points(gap), points(limit));
        return told(Look::silent(why));
    }
    let on = Found {
        item: Item::Work,
        says: format!(
            "over {} you were {} sure and {} right: a gap of {}, where up to {} may be chance",
            counted(n, "decision"),
            percent(sure),
            percent(right),
            points(gap),
            points(limit)
        ),
        short: points(gap),
        evidence: found.judged.iter().map(|judged| judged.id).collect(),
        next_step: format!(
            "Lower the next confidence by {}, and write under What could go wrong the one thing that would prove you \
             wrong",
            points(gap)
        ),
        command: Some("casebook new decision".to_owned()),
    };
    told(Look::on(vec![on], ""))
}

/// A difference of shares: `22 points`.
fn points(gap: f64) -> String {
    let points = format!("{:.0}", gap * 100.0 + 0.0);
    format!("{points} point{}", if points == "1" { "" } else { "s" })
}
