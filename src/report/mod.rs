//! View models: what a report says, as plain data that templates, `show --format json` and `data/*.json` get.
//!
//! A report is one file here, one template under `templates/reports/` and one line in the table below. Field
//! names are the data contract: fixed ones never change their meaning within a `schema` version.

pub mod bars;
pub mod calendar;
pub mod capability_cases;
pub mod capability_domain;
pub mod capability_map;
pub mod capability_paths;
pub mod contract;
pub mod decisions;
pub mod digest;
pub mod frequency;
pub mod ledger;
pub mod ledger_quarters;
pub mod ledger_totals;
pub mod note_ref;
pub mod plan;
pub mod plan_evidence;
pub mod playbook;
pub mod prevention;
pub mod prevention_slots;
pub mod review;
pub mod review_scores;
pub mod tier_progress;
pub mod time;
pub mod time_quarters;
pub mod visibility;
pub mod visibility_metrics;

pub use contract::{Report, SCHEMA, SubPage, THIN, data, pretty};

use crate::analysis::View;
use serde_json::Value;

/// A report as data.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// Its name.
    pub name: &'static str,
    /// Its data.
    pub data: Value,
    /// Its further pages.
    pub pages: Vec<SubPage>,
}

/// Makes the list of reports from a table of modules and types.
macro_rules! reports {
    ($($module:ident $report:ident;)*) => {
        /// The names of all reports, in the order in which they are shown.
        pub const NAMES: &[&str] = &[$(<$module::$report as Report>::NAME,)*];

        /// One report by its name.
        pub fn build(name: &str, view: &View<'_>) -> Option<Built> {
            $(if name == <$module::$report as Report>::NAME {
                return Some(built(&$module::$report::of(view)));
            })*
            None
        }
    };
}

reports! {
    digest DigestReport;
    capability_map CapabilityMapReport;
    ledger LedgerReport;
    tier_progress TierProgressReport;
    prevention PreventionReport;
    time TimeReport;
    decisions DecisionsReport;
    plan PlanReport;
    review ReviewReport;
}

/// All reports.
pub fn all(view: &View<'_>) -> Vec<Built> {
    NAMES.iter().filter_map(|name| build(name, view)).collect()
}

/// A report, as data.
fn built<R: Report>(report: &R) -> Built {
    let mut data = data(report);
    let summary = report.summary();
    data["summary"] = if summary.is_empty() { Value::Null } else { summary.into() };
    Built { name: R::NAME, data, pages: report.pages() }
}

#[cfg(test)]
pub(crate) mod tests;
