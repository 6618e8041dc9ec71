//! Criteria that count notes: which note counts for which, and when.

use super::grid::Grid;
use super::turning::turning_days;
use super::verdicts::Verdicts;
use crate::analysis::activities::Earlier;
use crate::analysis::prevention::Verdict;
use crate::analysis::rows::{Figures, Row, Wanted, row};
use crate::analysis::view::{Evidence, View, evidence};
use crate::ladder::Count;
use crate::model::kind::{Kind, Record};
use crate::model::note::Note;
use crate::query::{Asked, Predicate};
use crate::value::identity;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A note that counts for a criterion.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    /// The note, by index in the vault.
    pub note: usize,
    /// On which indexes of the grid.
    pub range: Range<usize>,
    /// Its different values, where those are counted.
    pub values: Vec<String>,
}

/// All that rows of notes are made from.
pub(super) struct Rows<'a, 'v> {
    pub view: &'a View<'v>,
    pub grid: &'a Grid,
    pub figures: &'a Figures,
    pub earlier: &'a Earlier,
    pub verdicts: &'a Verdicts,
}

/// The criteria that count notes of a kind, and the fields that they read.
struct OfKind<'t> {
    /// Each with the parts of its condition.
    tests: Vec<(usize, Vec<usize>)>,
    /// What has to hold in conditions, each once: many ask for the same role, scope or stage.
    parts: Vec<Asked<'t>>,
    wanted: Wanted,
}

/// For each of these criteria the notes that count, in the order of the vault.
pub(super) fn tally(rows: &Rows<'_, '_>, tests: &[&Count]) -> Vec<Vec<Counted>> {
    let mut by_kind = by_kind(tests);
    let twice = twice(rows.view);
    let mut tallies = vec![Vec::new(); tests.len()];
    for (id, note) in rows.view.vault.notes.iter().enumerate() {
        let Some(of_kind) = note.kind().and_then(|kind| by_kind.get_mut(&kind)) else { continue };
        if !twice.contains(&id) {
            one(rows, tests, of_kind, id, note, &mut tallies);
        }
    }
    tallies
}

fn by_kind<'t>(tests: &[&'t Count]) -> BTreeMap<Kind, OfKind<'t>> {
    let of = |kind: &Kind| {
        let of_kind: Vec<usize> = (0..tests.len()).filter(|at| tests[*at].kinds.contains(kind)).collect();
        let read: BTreeSet<&str> = of_kind.iter().flat_map(|at| fields(tests[*at])).collect();
        let wanted = Wanted::Some(read.into_iter().collect());
        let mut sources: Vec<&str> = Vec::new();
        let mut parts = Vec::new();
        let mut place = |(source, predicate): &'t (String, Predicate)| {
            sources.iter().position(|known| known == source).unwrap_or_else(|| {
                sources.push(source);
                parts.push(Asked::new(predicate));
                sources.len() - 1
            })
        };
        let tests =
            of_kind.iter().map(|at| (*at, tests[*at].parts.iter().map(&mut place).collect())).collect();
        (*kind, OfKind { tests, parts, wanted })
    };
    Kind::ALL.iter().map(of).filter(|(_, of_kind)| !of_kind.tests.is_empty()).collect()
}

/// The fields that a criterion reads.
pub(super) fn fields(count: &Count) -> BTreeSet<&'static str> {
    let read = count.condition.iter().flat_map(Predicate::fields);
    read.map(|(field, _)| field.name).chain(count.distinct).collect()
}

/// Audits and reviews of a week or quarter that has another one: the first by path counts.
pub(super) fn twice(view: &View<'_>) -> BTreeSet<usize> {
    let mut twice: BTreeSet<usize> = (view.vault.notes.iter().enumerate())
        .filter(|(_, note)| matches!(note.kind(), Some(Kind::Audit | Kind::Review)))
        .map(|(id, _)| id)
        .collect();
    for id in view.audits().iter().map(|a| a.id).chain(view.reviews().iter().map(|r| r.id)) {
        twice.remove(&id);
    }
    twice
}

/// The first index on which a note counts, and the last day that it is about; `None` for one that always counts.
pub(super) fn begins(view: &View<'_>, grid: &Grid, note: &Note) -> Option<(usize, Option<Date>)> {
    match evidence(note, &view.zone) {
        Evidence::Dated { start, end } if start <= view.as_of => Some((grid.from(start), Some(end))),
        Evidence::Always => Some((0, None)),
        _ => None,
    }
}

fn one(
    rows: &Rows<'_, '_>,
    tests: &[&Count],
    of_kind: &mut OfKind<'_>,
    id: usize,
    note: &Note,
    tallies: &mut [Vec<Counted>],
) {
    let grid = rows.grid;
    let Some((first, end)) = begins(rows.view, grid, note) else { return };
    let starts = starts(rows, of_kind, id, note, first, end);
    let ends = starts.iter().skip(1).copied().chain([grid.len()]);
    for (start, stop) in starts.iter().copied().zip(ends) {
        // A note that never changes is seen as of today: no other view is needed.
        let index = if starts.len() == 1 { grid.last() } else { start };
        let row = rows.row(&of_kind.wanted, id, note, index);
        let mut held: Vec<Option<bool>> = vec![None; of_kind.parts.len()];
        for (at, parts) in &of_kind.tests {
            let (at, count) = (*at, tests[*at]);
            let Some(until) = until(count, grid, end) else { continue };
            let mut holds =
                |part: &usize| *held[*part].get_or_insert_with(|| of_kind.parts[*part].holds(&row));
            if !parts.iter().all(&mut holds) {
                continue;
            }
            let range = start..stop.min(until);
            match tallies[at].last_mut() {
                Some(last) if last.note == id && last.range.end == start && count.distinct.is_none() => {
                    last.range.end = range.end;
                }
                _ if range.is_empty() => {}
                _ => tallies[at].push(Counted { note: id, range, values: values(count, &row) }),
            }
        }
    }
}

/// The first index on which a note is too old; none where it has no day that could lie in the window.
fn until(count: &Count, grid: &Grid, end: Option<Date>) -> Option<usize> {
    match count.within {
        Some(days) => end.map(|end| grid.out_of_window(end, days)),
        None => Some(grid.len()),
    }
}

/// The indexes from which on the note's row may be another one.
fn starts(
    rows: &Rows<'_, '_>,
    of_kind: &OfKind<'_>,
    id: usize,
    note: &Note,
    first: usize,
    end: Option<Date>,
) -> Vec<usize> {
    let grid = rows.grid;
    let mut starts = vec![first];
    let turning = turning_days(rows.view, &of_kind.wanted, id, note);
    starts.extend(turning.into_iter().map(|day| grid.from(day).max(first)));
    if of_kind.wanted.has("verdict") {
        let runs = rows.verdicts.get(&id).into_iter().flatten();
        starts.extend(runs.map(|(start, _)| (*start).max(first)));
    }
    if is_growing(&of_kind.wanted, note)
        && let Some(end) = end
    {
        starts.extend(first..grid.from(end).min(grid.len()));
        starts.push(grid.from(end).min(grid.last()));
    }
    starts.retain(|index| *index < grid.len());
    starts.sort_unstable();
    starts.dedup();
    starts
}

fn values(count: &Count, row: &Row) -> Vec<String> {
    let Some(value) = count.distinct.and_then(|field| row.get(field)) else { return Vec::new() };
    let key = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(identity::key(text)),
        other => Some(other.to_string()),
    };
    match value {
        Value::Array(items) => items.iter().filter_map(key).collect(),
        value => key(value).into_iter().collect(),
    }
}

impl Rows<'_, '_> {
    /// The row of a note on a day of the grid.
    pub(super) fn row(&self, wanted: &Wanted, id: usize, note: &Note, index: usize) -> Row {
        let day = self.grid.days[index];
        let now = index == self.grid.last();
        let then = (!now).then(|| self.view.at(day));
        let view = then.as_ref().unwrap_or(self.view);
        let mut row = match &note.record {
            Some(Record::Review(facts)) if !now && is_growing(wanted, note) => {
                let mut figures = Figures::default();
                let date = view.date(note).unwrap_or(day);
                let table = facts.activities.as_ref().map(|table| self.earlier.table_on(table, date));
                figures.tables.insert(id, table.unwrap_or_default());
                row(view, &figures, wanted, id, note)
            }
            _ => row(view, self.figures, wanted, id, note),
        };
        if wanted.has("verdict")
            && let Some(verdict) = self.verdict(id, index)
        {
            row.insert("verdict".to_owned(), verdict.word().into());
        }
        // A chronology is no diagnosis: criteria on the path don't see it.
        if is_timeline(note) && row.contains_key("diagnostic_path") {
            row.insert("diagnostic_path".to_owned(), Value::Null);
        }
        row
    }

    fn verdict(&self, id: usize, index: usize) -> Option<Verdict> {
        let runs = self.verdicts.get(&id)?;
        Some(runs[runs.partition_point(|(start, _)| *start <= index).checked_sub(1)?].1)
    }
}

/// True for a review whose row changes from day to day until its quarter is over.
fn is_growing(wanted: &Wanted, note: &Note) -> bool {
    let fields = ["date", "rung", "exposure", "high_share", "scored_share"];
    matches!(note.record, Some(Record::Review(_))) && fields.iter().any(|field| wanted.has(field))
}

/// True for a case whose timeline stands in for a path.
pub(super) fn is_timeline(note: &Note) -> bool {
    matches!(&note.record, Some(Record::Case(facts)) if facts.path_from_timeline)
}
