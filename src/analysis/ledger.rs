//! Figure 6: what results were worth, and how well that is proved.

use super::condition::{Condition, Exact, Is, Test, first};
use super::metrics;
use super::view::{Entry, View};
use crate::model::choice::{Category, Direction};
use crate::model::kinds::ledger::Ledger;
use crate::model::structure::Measurement;
use crate::value::number::to_f64;
use crate::value::quantity::{Dimension, Quantity};
use jiff::ToSpan;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Days after which a measurement shows whether an improvement lasted.
pub const LASTING: i32 = 90;
/// Of those that can be compared, so many of the newest show it.
pub const LATEST: usize = 3;

/// How well an entry is proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Before, after or evidence is missing.
    Claimed,
    /// It did not get better.
    NoGain,
    /// Before, after and evidence are there.
    Measured,
    /// Measured, and later measurements keep at least 80 % of it.
    Sustained,
    /// Later measurements keep less.
    Lost,
}

impl Stage {
    /// In the order of a report: the best proved first.
    pub const ALL: [Self; 5] = [Self::Sustained, Self::Measured, Self::Claimed, Self::Lost, Self::NoGain];

    /// As the data contract writes it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::NoGain => "no gain",
            Self::Measured => "measured",
            Self::Sustained => "sustained",
            Self::Lost => "lost",
        }
    }
}

/// An entry, judged.
#[derive(Debug)]
pub struct Judged<'v> {
    /// The entry.
    pub entry: Entry<'v, Ledger>,
    /// Its stage.
    pub stage: Stage,
    /// What is missing, for a claim.
    pub lacks: Vec<&'static str>,
    /// Which way its metric gets better.
    pub direction: Option<Direction>,
    /// The value after, in the unit and period of `before`.
    pub after: Option<Decimal>,
    /// In the unit and period of `before`; positive is better.
    pub improvement: Option<Decimal>,
    /// Improvement / |before|; null at 0.
    pub relative: Option<f64>,
    /// The measurements that show whether it lasted, the newest first.
    pub later: Vec<Later<'v>>,
    /// The median of what they gain.
    pub lasting: Option<Decimal>,
    /// The part of the improvement that later measurements keep.
    pub kept: Option<f64>,
    /// My part of its value: value x share.
    pub mine: Option<Amount>,
    /// The notes that its evidence links to, by index.
    pub evidence: Vec<usize>,
    /// What leads to which stage; the first that holds decides.
    pub tests: Vec<Test<Stage>>,
}

/// A measurement that shows whether an improvement lasted.
#[derive(Debug, Clone, PartialEq)]
pub struct Later<'v> {
    /// The measurement.
    pub row: &'v Measurement,
    /// Its value in the unit and period of `before`; `None` where that can't be.
    pub value: Option<Decimal>,
    /// What is gained against `before`.
    pub gain: Option<Decimal>,
}

/// An amount that can be added to others of its sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// What may be added to it.
    pub sort: Sort,
    /// Money in its currency, time in minutes, shares as fractions; a year's for what recurs.
    pub sum: Decimal,
}

/// What amounts must have in common to be added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sort {
    /// `money`, `time`, `count`, `share`.
    pub dimension: &'static str,
    /// `once` or `year`.
    pub period: &'static str,
    /// The currency of money.
    pub currency: Option<String>,
    /// The unit of a count.
    pub unit: Option<String>,
}

/// The sum of my parts over entries of one category and stage.
#[derive(Debug)]
pub struct Total {
    /// Of which category.
    pub category: Category,
    /// At which stage.
    pub stage: Stage,
    /// How many entries, and their sum.
    pub n: usize,
    /// The sum.
    pub amount: Amount,
}

/// All entries that count, oldest first.
pub fn judge<'v>(view: &View<'v>) -> Vec<Judged<'v>> {
    view.ledger().into_iter().map(|entry| judge_one(view, entry)).collect()
}

/// Judges one entry.
pub fn judge_one<'v>(view: &View<'v>, entry: Entry<'v, Ledger>) -> Judged<'v> {
    let facts = entry.facts;
    let direction = metrics::direction(facts, view.config);
    let like_before = |quantity: &Quantity| quantity.convert_to(facts.before.as_ref()?).ok();
    let gain = |after: Decimal| {
        let before = facts.before.as_ref()?.amount;
        Some(match direction? {
            Direction::Lower => before - after,
            Direction::Higher => after - before,
        })
    };
    let after = facts.after.as_ref().and_then(like_before);
    let improvement = after.and_then(gain);
    let relative = improvement.zip(facts.before.as_ref()).filter(|(_, before)| !before.amount.is_zero());
    let proofs: Vec<(bool, Option<usize>)> =
        facts.evidence.iter().map(|mention| view.vault.evidence(entry.id, mention)).collect();
    let proved = proofs.iter().any(|(counts, _)| *counts);
    let mut compared = 0;
    let later = lasting(facts, entry.note.date, view.as_of).into_iter().map(|row| {
        let value = like_before(&row.value);
        Later { row, value, gain: value.and_then(gain) }
    });
    let later: Vec<Later<'v>> = later
        .take_while(|later| {
            let wanted = compared < LATEST;
            compared += usize::from(later.gain.is_some());
            wanted
        })
        .collect();
    let lasting = median(later.iter().filter_map(|later| later.gain).collect());
    let kept = improvement.filter(|gain| *gain > Decimal::ZERO).zip(lasting);
    let kept = kept.map(|(gain, kept)| Exact::from(kept / gain));
    let lacks: Vec<&'static str> = [
        (facts.before.is_none(), "before"),
        (facts.after.is_none(), "after"),
        (!proved, "evidence"),
        (facts.before.is_some() && facts.after.is_some() && improvement.is_none(), "comparable values"),
    ]
    .iter()
    .filter(|(lacks, _)| *lacks)
    .map(|(_, what)| *what)
    .collect();
    let tests = tests(lacks.len(), improvement, kept);
    Judged {
        stage: first(&tests).unwrap_or(Stage::Measured),
        tests,
        lacks,
        direction,
        after,
        later,
        lasting,
        improvement,
        relative: relative.map(|(gain, before)| to_f64(gain / before.amount.abs())),
        kept: kept.map(|kept| kept.nearest),
        mine: facts.value.as_ref().map(|value| mine(value, facts.share)),
        evidence: proofs.into_iter().filter_map(|(_, note)| note).collect(),
        entry,
    }
}

/// The measurements dated 90 or more days after the entry, up to the as-of date, the newest first.
fn lasting(facts: &Ledger, date: Option<Date>, as_of: Date) -> Vec<&Measurement> {
    let Some(from) = date.and_then(|date| date.checked_add(LASTING.days()).ok()) else { return Vec::new() };
    let mut later: Vec<_> = facts.measurements.iter().filter(|m| m.date >= from && m.date <= as_of).collect();
    later.sort_by_key(|measurement| measurement.date);
    later.into_iter().rev().collect()
}

fn tests(lacks: usize, improvement: Option<Decimal>, kept: Option<Exact>) -> Vec<Test<Stage>> {
    let most = Decimal::new(8, 1);
    let only =
        |stage, name, value, is, limit| Test::all(stage, vec![Condition::exact(name, value, is, limit)]);
    vec![
        only(Stage::Claimed, "missing", Some(Decimal::from(lacks).into()), Is::Above, Decimal::ZERO),
        only(Stage::NoGain, "improvement", improvement.map(Exact::from), Is::AtMost, Decimal::ZERO),
        only(Stage::Sustained, "kept", kept, Is::AtLeast, most),
        only(Stage::Lost, "kept", kept, Is::Below, most),
        Test::all(Stage::Measured, Vec::new()),
    ]
}

fn median(mut values: Vec<Decimal>) -> Option<Decimal> {
    values.sort();
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        n if n % 2 == 1 => Some(values[middle]),
        _ => Some((values[middle - 1] + values[middle]) / Decimal::TWO),
    }
}

fn mine(value: &Quantity, share: Option<f64>) -> Amount {
    let share = share.and_then(|share| Decimal::try_from(share).ok()).unwrap_or(Decimal::ONE);
    let dimension = value.dimension();
    let (currency, unit) = match &dimension {
        Dimension::Money(currency) => (Some(currency.code().to_owned()), None),
        Dimension::Count(unit) => (None, (!unit.is_empty()).then(|| unit.clone())),
        _ => (None, None),
    };
    let dimension = dimension.name();
    let period = if value.period.is_some() { "year" } else { "once" };
    Amount { sort: Sort { dimension, period, currency, unit }, sum: value.base_per_year() * share }
}

/// Totals by category, stage, dimension, period and currency. Counts of different things are not added.
pub fn totals(entries: &[Judged<'_>]) -> Vec<Total> {
    let mut totals: BTreeMap<(Category, Stage, Sort), (usize, Decimal)> = BTreeMap::new();
    for judged in entries {
        let (Some(category), Some(mine)) = (judged.entry.facts.category, &judged.mine) else { continue };
        let total = totals.entry((category, judged.stage, mine.sort.clone())).or_default();
        total.0 += 1;
        total.1 += mine.sum;
    }
    totals
        .into_iter()
        .map(|((category, stage, sort), (n, sum))| Total { category, stage, n, amount: Amount { sort, sum } })
        .collect()
}
