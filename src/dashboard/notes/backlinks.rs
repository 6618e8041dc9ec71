//! Which notes link to a note, and in which words.

use super::page::Excerpt;
use super::plain::{first, last, plain};
use crate::model::links::Target;
use crate::model::note::Note;
use crate::model::vault::Vault;
use crate::source::Span;

/// How many characters stand on each side of a link in an excerpt.
const AROUND: usize = 80;
/// How many bytes of its line are looked at on each side.
const LOOKED_AT: usize = 240;

/// For each note those that link to it, each with the first of its links there. Made in one walk over all links: a note
/// that links to ten thousand is not looked through once for each.
#[derive(Debug, Default)]
pub(super) struct Backlinks(Vec<Vec<Linking>>);

/// A note that links, and the first of its links that does.
#[derive(Debug, Clone, Copy)]
pub struct Linking {
    /// The note, by index in the vault.
    pub note: usize,
    /// The link, by index in the note.
    pub link: usize,
}

impl Backlinks {
    /// Those of a vault; `rank` says for each note where it stands from the newest on.
    pub(super) fn of(vault: &Vault, rank: &[usize]) -> Self {
        let mut to: Vec<Vec<Linking>> = vec![Vec::new(); vault.notes.len()];
        for (note, targets) in vault.targets.iter().enumerate() {
            for (link, target) in targets.iter().enumerate() {
                if let Target::Note(id, _) = target
                    && *id != note
                    && to[*id].last().is_none_or(|last| last.note != note)
                {
                    to[*id].push(Linking { note, link });
                }
            }
        }
        for from in &mut to {
            from.sort_by_key(|from| rank[from.note]);
        }
        Self(to)
    }

    /// The notes that link to one, newest first.
    pub(super) fn to(&self, id: usize) -> &[Linking] {
        self.0.get(id).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Linking {
    /// The words around the link; `None` for one of a property, and where there are none.
    pub(super) fn excerpt(self, vault: &Vault) -> Option<Excerpt> {
        let note = &vault.notes[self.note];
        excerpt(note, note.links[self.link].span)
    }
}

fn excerpt(note: &Note, span: Span) -> Option<Excerpt> {
    let (start, end) = (span.start as usize, span.end as usize);
    let text = &*note.text;
    if start < note.body {
        return None;
    }
    let (head, link, tail) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let (head, tail) = (line_end(head), line_start(tail));
    let before = plain(head);
    let cut = last(&before, AROUND);
    let dots = if cut.len() < before.len() { "… " } else { "" };
    let before = format!("{dots}{cut}{}", gap(!cut.is_empty() && head.ends_with(char::is_whitespace)));
    let after = plain(tail);
    let cut = first(&after, AROUND);
    let dots = if cut.len() < after.len() { " …" } else { "" };
    let after = format!("{}{cut}{dots}", gap(!cut.is_empty() && tail.starts_with(char::is_whitespace)));
    let is_alone = before.is_empty() && after.is_empty();
    (!is_alone).then(|| Excerpt { before, link: plain(link), after })
}

fn gap(is_there: bool) -> &'static str {
    if is_there { " " } else { "" }
}

/// What a text has on its last line, as far as it is looked at.
fn line_end(text: &str) -> &str {
    let mut start = text.len().saturating_sub(LOOKED_AT);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let text = &text[start..];
    text.rfind('\n').map_or(text, |at| &text[at + 1..])
}

/// What a text has on its first line, as far as it is looked at.
fn line_start(text: &str) -> &str {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let text = &text[..end];
    text.find('\n').map_or(text, |at| &text[..at])
}
