//! A mechanism: did it prevent anything?

use super::explanation::{Explanation, Input, NoteRow, Section, Step};
use super::head::head;
use super::numbers::{count, known, number};
use super::refs::{as_of, input, not_counting, row_at, setting};
use super::rule::gists;
use super::verdicts;
use crate::analysis::prevention::{self, Comparison, Effect, Side, Verdict, effects};
use crate::analysis::view::View;
use crate::model::choice::Choice;
use crate::model::kind::Kind;
use crate::model::kinds::case::PATTERN;
use crate::model::kinds::mechanism::{FORM, INSTALLED, PREVENTS, RETIRED};
use crate::value::calendar::days_between;
use crate::value::identity;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Explains the mechanism; `None` where it does not count.
pub(super) fn mechanism(view: &View<'_>, id: usize) -> Option<Explanation> {
    let effect = effects(view).into_iter().find(|effect| effect.mechanism.id == id)?;
    let mut sections = vec![
        Section::inputs(inputs(view, &effect)),
        Section::arithmetic(arithmetic(view, &effect)),
        verdicts::section("Verdict", &effect.tests, Verdict::word),
    ];
    sections.extend(counted(view, &effect));
    sections.push(Section::left_out(left_out(view, &effect)));
    Some(Explanation {
        answer: answer(&effect),
        rules: gists(&["prevention"]),
        sections,
        see: see(&effect),
        ..head(view, Some(id))
    })
}

fn see(effect: &Effect<'_>) -> Vec<String> {
    let patterns = effect.patterns.iter().map(|pattern| format!("casebook explain {pattern}"));
    patterns
        .chain(["casebook explain prevention".to_owned(), "casebook show prevention".to_owned()])
        .collect()
}

fn answer(effect: &Effect<'_>) -> String {
    let (n1, t1) = (effect.after.cases.len(), effect.after.days);
    let seen = format!("{} in {}", count(n1, "case"), count(usize::try_from(t1).unwrap_or(0), "day"));
    match effect.comparison {
        None => format!("{}: {seen} since, and nothing to compare with", effect.verdict.word()),
        Some(found) => {
            format!(
                "{}: {seen} since, where {} were to be expected",
                effect.verdict.word(),
                number(found.expected)
            )
        }
    }
}

fn inputs(view: &View<'_>, effect: &Effect<'_>) -> Vec<Input> {
    let (id, facts) = (effect.mechanism.id, effect.mechanism.facts);
    let some = |text: String| Some(text).filter(|text| !text.is_empty());
    let since = setting("observed_since", view.config.observed_since.map(|day| day.to_string()));
    let mut inputs = vec![
        input(view, id, &INSTALLED, Some(effect.mechanism.date.to_string())),
        input(view, id, &PREVENTS, some(effect.patterns.iter().cloned().collect::<Vec<_>>().join(", "))),
        input(view, id, &FORM, facts.form.map(|form| form.word().to_owned())),
    ];
    if let Some(day) = facts.retired {
        let retired = input(view, id, &RETIRED, Some(day.to_string()));
        inputs.push(if effect.retired {
            retired
        } else {
            retired.why("still to come: it does not count yet")
        });
    }
    inputs.push(match view.config.observed_since {
        Some(_) => since,
        None => since.why("not set: the first case of the vault begins the time before"),
    });
    inputs.push(as_of(view));
    inputs
}

fn arithmetic(view: &View<'_>, effect: &Effect<'_>) -> Vec<Step> {
    let installed = effect.mechanism.date;
    let mut steps = Vec::new();
    if let Some(before) = &effect.before {
        let since = installed.saturating_sub(before.days.days());
        steps.push(days("T0", "t - s", since, installed, before.days));
    }
    let end = installed.saturating_add(effect.after.days.days());
    steps.push(days("T1", "e - t", installed, end, effect.after.days));
    steps.push(cases("n0", "before", effect.before.as_ref()));
    steps.push(cases("n1", "after", Some(&effect.after)));
    if let (Some(before), Some(found)) = (&effect.before, effect.comparison) {
        steps.push(baseline(view, effect, before, found));
        steps.extend(compared(before, &effect.after, found));
    }
    steps
}

fn days(name: &str, formula: &str, from: Date, to: Date, days: i32) -> Step {
    Step::new(name, format!("{days} days"))
        .by(formula)
        .with(format!("{to} - {from}"))
        .value(Some(f64::from(days)))
}

fn cases(name: &str, when: &str, side: Option<&Side>) -> Step {
    let n = side.map_or(0, |side| side.cases.len());
    Step::new(name, n.to_string()).by(format!("cases {when}")).value(Some(n as f64))
}

fn baseline(view: &View<'_>, effect: &Effect<'_>, before: &Side, found: Comparison) -> Step {
    let (n0, m0) = (before.cases.len(), found.m0);
    let step = Step::new("m0", m0.to_string()).value(Some(m0 as f64));
    match effect.prompted_by.and_then(|case| view.date(&view.vault.notes[case])) {
        Some(day) => step.by("n0 - 1").with(format!("{n0} - 1")).why(format!(
            "the newest case before, of {day}, prompted it: {} is under {}",
            count(usize::try_from(days_between(day, effect.mechanism.date)).unwrap_or(0), "day"),
            prevention::PROMPTING_DAYS
        )),
        None => step
            .by("n0")
            .why(format!("no case of the {} days before prompted it", prevention::PROMPTING_DAYS)),
    }
}

fn compared(before: &Side, after: &Side, found: Comparison) -> Vec<Step> {
    let (n0, n1, m0) = (before.cases.len(), after.cases.len(), found.m0);
    let (t0, t1) = (before.days, after.days);
    let (low, high) = found.share;
    let step = |name: &str, value: Option<f64>| Step::new(name, known(value)).value(value);
    let bound = |name: &str, share: f64, value: Option<f64>| {
        let p = number(share);
        step(name, value).by("p / (1 - p) x T0 / T1").with(format!("{p} / (1 - {p}) x {t0} / {t1}"))
    };
    let undefined = |step: Step| if step.value.is_none() { step.why("no finite number") } else { step };
    let ratio = step("rate ratio", found.rate_ratio)
        .by("(n1 / T1) / (m0 / T0)")
        .with(format!("({n1} / {t1}) / ({m0} / {t0})"));
    let expected = Some(found.expected);
    vec![
        step("expected", expected).by("m0 / T0 x T1").with(format!("{m0} / {t0} x {t1}")),
        step("prevented", Some(found.prevented))
            .by("expected - n1")
            .with(format!("{} - {n1}", number(found.expected))),
        undefined(ratio),
        Step::new("p", format!("{} to {}", number(low), number(high)))
            .by(format!("95 % Clopper-Pearson bounds of {n1} in {}", n0 + n1)),
        undefined(bound("lower", low, found.ci_low)),
        undefined(bound("upper", high, found.ci_high)),
        Step::new("T1 / (T0 + T1)", number(found.days_after))
            .with(format!("{t1} / ({t0} + {t1})"))
            .value(Some(found.days_after)),
        step("chance", found.chance).by(format!(
            "P(X <= {n1}), X binomial: {} trials, share {}",
            n0 + n1,
            number(found.days_after)
        )),
    ]
}

fn counted(view: &View<'_>, effect: &Effect<'_>) -> Vec<Section> {
    let row = |id: &usize| {
        let row = row_at(view, *id, &[&PATTERN]);
        let row = if effect.patterns.len() > 1 { named(view, *id, row) } else { row };
        if effect.prompted_by == Some(*id) { row.why("prompted it: in n0, not in m0") } else { row }
    };
    let rows =
        |side: Option<&Side>| side.map(|side| side.cases.iter().map(row).collect()).unwrap_or_default();
    let (before, after): (Vec<NoteRow>, Vec<NoteRow>) =
        (rows(effect.before.as_ref()), rows(Some(&effect.after)));
    vec![
        Section::counted(before).titled("Counted before (n0)"),
        Section::counted(after).titled("Counted after (n1)"),
    ]
}

fn named(view: &View<'_>, id: usize, row: NoteRow) -> NoteRow {
    let pattern = view.vault.notes[id].readings.text(&PATTERN).unwrap_or_default();
    row.value(identity::key(&pattern))
}

/// Cases of its patterns outside of both times, and those that name no pattern. Cases of other patterns are no
/// matter of this mechanism.
fn left_out(view: &View<'_>, effect: &Effect<'_>) -> Vec<NoteRow> {
    let before = effect.before.iter().flat_map(|side| &side.cases);
    let counted: BTreeSet<usize> = before.chain(&effect.after.cases).copied().collect();
    let since = effect.before.as_ref().map(|side| effect.mechanism.date.saturating_sub(side.days.days()));
    let why = |case: Date| match since {
        Some(since) if case <= since && view.config.observed_since.is_none() => {
            format!("not after {since}, the day of the first case, which begins the time before")
        }
        Some(since) if case <= since => format!("before observed_since, {}", since.saturating_add(1.day())),
        _ => "after the mechanism was retired".to_owned(),
    };
    let cases = view.cases();
    let of_pattern = |pattern: &str| effect.patterns.contains(&identity::key(pattern));
    let outside = cases
        .iter()
        .filter(|case| !counted.contains(&case.id) && case.facts.pattern.as_deref().is_some_and(of_pattern));
    let mut rows: Vec<NoteRow> =
        outside.map(|case| row_at(view, case.id, &[&PATTERN]).why(why(case.date))).collect();
    let unnamed = cases.iter().filter(|case| case.facts.pattern.is_none());
    rows.extend(unnamed.map(|case| row_at(view, case.id, &[]).why("names no `pattern`")));
    rows.extend(not_counting(view, &[Kind::Case]));
    rows
}

/// The effects of all mechanisms, one row each, for the figure.
pub(super) fn rows(view: &View<'_>) -> Vec<NoteRow> {
    let row = |effect: &Effect<'_>| {
        let id = effect.mechanism.id;
        let row = row_at(view, id, &[&INSTALLED]).value(effect.verdict.word());
        row.why(match effect.comparison {
            Some(found) => format!(
                "{} before and {} after, {} expected",
                effect.before.as_ref().map_or(0, |side| side.cases.len()),
                effect.after.cases.len(),
                number(found.expected)
            ),
            None => "nothing to compare with".to_owned(),
        })
    };
    effects(view).iter().map(row).collect()
}
