use super::inline::one_line;
use crate::analysis::view::{Evidence, evidence};
use crate::model::kind::Record;
use crate::model::note::Note;
use crate::model::vault::Vault;
use crate::value::identity;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// What the vault knows already, offered in a new note so that nobody has to look it up or spell it twice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The activities of the last audit that has some, in its order.
    pub activities: Vec<String>,
    /// Problem areas, the commonest first.
    pub domains: Vec<String>,
    /// Names of recurring causes, the commonest first, each as it was first written.
    pub patterns: Vec<String>,
}

impl Known {
    /// What the notes say that do not start after a day. Notes whose own day is missing count too.
    pub fn of(vault: &Vault, up_to: Date) -> Self {
        let started = |note: &&Note| !matches!(evidence(note, &TimeZone::UTC), Evidence::Dated { start, .. } if start > up_to);
        let notes: Vec<&Note> = vault.notes.iter().filter(started).collect();
        let of_kinds = notes.iter().filter(|note| note.record.is_some());
        Self {
            activities: last_activities(&notes),
            domains: by_frequency(of_kinds.clone().flat_map(|note| note.domains.iter().map(String::as_str))),
            patterns: by_frequency(of_kinds.flat_map(|note| patterns(note))),
        }
    }
}

fn last_activities(notes: &[&Note]) -> Vec<String> {
    let tables = notes.iter().filter_map(|note| match &note.record {
        Some(Record::Audit(audit)) => Some((audit.week?, audit.activities.as_ref()?)),
        _ => None,
    });
    let Some((_, last)) = tables.max_by_key(|(week, _)| *week) else { return Vec::new() };
    let mut seen = std::collections::HashSet::new();
    let names = last.rows.iter().map(|row| one_line(&row.activity));
    names.filter(|name| !name.is_empty() && seen.insert(identity::key(name))).collect()
}

fn patterns(note: &Note) -> Vec<&str> {
    match &note.record {
        Some(Record::Case(case)) => case.pattern.as_deref().into_iter().collect(),
        Some(Record::Mechanism(mechanism)) => mechanism.prevents.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Names by how often they occur, then by themselves; two that compare equal are one.
fn by_frequency<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut counted: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for name in names {
        let entry = counted.entry(identity::key(name)).or_insert_with(|| (0, one_line(name)));
        entry.0 += 1;
    }
    let mut counted: Vec<(usize, String)> =
        counted.into_iter().filter(|(key, _)| !key.is_empty()).map(|(_, entry)| entry).collect();
    // The sort is stable, so names of one count stay in their order.
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counted.into_iter().map(|(_, name)| name).collect()
}
