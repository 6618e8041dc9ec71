//! Word runs: several words in a row that only a private note has.
//!
//! Where they are compared stands in `leaks`.

use super::trie::Evenly;
use super::words::{Token, Word};
use std::collections::HashSet;

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
