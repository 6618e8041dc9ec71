//! Where the weeks go.

use super::note_ref::{Head, NoteRef, head, note_ref, note_refs};
use crate::analysis::View;
use crate::analysis::time::{self, Time};
use crate::analysis::visibility::{self, Visibility};
use crate::analysis::week::WeekFigures;
use crate::value::calendar::Week as IsoWeek;
use serde::Serialize;

/// Where the time goes.
#[derive(Debug, Serialize)]
pub struct TimeReport {
    /// Version, day, notices.
    #[serde(flatten)]
    pub head: Head,
    /// Means over the recent audits.
    pub recent: Recent,
    /// Every audit, by week.
    pub weeks: Vec<Week>,
    /// The 60-second diagnostic.
    pub diagnostic: Diagnostic,
    /// What to automate.
    pub automation_candidate: Option<Automation>,
    /// The four metrics by quarter.
    pub visibility: Vec<QuarterMetrics>,
    /// Runs of weeks without an audit, between the first one and today.
    pub gaps: Vec<Gap>,
}

/// Means over the recent audits.
#[derive(Debug, Serialize)]
pub struct Recent {
    /// Share of execution.
    pub execution_share: Option<f64>,
    /// Share of orchestration.
    pub orchestration_share: Option<f64>,
    /// Share of innovation.
    pub innovation_share: Option<f64>,
    /// 1-5.
    pub rung: Option<f64>,
    /// Share of scored hours with score 1-2.
    pub exposure: Option<f64>,
    /// Share with score 4-5.
    pub high_share: Option<f64>,
    /// How many audits.
    pub n: usize,
    /// The three above come from the newest review.
    pub rung_from_review: bool,
    /// Those audits.
    pub audits: Vec<NoteRef>,
}

/// One week.
#[derive(Debug, Serialize)]
pub struct Week {
    /// The ISO week.
    pub week: String,
    /// Its first day.
    pub starts: String,
    /// Path in the vault.
    pub file: String,
    /// The audit.
    pub note: NoteRef,
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
    /// Share with score 4-5.
    pub high_share: Option<f64>,
    /// Scored hours / hours.
    pub scored_share: Option<f64>,
    /// Incidents.
    pub incidents: Option<u32>,
    /// Pages.
    pub oncall_pages: Option<u32>,
    /// Hours on call.
    pub oncall_hours: Option<f64>,
    /// Changes.
    pub changes: Option<u32>,
    /// Failed ones.
    pub failed_changes: Option<u32>,
    /// How many decisions were influenced; null where unknown.
    pub decisions_influenced: Option<usize>,
    /// How many outcomes are owned.
    pub outcomes_owned: Option<usize>,
    /// How often judgment was asked for.
    pub asked_for_judgment: Option<usize>,
}

/// Weeks without an audit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The first week without.
    pub from: String,
    /// The last one.
    pub to: String,
    /// How many.
    pub weeks: usize,
}

/// The 60-second diagnostic; null where no recent audit has the section.
#[derive(Debug, Serialize)]
pub struct Diagnostic {
    /// Decisions that I influenced.
    pub decisions: Option<Vec<String>>,
    /// Outcomes that I own.
    pub outcomes: Option<Vec<String>>,
    /// Who asks for my judgment.
    pub askers: Option<Vec<Asker>>,
}

/// A person who asked.
#[derive(Debug, Serialize)]
pub struct Asker {
    /// Their name.
    pub person: String,
    /// How often.
    pub n: usize,
    /// The audits that say so.
    pub audits: Vec<NoteRef>,
}

/// What to automate.
#[derive(Debug, Serialize)]
pub struct Automation {
    /// The activity.
    pub activity: String,
    /// Its hours in the recent audits.
    pub hours: f64,
}

/// The four metrics of a quarter.
#[derive(Debug, Serialize)]
pub struct QuarterMetrics {
    /// The quarter.
    pub quarter: String,
    /// It is not whole: shown, not compared.
    pub partial: bool,
    /// Median minutes to restore, my cases.
    pub restore_median: Option<f64>,
    /// Their mean.
    pub restore_mean: Option<f64>,
    /// Incidents.
    pub incidents: u32,
    /// Mean pages a week.
    pub oncall_pages_per_week: Option<f64>,
    /// Mean hours a week.
    pub oncall_hours_per_week: Option<f64>,
    /// 1 - failed / changes.
    pub change_success_rate: Option<f64>,
    /// How many cases have a time to restore.
    pub restore_n: usize,
    /// True where incidents come from audits; else they are the cases recorded.
    pub incidents_from_audits: bool,
    /// How many audits.
    pub audits: usize,
    /// The cases of the quarter.
    pub case_notes: Vec<NoteRef>,
}

/// Builds the report.
pub fn time(view: &View<'_>) -> TimeReport {
    let figures = time::time(view);
    TimeReport {
        head: head(view),
        recent: recent(view, &figures),
        diagnostic: diagnostic(view, &figures),
        automation_candidate: figures
            .automation
            .as_ref()
            .map(|a| Automation { activity: a.activity.clone(), hours: a.hours }),
        visibility: visibility::visibility(view).iter().map(|quarter| metrics(view, quarter)).collect(),
        gaps: gaps(view, &figures.weeks),
        weeks: figures.weeks.iter().map(|week| row(view, week)).collect(),
    }
}

fn recent(view: &View<'_>, figures: &Time<'_>) -> Recent {
    let means = &figures.means;
    Recent {
        execution_share: means.shares[0],
        orchestration_share: means.shares[1],
        innovation_share: means.shares[2],
        rung: means.rung.rung,
        exposure: means.rung.exposure,
        high_share: means.rung.high_share,
        n: means.n,
        rung_from_review: means.rung_from_review,
        audits: note_refs(view, figures.recent.iter().map(|week| week.audit.id)),
    }
}

fn row(view: &View<'_>, figures: &WeekFigures<'_>) -> Week {
    let facts = figures.audit.facts;
    let share = |layer: usize| figures.shares.map(|shares| shares[layer]);
    Week {
        week: figures.week.to_string(),
        starts: figures.week.first_day().to_string(),
        file: figures.audit.note.file.to_string(),
        note: note_ref(view, figures.audit.id),
        execution_share: share(0),
        orchestration_share: share(1),
        innovation_share: share(2),
        hours: figures.hours,
        rung: figures.rung.rung,
        exposure: figures.rung.exposure,
        high_share: figures.rung.high_share,
        scored_share: figures.rung.scored_share,
        incidents: facts.incidents,
        oncall_pages: facts.oncall_pages,
        oncall_hours: facts.oncall_hours,
        changes: facts.changes,
        failed_changes: facts.failed_changes,
        decisions_influenced: facts.decisions_influenced.as_ref().map(Vec::len),
        outcomes_owned: facts.outcomes_owned.as_ref().map(Vec::len),
        asked_for_judgment: facts.asked_for_judgment.as_ref().map(Vec::len),
    }
}

/// Weeks without an audit, from the first one to the last whole week.
fn gaps(view: &View<'_>, weeks: &[WeekFigures<'_>]) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    let Some(first) = weeks.first() else { return gaps };
    let mut expected = first.week;
    let mut gap = |from: IsoWeek, until: IsoWeek| {
        let mut missing = Vec::new();
        let mut week = from;
        while week < until {
            missing.push(week);
            week = week.next();
        }
        if let (Some(from), Some(to)) = (missing.first(), missing.last()) {
            gaps.push(Gap { from: from.to_string(), to: to.to_string(), weeks: missing.len() });
        }
    };
    for week in weeks {
        gap(expected, week.week);
        expected = week.week.next();
    }
    gap(expected, IsoWeek::of(view.as_of));
    gaps
}

fn diagnostic(view: &View<'_>, figures: &Time<'_>) -> Diagnostic {
    let texts = |list: &Option<Vec<(String, usize)>>| {
        list.as_ref().map(|list| list.iter().map(|(text, _)| text.clone()).collect())
    };
    let diagnostic = &figures.diagnostic;
    Diagnostic {
        decisions: texts(&diagnostic.decisions),
        outcomes: texts(&diagnostic.outcomes),
        askers: diagnostic.askers.as_ref().map(|askers| {
            let asker = |a: &time::Asker| Asker {
                person: a.person.clone(),
                n: a.n,
                audits: note_refs(view, a.audits.iter().copied()),
            };
            askers.iter().map(asker).collect()
        }),
    }
}

fn metrics(view: &View<'_>, figures: &Visibility) -> QuarterMetrics {
    QuarterMetrics {
        quarter: figures.count.quarter.to_string(),
        partial: figures.count.partial,
        restore_median: figures.restore.median,
        restore_mean: figures.restore.mean,
        incidents: figures.count.incidents,
        oncall_pages_per_week: figures.pages_per_week,
        oncall_hours_per_week: figures.hours_per_week,
        change_success_rate: figures.change_success,
        restore_n: figures.restore.n,
        incidents_from_audits: figures.count.from_audits,
        audits: figures.audits,
        case_notes: note_refs(view, figures.count.cases.iter().copied()),
    }
}
