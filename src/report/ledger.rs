//! What results were worth, and how well that is proved.

use super::Report;
use super::note_ref::{Head, Notes};
use crate::analysis::ledger::{self as figures, Amount, Judged, Sort, Stage};
use crate::analysis::metrics;
use crate::analysis::view::View;
use crate::model::choice::{Category, Choice};
use crate::model::kind::Kind;
use crate::model::structure::Mention;
use crate::value::number::to_f64;
use crate::value::quantity::Quantity;
use crate::value::unit::{Period, Unit};
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The value ledger.
#[derive(Debug, Serialize)]
pub struct LedgerReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// The entries, oldest first.
    pub entries: Vec<EntryReport>,
    /// My parts, added up by category, stage and sort of amount.
    pub totals: Vec<TotalReport>,
    /// My parts, added up by sort of amount alone: what is proved, and what is claimed.
    pub headlines: Vec<Headline>,
    /// How many entries at each stage, the best proved first.
    pub stages: Vec<StageCount>,
}

/// One entry.
#[derive(Debug, Serialize)]
pub struct EntryReport {
    /// The note.
    pub file: String,
    /// Its evidence date.
    pub date: String,
    /// What it made better.
    pub category: String,
    /// How well it is proved.
    pub stage: String,
    /// What was measured.
    pub metric: Option<String>,
    /// As written.
    pub before: Option<String>,
    /// As written.
    pub after: Option<String>,
    /// In the unit and period of `before`; positive is better.
    pub improvement: Option<f64>,
    /// That unit and period, as written: `EUR/mo`, `queries`; `percentage points` for shares.
    pub unit: Option<String>,
    /// Improvement / |before|; null at 0.
    pub relative: Option<f64>,
    /// As written.
    pub value: Option<String>,
    /// My part of it, 0-1; all of it where the note does not say.
    pub share: f64,
    /// My part of its value.
    pub mine: Option<AmountReport>,
    /// True where the note does not say how its numbers were measured.
    pub estimate: bool,
    /// The part of the improvement that later measurements keep.
    pub kept: Option<f64>,
    /// The day it was shown.
    pub presented: Option<String>,
    /// What proves it.
    pub evidence: Vec<Proof>,
    /// What to add, for a claim.
    pub to_add: Vec<String>,
}

/// A piece of evidence: a note, a web address, or a text that leads nowhere.
#[derive(Debug, Serialize)]
pub struct Proof {
    /// As a reader sees it.
    pub text: String,
    /// The note that it links to.
    pub file: Option<String>,
    /// The address that it links to.
    pub url: Option<String>,
    /// True where it is evidence: a link that leads somewhere.
    pub counts: bool,
}

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
    pub files: Vec<String>,
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
    pub files: Vec<String>,
    /// How many of them do not say how they were measured.
    pub estimates: usize,
    /// What is only claimed.
    pub claimed: AmountReport,
    /// Over how many entries.
    pub claimed_n: usize,
    /// Those, by file.
    pub claimed_files: Vec<String>,
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
    pub files: Vec<String>,
}

impl Report for LedgerReport {
    const NAME: &'static str = "ledger";

    fn of(view: &View<'_>) -> Self {
        ledger(view)
    }
}

/// Computes the ledger.
pub fn ledger(view: &View<'_>) -> LedgerReport {
    let notes = Notes::new(view);
    let judged = figures::judge(view);
    LedgerReport {
        entries: judged.iter().map(|entry| entry_report(view, &notes, entry)).collect(),
        totals: totals(&notes, &judged),
        headlines: headlines(&notes, &judged),
        stages: Stage::ALL.iter().map(|stage| stage_count(&notes, &judged, *stage)).collect(),
        head: notes.head(&[Kind::Ledger]),
    }
}

fn entry_report(view: &View<'_>, notes: &Notes<'_>, judged: &Judged<'_>) -> EntryReport {
    let facts = judged.entry.facts;
    let id = judged.entry.id;
    EntryReport {
        file: notes.file(id),
        date: judged.entry.date.to_string(),
        category: facts.category.map_or("", Choice::word).to_owned(),
        stage: judged.stage.word().to_owned(),
        metric: facts.metric.clone(),
        before: facts.before.as_ref().map(|quantity| quantity.text.clone()),
        after: facts.after.as_ref().map(|quantity| quantity.text.clone()),
        improvement: judged.improvement.map(to_f64),
        unit: facts.before.as_ref().map(unit),
        relative: judged.relative,
        value: facts.value.as_ref().map(|quantity| quantity.text.clone()),
        share: facts.share.unwrap_or(1.0),
        mine: judged.mine.as_ref().map(amount),
        estimate: facts.how_measured.is_none(),
        kept: judged.kept,
        presented: facts.presented.filter(|day| *day <= view.as_of).map(|day| day.to_string()),
        evidence: facts.evidence.iter().map(|mention| proof(view, notes, id, mention)).collect(),
        to_add: to_add(view, judged),
    }
}

/// The unit and period of a quantity, for an amount that is not its own.
fn unit(quantity: &Quantity) -> String {
    let unit = match &quantity.unit {
        Unit::Percent => "percentage points".to_owned(),
        // As written, since the unit's own word is in the singular.
        Unit::Count(_) => {
            let digits = |c: char| c.is_ascii_digit() || "., ".contains(c);
            let from = quantity.text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let written = quantity.text[from..].trim_start_matches(digits);
            let magnitude = written.strip_prefix(['k', 'K', 'M']);
            let magnitude = magnitude.filter(|rest| rest.is_empty() || rest.starts_with(' '));
            return magnitude.unwrap_or(written).trim().to_owned();
        }
        unit => unit.to_string(),
    };
    format!("{unit}{}", quantity.period.map_or("", Period::suffix))
}

fn proof(view: &View<'_>, notes: &Notes<'_>, from: usize, mention: &Mention) -> Proof {
    let note = mention.link.as_ref().and_then(|link| view.vault.linked_note(from, link));
    let address = mention.link.as_ref().filter(|link| link.is_external());
    Proof {
        text: mention.text.clone(),
        file: note.map(|id| notes.file(id)),
        url: address.map(|link| link.target.clone()),
        counts: view.vault.is_evidence(from, mention),
    }
}

/// What a claim lacks, as things to do. Each names the property to fill.
fn to_add(view: &View<'_>, judged: &Judged<'_>) -> Vec<String> {
    let facts = judged.entry.facts;
    let say = |lacks: &&str| match *lacks {
        "evidence" if facts.evidence.is_empty() => {
            "`evidence`: a link to the note, dashboard or change that shows it".to_owned()
        }
        "evidence" => "`evidence` that leads somewhere: its link has no target".to_owned(),
        "comparable values" if metrics::direction(facts, view.config).is_none() => {
            "`direction`: whether `lower` or `higher` is better".to_owned()
        }
        "comparable values" => "`before` and `after` in the same unit".to_owned(),
        before_or_after => format!("`{before_or_after}`: the value {before_or_after}"),
    };
    judged.lacks.iter().map(say).collect()
}

fn amount(amount: &Amount) -> AmountReport {
    amount_of(&amount.sort, amount.sum)
}

fn amount_of(sort: &Sort, sum: Decimal) -> AmountReport {
    AmountReport {
        dimension: sort.dimension.to_owned(),
        period: sort.period.to_owned(),
        currency: sort.currency.clone(),
        unit: sort.unit.clone(),
        sum: to_f64(sum.normalize()),
    }
}

/// The entries of a total, with what they have in common.
fn totals(notes: &Notes<'_>, judged: &[Judged<'_>]) -> Vec<TotalReport> {
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
    figures::totals(judged).into_iter().map(report).collect()
}

fn estimates(entries: &[&Judged<'_>]) -> usize {
    entries.iter().filter(|entry| entry.entry.facts.how_measured.is_none()).count()
}

/// Proved and claimed amounts of each sort, the largest number of proved entries first.
fn headlines(notes: &Notes<'_>, judged: &[Judged<'_>]) -> Vec<Headline> {
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

fn stage_count(notes: &Notes<'_>, judged: &[Judged<'_>], stage: Stage) -> StageCount {
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
