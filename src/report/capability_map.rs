//! What I can diagnose, and how: one entry a domain.

use super::capability_paths::{CheckCount, Numbered, Numbers, Picture, Step, checks, picture, steps};
use super::note_ref::{Head, Notes};
use super::{Report, SubPage, THIN, data};
use crate::analysis::capability::{self, Domain, Pattern, with_ancestors};
use crate::analysis::case_times::CaseTimes;
use crate::analysis::statistics::Summary;
use crate::analysis::tree::{Node, near_matches};
use crate::analysis::view::{Entry, View};
use crate::model::choice::{Choice, Role};
use crate::model::kind::Kind;
use crate::model::kinds::case::Case;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

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
    pub without_domain: Vec<String>,
    /// Every domain, by name.
    pub domains: Vec<DomainReport>,
}

/// One domain.
#[derive(Debug, Serialize)]
pub struct DomainReport {
    /// Its name, by identity.
    pub domain: String,
    /// The name of its page, without folder and `.md`.
    pub page: String,
    /// How many cases.
    pub cases: usize,
    /// Those with all five parts.
    pub complete_cases: usize,
    /// Its level on the capability ladder; null until the ladders stand.
    pub level: Option<String>,
    /// The evidence date of its newest note.
    pub last_evidence: Option<String>,
    /// That note.
    pub last_note: Option<String>,
    /// Minutes to restore.
    pub restore: Times,
    /// Minutes to diagnose.
    pub diagnose: Times,
    /// Minutes to detect.
    pub detect: Times,
    /// Recurring causes, the most frequent first.
    pub patterns: Vec<PatternReport>,
    /// How often a path starts with each check.
    pub first_checks: Vec<CheckCount>,
    /// Median number of checks to the root cause.
    pub median_checks: Option<f64>,
    /// How many paths have a diagnosis and a root cause.
    pub median_checks_n: usize,
    /// The merged diagnostic tree.
    pub tree: Vec<Node>,
    /// The tree as a list to read: numbered steps, bullets where paths part.
    pub steps: Vec<Step>,
    /// How many checks the list leaves out.
    pub steps_left_out: usize,
    /// The tree as a picture, where cases share checks.
    pub picture: Option<Picture>,
    /// How many cases have a path of their own.
    pub paths: usize,
    /// Cases whose timeline stands in for a path.
    pub timelines: Vec<Numbered>,
    /// Pairs of checks that nearly match.
    pub near_checks: Vec<(String, String)>,
    /// How often I had each role.
    pub roles: Vec<RoleCount>,
    /// Instruments named in checks, the most used first.
    pub instruments: Vec<CheckCount>,
    /// Misjudgment risks by the cost they carry.
    pub traps: Vec<Trap>,
    /// Preventions done.
    pub preventions_done: usize,
    /// Preventions open, newest case first.
    pub preventions_open: Vec<Remark>,
    /// Playbook notes, by file.
    pub playbooks: Vec<String>,
    /// Its cases, newest first.
    pub case_list: Vec<CaseRow>,
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
    pub cases: Vec<Numbered>,
    /// The cases left out.
    pub cases_left_out: Vec<Numbered>,
}

/// A recurring cause.
#[derive(Debug, Serialize)]
pub struct PatternReport {
    /// Its name, by identity.
    pub pattern: String,
    /// How many cases.
    pub cases: usize,
    /// Those, by file.
    pub case_files: Vec<String>,
    /// The mechanisms that are meant to prevent it, by file.
    pub mechanisms: Vec<String>,
    /// Those of them that are retired.
    pub retired: Vec<String>,
    /// True where a mechanism is in force.
    pub covered: bool,
}

/// How often a role.
#[derive(Debug, Serialize)]
pub struct RoleCount {
    /// The role; null where the case does not say.
    pub role: Option<String>,
    /// How many cases.
    pub n: usize,
    /// Those.
    pub cases: Vec<Numbered>,
}

/// The misjudgment risks of one cost.
#[derive(Debug, Serialize)]
pub struct Trap {
    /// The cost; null where the risk does not say.
    pub cost: Option<String>,
    /// The risks, newest case first.
    pub risks: Vec<Remark>,
}

/// A remark and the note it is from.
#[derive(Debug, Serialize)]
pub struct Remark {
    /// What it says.
    pub text: String,
    /// The case's number on the page.
    pub number: usize,
    /// The case.
    pub file: String,
}

/// A row of the list of cases.
#[derive(Debug, Serialize)]
pub struct CaseRow {
    /// Its number on the page: the oldest case is 1.
    pub number: usize,
    /// Its file.
    pub file: String,
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

impl Report for CapabilityMapReport {
    const NAME: &'static str = "capability-map";

    fn of(view: &View<'_>) -> Self {
        capability_map(view)
    }

    fn pages(&self) -> Vec<SubPage> {
        let page = |domain: &DomainReport| SubPage {
            name: domain.page.clone(),
            template: "domain",
            about: ("domain", data(domain)),
        };
        self.domains.iter().map(page).collect()
    }
}

/// Computes the capability map.
pub fn capability_map(view: &View<'_>) -> CapabilityMapReport {
    let notes = Notes::new(view);
    let cases = view.cases();
    let newest = newest(view);
    let mut pages = Pages::default();
    let domains: Vec<DomainReport> = capability::domains(view)
        .into_iter()
        .map(|domain| domain_report(view, &notes, domain, &newest, &mut pages))
        .collect();
    let without_domain = cases.iter().filter(|case| case.note.domains.is_empty());
    CapabilityMapReport {
        cases: cases.len(),
        complete_cases: cases.iter().filter(|case| missing(case.facts).is_empty()).count(),
        without_domain: notes.files(without_domain.map(|case| case.id)),
        domains,
        head: notes.head(&[Kind::Case, Kind::Mechanism, Kind::Capability]),
    }
}

/// The newest note of each domain.
fn newest(view: &View<'_>) -> BTreeMap<String, usize> {
    let mut newest = BTreeMap::new();
    for (_, id) in view.dated() {
        for domain in with_ancestors(&view.vault.notes[id]) {
            newest.insert(domain, id);
        }
    }
    newest
}

/// Names of pages, each given once.
#[derive(Debug, Default)]
struct Pages(BTreeSet<String>);

impl Pages {
    /// `network/dns` becomes `network-dns`; a name that is taken gets a number.
    fn name(&mut self, domain: &str) -> String {
        let slug = slug::slugify(domain);
        let slug = if slug.is_empty() { "domain".to_owned() } else { slug };
        let mut name = slug.clone();
        let mut number = 2;
        while !self.0.insert(name.clone()) {
            name = format!("{slug}-{number}");
            number += 1;
        }
        name
    }
}

fn domain_report(
    view: &View<'_>,
    notes: &Notes<'_>,
    domain: Domain<'_>,
    newest: &BTreeMap<String, usize>,
    pages: &mut Pages,
) -> DomainReport {
    let cases = &domain.cases;
    let numbers = Numbers::new(cases.iter().map(|case| case.note.file.to_string()));
    let (steps, steps_left_out) = steps(&domain.tree, &numbers);
    name_all(notes, &domain.tree);
    let own_path =
        |case: &&Entry<'_, Case>| !case.facts.path_from_timeline && !case.facts.diagnostic_path.is_empty();
    let remark = |(text, id): &(String, usize)| {
        let file = notes.file(*id);
        Remark { text: text.clone(), number: numbers.number(&file), file }
    };
    let timelines = cases.iter().filter(|case| case.facts.path_from_timeline);
    DomainReport {
        page: pages.name(&domain.domain),
        cases: cases.len(),
        complete_cases: domain.complete_cases,
        level: None,
        last_evidence: domain.last_evidence.map(|day| day.to_string()),
        last_note: newest.get(&domain.domain).map(|id| notes.file(*id)),
        restore: times(view, &numbers, cases, domain.restore, |t| t.restore),
        diagnose: times(view, &numbers, cases, domain.diagnose, |t| t.diagnose),
        detect: times(view, &numbers, cases, domain.detect, |t| t.detect),
        patterns: domain.patterns.iter().map(|pattern| pattern_report(notes, pattern)).collect(),
        first_checks: checks(&domain.tree, &numbers),
        median_checks: domain.median_checks,
        median_checks_n: cases.iter().filter(own_path).filter(|c| c.facts.root_cause.is_some()).count(),
        steps,
        steps_left_out,
        picture: picture(&domain.tree),
        paths: cases.iter().filter(own_path).count(),
        timelines: numbered(&numbers, timelines),
        near_checks: near_matches(&domain.tree),
        roles: roles(&numbers, cases),
        instruments: instruments(&domain.instruments),
        traps: domain
            .risks
            .iter()
            .map(|(cost, risks)| Trap {
                cost: cost.map(|cost| cost.word().to_owned()),
                risks: risks.iter().map(remark).collect(),
            })
            .collect(),
        preventions_done: domain.preventions_done,
        preventions_open: domain.preventions_open.iter().map(remark).collect(),
        playbooks: notes.files(playbooks(view, &domain.domain)),
        case_list: cases
            .iter()
            .enumerate()
            .rev()
            .map(|(i, case)| case_row(view, notes, i + 1, case))
            .collect(),
        tree: domain.tree,
        domain: domain.domain,
    }
}

/// The playbooks of the domain itself and of those below it.
fn playbooks(view: &View<'_>, domain: &str) -> Vec<usize> {
    let standing = view.standing(Kind::Capability).into_iter();
    standing.filter(|(_, note)| with_ancestors(note).contains(domain)).map(|(id, _)| id).collect()
}

fn name_all(notes: &Notes<'_>, tree: &[Node]) {
    for node in tree {
        node.cases.iter().chain(&node.link).for_each(|file| notes.name(file));
        name_all(notes, &node.children);
    }
}

fn times(
    view: &View<'_>,
    numbers: &Numbers,
    cases: &[Entry<'_, Case>],
    summary: Summary,
    figure: fn(&CaseTimes) -> Option<f64>,
) -> Times {
    let (known, unknown): (Vec<&Entry<'_, Case>>, Vec<&Entry<'_, Case>>) =
        cases.iter().partition(|case| figure(&view.times(case)).is_some());
    Times {
        thin: summary.n < THIN,
        summary,
        cases: numbered(numbers, known),
        cases_left_out: numbered(numbers, unknown),
    }
}

fn numbered<'c>(numbers: &Numbers, cases: impl IntoIterator<Item = &'c Entry<'c, Case>>) -> Vec<Numbered> {
    let files: Vec<String> = cases.into_iter().map(|case| case.note.file.to_string()).collect();
    numbers.of(&files)
}

fn pattern_report(notes: &Notes<'_>, pattern: &Pattern) -> PatternReport {
    let retired = pattern.mechanisms.iter().filter(|(_, retired)| *retired);
    PatternReport {
        pattern: pattern.pattern.clone(),
        cases: pattern.cases.len(),
        case_files: notes.files(pattern.cases.iter().copied()),
        mechanisms: notes.files(pattern.mechanisms.iter().map(|(id, _)| *id)),
        retired: notes.files(retired.map(|(id, _)| *id)),
        covered: pattern.is_covered(),
    }
}

/// From the most demanding to the unknown.
fn roles(numbers: &Numbers, cases: &[Entry<'_, Case>]) -> Vec<RoleCount> {
    let mut by_role: BTreeMap<Option<Role>, Vec<String>> = BTreeMap::new();
    for case in cases {
        by_role.entry(case.facts.role).or_default().push(case.note.file.to_string());
    }
    let count = |(role, files): (Option<Role>, Vec<String>)| RoleCount {
        role: role.map(|role| role.word().to_owned()),
        n: files.len(),
        cases: numbers.of(&files),
    };
    by_role.into_iter().rev().map(count).collect()
}

fn instruments(named: &[(String, usize)]) -> Vec<CheckCount> {
    let count =
        |(name, n): &(String, usize)| CheckCount { check: name.clone(), n: *n, link: None, cases: vec![] };
    named.iter().map(count).collect()
}

fn case_row(view: &View<'_>, notes: &Notes<'_>, number: usize, case: &Entry<'_, Case>) -> CaseRow {
    let times = view.times(case);
    let missing = missing(case.facts);
    CaseRow {
        number,
        file: notes.file(case.id),
        date: case.date.to_string(),
        role: case.facts.role.map(|role| role.word().to_owned()),
        severity: case.facts.severity.clone(),
        pattern: case.facts.pattern.as_deref().map(crate::value::identity::key),
        restore: times.restore,
        restore_from_start: times.restore_from_start,
        complete: missing.is_empty(),
        missing,
        path_from_timeline: case.facts.path_from_timeline,
    }
}

/// The parts of the five that a case lacks.
pub fn missing(case: &Case) -> Vec<&'static str> {
    [
        (case.symptoms.is_empty(), "symptoms"),
        (case.misjudgment_risks.is_empty(), "misjudgment risks"),
        (case.diagnostic_path.is_empty(), "diagnostic path"),
        (case.root_cause.is_none(), "root cause"),
        (case.prevention.is_empty(), "prevention plan"),
    ]
    .into_iter()
    .filter_map(|(absent, part)| absent.then_some(part))
    .collect()
}
