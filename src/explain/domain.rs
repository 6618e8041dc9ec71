//! A domain: which cases count for it, and what their times come to.

use super::clock::{ALL, Clocked, minutes};
use super::explanation::{Explanation, NoteRow, Section, Step};
use super::head::head;
use super::ladder::of_domain;
use super::middle::{WHERE, median_step, middle};
use super::numbers::{count, number, shown};
use super::refs::{first_line, not_counting, row, row_at};
use super::rule::{gists, passage};
use crate::analysis::capability::{self, Domain, Pattern, missing_parts, parts, with_ancestors};
use crate::analysis::statistics::Summary;
use crate::analysis::view::{Entry, View};
use crate::model::common::DOMAINS;
use crate::model::kind::Kind;
use crate::model::kinds::case::Case;

/// Explains the domain of that name, by identity.
pub(super) fn domain(view: &View<'_>, name: &str) -> Explanation {
    let found = capability::domains(view).into_iter().find(|domain| domain.domain == name);
    let explanation = Explanation {
        what: "domain".to_owned(),
        title: name.to_owned(),
        rules: gists(&["capability"]).into_iter().chain(passage("times", "For several cases")).collect(),
        see: vec!["casebook explain capability".to_owned(), "casebook show capability-map".to_owned()],
        ..head(view, None)
    };
    match found {
        Some(domain) => Explanation {
            answer: answer(&domain),
            sections: sections(view, &domain).into_iter().chain(of_domain(view, name)).collect(),
            ..explanation
        },
        None => Explanation {
            answer: "no case and no playbook names it, so it is not on the capability map".to_owned(),
            sections: vec![Section::counted(naming(view, name)).titled("Notes that name it")],
            ..explanation
        },
    }
}

fn answer(domain: &Domain<'_>) -> String {
    let restore = shown(domain.restore.median, minutes);
    format!(
        "{}, {} complete; median time to restore: {restore}",
        count(domain.cases.len(), "case"),
        domain.complete_cases
    )
}

fn sections(view: &View<'_>, domain: &Domain<'_>) -> Vec<Section> {
    let own = domain.cases.iter().filter(|case| case.note.domains.contains(&domain.domain)).count();
    let nested = domain.cases.len() - own;
    let cases: Vec<NoteRow> = domain.cases.iter().map(|case| case_row(view, domain, case)).collect();
    let mut steps = vec![
        Step::new("cases", domain.cases.len().to_string())
            .by("own + nested")
            .with(format!("{own} + {nested}"))
            .value(Some(domain.cases.len() as f64)),
        Step::new("complete", domain.complete_cases.to_string())
            .by("cases with 5 of 5 parts")
            .value(Some(domain.complete_cases as f64)),
    ];
    for (clocked, summary) in ALL.iter().zip(summaries(domain)) {
        let values: Vec<f64> =
            domain.cases.iter().filter_map(|case| (clocked.of)(&view.times(case))).collect();
        steps.extend(middle(clocked.name, &values, summary));
    }
    steps.extend(checks(domain));
    let mut left_out: Vec<NoteRow> = ALL.iter().flat_map(|clocked| without(view, domain, clocked)).collect();
    left_out
        .extend(not_counting(view, &[Kind::Case]).into_iter().filter(|row| names(view, row, &domain.domain)));
    vec![
        Section::counted(cases)
            .titled("Cases counted")
            .says("parts present of 5, and minutes to detect, diagnose, restore"),
        Section::arithmetic(steps).says(WHERE),
        Section::arithmetic(patterns(domain)).titled("Patterns of its cases"),
        Section::left_out(left_out),
    ]
}

fn summaries<'d>(domain: &'d Domain<'_>) -> [&'d Summary; 3] {
    [&domain.detect, &domain.diagnose, &domain.restore]
}

fn case_row(view: &View<'_>, domain: &Domain<'_>, case: &Entry<'_, Case>) -> NoteRow {
    let times = view.times(case);
    let of = ALL.map(|clocked| (clocked.of)(&times).map_or("-".to_owned(), number)).join(", ");
    let row = row_at(view, case.id, &[&DOMAINS]).value(format!("{}/5  {of}", parts(case.facts)));
    let missing = missing_parts(case.facts);
    let through: Vec<&String> = case.note.domains.iter().filter(|own| under(own, &domain.domain)).collect();
    let mut why: Vec<String> = Vec::new();
    if !case.note.domains.contains(&domain.domain) {
        why.push(format!("by {}", through.iter().map(|d| d.as_str()).collect::<Vec<_>>().join(", ")));
    }
    if !missing.is_empty() {
        why.push(format!("lacks {}", missing.join(", ")));
    }
    if why.is_empty() { row } else { row.why(why.join("; ")) }
}

fn under(own: &str, domain: &str) -> bool {
    own.strip_prefix(domain).is_some_and(|rest| rest.starts_with('/'))
}

fn checks(domain: &Domain<'_>) -> Option<Step> {
    let lengths = |case: &&Entry<'_, Case>| {
        !case.facts.path_from_timeline
            && !case.facts.diagnostic_path.is_empty()
            && case.facts.root_cause.is_some()
    };
    let values: Vec<f64> =
        domain.cases.iter().filter(lengths).map(|case| case.facts.diagnostic_path.len() as f64).collect();
    let median = domain.median_checks?;
    Some(median_step("checks to the cause", &values, median))
}

/// The cases that tell no such time, with the reason.
fn without(view: &View<'_>, domain: &Domain<'_>, clocked: &Clocked) -> Vec<NoteRow> {
    let without = domain.cases.iter().filter(|case| (clocked.of)(&view.times(case)).is_none());
    without
        .map(|case| {
            let why = clocked.step(view, case).why.unwrap_or_default();
            let line = first_line(view, case.id, &clocked.fields());
            NoteRow { line, ..row(view, case.id) }.why(format!("no time to {} ({why})", clocked.name))
        })
        .collect()
}

fn names(view: &View<'_>, row: &NoteRow, domain: &str) -> bool {
    view.vault.by_file(&row.file).is_some_and(|note| with_ancestors(note).contains(&domain))
}

fn patterns(domain: &Domain<'_>) -> Vec<Step> {
    let step = |pattern: &Pattern| {
        let n = pattern.cases.len();
        let step = Step::new(&pattern.pattern, count(n, "case")).value(Some(n as f64));
        step.why(if pattern.is_covered() { "covered by a mechanism" } else { "no mechanism in force" })
    };
    domain.patterns.iter().map(step).collect()
}

fn naming(view: &View<'_>, name: &str) -> Vec<NoteRow> {
    let notes = view.vault.notes.iter().enumerate();
    let naming = notes.filter(|(_, note)| with_ancestors(note).contains(&name));
    naming.map(|(id, _)| row_at(view, id, &[&DOMAINS])).collect()
}
