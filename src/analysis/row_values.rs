//! The values of fields as JSON.

use super::view::View;
use crate::model::common::DATE;
use crate::model::field::{Field, Form};
use crate::model::kinds::decision::{REVIEWED, TURNED_OUT};
use crate::model::kinds::ledger::PRESENTED;
use crate::model::kinds::mechanism::RETIRED;
use crate::model::note::Note;
use crate::model::readings::Value as Read;
use crate::model::structure::{ActivityRow, Measurement, Mention, Recurring, Step, Task};
use crate::value::moment::{Moment, place};
use jiff::civil::Date;
use jiff::{Timestamp, Zoned};
use serde_json::{Value, json};

/// What a note says in a field, as of the view; null where it says nothing.
pub fn fact(view: &View<'_>, id: usize, note: &Note, field: &'static Field) -> Value {
    let Some(read) = note.readings.value(field).filter(|_| is_known(view, note, field)) else {
        return Value::Null;
    };
    match read {
        Read::Text(text) | Read::Prose(text) => json!(text),
        Read::Mentions(list) if field.form == Form::Links => {
            json!(list.iter().map(|mention| target(view, id, mention)).collect::<Vec<_>>())
        }
        Read::Mentions(list) => json!(list.iter().map(|mention| &mention.text).collect::<Vec<_>>()),
        Read::Date(day) => json!(day.to_string()),
        Read::Moment(moment) => moment_of(view, note, *moment),
        Read::Minutes(number) | Read::Number(number) | Read::Share(number) => self::number(Some(*number)),
        Read::Week(week) => json!(week),
        Read::Quarter(quarter) => json!(quarter),
        Read::Count(count) => json!(count),
        Read::Scale(scale) => json!(scale),
        Read::Layer(layer) => number(Some(layer.amount)),
        Read::Quantity(quantity) => json!(quantity.text),
        Read::Choice(index, _) => match field.form {
            Form::Choice(set) => json!(set.words.get(*index)),
            _ => Value::Null,
        },
        Read::Flag(flag) => json!(flag),
        Read::Items(items) => json!(items),
        Read::Risks(risks) => json!(risks),
        Read::Steps(steps) => some_list(steps, step),
        Read::Tasks(tasks) => some_list(tasks, |task| self::task(task, view.as_of)),
        Read::Activities(table) => some_list(&table.rows, activity),
        Read::Measurements(rows) => {
            let known: Vec<&Measurement> = rows.iter().filter(|row| row.date <= view.as_of).collect();
            json!(known.into_iter().map(measurement).collect::<Vec<_>>())
        }
        Read::Recurring(blocks) => some_list(blocks, recurring),
    }
}

/// False for a fact that dates from after the view.
fn is_known(view: &View<'_>, note: &Note, field: &Field) -> bool {
    let before = |day: Option<Date>| day.is_none_or(|day| day <= view.as_of);
    if [&REVIEWED, &RETIRED, &PRESENTED].iter().any(|dated| dated.name == field.name) {
        return before(note.readings.date(field));
    }
    field.name != TURNED_OUT.name || before(note.readings.date(&REVIEWED))
}

/// Where a link leads: the file of a note, else what the link names, else the text.
fn target(view: &View<'_>, id: usize, mention: &Mention) -> String {
    let Some(link) = &mention.link else { return mention.text.clone() };
    match view.vault.linked_note(id, link) {
        Some(note) => view.vault.notes[note].file.to_string(),
        None => link.to_string(),
    }
}

/// A time of no case: with its date known, or on the day of the note.
fn moment_of(view: &View<'_>, note: &Note, moment: Moment) -> Value {
    let (at, offset) = match moment {
        Moment::Full { at, offset } => (at, offset),
        Moment::Clock(time) => match note.readings.date(&DATE) {
            Some(day) => (day.to_datetime(time), None),
            None => return Value::Null,
        },
    };
    json!(timestamp(&place(at, offset, &view.zone).0))
}

/// RFC 3339 with its offset.
pub fn timestamp(at: &Zoned) -> String {
    Timestamp::display_with_offset(&at.timestamp(), at.offset()).to_string()
}

/// A number; whole ones without a fraction.
pub fn number(number: Option<f64>) -> Value {
    number.map_or(Value::Null, crate::value::number::json)
}

/// A list; null where it is empty, since an absent one is unknown.
pub fn some_list<T>(list: &[T], value: impl Fn(&T) -> Value) -> Value {
    if list.is_empty() { Value::Null } else { list.iter().map(value).collect() }
}

/// A check, and its branches where it has some.
pub fn step(step: &Step) -> Value {
    let mut value = json!({ "check": step.check, "finding": step.finding });
    if !step.children.is_empty() {
        value["children"] = step.children.iter().map(self::step).collect();
    }
    value
}

/// A task as it stood that day.
pub fn task(task: &Task, as_of: Date) -> Value {
    json!({ "text": task.text, "done": task.done_by(as_of) })
}

fn activity(row: &ActivityRow) -> Value {
    json!({
        "activity": row.activity,
        "hours": number(row.hours),
        "share": number(row.share),
        "layer": row.layer,
        "score": row.score,
        "nature": row.nature,
        "ai": number(row.ai),
    })
}

fn measurement(row: &Measurement) -> Value {
    json!({ "date": row.date.to_string(), "value": row.value.text })
}

fn recurring(block: &Recurring) -> Value {
    let weekday = format!("{:?}", block.weekday).to_lowercase();
    let time = block.time.strftime("%H:%M").to_string();
    json!({ "weekday": weekday, "time": time, "minutes": block.minutes, "title": block.title })
}
