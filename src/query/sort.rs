//! `--sort date`, `--sort -restore_minutes,file`.

use super::error::QueryError;
use super::fields::{QueryField, field, nearest_field};
use super::value_type::ValueType;
use super::word::Word;
use serde_json::{Map, Value as Json};
use std::cmp::Ordering;

/// One key of the order.
struct Key {
    field: &'static QueryField,
    descending: bool,
}

/// Sorts rows by the named fields, the first key first; `-` turns a key around. Unknown values come last
/// either way, words stand in the order of their set, and equal rows stay as they were.
pub fn sort_rows(rows: &mut [Map<String, Json>], keys: &str) -> Result<(), QueryError> {
    let keys = read(keys)?;
    rows.sort_by(|a, b| {
        keys.iter().map(|key| key.compare(a, b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
    });
    Ok(())
}

fn read(keys: &str) -> Result<Vec<Key>, QueryError> {
    let mut found = Vec::new();
    let mut at = 0;
    for part in keys.split(',') {
        let start = at + (part.len() - part.trim_start().len());
        let text = part.trim();
        let name = text.strip_prefix('-').unwrap_or(text);
        let name = name.strip_prefix("note.").unwrap_or(name);
        let span = start..start + text.len();
        at += part.len() + 1;
        if name.is_empty() {
            return Err(
                QueryError::new(span, "a sort key is empty").help("write `date`, or `-restore_minutes,file`")
            );
        }
        let Some(field) = field(name) else {
            let error = QueryError::new(span, format!("notes have no field `{name}`"));
            return Err(error.did_you_mean(nearest_field(name)));
        };
        if field.value.is_list() || field.value == ValueType::Quantity {
            let what = if field.value.is_list() { "a list" } else { "a quantity as written" };
            return Err(QueryError::new(span, format!("`{name}` is {what}, and has no order")));
        }
        found.push(Key { field, descending: text.starts_with('-') });
    }
    Ok(found)
}

impl Key {
    fn rank<'r>(&self, row: &'r Map<String, Json>) -> Option<Rank<'r>> {
        Rank::of(row.get(self.field.name)?, self.field.value)
    }

    fn compare(&self, a: &Map<String, Json>, b: &Map<String, Json>) -> Ordering {
        match (self.rank(a), self.rank(b)) {
            (Some(a), Some(b)) if self.descending => b.compare(&a),
            (Some(a), Some(b)) => a.compare(&b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        }
    }
}

/// A value as it sorts.
enum Rank<'r> {
    Number(f64),
    Text(&'r str),
}

impl<'r> Rank<'r> {
    /// `None` for what is unknown or of another type than the field.
    fn of(json: &'r Json, value: ValueType) -> Option<Self> {
        match (json, value) {
            (Json::String(text), ValueType::Choice(set)) => {
                Word::find(set, text).map(|word| Self::Number(word.index() as f64))
            }
            (Json::String(text), _) => Some(Self::Text(text)),
            (Json::Number(number), _) => number.as_f64().map(Self::Number),
            (Json::Bool(flag), _) => Some(Self::Number(f64::from(u8::from(*flag)))),
            _ => None,
        }
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}
