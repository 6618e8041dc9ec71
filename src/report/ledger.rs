//! What results were worth, and how well that is proved.

pub mod quarters;
pub mod totals;

use super::bars::{Bar, Bars};
use super::contract::Report;
use super::note_ref::{Head, Notes};
use super::plain::first_few;
use crate::analysis::inputs::Inputs;
use crate::analysis::ledger::{Judged, Stage};
use crate::analysis::metrics;
use crate::analysis::view::View;
use crate::model::choice::Choice;
use crate::model::kind::Kind;
use crate::model::structure::Mention;
use crate::value::counted;
use crate::value::number::to_f64;
use crate::value::quantity::Quantity;
use crate::value::unit::{Period, Unit};
use quarters::{LedgerQuarter, quarters};
use serde::Serialize;
use std::sync::Arc;
use totals::{AmountReport, Headline, StageCount, TotalReport, amount, headlines, stage_count, totals};

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
    /// The stages as a picture.
    pub picture: Option<Bars>,
    /// The results by quarter, oldest first.
    pub quarters: Vec<LedgerQuarter>,
    /// Entries that state no value and so are in no sum, by file.
    #[serde(serialize_with = "first_few")]
    pub without_value: Vec<Arc<str>>,
}

/// One entry.
#[derive(Debug, Serialize)]
pub struct EntryReport {
    /// The note.
    pub file: Arc<str>,
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
    pub file: Option<Arc<str>>,
    /// The address that it links to.
    pub url: Option<String>,
    /// True where it is evidence: a link that leads somewhere.
    pub counts: bool,
}

impl Report for LedgerReport {
    const NAME: &'static str = "ledger";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        ledger(inputs)
    }

    fn summary(&self) -> String {
        if self.entries.is_empty() {
            return String::new();
        }
        let stages: Vec<String> = self
            .stages
            .iter()
            .filter(|stage| stage.n > 0)
            .map(|stage| format!("{} {}", stage.n, stage.stage))
            .collect();
        let headline = format!("{}: {}.", counted(self.entries.len(), "result"), stages.join(", "));
        let proved: Vec<String> =
            self.headlines.iter().filter(|line| line.n > 0).map(Headline::says).collect();
        if proved.is_empty() {
            headline
        } else {
            format!("{headline} My proved part: {}.", proved.join("; "))
        }
    }
}

/// Computes the ledger.
pub fn ledger(inputs: &Inputs<'_, '_>) -> LedgerReport {
    let view = inputs.view;
    let notes = Notes::new(view);
    let judged = inputs.ledger();
    let entries: Vec<EntryReport> = judged.iter().map(|entry| entry_report(view, &notes, entry)).collect();
    let stages: Vec<StageCount> =
        Stage::ALL.iter().map(|stage| stage_count(&notes, judged, *stage)).collect();
    // An empty stage has no bar of its own, but its place: a picture of one stage would be none.
    let bar = |stage: &StageCount| Bar {
        label: stage.stage.clone(),
        value: (stage.n > 0).then_some(stage.n as f64),
    };
    let without_value = judged.iter().filter(|entry| entry.mine.is_none());
    LedgerReport {
        quarters: quarters(view, judged),
        without_value: notes.files(without_value.map(|entry| entry.entry.id)),
        entries,
        totals: totals(&notes, judged),
        headlines: headlines(&notes, judged),
        picture: Bars::new("results", stages.iter().map(bar).collect()),
        stages,
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
    let (counts, note) = view.vault.evidence(from, mention);
    let address = mention.link.as_ref().filter(|link| link.is_external());
    Proof {
        text: mention.text.clone(),
        file: note.map(|id| notes.file(id)),
        url: address.map(|link| link.target.to_string()),
        counts,
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
