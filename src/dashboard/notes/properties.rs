//! The fields of a note's kind as they were read: what a page says of them beside the words of the note.

use super::page::{Linked, Property, Shown};
use crate::model::choice::Choice;
use crate::model::common;
use crate::model::field::{Field, Form};
use crate::model::links::Target;
use crate::model::note::Note;
use crate::model::readings::Value;
use crate::model::structure::{LayerAmount, Mention, Step, Task};
use crate::model::vault::Vault;
use crate::value::counted;
use crate::value::moment::Moment;
use crate::value::share::percent;
use jiff::civil::Date;

/// Fields that have a place of their own on the page.
static ELSEWHERE: [&Field; 8] = [
    &common::TITLE,
    &common::DATE,
    &common::TAGS,
    &common::ALIASES,
    &common::DOMAINS,
    &common::SCOPE,
    &common::PUBLISH,
    &common::SUMMARY,
];

/// The most entries of a list that the page names; it shows the note itself, too.
const MOST: usize = 100;

/// Says where the page of a note is.
pub(super) type PageOf<'a> = dyn Fn(usize) -> Option<String> + 'a;

/// The properties of a note, in the order of its kind's table, and then those that can't be read.
pub(super) fn properties(vault: &Vault, id: usize, as_of: Date, page: &PageOf<'_>) -> Vec<Property> {
    let note = &vault.notes[id];
    let told = |field: &&'static Field| !ELSEWHERE.iter().any(|own| own.name == field.name);
    let read = note.readings.all.iter().filter(|reading| told(&reading.field));
    let mut properties: Vec<Property> = read
        .map(|reading| Property {
            name: reading.field.name,
            label: label(reading.field),
            value: shown(vault, id, reading.field, &reading.value, as_of, page),
        })
        .collect();
    properties.extend(refused(note));
    properties
}

fn refused(note: &Note) -> impl Iterator<Item = Property> {
    note.readings.refused.iter().map(|name| {
        let field = note.kind().and_then(|kind| kind.def().field(name));
        let label = field.map_or_else(|| words(name), label);
        Property { name, label, value: Shown::Refused }
    })
}

/// The name of a field for people: its title as a section, else its name.
fn label(field: &Field) -> String {
    field.title.map_or_else(|| words(field.name), str::to_owned)
}

/// `time_to_restore` becomes "Time to restore".
fn words(name: &str) -> String {
    let name = name.replace('_', " ");
    let mut chars = name.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

fn shown(vault: &Vault, id: usize, field: &Field, value: &Value, as_of: Date, page: &PageOf<'_>) -> Shown {
    match value {
        Value::Text(text) => Shown::text(text),
        Value::Mentions(mentions) => list(vault, id, mentions, page),
        Value::Date(day) => Shown::Day { day: day.to_string() },
        Value::Moment(moment) => Shown::text(clock(*moment)),
        Value::Minutes(minutes) => Shown::Duration { minutes: *minutes },
        Value::Week(week) => Shown::text(week.to_string()),
        Value::Quarter(quarter) => Shown::text(quarter.to_string()),
        Value::Count(count) => Shown::text(count.to_string()),
        Value::Number(number) => Shown::text(number.to_string()),
        Value::Scale(scale) => Shown::text(format!("{scale} of 5")),
        Value::Share(share) => Shown::text(percent(*share)),
        Value::Layer(LayerAmount { amount, percent: true }) => Shown::text(format!("{amount} %")),
        Value::Layer(LayerAmount { amount, .. }) => Shown::text(format!("{amount} h")),
        Value::Quantity(quantity) => Shown::text(&*quantity.text),
        Value::Choice(index, rest) => Shown::text(choice(field, *index, rest)),
        Value::Flag(flag) => Shown::text(if *flag { "yes" } else { "no" }),
        Value::Prose(text) => Shown::text(counted(text.split_whitespace().count(), "word")),
        Value::Items(items) => Shown::text(counted(items.len(), "remark")),
        Value::Risks(risks) => Shown::text(counted(risks.len(), "risk")),
        Value::Steps(steps) => Shown::text(checks(field, steps)),
        Value::Tasks(tasks) => Shown::text(done(tasks, as_of)),
        Value::Activities(table) => Shown::text(counted(table.rows.len(), "row")),
        Value::Measurements(rows) => Shown::text(counted(rows.len(), "measurement")),
        Value::Recurring(blocks) => Shown::text(format!("{} a week", counted(blocks.len(), "block"))),
    }
}

/// A time as the note has it: on its day, or by the clock alone.
fn clock(moment: Moment) -> String {
    match moment {
        Moment::Clock(time) => time.strftime("%H:%M").to_string(),
        Moment::Full { at, offset: None } => at.strftime("%Y-%m-%d %H:%M").to_string(),
        Moment::Full { at, offset: Some(offset) } => format!("{} ({offset})", at.strftime("%Y-%m-%d %H:%M")),
    }
}

fn choice(field: &Field, index: usize, rest: &str) -> String {
    let Form::Choice(set) = field.form else { return rest.to_owned() };
    format!("{} {rest}", set.words.get(index).copied().unwrap_or_default()).trim_end().to_owned()
}

/// The checks of a path with their branches, or the events of a timeline.
fn checks(field: &Field, steps: &[Step]) -> String {
    let word = if field.form == Form::Timeline { "event" } else { "check" };
    let branches = steps.iter().filter(|step| !step.children.is_empty()).count();
    match branches {
        0 => counted(steps.len(), word),
        n => format!("{}, {n} with branches", counted(steps.len(), word)),
    }
}

fn done(tasks: &[Task], as_of: Date) -> String {
    format!("{} of {} done", tasks.iter().filter(|task| task.done_by(as_of)).count(), tasks.len())
}

/// A list with its links; one that is known to be empty says so.
fn list(vault: &Vault, id: usize, mentions: &[Mention], page: &PageOf<'_>) -> Shown {
    if mentions.is_empty() {
        return Shown::text("none");
    }
    let mut items: Vec<Linked> =
        mentions.iter().take(MOST).map(|mention| linked(vault, id, mention, page)).collect();
    if mentions.len() > MOST {
        items.push(Linked::text(format!("{} more", mentions.len() - MOST)));
    }
    Shown::List { items }
}

fn linked(vault: &Vault, id: usize, mention: &Mention, page: &PageOf<'_>) -> Linked {
    let Some(link) = &mention.link else { return Linked::text(&mention.text) };
    if link.is_web() {
        let url = link.target.to_string();
        let text = if mention.text.trim().is_empty() { &url } else { &mention.text };
        return Linked { text: text.clone(), address: None, url: Some(url) };
    }
    let address = match vault.resolve(id, link) {
        Target::Note(to, _) => page(to),
        _ => None,
    };
    Linked::to(&mention.text, address)
}

/// How far a note reaches, in a word.
pub(super) fn reach(note: &Note) -> Option<&'static str> {
    note.scope.map(Choice::word)
}
