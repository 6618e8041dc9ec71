//! Figure 10: what the months of a plan ask for.

use super::plan_span::PlanSpan;
use super::view::{Entry, View};
use crate::model::choice::Scope;
use crate::model::kinds::audit::Audit;
use crate::model::kinds::decision::Decision;
use crate::model::kinds::ledger::Ledger;
use crate::value::quantity::{Dimension, Quantity};
use jiff::civil::Date;

/// How many notes that come near are kept.
const NEAREST: usize = 20;

/// What one month asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthEvidence {
    /// 1-3.
    pub month: u8,
    /// Its parts; all are needed.
    pub parts: Vec<Part>,
}

/// One thing that a month asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What that is, as the end of "asks for".
    pub asks: &'static str,
    /// The word for the kind of note that gives it.
    pub kind: &'static str,
    /// The notes that give it, by index in the vault, oldest first.
    pub found: Vec<usize>,
    /// Notes of that kind within the plan that come near, with what each lacks: those that lack least first, then the
    /// newest.
    pub near: Vec<(usize, Vec<String>)>,
}

impl MonthEvidence {
    /// Whether each part has a note.
    pub fn met(&self) -> bool {
        self.parts.iter().all(|part| !part.found.is_empty())
    }
}

/// The notes that plans are held against, oldest first.
pub(super) struct Sources<'v> {
    as_of: Date,
    pub(super) audits: Vec<Entry<'v, Audit>>,
    ledger: Vec<Entry<'v, Ledger>>,
    decisions: Vec<Entry<'v, Decision>>,
}

impl<'v> Sources<'v> {
    pub(super) fn of(view: &View<'v>) -> Self {
        let (audits, ledger, decisions) = (view.audits(), view.ledger(), view.decisions());
        Self { as_of: view.as_of, audits, ledger, decisions }
    }
}

/// What the three months ask for, and what there is of it within the plan.
pub(super) fn evidence(notes: &Sources<'_>, span: &PlanSpan) -> [MonthEvidence; 3] {
    let Sources { as_of, audits, ledger, decisions } = notes;
    let tables = part("an audit with a table of activities", "audit", audits, span, |audit| {
        let has_rows = audit.facts.activities.as_ref().is_some_and(|table| !table.rows.is_empty());
        missing(&[(has_rows, "a table of activities")])
    });
    let saved = "a ledger entry whose value is time or a count: hours saved, errors, output";
    let saved = part(saved, "ledger", ledger, span, |entry| counted(entry.facts));
    let redesign =
        "a ledger entry with the original state, the new design, before and after, that was presented";
    let redesign = part(redesign, "ledger", ledger, span, |entry| redesigned(entry.facts, *as_of));
    let decided = "a decision with trade-offs and monitoring, for the team or wider";
    let decided = part(decided, "decision", decisions, span, far_reaching);
    [(1, vec![tables, saved]), (2, vec![redesign]), (3, vec![decided])]
        .map(|(month, parts)| MonthEvidence { month, parts })
}

fn part<T>(
    asks: &'static str,
    kind: &'static str,
    entries: &[Entry<'_, T>],
    span: &PlanSpan,
    lacks: impl Fn(&Entry<'_, T>) -> Vec<String>,
) -> Part {
    let mut part = Part { asks, kind, found: Vec::new(), near: Vec::new() };
    for entry in entries.iter().filter(|entry| span.holds(entry.date)) {
        let lacking = lacks(entry);
        if lacking.is_empty() {
            part.found.push(entry.id);
        } else {
            part.near.push((entry.id, lacking));
        }
    }
    // Nearest first, then the newest; a vault of many long plans would hold each note many times.
    part.near.reverse();
    part.near.sort_by_key(|(_, lacks)| lacks.len());
    part.near.truncate(NEAREST);
    part
}

/// The names of what is not there.
fn missing(needed: &[(bool, &str)]) -> Vec<String> {
    needed.iter().filter(|(is_there, _)| !is_there).map(|(_, name)| (*name).to_owned()).collect()
}

fn counted(entry: &Ledger) -> Vec<String> {
    let is_one = |dimension: &Dimension| matches!(dimension, Dimension::Time | Dimension::Count(_));
    match entry.value.as_ref().map(Quantity::dimension) {
        Some(dimension) if is_one(&dimension) => Vec::new(),
        Some(_) => vec!["a `value` that is time or a count".to_owned()],
        None => vec!["`value`".to_owned()],
    }
}

fn redesigned(entry: &Ledger, as_of: Date) -> Vec<String> {
    let presented = match entry.presented {
        Some(day) if day > as_of => "a `presented` that has come",
        _ => "`presented`",
    };
    missing(&[
        (entry.original_state.is_some(), "Original state"),
        (entry.new_design.is_some(), "New design"),
        (entry.before.is_some(), "`before`"),
        (entry.after.is_some(), "`after`"),
        (entry.presented.is_some_and(|day| day <= as_of), presented),
    ])
}

fn far_reaching(entry: &Entry<'_, Decision>) -> Vec<String> {
    missing(&[
        (entry.facts.trade_offs.is_some(), "Trade-offs"),
        (entry.facts.monitoring.is_some(), "Monitoring"),
        (entry.note.scope.is_some_and(|scope| scope >= Scope::Team), "`scope`, team or wider"),
    ])
}
