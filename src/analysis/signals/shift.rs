use super::found::{Found, Item, Look};
use super::progress::{Progress, running};
use super::words::below;
use crate::analysis::inputs::Inputs;
use crate::value::share::percent;

/// Shift behind plan: a running plan whose time passes faster than the week changes. Of several the newest.
pub(super) fn behind(inputs: &Inputs<'_, '_>) -> Look {
    let limits = &inputs.view.config.signals;
    let plans = running(inputs.view);
    let notes = plans.iter().map(|plan| {
        let moved =
            plan.moved.map_or("shift unknown".to_owned(), |progress| format!("shift {}", percent(progress)));
        (plan.id, format!("day {} of {}, {moved}", plan.elapsed, plan.days))
    });
    let notes: Vec<_> = notes.collect();
    if plans.is_empty() {
        return Look::silent("no plan is running");
    }
    let from = limits.shift_from_day;
    let old_enough: Vec<&Progress> = plans.iter().filter(|plan| plan.elapsed >= from).collect();
    if old_enough.is_empty() {
        return Look::silent(format!("no running plan has come to day {from}")).notes(notes);
    }
    if old_enough.iter().all(|plan| plan.moved.is_none()) {
        let why = "the shift is not known: it takes audits with scores before the plan and in it";
        return Look::silent(why).notes(notes);
    }
    let is_behind = |plan: &&&Progress| {
        plan.moved.is_some_and(|progress| below(progress, plan.time_gone() - limits.shift_slack))
    };
    let found = old_enough.iter().rev().find(is_behind).map(|plan| found(inputs, plan));
    Look::on(found.into_iter().collect(), "the shift keeps up with the time of the plan").notes(notes)
}

fn found(inputs: &Inputs<'_, '_>, plan: &Progress) -> Found {
    let (progress, gone) = (plan.moved.unwrap_or(0.0), plan.time_gone());
    let aim = plan.baseline.map(|baseline| baseline + plan.shift * gone);
    let next_step = match plan.recent.zip(aim) {
        Some((now, aim)) => format!(
            "Block the hours before the week fills: the activities of the next rung take {} of the scored hours, and \
             {} would be in time",
            percent(now),
            percent(aim.min(1.0))
        ),
        None => "Block the hours of the next rung before the week fills".to_owned(),
    };
    let moved = if progress < 0.0 {
        "has moved away from its aim".to_owned()
    } else {
        format!("has made {} of its shift", percent(progress))
    };
    Found {
        item: Item::Note(plan.id, inputs.title(plan.id)),
        says: format!(
            "{moved}, with {} of its time gone (day {} of {})",
            percent(gone),
            plan.elapsed,
            plan.days
        ),
        short: percent(progress),
        evidence: std::iter::once(plan.id).chain(plan.audits.iter().copied()).collect(),
        next_step,
        command: None,
    }
}
