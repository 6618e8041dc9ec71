//! The value of a figure, and what its change means.

use super::change::{Cell, Judgement};
use super::table::{Better, Figure, Unit};
use crate::value::calendar;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeSet;

/// Numbers that are nearer to each other than this part of them are the same.
const SAME: f64 = 1e-9;

/// The value at a path such as `restore.median`.
pub(super) fn at<'v>(item: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(item, |value, key| value.get(key).unwrap_or(&Value::Null))
}

/// The value of a figure of an item; `Err` where it is no such thing.
pub(super) fn cell(item: &Value, figure: &Figure) -> Result<Cell, ()> {
    let value = at(item, figure.path);
    match (figure.unit, value) {
        (_, Value::Null) => Ok(Cell::Unknown),
        (Unit::Flag, Value::Bool(flag)) => Ok(Cell::Flag(*flag)),
        (Unit::Word, Value::String(word)) => Ok(Cell::Word(word.clone())),
        (Unit::Date, Value::String(word)) => {
            word.parse::<Date>().map(|day| Cell::Word(day.to_string())).map_err(|_| ())
        }
        (Unit::Names | Unit::Files, Value::Array(list)) => {
            let names: Option<BTreeSet<String>> =
                list.iter().map(|name| name.as_str().map(str::to_owned)).collect();
            names.map(Cell::Names).ok_or(())
        }
        (Unit::Flag | Unit::Word | Unit::Date | Unit::Names | Unit::Files, _) => Err(()),
        (_, Value::Number(number)) => {
            number.as_f64().filter(|number| number.is_finite()).map(Cell::Number).ok_or(())
        }
        _ => Err(()),
    }
}

/// What a figure is in this item, and the currency or unit that the item names.
pub(super) fn unit(item: &Value, figure: &Figure) -> (Unit, Option<String>) {
    let text = |field: &str| at(item, &figure.beside(field)).as_str().map(str::to_owned);
    match figure.unit {
        Unit::Quantity => (Unit::Quantity, text("unit")),
        Unit::Amount => match text("dimension").as_deref() {
            Some("money") => (Unit::Money, text("currency")),
            Some("time") => (Unit::Minutes, None),
            Some("share") => (Unit::Share, None),
            _ => (Unit::Quantity, text("unit")),
        },
        other => (other, None),
    }
}

/// True where the two say the same. Numbers may differ by what rounding leaves.
pub(super) fn same(a: &Cell, b: &Cell) -> bool {
    match (a, b) {
        (Cell::Number(a), Cell::Number(b)) => (a - b).abs() <= SAME * a.abs().max(b.abs()),
        _ => a == b,
    }
}

/// By how much a figure grew.
pub(super) fn difference(unit: Unit, before: &Cell, after: &Cell) -> Option<f64> {
    match (before, after) {
        (Cell::Number(before), Cell::Number(after)) => Some(after - before).filter(|by| by.is_finite()),
        (Cell::Word(before), Cell::Word(after)) if unit == Unit::Date => {
            let (before, after) = (before.parse().ok()?, after.parse().ok()?);
            Some(f64::from(calendar::days_between(before, after)))
        }
        (Cell::Names(before), Cell::Names(after)) => {
            let (before, after) = (u32::try_from(before.len()), u32::try_from(after.len()));
            Some(f64::from(after.ok()?) - f64::from(before.ok()?))
        }
        _ => None,
    }
}

/// Whether a change is good. `item` is the new one, which says what its words are worth.
pub(super) fn judge(better: &Better, before: &Cell, after: &Cell, item: &Value) -> Judgement {
    let higher = |before: f64, after: f64| match after - before {
        by if by > 0.0 => Judgement::Better,
        by if by < 0.0 => Judgement::Worse,
        _ => Judgement::Neither,
    };
    let ranks = |rank: &dyn Fn(&Cell) -> Option<f64>| match (rank(before), rank(after)) {
        (Some(before), Some(after)) => higher(before, after),
        _ => Judgement::Unknown,
    };
    match better {
        Better::Unsaid if before.is_unknown() || after.is_unknown() => Judgement::Unknown,
        Better::Unsaid => Judgement::Neither,
        Better::Higher => ranks(&number),
        Better::Lower => ranks(&|cell| number(cell).map(|number| -number)),
        Better::NearZero => ranks(&|cell| number(cell).map(|number| -number.abs())),
        Better::Order(steps) => {
            ranks(&|cell| place(cell, |word| steps.iter().position(|step| step.contains(&word))))
        }
        Better::AsListed(list, field) => {
            let words = listed(item, list, field);
            ranks(&|cell| match cell {
                Cell::Unknown => Some(-1.0),
                cell => place(cell, |word| words.iter().position(|other| *other == word)),
            })
        }
    }
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Flag(flag) => Some(f64::from(u8::from(*flag))),
        _ => None,
    }
}

/// Where a word stands.
fn place(cell: &Cell, position: impl Fn(&str) -> Option<usize>) -> Option<f64> {
    let Cell::Word(word) = cell else { return None };
    Some(f64::from(u32::try_from(position(word)?).ok()?))
}

/// The words in a field of a list, each once, in their order.
fn listed<'v>(item: &'v Value, list: &str, field: &str) -> Vec<&'v str> {
    let mut words: Vec<&str> = Vec::new();
    for row in at(item, list).as_array().into_iter().flatten() {
        if let Some(word) = at(row, field).as_str().filter(|word| !words.contains(word)) {
            words.push(word);
        }
    }
    words
}
