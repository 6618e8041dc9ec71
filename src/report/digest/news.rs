//! New notes by kind.

use super::changes::{Change, NEW_NOTE};
use crate::model::kind::Kind;
use crate::value::counted;
use serde::Serialize;
use std::sync::Arc;

/// The new notes of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewNotes {
    /// The kind.
    pub kind: &'static str,
    /// How many, in words: `2 new cases`.
    pub count: String,
    /// Those, the newest first.
    pub files: Vec<Arc<str>>,
}

/// By kind, in the order of the kinds.
pub(super) fn by_kind(changes: &[Change]) -> Vec<NewNotes> {
    let of = |kind: &Kind| {
        let new = changes
            .iter()
            .filter(|change| change.kind == NEW_NOTE && change.after.as_deref() == Some(kind.name()));
        let files: Vec<Arc<str>> = new.filter_map(|change| change.file.clone()).collect();
        // "2 cases" are "2 new cases".
        let count = short(*kind, files.len()).replacen(' ', " new ", 1);
        NewNotes { kind: kind.name(), count, files }
    };
    Kind::ALL.iter().map(of).filter(|new| !new.files.is_empty()).collect()
}

/// "2 decisions", where the whole name would be "2 decision records".
fn short(kind: Kind, n: usize) -> String {
    match kind {
        Kind::Ledger | Kind::Capability | Kind::Profile => kind.def().count(n),
        kind => counted(n, kind.name()),
    }
}
