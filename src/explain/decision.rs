//! A decision: what does it do to risk, and was my judgment right?

use super::explanation::{Explanation, Input, NoteRow, Section, Step};
use super::head::head;
use super::numbers::{UNKNOWN, known, number, percent};
use super::refs::{as_of, input, row_at};
use super::rule::gists;
use crate::analysis::calibration::{Judged, calibration, turned_out};
use crate::analysis::prejudgment::{prejudgment, uncertainty};
use crate::analysis::view::{Entry, View};
use crate::model::choice::{Choice, Effect};
use crate::model::common::{IRREVERSIBILITY, UNPREDICTABILITY};
use crate::model::kinds::decision::{CONFIDENCE, CRITERIA, DUE, Decision, REVIEWED, TURNED_OUT};

/// Explains the decision; `None` where it does not count.
pub(super) fn decision(view: &View<'_>, id: usize) -> Option<Explanation> {
    let all = view.decisions();
    let entry = all.iter().find(|entry| entry.id == id)?;
    let judged = calibration(view).judged.into_iter().find(|judged| judged.id == id);
    let mut sections =
        vec![Section::inputs(inputs(view, entry)), Section::arithmetic(arithmetic(view, entry, judged))];
    let why = why_not_judged(view, entry);
    match why {
        None => sections.push(
            Section::counted(vec![row_at(view, id, &[&CONFIDENCE]).value(judged_as(judged))])
                .titled("Counted in the calibration"),
        ),
        Some(why) => sections.push(
            Section::left_out(vec![row_at(view, id, &[]).why(why)]).titled("Left out of the calibration"),
        ),
    }
    Some(Explanation {
        answer: answer(view, entry),
        rules: gists(&["prejudgment", "calibration"]),
        sections,
        see: ["explain prejudgment", "explain calibration", "show decisions"]
            .map(|c| format!("casebook {c}"))
            .to_vec(),
        ..head(view, Some(id))
    })
}

fn answer(view: &View<'_>, entry: &Entry<'_, Decision>) -> String {
    let (verdict, answered) = prejudgment(entry.facts);
    let before = verdict.unwrap_or("no pre-judgment");
    let after = turned_out(entry.facts, view.as_of).map_or("not judged yet", Choice::word);
    format!("{before}, {answered} of 5 answered; turned out: {after}")
}

fn inputs(view: &View<'_>, entry: &Entry<'_, Decision>) -> Vec<Input> {
    let (id, facts) = (entry.id, entry.facts);
    let scale = |score: Option<u8>| score.map(|score| score.to_string());
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
    let criteria = CRITERIA.iter().zip(&facts.criteria);
    let mut inputs: Vec<Input> = criteria
        .map(|(field, effect)| input(view, id, field, effect.map(|effect| effect.word().to_owned())))
        .collect();
    inputs.extend([
        input(view, id, &UNPREDICTABILITY, scale(facts.unpredictability)),
        input(view, id, &IRREVERSIBILITY, scale(facts.irreversibility)),
        input(view, id, &CONFIDENCE, facts.confidence.map(percent)),
        input(view, id, &TURNED_OUT, facts.turned_out.map(|verdict| verdict.word().to_owned())),
        input(view, id, &REVIEWED, day(facts.reviewed)),
        input(view, id, &DUE, day(facts.due)),
        as_of(view),
    ]);
    inputs
}

/// The pre-judgment as a step: how often each answer was given.
pub(super) fn answers(facts: &Decision) -> Step {
    let given = |wanted: Effect| facts.criteria.iter().flatten().filter(|effect| **effect == wanted).count();
    let (verdict, answered) = prejudgment(facts);
    let (worse, better, same) = (given(Effect::Worse), given(Effect::Better), given(Effect::Same));
    let step = Step::new("pre-judgment", verdict.unwrap_or(UNKNOWN));
    step.with(format!("{worse} worse, {better} better, {same} same, {} open", 5 - answered)).why(
        match verdict {
            Some("adds risk") => "one that is worse is enough",
            Some("reduces risk") => "none is worse, and one that is better is enough",
            Some(_) => "all that are answered say same",
            None => "none of the five is answered",
        },
    )
}

fn arithmetic(view: &View<'_>, entry: &Entry<'_, Decision>, judged: Option<Judged>) -> Vec<Step> {
    let facts = entry.facts;
    let uncertain = uncertainty(facts).map(f64::from);
    let mut step =
        Step::new("uncertainty", known(uncertain)).by("unpredictability x irreversibility").value(uncertain);
    if let (Some(u), Some(i)) = (facts.unpredictability, facts.irreversibility) {
        step = step.with(format!("{u} x {i}"));
    }
    let mut steps = vec![answers(facts), step];
    if let Some(judged) = judged {
        let found = calibration(view);
        let n = found.judged.len();
        let error = judged.squared_error();
        steps.push(outcome(view, entry, judged));
        steps.push(squared(judged));
        steps.push(
            Step::new("adds to Brier", number(error / n as f64))
                .by("(c - o)^2 / n")
                .with(format!("{} / {n}", number(error)))
                .value(Some(error / n as f64))
                .why(format!("the Brier score over all {n} decisions is {}", known(found.brier))),
        );
    }
    steps
}

fn outcome(view: &View<'_>, entry: &Entry<'_, Decision>, judged: Judged) -> Step {
    let word = turned_out(entry.facts, view.as_of).map_or(UNKNOWN, Choice::word);
    Step::new("o", number(judged.outcome)).by(word).value(Some(judged.outcome))
}

/// What one decision adds to the Brier score.
pub(super) fn squared(judged: Judged) -> Step {
    let (c, o) = (number(judged.confidence), number(judged.outcome));
    let error = judged.squared_error();
    Step::new("(c - o)^2", number(error)).with(format!("({c} - {o})^2")).value(Some(error))
}

fn judged_as(judged: Option<Judged>) -> String {
    judged.map_or(String::new(), |judged| {
        format!("c {}, o {}", number(judged.confidence), number(judged.outcome))
    })
}

/// Why a decision is no part of the calibration; `None` where it is.
pub(super) fn why_not_judged(view: &View<'_>, entry: &Entry<'_, Decision>) -> Option<String> {
    let facts = entry.facts;
    let judged = turned_out(facts, view.as_of).is_some();
    Some(match (facts.confidence, judged) {
        (Some(_), true) => return None,
        (None, true) => "does not say how sure I was (add `confidence`)".to_owned(),
        (confidence, false) => match (facts.turned_out, facts.reviewed) {
            (Some(_), Some(day)) => format!("was judged on {day}, after the as-of day"),
            _ if confidence.is_none() => "has no outcome yet, and no `confidence`".to_owned(),
            _ => "has no outcome yet (add `turned_out` once it is known)".to_owned(),
        },
    })
}

/// All decisions with their place in the calibration: those counted, and those left out.
pub(super) fn sorted(view: &View<'_>) -> (Vec<NoteRow>, Vec<NoteRow>) {
    let found = calibration(view).judged;
    let (mut counted, mut left_out) = (Vec::new(), Vec::new());
    for entry in view.decisions() {
        let judged = found.iter().find(|judged| judged.id == entry.id).copied();
        match why_not_judged(view, &entry) {
            None => counted.push(row_at(view, entry.id, &[&CONFIDENCE]).value(judged_as(judged))),
            Some(why) => left_out.push(row_at(view, entry.id, &[]).why(why)),
        }
    }
    (counted, left_out)
}
