//! Results by quarter.

use super::totals::{AmountReport, amount_of};
use crate::analysis::frequency::Recorded;
use crate::analysis::ledger::{Judged, Sort, Stage};
use crate::analysis::view::View;
use crate::value::calendar::Quarter;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeMap;

/// The results of one quarter.
#[derive(Debug, Serialize)]
pub struct LedgerQuarter {
    /// Which.
    pub quarter: String,
    /// True for a first or current quarter that is not whole.
    pub partial: bool,
    /// How many results.
    pub n: usize,
    /// How many of them are proved: measured or sustained.
    pub proved: usize,
    /// My part of what is proved, one for each sort of amount.
    pub amounts: Vec<AmountReport>,
    /// The results, newest first, as places in the report's `entries`.
    pub entries: Vec<usize>,
}

/// Every quarter with a result, oldest first.
pub fn quarters(view: &View<'_>, judged: &[Judged<'_>]) -> Vec<LedgerQuarter> {
    let recorded = Recorded::of(view);
    let mut by_quarter: BTreeMap<Quarter, Vec<usize>> = BTreeMap::new();
    for (i, entry) in judged.iter().enumerate() {
        by_quarter.entry(Quarter::of(entry.entry.date)).or_default().push(i);
    }
    let quarter = |(quarter, mut places): (Quarter, Vec<usize>)| {
        let proved: Vec<&Judged<'_>> =
            places.iter().map(|i| &judged[*i]).filter(|entry| is_proved(entry)).collect();
        let mut sums: BTreeMap<Sort, Decimal> = BTreeMap::new();
        for mine in proved.iter().filter_map(|entry| entry.mine.as_ref()) {
            *sums.entry(mine.sort.clone()).or_default() += mine.sum;
        }
        places.reverse();
        LedgerQuarter {
            quarter: quarter.to_string(),
            partial: recorded.is_some_and(|recorded| recorded.is_partial(quarter, view.as_of)),
            n: places.len(),
            proved: proved.len(),
            amounts: sums.iter().map(|(sort, sum)| amount_of(sort, *sum)).collect(),
            entries: places,
        }
    };
    by_quarter.into_iter().map(quarter).collect()
}

/// Measured or sustained.
pub fn is_proved(entry: &Judged<'_>) -> bool {
    matches!(entry.stage, Stage::Measured | Stage::Sustained)
}
