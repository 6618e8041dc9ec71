//! The first half of figure 9: what a decision does to risk, and how uncertain it is.

use crate::model::choice::Effect;
use crate::model::kinds::decision::Decision;

/// `adds risk`, `reduces risk`, `neutral`, or nothing where none of the five is answered; and how many are.
pub fn prejudgment(decision: &Decision) -> (Option<&'static str>, usize) {
    let answers: Vec<Effect> = decision.criteria.iter().flatten().copied().collect();
    let verdict = if answers.is_empty() {
        None
    } else if answers.contains(&Effect::Worse) {
        Some("adds risk")
    } else if answers.contains(&Effect::Better) {
        Some("reduces risk")
    } else {
        Some("neutral")
    };
    (verdict, answers.len())
}

/// Unpredictability times irreversibility, 1-25.
pub fn uncertainty(decision: &Decision) -> Option<u8> {
    Some(decision.unpredictability? * decision.irreversibility?)
}
