//! The private dashboard as plain data: all reports, and what its pages need beside them. Made from the whole vault;
//! nothing here is HTML, and nothing here goes into the portfolio.

mod address;
pub mod notes;
mod places;
mod shared;
mod weeks;

pub use address::address;
pub use places::{Place, Places, has_page};
pub use shared::Shared;
pub use weeks::Slot;

use crate::analysis::View;
use crate::ladder::CAPABILITY;
use crate::model::kind::Record;
use crate::report::Reports;
use crate::report::pair::{Pair, pair};
use crate::report::tier_progress::LevelReport;
use std::collections::BTreeMap;

/// All that the overview pages show.
#[derive(Debug)]
pub struct Dashboard<'r> {
    /// The last day that counts.
    pub as_of: String,
    /// What all reports say.
    pub reports: &'r Reports,
    /// Names and pages of notes.
    pub places: Places,
    /// Domains that share cases.
    pub shared: Vec<Shared>,
    /// The weeks of pictures.
    pub weeks: Vec<Slot>,
    /// The levels of a domain, the lowest first; none where there is no domain.
    pub levels: Vec<LevelReport>,
    /// Before and after of ledger entries in one unit, by file, where they compare.
    pub pairs: BTreeMap<String, Pair>,
}

impl<'r> Dashboard<'r> {
    /// The dashboard of a vault, from its reports.
    pub fn of(view: &View<'_>, reports: &'r Reports) -> Self {
        let pairs = view.vault.notes.iter().filter_map(|note| match &note.record {
            Some(Record::Ledger(facts)) => Some((note.file.to_string(), pair(facts)?)),
            _ => None,
        });
        Self {
            as_of: view.as_of.to_string(),
            places: Places::of(view),
            shared: shared::shared(&reports.capability_map),
            weeks: weeks::weeks(&reports.time),
            levels: levels(reports),
            pairs: pairs.collect(),
            reports,
        }
    }
}

fn levels(reports: &Reports) -> Vec<LevelReport> {
    let ladder = reports.tier_progress.ladders.iter().find(|ladder| ladder.id == CAPABILITY);
    ladder.map_or(Vec::new(), |ladder| ladder.levels.clone())
}

#[cfg(test)]
mod tests;
