//! The cases of one domain: their list, their times, my part in them.

use super::paths::{Numbered, Numbers};
use crate::analysis::capability::missing_parts;
use crate::analysis::case_times::CaseTimes;
use crate::analysis::statistics::Summary;
use crate::analysis::view::Entry;
use crate::model::choice::{Choice, Role};
use crate::model::kinds::case::Case;
use crate::report::contract::THIN;
use crate::report::note_ref::Notes;
use crate::report::plain::{last_few, unread};
use crate::value::identity;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A row of the list of cases.
#[derive(Debug, Serialize)]
pub struct CaseRow {
    /// Its number on the page: the oldest case is 1.
    pub number: usize,
    /// Its file.
    pub file: Arc<str>,
    /// Its evidence date.
    pub date: String,
    /// What I did.
    pub role: Option<String>,
    /// As written.
    pub severity: Option<String>,
    /// By identity.
    pub pattern: Option<String>,
    /// Minutes to restore.
    pub restore: Option<f64>,
    /// True where that counts from the start, since the detection is unknown.
    pub restore_from_start: bool,
    /// True with all five parts.
    pub complete: bool,
    /// The parts it lacks.
    pub missing: Vec<&'static str>,
    /// True where its timeline stands in for a path.
    pub path_from_timeline: bool,
}

/// A summary of times with the notes behind it.
#[derive(Debug, Serialize)]
pub struct Times {
    /// n, median, mean, 90th percentile, how many were left out and why.
    #[serde(flatten)]
    pub summary: Summary,
    /// True where there are too few to trust.
    pub thin: bool,
    /// The cases counted.
    #[serde(serialize_with = "unread")]
    pub cases: Vec<Numbered>,
    /// The cases left out.
    #[serde(serialize_with = "last_few")]
    pub cases_left_out: Vec<Numbered>,
}

/// How often a role.
#[derive(Debug, Serialize)]
pub struct RoleCount {
    /// The role; null where the case does not say.
    pub role: Option<String>,
    /// How many cases.
    pub n: usize,
    /// Those.
    #[serde(serialize_with = "last_few")]
    pub cases: Vec<Numbered>,
}

/// The summary of one time over the cases of a domain, whose times stand one for one, with the notes behind it.
pub fn times(
    numbers: &Numbers,
    cases: &[Entry<'_, Case>],
    times: &[CaseTimes],
    summary: Summary,
    figure: fn(&CaseTimes) -> Option<f64>,
) -> Times {
    let which = |known: bool| {
        let chosen = cases.iter().zip(times).filter(|(_, times)| figure(times).is_some() == known);
        numbered(numbers, chosen.map(|(case, _)| case))
    };
    Times { thin: summary.n < THIN, summary, cases: which(true), cases_left_out: which(false) }
}

/// Cases with their numbers.
pub fn numbered<'c>(
    numbers: &Numbers,
    cases: impl IntoIterator<Item = &'c Entry<'c, Case>>,
) -> Vec<Numbered> {
    numbers.of(cases.into_iter().map(|case| &case.note.file))
}

/// My parts, from the most demanding to the unknown.
pub fn roles(numbers: &Numbers, cases: &[Entry<'_, Case>]) -> Vec<RoleCount> {
    let mut by_role: BTreeMap<Option<Role>, Vec<&Entry<'_, Case>>> = BTreeMap::new();
    for case in cases {
        by_role.entry(case.facts.role).or_default().push(case);
    }
    let count = |(role, cases): (Option<Role>, Vec<&Entry<'_, Case>>)| RoleCount {
        role: role.map(|role| role.word().to_owned()),
        n: cases.len(),
        cases: numbered(numbers, cases),
    };
    by_role.into_iter().rev().map(count).collect()
}

/// A row of the list of cases.
pub fn case_row(notes: &Notes<'_>, number: usize, case: &Entry<'_, Case>, times: &CaseTimes) -> CaseRow {
    let missing = missing_parts(case.facts);
    CaseRow {
        number,
        file: notes.file(case.id),
        date: case.date.to_string(),
        role: case.facts.role.map(|role| role.word().to_owned()),
        severity: case.facts.severity.clone(),
        pattern: case.facts.pattern.as_deref().map(identity::key),
        restore: times.restore,
        restore_from_start: times.restore_from_start,
        complete: missing.is_empty(),
        missing,
        path_from_timeline: case.facts.path_from_timeline,
    }
}
