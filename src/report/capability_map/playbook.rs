//! What a capability note says: how I diagnose a problem area, in my own words.

use crate::model::kinds::capability::Capability;
use crate::report::note_ref::Notes;
use serde::Serialize;
use std::sync::Arc;

/// A playbook, as points.
#[derive(Debug, PartialEq, Serialize)]
pub struct Playbook {
    /// The note.
    pub file: Arc<str>,
    /// How I diagnose it, step by step.
    pub diagnosis: Vec<String>,
    /// What to verify before anything else.
    pub verify_first: Vec<String>,
    /// What to leave alone.
    pub do_not_touch: Vec<String>,
    /// What makes it worse.
    pub widens_the_blast_radius: Vec<String>,
}

/// A capability note as points.
pub fn playbook(notes: &Notes<'_>, id: usize, facts: &Capability) -> Playbook {
    Playbook {
        file: notes.file(id),
        diagnosis: points(facts.diagnosis.as_deref()),
        verify_first: points(facts.verify_first.as_deref()),
        do_not_touch: points(facts.do_not_touch.as_deref()),
        widens_the_blast_radius: points(facts.widens_the_blast_radius.as_deref()),
    }
}

/// The items of a section's lists, each with what is nested in it; without a list, its paragraphs. Text around a
/// list introduces it or is an aside, and the note is one click away.
fn points(prose: Option<&str>) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    let mut paragraphs: Vec<String> = Vec::new();
    for line in prose.unwrap_or("").lines().filter(|line| !line.trim().is_empty()) {
        let text = without_marker(line.trim());
        let is_item = text.len() < line.trim().len();
        match items.last_mut() {
            Some(above) if is_item && line.starts_with("  ") => {
                above.push_str(if above.ends_with(['.', ':', ';', '?', '!']) { " " } else { "; " });
                above.push_str(text);
            }
            _ if is_item => items.push(text.to_owned()),
            _ => paragraphs.push(text.to_owned()),
        }
    }
    if items.is_empty() { paragraphs } else { items }
}

/// An item without its bullet or number.
fn without_marker(item: &str) -> &str {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    let rest = match digits {
        0 => item.strip_prefix('-'),
        _ => item[digits..].strip_prefix('.'),
    };
    // "5. x" is an item, "2.5 s" and "-1" are not.
    rest.and_then(|rest| rest.strip_prefix(' ')).map_or(item, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_points_else_paragraphs() {
        let prose = "In order:\n\n1. Split by node\n  - then by zone\n  - then by target:\n    - the far end\n2. 5 s\n- -1 is no reply\n\nCases of it";
        let items = ["Split by node; then by zone; then by target: the far end", "5 s", "-1 is no reply"];
        assert_eq!(points(Some(prose)), items);
        assert_eq!(points(Some("2.5 s is the resolver\n\n-1 too")), ["2.5 s is the resolver", "-1 too"]);
        assert_eq!(points(None), Vec::<String>::new());
    }
}
