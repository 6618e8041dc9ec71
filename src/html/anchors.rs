//! The ids of a note's headings, which links to them end in.

use super::block_id;
use crate::model::note::Note;
use std::collections::HashMap;

/// The id of each heading of a note. `None` for the title at its top: that of the page stands for it.
pub(super) fn anchors(note: &Note) -> Vec<Option<String>> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut anchor = |(index, (level, text)): (usize, &(u8, String))| {
        if index == 0 && *level == 1 && text.trim() == note.title.trim() {
            return None;
        }
        // The name of a block at its end is no part of a heading.
        let text = block_id::split(text).map_or(text.as_str(), |(before, _)| before);
        Some(unique(&mut taken, &slug::slugify(text)))
    };
    note.headings.iter().enumerate().map(&mut anchor).collect()
}

/// A slug that no heading before has.
fn unique(taken: &mut HashMap<String, usize>, slug: &str) -> String {
    let slug = if slug.is_empty() { "section" } else { slug };
    let mut id = slug.to_owned();
    while taken.contains_key(&id) {
        let count = taken.entry(slug.to_owned()).or_default();
        *count += 1;
        id = format!("{slug}-{count}");
    }
    taken.insert(id.clone(), 0);
    id
}
