//! What the months of a plan ask for.

use crate::analysis::plan_evidence::{MonthEvidence, Part};
use crate::report::note_ref::Notes;
use serde::Serialize;
use std::sync::Arc;

/// How many notes that come near are named.
const NEAREST: usize = 5;

/// What one month asks for.
#[derive(Debug, Serialize)]
pub struct EvidenceReport {
    /// 1-3.
    pub month: u8,
    /// Whether all of it is there.
    pub met: bool,
    /// The notes that give it, by file.
    pub files: Vec<Arc<str>>,
    /// Its parts.
    pub parts: Vec<PartReport>,
}

/// One thing that a month asks for.
#[derive(Debug, Serialize)]
pub struct PartReport {
    /// What that is.
    pub asks: String,
    /// The word for the kind of note that gives it.
    pub kind: String,
    /// Whether a note gives it.
    pub met: bool,
    /// Those, by file.
    pub files: Vec<Arc<str>>,
    /// Notes within the plan that come near: those that lack least first, then the newest.
    pub near: Vec<NearReport>,
}

/// A note that comes near.
#[derive(Debug, Serialize)]
pub struct NearReport {
    /// The note.
    pub file: Arc<str>,
    /// What it lacks, as Markdown.
    pub lacks: Vec<String>,
}

pub(super) fn evidence(notes: &Notes<'_>, month: &MonthEvidence) -> EvidenceReport {
    let parts: Vec<PartReport> = month.parts.iter().map(|of| part(notes, of)).collect();
    EvidenceReport {
        month: month.month,
        met: month.met(),
        files: parts.iter().flat_map(|part| part.files.iter().cloned()).collect(),
        parts,
    }
}

fn part(notes: &Notes<'_>, part: &Part) -> PartReport {
    let near = part.near.iter().take(NEAREST);
    PartReport {
        asks: part.asks.to_owned(),
        kind: part.kind.to_owned(),
        met: !part.found.is_empty(),
        files: notes.files(part.found.iter().copied()),
        near: near.map(|(id, lacks)| NearReport { file: notes.file(*id), lacks: lacks.clone() }).collect(),
    }
}
