//! The quarterly re-scoring: how the scores of activities moved.

use crate::analysis::rescoring::{Rescored, Rescoring};
use crate::report::note_ref::Notes;
use serde::Serialize;
use std::sync::Arc;

/// The scores of the newest review that has some, beside those before.
#[derive(Debug, Serialize)]
pub struct RescoringReport {
    /// The review.
    pub file: Arc<str>,
    /// Its quarter.
    pub quarter: String,
    /// Its activities with a score, in its order.
    pub activities: Vec<RescoredReport>,
    /// How many of them an earlier review scores.
    pub compared: usize,
    /// How many of those have another score now.
    pub moved: usize,
}

/// One activity.
#[derive(Debug, Serialize)]
pub struct RescoredReport {
    /// Its name as written.
    pub activity: String,
    /// Human dependency, 1-5.
    pub score: u8,
    /// False where the review leaves the score blank, so that an earlier row gives it.
    pub scored_anew: bool,
    /// The score in the newest earlier review that has one.
    pub before: Option<u8>,
    /// The quarter of that review.
    pub before_quarter: Option<String>,
    /// The review, by file.
    pub before_file: Option<Arc<str>>,
    /// The score less the one before.
    pub change: Option<i16>,
}

pub(in crate::report) fn rescoring(notes: &Notes<'_>, found: &Rescoring<'_>) -> RescoringReport {
    let changes = || found.activities.iter().filter_map(Rescored::change);
    RescoringReport {
        file: notes.file(found.review.id),
        quarter: found.review.facts.quarter.map(|quarter| quarter.to_string()).unwrap_or_default(),
        activities: found.activities.iter().map(|of| activity(notes, of)).collect(),
        compared: changes().count(),
        moved: changes().filter(|change| *change != 0).count(),
    }
}

fn activity(notes: &Notes<'_>, of: &Rescored) -> RescoredReport {
    RescoredReport {
        activity: of.name.clone(),
        score: of.score,
        scored_anew: of.scored_anew,
        before: of.before.map(|before| before.score),
        before_quarter: of.before.map(|before| before.quarter.to_string()),
        before_file: of.before.map(|before| notes.file(before.review)),
        change: of.change(),
    }
}
