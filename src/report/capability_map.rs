//! What I can diagnose, and how: one entry a domain.

pub mod cases;
pub mod domain;
pub mod frequency;
pub mod paths;
pub mod playbook;

use super::contract::{Report, SubPage, some_of};
use super::note_ref::{Head, Notes};
use super::plain::{first_few, first_rows};
use crate::analysis::capability::{self, missing_parts};
use crate::analysis::frequency::quarters;
use crate::analysis::inputs::Inputs;
use crate::analysis::levels::Standing;
use crate::analysis::view::Entry;
use crate::model::kind::Kind;
use crate::model::kinds::case::Case;
use crate::source::is_device;
use crate::value::counted;
use domain::{DomainReport, PatternReport, domain_report, pattern_report};
use frequency::{FrequencyReport, frequency};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The capability map.
#[derive(Debug, Serialize)]
pub struct CapabilityMapReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// How many cases count, in all domains together.
    pub cases: usize,
    /// Those with all five parts.
    pub complete_cases: usize,
    /// Cases that name no domain, by file.
    #[serde(serialize_with = "first_few")]
    pub without_domain: Vec<Arc<str>>,
    /// Every domain, by name.
    pub domains: Vec<DomainReport>,
    /// Causes of two or more cases, over all domains, the most frequent first.
    #[serde(serialize_with = "first_rows")]
    pub recurring: Vec<PatternReport>,
    /// How many of them no mechanism in force prevents.
    pub unprevented: usize,
    /// How many planned preventions are open, over all cases.
    pub preventions_open: usize,
    /// Incidents by quarter, in total, by domain and by pattern.
    pub frequency: FrequencyReport,
}

impl Report for CapabilityMapReport {
    const NAME: &'static str = "capability-map";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        capability_map(inputs)
    }

    fn summary(&self) -> String {
        if self.cases == 0 {
            return String::new();
        }
        let complete = match self.complete_cases {
            n if n == self.cases => "all complete".to_owned(),
            n => format!("{n} complete"),
        };
        let headline = format!(
            "{} in {}, {complete}.",
            counted(self.cases, "case"),
            counted(self.domains.len(), "domain")
        );
        let open: Vec<&str> =
            self.recurring.iter().filter(|p| !p.covered).map(|p| p.pattern.as_str()).collect();
        match (self.recurring.len(), open.as_slice()) {
            (0, _) => headline,
            (1, []) => format!("{headline} One cause came back; a mechanism prevents it."),
            (n, []) => format!("{headline} {n} causes came back; a mechanism prevents each."),
            (n, open) => {
                let came = if n == 1 { "One cause".to_owned() } else { format!("{n} causes") };
                format!("{headline} {came} came back; nothing in force prevents {}.", some_of(open))
            }
        }
    }

    fn pages(&self) -> Vec<SubPage> {
        let page = |(at, domain): (usize, &DomainReport)| SubPage {
            name: domain.page.clone(),
            template: "domain",
            about: ("domain", "domains", at),
        };
        self.domains.iter().enumerate().map(page).collect()
    }
}

/// A domain with its level on the ladder of capabilities.
fn with_level(report: DomainReport, standing: &Standing<'_>) -> DomainReport {
    let named = |level: usize| &standing.ladder.levels[level];
    let next = standing.next();
    DomainReport {
        level: standing.level.map(|level| named(level).id.clone()),
        level_name: standing.level.map(|level| named(level).name.clone()),
        next_level: next.map(|next| named(next).name.clone()),
        missing: standing.missing(),
        ..report
    }
}

/// Computes the capability map.
pub fn capability_map(inputs: &Inputs<'_, '_>) -> CapabilityMapReport {
    let view = inputs.view;
    let notes = Notes::new(view);
    let cases = view.cases();
    let quarters = quarters(view);
    let mut pages = Pages::default();
    let domains: Vec<DomainReport> = capability::domains(view)
        .into_iter()
        .map(|domain| {
            let page = pages.name(&domain.domain);
            let standing = inputs.levels().of_domain(&domain.domain);
            let report = domain_report(view, &notes, domain, page, &quarters);
            standing.into_iter().fold(report, with_level)
        })
        .collect();
    let recurring = inputs.recurring();
    let names = recurring.iter().map(|pattern| pattern.pattern.as_str()).collect();
    let unprevented = recurring.iter().filter(|pattern| !pattern.is_covered()).count();
    let open = |case: &Entry<'_, Case>| {
        case.facts.prevention.iter().filter(|task| !task.done_by(view.as_of)).count()
    };
    let complete_cases = cases.iter().filter(|case| missing_parts(case.facts).is_empty()).count();
    let without_domain = cases.iter().filter(|case| case.note.domains.is_empty());
    CapabilityMapReport {
        cases: cases.len(),
        complete_cases,
        without_domain: notes.files(without_domain.map(|case| case.id)),
        domains,
        frequency: frequency(&notes, &quarters, &names),
        preventions_open: cases.iter().map(open).sum(),
        recurring: recurring.iter().map(|pattern| pattern_report(view, &notes, pattern)).collect(),
        unprevented,
        head: notes.head(&[Kind::Case, Kind::Mechanism, Kind::Capability]),
    }
}

/// Names of pages, each given once.
#[derive(Debug, Default)]
struct Pages(BTreeSet<String>);

impl Pages {
    /// `network/dns` becomes `network-dns`; a name that is taken gets a number.
    fn name(&mut self, domain: &str) -> String {
        let slug = slug::slugify(domain);
        // Names that no file may have on Windows.
        let reserved = is_device(&slug);
        let slug = match slug.as_str() {
            "" => "domain".to_owned(),
            _ if reserved => format!("domain-{slug}"),
            _ => slug,
        };
        let mut name = slug.clone();
        let mut number = 2;
        while !self.0.insert(name.clone()) {
            name = format!("{slug}-{number}");
            number += 1;
        }
        name
    }
}
