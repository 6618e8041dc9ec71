//! How far a climb is.

use crate::render::chart::{self, Bar, Chart, Month, day};
use crate::render::template::figures::{percent, short_date};
use crate::render::web::charts::Charts;
use crate::render::web::links::Links;
use crate::report::plan::{AuditReport, ClimbReport, MonthTasks, PlanReport};
use std::sync::Arc;

/// The timeline and the shift of every plan that runs, by its place; of the last one where none does.
pub(super) fn charts(links: &Links<'_>, report: &PlanReport, as_of: &str) -> Charts {
    let is_over = |plan: &ClimbReport| plan.state == Some("over");
    let none_runs = report.plans.iter().all(is_over);
    let last = report.plans.len();
    let plans = report.plans.iter().enumerate();
    let shown = plans.filter(|(at, plan)| !is_over(plan) || none_runs && at + 1 == last);
    let of = |(at, plan): (usize, &ClimbReport)| {
        [
            (format!("timeline-{at}"), timeline(links, at, plan, as_of)),
            (format!("shift-{at}"), shift(links, at, plan)),
        ]
    };
    shown.flat_map(of).collect()
}

fn timeline(links: &Links<'_>, at: usize, plan: &ClimbReport, as_of: &str) -> Option<Chart> {
    let month = |tasks: &MonthTasks| {
        let (first, last) = (tasks.first_day.as_deref()?, tasks.last_day.as_deref()?);
        let asked = plan.evidence.iter().find(|evidence| evidence.month == tasks.month);
        Some(Month {
            name: format!("Month {}", tasks.month),
            days: (day(first)?, day(last)? + 1.0),
            span: format!("{} to {}", short_date(first)?, short_date(last)?),
            tasks: (tasks.done, tasks.total),
            is_met: asked.is_some_and(|asked| asked.met),
            links: asked.map_or(Vec::new(), |asked| links.all(&asked.files)),
        })
    };
    let months: Vec<Month> = plan.tasks.iter().filter_map(month).collect();
    let words = format!("day {} of {}", plan.elapsed_days + 1, plan.days.unwrap_or(0));
    let today = (plan.state == Some("running")).then(|| day(as_of)).flatten();
    let id = format!("chart-timeline-{at}");
    let note = "Filled as far as the tasks of a month are done.";
    let today = today.map(|today| (today, words.as_str()));
    (!months.is_empty()).then(|| chart::timeline(&id, "The plan", note, &months, today))
}

/// How much of the week is work of the higher rung: before, lately, and what the plan wants.
fn shift(links: &Links<'_>, at: usize, plan: &ClimbReport) -> Option<Chart> {
    let of = |audits: &[AuditReport]| {
        let files: Vec<Arc<str>> = audits.iter().map(|audit| Arc::clone(&audit.file)).collect();
        links.all(&files)
    };
    let bar = |label: &str, share: f64, links| Bar {
        label: label.to_owned(),
        value: share.max(0.0),
        part: None,
        shown: percent(share),
        remark: String::new(),
        links,
    };
    let base = plan.baseline_share?;
    let before = if plan.baseline_is_later { "At the start" } else { "Before" };
    let mut bars = vec![bar(before, base, of(&plan.baseline_audits))];
    let lately = if plan.state == Some("over") { "At the end" } else { "Lately" };
    bars.extend(plan.recent_share.map(|share| bar(lately, share, of(&plan.recent_audits))));
    bars.extend(plan.shift.map(|shift| bar("Aim", base + shift, Vec::new())));
    let thin = if plan.baseline_n < 4 || plan.recent_n < 4 { ", thin evidence" } else { "" };
    let note = format!("Share of scored hours. n = {} and {} audits{thin}.", plan.baseline_n, plan.recent_n);
    let heads = ["When", "Share", "Audits"];
    Some(chart::bars(&format!("chart-shift-{at}"), "Work of the next rung", &note, heads, &bars))
}
