//! A case: how complete it is, how long it took, and what it counts for.

use super::clock::{ALL, MOMENTS, minutes};
use super::explanation::{Explanation, Input, NoteRow, Rows, Section, Step};
use super::head::head;
use super::numbers::{number, percent, shown};
use super::refs::{as_of, input, place, row_at};
use super::rule::{Figure, gists};
use crate::analysis::capability::{completeness, missing_parts, parts, with_ancestors};
use crate::analysis::prevention::effects;
use crate::analysis::view::{Entry, View};
use crate::model::common::{DATE, DOMAINS};
use crate::model::field::Field;
use crate::model::kinds::case::{
    Case, DIAGNOSTIC_PATH, MISJUDGMENT_RISKS, PATTERN, PREVENTION, ROOT_CAUSE, SYMPTOMS, TIMELINE,
};
use crate::model::kinds::mechanism::PREVENTS;
use crate::value::identity;

/// The five parts as fields, in the words of the figure.
pub(super) const PARTS: [(&str, &[&Field]); 5] = [
    ("symptoms", &[&SYMPTOMS]),
    ("misjudgment risks", &[&MISJUDGMENT_RISKS]),
    ("diagnostic path", &[&DIAGNOSTIC_PATH, &TIMELINE]),
    ("root cause", &[&ROOT_CAUSE]),
    ("prevention plan", &[&PREVENTION]),
];

/// Explains the case; `None` where it does not count.
pub(super) fn case(view: &View<'_>, id: usize) -> Option<Explanation> {
    let entry = view.cases().into_iter().find(|case| case.id == id)?;
    let mut steps = vec![complete(&entry)];
    steps.extend(ALL.iter().map(|clocked| clocked.step(view, &entry)));
    let mut sections = vec![
        Section::inputs(inputs(view, &entry)),
        Section::new("The five parts", Rows::Inputs(five(view, &entry))),
        Section::arithmetic(steps),
    ];
    sections.extend(mechanisms(view, id));
    Some(Explanation {
        answer: answer(view, &entry),
        rules: gists(&["completeness"]).into_iter().chain(Figure::of("times").map(Figure::rule)).collect(),
        sections,
        see: see(&entry),
        ..head(view, Some(id))
    })
}

fn answer(view: &View<'_>, case: &Entry<'_, Case>) -> String {
    let restore = shown(view.times(case).restore, minutes);
    format!("{} of 5 parts; time to restore: {restore}", parts(case.facts))
}

fn see(case: &Entry<'_, Case>) -> Vec<String> {
    let domains = with_ancestors(case.note).into_iter().map(str::to_owned);
    let pattern = case.facts.pattern.as_deref().map(identity::key);
    domains.chain(pattern).map(|name| format!("casebook explain {name}")).collect()
}

fn inputs(view: &View<'_>, case: &Entry<'_, Case>) -> Vec<Input> {
    let date = input(view, case.id, &DATE, Some(case.date.to_string()));
    let date = match (&date.place, case.note.date) {
        (None, Some(_)) => date.why("from the name of the file"),
        (_, None) => date.why("the day of `detected`, else of `started`"),
        _ => date,
    };
    let mut domains =
        input(view, case.id, &DOMAINS, Some(case.note.domains.join(", ")).filter(|d| !d.is_empty()));
    if case.note.domains.iter().any(|domain| domain.contains('/')) {
        domains = domains.why("a nested one counts for those above it too");
    }
    let mut inputs =
        vec![date, domains, input(view, case.id, &PATTERN, case.facts.pattern.as_deref().map(identity::key))];
    let times = view.times(case);
    for (field, stamp) in MOMENTS.iter().zip(&times.stamps) {
        let given = case.note.readings.get(field).is_some();
        let shown = stamp.as_ref().map(|stamp| stamp.at.strftime("%Y-%m-%d %H:%M").to_string());
        if given || case.note.readings.is_refused(field) {
            let late = given && shown.is_none();
            let moment = input(view, case.id, field, shown);
            inputs.push(if late { moment.why("after the as-of day: not known yet") } else { moment });
        }
    }
    for clocked in ALL {
        if let Some(stated) = case.note.readings.minutes(clocked.stated) {
            inputs.push(input(view, case.id, clocked.stated, Some(format!("{} min", number(stated)))));
        }
    }
    inputs.push(as_of(view));
    inputs
}

fn five(view: &View<'_>, case: &Entry<'_, Case>) -> Vec<Input> {
    let missing = missing_parts(case.facts);
    let part = |(name, fields): &(&str, &[&Field])| {
        let there = !missing.contains(name);
        let place = fields.iter().find_map(|field| place(view, case.id, field)).filter(|_| there);
        let input = Input::new(*name, Some(if there { "1" } else { "0" }.to_owned())).at(place);
        match (there, *name) {
            (false, _) => input.why("not there"),
            (true, "diagnostic path") if case.facts.path_from_timeline => {
                input.why("a timeline stands in for it: it counts here, and nowhere else")
            }
            _ => input,
        }
    };
    PARTS.iter().map(part).collect()
}

/// The completeness of a case as a step.
pub(super) fn complete(case: &Entry<'_, Case>) -> Step {
    let value = completeness(case.facts);
    Step::new("completeness", number(value))
        .by("parts / 5")
        .with(format!("{} / 5", parts(case.facts)))
        .value(Some(value))
        .why(percent(value))
}

/// The mechanisms whose cases it is one of.
fn mechanisms(view: &View<'_>, id: usize) -> Option<Section> {
    let side = |effect: &crate::analysis::prevention::Effect<'_>| {
        if effect.before.as_ref().is_some_and(|side| side.cases.contains(&id)) {
            Some(if effect.prompted_by == Some(id) { "before, prompted it" } else { "before" })
        } else {
            effect.after.cases.contains(&id).then_some("after")
        }
    };
    let effects = effects(view);
    let rows: Vec<NoteRow> = effects
        .iter()
        .filter_map(|effect| {
            let row = row_at(view, effect.mechanism.id, &[&PREVENTS]);
            Some(row.value(side(effect)?))
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Section::counted(rows)
            .titled("Mechanisms that it counts for")
            .says("before or after they were installed")
    })
}
