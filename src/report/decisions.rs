//! Was my judgment right, and what is it worth looking at again?

use super::contract::Report;
use super::note_ref::{Head, Notes};
use super::plain::{first_few, first_rows, last_few, last_rows, unread};
use crate::analysis::calibration::{self as figures, turned_out};
use crate::analysis::inputs::Inputs;
use crate::analysis::prejudgment::{prejudgment, uncertainty};
use crate::analysis::view::{Entry, View};
use crate::model::choice::Choice;
use crate::model::kind::Kind;
use crate::model::kinds::decision::{CRITERIA, Decision};
use crate::value::calendar::days_between;
use crate::value::counted;
use crate::value::share::percent;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// Decisions, judged before and after.
#[derive(Debug, Serialize)]
pub struct DecisionsReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// Confidence against outcome.
    pub calibration: CalibrationReport,
    /// Decisions to look at again, by file, the longest overdue first.
    #[serde(serialize_with = "unread")]
    pub due: Vec<Arc<str>>,
    /// The same with their days.
    #[serde(serialize_with = "first_rows")]
    pub overdue: Vec<Overdue>,
    /// Decisions with a day of review still to come, the next one first.
    #[serde(serialize_with = "first_few")]
    pub upcoming: Vec<Overdue>,
    /// Every decision, the oldest first.
    #[serde(serialize_with = "last_rows")]
    pub decisions: Vec<DecisionReport>,
    /// How decisions of each pre-judgment turned out.
    pub judged_before: Vec<JudgedBefore>,
    /// Decisions by irreversibility (rows, the highest first) and unpredictability (columns, the lowest first).
    pub map: Vec<MapRow>,
}

/// Confidence against outcome; figures are null without decisions that tell both.
#[derive(Debug, Serialize)]
pub struct CalibrationReport {
    /// Over how many decisions.
    pub n: usize,
    /// Those, by file.
    #[serde(serialize_with = "unread")]
    pub files: Vec<Arc<str>>,
    /// Mean of (confidence - outcome)^2.
    pub brier: Option<f64>,
    /// The Brier score of always saying the mean outcome.
    pub reference: Option<f64>,
    /// 1 - Brier / reference.
    pub skill: Option<f64>,
    /// Mean confidence.
    pub mean_confidence: Option<f64>,
    /// Mean outcome.
    pub mean_outcome: Option<f64>,
    /// Mean confidence - mean outcome.
    pub gap: Option<f64>,
    /// A gap up to this may be chance.
    pub gap_limit: Option<f64>,
    /// By confidence, empty ones too.
    pub bins: Vec<BinReport>,
    /// Decisions whose outcome is known, but not how sure I was, by file.
    #[serde(serialize_with = "last_few")]
    pub without_confidence: Vec<Arc<str>>,
}

/// Decisions of like confidence.
#[derive(Debug, Serialize)]
pub struct BinReport {
    /// The least confidence in it.
    pub low: f64,
    /// Where the next one begins.
    pub high: f64,
    /// How many decisions.
    pub n: usize,
    /// Their mean confidence.
    pub mean_confidence: Option<f64>,
    /// Their mean outcome.
    pub mean_outcome: Option<f64>,
    /// Those.
    #[serde(serialize_with = "last_few")]
    pub decisions: Vec<Placed>,
}

/// A decision with a day of review.
#[derive(Debug, Serialize)]
pub struct Overdue {
    /// The note.
    pub file: Arc<str>,
    /// The day to look at it again.
    pub due: String,
    /// Days since then; before it, days until then.
    pub days: i32,
}

/// One decision.
#[derive(Debug, Serialize)]
pub struct DecisionReport {
    /// Its number on the page, by date.
    pub number: usize,
    /// The note.
    pub file: Arc<str>,
    /// Its date.
    pub date: String,
    /// As in MADR.
    pub status: Option<String>,
    /// How far it reaches.
    pub scope: Option<String>,
    /// `adds risk`, `reduces risk`, `neutral`; null where none of the five questions is answered.
    pub prejudgment: Option<String>,
    /// How many of the five are.
    pub answered: usize,
    /// What the five say.
    #[serde(serialize_with = "unread")]
    pub criteria: Vec<CriterionAnswer>,
    /// Unpredictability times irreversibility, 1-25.
    pub uncertainty: Option<u8>,
    /// 1-5.
    pub unpredictability: Option<u8>,
    /// 1-5.
    pub irreversibility: Option<u8>,
    /// How sure I was, 0-1.
    pub confidence: Option<f64>,
    /// `right`, `mixed`, `wrong`; null where that is not known yet.
    pub turned_out: Option<String>,
    /// The day that was judged.
    pub reviewed: Option<String>,
    /// Whether my judgment was asked for beforehand.
    pub asked: Option<bool>,
}

/// What a decision does to one source of risk.
#[derive(Debug, Serialize)]
pub struct CriterionAnswer {
    /// The source of risk, as a property.
    pub name: String,
    /// `better`, `same`, `worse`; null where it is not answered.
    pub effect: Option<String>,
}

/// How decisions of one pre-judgment turned out.
#[derive(Debug, Serialize)]
pub struct JudgedBefore {
    /// The pre-judgment; null where no question was answered.
    pub prejudgment: Option<String>,
    /// How many decisions.
    pub n: usize,
    /// How many turned out right.
    pub right: usize,
    /// Mixed.
    pub mixed: usize,
    /// Wrong.
    pub wrong: usize,
    /// Not known yet.
    pub open: usize,
}

/// A row of the map.
#[derive(Debug, Serialize)]
pub struct MapRow {
    /// 5-1.
    pub irreversibility: u8,
    /// From unpredictability 1 to 5 the decisions there.
    pub cells: Vec<Vec<Placed>>,
}

/// A decision on the map.
#[derive(Debug, Clone, Serialize)]
pub struct Placed {
    /// Its number on the page.
    pub number: usize,
    /// The note.
    pub file: Arc<str>,
    /// How it turned out.
    pub turned_out: Option<String>,
}

impl Report for DecisionsReport {
    const NAME: &'static str = "decisions";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        let view = inputs.view;
        let notes = Notes::new(view);
        let all = inputs.decisions();
        let due = figures::due(view);
        let decisions: Vec<DecisionReport> =
            all.iter().enumerate().map(|(at, entry)| decision(view, &notes, at + 1, entry)).collect();
        Self {
            calibration: calibration(inputs, &notes, &decisions),
            due: notes.files(due.iter().map(|entry| entry.id)),
            overdue: due.iter().filter_map(|entry| overdue(view, &notes, entry)).collect(),
            upcoming: upcoming(view, &notes, all),
            judged_before: judged_before(&decisions),
            map: map(&decisions),
            decisions,
            head: notes.head(&[Kind::Decision]),
        }
    }

    fn summary(&self) -> String {
        if self.decisions.is_empty() {
            return String::new();
        }
        let mut text = format!("{}, {} due.", counted(self.decisions.len(), "decision"), self.due.len());
        let found = &self.calibration;
        if let (Some(sure), Some(came)) = (found.mean_confidence, found.mean_outcome) {
            let (sure, came) = (percent(sure), percent(came));
            let n = found.n;
            text = format!("{text} Sure of {sure} on average, {came} came true (n = {n}).");
        }
        text
    }
}

fn calibration(
    inputs: &Inputs<'_, '_>,
    notes: &Notes<'_>,
    decisions: &[DecisionReport],
) -> CalibrationReport {
    let (found, all) = (inputs.calibration(), inputs.decisions());
    let places: HashMap<usize, Placed> =
        all.iter().zip(decisions).map(|(entry, decision)| (entry.id, placed(decision))).collect();
    let bin = |bin: &figures::Bin| BinReport {
        low: bin.low,
        high: bin.high,
        n: bin.decisions.len(),
        mean_confidence: bin.mean_confidence,
        mean_outcome: bin.mean_outcome,
        decisions: bin.decisions.iter().filter_map(|id| places.get(id).cloned()).collect(),
    };
    let unsaid = all.iter().filter(|entry| {
        entry.facts.confidence.is_none() && turned_out(entry.facts, inputs.view.as_of).is_some()
    });
    CalibrationReport {
        n: found.judged.len(),
        files: notes.files(found.judged.iter().map(|judged| judged.id)),
        brier: found.brier,
        reference: found.reference,
        skill: found.skill,
        mean_confidence: found.mean_confidence,
        mean_outcome: found.mean_outcome,
        gap: found.gap(),
        gap_limit: found.gap_limit,
        bins: found.bins.iter().map(bin).collect(),
        without_confidence: notes.files(unsaid.map(|entry| entry.id)),
    }
}

fn placed(decision: &DecisionReport) -> Placed {
    Placed { number: decision.number, file: decision.file.clone(), turned_out: decision.turned_out.clone() }
}

fn overdue(view: &View<'_>, notes: &Notes<'_>, entry: &Entry<'_, Decision>) -> Option<Overdue> {
    let due = entry.facts.due?;
    let days = days_between(due, view.as_of).abs();
    Some(Overdue { file: notes.file(entry.id), due: due.to_string(), days })
}

fn upcoming(view: &View<'_>, notes: &Notes<'_>, all: &[Entry<'_, Decision>]) -> Vec<Overdue> {
    let open = |entry: &&Entry<'_, Decision>| {
        entry.facts.due.is_some_and(|due| due > view.as_of) && turned_out(entry.facts, view.as_of).is_none()
    };
    let mut coming: Vec<_> = all.iter().filter(open).collect();
    coming.sort_by_key(|entry| (entry.facts.due, entry.id));
    coming.into_iter().filter_map(|entry| overdue(view, notes, entry)).collect()
}

fn decision(
    view: &View<'_>,
    notes: &Notes<'_>,
    number: usize,
    entry: &Entry<'_, Decision>,
) -> DecisionReport {
    let facts = entry.facts;
    let (verdict, answered) = prejudgment(facts);
    let criterion = |(field, effect): (&&crate::model::field::Field, &Option<_>)| CriterionAnswer {
        name: field.name.to_owned(),
        effect: effect.map(|effect: crate::model::choice::Effect| effect.word().to_owned()),
    };
    DecisionReport {
        number,
        file: notes.file(entry.id),
        date: entry.date.to_string(),
        status: facts.status.map(|status| status.word().to_owned()),
        scope: entry.note.scope.map(|scope| scope.word().to_owned()),
        prejudgment: verdict.map(str::to_owned),
        answered,
        criteria: CRITERIA.iter().zip(&facts.criteria).map(criterion).collect(),
        uncertainty: uncertainty(facts),
        unpredictability: facts.unpredictability,
        irreversibility: facts.irreversibility,
        confidence: facts.confidence,
        turned_out: turned_out(facts, view.as_of).map(|verdict| verdict.word().to_owned()),
        reviewed: facts.reviewed.filter(|day| *day <= view.as_of).map(|day| day.to_string()),
        asked: facts.asked,
    }
}

/// From what was to reduce risk down to what nobody judged; groups without a decision are left out.
fn judged_before(decisions: &[DecisionReport]) -> Vec<JudgedBefore> {
    let group = |prejudgment: Option<&str>| {
        let of: Vec<_> = decisions.iter().filter(|d| d.prejudgment.as_deref() == prejudgment).collect();
        let count = |word: Option<&str>| of.iter().filter(|d| d.turned_out.as_deref() == word).count();
        JudgedBefore {
            prejudgment: prejudgment.map(str::to_owned),
            n: of.len(),
            right: count(Some("right")),
            mixed: count(Some("mixed")),
            wrong: count(Some("wrong")),
            open: count(None),
        }
    };
    let groups = [Some("reduces risk"), Some("neutral"), Some("adds risk"), None].map(group);
    groups.into_iter().filter(|group| group.n > 0).collect()
}

/// Empty where no decision says both.
fn map(decisions: &[DecisionReport]) -> Vec<MapRow> {
    if decisions.iter().all(|decision| decision.uncertainty.is_none()) {
        return Vec::new();
    }
    let cell = |irreversibility: u8, unpredictability: u8| {
        let there = decisions.iter().filter(|d| {
            (d.irreversibility, d.unpredictability) == (Some(irreversibility), Some(unpredictability))
        });
        there.map(placed).collect()
    };
    let row = |irreversibility| MapRow {
        irreversibility,
        cells: (1..=5).map(|u| cell(irreversibility, u)).collect(),
    };
    (1..=5).rev().map(row).collect()
}
