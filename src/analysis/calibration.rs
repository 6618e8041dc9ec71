//! The second half of figure 9: is my judgment right as often as I am sure of it?

use super::statistics::mean;
use super::view::{Entry, View};
use crate::model::choice::Verdict;
use crate::model::kinds::decision::Decision;
use jiff::civil::Date;

/// Into how many bins confidence is sorted.
pub const BINS: usize = 5;
/// A gap between confidence and outcome up to this is none, however many decisions there are.
pub const LEAST_GAP: f64 = 0.15;
/// One-sided, 95 %: how many standard errors a gap must have.
pub const ERRORS: f64 = 1.645;

/// Confidence against outcome, over the decisions that tell both.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibration {
    /// The decisions with both numbers, oldest first.
    pub judged: Vec<Judged>,
    /// Brier score: the mean of (confidence - outcome)^2; 0 is best.
    pub brier: Option<f64>,
    /// The Brier score of always saying the mean outcome.
    pub reference: Option<f64>,
    /// 1 - Brier / reference; `None` where the reference is 0.
    pub skill: Option<f64>,
    /// Mean confidence.
    pub mean_confidence: Option<f64>,
    /// Mean outcome.
    pub mean_outcome: Option<f64>,
    /// The largest distance of the two means that may still be chance.
    pub gap_limit: Option<f64>,
    /// By confidence, from 0 to 1, empty ones too.
    pub bins: Vec<Bin>,
}

impl Calibration {
    /// Mean confidence - mean outcome: more than 0 is too sure.
    pub fn gap(&self) -> Option<f64> {
        Some(self.mean_confidence? - self.mean_outcome?)
    }
}

/// Decisions of like confidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Bin {
    /// The least confidence in it.
    pub low: f64,
    /// Where the next one begins; the last holds 1 too.
    pub high: f64,
    /// Its decisions, by index in the vault.
    pub decisions: Vec<usize>,
    /// Their mean confidence.
    pub mean_confidence: Option<f64>,
    /// Their mean outcome.
    pub mean_outcome: Option<f64>,
}

/// One decision with both numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The decision, by index in the vault.
    pub id: usize,
    /// How sure I was.
    pub confidence: f64,
    /// How right that was: 1, one half, 0.
    pub outcome: f64,
}

impl Judged {
    /// What it adds to the Brier score, before the mean is taken.
    pub fn squared_error(&self) -> f64 {
        (self.confidence - self.outcome).powi(2)
    }
}

/// How a decision turned out, where that was judged by the as-of date; undated judgment counts at once.
pub fn turned_out(decision: &Decision, as_of: Date) -> Option<Verdict> {
    decision.turned_out.filter(|_| decision.reviewed.is_none_or(|day| day <= as_of))
}

/// Decisions to look at again: due by the as-of date and not judged yet, the longest overdue first.
pub fn due<'v>(view: &View<'v>) -> Vec<Entry<'v, Decision>> {
    let mut due = view.decisions();
    due.retain(|decision| {
        decision.facts.due.is_some_and(|day| day <= view.as_of)
            && turned_out(decision.facts, view.as_of).is_none()
    });
    due.sort_by_key(|decision| (decision.facts.due, decision.id));
    due
}

/// Confidence against outcome: right is 1, mixed one half, wrong 0.
pub fn calibration(view: &View<'_>) -> Calibration {
    let judged: Vec<Judged> = view.decisions().iter().filter_map(|d| judged(d, view.as_of)).collect();
    let bin_of = |judged: &Judged| bin(judged.confidence);
    let bins = (0..BINS).map(|index| {
        let inside: Vec<&Judged> = judged.iter().filter(|judged| bin_of(judged) == index).collect();
        Bin {
            low: index as f64 / BINS as f64,
            high: (index + 1) as f64 / BINS as f64,
            mean_confidence: mean_of(&inside, |judged| judged.confidence),
            mean_outcome: mean_of(&inside, |judged| judged.outcome),
            decisions: inside.iter().map(|judged| judged.id).collect(),
        }
    });
    let bins = bins.collect();
    let all: Vec<&Judged> = judged.iter().collect();
    let mean_outcome = mean_of(&all, |judged| judged.outcome);
    let brier = mean_of(&all, Judged::squared_error);
    let reference = mean_outcome.and_then(|mean| mean_of(&all, |judged| (judged.outcome - mean).powi(2)));
    let skill = brier.zip(reference).filter(|(_, reference)| *reference > 0.0);
    Calibration {
        brier,
        reference,
        skill: skill.map(|(brier, reference)| 1.0 - brier / reference),
        mean_confidence: mean_of(&all, |judged| judged.confidence),
        mean_outcome,
        gap_limit: gap_limit(&judged),
        bins,
        judged,
    }
}

fn gap_limit(judged: &[Judged]) -> Option<f64> {
    chance_gap(judged).map(|chance| chance.max(LEAST_GAP))
}

/// The largest gap that chance brings in 19 of 20 times: were every confidence the true chance, the mean outcome would
/// stray from the mean confidence by a standard error of sqrt(sum c (1 - c)) / n. `None` without decisions.
pub fn chance_gap(judged: &[Judged]) -> Option<f64> {
    let variance: f64 = judged.iter().map(|judged| judged.confidence * (1.0 - judged.confidence)).sum();
    (!judged.is_empty()).then(|| ERRORS * variance.sqrt() / judged.len() as f64)
}

fn judged(decision: &Entry<'_, Decision>, as_of: Date) -> Option<Judged> {
    let outcome = match turned_out(decision.facts, as_of)? {
        Verdict::Right => 1.0,
        Verdict::Mixed => 0.5,
        Verdict::Wrong => 0.0,
    };
    Some(Judged { id: decision.id, confidence: decision.facts.confidence?, outcome })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a confidence is 0 to 1")]
fn bin(confidence: f64) -> usize {
    ((confidence * BINS as f64).floor() as usize).min(BINS - 1)
}

fn mean_of(judged: &[&Judged], figure: impl Fn(&Judged) -> f64) -> Option<f64> {
    mean(&judged.iter().map(|judged| figure(judged)).collect::<Vec<_>>())
}
