use super::found::{Found, Item, Look};
use super::words::{ago, listed};
use crate::analysis::inputs::Inputs;
use crate::analysis::rescoring::overdue;
use crate::value::calendar::{Quarter, Week};
use jiff::ToSpan;
use std::collections::BTreeSet;

/// Missing audits: none of the last full weeks has one. What came before the first audit is not missing.
pub(super) fn missing_audits(inputs: &Inputs<'_, '_>) -> Look {
    let view = inputs.view;
    let weeks = &inputs.time().weeks;
    let (Some(first), Some(last)) = (weeks.first(), weeks.last()) else {
        return Look::silent("there is no audit yet");
    };
    let audited: BTreeSet<Week> = weeks.iter().map(|week| week.week).collect();
    let full = last_full_weeks(inputs, view.config.signals.missing_weeks as usize);
    let newest = vec![(last.audit.id, "the newest audit".to_owned())];
    let names: Vec<String> = full.iter().map(Week::to_string).collect();
    let told = |look: Look| look.input("full weeks", names.join(", ")).notes(newest);
    if let Some(week) = full.iter().rev().find(|week| audited.contains(week)) {
        return told(Look::silent(format!("there is an audit for {week}")));
    }
    if full.iter().all(|week| *week < first.week) {
        return told(Look::silent(format!("the first audit is that of {}", first.week)));
    }
    let Some(latest) = full.last() else { return told(Look::silent("no week is over yet")) };
    let older = last.week < *latest;
    let last_is = if older { format!("; the last audit is that of {}", last.week) } else { String::new() };
    let found = Found {
        item: Item::Work,
        says: match names.as_slice() {
            [one] => format!("{one} has no audit{last_is}"),
            [one, other] => format!("neither {one} nor {other} has an audit{last_is}"),
            [from, .., to] => {
                format!("none of the {} weeks from {from} to {to} has an audit{last_is}", names.len())
            }
            [] => "no week has an audit".to_owned(),
        },
        short: listed(&names),
        evidence: vec![last.audit.id],
        next_step: format!(
            "Write the audit of {latest} from your calendar: activities and hours are enough, the rest is taken from \
             the last one"
        ),
        command: Some(format!("casebook new audit {latest}")),
    };
    told(Look::on(vec![found], ""))
}

/// So many full weeks up to the as-of day, the oldest first.
fn last_full_weeks(inputs: &Inputs<'_, '_>, n: usize) -> Vec<Week> {
    let running = Week::of(inputs.view.as_of);
    let is_over = inputs.view.as_of == running.last_day();
    let mut last = if is_over { Some(running) } else { before(running) };
    let mut weeks = Vec::new();
    while let Some(week) = last.filter(|_| weeks.len() < n) {
        weeks.push(week);
        last = before(week);
    }
    weeks.reverse();
    weeks
}

fn before(week: Week) -> Option<Week> {
    week.first_day().yesterday().ok().map(Week::of)
}

/// Review overdue: the last full quarter has none. What came before the first review is not overdue.
pub(super) fn review_overdue(inputs: &Inputs<'_, '_>) -> Look {
    let view = inputs.view;
    let reviews = view.reviews();
    let Some(last) = reviews.last() else {
        return Look::silent("there is no review yet");
    };
    let running = Quarter::of(view.as_of.saturating_add(1.day()));
    let quarter = running.previous();
    let newest = vec![(last.id, "the newest review".to_owned())];
    let told = |look: Look| look.input("last full quarter", quarter.to_string()).notes(newest);
    if reviews.iter().any(|review| review.facts.quarter == Some(quarter)) {
        return told(Look::silent(format!("{quarter} has its review")));
    }
    if overdue(view).is_none() {
        return told(Look::silent(format!("the first review is of a quarter after {quarter}")));
    }
    let last_is =
        last.facts.quarter.map(|last| format!("; the last review is that of {last}")).unwrap_or_default();
    let ended = quarter.last_day();
    let found = Found {
        item: Item::Work,
        says: format!("{quarter}, which ended {}, has no review{last_is}", ago(view, ended)),
        short: quarter.to_string(),
        evidence: vec![last.id],
        next_step: "Score your activities again, since the ladder moves, and name those of the next rung"
            .to_owned(),
        command: Some(format!("casebook new review {quarter}")),
    };
    told(Look::on(vec![found], ""))
}
