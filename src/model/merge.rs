//! Brings together what the four ways say of each field.

use super::field::Form;
use super::forms::Reader;
use super::gather::{Given, Way};
use super::kind_def::KindDef;
use super::readings::{Reading, Readings, Value};
use crate::diagnostic::{Code, Severity};
use crate::source::Span;

/// Reads all that was given. Lists add up; of single values the best way wins and a different one is a finding.
pub fn merge(
    fields: &[&'static super::field::Field],
    given: &[Given<'_>],
    reader: &mut Reader<'_>,
) -> Readings {
    let mut readings = Readings::default();
    // `publish` is read more strictly than any other field, where the note is put together.
    for field in fields.iter().filter(|field| field.name != super::common::PUBLISH.name) {
        let mut places: Vec<&Given<'_>> = given.iter().filter(|g| g.field.name == field.name).collect();
        let strong = places.iter().any(|g| !g.weak && !super::forms::is_empty(&g.content));
        places.retain(|g| !strong || !g.weak);
        places.sort_by_key(|g| g.way);
        let mut found: Option<(Value, Span, Way)> = None;
        for place in places {
            let before = reader.findings.len();
            let Some(value) = reader.read(place) else {
                let refused =
                    reader.findings[before..].iter().any(|finding| finding.severity == Severity::Error);
                readings.refused.extend(refused.then_some(field.name));
                continue;
            };
            found = Some(match found {
                None => (value, place.span, place.way),
                Some((first, span, way)) if field.form.is_list() => (union(first, value), span, way),
                Some((first, span, way)) => {
                    disagreement(reader, place, (&first, span, way), &value);
                    (first, span, way)
                }
            });
        }
        readings.all.extend(found.map(|(value, span, _)| Reading { field, value, span }));
    }
    readings
}

/// The fields to read for a kind, or for an ordinary note.
pub fn fields_of(def: Option<&'static KindDef>) -> Vec<&'static super::field::Field> {
    match def {
        Some(def) => def.all_fields().collect(),
        None => super::common::COMMON.to_vec(),
    }
}

fn disagreement(reader: &mut Reader<'_>, place: &Given<'_>, first: (&Value, Span, Way), second: &Value) {
    let same = match (first.0, second) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            (a.amount, &a.unit, a.period) == (b.amount, &b.unit, b.period)
        }
        // A clock time and a timestamp are compared once the day is known.
        (Value::Moment(a), Value::Moment(b)) => {
            std::mem::discriminant(a) != std::mem::discriminant(b) || a == b
        }
        // Remarks after the word may differ.
        (Value::Choice(a, _), Value::Choice(b, _)) => a == b,
        (Value::Text(a), Value::Text(b)) => a.trim().eq_ignore_ascii_case(b.trim()),
        (a, b) => a == b,
    };
    // A title is given by property and heading alike; they are different things to Obsidian.
    if same || place.field.form == Form::Text && place.field.name == "title" {
        return;
    }
    let way = |way: Way| match way {
        Way::Property => "as a property",
        Way::Section => "in a section",
        Way::Label => "after a label",
        Way::Dataview => "as a Dataview field",
    };
    reader.findings.push(
        Code::WaysDisagree
            .at(
                reader.file,
                place.span,
                format!(
                    "`{}` is given {} and {} with different values",
                    place.field.name,
                    way(first.2),
                    way(place.way)
                ),
            )
            .related(reader.file, Some(first.1), "this one is used")
            .help("keep one of the two"),
    );
}

fn union(first: Value, second: Value) -> Value {
    fn add<T: PartialEq>(mut first: Vec<T>, second: Vec<T>) -> Vec<T> {
        for item in second {
            if !first.contains(&item) {
                first.push(item);
            }
        }
        first
    }
    match (first, second) {
        (Value::Mentions(mut a), Value::Mentions(b)) => {
            for mention in b {
                if !a.iter().any(|m| m.text == mention.text) {
                    a.push(mention);
                }
            }
            Value::Mentions(a)
        }
        (Value::Items(a), Value::Items(b)) => Value::Items(add(a, b)),
        (Value::Risks(a), Value::Risks(b)) => Value::Risks(add(a, b)),
        (Value::Steps(a), Value::Steps(b)) => Value::Steps(add(a, b)),
        (Value::Tasks(a), Value::Tasks(b)) => Value::Tasks(add(a, b)),
        (Value::Recurring(a), Value::Recurring(b)) => Value::Recurring(add(a, b)),
        (Value::Measurements(a), Value::Measurements(b)) => Value::Measurements(add(a, b)),
        (Value::Prose(a), Value::Prose(b)) if a == b => Value::Prose(a),
        (Value::Prose(a), Value::Prose(b)) => Value::Prose(format!("{a}\n\n{b}")),
        (Value::Activities(mut a), Value::Activities(b)) => {
            a.rows.extend(b.rows);
            a.has_ai |= b.has_ai;
            Value::Activities(a)
        }
        (first, _) => first,
    }
}
