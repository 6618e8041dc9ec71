//! One condition, asked about many notes.

use super::fields::QueryField;
use super::predicate::{Predicate, Truth};
use serde_json::{Map, Value};

/// So many answers are remembered, at most.
const MOST: usize = 32;

/// A condition that is asked about thousands of notes. Where it reads one field, and that holds a word of a set, a number,
/// a flag or nothing, notes that hold the same get the same answer, which is worked out once.
#[derive(Debug)]
pub struct Asked<'p> {
    predicate: &'p Predicate,
    /// The one field that it reads; `None` where it reads more.
    field: Option<&'static QueryField>,
    known: Vec<(Value, bool)>,
}

impl<'p> Asked<'p> {
    /// Asked about none yet.
    pub fn new(predicate: &'p Predicate) -> Self {
        Self { predicate, field: predicate.only_field(), known: Vec::new() }
    }

    /// Whether it holds of a note, as [`Predicate::matches`] says.
    pub fn holds(&mut self, row: &Map<String, Value>) -> bool {
        let Some(value) = self.field.and_then(|field| told(field, row)) else { return self.ask(row) };
        if let Some((_, holds)) = self.known.iter().find(|(known, _)| known == value) {
            return *holds;
        }
        let holds = self.ask(row);
        if self.known.len() < MOST {
            self.known.push((value.clone(), holds));
        }
        holds
    }

    fn ask(&self, row: &Map<String, Value>) -> bool {
        self.predicate.matches(row) == Truth::Yes
    }
}

/// What a note tells in a field, where it is one of few values.
fn told<'r>(field: &QueryField, row: &'r Map<String, Value>) -> Option<&'r Value> {
    let value = row.get(field.name).unwrap_or(&Value::Null);
    let is_small = match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => true,
        Value::String(_) => field.is_choice(),
        Value::Array(_) | Value::Object(_) => false,
    };
    is_small.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{Asked, MOST};
    use crate::query::{Predicate, Truth};
    use serde_json::{Map, Value, json};

    #[test]
    fn what_is_remembered_is_what_would_be_answered() {
        let words = ["executed", "decided", "designed", "no role"].map(|word| json!(word));
        let scores = (0..2 * MOST).map(|n| json!(n as f64 / 10.0));
        let others =
            [json!(null), json!(true), json!(""), json!("a text"), json!([]), json!([{"text": "x"}])];
        let values: Vec<Value> = words.into_iter().chain(scores).chain(others).collect();
        for condition in [
            "note.role >= decided",
            "note[\"role\"] in [executed, designed]",
            "note.completeness >= 0.8",
            "note.completeness >= 0.8 && note.role >= decided",
            "note.root_cause != ''",
            "note.pattern == null",
            "note.publish",
            "size(note.misjudgment_risks) >= 1",
        ] {
            let predicate = Predicate::compile(condition).unwrap();
            let mut asked = Asked::new(&predicate);
            // Twice, so that what is remembered is asked for.
            for value in values.iter().chain(&values) {
                let named = ["role", "completeness", "root_cause", "pattern", "publish", "misjudgment_risks"];
                let row: Map<String, Value> =
                    named.into_iter().map(|name| (name.to_owned(), value.clone())).collect();
                assert_eq!(
                    asked.holds(&row),
                    predicate.matches(&row) == Truth::Yes,
                    "{condition} of {value}"
                );
            }
            assert_eq!(asked.holds(&Map::new()), predicate.matches(&Map::new()) == Truth::Yes, "{condition}");
        }
    }
}
