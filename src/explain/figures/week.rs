use super::body::Body;
use crate::analysis::time::{RECENT_AUDITS, RECENT_DAYS, Time, time};
use crate::analysis::view::View;
use crate::analysis::week::WeekFigures;
use crate::explain::explanation::{NoteRow, Section, Step};
use crate::explain::numbers::{UNKNOWN, count, known, number, percent, shown};
use crate::explain::other::doubles;
use crate::explain::refs::{not_counting, row};
use crate::model::kind::Kind;
use std::collections::BTreeSet;

/// Figure 7: the means over the recent audits.
pub(super) fn week(view: &View<'_>) -> Body {
    let found = time(view);
    let execution = shown(found.means.shares[0], percent);
    let answer = format!(
        "over {}: execution {execution}, rung {}",
        count(found.recent.len(), "recent audit"),
        known(found.means.rung.rung)
    );
    let sections = vec![
        Section::arithmetic(arithmetic(&found)),
        Section::counted(found.recent.iter().map(|week| week_row(view, week)).collect())
            .says("execution, orchestration, innovation; rung"),
        Section::left_out(left_out(view, &found)),
    ];
    (answer, sections)
}

fn arithmetic(found: &Time<'_>) -> Vec<Step> {
    let recent = |of: &dyn Fn(&WeekFigures<'_>) -> Option<f64>| -> Vec<f64> {
        found.recent.iter().filter_map(of).collect()
    };
    let layer = |at: usize, name: &str| {
        mean(name, &recent(&|week| week.shares.map(|shares| shares[at])), found.means.shares[at], percent)
    };
    let mut steps = vec![layer(0, "execution"), layer(1, "orchestration"), layer(2, "innovation")];
    let rung = &found.means.rung;
    let scored = mean("rung", &recent(&|week| week.rung.rung), rung.rung, number);
    steps.push(if found.means.rung_from_review.is_some() {
        scored.why("no recent audit has a rung: that of the newest review that has one")
    } else {
        scored
    });
    steps.push(mean("exposure", &recent(&|week| week.rung.exposure), rung.exposure, percent));
    steps.push(mean("high share", &recent(&|week| week.rung.high_share), rung.high_share, percent));
    if let Some(candidate) = &found.automation {
        let hours = format!("{}, {} h", candidate.activity, number(candidate.hours));
        let step = Step::new("automation candidate", hours).value(Some(candidate.hours));
        steps.push(step.why("most hours of what is repetitive in the audits counted"));
    }
    steps
}

fn mean(name: &str, values: &[f64], value: Option<f64>, show: fn(f64) -> String) -> Step {
    let step = Step::new(name, shown(value, show)).value(value);
    if values.is_empty() {
        return step.why("no recent audit tells it");
    }
    let sum: Vec<String> = values.iter().map(|value| number(*value)).collect();
    step.by(format!("mean of {}", count(values.len(), "audit"))).with(format!(
        "({}) / {}",
        sum.join(" + "),
        values.len()
    ))
}

fn week_row(view: &View<'_>, week: &WeekFigures<'_>) -> NoteRow {
    let shares = week.shares.map_or(UNKNOWN.to_owned(), |shares| shares.map(percent).join(", "));
    row(view, week.audit.id).value(format!("{shares}; {}", known(week.rung.rung)))
}

fn left_out(view: &View<'_>, found: &Time<'_>) -> Vec<NoteRow> {
    let recent: BTreeSet<usize> = found.recent.iter().map(|week| week.audit.id).collect();
    let others = found.weeks.iter().filter(|week| !recent.contains(&week.audit.id)).rev();
    let why = |week: &WeekFigures<'_>| {
        if view.within(week.audit.date, RECENT_DAYS) {
            format!("there are {RECENT_AUDITS} newer ones")
        } else {
            format!("older than {RECENT_DAYS} days")
        }
    };
    let mut rows: Vec<NoteRow> = others.map(|week| row(view, week.audit.id).why(why(week))).collect();
    rows.extend(doubles(view, Kind::Audit));
    rows.extend(not_counting(view, &[Kind::Audit]));
    rows
}
