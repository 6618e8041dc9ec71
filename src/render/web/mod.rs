//! What the pages of both sites share, the portfolio's and the dashboard's: how they are written, what their templates
//! can do, and the charts that reports become.

pub(super) mod charts;
#[cfg(test)]
pub(super) mod checks;
pub(super) mod filters;
pub(super) mod links;
pub(super) mod script;
mod tidy;

use super::template::engine::Dialect;

/// How the pages of a folder of templates are written.
pub(super) const fn dialect(folder: &'static str) -> Dialect {
    Dialect { folder, extension: "html", escape: filters::escape, tidy: tidy::tidy }
}
