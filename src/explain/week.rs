//! A table of activities: layer shares and rung, of an audit or a review.

use super::explanation::{Explanation, Input, NoteRow, Rows, Section, Step};
use super::head::head;
use super::numbers::{UNKNOWN, known, number, percent, shown};
use super::refs::{as_of, input, line_at, row};
use super::rule::gists;
use crate::analysis::activities::{self, Activity, Rung, sums};
use crate::analysis::view::View;
use crate::analysis::week::{self, WeekFigures, layer_hours, property_amounts, table_shares};
use crate::model::choice::{Choice, Layer};
use crate::model::kinds::audit::{
    Audit, CHANGES, EXECUTION, FAILED_CHANGES, INCIDENTS, INNOVATION, ONCALL_HOURS, ONCALL_PAGES,
    ORCHESTRATION, WEEK,
};
use crate::model::structure::ActivityRow;

/// The layers in the order of their shares.
const LAYERS: [Layer; 3] = [Layer::Execution, Layer::Orchestration, Layer::Innovation];

/// Explains the audit; `None` where it does not count, or another of its week stands before it.
pub(super) fn audit(view: &View<'_>, id: usize) -> Option<Explanation> {
    let tables = activities::tables(view);
    let entry = view.audits().into_iter().find(|audit| audit.id == id)?;
    let figures = week::figures(entry, &tables)?;
    let table = tables.get(&id).map_or(&[] as &[Activity], Vec::as_slice);
    let rows = entry.facts.activities.as_ref().map_or(&[] as &[ActivityRow], |table| &table.rows);
    let mut sections = vec![Section::inputs(inputs(view, id, entry.facts))];
    if !table.is_empty() {
        sections.push(Section::new("Activities", Rows::Inputs(activity_rows(view, id, rows, table))).says(
            "hours, layer, score; what the note leaves blank comes from the activity's newest earlier row",
        ));
    }
    let mut steps = shares(&figures, table);
    steps.extend(rung(table, &figures.rung));
    sections.push(Section::arithmetic(steps));
    sections.push(Section::left_out(left_out(view, id, rows, table)));
    Some(Explanation {
        answer: answer(&figures),
        rules: gists(&["week"]),
        sections,
        see: vec!["casebook explain week".to_owned(), "casebook show time".to_owned()],
        ..head(view, Some(id))
    })
}

fn answer(figures: &WeekFigures<'_>) -> String {
    let execution = shown(figures.shares.map(|shares| shares[0]), percent);
    format!("{}: execution {execution}, rung {}", figures.week, known(figures.rung.rung))
}

fn inputs(view: &View<'_>, id: usize, facts: &Audit) -> Vec<Input> {
    let week = input(view, id, &WEEK, facts.week.map(|week| week.to_string()));
    let from_name = week.place.is_none();
    let count = |count: Option<u32>| count.map(|count| count.to_string());
    let layer =
        |amount: Option<crate::model::structure::LayerAmount>| amount.map(|layer| number(layer.amount));
    let all = [
        if from_name { week.why("from the name of the file, else from `date`") } else { week },
        input(view, id, &EXECUTION, layer(facts.execution)),
        input(view, id, &ORCHESTRATION, layer(facts.orchestration)),
        input(view, id, &INNOVATION, layer(facts.innovation)),
        input(view, id, &INCIDENTS, count(facts.incidents)),
        input(view, id, &ONCALL_PAGES, count(facts.oncall_pages)),
        input(view, id, &ONCALL_HOURS, facts.oncall_hours.map(number)),
        input(view, id, &CHANGES, count(facts.changes)),
        input(view, id, &FAILED_CHANGES, count(facts.failed_changes)),
        as_of(view),
    ];
    all.into_iter().filter(|input| input.value.is_some() || input.why.is_some()).collect()
}

/// The rows with what they inherit.
pub(super) fn activity_rows(
    view: &View<'_>,
    id: usize,
    rows: &[ActivityRow],
    table: &[Activity],
) -> Vec<Input> {
    let word = |known: Option<&str>| known.unwrap_or("?").to_owned();
    let row = |(written, filled): (&ActivityRow, &Activity)| {
        let score = filled.score.map_or("?".to_owned(), |score| score.to_string());
        let layer = word(filled.layer.map(Choice::word));
        let inherited = written.score.is_none() && filled.score.is_some()
            || written.layer.is_none() && filled.layer.is_some();
        let value = format!("{}, {layer}, {score}", number(filled.weight));
        let file = view.vault.notes[id].file.to_string();
        let place = super::explanation::Place { file, line: line_at(view, id, written.span) };
        let input = Input::new(&filled.name, Some(value)).at(Some(place));
        if inherited { input.why("inherited") } else { input }
    };
    rows.iter().zip(table).map(row).collect()
}

/// Layer shares, from the table where it has layers, else from the properties.
fn shares(figures: &WeekFigures<'_>, table: &[Activity]) -> Vec<Step> {
    let Some(found) = figures.shares else {
        return vec![
            Step::new("layer shares", UNKNOWN).why("no activity has a layer, and no three properties"),
        ];
    };
    let from_table = table_shares(table).is_some();
    let amounts = if from_table { Some(layer_hours(table)) } else { property_amounts(figures.audit.facts) };
    let amounts = amounts.unwrap_or_default();
    let sum = amounts.iter().map(|amount| number(*amount)).collect::<Vec<_>>().join(" + ");
    let formula = if from_table { "hours in it / hours with a layer" } else { "property / sum of the three" };
    let step = |((layer, share), amount): ((&Layer, f64), f64)| {
        Step::new(layer.word(), percent(share))
            .by(formula)
            .with(format!("{} / ({sum})", number(amount)))
            .value(Some(share))
    };
    LAYERS.iter().zip(found).zip(amounts).map(step).collect()
}

/// Rung, exposure and high share of a table.
pub(super) fn rung(table: &[Activity], found: &Rung) -> Vec<Step> {
    let sums = sums(table);
    let share = |name: &str, value: Option<f64>| Step::new(name, shown(value, percent)).value(value);
    let scored = share("scored share", found.scored_share).by("scored hours / hours").with(format!(
        "{} / {}",
        number(sums.scored),
        number(sums.hours)
    ));
    if found.scored_share.is_none() {
        return vec![Step::new("rung", UNKNOWN).why("there is no table of activities with hours")];
    }
    if found.rung.is_none() {
        let rung = Step::new("rung", UNKNOWN).why("less than half of the hours have a score");
        return vec![scored, rung];
    }
    let products: Vec<String> = table
        .iter()
        .filter_map(|activity| Some(format!("{} x {}", activity.score?, number(activity.weight))))
        .collect();
    let over = number(sums.scored);
    vec![
        scored,
        Step::new("rung", known(found.rung))
            .by("sum(score x hours) / scored hours")
            .with(format!("({}) / {over}", products.join(" + ")))
            .value(found.rung),
        share("exposure", found.exposure)
            .by("hours with score 1 or 2 / scored hours")
            .with(format!("{} / {over}", number(sums.low))),
        share("high share", found.high_share)
            .by("hours with score 4 or 5 / scored hours")
            .with(format!("{} / {over}", number(sums.high))),
    ]
}

/// Activities without a layer, or without a score.
fn left_out(view: &View<'_>, id: usize, rows: &[ActivityRow], table: &[Activity]) -> Vec<NoteRow> {
    let lacks = |why: &str, lacking: fn(&Activity) -> bool| -> Vec<NoteRow> {
        let pairs = rows.iter().zip(table).filter(|(_, filled)| lacking(filled));
        let row = |(written, filled): (&ActivityRow, &Activity)| NoteRow {
            line: line_at(view, id, written.span),
            date: None,
            ..row(view, id).value(filled.name.clone()).why(why)
        };
        pairs.map(row).collect()
    };
    let mut left_out = lacks("an activity without a layer (not in the shares)", |a| a.layer.is_none());
    left_out.extend(lacks("an activity without a score (not in the rung)", |a| a.score.is_none()));
    left_out
}
