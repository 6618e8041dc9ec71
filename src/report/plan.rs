//! How far is the climb, and what is next?

pub mod evidence;

use super::contract::Report;
use super::note_ref::{Head, Notes};
use crate::analysis::inputs::Inputs;
use crate::analysis::plan::{AuditShare, Audits, Climb, Higher, Month, plans};
use crate::analysis::view::View;
use crate::model::kind::Kind;
use crate::model::structure::Recurring;
use crate::value::counted;
use crate::value::share::percent;
use evidence::{EvidenceReport, evidence};
use serde::Serialize;
use std::sync::Arc;

/// Climb plans, as of a day.
#[derive(Debug, Serialize)]
pub struct PlanReport {
    /// What every report begins with.
    #[serde(flatten)]
    pub head: Head,
    /// Every plan that has begun, the oldest first.
    pub plans: Vec<ClimbReport>,
}

/// One plan.
#[derive(Debug, Serialize)]
pub struct ClimbReport {
    /// The note.
    pub file: Arc<str>,
    /// Its name to people.
    pub title: String,
    /// `running` or `over`; null where the number of days can't be read.
    pub state: Option<&'static str>,
    /// The first day.
    pub start: String,
    /// The last day; null for a plan of no day, or one beyond the calendar.
    pub last_day: Option<String>,
    /// How many days.
    pub days: Option<u32>,
    /// Days until it is over, at least 0.
    pub days_left: Option<i64>,
    /// Days since the start.
    pub elapsed_days: i32,
    /// Which part of it has passed, 0-1.
    pub elapsed_share: Option<f64>,
    /// The month that it is in, 1-3; null once it is over.
    pub month: Option<u8>,
    /// The ladder, as written.
    pub ladder: Option<String>,
    /// The level it aims for, as written.
    pub level: Option<String>,
    /// The skill to grow.
    pub skill: Option<String>,
    /// The share of the week to move, 0-1.
    pub shift: Option<f64>,
    /// The tasks by month.
    pub tasks: Vec<MonthTasks>,
    /// Tasks done in all.
    pub tasks_done: usize,
    /// Tasks in all.
    pub tasks_total: usize,
    /// Which activities are of a higher rung, and why.
    pub higher: HigherReport,
    /// Mean higher-rung share of the baseline audits.
    pub baseline_share: Option<f64>,
    /// Over how many audits that is.
    pub baseline_n: usize,
    /// Mean rung of the same audits.
    pub baseline_rung: Option<f64>,
    /// True where no audit before the start has a share, so that the first one after it stands in.
    pub baseline_is_later: bool,
    /// The baseline audits, those without a share too.
    pub baseline_audits: Vec<AuditReport>,
    /// Mean higher-rung share of the last audits within the plan.
    pub recent_share: Option<f64>,
    /// Over how many audits that is.
    pub recent_n: usize,
    /// The last audits within the plan, those without a share too.
    pub recent_audits: Vec<AuditReport>,
    /// (recent - baseline) / shift: 1 is all of it.
    pub shift_progress: Option<f64>,
    /// What the months ask for.
    pub evidence: Vec<EvidenceReport>,
    /// Blocks of every week.
    pub recurring: Vec<BlockReport>,
}

/// The tasks of a month.
#[derive(Debug, Serialize)]
pub struct MonthTasks {
    /// 1-3.
    pub month: u8,
    /// Its first day.
    pub first_day: Option<String>,
    /// Its last day.
    pub last_day: Option<String>,
    /// Tasks done.
    pub done: usize,
    /// Tasks in all.
    pub total: usize,
    /// Those not done yet, in the order of the note.
    pub open: Vec<String>,
}

/// Which activities are of a higher rung.
#[derive(Debug, Serialize)]
pub struct HigherReport {
    /// `next rung` where the newest review names them, `score` where their score decides; null where nobody knows.
    pub by: Option<&'static str>,
    /// The review that names them.
    pub review: Option<Arc<str>>,
    /// What it names.
    pub named: Vec<String>,
    /// The least score that counts.
    pub least_score: Option<f64>,
    /// The activities of the audits that count.
    pub activities: Vec<String>,
}

/// The higher-rung share of one audit.
#[derive(Debug, Serialize)]
pub struct AuditReport {
    /// The audit.
    pub file: Arc<str>,
    /// Its week.
    pub week: String,
    /// Hours of a higher rung.
    pub higher_hours: f64,
    /// Hours with a score.
    pub scored_hours: f64,
    /// Share of hours that have a score.
    pub scored_share: Option<f64>,
    /// Higher hours / scored hours; null where less than half of the hours have a score.
    pub share: Option<f64>,
}

/// A block of every week.
#[derive(Debug, Serialize)]
pub struct BlockReport {
    /// Its day: `Tue`.
    pub day: String,
    /// When it begins: `15:00`.
    pub time: String,
    /// How long it takes.
    pub minutes: u32,
    /// What it is.
    pub title: String,
}

impl Report for PlanReport {
    const NAME: &'static str = "plan";

    fn of(inputs: &Inputs<'_, '_>) -> Self {
        let view = inputs.view;
        let notes = Notes::new(view);
        let plans = plans(view).iter().map(|plan| climb(view, &notes, plan)).collect();
        Self { plans, head: notes.head(&[Kind::Plan]) }
    }

    fn summary(&self) -> String {
        let running = |plan: &&ClimbReport| plan.state == Some("running");
        let Some(plan) = self.plans.iter().rfind(running).or(self.plans.last()) else { return String::new() };
        let left = match (plan.state, plan.days_left) {
            (Some("over"), _) => "over".to_owned(),
            (_, Some(left)) => format!("{} left", counted(usize::try_from(left).unwrap_or(0), "day")),
            _ => "no end known".to_owned(),
        };
        let tasks = format!("{} of {} done", plan.tasks_done, counted(plan.tasks_total, "task"));
        let shift = plan.shift_progress.map(|progress| format!(", {} of the shift made", percent(progress)));
        format!("{}: {left}, {tasks}{}.", plan.title, shift.unwrap_or_default())
    }
}

fn climb(view: &View<'_>, notes: &Notes<'_>, climb: &Climb<'_>) -> ClimbReport {
    let (plan, span) = (climb.plan.facts, climb.span);
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let days_left = span.left(view.as_of);
    let audits = |audits: &Audits| audits.audits.iter().map(|of| audit(notes, of)).collect();
    let in_month = |month: &&Month<'_>| {
        month.first.is_some_and(|first| first <= view.as_of)
            && month.last.is_none_or(|last| view.as_of <= last)
    };
    ClimbReport {
        file: notes.file(climb.plan.id),
        title: climb.plan.note.title.clone(),
        state: days_left.map(|left| if left > 0 { "running" } else { "over" }),
        start: span.start.to_string(),
        last_day: day(span.last_day()),
        days: span.days,
        days_left,
        elapsed_days: span.elapsed(view.as_of),
        elapsed_share: span.elapsed_share(view.as_of),
        month: climb.months.iter().find(in_month).map(|month| month.number),
        ladder: plan.ladder.clone(),
        level: plan.level.clone(),
        skill: plan.skill.clone(),
        shift: climb.shift,
        tasks: climb.months.iter().map(|month| tasks(view, month)).collect(),
        tasks_done: climb.months.iter().map(|month| month.done).sum(),
        tasks_total: climb.months.iter().map(|month| month.tasks.len()).sum(),
        higher: higher(notes, climb),
        baseline_share: climb.baseline.share,
        baseline_n: climb.baseline.n(),
        baseline_rung: climb.baseline_rung,
        baseline_is_later: climb.baseline_is_later,
        baseline_audits: audits(&climb.baseline),
        recent_share: climb.recent.share,
        recent_n: climb.recent.n(),
        recent_audits: audits(&climb.recent),
        shift_progress: climb.shift_progress,
        evidence: climb.evidence.iter().map(|month| evidence(notes, month)).collect(),
        recurring: plan.recurring.iter().map(block).collect(),
    }
}

fn tasks(view: &View<'_>, month: &Month<'_>) -> MonthTasks {
    let open = month.tasks.iter().filter(|task| !task.done_by(view.as_of));
    MonthTasks {
        month: month.number,
        first_day: month.first.map(|day| day.to_string()),
        last_day: month.last.map(|day| day.to_string()),
        done: month.done,
        total: month.tasks.len(),
        open: open.map(|task| task.text.clone()).collect(),
    }
}

fn higher(notes: &Notes<'_>, climb: &Climb<'_>) -> HigherReport {
    let activities = climb.counted.clone();
    let unknown = HigherReport { by: None, review: None, named: Vec::new(), least_score: None, activities };
    match &climb.higher {
        Higher::Named { review, activities } => HigherReport {
            by: Some("next rung"),
            review: Some(notes.file(*review)),
            named: activities.iter().map(|(_, name)| name.clone()).collect(),
            ..unknown
        },
        Higher::Scored(least) => HigherReport { by: Some("score"), least_score: Some(*least), ..unknown },
        Higher::Unknown => unknown,
    }
}

fn audit(notes: &Notes<'_>, audit: &AuditShare) -> AuditReport {
    AuditReport {
        file: notes.file(audit.id),
        week: audit.week.to_string(),
        higher_hours: audit.higher,
        scored_hours: audit.scored,
        scored_share: audit.rung.scored_share,
        share: audit.share,
    }
}

fn block(block: &Recurring) -> BlockReport {
    let day = format!("{:?}", block.weekday);
    BlockReport {
        day: day.chars().take(3).collect(),
        time: block.time.strftime("%H:%M").to_string(),
        minutes: block.minutes,
        title: block.title.clone(),
    }
}
