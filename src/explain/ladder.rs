//! A ladder: the level on it, and every criterion with its number.

use super::explanation::{Condition, Explanation, Input, NoteRow, Place, Rows, Section, Step};
use super::head::head;
use super::numbers::{count, known, number};
use super::refs::{as_of, row};
use super::rule::gists;
use crate::analysis::levels::{Depth, Levels, Standing, State, levels};
use crate::analysis::view::View;
use crate::ladder::{Bound, Count, Ladder, Test, Threshold, What};
use crate::report::tier_progress::words::{target, why, written};
use crate::value::calendar::Week;

/// Explains the ladder at this place among the ladders.
pub(super) fn ladder(view: &View<'_>, at: usize) -> Explanation {
    let ladder = &view.ladders.all()[at];
    let found = levels(view, Depth::History);
    let standings: Vec<&Standing<'_>> =
        found.standings.iter().filter(|standing| standing.ladder.id == ladder.id).collect();
    let mut sections = vec![Section::inputs(inputs(view, ladder))];
    match standings.as_slice() {
        [standing] if standing.of.is_none() => sections.extend(levels_of(standing)),
        several => sections.push(by_domain(&found, several)),
    }
    Explanation {
        what: "ladder".to_owned(),
        title: ladder.name.clone(),
        answer: answer(&found, &standings),
        rules: gists(&["levels"]),
        sections,
        see: see(ladder),
        ..head(view, None)
    }
}

fn see(ladder: &Ladder) -> Vec<String> {
    let criteria = ladder.levels.iter().flat_map(|level| {
        level
            .criteria
            .iter()
            .map(move |criterion| format!("casebook explain {}", path(ladder, &level.id, &criterion.id)))
    });
    criteria.chain(["casebook show tier-progress".to_owned()]).collect()
}

/// How a criterion is called on a command line.
pub(super) fn path(ladder: &Ladder, level: &str, criterion: &str) -> String {
    format!("{}/{level}/{criterion}", ladder.id)
}

fn answer(found: &Levels<'_>, standings: &[&Standing<'_>]) -> String {
    match standings {
        [standing] if standing.of.is_none() => stands(&found.weeks, standing),
        several => {
            let on = several.iter().filter(|standing| standing.level.is_some()).count();
            format!("{} of {} on it", on, count(several.len(), "domain"))
        }
    }
}

/// Where somebody stands, in one sentence.
fn stands(weeks: &[Week], standing: &Standing<'_>) -> String {
    let levels = &standing.ladder.levels;
    let now = match standing.level {
        None => "below the first level".to_owned(),
        Some(level) => {
            let since = standing.since(weeks).map(|week| format!(", since {week}")).unwrap_or_default();
            format!("level {} of {}: {}{since}", level + 1, levels.len(), levels[level].name)
        }
    };
    let Some(next) = standing.next() else { return now };
    let (met, all) = (standing.met(), standing.needed().count());
    format!("{now}; for {} {met} of {all} criteria are met", levels[next].name)
}

fn inputs(view: &View<'_>, ladder: &Ladder) -> Vec<Input> {
    let place = (!ladder.built_in).then(|| Place { file: ladder.file.to_string(), line: None });
    let file = Input::new("file", Some(ladder.file.to_string())).at(place);
    vec![
        Input::new("source", ladder.source.clone()),
        if ladder.built_in {
            file.why("built in; a file of the vault with this id replaces it")
        } else {
            file
        },
        Input::new(
            "levels",
            Some(ladder.levels.iter().map(|level| level.name.clone()).collect::<Vec<_>>().join(", ")),
        ),
        as_of(view),
    ]
}

/// One table a level: each criterion with its number.
fn levels_of(standing: &Standing<'_>) -> Vec<Section> {
    let levels = standing.ladder.levels.iter().zip(&standing.levels).enumerate();
    let section =
        |(number, (level, states)): (usize, (&crate::ladder::Level, &Vec<State<'_>>))| {
            let held = standing.level >= Some(number);
            let rows = states.iter().map(condition).collect();
            Section::new(format!("Level {}: {}", number + 1, level.name), Rows::Conditions(rows))
                .says(if held { "held" } else { "not held" })
        };
    levels.map(section).collect()
}

/// A criterion as a line of a table.
pub(super) fn condition(state: &State<'_>) -> Condition {
    let advice = if state.criterion.gates { "" } else { " (advice)" };
    Condition {
        outcome: format!("{}{advice}", state.criterion.id),
        when: asks(state.test),
        numbers: format!("{} {} {}", known(state.value), sign(state.test), number(state.test.target)),
        met: state.met,
        decides: false,
    }
}

fn sign(test: &Test) -> &'static str {
    if test.bound == Bound::AtLeast { ">=" } else { "<=" }
}

/// What a test counts or reads, as its ladder writes it.
fn asks(test: &Test) -> String {
    match &test.what {
        What::Count(count) => {
            let kinds: Vec<&str> = count.kinds.iter().map(|kind| kind.name()).collect();
            let condition = count.condition.as_ref().map(|c| format!(" where {}", c.source().trim()));
            let within = count.within.map(|days| format!(" within {days} days"));
            let what = count
                .distinct
                .map_or(kinds.join(" or "), |field| format!("distinct {field} of {}", kinds.join(" or ")));
            format!("{what}{}{}", condition.unwrap_or_default(), within.unwrap_or_default())
        }
        What::Measure(reading) => {
            let level = reading.level.as_ref().map(|level| format!("({level})")).unwrap_or_default();
            let over = reading.over.map(|over| format!(" over the last {over}")).unwrap_or_default();
            format!("{}{level}{over}", reading.measure.name())
        }
    }
}

/// The level of each domain.
fn by_domain(found: &Levels<'_>, standings: &[&Standing<'_>]) -> Section {
    let step = |standing: &&Standing<'_>| {
        let level = standing.level.map(|level| level + 1);
        Step::new(standing.of.clone().unwrap_or_default(), stands(&found.weeks, standing))
            .value(Some(level.unwrap_or(0) as f64))
    };
    Section::arithmetic(standings.iter().map(step).collect()).titled("By domain")
}

/// The level of one domain on the ladder of capabilities, as sections.
pub(super) fn of_domain(view: &View<'_>, domain: &str) -> Vec<Section> {
    let found = levels(view, Depth::History);
    let Some(standing) = found.of_domain(domain) else { return Vec::new() };
    let stands = stands(&found.weeks, standing);
    let mut sections = levels_of(standing);
    if let Some(first) = sections.first_mut() {
        first.says = Some(format!("{}; {stands}", first.says.clone().unwrap_or_default()));
    }
    sections
}

/// Explains one criterion, by the places of its ladder, its level and itself.
pub(super) fn criterion(view: &View<'_>, at: (usize, usize, usize)) -> Explanation {
    let (ladder, level, number) = at;
    let ladder = &view.ladders.all()[ladder];
    let criterion = &ladder.levels[level].criteria[number];
    let found = levels(view, Depth::Every);
    let states: Vec<(&Standing<'_>, &State<'_>)> = found
        .standings
        .iter()
        .filter(|standing| standing.ladder.id == ladder.id)
        .map(|standing| (standing, &standing.levels[level][number]))
        .collect();
    let mut sections = vec![Section::inputs(asked(view, ladder, &ladder.levels[level].name, criterion))];
    let answer = match states.as_slice() {
        [(standing, state)] if standing.of.is_none() => {
            sections.extend(numbers(view, state));
            let met = if state.met { "met" } else { "not met" };
            format!("{met}: {}, {}", value(state), target(state.test))
        }
        several => {
            sections.push(
                Section::arithmetic(several.iter().map(|(standing, state)| of(standing, state)).collect())
                    .titled("By domain"),
            );
            let met = several.iter().filter(|(_, state)| state.met).count();
            format!("met by {met} of {}", count(several.len(), "domain"))
        }
    };
    Explanation {
        what: "criterion".to_owned(),
        title: criterion.says.clone(),
        answer,
        rules: gists(&["levels"]),
        sections,
        see: vec![
            format!("casebook explain {} --as ladder", ladder.id),
            "casebook show tier-progress".to_owned(),
        ],
        ..head(view, None)
    }
}

fn value(state: &State<'_>) -> String {
    state.value.map_or("unknown".to_owned(), |value| written(state.test, value))
}

fn asked(view: &View<'_>, ladder: &Ladder, level: &str, criterion: &crate::ladder::Criterion) -> Vec<Input> {
    let mut inputs = vec![
        Input::new("ladder", Some(format!("{} ({})", ladder.name, ladder.file))),
        Input::new("level", Some(level.to_owned())),
    ];
    for (at, test) in criterion.tests.iter().enumerate() {
        let name = if at == 0 { "asks" } else { "or asks" };
        inputs.push(Input::new(name, Some(asks(test))));
        let from = match criterion.target_from {
            Some(Threshold::Source) => Some("set by the source"),
            Some(Threshold::Casebook) => Some("set by casebook: the source names none"),
            None => None,
        };
        let input = Input::new("target", Some(target(test)));
        inputs.push(from.into_iter().fold(input, Input::why));
    }
    if !criterion.gates {
        inputs.push(Input::new("gates", Some("false".to_owned())).why("advice: the level does not need it"));
    }
    inputs.push(as_of(view));
    inputs
}

/// Value, target and progress; the notes that count, and those that don't with what they lack.
fn numbers(view: &View<'_>, state: &State<'_>) -> Vec<Section> {
    let mut steps = vec![Step::new("value", value(state)).value(state.value)];
    if let Some(unknown) = unknown(state) {
        steps[0] = Step::new("value", "unknown").why(format!("to make it known, write {unknown}"));
    }
    steps.push(progress(state));
    if let Some(day) = state.lapses {
        steps.push(
            Step::new("holds until", day.to_string())
                .why("then evidence has left the window, if nothing is added"),
        );
    }
    let counted: Vec<NoteRow> = state.evidence.iter().rev().map(|id| row(view, *id)).collect();
    let left: Vec<NoteRow> = state
        .near
        .iter()
        .map(|near| {
            let reasons: Vec<String> = near.failing.iter().map(why).collect();
            row(view, near.note).why(reasons.join("; ").replace('`', ""))
        })
        .collect();
    let mut sections = vec![Section::arithmetic(steps), Section::counted(counted)];
    if matches!(state.test.what, What::Count(Count { .. })) {
        sections.push(Section::left_out(left).says("those that lack least come first"));
    }
    sections
}

fn unknown(state: &State<'_>) -> Option<&'static str> {
    match &state.test.what {
        What::Measure(reading) if state.value.is_none() => Some(reading.measure.needs()),
        _ => None,
    }
}

fn progress(state: &State<'_>) -> Step {
    let step = Step::new("progress", known(state.progress)).value(state.progress);
    let (value, goal) = (known(state.value), number(state.test.target));
    match (state.test.bound, state.met) {
        (_, true) => step.why("met"),
        _ if state.value.is_none() => step,
        (Bound::AtMost, _) if state.test.target >= 0.0 => {
            step.by("target / value").with(format!("{goal} / {value}"))
        }
        _ => step.by("value / target").with(format!("{value} / {goal}")),
    }
}

/// The number of one domain.
fn of(standing: &Standing<'_>, state: &State<'_>) -> Step {
    let name = standing.of.clone().unwrap_or_default();
    let result = format!("{}{}", value(state), if state.met { ", met" } else { "" });
    Step::new(name, result).value(state.value)
}
