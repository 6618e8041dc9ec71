//! Phrases that may be said, one after the other.

use super::markdown;
use super::words::{self, Token};

/// So many phrases side by side may be chance: names in the order of their letters or of their days.
const SIDE_BY_SIDE: usize = 3;

/// All that may be said, as words.
pub(super) struct Phrases(Vec<Vec<u64>>);

impl Phrases {
    /// Reads all that may be said.
    pub(super) fn of(said: &[&str]) -> Self {
        let plain = said.iter().flat_map(|text| [(*text).to_owned(), markdown::plain(text).into_owned()]);
        Self(plain.map(|text| parts(&text).concat()).collect())
    }

    /// True for a run of a few phrases, apart by commas or the edges of links, that may each be said. Two notes that
    /// list the same public notes in one order have nothing of each other.
    pub(super) fn make_up(&self, run: &str) -> bool {
        let parts = parts(run);
        let is_said = |part: &Vec<u64>| {
            self.0.iter().any(|text| text.windows(part.len()).any(|words| words == part.as_slice()))
        };
        (2..=SIDE_BY_SIDE).contains(&parts.len()) && parts.iter().all(is_said)
    }
}

/// The words of a text, in parts without a break.
fn parts(text: &str) -> Vec<Vec<u64>> {
    let mut parts = vec![Vec::new()];
    words::read(text, |token| match (token, parts.last_mut()) {
        (Token::Word(word), Some(part)) => part.push(word.hash),
        _ => parts.push(Vec::new()),
    });
    parts.retain(|part| !part.is_empty());
    parts
}
