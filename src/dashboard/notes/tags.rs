//! The tags of the notes that have pages.

use super::paths;
use crate::html;
use crate::model::note::Note;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A tag with its notes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tag {
    /// As first written, without `#`.
    pub(super) name: String,
    /// Its page: `tags/reading/deep.html`.
    pub(super) path: String,
    /// Its notes and those of the tags below it, newest first, by index in the vault.
    pub(super) notes: Vec<usize>,
}

/// All tags, each by how it compares.
#[derive(Debug, Default)]
pub(super) struct Tags(BTreeMap<String, Tag>);

impl Tags {
    /// Those of some notes, which come with their indexes in the vault, newest first.
    pub(super) fn of<'n>(notes: impl Iterator<Item = (usize, &'n Note)>) -> Self {
        let mut tags: BTreeMap<String, Tag> = BTreeMap::new();
        for (id, note) in notes {
            for name in named(note).into_values() {
                for name in with_parents(name) {
                    let key = key(name);
                    let tag = match tags.get_mut(&*key) {
                        Some(tag) => tag,
                        None => tags.entry(key.into_owned()).or_insert_with_key(|key| Tag {
                            name: name.to_owned(),
                            path: paths::tag(key),
                            notes: Vec::new(),
                        }),
                    };
                    // A note with a tag and one below it counts once.
                    if tag.notes.last() != Some(&id) {
                        tag.notes.push(id);
                    }
                }
            }
        }
        Self(tags)
    }

    /// All of them, by name, what is below a tag right behind it.
    pub(super) fn all(&self) -> impl Iterator<Item = &Tag> {
        self.0.values()
    }

    /// A tag, without `#`.
    pub(super) fn get(&self, name: &str) -> Option<&Tag> {
        self.0.get(&*key(name))
    }

    /// The address of the page of a tag.
    pub(super) fn address(&self, name: &str) -> Option<String> {
        Some(html::encoded(&self.get(name)?.path))
    }
}

/// The tags of a note, of its properties and its body, each once, by how they compare.
pub(super) fn named(note: &Note) -> BTreeMap<Cow<'_, str>, &str> {
    let mut named = BTreeMap::new();
    for tag in note.tags() {
        let name = tag.trim_matches(['#', '/']).trim();
        if !name.is_empty() {
            named.entry(key(name)).or_insert(name);
        }
    }
    named
}

/// A tag as it compares: letter case doesn't count, and empty levels are none. Most are written so already.
fn key(name: &str) -> Cow<'_, str> {
    let name = name.trim_start_matches('#');
    let is_key = name.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase())
        && name.split('/').all(|level| !level.is_empty());
    if is_key {
        return Cow::Borrowed(name);
    }
    let lower = name.to_lowercase();
    let levels: Vec<&str> = lower.split('/').filter(|level| !level.is_empty()).collect();
    Cow::Owned(levels.join("/"))
}

/// `a/b` and `a`.
fn with_parents(tag: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(tag), |tag| tag.rsplit_once('/').map(|(above, _)| above.trim_end_matches('/')))
}

/// How many tags stand above one.
pub(super) fn depth(tag: &Tag) -> usize {
    tag.name.split('/').filter(|level| !level.is_empty()).count().saturating_sub(1)
}
