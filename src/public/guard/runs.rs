//! Word runs: several words in a row that only a private note has.
//!
//! Of everything staged, the runs that may not be said are collected; then each private text is read along them.
//! So memory goes with the size of the site, not of the vault.

use super::hit::{Hit, What};
use super::search::Found;
use super::trie::Evenly;
use super::words::{Token, Word};
use super::{Audit, markdown, words};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// How many words in a row are a run. Seven words of two writers meet by chance, such as "at the end of the day it
/// was"; eight hardly do, and no sentence worth hiding is much shorter.
pub const RUN: usize = 8;

/// Of a run's words, how many must have letters, and how many must differ, for it to prove anything.
const LETTERED: usize = 5;
const DIFFERENT: usize = 4;

/// Runs of texts, by hash.
pub(super) type Runs = HashSet<u64, Evenly>;

/// The last words of a text.
#[derive(Debug, Default)]
pub(super) struct Window {
    words: [Option<Word>; RUN],
    next: usize,
}

/// A run, where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub hash: u64,
    pub first: Word,
    pub last: Word,
}

impl Window {
    /// Goes one word on: the run that ends here, where there is one that proves something.
    pub(super) fn step(&mut self, token: Token) -> Option<Run> {
        let word = match token {
            Token::Word(word) => word,
            // Sentences have commas and links.
            Token::Soft => return None,
            Token::Hard => {
                self.words = [None; RUN];
                return None;
            }
        };
        self.words[self.next] = Some(word);
        self.next = (self.next + 1) % RUN;
        let first = self.words[self.next]?;
        let in_order = || (0..RUN).filter_map(|n| self.words[(self.next + n) % RUN]);
        if in_order().filter(|word| word.has_letters).count() < LETTERED {
            return None;
        }
        let differs = |(n, word): &(usize, Word)| in_order().take(*n).all(|before| before.hash != word.hash);
        if in_order().enumerate().filter(differs).count() < DIFFERENT {
            return None;
        }
        let fold =
            |hash: u64, word: Word| (hash.rotate_left(7) ^ word.hash).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Some(Run { hash: in_order().fold(0, fold), first, last: word })
    }
}

/// So many phrases side by side may be chance: names in the order of their letters or of their days.
const SIDE_BY_SIDE: usize = 3;

/// All that may be said, as words.
struct Phrases(Vec<Vec<u64>>);

impl Phrases {
    fn of(said: &[&str]) -> Self {
        let plain = said.iter().flat_map(|text| [(*text).to_owned(), markdown::plain(text).into_owned()]);
        Self(plain.map(|text| hashes(&text).concat()).collect())
    }

    /// True for a run of a few phrases, apart by commas or the edges of links, that may each be said. Two notes that
    /// list the same public notes in one order have nothing of each other.
    fn make_up(&self, run: &str) -> bool {
        let parts = hashes(run);
        let is_said = |part: &Vec<u64>| {
            self.0.iter().any(|text| text.windows(part.len()).any(|words| words == part.as_slice()))
        };
        (2..=SIDE_BY_SIDE).contains(&parts.len()) && parts.iter().all(is_said)
    }
}

/// The words of a text, in parts without a break.
fn hashes(text: &str) -> Vec<Vec<u64>> {
    let mut parts = vec![Vec::new()];
    words::read(text, |token| match (token, parts.last_mut()) {
        (Token::Word(word), Some(part)) => part.push(word.hash),
        _ => parts.push(Vec::new()),
    });
    parts.retain(|part| !part.is_empty());
    parts
}

/// What private notes and staged files have in common. Of each note and file it is told once.
pub(super) fn hits(audit: &Audit<'_>, found: &[Found]) -> Vec<Hit> {
    let mut places: Vec<(u64, u32, u32)> = Vec::new();
    for (file, found) in (0_u32..).zip(found) {
        places.extend(found.runs.iter().map(|(hash, line)| (*hash, file, *line)));
    }
    if places.is_empty() {
        return Vec::new();
    }
    places.par_sort_unstable();
    places.dedup_by_key(|(hash, file, _)| (*hash, *file));
    let mut starts: HashMap<u64, usize, Evenly> = HashMap::default();
    for (at, (hash, ..)) in places.iter().enumerate() {
        starts.entry(*hash).or_insert(at);
    }
    let phrases = LazyLock::new(|| Phrases::of(audit.said));
    let of_note = |note: &super::Private<'_>| -> Vec<Hit> {
        let text = markdown::blocks(note.text);
        let mut window = Window::default();
        let mut told: HashMap<u32, (u32, Run)> = HashMap::new();
        words::read(&text, |token| {
            let Some(run) = window.step(token) else { return };
            let Some(start) = starts.get(&run.hash) else { return };
            if phrases.make_up(&text[run.first.start..run.last.end]) {
                return;
            }
            for (_, file, line) in places[*start..].iter().take_while(|(hash, ..)| *hash == run.hash) {
                told.entry(*file).or_insert((*line, run));
            }
        });
        let hit = |(file, (line, run)): (u32, (u32, Run))| Hit {
            what: What::Words,
            term: text[run.first.start..run.last.end].split_whitespace().collect::<Vec<_>>().join(" "),
            source: Some(note.file.to_owned()),
            output: audit.staged[file as usize].0.clone(),
            line,
        };
        told.into_iter().map(hit).collect()
    };
    audit.private.par_iter().flat_map_iter(of_note).collect()
}
