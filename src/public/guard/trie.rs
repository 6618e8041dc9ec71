//! All terms at once: a tree of words, walked along with a text.

use super::words::{BREAK, Token, Word};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// For keys that are hashes already.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Even(u64);

impl Hasher for Even {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(25) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 32;
    }
}

/// A hasher for keys that are hashes already.
pub(super) type Evenly = BuildHasherDefault<Even>;

const ROOT: u32 = 0;

/// The tree.
#[derive(Debug, Default)]
pub(super) struct Trie {
    edges: HashMap<(u32, u64), u32, Evenly>,
    ends: HashMap<u32, u32, Evenly>,
    nodes: u32,
}

/// Where a text stands in the tree.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// Nodes that the last words led to, each with the line of the first of them.
    open: Vec<(u32, u32)>,
}

impl Trie {
    /// Adds a term by its words. The one that was there first stays.
    pub(super) fn add(&mut self, words: &[u64], term: u32) {
        let mut node = ROOT;
        for word in words {
            node = *self.edges.entry((node, *word)).or_insert_with(|| {
                self.nodes += 1;
                self.nodes
            });
        }
        if node != ROOT {
            self.ends.entry(node).or_insert(term);
        }
    }

    /// Goes one word on, and tells each term that ends with it, with the line on which it begins.
    pub(super) fn step(&self, walk: &mut Walk, token: Token, mut on: impl FnMut(u32, u32)) {
        let (hash, start) = match token {
            Token::Hard => return walk.open.clear(),
            Token::Soft => (BREAK, None),
            Token::Word(Word { hash, line, .. }) => (hash, Some((ROOT, line))),
        };
        // A break changes nothing where no word stood before it.
        let before = walk.open.len();
        for at in 0..before {
            let (node, line) = walk.open[at];
            if let Some(next) = self.edges.get(&(node, hash)) {
                walk.open.push((*next, line));
            }
        }
        if let Some((node, line)) = start
            && let Some(next) = self.edges.get(&(node, hash))
        {
            walk.open.push((*next, line));
        }
        walk.open.drain(..before);
        for (node, line) in &walk.open {
            if let Some(term) = self.ends.get(node) {
                on(*term, *line);
            }
        }
    }
}
