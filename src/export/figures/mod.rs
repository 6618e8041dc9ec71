//! The tables of what reports compute: one file a report, one table a list of it.

mod capability_map;
mod decisions;
mod digest;
mod ledger;
mod plan;
mod prevention;
mod review;
mod tier_progress;
mod time;

use super::table::Table;

/// The tables, report by report.
pub(super) fn figure_tables() -> Vec<Table> {
    [
        digest::tables,
        capability_map::tables,
        ledger::tables,
        tier_progress::tables,
        prevention::tables,
        time::tables,
        decisions::tables,
        plan::tables,
        review::tables,
    ]
    .iter()
    .flat_map(|tables| tables())
    .collect()
}
