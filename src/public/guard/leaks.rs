//! Word runs that private notes and staged files have in common.
//!
//! Of everything staged, the runs that may not be said are collected; then each private text is read along them.
//! So memory goes with the size of the site, not of the vault.

use super::hit::{Hit, What};
use super::input::{Audit, Private};
use super::phrases::Phrases;
use super::runs::{Run, Window};
use super::search::Found;
use super::trie::Evenly;
use super::{markdown, words};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::LazyLock;

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
    let of_note = |note: &Private<'_>| -> Vec<Hit> {
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
