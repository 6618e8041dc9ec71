//! What it was worth.

use super::note_ref::{Head, NoteRef, head, note_ref, note_refs};
use crate::analysis::View;
use crate::analysis::ledger::{self, Judged, Stage, Total as TotalFigure};
use crate::model::choice::Choice;
use crate::value::calendar::Quarter;
use crate::value::number::to_f64;
use crate::value::quantity::Quantity;
use serde::Serialize;

/// The ledger.
#[derive(Debug, Serialize)]
pub struct LedgerReport {
    /// Version, day, notices.
    #[serde(flatten)]
    pub head: Head,
    /// Every entry, newest first.
    pub entries: Vec<EntryRow>,
    /// My part, by category, stage, dimension, period and currency.
    pub totals: Vec<Total>,
    /// My part by stage alone: the headline.
    pub by_stage: Vec<StageTotal>,
    /// How many entries at each stage, the best proved first.
    pub stages: Vec<StageCount>,
}

/// One entry.
#[derive(Debug, Serialize)]
pub struct EntryRow {
    /// Path in the vault.
    pub file: String,
    /// Its category.
    pub category: String,
    /// How well it is proved.
    pub stage: &'static str,
    /// In the unit and period of `before`; positive is better.
    pub improvement: Option<f64>,
    /// improvement / |before|
    pub relative: Option<f64>,
    /// As written.
    pub value: Option<String>,
    /// My part of it, 0-1.
    pub share: f64,
    /// The note.
    pub note: NoteRef,
    /// Its evidence date.
    pub date: String,
    /// The quarter of that.
    pub quarter: String,
    /// What was measured.
    pub metric: Option<String>,
    /// As written.
    pub before: Option<String>,
    /// As written.
    pub after: Option<String>,
    /// The unit and period of the improvement, such as `min/mo`.
    pub unit: Option<String>,
    /// What is missing, for a claim.
    pub lacks: Vec<&'static str>,
    /// The part of the improvement that later measurements keep.
    pub kept: Option<f64>,
    /// My part of the value, summed as totals are.
    pub mine: Option<Amount>,
    /// True where *How measured* is empty.
    pub estimate: bool,
    /// The notes that its evidence links to.
    pub evidence: Vec<NoteRef>,
    /// Its evidence that is a web address.
    pub evidence_urls: Vec<String>,
    /// The day it was shown, if by now.
    pub presented: Option<String>,
}

/// An amount: money in its currency, time in minutes, shares 0-1.
#[derive(Debug, Clone, Serialize)]
pub struct Amount {
    /// `money`, `time`, `count`, `share`.
    pub dimension: &'static str,
    /// `once` or `year`.
    pub period: &'static str,
    /// The currency of money.
    pub currency: Option<String>,
    /// The unit of a count.
    pub unit: Option<String>,
    /// The amount.
    pub sum: f64,
}

/// The sum of my parts.
#[derive(Debug, Serialize)]
pub struct Total {
    /// Of which category.
    pub category: String,
    /// At which stage.
    pub stage: &'static str,
    /// How many entries.
    pub n: usize,
    /// Dimension, period, currency, sum.
    #[serde(flatten)]
    pub amount: Amount,
}

/// The sum of my parts at one stage, over all categories.
#[derive(Debug, Serialize)]
pub struct StageTotal {
    /// At which stage.
    pub stage: &'static str,
    /// How many entries.
    pub n: usize,
    /// Dimension, period, currency, sum.
    #[serde(flatten)]
    pub amount: Amount,
}

/// How many entries at a stage.
#[derive(Debug, Serialize)]
pub struct StageCount {
    /// The stage.
    pub stage: &'static str,
    /// How many.
    pub n: usize,
}

/// Builds the report.
pub fn ledger(view: &View<'_>) -> LedgerReport {
    let judged = ledger::judge(view);
    let totals = ledger::totals(&judged);
    LedgerReport {
        head: head(view),
        entries: judged.iter().rev().map(|entry| row(view, entry)).collect(),
        by_stage: by_stage(&totals),
        totals: totals.iter().map(total).collect(),
        stages: Stage::ALL
            .iter()
            .map(|stage| StageCount {
                stage: stage.word(),
                n: judged.iter().filter(|j| j.stage == *stage).count(),
            })
            .collect(),
    }
}

fn row(view: &View<'_>, judged: &Judged<'_>) -> EntryRow {
    let facts = judged.entry.facts;
    let urls =
        facts.evidence.iter().filter_map(|mention| mention.link.as_ref()).filter(|link| link.is_external());
    EntryRow {
        file: judged.entry.note.file.to_string(),
        category: facts.category.map_or(String::new(), |category| category.word().to_owned()),
        stage: judged.stage.word(),
        improvement: judged.improvement.map(to_f64),
        relative: judged.relative,
        value: facts.value.as_ref().map(|value| value.text.clone()),
        share: facts.share.unwrap_or(1.0),
        note: note_ref(view, judged.entry.id),
        date: judged.entry.date.to_string(),
        quarter: Quarter::of(judged.entry.date).to_string(),
        metric: facts.metric.clone(),
        before: facts.before.as_ref().map(|before| before.text.clone()),
        after: facts.after.as_ref().map(|after| after.text.clone()),
        unit: facts.before.as_ref().map(unit),
        lacks: judged.lacks.clone(),
        kept: judged.kept,
        mine: judged.mine.as_ref().map(amount),
        estimate: facts.how_measured.is_none(),
        evidence: note_refs(view, judged.evidence.iter().copied()),
        evidence_urls: urls.map(|link| link.target.clone()).collect(),
        presented: facts.presented.filter(|day| *day <= view.as_of).map(|day| day.to_string()),
    }
}

fn unit(quantity: &Quantity) -> String {
    let period = quantity.period.map_or("", |period| period.suffix());
    format!("{}{period}", quantity.unit)
}

fn amount(figure: &ledger::Amount) -> Amount {
    Amount {
        dimension: figure.sort.dimension,
        period: figure.sort.period,
        currency: figure.sort.currency.clone(),
        unit: figure.sort.unit.clone(),
        sum: to_f64(figure.sum),
    }
}

fn total(figure: &TotalFigure) -> Total {
    Total {
        category: figure.category.word().to_owned(),
        stage: figure.stage.word(),
        n: figure.n,
        amount: amount(&figure.amount),
    }
}

fn by_stage(totals: &[TotalFigure]) -> Vec<StageTotal> {
    let mut sums: Vec<(Stage, usize, ledger::Amount)> = Vec::new();
    for stage in Stage::ALL {
        for total in totals.iter().filter(|total| total.stage == stage) {
            match sums.iter_mut().find(|(s, _, sum)| *s == stage && sum.sort == total.amount.sort) {
                Some((_, n, sum)) => {
                    *n += total.n;
                    sum.sum += total.amount.sum;
                }
                None => sums.push((stage, total.n, total.amount.clone())),
            }
        }
    }
    sums.iter()
        .map(|(stage, n, sum)| StageTotal { stage: stage.word(), n: *n, amount: amount(sum) })
        .collect()
}
