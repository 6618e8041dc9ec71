//! Measures over weekly audits, week by week.

use super::counting::Rows;
use super::series::Series;
use crate::analysis::activities::{self, Activity};
use crate::analysis::statistics::mean_of_known;
use crate::analysis::time::{RECENT_AUDITS, RECENT_DAYS};
use crate::analysis::view::Entry;
use crate::analysis::week::{self, WeekFigures};
use crate::ladder::Measure;
use crate::model::choice::{Layer, Nature};
use crate::model::kinds::review::Review;
use crate::model::structure::Mention;
use jiff::ToSpan;
use jiff::civil::Date;

/// How many audits at each end the repetitive share is compared over.
const ENDS: usize = 8;

/// What is known of one audit.
struct Audit<'v> {
    figures: WeekFigures<'v>,
    /// AI-assisted hours of execution, and hours of execution, of the rows that tell.
    ai: Option<(f64, f64)>,
    /// The share of repetitive activities in the hours whose nature is known.
    repetitive: Option<f64>,
}

/// The audits and reviews of a vault.
pub(super) struct Weekly<'a, 'v> {
    rows: &'a Rows<'a, 'v>,
    audits: Vec<Audit<'v>>,
    /// Of the audits whose repetitive share is known: their place in `audits`, that share, and the note.
    repetitive: Vec<(usize, f64, usize)>,
    reviews: Vec<Entry<'v, Review>>,
}

impl<'a, 'v> Weekly<'a, 'v> {
    /// Looks at every audit once.
    pub(super) fn of(rows: &'a Rows<'a, 'v>) -> Self {
        let tables = &rows.figures.tables;
        let audits = rows.view.audits().into_iter().filter_map(|entry| {
            let table = tables.get(&entry.id).map_or(&[] as &[Activity], Vec::as_slice);
            let has_ai = entry.facts.activities.as_ref().is_some_and(|table| table.has_ai);
            Some(Audit {
                ai: ai(table).filter(|_| has_ai),
                repetitive: repetitive(table),
                figures: week::figures(entry, tables)?,
            })
        });
        let audits: Vec<Audit<'v>> = audits.collect();
        let told = audits.iter().enumerate();
        let repetitive =
            told.filter_map(|(at, one)| Some((at, one.repetitive?, one.figures.audit.id))).collect();
        Self { rows, audits, repetitive, reviews: rows.view.reviews() }
    }

    /// A measure over the recent audits, or over the last `over`, on each day.
    pub(super) fn series(&self, measure: Measure, over: Option<usize>) -> Series {
        let grid = self.rows.grid;
        let mut begun = 0;
        let mut values = Vec::with_capacity(grid.len());
        let mut evidence = Vec::new();
        for (index, day) in grid.days.iter().enumerate() {
            begun += self.audits[begun..]
                .iter()
                .take_while(|audit| audit.figures.week.first_day() <= *day)
                .count();
            let all = &self.audits[..begun];
            let (value, used) = match measure {
                Measure::RepetitiveChange => self.change(begun, over.unwrap_or(ENDS)),
                Measure::Rung => self.rung(last(all, over, *day), index),
                _ => read(measure, last(all, over, *day)),
            };
            values.push(value);
            evidence = used;
        }
        Series { values, evidence }
    }

    /// (last - first) / first, of the mean repetitive shares of the first and the last of so many audits that tell;
    /// unknown while the two overlap.
    fn change(&self, begun: usize, ends: usize) -> (Option<f64>, Vec<usize>) {
        let told = &self.repetitive[..self.repetitive.partition_point(|(at, ..)| *at < begun)];
        let ids = |part: &[(usize, f64, usize)]| part.iter().map(|(.., id)| *id).collect::<Vec<_>>();
        if told.len() < 2 * ends {
            return (None, ids(told));
        }
        let (first, last) = (&told[..ends], &told[told.len() - ends..]);
        let of = |part: &[(usize, f64, usize)]| mean_of_known(part.iter().map(|(_, share, _)| Some(*share)));
        let change = of(first)
            .zip(of(last))
            .filter(|(first, _)| *first > 0.0)
            .map(|(first, last)| (last - first) / first);
        (change, [ids(first), ids(last)].concat())
    }

    /// The mean rung; where no audit tells, that of the newest review that does.
    fn rung(&self, last: &[Audit<'v>], index: usize) -> (Option<f64>, Vec<usize>) {
        let (value, used) = read(Measure::Rung, last);
        if value.is_some() {
            return (value, used);
        }
        let day = self.rows.grid.days[index];
        let begun = self
            .reviews
            .iter()
            .rev()
            .filter(|review| review.facts.quarter.is_some_and(|quarter| quarter.first_day() <= day));
        let scored = begun.filter_map(|review| Some((Some(self.review_rung(review, day)?), vec![review.id])));
        scored.into_iter().next().unwrap_or_default()
    }

    fn review_rung(&self, review: &Entry<'v, Review>, day: Date) -> Option<f64> {
        let over = review.facts.quarter.is_some_and(|quarter| quarter.last_day() <= day);
        if over || day == self.rows.view.as_of {
            return activities::rung(self.rows.figures.tables.get(&review.id)?).rung;
        }
        activities::rung(&self.rows.earlier.table_on(review.facts.activities.as_ref()?, day)).rung
    }
}

/// The recent audits as of a day, or the last so many.
fn last<'s, 'v>(all: &'s [Audit<'v>], over: Option<usize>, day: Date) -> &'s [Audit<'v>] {
    let start = all.len().saturating_sub(over.unwrap_or(RECENT_AUDITS));
    let last = &all[start..];
    if over.is_some() {
        return last;
    }
    let since = day.checked_sub(RECENT_DAYS.days()).unwrap_or(Date::MIN);
    let old = last.partition_point(|audit| audit.figures.week.last_day().min(day) <= since);
    &last[old..]
}

/// Mean over the audits that tell, and those.
fn read(measure: Measure, audits: &[Audit<'_>]) -> (Option<f64>, Vec<usize>) {
    if measure == Measure::AiShare {
        let told = || audits.iter().filter_map(|audit| audit.ai);
        let hours: f64 = told().map(|(_, hours)| hours).sum();
        let assisted: f64 = told().map(|(assisted, _)| assisted).sum();
        return ((hours > 0.0).then(|| assisted / hours), ids(audits, |audit| audit.ai.is_some()));
    }
    let figure = |audit: &Audit<'_>| figure(measure, audit);
    (mean_of_known(audits.iter().map(figure)), ids(audits, |audit| figure(audit).is_some()))
}

fn ids(audits: &[Audit<'_>], told: impl Fn(&Audit<'_>) -> bool) -> Vec<usize> {
    audits.iter().filter(|audit| told(audit)).map(|audit| audit.figures.audit.id).collect()
}

fn figure(measure: Measure, audit: &Audit<'_>) -> Option<f64> {
    let figures = &audit.figures;
    let facts = figures.audit.facts;
    let length = |section: &Option<Vec<Mention>>| section.as_ref().map(|list| list.len() as f64);
    match measure {
        Measure::ExecutionShare => figures.shares.map(|shares| shares[0]),
        Measure::OrchestrationShare => figures.shares.map(|shares| shares[1]),
        Measure::InnovationShare => figures.shares.map(|shares| shares[2]),
        Measure::AboveExecutionShare => figures.shares.map(|shares| shares[1] + shares[2]),
        Measure::Rung => figures.rung.rung,
        Measure::Exposure => figures.rung.exposure,
        Measure::HighShare => figures.rung.high_share,
        Measure::RepetitiveShare => audit.repetitive,
        Measure::DecisionsPerWeek => length(&facts.decisions_influenced),
        Measure::OutcomesPerWeek => length(&facts.outcomes_owned),
        Measure::AskedShare => {
            length(&facts.asked_for_judgment).map(|asked| if asked > 0.0 { 1.0 } else { 0.0 })
        }
        _ => None,
    }
}

fn ai(table: &[Activity]) -> Option<(f64, f64)> {
    let told = || {
        table
            .iter()
            .filter(|row| row.layer == Some(Layer::Execution))
            .filter_map(|row| Some((row.ai?, row.weight)))
    };
    told().next()?;
    Some((told().map(|(part, hours)| part * hours).sum(), told().map(|(_, hours)| hours).sum()))
}

fn repetitive(table: &[Activity]) -> Option<f64> {
    let hours = |keep: fn(Nature) -> bool| -> f64 {
        table.iter().filter(|row| row.nature.is_some_and(keep)).map(|row| row.weight).sum()
    };
    let known = hours(|_| true);
    (known > 0.0).then(|| hours(|nature| nature == Nature::Repetitive) / known)
}
