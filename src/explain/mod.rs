//! How numbers came about: rule, inputs, arithmetic, notes counted, notes left out.
//!
//! A subject is a figure, a signal, a domain, a pattern, a ladder, a criterion or a note. Each has one file here, and all
//! numbers come from `analysis`, which the reports use too. The rules themselves stand in `docs/figures.md`.

pub mod explanation;
pub mod find;
pub mod overview;
pub mod rule;

mod case;
mod clock;
mod decision;
mod domain;
mod entry;
mod figures;
mod head;
mod ladder;
mod mechanism;
mod middle;
mod numbers;
mod other;
mod pattern;
mod plan;
mod refs;
mod review;
mod signal;
mod verdicts;
mod week;

pub use explanation::Explanation;
pub use find::{As, Meaning, find};
pub use overview::{Overview, overview};
pub use refs::why_not;

use crate::analysis::view::View;
use crate::model::kind::Kind;

/// Explains what a name means.
pub fn explain(view: &View<'_>, meaning: &Meaning) -> Explanation {
    match meaning {
        Meaning::Figure(figure) => figures::figure(view, figure),
        Meaning::Domain(name) => domain::domain(view, name),
        Meaning::Pattern(name) => pattern::pattern(view, name),
        Meaning::Signal(id) => signal::signal(view, id),
        Meaning::Ladder(at) => ladder::ladder(view, *at),
        Meaning::Criterion(at) => ladder::criterion(view, *at),
        Meaning::Note(id) => note(view, *id),
    }
}

/// Explains a note: by its kind, or why it counts nowhere.
fn note(view: &View<'_>, id: usize) -> Explanation {
    let explained = match view.vault.notes[id].kind() {
        Some(Kind::Case) => case::case(view, id),
        Some(Kind::Ledger) => entry::entry(view, id),
        Some(Kind::Audit) => week::audit(view, id),
        Some(Kind::Decision) => decision::decision(view, id),
        Some(Kind::Mechanism) => mechanism::mechanism(view, id),
        Some(Kind::Review) => review::review(view, id),
        Some(Kind::Plan) => plan::plan(view, id),
        Some(Kind::Capability | Kind::Profile) | None => None,
    };
    explained.unwrap_or_else(|| other::other(view, id))
}

#[cfg(test)]
mod tests;
