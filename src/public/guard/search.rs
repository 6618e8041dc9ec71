//! The search through one staged file.

use super::paths::Paths;
use super::runs::Window;
use super::said::Said;
use super::terms::Terms;
use super::trie::Walk;
use super::unfold::{self, Piece};
use super::words;
use std::collections::{BTreeMap, BTreeSet};

/// What one file says that it may not.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Terms, each with the first line it stands on.
    pub terms: BTreeMap<u32, u32>,
    /// Runs that may not be said, by hash, with their lines.
    pub runs: Vec<(u64, u32)>,
    /// Paths as they are written, with their lines.
    pub paths: BTreeSet<(String, u32)>,
}

/// Searches the name of a file and all texts inside of it.
pub(super) fn read(file: &str, bytes: &[u8], terms: &Terms, paths: &Paths, said: &Said) -> Found {
    let mut found = Found::default();
    let mut on = |piece: Piece<'_>| {
        let mut walk = Walk::default();
        let mut window = Window::default();
        words::read(piece.text, |token| {
            terms.step(&mut walk, token, piece.in_bytes, |term, lines| {
                let line = piece.place.line(lines);
                found.terms.entry(term).and_modify(|first| *first = line.min(*first)).or_insert(line);
            });
            if let Some(run) = window.step(token)
                && !said.has(&run)
            {
                found.runs.push((run.hash, piece.place.line(run.first.line)));
            }
        });
        paths.read(piece.text, |text, lines| {
            found.paths.insert((text.to_owned(), piece.place.line(lines)));
        });
    };
    unfold::name(file, &mut on);
    unfold::file(bytes, &mut on);
    // The same words stand in several forms of one text.
    found.runs.sort_unstable();
    found.runs.dedup_by_key(|(hash, _)| *hash);
    found
}
