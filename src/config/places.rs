use crate::source::Span;
use std::collections::BTreeMap;

/// Where in a file of settings each key and its value stand, by the path of keys that leads to them.
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

/// A step into the settings.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// The value of a key.
    Key(String),
    /// An item of a list, by its number among those that are kept.
    Item(usize),
}

impl Places {
    /// The place of the setting at this path, such as `["names", "root_cause"]`.
    pub fn get(&self, path: &[&str]) -> Option<Place> {
        self.0.get(&path.iter().map(|&part| part.to_owned()).collect::<Vec<_>>()).copied()
    }

    pub(super) fn put(&mut self, path: &[Part], place: Place) {
        self.0.insert(written(path), place);
    }

    /// Forgets the place of a setting and of all that is in it.
    pub(super) fn forget(&mut self, path: &[Part]) {
        let path = written(path);
        self.0.retain(|known, _| !known.starts_with(&path));
    }
}

fn written(path: &[Part]) -> Vec<String> {
    let part = |part: &Part| match part {
        Part::Key(key) => key.clone(),
        Part::Item(at) => at.to_string(),
    };
    path.iter().map(part).collect()
}
