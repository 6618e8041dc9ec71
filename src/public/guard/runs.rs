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
    let of_note = |note: &super::Private<'_>| -> Vec<Hit> {
        let text = markdown::blocks(note.text);
        let mut window = Window::default();
        let mut told: HashMap<u32, (u32, Run)> = HashMap::new();
        words::read(&text, |token| {
            let Some(run) = window.step(token) else { return };
            let Some(start) = starts.get(&run.hash) else { return };
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
