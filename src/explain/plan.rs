//! A climb plan: its tasks, how much of the week has moved, and what the months ask for.

use super::explanation::{Explanation, Input, NoteRow, Rows, Section, Step};
use super::head::head;
use super::numbers::{UNKNOWN, count, joined, known, number, percent, precise, shown};
use super::refs::{as_of, input, place, row, row_at};
use super::rule::{gists, passage};
use crate::analysis::plan::{AuditShare, Audits, Climb, Higher, USUAL_SHIFT, plans};
use crate::analysis::plan_evidence::Part;
use crate::analysis::plan_span::USUAL_DAYS;
use crate::analysis::view::View;
use crate::model::common::{ACTIVITIES, SKILL};
use crate::model::kinds::plan::{DAYS, LADDER, LEVEL, SHIFT, START};
use crate::model::kinds::review::NEXT_RUNG;

/// Explains the plan; `None` where it does not count.
pub(super) fn plan(view: &View<'_>, id: usize) -> Option<Explanation> {
    let climb = plans(view).into_iter().find(|climb| climb.plan.id == id)?;
    let mut sections = vec![
        Section::inputs(inputs(view, &climb)),
        Section::arithmetic(tasks(view, &climb)).titled("Days and tasks"),
        higher(view, &climb),
        Section::arithmetic(shift(&climb)).titled("Shift"),
    ];
    sections.extend(audits(view, &climb));
    sections.extend(evidence(view, &climb));
    Some(Explanation {
        answer: answer(view, &climb),
        rules: gists(&["plan"])
            .into_iter()
            .chain(passage("plan", "*Activities of the higher rung*"))
            .collect(),
        sections,
        see: vec!["casebook explain plan --as figure".to_owned(), "casebook show plan".to_owned()],
        ..head(view, Some(id))
    })
}

/// What came out, in one sentence.
pub(super) fn answer(view: &View<'_>, climb: &Climb<'_>) -> String {
    let done: usize = climb.months.iter().map(|month| month.done).sum();
    let tasks = climb.months.iter().map(|month| month.tasks.len()).sum();
    let left = climb.span.left(view.as_of).and_then(|left| usize::try_from(left).ok());
    let left = left.map_or("an unknown number of days".to_owned(), |left| count(left, "day"));
    let progress = shown(climb.shift_progress, percent);
    format!("{left} left, {done} of {} done; shift progress {progress}", count(tasks, "task"))
}

fn inputs(view: &View<'_>, climb: &Climb<'_>) -> Vec<Input> {
    let (id, facts) = (climb.plan.id, climb.plan.facts);
    let days = input(view, id, &DAYS, climb.span.days.map(|days| days.to_string()));
    let shift = input(view, id, &SHIFT, climb.shift.map(percent));
    let usual = |input: Input, is_given: bool, what: String| {
        if is_given || input.value.is_none() {
            input
        } else {
            input.why(format!("the plan does not say: {what}"))
        }
    };
    vec![
        input(view, id, &START, facts.start.map(|day| day.to_string())),
        usual(days, facts.days.is_some(), format!("{USUAL_DAYS} days")),
        usual(shift, facts.shift.is_some(), percent(USUAL_SHIFT)),
        input(view, id, &LADDER, facts.ladder.clone()),
        input(view, id, &LEVEL, facts.level.clone()),
        input(view, id, &SKILL, facts.skill.clone()),
        as_of(view),
    ]
}

fn tasks(view: &View<'_>, climb: &Climb<'_>) -> Vec<Step> {
    let span = climb.span;
    let left = span.left(view.as_of);
    let step = Step::new("days left", left.map_or(UNKNOWN.to_owned(), |left| left.to_string()));
    let mut steps = vec![match (span.days, left) {
        (Some(days), Some(left)) => step
            .by("start + days - as of, at least 0")
            .with(format!("{} + {days} - {}", span.start, view.as_of))
            .value(Some(left as f64)),
        _ => step.why("`days` can't be read"),
    }];
    for month in &climb.months {
        let days = month.first.zip(month.last).map(|(first, last)| format!("{first} to {last}"));
        let of = format!("{} of {} done", month.done, count(month.tasks.len(), "task"));
        let step = Step::new(format!("month {}", month.number), of).value(Some(month.done as f64));
        let later = month.tasks.iter().filter(|task| task.done && !task.done_by(view.as_of)).count();
        let later = (later > 0).then(|| format!("{} done after the as-of day", count(later, "task")));
        let why: Vec<String> = days.into_iter().chain(later).collect();
        steps.push(if why.is_empty() { step } else { step.why(why.join("; ")) });
    }
    steps
}

/// Which activities are of the higher rung.
fn higher(view: &View<'_>, climb: &Climb<'_>) -> Section {
    let counted = |name: &String| Input::new(name, Some("has hours in the audits below".to_owned()));
    match &climb.higher {
        Higher::Named { review, activities } => {
            let has_hours =
                |key: &str| climb.counted.iter().any(|name| crate::value::identity::key(name) == key);
            let row = |(key, name): &(String, String)| {
                let row = if has_hours(key) {
                    counted(name)
                } else {
                    Input::new(name, None).why("in none of the audits below")
                };
                row.at(place(view, *review, &NEXT_RUNG))
            };
            let says =
                format!("named under Next rung by the newest review, {}", view.vault.notes[*review].title);
            Section::new("Activities of the higher rung", Rows::Inputs(activities.iter().map(row).collect()))
                .says(says)
        }
        Higher::Scored(least) => {
            let says = format!(
                "the newest review names none under Next rung, so those with a score of at least {}: baseline rung {} + 1",
                number(*least),
                known(climb.baseline_rung)
            );
            Section::new(
                "Activities of the higher rung",
                Rows::Inputs(climb.counted.iter().map(counted).collect()),
            )
            .says(says)
        }
        Higher::Unknown => Section::new("Activities of the higher rung", Rows::Inputs(Vec::new())).says(
            "not known: the newest review names none under Next rung, and no audit has a rung to start from",
        ),
    }
}

fn shift(climb: &Climb<'_>) -> Vec<Step> {
    let mean = |name: &str, of: &Audits, nothing: &str| {
        let shares: Vec<f64> = of.audits.iter().filter_map(|audit| audit.share).collect();
        let step = Step::new(name, shown(of.share, percent)).value(of.share);
        if shares.is_empty() {
            return step.why(nothing);
        }
        step.by("mean share").with(format!("({}) / {}", joined(&shares, " + "), shares.len()))
    };
    let none = |is_known: bool, nothing: &'static str| {
        if is_known { nothing } else { "which activities are of the higher rung is not known" }
    };
    let is_known = climb.higher != Higher::Unknown;
    let baseline = mean("baseline", &climb.baseline, none(is_known, "no audit has a share"));
    let baseline = if climb.baseline_is_later {
        baseline.why("no audit of the 56 days before the start has a share: the first one after it stands in")
    } else {
        baseline
    };
    let progress =
        Step::new("shift progress", shown(climb.shift_progress, percent)).value(climb.shift_progress);
    let progress = match (climb.recent.share, climb.baseline.share, climb.shift) {
        (Some(recent), Some(baseline), Some(shift)) => {
            let numbers = format!("({} - {}) / {}", precise(recent), precise(baseline), number(shift));
            let step = progress.by("(recent - baseline) / shift").with(numbers);
            if climb.shift_progress.is_none() { step.why("nothing can be divided by that") } else { step }
        }
        (_, _, None) => progress.why("`shift` can't be read"),
        _ => progress.why("it needs a share before and a share now"),
    };
    vec![
        baseline,
        mean("recent", &climb.recent, none(is_known, "no audit within the plan has a share")),
        progress,
    ]
}

/// The audits behind both means, and those without a share.
fn audits(view: &View<'_>, climb: &Climb<'_>) -> [Section; 3] {
    let counted = |of: &Audits| {
        let known = of.audits.iter().filter_map(|audit| Some((audit, audit.share?)));
        let row = |(audit, share): (&AuditShare, f64)| {
            let hours = format!("{} / {}", number(audit.higher), number(audit.scored));
            row_at(view, audit.id, &[&ACTIVITIES]).value(format!("{hours} = {}", percent(share)))
        };
        known.map(row).collect::<Vec<NoteRow>>()
    };
    let unknown =
        climb.baseline.audits.iter().chain(&climb.recent.audits).filter(|audit| audit.share.is_none());
    let left_out = unknown.map(|audit| {
        let why = match audit.rung.scored_share {
            None => "has no table of activities with hours".to_owned(),
            Some(share) if audit.rung.rung.is_none() => {
                format!("has a score for {} of its hours, which is less than half", percent(share))
            }
            Some(_) => "which activities are of the higher rung is not known".to_owned(),
        };
        row_at(view, audit.id, &[&ACTIVITIES]).why(why)
    });
    let hours = "hours of the higher rung / hours with a score";
    [
        Section::counted(counted(&climb.baseline)).titled("Baseline audits").says(hours),
        Section::counted(counted(&climb.recent)).titled("Recent audits").says(hours),
        Section::left_out(left_out.collect()).titled("Audits without a share"),
    ]
}

/// What the months ask for: the notes that give it, those that come near, and what nothing gives.
fn evidence(view: &View<'_>, climb: &Climb<'_>) -> Vec<Section> {
    let parts = || climb.evidence.iter().flat_map(|month| month.parts.iter().map(|part| (month.month, part)));
    let given = |(month, part): (u8, &Part)| {
        part.found.iter().map(|id| row(view, *id).value(format!("month {month}"))).collect::<Vec<_>>()
    };
    let near = |(month, part): (u8, &Part)| {
        let row = |(id, lacks): &(usize, Vec<String>)| {
            row(view, *id).why(format!("for month {month} it lacks {}", lacks.join(", ")))
        };
        part.near.iter().map(row).collect::<Vec<_>>()
    };
    let missing = parts().filter(|(_, part)| part.found.is_empty());
    let missing: Vec<String> = missing.map(|(month, part)| format!("month {month}: {}", part.asks)).collect();
    let mut sections = vec![
        Section::counted(parts().flat_map(given).collect()).titled("Evidence within the plan"),
        Section::left_out(parts().flat_map(near).collect()).titled("Within the plan, and near"),
    ];
    if !missing.is_empty() {
        sections.push(Section::new("Still to come", Rows::Next(missing)));
    }
    sections
}
