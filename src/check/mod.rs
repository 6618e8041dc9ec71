//! Rules that need more than one field, or more than one note.

mod bounds;
mod bytes;
mod cases;
mod identity;
mod ledger;
mod links;
mod names;
mod order;
mod weeks;

pub use bytes::{decoding, text};
pub use names::settings;

use crate::analysis::View;
use crate::diagnostic::Diagnostic;

/// Every finding about the vault as a whole. Findings of single fields were made when the notes were read.
pub fn vault(view: &View<'_>) -> Vec<Diagnostic> {
    let mut findings = links::check(view.vault);
    findings.extend(cases::check(view));
    findings.extend(ledger::check(view));
    findings.extend(weeks::check(view));
    findings.extend(bounds::check(view));
    findings.extend(order::check(view));
    findings.extend(identity::check(view.vault));
    findings
}
