//! Names of tags: what is the same, what stands above, what only says the kind of a note.

use crate::analysis::View;
use crate::model::kind::Kind;
use std::collections::BTreeSet;

/// A tag as it compares.
pub(super) fn key(name: &str) -> String {
    name.trim_start_matches('#').to_lowercase()
}

/// `a/b` and `a`.
pub(super) fn with_parents(tag: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(tag), |tag| tag.rsplit_once('/').map(|(above, _)| above))
}

/// The tags of a note that say more than its kind.
pub(super) fn telling(view: &View<'_>, tags: &[String]) -> Vec<String> {
    let own: BTreeSet<String> =
        Kind::ALL.iter().flat_map(|kind| kind.def().tags.iter().map(|tag| key(tag))).collect();
    let makes_kind = |tag: &str| {
        let key = key(tag);
        let configured = view.config.kinds.values().flat_map(|rule| &rule.tags).any(|own| own.covers(&key));
        configured || key.starts_with("casebook/") || with_parents(&key).any(|tag| own.contains(tag))
    };
    tags.iter().filter(|tag| !makes_kind(tag)).cloned().collect()
}
