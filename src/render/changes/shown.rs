//! Values and changes as people read them.

use crate::changes::{Cell, Change, Judgement, Unit};
use crate::render::markdown::figures;

/// A longer text of somebody's is cut.
const LONGEST: usize = 60;

/// A value with its unit; a dash where it is not known.
pub(in crate::render) fn cell(cell: &Cell, change: &Change) -> String {
    match cell {
        Cell::Unknown => figures::UNKNOWN.to_owned(),
        Cell::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Cell::Word(word) => short(word),
        Cell::Names(names) => names.len().to_string(),
        Cell::Number(number) => in_unit(*number, change),
    }
}

fn in_unit(value: f64, change: &Change) -> String {
    let of = change.of.as_deref();
    match (change.unit, of) {
        (Unit::Minutes, _) => figures::duration(value),
        (Unit::Share, _) => figures::percent(value),
        (Unit::Money, Some(currency)) => figures::money(value, &short(currency)),
        (Unit::Hours, _) => format!("{}\u{a0}h", figures::number(value)),
        (Unit::Days, _) => format!("{}\u{a0}d", figures::number(value)),
        (Unit::Quantity, Some(unit)) => format!("{}\u{a0}{}", figures::number(value), short(unit)),
        _ => figures::number(value),
    }
}

/// By how much it grew, with a sign; empty where that says nothing.
pub(in crate::render) fn difference(change: &Change) -> String {
    let Some(by) = change.difference else { return String::new() };
    match change.unit {
        Unit::Minutes => figures::change(by, "minutes").unwrap_or_default(),
        Unit::Share => figures::change(by, "shares").unwrap_or_default(),
        Unit::Date => with_sign(by, &format!("{}\u{a0}d", figures::number(by.abs()))),
        // The same number of other names is no difference of numbers.
        Unit::Names | Unit::Files if by == 0.0 => String::new(),
        Unit::Money | Unit::Hours | Unit::Days => with_sign(by, &in_unit(by.abs(), change)),
        _ => figures::change(by, "numbers").unwrap_or_default(),
    }
}

fn with_sign(by: f64, size: &str) -> String {
    format!("{}{size}", if by < 0.0 { "\u{2212}" } else { "+" })
}

/// Whether the change is good, and how few values stand behind it.
pub(in crate::render) fn judgement(change: &Change) -> String {
    let word = match change.judgement {
        _ if change.before.is_unknown() => "now known",
        _ if change.after.is_unknown() => "no longer known",
        Judgement::Better => "better",
        Judgement::Worse => "worse",
        Judgement::Neither | Judgement::Unknown => "",
    };
    let few = if change.thin { few(change) } else { String::new() };
    [word, &few].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(in crate::render) fn few(change: &Change) -> String {
    let before = change.n_before.filter(|_| !change.before.is_unknown());
    let after = change.n_after.filter(|_| !change.after.is_unknown());
    match (before, after) {
        (Some(before), Some(after)) if before != after => format!("n\u{a0}=\u{a0}{before}\u{a0}→\u{a0}{after}"),
        (Some(n), _) | (_, Some(n)) => format!("n\u{a0}=\u{a0}{n}"),
        _ => String::new(),
    }
}

/// A text of somebody's, cut where it is too long for a table.
pub(in crate::render) fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}
