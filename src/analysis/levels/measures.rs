//! Measures that are not over audits, day by day.

use super::counting::begins;
use super::grid::{Grid, count, count_distinct};
use super::series::Series;
use crate::analysis::adaptability::{WINDOW_DAYS, innermost};
use crate::analysis::calibration::calibration;
use crate::analysis::capability::with_ancestors;
use crate::analysis::statistics::mean;
use crate::analysis::time::person_key;
use crate::analysis::view::View;
use crate::ladder::Measure;
use crate::model::kind::Record;
use crate::model::note::Note;
use std::collections::HashMap;
use std::ops::Range;

/// How many decisions a share is taken of.
const LAST_DECISIONS: usize = 6;

/// Whether my judgment was asked for, over the last decisions; those that don't say are left out.
pub(super) fn asked(view: &View<'_>, grid: &Grid, over: Option<usize>) -> Series {
    let decisions = view.decisions();
    let mut series = Series::default();
    for day in &grid.days {
        let begun = decisions.partition_point(|decision| decision.date <= *day);
        let last = &decisions[begun.saturating_sub(over.unwrap_or(LAST_DECISIONS))..begun];
        let told: Vec<(usize, f64)> =
            last.iter().filter_map(|d| Some((d.id, if d.facts.asked? { 1.0 } else { 0.0 }))).collect();
        series.values.push(mean(&told.iter().map(|(_, asked)| *asked).collect::<Vec<_>>()));
        series.evidence = told.into_iter().map(|(id, _)| id).collect();
    }
    series
}

/// The Brier score. It changes on the days alone on which a decision counts or is judged.
pub(super) fn brier(view: &View<'_>, grid: &Grid) -> Series {
    let days =
        view.decisions().into_iter().flat_map(|decision| [Some(decision.date), decision.facts.reviewed]);
    let mut turns: Vec<usize> = days.flatten().map(|day| grid.from(day)).collect();
    turns.push(0);
    turns.sort_unstable();
    turns.dedup();
    let mut series = Series::default();
    for index in 0..grid.len() {
        let value = if turns.binary_search(&index).is_ok() {
            let found = calibration(&view.at(grid.days[index]));
            series.evidence = found.judged.iter().map(|judged| judged.id).collect();
            found.brier
        } else {
            series.values.last().copied().flatten()
        };
        series.values.push(value);
    }
    series
}

/// A note of the vault while it lies in the window of 180 days.
struct InWindow<'v> {
    id: usize,
    note: &'v Note,
    range: Range<usize>,
}

/// A measure of figure 11.
pub(super) fn adaptability(view: &View<'_>, grid: &Grid, measure: Measure) -> Series {
    let notes: Vec<InWindow<'_>> = view
        .dated()
        .into_iter()
        .filter_map(|(_, id)| {
            let note = &view.vault.notes[id];
            let (first, end) = begins(view, grid, note)?;
            Some(InWindow { id, note, range: first..grid.out_of_window(end?, WINDOW_DAYS) })
        })
        .collect();
    let now = |range: &Range<usize>| range.contains(&grid.last());
    match measure {
        Measure::ActiveDomains => distinct(grid, &notes, |note| innermost(note).into_iter().collect()),
        Measure::People => distinct(grid, &notes, |note| note.people.iter().map(person_key).collect()),
        Measure::JoinedPairs => {
            distinct(grid, &notes, |note| if is_case(note) { pairs(note) } else { Vec::new() })
        }
        Measure::NewDomains => new_domains(grid, &notes),
        _ => {
            let cases = || notes.iter().filter(|one| is_case(one.note));
            let several = || cases().filter(|one| innermost(one.note).len() > 1);
            let all = count(cases().map(|one| one.range.clone()), grid.len());
            let joined = count(several().map(|one| one.range.clone()), grid.len());
            let share = |(all, joined): (usize, usize)| (all > 0).then(|| joined as f64 / all as f64);
            Series {
                values: all.into_iter().zip(joined).map(share).collect(),
                evidence: cases().filter(|one| now(&one.range)).map(|one| one.id).collect(),
            }
        }
    }
}

fn is_case(note: &Note) -> bool {
    matches!(note.record, Some(Record::Case(_)))
}

fn pairs(note: &Note) -> Vec<String> {
    let domains: Vec<String> = innermost(note).into_iter().collect();
    let pairs = domains
        .iter()
        .enumerate()
        .flat_map(|(at, one)| domains[at + 1..].iter().map(move |other| format!("{one} {other}")));
    pairs.collect()
}

fn distinct(grid: &Grid, notes: &[InWindow<'_>], keys: impl Fn(&Note) -> Vec<String>) -> Series {
    let keyed: Vec<(String, &InWindow<'_>)> =
        notes.iter().flat_map(|one| keys(one.note).into_iter().map(move |key| (key, one))).collect();
    let counts = count_distinct(keyed.iter().map(|(key, one)| (key, one.range.clone())), grid.len());
    let now = keyed.iter().filter(|(_, one)| one.range.contains(&grid.last()));
    Series::of_counts(counts, now.map(|(_, one)| one.id))
}

/// A domain is new until the first note that names it, or one below it, leaves the window.
fn new_domains(grid: &Grid, notes: &[InWindow<'_>]) -> Series {
    let mut old: HashMap<&str, usize> = HashMap::new();
    for one in notes {
        for domain in with_ancestors(one.note) {
            let known = old.entry(domain).or_insert(one.range.end);
            *known = one.range.end.min(*known);
        }
    }
    let keyed = notes.iter().flat_map(|one| {
        let old = &old;
        innermost(one.note).into_iter().map(move |domain| {
            let end = old.get(domain.as_str()).copied().unwrap_or(0).min(one.range.end);
            (domain, one.range.start..end.max(one.range.start), one.id)
        })
    });
    let keyed: Vec<(String, Range<usize>, usize)> = keyed.collect();
    let counts = count_distinct(keyed.iter().map(|(key, range, _)| (key, range.clone())), grid.len());
    let now = keyed.iter().filter(|(_, range, _)| range.contains(&grid.last()));
    Series::of_counts(counts, now.map(|(.., id)| *id))
}
