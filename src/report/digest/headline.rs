//! The week in one sentence, and what nothing can be said of.

use super::changes::{Change, NEW_NOTE};
use super::news::NewNotes;
use super::week::{Shares, WeekReport};
use crate::analysis::inputs::Inputs;
use crate::value::counted;
use crate::value::share::percent;
use jiff::civil::Date;

/// Shares that differ by less are told as equal.
const SAME: f64 = 0.015;

/// What the week was; empty for a vault without evidence.
pub(super) fn headline(
    evidence: usize,
    since: Date,
    week: Option<&WeekReport>,
    new: &[NewNotes],
    changes: &[Change],
) -> String {
    if evidence == 0 {
        return String::new();
    }
    let others: Vec<&Change> = changes.iter().filter(|change| change.kind != NEW_NOTE).collect();
    let shares = week.and_then(|week| Some(went(week.shares?, week)));
    let told: Vec<String> = shares.into_iter().chain(news(new)).chain(first_of(&others)).collect();
    if told.is_empty() {
        return format!("A quiet week: nothing new is dated after {since}, and nothing else changed.");
    }
    let mut sentence = told.join("; ");
    if let Some(first) = sentence.get(..1) {
        sentence = first.to_uppercase() + &sentence[1..];
    }
    sentence + "."
}

/// "37 % of the week went into execution, 4 points less than before".
fn went(shares: Shares, week: &WeekReport) -> String {
    let now = format!("{} of the week went into execution", percent(shares.execution));
    let Some(before) = week.before else { return now };
    let by = shares.execution - before.execution;
    let than = if week.n_before == 1 {
        "in the audit before".to_owned()
    } else {
        format!("in the {} audits before", week.n_before)
    };
    if by.abs() < SAME {
        return format!("{now}, as much as {than}");
    }
    let points = counted_points(by.abs());
    format!("{now}, {points} {} than {than}", if by > 0.0 { "more" } else { "less" })
}

fn counted_points(by: f64) -> String {
    let points = format!("{:.0}", by * 100.0);
    format!("{points} point{}", if points == "1" { "" } else { "s" })
}

/// "2 new cases and 1 new decision"; the week's audit is told already.
fn news(new: &[NewNotes]) -> Option<String> {
    let counts: Vec<&str> =
        new.iter().filter(|new| new.kind != "audit").map(|new| new.count.as_str()).collect();
    match counts.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        [before @ .., last] => Some(format!("{} and {last}", before.join(", "))),
    }
}

/// The change that matters most, and how many others there are.
fn first_of(changes: &[&Change]) -> Option<String> {
    let (first, others) = changes.split_first()?;
    Some(match others.len() {
        0 => first.message.clone(),
        n => format!("{}, and {}", first.message, counted(n, "more change")),
    })
}

/// What can't be said for want of notes.
pub(super) fn unsaid(now: &Inputs<'_, '_>) -> Option<String> {
    let wants = [
        (now.cases().is_empty(), "what you can diagnose (no case)"),
        (
            !now.cases().is_empty() && now.cases().iter().all(|case| case.facts.pattern.is_none()),
            "whether a cause came back (no case names a `pattern`)",
        ),
        (now.time().weeks.is_empty(), "where your weeks go (no audit)"),
        (now.ledger().is_empty(), "what it was worth (no ledger entry)"),
        (now.effects().is_empty(), "what is prevented (no mechanism)"),
        (now.decisions().is_empty(), "whether your judgment is right (no decision)"),
    ];
    let wants: Vec<&str> = wants.iter().filter(|(absent, _)| *absent).map(|(_, what)| *what).collect();
    let (last, before) = wants.split_last()?;
    let listed =
        if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) };
    let begin =
        if now.time().weeks.is_empty() { " `casebook new audit` is the quickest beginning." } else { "" };
    Some(format!("Not known yet: {listed}.{begin}"))
}
