//! What the entries of the ledger add up to.

use crate::analysis::ledger::{self as figures, Amount, Judged, Sort, Stage};
use crate::model::choice::{Category, Choice};
use crate::report::note_ref::Notes;
use crate::report::plain::{first_few, last_few};
use crate::value::number::to_f64;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// An amount that can be added to others of its sort.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AmountReport {
    /// `money`, `time` (in minutes), `count`, `share`.
    pub dimension: String,
    /// `once` or `year`.
    pub period: String,
    /// Of money.
    pub currency: Option<String>,
    /// Of a count.
    pub unit: Option<String>,
    /// How much.
    pub sum: f64,
}

/// My parts of one category, stage and sort of amount.
#[derive(Debug, Serialize)]
pub struct TotalReport {
    /// What was made better.
    pub category: String,
    /// How well it is proved.
    pub stage: String,
    /// Dimension, period, currency, unit and sum.
    #[serde(flatten)]
    pub amount: AmountReport,
    /// Over how many entries.
    pub n: usize,
    /// Those, by file.
    #[serde(serialize_with = "last_few")]
    pub files: Vec<Arc<str>>,
    /// How many of them do not say how they were measured.
    pub estimates: usize,
}

/// My parts of one sort of amount.
#[derive(Debug, Serialize)]
pub struct Headline {
    /// What is proved: measured or sustained.
    pub proved: AmountReport,
    /// Over how many entries.
    pub n: usize,
    /// Those, by file.
    #[serde(serialize_with = "first_few")]
    pub files: Vec<Arc<str>>,
    /// How many of them do not say how they were measured.
    pub estimates: usize,
    /// What is only claimed.
    pub claimed: AmountReport,
    /// Over how many entries.
    pub claimed_n: usize,
    /// Those, by file.
    #[serde(serialize_with = "first_few")]
    pub claimed_files: Vec<Arc<str>>,
}

/// How many entries stand at one stage.
#[derive(Debug, Serialize)]
pub struct StageCount {
    /// The stage.
    pub stage: String,
    /// What it means.
    pub says: &'static str,
    /// How many entries.
    pub n: usize,
    /// Those, by file.
    #[serde(serialize_with = "last_few")]
    pub files: Vec<Arc<str>>,
}

/// An amount, as data.
pub fn amount(amount: &Amount) -> AmountReport {
    amount_of(&amount.sort, amount.sum)
}

/// An amount of one sort, as data.
pub fn amount_of(sort: &Sort, sum: Decimal) -> AmountReport {
    AmountReport {
        dimension: sort.dimension.to_owned(),
        period: sort.period.to_owned(),
        currency: sort.currency.clone(),
        unit: sort.unit.clone(),
        sum: to_f64(sum.normalize()),
    }
}

/// Totals by category, stage and sort of amount, with the entries behind each.
pub fn totals(notes: &Notes<'_>, judged: &[Judged<'_>]) -> Vec<TotalReport> {
    let report = |total: figures::Total| {
        let of_total = judged.iter().filter(|entry| {
            let key: (Option<Category>, Stage) = (entry.entry.facts.category, entry.stage);
            key == (Some(total.category), total.stage)
                && entry.mine.as_ref().is_some_and(|mine| mine.sort == total.amount.sort)
        });
        let of_total: Vec<&Judged<'_>> = of_total.collect();
        TotalReport {
            category: total.category.word().to_owned(),
            stage: total.stage.word().to_owned(),
            amount: amount(&total.amount),
            n: total.n,
            files: notes.files(of_total.iter().map(|entry| entry.entry.id)),
            estimates: estimates(&of_total),
        }
    };
    let mut totals = figures::totals(judged);
    // The best proved of each category first.
    let place = |stage: Stage| Stage::ALL.iter().position(|other| *other == stage);
    totals.sort_by_key(|total| (total.category, place(total.stage)));
    totals.into_iter().map(report).collect()
}

fn estimates(entries: &[&Judged<'_>]) -> usize {
    entries.iter().filter(|entry| entry.entry.facts.how_measured.is_none()).count()
}

/// Proved and claimed amounts of each sort, money first.
pub fn headlines(notes: &Notes<'_>, judged: &[Judged<'_>]) -> Vec<Headline> {
    let sorts: BTreeSet<Sort> =
        judged.iter().filter_map(|entry| Some(entry.mine.as_ref()?.sort.clone())).collect();
    let mut by_sort: BTreeMap<Sort, (Vec<&Judged<'_>>, Vec<&Judged<'_>>)> =
        sorts.into_iter().map(|sort| (sort, Default::default())).collect();
    for entry in judged {
        let Some(lists) = entry.mine.as_ref().and_then(|mine| by_sort.get_mut(&mine.sort)) else { continue };
        match entry.stage {
            Stage::Sustained | Stage::Measured => lists.0.push(entry),
            Stage::Claimed => lists.1.push(entry),
            Stage::Lost | Stage::NoGain => {}
        }
    }
    let sum = |entries: &[&Judged<'_>]| -> Decimal {
        entries.iter().filter_map(|entry| Some(entry.mine.as_ref()?.sum)).sum()
    };
    let headline = |(sort, (proved, claimed)): (Sort, (Vec<&Judged<'_>>, Vec<&Judged<'_>>))| Headline {
        proved: amount_of(&sort, sum(&proved)),
        n: proved.len(),
        files: notes.files(proved.iter().map(|entry| entry.entry.id)),
        estimates: estimates(&proved),
        claimed: amount_of(&sort, sum(&claimed)),
        claimed_n: claimed.len(),
        claimed_files: notes.files(claimed.iter().map(|entry| entry.entry.id)),
    };
    let mut headlines: Vec<Headline> = by_sort.into_iter().map(headline).collect();
    headlines.retain(|headline| headline.n + headline.claimed_n > 0);
    headlines.sort_by_key(|headline| {
        let dimension = ["money", "time", "count", "share"];
        let place = dimension.iter().position(|word| *word == headline.proved.dimension);
        (place, std::cmp::Reverse(headline.n))
    });
    headlines
}

impl Headline {
    /// What is proved, in plain text.
    pub fn says(&self) -> String {
        let estimate = match self.estimates {
            0 => "",
            n if n == self.n => ", an estimate",
            _ => ", in part an estimate",
        };
        format!("{} (n = {}{estimate})", plain(&self.proved), self.n)
    }
}

/// An amount in plain text.
fn plain(amount: &AmountReport) -> String {
    let (sum, unit) = match amount.dimension.as_str() {
        "money" => (amount.sum, amount.currency.clone().unwrap_or_default()),
        "time" => (amount.sum / 60.0, "h".to_owned()),
        "share" => (amount.sum * 100.0, "percentage points".to_owned()),
        _ => (amount.sum, amount.unit.clone().unwrap_or_default()),
    };
    let sum = (sum * 10.0).round() / 10.0;
    let period = if amount.period == "year" { " a year" } else { "" };
    format!("{}{period}", format!("{sum} {unit}").trim_end())
}

/// The entries at one stage.
pub fn stage_count(notes: &Notes<'_>, judged: &[Judged<'_>], stage: Stage) -> StageCount {
    let entries = judged.iter().filter(|entry| entry.stage == stage);
    let files = notes.files(entries.map(|entry| entry.entry.id));
    StageCount {
        stage: stage.word().to_owned(),
        says: match stage {
            Stage::Sustained => "measurements 90 or more days later keep at least 80 % of it",
            Stage::Measured => "before, after and evidence are there",
            Stage::Claimed => "before, after or evidence is missing",
            Stage::Lost => "measurements 90 or more days later keep less than 80 % of it",
            Stage::NoGain => "it did not get better",
        },
        n: files.len(),
        files,
    }
}
