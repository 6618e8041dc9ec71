//! What may be said: texts of public notes, of templates, of the settings, and casebook's own.

use super::runs::{Run, Runs, Window};
use super::terms::Terms;
use super::trie::Walk;
use super::unfold::{self, Piece};
use super::vocabulary::OWN_TEXTS;
use super::{markdown, words};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Terms and runs that stand in such texts.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Terms, by number.
    pub terms: BTreeSet<u32>,
    /// Runs, by hash.
    runs: Runs,
}

impl Said {
    /// Reads the texts, and casebook's own.
    pub(super) fn read(texts: &[&str], terms: &Terms) -> Self {
        let of_text = |text: &&str| {
            let mut said = Self::default();
            // As written, without where its links lead, and in every form that a page may show it in.
            said.add(text, terms);
            said.add(&markdown::plain(text), terms);
            unfold::file(text.as_bytes(), &mut |piece: Piece<'_>| said.add(piece.text, terms));
            said
        };
        let mut said = texts.par_iter().map(of_text).reduce(Self::default, |mut all, mut some| {
            all.terms.append(&mut some.terms);
            if all.runs.len() < some.runs.len() {
                std::mem::swap(&mut all.runs, &mut some.runs);
            }
            all.runs.extend(some.runs);
            all
        });
        let mut walk = Walk::default();
        for token in &OWN_TEXTS.tokens {
            terms.step(&mut walk, *token, false, |term, _| {
                said.terms.insert(term);
            });
        }
        said
    }

    /// True for a run that may be said.
    pub(super) fn has(&self, run: &Run) -> bool {
        self.runs.contains(&run.hash) || OWN_TEXTS.runs.contains(&run.hash)
    }

    fn add(&mut self, text: &str, terms: &Terms) {
        let mut walk = Walk::default();
        let mut window = Window::default();
        words::read(text, |token| {
            terms.step(&mut walk, token, false, |term, _| {
                self.terms.insert(term);
            });
            self.runs.extend(window.step(token).map(|run| run.hash));
        });
    }
}
