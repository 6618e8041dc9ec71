//! Lays two sets of reports side by side.

use super::cell::{at, cell, difference, judge, same, unit};
use super::change::{Cell, Change, Changes, Counts, Day, Item, Judgement, ReportChanges, State};
use super::side::Side;
use super::table::{Figure, Group, Report, Step};
use super::tables::REPORTS;
use crate::report::THIN;
use crate::value::calendar;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// Which item an item is: the values of its key, and how many with the same stand before it in its list.
type Key = (Vec<Option<String>>, usize);

/// What changed between two sets of reports. A report that one side lacks is left out.
pub fn compare(before: &Side, after: &Side) -> Changes {
    let mut changes = Changes::new(common_day(before), common_day(after));
    let days = (changes.before.as_of.as_deref(), changes.after.as_of.as_deref());
    if let (Some(before), Some(after)) = days
        && let (Ok(before), Ok(after)) = (before.parse(), after.parse())
    {
        changes.days = Some(calendar::days_between(before, after));
    }
    for table in REPORTS {
        if let (Some(before), Some(after)) = (before.get(table.name), after.get(table.name)) {
            let report = report(table, before, after);
            changes.counts.add(report.counts);
            changes.reports.push(report);
        }
    }
    changes
}

/// The day that all reports are of.
fn common_day(side: &Side) -> Option<String> {
    let mut days = side.values().map(day_of);
    let first = days.next()??;
    days.all(|day| day.as_ref() == Some(&first)).then_some(first)
}

/// The day of a report, where it is one.
fn day_of(data: &Value) -> Option<String> {
    let day: Date = data.get("as_of")?.as_str()?.parse().ok()?;
    Some(day.to_string())
}

fn report(table: &Report, before: &Value, after: &Value) -> ReportChanges {
    let mut report = ReportChanges {
        report: table.name,
        title: table.title,
        before: Day { as_of: day_of(before) },
        after: Day { as_of: day_of(after) },
        counts: Counts::default(),
        unreadable: 0,
        items: Vec::new(),
    };
    for group in table.groups {
        let (old, new) = (items(group, before), items(group, after));
        let at_old: HashMap<&Key, &Value> = old.iter().map(|(key, item)| (key, *item)).collect();
        let at_new: HashMap<&Key, &Value> = new.iter().map(|(key, item)| (key, *item)).collect();
        for (key, item) in &new {
            report.pair(group, key, at_old.get(key).copied(), Some(item));
        }
        for (key, item) in old.iter().filter(|(key, _)| !at_new.contains_key(key)) {
            report.pair(group, key, Some(item), None);
        }
    }
    report
}

impl ReportChanges {
    /// Compares what the two sides have of an item; one of them has it.
    fn pair(&mut self, group: &Group, key: &Key, old: Option<&Value>, new: Option<&Value>) {
        let state = match (old, new) {
            (Some(_), Some(_)) => State::Changed,
            (None, _) => State::New,
            (_, None) => State::Gone,
        };
        let (old, new) = (old.unwrap_or(&Value::Null), new.unwrap_or(&Value::Null));
        let is_partial = |item: &Value| !group.partial.is_empty() && at(item, group.partial) == true;
        let partial = is_partial(old) || is_partial(new);
        let mut changes = Vec::new();
        for figure in group.figures {
            let before = self.read(old, figure);
            let after = self.read(new, figure);
            if before.is_unknown() && after.is_unknown() {
                continue;
            }
            let is_same = same(&before, &after);
            if state == State::Changed {
                self.counts.compared += 1;
                self.counts.unchanged += usize::from(is_same);
            }
            if is_same {
                continue;
            }
            let mut change = change(figure, (old, before), (new, after));
            if partial && change.judgement != Judgement::Neither {
                change.judgement = Judgement::Unknown;
            }
            if state == State::Changed {
                self.counts.judged(change.judgement);
            } else {
                change.judgement = Judgement::Unknown;
            }
            changes.push(change);
        }
        match state {
            State::Changed if changes.is_empty() => return,
            State::Changed => {}
            State::New => self.counts.new += 1,
            State::Gone => self.counts.gone += 1,
        }
        let names = group.steps.iter().flat_map(|step| step.key.iter().map(|(name, _)| *name));
        let key: Vec<(&'static str, Option<String>)> = names.zip(key.0.iter().cloned()).collect();
        self.items.push(Item {
            kind: (!group.noun.0.is_empty()).then_some(group.noun.0),
            kinds: group.noun.1,
            name: key.iter().filter_map(|(name, value)| Some((*name, value.clone()?))).collect(),
            key: key.into_iter().collect(),
            state,
            partial,
            changes,
            arrivals: group.arrivals,
        });
    }

    /// The value of a figure; unknown where it is no such thing.
    fn read(&mut self, item: &Value, figure: &Figure) -> Cell {
        cell(item, figure).unwrap_or_else(|()| {
            self.unreadable += 1;
            Cell::Unknown
        })
    }
}

fn change(figure: &Figure, (old, before): (&Value, Cell), (new, after): (&Value, Cell)) -> Change {
    // What only the old side has says itself what it is.
    let item = if new.is_null() { old } else { new };
    let (unit, of) = unit(item, figure);
    let n = |item: &Value| if figure.n.is_empty() { None } else { at(item, figure.n).as_u64() };
    let (n_before, n_after) = (n(old), n(new));
    let is_thin = |cell: &Cell, n: Option<u64>| !cell.is_unknown() && n.is_some_and(|n| n < THIN as u64);
    let thin = is_thin(&before, n_before) || is_thin(&after, n_after);
    Change {
        figure: figure.path,
        says: figure.says,
        unit,
        of,
        difference: difference(unit, &before, &after),
        judgement: judge(&figure.better, &before, &after, item),
        weight: figure.weight,
        before,
        after,
        n_before,
        n_after,
        thin,
    }
}

/// The items of a group, in their order; the report itself where it has no list.
fn items<'v>(group: &Group, data: &'v Value) -> Vec<(Key, &'v Value)> {
    let mut found: Vec<(Vec<Option<String>>, &Value)> = vec![(Vec::new(), data)];
    for step in group.steps {
        found = found.into_iter().flat_map(|(key, item)| below(step, &key, item)).collect();
    }
    let mut times: BTreeMap<Vec<Option<String>>, usize> = BTreeMap::new();
    let numbered = |(key, item): (Vec<Option<String>>, &'v Value)| {
        let n = times.entry(key.clone()).or_insert(0);
        *n += 1;
        ((key, *n), item)
    };
    found.into_iter().map(numbered).collect()
}

fn below<'v>(step: &Step, key: &[Option<String>], item: &'v Value) -> Vec<(Vec<Option<String>>, &'v Value)> {
    let rows = at(item, step.list).as_array().map(Vec::as_slice).unwrap_or_default();
    let keyed = |row: &'v Value| {
        let own = step.key.iter().map(|(_, field)| part(at(row, field)));
        (key.iter().cloned().chain(own).collect(), row)
    };
    rows.iter().filter(|row| row.is_object()).map(keyed).collect()
}

/// A part of a key: a text, or a number as a text.
fn part(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
