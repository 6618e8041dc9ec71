//! The fields of `note`: those of the table of kinds, and what casebook works out from them.

use super::derived::{Derived, FIRST, derived};
use super::suggest;
use super::value_type::ValueType;
use crate::model::choice::ChoiceSet;
use crate::model::common::COMMON;
use crate::model::field::Field;
use crate::model::kind::Kind;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A field of `note`, as `list --format json` prints it and a condition reads it.
#[derive(Debug, PartialEq, Eq)]
pub struct QueryField {
    /// Its name after `note.`.
    pub name: &'static str,
    /// What it holds.
    pub value: ValueType,
    /// One sentence about it.
    pub says: &'static str,
    /// The kinds that have it; none for a field of every note.
    pub kinds: Vec<Kind>,
}

impl QueryField {
    /// True where it holds a word of a set.
    pub(super) fn is_choice(&self) -> bool {
        matches!(self.value, ValueType::Choice(_))
    }
}

/// Fields of the notes that stand in a row under another name.
const RENAMED: [(&str, &str); 1] = [("prevention_plan", "prevention")];

/// The name in a row of what a condition calls so.
pub(super) fn row_name(name: &str) -> &str {
    RENAMED.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| to)
}

/// Every field of `note`: first those of all notes, then kind by kind.
pub fn fields() -> &'static [QueryField] {
    static FIELDS: LazyLock<Vec<QueryField>> = LazyLock::new(|| {
        let mut fields: Vec<QueryField> = Vec::new();
        let every = FIRST.into_iter().chain(COMMON.iter().map(|field| of(field)));
        every.for_each(|field| add(&mut fields, field, None));
        for &kind in Kind::ALL {
            let own = kind.def().fields.iter().map(|field| of(field));
            let all = derived(kind).iter().copied().chain(own);
            all.for_each(|field| add(&mut fields, field, Some(kind)));
        }
        fields
    });
    &FIELDS
}

fn of(field: &Field) -> Derived {
    (row_name(field.name), field.form.into(), field.says)
}

fn add(fields: &mut Vec<QueryField>, (name, value, says): Derived, kind: Option<Kind>) {
    match fields.iter_mut().find(|field| field.name == name) {
        None => fields.push(QueryField { name, value, says, kinds: kind.into_iter().collect() }),
        Some(known) if !known.kinds.is_empty() => {
            known.kinds.extend(kind.filter(|kind| !known.kinds.contains(kind)));
        }
        Some(_) => {}
    }
}

/// The field of this name.
pub(super) fn field(name: &str) -> Option<&'static QueryField> {
    static BY_NAME: LazyLock<HashMap<&str, &QueryField>> =
        LazyLock::new(|| fields().iter().map(|field| (field.name, field)).collect());
    BY_NAME.get(row_name(name)).copied()
}

/// The field that a misspelt name, or one of the further names in notes, was probably meant to be.
pub(super) fn nearest_field(name: &str) -> Option<&'static str> {
    let own = fields().iter().map(|field| (field.name, field.name));
    let kinds = Kind::ALL.iter().flat_map(|kind| kind.def().all_fields());
    let further = kinds.flat_map(|field| field.names.iter().map(|other| (*other, row_name(field.name))));
    suggest::nearest(name, own.chain(further))
}

/// The sets of words, each once, in the order of the fields.
pub(super) fn sets() -> &'static [&'static ChoiceSet] {
    static SETS: LazyLock<Vec<&ChoiceSet>> = LazyLock::new(|| {
        let mut sets: Vec<&ChoiceSet> = Vec::new();
        let inner = |value: ValueType| match value {
            ValueType::Records(record) => record.fields.iter().map(|(_, value)| *value).collect(),
            value => vec![value],
        };
        for value in fields().iter().flat_map(|field| inner(field.value)) {
            if let ValueType::Choice(set) = value
                && !sets.iter().any(|known| known.name == set.name)
            {
                sets.push(set);
            }
        }
        sets
    });
    &SETS
}
