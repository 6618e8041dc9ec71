use super::cell::Cell;
use super::ty::Type;
use serde_json::Value;

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name, in snake_case.
    pub name: &'static str,
    /// What it holds.
    pub ty: Type,
    /// What it means, in a line.
    pub says: &'static str,
    pub(super) place: Place,
}

/// Where the value of a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The name of the vault.
    Vault,
    /// The day that everything is computed as of.
    AsOf,
    /// In the object of the row, under the name of the column.
    Same,
    /// In the object of the row, under these names.
    At(&'static [&'static str]),
    /// In the object that holds the list of the row, under these names.
    Above(&'static [&'static str]),
    /// The row itself, which is no object.
    Item,
    /// The place of the row in its list, from 1 on.
    Number,
}

impl Column {
    /// A column whose values stand in the data under its own name.
    pub(super) const fn new(name: &'static str, ty: Type, says: &'static str) -> Self {
        Self { name, ty, says, place: Place::Same }
    }

    /// A column whose values stand elsewhere.
    pub(super) const fn at(mut self, place: Place) -> Self {
        self.place = place;
        self
    }

    /// The cell of a row: `item` the row, `above` what holds its list, `number` its place there.
    ///
    /// An error holds the value that is of another type than the column.
    pub(super) fn cell(
        &self,
        (vault, as_of): (&str, &str),
        item: &Value,
        above: &Value,
        number: usize,
    ) -> Result<Cell, Value> {
        let of = |value: &Value| Cell::from_json(self.ty, value).ok_or_else(|| value.clone());
        match self.place {
            Place::Vault => of(&vault.into()),
            Place::AsOf => of(&as_of.into()),
            Place::Same => of(&item[self.name]),
            Place::At(path) => of(walk(item, path)),
            Place::Above(path) => of(walk(above, path)),
            Place::Item => of(item),
            Place::Number => of(&number.into()),
        }
    }
}

/// The value under some names, one within the other, or numbers within a list; null where there is none.
fn walk<'v>(value: &'v Value, path: &[&str]) -> &'v Value {
    path.iter().fold(value, |value, name| match (value, name.parse::<usize>()) {
        (Value::Array(items), Ok(at)) => items.get(at).unwrap_or(&Value::Null),
        _ => &value[*name],
    })
}
