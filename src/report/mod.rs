//! View models: what a report says, as plain data that templates, `show --format json` and `data/*.json` get.
//!
//! A report is one file here, with the parts of a large one in a folder of its name, one template under
//! `templates/reports/` and one line in the table below. Field names are the data contract: fixed ones never change their
//! meaning within a `schema` version.

pub mod bars;
pub mod calendar;
pub mod capability_map;
pub mod contract;
pub mod decisions;
pub mod digest;
mod indented;
pub mod ledger;
pub mod note_ref;
pub mod pair;
pub mod plain;
pub mod plan;
pub mod prevention;
pub mod review;
pub mod tier_progress;
pub mod time;

pub use contract::{Report, SCHEMA, SubPage, THIN, data, data_file, text, write};
pub use plain::{Extent, Plain, Read, Without};

use crate::analysis::View;
use crate::analysis::inputs::Inputs;
use serde::Serialize;
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

/// What takes reports one by one, so that none becomes a value that nobody needs.
pub trait Taker {
    /// Why it takes no more.
    type Error;

    /// Takes a report: its name, its further pages, and its data, which [`Plain`] writes as it should be.
    fn take(
        &mut self,
        name: &'static str,
        pages: &[SubPage],
        data: &impl Serialize,
    ) -> Result<(), Self::Error>;
}

/// Makes the list of reports from a table of modules and types.
macro_rules! reports {
    ($($module:ident $report:ident;)*) => {
        /// The names of all reports, in the order in which they are shown.
        pub const NAMES: &[&str] = &[$(<$module::$report as Report>::NAME,)*];

        fn one(name: &str, inputs: &Inputs<'_, '_>) -> Option<Built> {
            $(if name == <$module::$report as Report>::NAME {
                return Some(built(&$module::$report::of(inputs)));
            })*
            None
        }

        /// All reports of a view, made from figures that are each computed once: for those who show them in several
        /// ways.
        #[derive(Debug)]
        pub struct Reports {
            $(
                /// The report of that name.
                pub $module: $module::$report,
            )*
        }

        impl Reports {
            /// Computes all of them.
            pub fn of(view: &View<'_>) -> Self {
                let inputs = for_all(view);
                Self { $($module: $module::$report::of(&inputs),)* }
            }

            /// Gives all of them away, in the order of their names.
            pub fn give<T: Taker>(&self, to: &mut T) -> Result<(), T::Error> {
                $(give_one(&self.$module, to)?;)*
                Ok(())
            }
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

/// One report by its name.
pub fn build(name: &str, view: &View<'_>) -> Option<Built> {
    one(name, &Inputs::new(view))
}

/// All reports.
pub fn all(view: &View<'_>) -> Vec<Built> {
    let inputs = for_all(view);
    NAMES.iter().filter_map(|name| one(name, &inputs)).collect()
}

/// Figures for all reports, each computed once. One of them wants the levels with their history: those who want the
/// present alone read it there.
fn for_all<'a, 'v>(view: &'a View<'v>) -> Inputs<'a, 'v> {
    let inputs = Inputs::new(view);
    inputs.whole();
    inputs
}

/// A report with its headline.
#[derive(Serialize)]
struct Told<'r, R> {
    #[serde(flatten)]
    report: &'r R,
    summary: Option<String>,
}

impl<'r, R: Report> Told<'r, R> {
    fn new(report: &'r R) -> Self {
        Self { report, summary: Some(report.summary()).filter(|summary| !summary.is_empty()) }
    }
}

/// A report, as data.
fn built<R: Report>(report: &R) -> Built {
    Built { name: R::NAME, data: data(&Told::new(report)), pages: report.pages() }
}

fn give_one<R: Report, T: Taker>(report: &R, to: &mut T) -> Result<(), T::Error> {
    to.take(R::NAME, &report.pages(), &Told::new(report))
}

#[cfg(test)]
pub(crate) mod tests;
