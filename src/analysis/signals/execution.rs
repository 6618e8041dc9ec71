use super::found::{Found, Item, Look};
use super::words::{at_least, hours, new};
use crate::analysis::inputs::Inputs;
use crate::analysis::time::{RECENT_AUDITS, RECENT_DAYS};
use crate::analysis::week::WeekFigures;
use crate::model::choice::Layer;
use crate::value::counted;
use crate::value::share::percent;
use std::collections::BTreeMap;

/// Execution trap: the last four audits all have so much execution.
pub(super) fn trap(inputs: &Inputs<'_, '_>) -> Look {
    let limit = inputs.view.config.signals.execution_trap;
    let shares = match shares(inputs) {
        Ok(shares) => shares,
        Err(why) => return Look::silent(why).notes(seen(inputs)),
    };
    let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
    if !at_least(least, limit) {
        let why = format!("one of the last {RECENT_AUDITS} audits has {} execution only", percent(least));
        return Look::silent(why).notes(seen(inputs));
    }
    let mean = shares.iter().sum::<f64>() / shares.len() as f64;
    let (next_step, command) = take_off(inputs);
    let found = Found {
        item: Item::Work,
        says: format!(
            "each of the last {RECENT_AUDITS} audits has {} execution or more, {} on average",
            percent(least),
            percent(mean)
        ),
        short: percent(mean),
        evidence: audits(inputs),
        next_step,
        command,
    };
    Look::on(vec![found], "").notes(seen(inputs))
}

/// Containment: much execution in each of the last four audits, and each says that no decision was influenced.
pub(super) fn containment(inputs: &Inputs<'_, '_>) -> Look {
    let limit = inputs.view.config.signals.containment;
    let notes = || {
        let influenced = |week: &WeekFigures<'_>| match &week.audit.facts.decisions_influenced {
            None => "decisions not told".to_owned(),
            Some(list) => counted(list.len(), "decision"),
        };
        inputs
            .time()
            .recent
            .iter()
            .map(|w| (w.audit.id, format!("{}, {}", share(w), influenced(w))))
            .collect()
    };
    let shares = match shares(inputs) {
        Ok(shares) => shares,
        Err(why) => return Look::silent(why).notes(notes()),
    };
    let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
    let recent = &inputs.time().recent;
    let decisions = |week: &WeekFigures<'_>| week.audit.facts.decisions_influenced.as_ref().map(Vec::len);
    let why = if let Some(week) = recent.iter().find(|week| decisions(week).is_none()) {
        Some(format!("the audit of {} has no section Decisions influenced", week.week))
    } else if let Some(week) = recent.iter().find(|week| decisions(week) != Some(0)) {
        Some(format!("the audit of {} names a decision that was influenced", week.week))
    } else if at_least(least, limit) {
        None
    } else {
        Some(format!("one of the last {RECENT_AUDITS} audits has {} execution only", percent(least)))
    };
    if let Some(why) = why {
        return Look::silent(why).notes(notes());
    }
    let found = Found {
        item: Item::Work,
        says: format!(
            "each of the last {RECENT_AUDITS} audits has {} execution or more, and none names a decision that you \
             influenced",
            percent(least)
        ),
        short: percent(least),
        evidence: audits(inputs),
        next_step: "Take one question that is still open, and write down what you would decide, with its trade-offs; \
                    then give it to whoever decides"
            .to_owned(),
        command: Some("casebook new decision".to_owned()),
    };
    Look::on(vec![found], "").notes(notes())
}

fn audits(inputs: &Inputs<'_, '_>) -> Vec<usize> {
    inputs.time().recent.iter().map(|week| week.audit.id).collect()
}

fn share(week: &WeekFigures<'_>) -> String {
    week.shares.map_or("unknown".to_owned(), |shares| percent(shares[0]))
}

fn seen(inputs: &Inputs<'_, '_>) -> Vec<(usize, String)> {
    inputs.time().recent.iter().map(|week| (week.audit.id, share(week))).collect()
}

/// The share of execution in each of the last four audits, or why there are none.
fn shares(inputs: &Inputs<'_, '_>) -> Result<Vec<f64>, String> {
    let recent = &inputs.time().recent;
    if recent.len() < RECENT_AUDITS {
        let there = counted(recent.len(), "audit");
        return Err(format!("it takes {RECENT_AUDITS} audits in {RECENT_DAYS} days, and there are {there}")
            .replace("are 1 audit", "is 1 audit"));
    }
    let share = |week: &WeekFigures<'_>| {
        let unknown = || format!("the audit of {} does not say which layer its hours belong to", week.week);
        week.shares.map(|shares| shares[0]).ok_or_else(unknown)
    };
    recent.iter().map(share).collect()
}

/// Which execution to take off the week.
fn take_off(inputs: &Inputs<'_, '_>) -> (String, Option<String>) {
    let mut sums: BTreeMap<&str, (&str, f64)> = BTreeMap::new();
    for table in inputs.time().recent.iter().filter_map(|week| inputs.tables().get(&week.audit.id)) {
        for activity in table.iter().filter(|activity| activity.layer == Some(Layer::Execution)) {
            let sum = sums.entry(&activity.key).or_default();
            *sum = (&activity.name, sum.1 + activity.weight);
        }
    }
    // Of equals the first by name.
    let most = sums.into_values().rev().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|most| most.1 > 0.0);
    match most {
        Some((name, most)) => (
            format!(
                "Hand on, automate or stop part of {name}: it took {} in these weeks, the most of all execution. \
                 Write down which, and what comes in its place",
                hours(most)
            ),
            Some(new("decision", &format!("Less {name}"))),
        ),
        None => (
            "Give the next audit a table of activities, so that it shows what the execution consists of"
                .to_owned(),
            Some("casebook new audit".to_owned()),
        ),
    }
}
