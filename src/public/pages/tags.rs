//! The tags of public notes.

use super::address::slug;
use super::article::Article;
use super::tag_names::{key, with_parents};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A tag with its notes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tag {
    /// As first written, without `#`.
    pub name: String,
    /// Its page.
    pub address: String,
    /// Its notes and those of the tags below it, newest first, by file.
    pub notes: Vec<String>,
}

/// All tags of some articles, by name; what only makes a note of a kind is none.
pub(super) fn tags(articles: &[Article]) -> Vec<Tag> {
    let mut found: BTreeMap<String, (String, Vec<String>)> = BTreeMap::new();
    for article in articles {
        let with_parents: BTreeSet<&str> = article.tags.iter().flat_map(|tag| with_parents(tag)).collect();
        for tag in with_parents {
            let (_, notes) = found.entry(key(tag)).or_insert_with(|| (tag.to_owned(), Vec::new()));
            // Two spellings of one tag count once.
            if notes.last() != Some(&article.file) {
                notes.push(article.file.clone());
            }
        }
    }
    let mut taken = BTreeSet::new();
    let page = |(_, (name, notes)): (String, (String, Vec<String>))| {
        let slug = slug(&name);
        let numbered = (2..).map(|number| format!("tags/{slug}-{number}.html"));
        let mut choices = std::iter::once(format!("tags/{slug}.html")).chain(numbered);
        let address = choices.find(|address| taken.insert(address.clone())).unwrap_or_default();
        Tag { name, address, notes }
    };
    found.into_iter().map(page).collect()
}
