use super::found::{Found, Item, Look};
use super::words::{at_least, below, hours, listed};
use crate::analysis::activities::Activity;
use crate::analysis::inputs::Inputs;
use crate::value::share::percent;
use std::collections::BTreeMap;

/// The highest score.
const HIGHEST: u8 = 5;

/// One-activity illusion: what scores 5 takes little of the recent hours, while most could be done without me.
pub(super) fn illusion(inputs: &Inputs<'_, '_>) -> Look {
    let limits = &inputs.view.config.signals;
    let recent = &inputs.time().recent;
    let Some(exposure) = inputs.time().means.rung.exposure else {
        let why =
            if recent.is_empty() { "there is no recent audit" } else { "no recent audit has enough scores" };
        return Look::silent(why);
    };
    let tables: Vec<&Vec<Activity>> =
        recent.iter().filter_map(|week| inputs.tables().get(&week.audit.id)).collect();
    let all: Vec<&Activity> =
        tables.into_iter().flatten().filter(|activity| activity.score.is_some()).collect();
    let scored: f64 = all.iter().map(|activity| activity.weight).sum();
    let strong = by_name(&all, |score| score == HIGHEST);
    let share = strong.iter().map(|(_, hours)| hours).sum::<f64>() / scored;
    let notes = recent.iter().map(|week| {
        let exposure = week.rung.exposure.map_or("unknown".to_owned(), percent);
        (week.audit.id, format!("exposure {exposure}"))
    });
    let notes: Vec<_> = notes.collect();
    let told = |look: Look| {
        look.input("scored hours", hours(scored))
            .input("share of score 5", percent(share))
            .input("exposure", percent(exposure))
            .notes(notes)
    };
    if !at_least(exposure, limits.illusion_exposure) {
        let limit = percent(limits.illusion_exposure);
        return told(Look::silent(format!("the exposure is {}, less than {limit}", percent(exposure))));
    }
    if !below(share, limits.illusion_share) {
        let limit = percent(limits.illusion_share);
        return told(Look::silent(format!("what scores 5 takes {}, not less than {limit}", percent(share))));
    }
    let names: Vec<&str> = strong.iter().map(|(name, _)| *name).collect();
    let largest_low = by_name(&all, |score| score <= 2).into_iter().next();
    let says = if names.is_empty() {
        format!(
            "nothing in the last {} scores 5, and {} of the hours",
            told_n(recent.len()),
            percent(exposure)
        )
    } else {
        format!(
            "what scores 5 ({}) takes {} of the scored hours of the last {}, while {} of them",
            listed(&names),
            percent(share),
            told_n(recent.len()),
            percent(exposure)
        )
    };
    let from = largest_low
        .map(|(name, sum)| format!(", from {name} above all, which took {}", hours(sum)))
        .unwrap_or_default();
    let to = names.first().map_or("an activity that scores 4 or 5".to_owned(), |name| (*name).to_owned());
    let found = Found {
        item: Item::Work,
        says: format!("{says} could largely be done without you (score 1 or 2)"),
        short: percent(share),
        evidence: recent.iter().map(|week| week.audit.id).collect(),
        next_step: format!("Plan to move hours to {to}{from}: one strong activity does not protect"),
        command: Some("casebook new plan".to_owned()),
    };
    told(Look::on(vec![found], ""))
}

fn told_n(audits: usize) -> String {
    if audits == 1 { "audit".to_owned() } else { format!("{audits} audits") }
}

/// The activities of some scores with their hours, most hours first.
fn by_name<'a>(all: &[&'a Activity], keep: fn(u8) -> bool) -> Vec<(&'a str, f64)> {
    let mut sums: BTreeMap<&str, (&str, f64)> = BTreeMap::new();
    for activity in all.iter().filter(|activity| activity.score.is_some_and(keep) && activity.weight > 0.0) {
        let sum = sums.entry(&activity.key).or_default();
        *sum = (&activity.name, sum.1 + activity.weight);
    }
    let mut sums: Vec<_> = sums.into_values().collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1));
    sums
}
