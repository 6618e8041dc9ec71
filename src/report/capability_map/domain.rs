//! One domain of the capability map.

use super::cases::{CaseRow, RoleCount, Times, case_row, numbered, roles, times};
use super::paths::{CheckCount, Numbered, Numbers, Picture, Step, checks, picture, steps};
use super::playbook::{Playbook, playbook};
use crate::analysis::capability::{Domain, Pattern, RisksOfCost};
use crate::analysis::frequency::QuarterCount;
use crate::analysis::tree::near_matches;
use crate::analysis::view::{Entry, View};
use crate::model::choice::Choice;
use crate::model::kinds::case::Case;
use crate::report::note_ref::Notes;
use crate::report::plain::{first_few, first_rows, last_few, unread};
use crate::value::calendar::Quarter;
use serde::Serialize;
use std::sync::Arc;

/// A check of the merged tree.
pub use crate::analysis::tree::Node;

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
    /// Its level on the ladder of capabilities, by id; null below the first.
    pub level: Option<String>,
    /// That level's name.
    pub level_name: Option<String>,
    /// The name of the next level; null at the top.
    pub next_level: Option<String>,
    /// What is missing for it, in the words of the ladder.
    pub missing: Vec<String>,
    /// The evidence date of its newest note.
    pub last_evidence: Option<String>,
    /// That note.
    pub last_note: Option<Arc<str>>,
    /// Minutes to restore.
    pub restore: Times,
    /// Minutes to diagnose.
    pub diagnose: Times,
    /// Minutes to detect.
    pub detect: Times,
    /// Named causes, the most frequent first.
    #[serde(serialize_with = "first_rows")]
    pub patterns: Vec<PatternReport>,
    /// How many of them came back, and no mechanism in force prevents them.
    pub unprevented: usize,
    /// How often a path starts with each check.
    pub first_checks: Vec<CheckCount>,
    /// Median number of checks to the root cause.
    pub median_checks: Option<f64>,
    /// How many paths have a diagnosis and a root cause.
    pub median_checks_n: usize,
    /// The merged diagnostic tree.
    #[serde(serialize_with = "unread")]
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
    #[serde(serialize_with = "last_few")]
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
    #[serde(serialize_with = "first_few")]
    pub preventions_open: Vec<Remark>,
    /// Playbook notes, by file.
    pub playbooks: Vec<Arc<str>>,
    /// What they say.
    pub playbook: Vec<Playbook>,
    /// Its cases by quarter, oldest first; empty quarters count too.
    pub quarters: Vec<QuarterCases>,
    /// Its cases, newest first.
    #[serde(serialize_with = "first_rows")]
    pub case_list: Vec<CaseRow>,
}

/// The cases of one quarter.
#[derive(Debug, Serialize)]
pub struct QuarterCases {
    /// Which.
    pub quarter: String,
    /// True for a first or current quarter that is not whole.
    pub partial: bool,
    /// How many.
    pub n: usize,
    /// Those.
    #[serde(serialize_with = "last_few")]
    pub cases: Vec<Numbered>,
}

/// A named cause.
#[derive(Debug, Serialize)]
pub struct PatternReport {
    /// Its name, by identity.
    pub pattern: String,
    /// How many cases.
    pub cases: usize,
    /// Those, by file.
    #[serde(serialize_with = "last_few")]
    pub case_files: Vec<Arc<str>>,
    /// Their evidence dates, one for one.
    #[serde(serialize_with = "last_few")]
    pub dates: Vec<String>,
    /// The mechanisms that are meant to prevent it, by file.
    pub mechanisms: Vec<Arc<str>>,
    /// Those of them that are retired.
    pub retired: Vec<Arc<str>>,
    /// True where a mechanism is in force.
    pub covered: bool,
}

/// The misjudgment risks of one cost.
#[derive(Debug, Serialize)]
pub struct Trap {
    /// The cost; null where the risk does not say.
    pub cost: Option<String>,
    /// The risks, newest case first.
    #[serde(serialize_with = "first_few")]
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
    pub file: Arc<str>,
}

/// Reports on a domain whose page has that name.
pub fn domain_report(
    view: &View<'_>,
    notes: &Notes<'_>,
    domain: Domain<'_>,
    page: String,
    quarters: &[QuarterCount],
) -> DomainReport {
    let cases = &domain.cases;
    let numbers = Numbers::new(cases.iter().map(|case| Arc::clone(&case.note.file)));
    let (steps, steps_left_out) = steps(&domain.tree, &numbers);
    name_links(notes, &domain.tree);
    let own_path =
        |case: &&Entry<'_, Case>| !case.facts.path_from_timeline && !case.facts.diagnostic_path.is_empty();
    let timelines = cases.iter().filter(|case| case.facts.path_from_timeline);
    DomainReport {
        page,
        cases: cases.len(),
        complete_cases: domain.complete_cases,
        level: None,
        level_name: None,
        next_level: None,
        missing: Vec::new(),
        last_evidence: domain.newest.map(|(day, _)| day.to_string()),
        last_note: domain.newest.map(|(_, id)| notes.file(id)),
        restore: times(&numbers, cases, &domain.times, domain.restore, |t| t.restore),
        diagnose: times(&numbers, cases, &domain.times, domain.diagnose, |t| t.diagnose),
        detect: times(&numbers, cases, &domain.times, domain.detect, |t| t.detect),
        patterns: domain.patterns.iter().map(|pattern| pattern_report(view, notes, pattern)).collect(),
        unprevented: domain.patterns.iter().filter(|p| p.cases.len() > 1 && !p.is_covered()).count(),
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
        traps: traps(notes, &numbers, &domain.risks),
        preventions_done: domain.preventions_done,
        preventions_open: remarks(notes, &numbers, &domain.preventions_open),
        playbooks: notes.files(domain.playbooks.iter().map(|(id, _)| *id)),
        playbook: domain.playbooks.iter().map(|(id, facts)| playbook(notes, *id, facts)).collect(),
        quarters: by_quarter(&numbers, cases, quarters),
        case_list: cases
            .iter()
            .enumerate()
            .rev()
            .map(|(i, case)| case_row(notes, i + 1, case, &domain.times[i]))
            .collect(),
        tree: domain.tree,
        domain: domain.domain,
    }
}

fn remarks(notes: &Notes<'_>, numbers: &Numbers, said: &[(&str, usize)]) -> Vec<Remark> {
    let remark = |(text, id): &(&str, usize)| {
        let file = notes.file(*id);
        Remark { text: (*text).to_owned(), number: numbers.number(&file), file }
    };
    said.iter().map(remark).collect()
}

fn traps(notes: &Notes<'_>, numbers: &Numbers, risks: &[RisksOfCost<'_>]) -> Vec<Trap> {
    let trap = |(cost, risks): &RisksOfCost<'_>| Trap {
        cost: cost.map(|cost| cost.word().to_owned()),
        risks: remarks(notes, numbers, risks),
    };
    risks.iter().map(trap).collect()
}

/// Names the notes that checks link to; the cases of a tree are those of its domain, which are named anyway.
fn name_links(notes: &Notes<'_>, tree: &[Node]) {
    for node in tree {
        node.link.iter().for_each(|file| notes.name(file));
        name_links(notes, &node.children);
    }
}

fn by_quarter(numbers: &Numbers, cases: &[Entry<'_, Case>], quarters: &[QuarterCount]) -> Vec<QuarterCases> {
    let of = |count: &QuarterCount| {
        let in_quarter = |case: &&Entry<'_, Case>| Quarter::of(case.date) == count.quarter;
        let cases = numbered(numbers, cases.iter().filter(in_quarter));
        QuarterCases { quarter: count.quarter.to_string(), partial: count.partial, n: cases.len(), cases }
    };
    quarters.iter().map(of).collect()
}

/// A cause with its cases and mechanisms.
pub fn pattern_report(view: &View<'_>, notes: &Notes<'_>, pattern: &Pattern) -> PatternReport {
    let retired = pattern.mechanisms.iter().filter(|(_, retired)| *retired);
    PatternReport {
        pattern: pattern.pattern.clone(),
        cases: pattern.cases.len(),
        case_files: notes.files(pattern.cases.iter().copied()),
        dates: pattern
            .cases
            .iter()
            .filter_map(|id| Some(view.date(&view.vault.notes[*id])?.to_string()))
            .collect(),
        mechanisms: notes.files(pattern.mechanisms.iter().map(|(id, _)| *id)),
        retired: notes.files(retired.map(|(id, _)| *id)),
        covered: pattern.is_covered(),
    }
}

fn instruments(named: &[(String, usize)]) -> Vec<CheckCount> {
    let count =
        |(name, n): &(String, usize)| CheckCount { check: name.clone(), n: *n, link: None, cases: vec![] };
    named.iter().map(count).collect()
}
