//! What may be said: texts of public notes, of templates, of the settings, and casebook's own.

use super::runs::{Runs, Window};
use super::terms::Terms;
use super::trie::Walk;
use super::unfold::{self, Piece};
use super::{markdown, vocabulary, words};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Terms and runs that stand in such texts.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Terms, by number.
    pub terms: BTreeSet<u32>,
    /// Runs, by hash.
    pub runs: Runs,
}

impl Said {
    /// Reads the texts, and casebook's own.
    pub(super) fn read(texts: &[&str], terms: &Terms) -> Self {
        let own = vocabulary::texts();
        let all: Vec<&str> = texts.iter().copied().chain(own.iter().map(String::as_str)).collect();
        let of_text = |text: &&str| {
            let mut said = Self::default();
            // As written, without where its links lead, and in every form that a page may show it in.
            said.add(text, terms);
            said.add(&markdown::plain(text), terms);
            unfold::file(text.as_bytes(), &mut |piece: Piece<'_>| said.add(piece.text, terms));
            said
        };
        all.par_iter().map(of_text).reduce(Self::default, |mut all, some| {
            all.terms.extend(some.terms);
            if all.runs.len() < some.runs.len() {
                let smaller = std::mem::replace(&mut all.runs, some.runs);
                all.runs.extend(smaller);
            } else {
                all.runs.extend(some.runs);
            }
            all
        })
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
