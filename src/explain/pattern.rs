//! A pattern: how often it came back, and what is meant to prevent it.

use super::explanation::{Explanation, NoteRow, Section, Step};
use super::head::head;
use super::numbers::{count, number};
use super::refs::{not_counting, row_at};
use super::rule::passage;
use crate::analysis::capability::{Pattern, against, patterns};
use crate::analysis::frequency::quarters;
use crate::analysis::prevention::effects;
use crate::analysis::view::View;
use crate::model::kind::{Kind, Record};
use crate::model::kinds::case::PATTERN;
use crate::model::kinds::mechanism::PREVENTS;
use crate::value::identity;

/// Explains the pattern of that name, by identity.
pub(super) fn pattern(view: &View<'_>, name: &str) -> Explanation {
    let against = against(&view.mechanisms(), view.as_of);
    let found = patterns(&view.cases(), &against).into_iter().find(|p| p.pattern == name);
    let pattern = found.unwrap_or_else(|| Pattern {
        pattern: name.to_owned(),
        cases: Vec::new(),
        mechanisms: against.get(name).cloned().unwrap_or_default(),
    });
    let cases = pattern.cases.iter().map(|id| row_at(view, *id, &[&PATTERN])).collect();
    Explanation {
        what: "pattern".to_owned(),
        title: name.to_owned(),
        answer: answer(&pattern),
        rules: passage("capability", "A **pattern**").into_iter().collect(),
        sections: vec![
            Section::counted(cases).titled("Cases counted"),
            Section::arithmetic(arithmetic(view, &pattern)),
            Section::counted(preventing_rows(view, &pattern))
                .titled("Mechanisms that name it under prevents"),
            Section::left_out(left_out(view, name)),
        ],
        see: vec!["casebook explain prevention".to_owned(), "casebook show prevention".to_owned()],
        ..head(view, None)
    }
}

fn answer(pattern: &Pattern) -> String {
    let recurring = if pattern.cases.len() > 1 { ", recurring" } else { "" };
    let covered = match (pattern.is_covered(), pattern.mechanisms.is_empty()) {
        (true, _) => "covered by a mechanism in force",
        (false, true) => "no mechanism is meant to prevent it",
        (false, false) => "no longer covered: its mechanisms are retired",
    };
    format!("{}{recurring}; {covered}", count(pattern.cases.len(), "case"))
}

fn arithmetic(view: &View<'_>, pattern: &Pattern) -> Vec<Step> {
    let n = pattern.cases.len();
    let in_quarters: Vec<(String, usize)> = quarters(view)
        .into_iter()
        .filter_map(|quarter| Some((quarter.quarter.to_string(), *quarter.by_pattern.get(&pattern.pattern)?)))
        .collect();
    let mut steps: Vec<Step> = in_quarters
        .iter()
        .map(|(quarter, n)| Step::new(quarter, count(*n, "case")).value(Some(*n as f64)))
        .collect();
    let sum: Vec<String> = in_quarters.iter().map(|(_, n)| n.to_string()).collect();
    let all = Step::new("cases", number(n as f64)).value(Some(n as f64));
    let all = if sum.is_empty() { all } else { all.by("sum over the quarters").with(sum.join(" + ")) };
    steps.push(all.why(if n > 1 {
        "2 or more: it is recurring"
    } else {
        "fewer than 2: it is not recurring"
    }));
    steps
}

fn preventing_rows(view: &View<'_>, pattern: &Pattern) -> Vec<NoteRow> {
    let effects = effects(view);
    let row = |(id, retired): &(usize, bool)| {
        let effect = effects.iter().find(|effect| effect.mechanism.id == *id);
        let verdict = effect.map_or("", |effect| effect.verdict.word());
        let row = row_at(view, *id, &[&PREVENTS]).value(verdict);
        if *retired { row.why("retired: it covers nothing any more") } else { row }
    };
    pattern.mechanisms.iter().map(row).collect()
}

/// Cases and mechanisms of the pattern that do not count, and cases that name no pattern at all.
fn left_out(view: &View<'_>, name: &str) -> Vec<NoteRow> {
    let is_meant = |row: &NoteRow| match view.vault.by_file(&row.file).and_then(|note| note.record.as_ref()) {
        Some(Record::Case(case)) => case.pattern.as_deref().is_some_and(|p| identity::key(p) == name),
        Some(Record::Mechanism(mechanism)) => mechanism.prevents.iter().any(|p| identity::key(p) == name),
        _ => false,
    };
    let mut rows: Vec<NoteRow> =
        not_counting(view, &[Kind::Case, Kind::Mechanism]).into_iter().filter(is_meant).collect();
    let unnamed = view.cases().into_iter().filter(|case| case.facts.pattern.is_none());
    rows.extend(unnamed.map(|case| row_at(view, case.id, &[]).why("a case that names no `pattern`")));
    rows
}
