//! Reads the data of an earlier build, whoever wrote it.
//!
//! Only the fields that are compared are kept. The rest is skipped without being taken in, so that how deep it goes
//! and how much of it there is costs nothing.

use super::tables::REPORTS;
use crate::report::SCHEMA;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;

/// More values than this are no report of notes that somebody wrote.
const MOST: usize = 4_000_000;

/// Why data can't be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is of a newer version of the contract.
    Newer(u64),
    /// It is no data of a report.
    Unreadable(String),
}

/// The data of a report, as far as it is compared.
pub fn parse(report: &str, text: &str) -> Result<Value, Refusal> {
    let wanted = wanted(report);
    let left = Cell::new(MOST);
    let mut reader = serde_json::Deserializer::from_str(text);
    let seed = Keep { wanted: &wanted, left: &left, is_in_list: false };
    let data = seed.deserialize(&mut reader).and_then(|data| reader.end().map(|()| data));
    let data = data.map_err(|error| Refusal::Unreadable(format!("it is no JSON to read: {error}")))?;
    match data.get("schema") {
        Some(Value::Number(schema)) => match schema.as_u64() {
            Some(schema) if schema > u64::from(SCHEMA) => Err(Refusal::Newer(schema)),
            Some(schema) if schema > 0 => Ok(data),
            _ => Err(Refusal::Unreadable("its `schema` is no version".to_owned())),
        },
        _ => Err(Refusal::Unreadable("it has no `schema`, so no build wrote it".to_owned())),
    }
}

/// Fields to keep, with those below them; a field with none below is kept as it is.
#[derive(Debug, Default)]
struct Wanted(BTreeMap<String, Wanted>);

impl Wanted {
    fn add<'p>(&mut self, path: impl Iterator<Item = &'p str>) {
        path.fold(self, |at, key| at.0.entry(key.to_owned()).or_default());
    }
}

/// The fields of a report that a comparison looks at.
fn wanted(report: &str) -> Wanted {
    let mut wanted = Wanted::default();
    wanted.add(["schema"].into_iter());
    wanted.add(["as_of"].into_iter());
    for group in REPORTS.iter().filter(|table| table.name == report).flat_map(|table| table.groups) {
        let mut lead: Vec<&str> = Vec::new();
        for step in group.steps {
            lead.extend(step.list.split('.'));
            for (_, field) in step.key {
                wanted.add(lead.iter().copied().chain(field.split('.')));
            }
        }
        for field in group.fields() {
            wanted.add(lead.iter().copied().chain(field.split('.')));
        }
    }
    wanted
}

/// Takes in a value as far as it is wanted.
struct Keep<'w> {
    wanted: &'w Wanted,
    /// How many more values there may be.
    left: &'w Cell<usize>,
    /// True for what stands in a list: there, lists are not wanted.
    is_in_list: bool,
}

impl<'de> DeserializeSeed<'de> for Keep<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let left =
            self.left.get().checked_sub(1).ok_or_else(|| D::Error::custom("it has too many values"))?;
        self.left.set(left);
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Keep<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the data of a report")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut kept = Vec::new();
        if self.is_in_list {
            while list.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Value::Array(kept));
        }
        let seed = || Keep { is_in_list: true, ..self };
        while let Some(value) = list.next_element_seed(seed())? {
            kept.push(value);
        }
        Ok(Value::Array(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut kept = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            match self.wanted.0.get(&key) {
                Some(wanted) => {
                    let seed = Keep { wanted, left: self.left, is_in_list: false };
                    let value = map.next_value_seed(seed)?;
                    kept.insert(key, value);
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(Value::Object(kept))
    }
}
