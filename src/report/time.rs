//! Where my weeks go.

pub mod metrics;
pub mod quarters;
pub mod visibility;

use super::contract::Report;
use super::note_ref::{Head, Notes};
use crate::analysis::inputs::Inputs;
use crate::analysis::time::{self as figures, Time};
use crate::analysis::view::View;
use crate::analysis::visibility::{Visibility, visibility as quarters};
use crate::analysis::week::WeekFigures;
use crate::model::kind::Kind;
use crate::value::calendar::{Week, days_between};
use crate::value::counted;
use crate::value::share::percent;
use metrics::{Metrics, metrics};
use quarters::{QuarterMeans, Year, quarter_means, year};
use serde::Serialize;
use std::sync::Arc;
use visibility::{Comparison, QuarterReport, comparisons, visibility};

/// Where the time goes.
#[derive(Debug, Serialize)]
pub struct TimeReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// Means over the recent audits.
    pub recent: Recent,
    /// Every week with an audit, oldest first.
    pub weeks: Vec<WeekReport>,
    /// Means over the audits of each quarter, oldest first.
    pub quarters: Vec<QuarterMeans>,
    /// The share of execution over the last 52 weeks; nothing for fewer than three audits.
    pub year: Option<Year>,
    /// The whole weeks without an audit since the last one.
    pub gap_since: Option<Gap>,
    /// The 60-second diagnostic.
    pub diagnostic: DiagnosticReport,
    /// The repetitive activity with most hours in the recent audits.
    pub automation_candidate: Option<Candidate>,
    /// The four visibility metrics by quarter, oldest first.
    pub visibility: Vec<QuarterReport>,
    /// The same, a metric at a time, for the newest quarters.
    pub metrics: Metrics,
    /// The last quarter in which anything was recorded, where all since are empty.
    pub quiet_since: Option<String>,
    /// True where any case or audit stands behind them.
    pub visibility_known: bool,
    /// The newest whole quarter against others, in words.
    pub changes: Vec<Comparison>,
}

/// Unweighted means over the recent audits: those of the last 56 days, at most four.
#[derive(Debug, Serialize)]
pub struct Recent {
    /// Share of execution.
    pub execution_share: Option<f64>,
    /// Share of orchestration.
    pub orchestration_share: Option<f64>,
    /// Share of innovation.
    pub innovation_share: Option<f64>,
    /// Mean score, weighted by hours; 1-5.
    pub rung: Option<f64>,
    /// Share of scored hours with score 1-2.
    pub exposure: Option<f64>,
    /// Share of scored hours with score 4-5.
    pub high_share: Option<f64>,
    /// Share of hours that have a score.
    pub scored_share: Option<f64>,
    /// True where the rung comes from the newest review.
    pub rung_from_review: bool,
    /// That review.
    pub review: Option<Arc<str>>,
    /// How many audits.
    pub n: usize,
    /// How many of them say which layer the hours belong to.
    pub n_shares: usize,
    /// How many of them have a rung.
    pub n_rung: usize,
    /// Those audits, by file.
    pub audits: Vec<Arc<str>>,
    /// How many audits there are at all.
    pub n_all: usize,
}

/// One week.
#[derive(Debug, Serialize)]
pub struct WeekReport {
    /// The ISO week.
    pub week: String,
    /// The audit.
    pub file: Arc<str>,
    /// Share of execution.
    pub execution_share: Option<f64>,
    /// Share of orchestration.
    pub orchestration_share: Option<f64>,
    /// Share of innovation.
    pub innovation_share: Option<f64>,
    /// Hours of the week.
    pub hours: Option<f64>,
    /// 1-5.
    pub rung: Option<f64>,
    /// Share of scored hours with score 1-2.
    pub exposure: Option<f64>,
    /// Share of scored hours with score 4-5.
    pub high_share: Option<f64>,
    /// Share of hours that have a score; under one half the three before are unknown.
    pub scored_share: Option<f64>,
    /// The weeks without an audit before this one.
    pub gap_before: Option<Gap>,
}

/// Weeks without an audit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Gap {
    /// The first of them.
    pub from: String,
    /// The last of them.
    pub to: String,
    /// How many.
    pub weeks: usize,
}

/// The 60-second diagnostic, over the recent audits. Null is unknown, an empty list is none.
#[derive(Debug, Serialize)]
pub struct DiagnosticReport {
    /// Decisions that went another way because of me.
    pub decisions: Option<Vec<String>>,
    /// The audits that name them, one for one.
    pub decision_audits: Vec<Arc<str>>,
    /// Outcomes that I answer for.
    pub outcomes: Option<Vec<String>>,
    /// The audits that name them, one for one.
    pub outcome_audits: Vec<Arc<str>>,
    /// Who asks for my judgment.
    pub askers: Option<Vec<AskerReport>>,
}

/// A person who asked for my judgment.
#[derive(Debug, Serialize)]
pub struct AskerReport {
    /// Their name as first written.
    pub person: String,
    /// How often.
    pub n: usize,
    /// The audits that say so.
    pub audits: Vec<Arc<str>>,
}

/// An activity to automate.
#[derive(Debug, Serialize)]
pub struct Candidate {
    /// Its name as last written.
    pub activity: String,
    /// Its hours in the recent audits.
    pub hours: f64,
    /// The audits that name it as repetitive.
    pub audits: Vec<Arc<str>>,
}

impl Report for TimeReport {
    const NAME: &'static str = "time";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        time(inputs)
    }

    fn summary(&self) -> String {
        let recent = &self.recent;
        let shares = [
            (recent.execution_share, "execution"),
            (recent.orchestration_share, "orchestration"),
            (recent.innovation_share, "innovation"),
        ];
        let shares: Vec<String> = shares
            .iter()
            .filter_map(|(share, layer)| Some(format!("{} {layer}", percent((*share)?))))
            .collect();
        let rung = recent.rung.map(|rung| format!("rung {rung:.1} of 5"));
        match (recent.n, self.weeks.len()) {
            (0, 0) => String::new(),
            (0, n) => format!("{}, none in the last 8 weeks.", counted(n, "audit")),
            (n, _) => {
                let said: Vec<String> = shares.into_iter().chain(rung).collect();
                let said =
                    if said.is_empty() { "no layers and no scores".to_owned() } else { said.join(", ") };
                let over = if n == 1 { "one recent audit".to_owned() } else { format!("{n} recent audits") };
                format!("Over {over}: {said}.")
            }
        }
    }
}

/// Computes where the time goes.
pub fn time(inputs: &Inputs<'_, '_>) -> TimeReport {
    let view = inputs.view;
    let notes = Notes::new(view);
    let figures = inputs.time();
    let quarters = quarters(view);
    let last = figures.weeks.last().map(|week| week.week);
    TimeReport {
        recent: recent(&notes, figures),
        weeks: weeks(&notes, &figures.weeks),
        quarters: quarter_means(&notes, &figures.weeks, view.as_of),
        year: year(&notes, &figures.weeks, Week::of(view.as_of)),
        gap_since: last.and_then(|last| gap(last, current_week(view))),
        diagnostic: diagnostic(&notes, figures),
        automation_candidate: figures.automation.as_ref().map(|found| candidate(&notes, found)),
        quiet_since: quiet_since(&quarters),
        visibility_known: quarters.iter().any(|quarter| quarter.audits + quarter.count.cases.len() > 0),
        visibility: visibility(view, &notes, &quarters),
        changes: comparisons(view, &quarters),
        metrics: metrics(view, &quarters),
        head: notes.head(&[Kind::Audit, Kind::Review, Kind::Case]),
    }
}

/// The last quarter with any note behind it, where it is not the last of all.
fn quiet_since(quarters: &[Visibility]) -> Option<String> {
    let told = quarters.iter().rposition(|quarter| quarter.audits + quarter.count.cases.len() > 0)?;
    (told + 1 < quarters.len()).then(|| quarters[told].count.quarter.to_string())
}

/// The week after the last whole one: a week that still runs is no gap.
fn current_week(view: &View<'_>) -> Week {
    let week = Week::of(view.as_of);
    if view.as_of == week.last_day() { week.next() } else { week }
}

fn recent(notes: &Notes<'_>, figures: &Time<'_>) -> Recent {
    let means = &figures.means;
    Recent {
        execution_share: means.shares[0],
        orchestration_share: means.shares[1],
        innovation_share: means.shares[2],
        rung: means.rung.rung,
        exposure: means.rung.exposure,
        high_share: means.rung.high_share,
        scored_share: means.rung.scored_share,
        rung_from_review: means.rung_from_review.is_some(),
        review: means.rung_from_review.map(|review| notes.file(review)),
        n: means.n,
        n_shares: figures.recent.iter().filter(|week| week.shares.is_some()).count(),
        n_rung: figures.recent.iter().filter(|week| week.rung.rung.is_some()).count(),
        audits: notes.files(figures.recent.iter().map(|week| week.audit.id)),
        n_all: figures.weeks.len(),
    }
}

fn weeks(notes: &Notes<'_>, weeks: &[WeekFigures<'_>]) -> Vec<WeekReport> {
    let mut before: Option<Week> = None;
    let mut reports = Vec::new();
    for week in weeks {
        let share = |layer: usize| week.shares.map(|shares| shares[layer]);
        reports.push(WeekReport {
            week: week.week.to_string(),
            file: notes.file(week.audit.id),
            execution_share: share(0),
            orchestration_share: share(1),
            innovation_share: share(2),
            hours: week.hours,
            rung: week.rung.rung,
            exposure: week.rung.exposure,
            high_share: week.rung.high_share,
            scored_share: week.rung.scored_share,
            gap_before: before.and_then(|before| gap(before, week.week)),
        });
        before = Some(week.week);
    }
    reports
}

/// The weeks between two, both left out.
fn gap(after: Week, before: Week) -> Option<Gap> {
    let first = after.next();
    let days = days_between(first.first_day(), before.first_day());
    let weeks = usize::try_from(days / 7).ok().filter(|weeks| *weeks > 0)?;
    let last = Week::of(before.first_day().yesterday().ok()?);
    Some(Gap { from: first.to_string(), to: last.to_string(), weeks })
}

fn diagnostic(notes: &Notes<'_>, figures: &Time<'_>) -> DiagnosticReport {
    let found = &figures.diagnostic;
    let texts = |list: &Option<Vec<(String, usize)>>| -> Option<Vec<String>> {
        Some(list.as_ref()?.iter().map(|(text, _)| text.clone()).collect())
    };
    let audits = |list: &Option<Vec<(String, usize)>>| notes.files(list.iter().flatten().map(|(_, id)| *id));
    let asker = |asker: &figures::Asker| AskerReport {
        person: asker.person.clone(),
        n: asker.n,
        audits: notes.files(asker.audits.iter().copied()),
    };
    DiagnosticReport {
        decisions: texts(&found.decisions),
        decision_audits: audits(&found.decisions),
        outcomes: texts(&found.outcomes),
        outcome_audits: audits(&found.outcomes),
        askers: found.askers.as_ref().map(|askers| askers.iter().map(asker).collect()),
    }
}

fn candidate(notes: &Notes<'_>, found: &figures::Automation) -> Candidate {
    let audits = notes.files(found.audits.iter().copied());
    Candidate { activity: found.activity.clone(), hours: found.hours, audits }
}
