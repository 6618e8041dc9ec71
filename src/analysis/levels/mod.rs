//! Figure 12: the level on each ladder, now and at the end of each week.
//!
//! Everything is worked out on a grid of days. A note counts for a criterion on a range of them, which ends where it
//! leaves the window and is cut where what it says changes; the ranges are added up once. So the history of all weeks
//! costs notes plus weeks, and the present is its last day: they can't differ.

mod counting;
mod coverage;
mod domains;
mod grid;
mod measures;
mod near;
mod series;
mod standing;
mod turning;
mod verdicts;
mod weekly;

pub use grid::DAYS_BEFORE;
pub use near::{Failing, Near};
pub use standing::{Standing, State};

use super::activities::{Earlier, tables};
use super::rows::Figures;
use super::view::View;
use crate::ladder::{Bound, CAPABILITY, Count, Criterion, Ladder, Measure, Of, Reading, Subject, Test, What};
use crate::model::kind::Kind;
use crate::value::calendar::Week;
use counting::{Counted, Rows, tally};
use coverage::Coverage;
use domains::{Domain, domains};
use grid::{Grid, count, count_distinct};
use jiff::ToSpan;
use jiff::civil::Date;
use series::{Series, each_once};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use verdicts::verdicts;
use weekly::Weekly;

/// How much is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The present level alone.
    Level,
    /// The level at the end of each week too.
    History,
    /// That, and the notes that almost count.
    Whole,
    /// That, and every note that does not count.
    Every,
}

/// The levels that a vault proves.
#[derive(Debug)]
pub struct Levels<'v> {
    /// The weeks of the history, oldest first; the last is that of the as-of date.
    pub weeks: Vec<Week>,
    /// By ladder, in the order of the ladders; those of domains have one a domain, by name.
    pub standings: Vec<Standing<'v>>,
}

impl<'v> Levels<'v> {
    /// Where the person stands on the ladder of this id.
    pub fn of_person(&self, ladder: &str) -> Option<&Standing<'v>> {
        self.standings.iter().find(|standing| standing.ladder.id == ladder && standing.of.is_none())
    }

    /// Where a domain stands on the ladder of capabilities.
    pub fn of_domain(&self, domain: &str) -> Option<&Standing<'v>> {
        let is_it = |standing: &&Standing<'v>| {
            standing.ladder.id == CAPABILITY && standing.of.as_deref() == Some(domain)
        };
        self.standings.iter().find(is_it)
    }
}

/// Works out every ladder of a view.
pub fn levels<'v>(view: &View<'v>, depth: Depth) -> Levels<'v> {
    let grid = if depth == Depth::Level { Grid::now(view) } else { Grid::weekly(view) };
    let figures = Figures { tables: tables(view), ..Figures::default() };
    let earlier = Earlier::of(view, &figures.tables);
    let verdicts = verdicts(view, &grid);
    let rows = Rows { view, grid: &grid, figures: &figures, earlier: &earlier, verdicts: &verdicts };
    let ladders = view.ladders.all();
    let tests: Vec<&Test> = ladders.iter().flat_map(tests).collect();
    let counts: Vec<&Count> = tests.iter().filter_map(|test| counted(test)).collect();
    let tallies = tally(&rows, &counts);
    let at: HashMap<*const Count, usize> =
        counts.iter().enumerate().map(|(at, count)| (std::ptr::from_ref(*count), at)).collect();
    let newest = newest(view);
    let mut work = Work {
        weekly: Weekly::of(&rows),
        coverage: Coverage::of(view, &grid, &verdicts),
        rows: &rows,
        tallies,
        at,
        domains: domains(view, &grid, &newest),
        newest,
        nears: match depth {
            Depth::Level | Depth::History => 0,
            Depth::Whole => near::FEW,
            Depth::Every => usize::MAX,
        },
        capabilities: Vec::new(),
    };
    // What is read of domains comes first.
    let of_domains: Vec<Vec<Standing<'v>>> = ladders.iter().map(|ladder| work.of_domains(ladder)).collect();
    let capability = view.ladders.capability().map(|ladder| &ladder.id);
    let at = ladders.iter().position(|ladder| Some(&ladder.id) == capability);
    work.capabilities = at.map(|at| of_domains[at].clone()).unwrap_or_default();
    let mut standings = Vec::new();
    for (ladder, of_domains) in ladders.iter().zip(of_domains) {
        match ladder.subject {
            Subject::Person => standings.push(work.standing(ladder, None)),
            Subject::Domain => standings.extend(of_domains),
        }
    }
    for standing in &mut standings {
        standing.history = grid.of_weeks(&standing.history);
    }
    Levels { weeks: grid.weeks(), standings }
}

fn tests(ladder: &Ladder) -> impl Iterator<Item = &Test> {
    ladder.levels.iter().flat_map(|level| &level.criteria).flat_map(|criterion| &criterion.tests)
}

fn counted(test: &Test) -> Option<&Count> {
    match &test.what {
        What::Count(count) => Some(count),
        What::Measure(_) => None,
    }
}

/// The notes that count by now, newest first.
fn newest(view: &View<'_>) -> Vec<usize> {
    let mut newest: Vec<usize> = view.dated().into_iter().map(|(_, id)| id).rev().collect();
    let standing = [Kind::Capability, Kind::Profile].into_iter().flat_map(|kind| view.standing(kind));
    let undated: Vec<usize> =
        standing.filter(|(_, note)| view.date(note).is_none()).map(|(id, _)| id).collect();
    newest.extend(undated);
    newest
}

struct Work<'a, 'v> {
    rows: &'a Rows<'a, 'v>,
    weekly: Weekly<'a, 'v>,
    coverage: Coverage,
    /// By criterion that counts, the notes that count.
    tallies: Vec<Vec<Counted>>,
    /// The place of a criterion in `tallies`.
    at: HashMap<*const Count, usize>,
    newest: Vec<usize>,
    /// How many notes that almost count are wanted.
    nears: usize,
    domains: Vec<Domain>,
    /// Where they stand on the ladder of capabilities.
    capabilities: Vec<Standing<'v>>,
}

impl<'v> Work<'_, 'v> {
    fn of_domains(&self, ladder: &'v Ladder) -> Vec<Standing<'v>> {
        if ladder.subject != Subject::Domain {
            return Vec::new();
        }
        self.domains.iter().map(|domain| self.standing(ladder, Some(domain))).collect()
    }

    fn standing(&self, ladder: &'v Ladder, domain: Option<&Domain>) -> Standing<'v> {
        let length = self.rows.grid.len();
        let mut reached: Vec<Option<usize>> = vec![None; length];
        let mut levels = Vec::new();
        for (number, level) in ladder.levels.iter().enumerate() {
            let begun = |index: usize| domain.is_none_or(|domain| domain.first <= index);
            let next = |reached: Option<usize>| reached.map_or(0, |reached| reached + 1);
            let mut held: Vec<bool> = (reached.iter().enumerate())
                .map(|(index, reached)| begun(index) && next(*reached) == number)
                .collect();
            let mut states = Vec::new();
            for criterion in &level.criteria {
                let Some((met, state)) = self.criterion(criterion, domain) else { continue };
                if criterion.gates {
                    held.iter_mut().zip(met).for_each(|(held, met)| *held &= met);
                }
                states.push(state);
            }
            for (reached, held) in reached.iter_mut().zip(held) {
                if held {
                    *reached = Some(number);
                }
            }
            levels.push(states);
        }
        Standing {
            ladder,
            of: domain.map(|domain| domain.name.clone()),
            level: reached.last().copied().flatten(),
            before: self.rows.grid.before(&reached),
            levels,
            // Of every day: those that end no week are left out once nothing more asks for them.
            history: reached,
        }
    }

    /// On which days a criterion is met, and how it stands now. Each has a test, so that there is an answer.
    fn criterion(&self, criterion: &'v Criterion, domain: Option<&Domain>) -> Option<(Vec<bool>, State<'v>)> {
        let mut met = vec![false; self.rows.grid.len()];
        let mut best: Option<State<'v>> = None;
        for test in &criterion.tests {
            let (series, lapses) = match &test.what {
                What::Count(count) => self.count(test, count, domain),
                What::Measure(reading) => (self.measure(reading, domain), None),
            };
            for (met, value) in met.iter_mut().zip(&series.values) {
                *met |= value.is_some_and(|value| test.is_met(value));
            }
            let value = series.now();
            let progress = value.map(|value| test.progress(value));
            let is_met = value.is_some_and(|value| test.is_met(value));
            if best.as_ref().is_some_and(|best| (best.met, best.progress) >= (is_met, progress)) {
                continue;
            }
            best = Some(State {
                criterion,
                test,
                value,
                progress,
                met: is_met,
                near: self.near(test, domain, &series.evidence),
                evidence: self.by_date(series.evidence),
                lapses: lapses.filter(|_| is_met),
            });
        }
        best.map(|state| (met, state))
    }

    /// Notes, the oldest first.
    fn by_date(&self, mut notes: Vec<usize>) -> Vec<usize> {
        let view = self.rows.view;
        notes.sort_by_cached_key(|id| (view.date(&view.vault.notes[*id]), *id));
        notes
    }

    fn count(&self, test: &Test, count: &Count, domain: Option<&Domain>) -> (Series, Option<Date>) {
        let grid = self.rows.grid;
        let all =
            self.at.get(&std::ptr::from_ref(count)).map_or(&[] as &[_], |at| self.tallies[*at].as_slice());
        let counted: Vec<&Counted> =
            all.iter().filter(|one| domain.is_none_or(|domain| domain.holds(one.note))).collect();
        let counts = if count.distinct.is_some() {
            let keyed =
                counted.iter().flat_map(|one| one.values.iter().map(|value| (value, one.range.clone())));
            count_distinct(keyed, grid.len())
        } else {
            self::count(counted.iter().map(|one| one.range.clone()), grid.len())
        };
        let now: Vec<&Counted> = counted.into_iter().filter(|one| one.range.contains(&grid.last())).collect();
        let lapses = self.lapses(test, count, &now);
        (Series::of_counts(counts, now.into_iter().map(|one| one.note)), lapses)
    }

    /// The first day on which too little is left in the window, if nothing is added.
    fn lapses(&self, test: &Test, count: &Count, now: &[&Counted]) -> Option<Date> {
        let window = count.within.filter(|_| test.bound == Bound::AtLeast)?;
        let view = self.rows.view;
        let last_day = |one: &Counted| {
            let end = counting::begins(view, self.rows.grid, &view.vault.notes[one.note])?.1?;
            end.checked_add(window.days()).ok()
        };
        let mut days: Vec<Date> = if count.distinct.is_some() {
            let mut newest: BTreeMap<&str, Date> = BTreeMap::new();
            for one in now {
                let day = last_day(one)?;
                for value in &one.values {
                    let known = newest.entry(value).or_insert(day);
                    *known = day.max(*known);
                }
            }
            newest.into_values().collect()
        } else {
            now.iter().map(|one| last_day(one)).collect::<Option<_>>()?
        };
        days.sort_unstable();
        let still_met = |gone: usize| test.is_met((days.len() - gone) as f64);
        (1..=days.len()).find(|gone| !still_met(*gone)).map(|gone| days[gone - 1])
    }

    fn measure(&self, reading: &Reading, domain: Option<&Domain>) -> Series {
        let (view, grid) = (self.rows.view, self.rows.grid);
        match reading.measure.of() {
            Of::Audits => self.weekly.series(reading.measure, reading.over),
            Of::Decisions => measures::asked(view, grid, reading.over),
            Of::Calibration => measures::brier(view, grid),
            Of::Adaptability => measures::adaptability(view, grid, reading.measure),
            Of::Domains => self.domains_at(reading),
            Of::Domain => match domain {
                Some(domain) if reading.measure == Measure::PatternsCovered => {
                    self.coverage.series(&domain.name, grid)
                }
                _ => Series::unknown(grid.len()),
            },
        }
    }

    /// Domains at a level or above; unknown while no case or capability note names a domain.
    fn domains_at(&self, reading: &Reading) -> Series {
        let grid = self.rows.grid;
        let levels = self.capabilities.first().map(|standing| &standing.ladder.levels);
        let wanted = levels
            .and_then(|levels| levels.iter().position(|level| Some(&level.id) == reading.level.as_ref()));
        let Some(wanted) = wanted else {
            return Series::unknown(grid.len());
        };
        let begun = self.domains.iter().map(|domain| domain.first).min().unwrap_or(grid.len());
        let value = |index: usize| {
            let levels = self.capabilities.iter().map(|domain| domain.history[index]);
            (begun <= index).then(|| levels.filter(|level| *level >= Some(wanted)).count() as f64)
        };
        let there = self.capabilities.iter().filter(|domain| domain.level >= Some(wanted));
        let cases = there
            .flat_map(|domain| domain.levels.iter().take(wanted + 1).flatten())
            .flat_map(|state| &state.evidence);
        Series { values: (0..grid.len()).map(value).collect(), evidence: each_once(cases.copied()) }
    }

    fn near(&self, test: &Test, domain: Option<&Domain>, evidence: &[usize]) -> Vec<Near> {
        let Some(count) = counted(test).filter(|_| self.nears > 0) else { return Vec::new() };
        let counts: BTreeSet<usize> = evidence.iter().copied().collect();
        let notes = domain.map_or(&self.newest, |domain| &domain.notes);
        near::near(self.rows, count, notes.iter().copied(), |id| counts.contains(&id), self.nears)
    }
}
