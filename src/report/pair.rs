//! Before and after of a ledger entry as numbers.

use crate::model::kinds::ledger::Ledger;
use crate::value::number::to_f64;
use serde::Serialize;

/// Two numbers of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Pair {
    /// Before.
    pub before: f64,
    /// After.
    pub after: f64,
}

/// The numbers of a ledger entry in the unit of the first; nothing where they don't compare.
pub fn pair(facts: &Ledger) -> Option<Pair> {
    let (before, after) = (facts.before.as_ref()?, facts.after.as_ref()?);
    let converted = after.convert_to(before).ok()?;
    Some(Pair { before: to_f64(before.amount), after: to_f64(converted) })
}
