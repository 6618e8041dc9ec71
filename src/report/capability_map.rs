//! What I can diagnose.

use super::note_ref::{Head, NoteRef, head, note_ref, note_refs};
use crate::analysis::View;
use crate::analysis::capability::{self, Pattern as PatternFigure, parts};
use crate::analysis::statistics::Summary;
use crate::analysis::tree::{self, Node};
use crate::analysis::view::Entry;
use crate::model::choice::Choice;
use crate::model::kinds::case::Case;
use serde::Serialize;

/// The capability map.
#[derive(Debug, Serialize)]
pub struct CapabilityMap {
    /// Version, day, notices.
    #[serde(flatten)]
    pub head: Head,
    /// Every domain, by name.
    pub domains: Vec<Domain>,
    /// How many cases there are in all; a case may have several domains or none.
    pub cases: usize,
    /// Those with all five parts.
    pub complete_cases: usize,
    /// The evidence date of the first case.
    pub first_case: Option<String>,
    /// Cases that name no domain.
    pub without_domain: Vec<NoteRef>,
    /// Causes seen in two or more cases, over all domains.
    pub recurring: Vec<Pattern>,
}

/// One domain.
#[derive(Debug, Serialize)]
pub struct Domain {
    /// Its name.
    pub domain: String,
    /// How many cases.
    pub cases: usize,
    /// Those with all five parts.
    pub complete_cases: usize,
    /// Its level on the capability ladder; null until ladders are computed.
    pub level: Option<String>,
    /// The evidence date of the newest note of any kind.
    pub last_evidence: Option<String>,
    /// Days since then.
    pub days_since_evidence: Option<i32>,
    /// Minutes to restore.
    pub restore: Summary,
    /// Minutes to diagnose.
    pub diagnose: Summary,
    /// Minutes to detect.
    pub detect: Summary,
    /// Recurring and single causes, the most frequent first.
    pub patterns: Vec<Pattern>,
    /// How often a path starts with each check.
    pub first_checks: Vec<FirstCheck>,
    /// Median number of checks to the root cause.
    pub median_checks: Option<f64>,
    /// How many cases have a diagnostic path of their own.
    pub paths: usize,
    /// Cases whose timeline stands in for a path.
    pub timelines: usize,
    /// The merged diagnostic tree.
    pub tree: Vec<Node>,
    /// Pairs of checks that nearly match: link both to one note.
    pub near_checks: Vec<[String; 2]>,
    /// What I did in its cases, the most demanding first.
    pub roles: Vec<RoleCount>,
    /// Instruments named in checks, the most used first.
    pub instruments: Vec<Instrument>,
    /// Misjudgment risks by the cost they carry.
    pub risks: Vec<RiskGroup>,
    /// How many preventions are done.
    pub preventions_done: usize,
    /// The open ones, newest case first.
    pub preventions_open: Vec<Remark>,
    /// The playbook notes.
    pub playbooks: Vec<Playbook>,
    /// The cases, newest first.
    pub case_list: Vec<CaseRow>,
    /// Fewer than five cases.
    pub thin: bool,
}

/// A cause.
#[derive(Debug, Clone, Serialize)]
pub struct Pattern {
    /// Its name.
    pub pattern: String,
    /// How many cases.
    pub cases: usize,
    /// The files of the mechanisms that name it.
    pub mechanisms: Vec<String>,
    /// The cases.
    pub case_notes: Vec<NoteRef>,
    /// The mechanisms in force.
    pub mechanism_notes: Vec<NoteRef>,
    /// Those that were taken away.
    pub retired_notes: Vec<NoteRef>,
    /// Two or more cases.
    pub recurring: bool,
    /// A mechanism is in force.
    pub covered: bool,
}

/// A check that paths start with.
#[derive(Debug, Serialize)]
pub struct FirstCheck {
    /// The check.
    pub check: String,
    /// How many cases.
    pub n: usize,
    /// Those cases.
    pub case_notes: Vec<NoteRef>,
}

/// How often I had a role.
#[derive(Debug, Serialize)]
pub struct RoleCount {
    /// executed, decided, designed; null where unknown.
    pub role: Option<String>,
    /// How often.
    pub n: usize,
}

/// A command or tool named in checks.
#[derive(Debug, Serialize)]
pub struct Instrument {
    /// As written.
    pub instrument: String,
    /// In how many cases.
    pub n: usize,
}

/// Risks of one cost.
#[derive(Debug, Serialize)]
pub struct RiskGroup {
    /// time, opportunity, system, trust; null where not said.
    pub cost: Option<String>,
    /// The risks, newest case first.
    pub risks: Vec<Remark>,
}

/// A remark and the note that makes it.
#[derive(Debug, Serialize)]
pub struct Remark {
    /// What it says.
    pub text: String,
    /// The note.
    pub note: NoteRef,
}

/// A playbook note.
#[derive(Debug, Serialize)]
pub struct Playbook {
    /// The note.
    pub note: NoteRef,
    /// How I diagnose it.
    pub diagnosis: Option<String>,
    /// What to verify first.
    pub verify_first: Option<String>,
    /// What to leave alone.
    pub do_not_touch: Option<String>,
    /// What makes it worse.
    pub widens_the_blast_radius: Option<String>,
}

/// A case in a list.
#[derive(Debug, Serialize)]
pub struct CaseRow {
    /// The note.
    pub note: NoteRef,
    /// Its evidence date.
    pub date: String,
    /// As written.
    pub severity: Option<String>,
    /// What I did.
    pub role: Option<String>,
    /// Its cause.
    pub pattern: Option<String>,
    /// Minutes to restore.
    pub restore_minutes: Option<f64>,
    /// Parts present / 5.
    pub completeness: f64,
    /// The parts that are missing.
    pub missing: Vec<&'static str>,
    /// The timeline stands in for the path.
    pub path_from_timeline: bool,
}

/// Builds the report.
pub fn capability_map(view: &View<'_>) -> CapabilityMap {
    let cases = view.cases();
    let patterns = capability::patterns(&cases, &view.mechanisms(), view.as_of);
    let without_domain = cases.iter().filter(|case| case.note.domains.is_empty()).map(|case| case.id);
    CapabilityMap {
        head: head(view),
        domains: capability::domains(view).iter().map(|figures| domain(view, figures)).collect(),
        cases: cases.len(),
        complete_cases: cases.iter().filter(|case| parts(case.facts) == 5).count(),
        first_case: cases.first().map(|case| case.date.to_string()),
        without_domain: note_refs(view, without_domain),
        recurring: patterns.iter().filter(|p| p.cases.len() > 1).map(|p| pattern(view, p)).collect(),
    }
}

fn domain(view: &View<'_>, figures: &capability::Domain<'_>) -> Domain {
    let paths =
        figures.cases.iter().filter(|c| !c.facts.path_from_timeline && !c.facts.diagnostic_path.is_empty());
    let remark = |(text, id): &(String, usize)| Remark { text: text.clone(), note: note_ref(view, *id) };
    Domain {
        domain: figures.domain.clone(),
        cases: figures.cases.len(),
        complete_cases: figures.complete_cases,
        level: None,
        last_evidence: figures.last_evidence.map(|date| date.to_string()),
        days_since_evidence: figures.last_evidence.and_then(|date| (view.as_of - date).get_days().into()),
        restore: figures.restore.clone(),
        diagnose: figures.diagnose.clone(),
        detect: figures.detect.clone(),
        patterns: figures.patterns.iter().map(|p| pattern(view, p)).collect(),
        first_checks: figures.tree.iter().map(|node| first_check(view, node)).collect(),
        median_checks: figures.median_checks,
        paths: paths.count(),
        timelines: figures.timelines,
        near_checks: tree::near_matches(&figures.tree).into_iter().map(|(a, b)| [a, b]).collect(),
        tree: figures.tree.clone(),
        roles: figures
            .roles
            .iter()
            .map(|(role, n)| RoleCount { role: role.map(|r| r.word().to_owned()), n: *n })
            .collect(),
        instruments: figures
            .instruments
            .iter()
            .map(|(i, n)| Instrument { instrument: i.clone(), n: *n })
            .collect(),
        risks: figures
            .risks
            .iter()
            .map(|(cost, risks)| RiskGroup {
                cost: cost.map(|c| c.word().to_owned()),
                risks: risks.iter().map(remark).collect(),
            })
            .collect(),
        preventions_done: figures.preventions_done,
        preventions_open: figures.preventions_open.iter().map(remark).collect(),
        playbooks: figures
            .playbooks
            .iter()
            .map(|(id, facts)| Playbook {
                note: note_ref(view, *id),
                diagnosis: facts.diagnosis.clone(),
                verify_first: facts.verify_first.clone(),
                do_not_touch: facts.do_not_touch.clone(),
                widens_the_blast_radius: facts.widens_the_blast_radius.clone(),
            })
            .collect(),
        case_list: figures.cases.iter().rev().map(|case| case_row(view, case)).collect(),
        thin: figures.cases.len() < 5,
    }
}

fn first_check(view: &View<'_>, node: &Node) -> FirstCheck {
    let notes = node.cases.iter().filter_map(|file| view.vault.by_file(file));
    let case_notes = notes.map(|note| NoteRef { file: note.file.to_string(), title: note.title.clone() });
    FirstCheck { check: node.check.clone(), n: node.n, case_notes: case_notes.collect() }
}

fn pattern(view: &View<'_>, figures: &PatternFigure) -> Pattern {
    let of = |retired: bool| figures.mechanisms.iter().filter(move |(_, r)| *r == retired).map(|(id, _)| *id);
    Pattern {
        pattern: figures.pattern.clone(),
        cases: figures.cases.len(),
        mechanisms: figures.mechanisms.iter().map(|(id, _)| view.vault.notes[*id].file.to_string()).collect(),
        case_notes: note_refs(view, figures.cases.iter().copied()),
        mechanism_notes: note_refs(view, of(false)),
        retired_notes: note_refs(view, of(true)),
        recurring: figures.cases.len() > 1,
        covered: figures.is_covered(),
    }
}

fn case_row(view: &View<'_>, case: &Entry<'_, Case>) -> CaseRow {
    let facts = case.facts;
    let missing = [
        (facts.symptoms.is_empty(), "symptoms"),
        (facts.misjudgment_risks.is_empty(), "misjudgment risks"),
        (facts.diagnostic_path.is_empty(), "diagnostic path"),
        (facts.root_cause.is_none(), "root cause"),
        (facts.prevention.is_empty(), "prevention plan"),
    ];
    CaseRow {
        note: note_ref(view, case.id),
        date: case.date.to_string(),
        severity: facts.severity.clone(),
        role: facts.role.map(|role| role.word().to_owned()),
        pattern: facts.pattern.as_deref().map(crate::value::identity::key),
        restore_minutes: view.times(case).restore,
        completeness: capability::completeness(facts),
        missing: missing.iter().filter(|(missing, _)| *missing).map(|(_, part)| *part).collect(),
        path_from_timeline: facts.path_from_timeline,
    }
}
