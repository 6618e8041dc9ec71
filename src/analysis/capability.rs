//! Figures 1 and 4: what can be diagnosed, by domain.

use super::case_times::CaseTimes;
use super::statistics::{Summary, median, summary};
use super::tree::{self, Node};
use super::view::{Entry, View};
use crate::model::choice::{Choice, Cost};
use crate::model::kind::{Kind, Record};
use crate::model::kinds::capability::Capability;
use crate::model::kinds::case::Case;
use crate::model::kinds::mechanism::Mechanism;
use crate::model::note::Note;
use crate::value::identity;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The parts of the five that a case lacks.
pub fn missing_parts(case: &Case) -> Vec<&'static str> {
    let parts = [
        (case.symptoms.is_empty(), "symptoms"),
        (case.misjudgment_risks.is_empty(), "misjudgment risks"),
        (case.diagnostic_path.is_empty(), "diagnostic path"),
        (case.root_cause.is_none(), "root cause"),
        (case.prevention.is_empty(), "prevention plan"),
    ];
    parts.into_iter().filter_map(|(absent, part)| absent.then_some(part)).collect()
}

/// How many of the five parts a case has.
pub fn parts(case: &Case) -> usize {
    5 - missing_parts(case).len()
}

/// Figure 1: parts present of symptoms, misjudgment risks, diagnostic path, root cause, prevention plan, / 5.
pub fn completeness(case: &Case) -> f64 {
    parts(case) as f64 / 5.0
}

/// What is known of one domain.
#[derive(Debug)]
pub struct Domain<'v> {
    /// Its name, by identity.
    pub domain: String,
    /// Its cases, oldest first.
    pub cases: Vec<Entry<'v, Case>>,
    /// Their times, one for one.
    pub times: Vec<CaseTimes>,
    /// Those with all five parts.
    pub complete_cases: usize,
    /// The newest note of any kind, by index in the vault, with its evidence date.
    pub newest: Option<(Date, usize)>,
    /// Minutes to detect, over its cases.
    pub detect: Summary,
    /// Minutes to diagnose.
    pub diagnose: Summary,
    /// Minutes to restore.
    pub restore: Summary,
    /// Instruments named in checks, the most used first.
    pub instruments: Vec<(String, usize)>,
    /// Misjudgment risks by the cost they carry, with their case.
    pub risks: Vec<RisksOfCost<'v>>,
    /// Preventions done.
    pub preventions_done: usize,
    /// Open preventions with their case.
    pub preventions_open: Vec<(&'v str, usize)>,
    /// The named causes, the most frequent first.
    pub patterns: Vec<Pattern>,
    /// The merged diagnostic tree.
    pub tree: Vec<Node>,
    /// Median number of checks to the root cause.
    pub median_checks: Option<f64>,
    /// The playbook notes.
    pub playbooks: Vec<(usize, &'v Capability)>,
}

/// Misjudgment risks of one cost, each with the index of its case; `None` for those that name none.
pub type RisksOfCost<'v> = (Option<Cost>, Vec<(&'v str, usize)>);

/// For each pattern the mechanisms that are meant to prevent it, by index in the vault; retired ones marked.
pub type Against = HashMap<String, Vec<(usize, bool)>>;

/// A cause that cases name, be it once.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// Its name, by identity.
    pub pattern: String,
    /// Its cases, by index in the vault, oldest first.
    pub cases: Vec<usize>,
    /// The mechanisms that are meant to prevent it, by index; retired ones marked.
    pub mechanisms: Vec<(usize, bool)>,
}

impl Pattern {
    /// True where a mechanism is in force.
    pub fn is_covered(&self) -> bool {
        self.mechanisms.iter().any(|(_, retired)| !retired)
    }
}

/// Every domain of the cases and capability notes, by name. A nested one counts for those above it too.
pub fn domains<'v>(view: &View<'v>) -> Vec<Domain<'v>> {
    let cases = view.cases();
    let against = against(&view.mechanisms(), view.as_of);
    let playbooks = view.standing(Kind::Capability);
    let mut by_domain: BTreeMap<&str, Vec<Entry<'v, Case>>> = BTreeMap::new();
    for case in &cases {
        for domain in with_ancestors(case.note) {
            by_domain.entry(domain).or_default().push(*case);
        }
    }
    for (_, note) in &playbooks {
        for domain in with_ancestors(note) {
            by_domain.entry(domain).or_default();
        }
    }
    let newest = newest(view, by_domain.keys().copied().collect());
    let found = by_domain.into_iter().map(|(name, cases)| {
        let playbooks = playbooks.iter().filter(|(_, note)| with_ancestors(note).contains(&name));
        let playbooks = playbooks.filter_map(|(id, note)| match &note.record {
            Some(Record::Capability(facts)) => Some((*id, &**facts)),
            _ => None,
        });
        Domain {
            newest: newest.get(name).copied(),
            playbooks: playbooks.collect(),
            ..domain(view, name.to_owned(), cases, &against)
        }
    });
    found.collect()
}

/// The newest note of each of these domains, of any kind, with its evidence date. Those without one are left out.
pub fn newest<'v>(view: &View<'v>, mut wanted: BTreeSet<&'v str>) -> BTreeMap<&'v str, (Date, usize)> {
    let mut newest = BTreeMap::new();
    for (date, id) in view.dated().into_iter().rev() {
        // Most domains have a new note: few of all are looked at.
        if wanted.is_empty() {
            break;
        }
        for domain in with_ancestors(&view.vault.notes[id]) {
            if wanted.remove(domain) {
                newest.insert(domain, (date, id));
            }
        }
    }
    newest
}

/// The domains of a note and those that they are nested in, each once, by name. One above another is the beginning of
/// its name.
pub fn with_ancestors(note: &Note) -> Vec<&str> {
    let mut all = Vec::with_capacity(2 * note.domains.len());
    for domain in &note.domains {
        all.extend(domain.match_indices('/').map(|(at, _)| &domain[..at]));
        all.push(domain);
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn domain<'v>(view: &View<'v>, name: String, cases: Vec<Entry<'v, Case>>, against: &Against) -> Domain<'v> {
    let times: Vec<CaseTimes> = cases.iter().map(|case| view.times(case)).collect();
    let of =
        |figure: fn(&CaseTimes) -> Option<f64>, missing: &str| summary(times.iter().map(figure), missing);
    let tree = tree::merge(view.vault, &cases);
    let paths = cases.iter().filter(|c| !c.facts.path_from_timeline && !c.facts.diagnostic_path.is_empty());
    let checks: Vec<f64> = paths
        .filter(|c| c.facts.root_cause.is_some())
        .map(|c| c.facts.diagnostic_path.len() as f64)
        .collect();
    let (preventions_done, preventions_open) = preventions(view, &cases);
    Domain {
        domain: name,
        complete_cases: cases.iter().filter(|case| parts(case.facts) == 5).count(),
        newest: None,
        detect: of(|t| t.detect, "without `started` and `detected`, or `time_to_detect`"),
        diagnose: of(|t| t.diagnose, "without `detected` and `diagnosed`, or `time_to_diagnose`"),
        restore: of(|t| t.restore, "without `detected` and `mitigated` or `resolved`, or `time_to_restore`"),
        instruments: instruments(&cases),
        risks: risks(&cases),
        preventions_done,
        preventions_open,
        patterns: patterns(&cases, against),
        tree,
        median_checks: median(&checks),
        playbooks: Vec::new(),
        cases,
        times,
    }
}

fn instruments(cases: &[Entry<'_, Case>]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for case in cases.iter().filter(|case| !case.facts.path_from_timeline) {
        let mut steps: Vec<_> = case.facts.diagnostic_path.iter().collect();
        let mut named = BTreeSet::new();
        while let Some(step) = steps.pop() {
            named.extend(step.instrument.clone());
            steps.extend(&step.children);
        }
        for instrument in named {
            *counts.entry(instrument).or_default() += 1;
        }
    }
    by_count(counts)
}

fn by_count(counts: BTreeMap<String, usize>) -> Vec<(String, usize)> {
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}

fn risks<'v>(cases: &[Entry<'v, Case>]) -> Vec<RisksOfCost<'v>> {
    let costs = (0..Cost::SET.words.len()).filter_map(Cost::from_index).map(Some).chain([None]);
    let of = |cost: Option<Cost>| {
        let named = |case: &Entry<'v, Case>| {
            let (id, facts) = (case.id, case.facts);
            let risks = facts.misjudgment_risks.iter().filter(move |risk| risk.cost == cost);
            risks.map(move |risk| (risk.text.as_str(), id))
        };
        cases.iter().rev().flat_map(named).collect::<Vec<_>>()
    };
    costs.map(|cost| (cost, of(cost))).filter(|(_, risks)| !risks.is_empty()).collect()
}

/// Preventions done by the as-of date, and the open ones, newest case first.
fn preventions<'v>(view: &View<'v>, cases: &[Entry<'v, Case>]) -> (usize, Vec<(&'v str, usize)>) {
    let mut done = 0;
    let mut open = Vec::new();
    for case in cases.iter().rev() {
        let facts = case.facts;
        for task in &facts.prevention {
            if task.done_by(view.as_of) {
                done += 1;
            } else {
                open.push((task.text.as_str(), case.id));
            }
        }
    }
    (done, open)
}

/// The patterns of some cases, the most frequent first, each with its mechanisms.
pub fn patterns(cases: &[Entry<'_, Case>], against: &Against) -> Vec<Pattern> {
    let mut by_pattern: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for case in cases {
        if let Some(pattern) = case.facts.pattern.as_deref() {
            by_pattern.entry(identity::key(pattern)).or_default().push(case.id);
        }
    }
    let mut patterns: Vec<Pattern> = by_pattern
        .into_iter()
        .map(|(pattern, cases)| Pattern {
            mechanisms: against.get(&pattern).cloned().unwrap_or_default(),
            pattern,
            cases,
        })
        .collect();
    patterns.sort_by(|a, b| b.cases.len().cmp(&a.cases.len()).then_with(|| a.pattern.cmp(&b.pattern)));
    patterns
}

/// The patterns that a mechanism is meant to prevent, by identity.
pub fn patterns_of(mechanism: &Mechanism) -> BTreeSet<String> {
    mechanism.prevents.iter().map(|pattern| identity::key(pattern)).collect()
}

/// What is known of mechanisms by the patterns that they are meant to prevent.
pub fn against(mechanisms: &[Entry<'_, Mechanism>], as_of: Date) -> Against {
    let mut against = Against::new();
    for mechanism in mechanisms {
        let retired = mechanism.facts.retired.is_some_and(|day| day <= as_of);
        for pattern in patterns_of(mechanism.facts) {
            against.entry(pattern).or_default().push((mechanism.id, retired));
        }
    }
    against
}
