//! Nothing that notes or reports hold is forgotten, and nothing that a table asks for is misspelt.

use super::super::column::{Column, Place};
use super::super::documents::{NOTES, documents};
use super::super::fill::each;
use super::super::note_tables::note_tables;
use super::super::tables;
use super::with_examples;
use crate::model::kind::Kind;
use crate::query::{ValueType, fields};
use serde_json::Value;
use std::collections::BTreeSet;

/// Lists of notes whose rows stand in a document of their own.
const PREPARED: [&str; 4] = ["diagnostic_path", "month_1", "month_2", "month_3"];

#[test]
fn every_field_of_every_kind_is_exported() {
    let kinds: BTreeSet<Kind> = note_tables().iter().filter_map(|table| table.source.kind).collect();
    assert_eq!(kinds, Kind::ALL.iter().copied().collect());
    for field in fields() {
        let holds = |column: &Column| column.name == field.name;
        if let ValueType::Records(record) = field.value {
            let of_notes = tables().iter().filter(|table| table.source.document == NOTES);
            let children = of_notes.filter(|table| table.source.list == [field.name]);
            let children: Vec<_> = children.collect();
            assert_eq!(children.len(), usize::from(!PREPARED.contains(&field.name)), "{}", field.name);
            for (name, _) in children.iter().flat_map(|_| record.fields) {
                let has = |column: &Column| column.name == *name || column.place == Place::At(&["time"]);
                let event = field.name == "timeline";
                assert!(event || children[0].columns.iter().any(has), "{}.{name}", field.name);
            }
        } else {
            let of = |kind: Option<Kind>| note_tables().into_iter().find(|table| table.source.kind == kind);
            let every = Kind::ALL.iter().filter(|_| field.kinds.is_empty() && field.name != "kind");
            for kind in field.kinds.iter().chain(every) {
                assert!(of(Some(*kind)).unwrap().columns.iter().any(holds), "{} of {kind:?}", field.name);
            }
            assert_eq!(of(None).unwrap().columns.iter().any(holds), field.kinds.is_empty());
        }
    }
}

/// Whether there is a value, null or not, at the place that a column names.
fn is_there(column: &Column, item: &Value, above: &Value) -> bool {
    let path_in = |mut value: &Value, path: &[&str]| {
        path.iter().all(|name| match value {
            // What is unknown as a whole has no parts.
            Value::Null => true,
            Value::Array(items) => items.get(name.parse::<usize>().unwrap()).is_some(),
            _ => {
                let inner = value.get(*name);
                value = inner.unwrap_or(&Value::Null);
                inner.is_some()
            }
        })
    };
    match column.place {
        Place::Same => path_in(item, &[column.name]),
        Place::At(path) => path_in(item, path),
        Place::Above(path) => path_in(above, path),
        Place::Vault | Place::AsOf | Place::Item | Place::Number => true,
    }
}

#[test]
fn every_column_names_a_value_that_is_there() {
    with_examples(|view| {
        let documents = documents(view);
        for table in tables() {
            assert!(documents.contains_key(table.source.document), "{}", table.source.document);
            let mut rows = 0;
            let visited: Result<(), String> = each(table, &documents, &mut |item, above, _| {
                rows += 1;
                match table.columns.iter().find(|column| !is_there(column, item, above)) {
                    Some(column) => Err(format!("{}.{} has no value in {item}", table.name, column.name)),
                    None => Ok(()),
                }
            });
            assert_eq!(visited, Ok(()));
            assert!(rows > 0, "{} has no row to look at", table.name);
        }
    });
}
