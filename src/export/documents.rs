//! The data that rows are taken from, by name: the reports, and what is prepared from notes.

use super::flat;
use super::links::links;
use crate::analysis::View;
use crate::analysis::rows::list;
use crate::analysis::view::{Evidence, evidence};
use crate::report;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The export itself.
pub(super) const EXPORT: &str = "export";
/// The rows of `list`.
pub(super) const NOTES: &str = "notes";
/// The domains of notes, with those that they are nested in.
pub(super) const DOMAINS: &str = "domains";
/// The links of notes.
pub(super) const LINKS: &str = "links";
/// The checks of cases, branches in their place.
pub(super) const CHECKS: &str = "checks";
/// The tasks of plans, of all months.
pub(super) const PLAN_TASKS: &str = "plan tasks";

/// Everything that tables are made from.
pub(super) type Documents = BTreeMap<&'static str, Value>;

/// Gathers the data of a view.
pub(super) fn documents(view: &View<'_>) -> Documents {
    let rows = list(view, view.vault.notes.iter().enumerate());
    let notes: Vec<Value> = rows.into_iter().map(Value::Object).collect();
    let mut documents = Documents::from([
        (EXPORT, export(view, notes.len())),
        (DOMAINS, flat::domains(&notes)),
        (LINKS, links(view)),
        (CHECKS, flat::checks(&notes)),
        (PLAN_TASKS, flat::plan_tasks(&notes)),
        (NOTES, notes.into()),
    ]);
    documents.extend(report::all(view).into_iter().map(|built| (built.name, built.data)));
    documents
}

fn export(view: &View<'_>, exported: usize) -> Value {
    let notes = &view.vault.notes;
    let uncounted = notes.iter().filter(|note| evidence(note, &view.zone) == Evidence::Never).count();
    json!({
        "schema": report::SCHEMA,
        "casebook": env!("CARGO_PKG_VERSION"),
        "notes": exported,
        "future_notes": notes.len() - exported,
        "uncounted_notes": uncounted,
    })
}
