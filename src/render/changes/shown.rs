//! Values and changes as people read them.

use crate::changes::{Cell, Change, Judgement, Unit};
use crate::render::template::figures;

/// Nobody has as much of anything; a file that was tampered with may say so.
const HUGE: f64 = 1e15;
/// A longer text of somebody's is cut.
const LONGEST: usize = 60;

/// A value with its unit; a dash where it is not known.
pub(in crate::render) fn cell(cell: &Cell, change: &Change) -> String {
    match cell {
        // Where it can be judged, it is known that there is none: no level is reached.
        Cell::Unknown if matches!(change.judgement, Judgement::Better | Judgement::Worse) => {
            "none".to_owned()
        }
        Cell::Unknown => figures::UNKNOWN.to_owned(),
        Cell::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Cell::Word(word) => short(word),
        Cell::Names(names) => names.len().to_string(),
        Cell::Number(number) => in_unit(*number, change),
    }
}

fn in_unit(value: f64, change: &Change) -> String {
    if value.abs() >= HUGE {
        return format!("{value:e}");
    }
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
    let Some(by) = change.difference.filter(|by| by.abs() < HUGE) else { return String::new() };
    match change.unit {
        Unit::Minutes => figures::change(by, "minutes").unwrap_or_default(),
        Unit::Share => figures::change(by, "shares").unwrap_or_default(),
        Unit::Date => with_sign(by, &format!("{}\u{a0}d", figures::number(by.abs()))),
        // The same number of other names is no difference of numbers.
        Unit::Names | Unit::Files if by == 0.0 => String::new(),
        Unit::Money | Unit::Days => with_sign(by, &in_unit(by.abs(), change)),
        Unit::Hours => format!("{}\u{a0}h", with_sign(by, &in_unit_like(by.abs(), change))),
        _ => with_sign(by, &in_unit_like(by.abs(), change)),
    }
}

/// A difference, no finer than the values that it is between are shown.
fn in_unit_like(by: f64, change: &Change) -> String {
    let size =
        [&change.before, &change.after].map(|cell| if let Cell::Number(n) = cell { n.abs() } else { 0.0 });
    let decimals = match size[0].max(size[1]) {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 0.1 => 2,
        _ => 4,
    };
    let number = figures::rounded(by, decimals);
    match &change.of {
        Some(unit) => format!("{number}\u{a0}{}", short(unit)),
        None => number,
    }
}

fn with_sign(by: f64, size: &str) -> String {
    format!("{}{size}", if by < 0.0 { "\u{2212}" } else { "+" })
}

/// Whether the change is good, and how few values stand behind it.
pub(in crate::render) fn judgement(change: &Change) -> String {
    let word = match change.judgement {
        Judgement::Better => "better",
        Judgement::Worse => "worse",
        _ if change.before.is_unknown() => "now known",
        _ if change.after.is_unknown() => "no longer known",
        Judgement::Neither | Judgement::Unknown => "",
    };
    let few = if change.thin { few(change) } else { String::new() };
    [word, &few].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn few(change: &Change) -> String {
    let before = change.n_before.filter(|_| !change.before.is_unknown());
    let after = change.n_after.filter(|_| !change.after.is_unknown());
    match (before, after) {
        (Some(before), Some(after)) if before != after => {
            format!("n\u{a0}=\u{a0}{before}\u{a0}→\u{a0}{after}")
        }
        (Some(n), _) | (_, Some(n)) => format!("n\u{a0}=\u{a0}{n}"),
        _ => String::new(),
    }
}

/// A figure of an item that only one side has: "3 cases", "sustained", "better by 44 %".
pub(in crate::render) fn told(change: &Change) -> String {
    let value = if change.after.is_unknown() { &change.before } else { &change.after };
    let shown = cell(value, change);
    let told = match change.unit {
        // A word that is named like its field speaks for itself.
        Unit::Word if change.says == change.figure => shown,
        Unit::Count | Unit::Names | Unit::Files => format!("{shown} {}", counted(&shown, change.says)),
        _ => format!("{} {shown}", change.says),
    };
    let few = if change.thin { few(change) } else { String::new() };
    if few.is_empty() { told } else { format!("{told} ({few})") }
}

/// What is counted, by its name for several: "cases before" is "case before" where it is one.
fn counted(n: &str, says: &str) -> String {
    let (first, rest) = says.split_once(' ').map_or((says, ""), |(first, rest)| (first, rest));
    match first.strip_suffix('s').filter(|_| n == "1") {
        Some(one) if rest.is_empty() => one.to_owned(),
        Some(one) => format!("{one} {rest}"),
        None => says.to_owned(),
    }
}

/// A text of somebody's, cut where it is too long for a table.
pub(in crate::render) fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}
