//! What goes with the rung of "The AI Job Ladder Model".

use crate::analysis::inputs::Inputs;
use crate::analysis::rescoring::rescoring;
use crate::analysis::signals::Definition;
use crate::report::note_ref::Notes;
use crate::report::review::scores::{self, RescoringReport};
use serde::Serialize;
use std::sync::Arc;

/// The rung, what it is compared with, and the next one.
#[derive(Debug, Serialize)]
pub struct JobReport {
    /// The mean human dependency of the recent audits, 1-5; else that of the newest review that has one.
    pub rung: Option<f64>,
    /// Over how many audits.
    pub n: usize,
    /// The review that the rung comes from, where no recent audit has one.
    pub review: Option<Arc<str>>,
    /// The share of scored hours with score 1 or 2.
    pub exposure: Option<f64>,
    /// The share of scored hours with score 4 or 5.
    pub high_share: Option<f64>,
    /// The jobs that the essay puts at the ends.
    pub clusters: Vec<Cluster>,
    /// The newest review.
    pub newest_review: Option<Arc<str>>,
    /// The activities that its next rung names.
    pub next_rung: Vec<String>,
    /// The one-activity illusion in words, where that signal is on.
    pub one_activity: Option<String>,
    /// The scores of activities in the newest review that has some, beside those before.
    pub rescoring: Option<RescoringReport>,
}

/// Jobs near one end of the ladder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cluster {
    /// The lowest rung.
    pub low: u8,
    /// The highest.
    pub high: u8,
    /// The jobs.
    pub jobs: Vec<String>,
}

pub(super) fn job(inputs: &Inputs<'_, '_>, notes: &Notes<'_>) -> JobReport {
    let (view, time) = (inputs.view, inputs.time());
    let rung = time.means.rung;
    let reviews = view.reviews();
    let newest = reviews.last();
    let cluster = |low, high, jobs: [&str; 3]| Cluster { low, high, jobs: jobs.map(str::to_owned).to_vec() };
    JobReport {
        rung: rung.rung,
        n: time.recent.iter().filter(|week| week.rung.rung.is_some()).count(),
        review: time.means.rung_from_review.map(|id| notes.file(id)),
        exposure: rung.exposure,
        high_share: rung.high_share,
        clusters: vec![
            cluster(1, 2, ["coders", "architects", "contract attorneys"]),
            cluster(4, 5, ["luxury agents", "therapists", "senior advisors"]),
        ],
        newest_review: newest.map(|review| notes.file(review.id)),
        one_activity: one_activity(inputs),
        rescoring: rescoring(view).map(|found| scores::rescoring(notes, &found)),
        next_rung: newest
            .map(|review| review.facts.next_rung.iter().map(|item| item.text.clone()).collect())
            .unwrap_or_default(),
    }
}

fn one_activity(inputs: &Inputs<'_, '_>) -> Option<String> {
    let signal = Definition::of("one-activity-illusion")?;
    signal.look(inputs).found.into_iter().next().map(|found| found.says)
}
