use crate::source::Span;
use std::collections::BTreeMap;

/// Where in `casebook.toml` each key and its value stand, by the path of keys that leads to them.
///
/// An item of a list has its number, from 0, as the last part of its path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places(BTreeMap<Vec<String>, Place>);

/// The place of one setting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The key itself; for an item of a list the item.
    pub key: Span,
    /// Its value.
    pub value: Span,
}

impl Places {
    /// The place of the setting at this path, such as `["names", "root_cause"]`.
    pub fn get(&self, path: &[&str]) -> Option<Place> {
        self.0.get(&path.iter().map(|&part| part.to_owned()).collect::<Vec<_>>()).copied()
    }

    pub(super) fn put(&mut self, path: &[String], place: Place) {
        self.0.insert(path.to_vec(), place);
    }
}
