//! A quarterly review: its rung, and the six ratings.

use super::explanation::{Explanation, Input, Rows, Section};
use super::head::head;
use super::numbers::known;
use super::refs::{as_of, input};
use super::rule::gists;
use super::week::{activity_rows, rung};
use crate::analysis::activities::{self, Activity};
use crate::analysis::view::View;
use crate::model::kinds::review::{MEANING, OPTIMISING_FOR, QUARTER};
use crate::model::structure::ActivityRow;

/// Explains the review; `None` where it does not count, or another of its quarter stands before it.
pub(super) fn review(view: &View<'_>, id: usize) -> Option<Explanation> {
    let entry = view.reviews().into_iter().find(|review| review.id == id)?;
    let tables = activities::tables(view);
    let table = tables.get(&id).map_or(&[] as &[Activity], Vec::as_slice);
    let found = activities::rung(table);
    let facts = entry.facts;
    let quarter = facts.quarter.map(|quarter| quarter.to_string());
    let aims = Some(facts.optimising_for.join(", ")).filter(|aims| !aims.is_empty());
    let mut inputs = vec![input(view, id, &QUARTER, quarter.clone()), input(view, id, &OPTIMISING_FOR, aims)];
    let ratings = MEANING.iter().zip(&facts.meaning);
    inputs.extend(
        ratings.map(|(field, rating)| input(view, id, field, rating.map(|rating| rating.to_string()))),
    );
    inputs.push(as_of(view));
    let mut sections = vec![Section::inputs(inputs)];
    if !table.is_empty() {
        let rows = facts.activities.as_ref().map_or(&[] as &[ActivityRow], |table| &table.rows);
        let rows: Vec<Input> = activity_rows(view, id, rows, table);
        sections.push(Section::new("Activities", Rows::Inputs(rows)).says("share or hours, layer, score"));
    }
    sections.push(Section::arithmetic(rung(table, &found)));
    Some(Explanation {
        answer: format!("{}: rung {}", quarter.unwrap_or_default(), known(found.rung)),
        rules: gists(&["week", "meaning"]),
        sections,
        see: vec!["casebook explain meaning".to_owned(), "casebook explain week".to_owned()],
        ..head(view, Some(id))
    })
}
