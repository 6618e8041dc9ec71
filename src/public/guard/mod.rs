//! The guard: an audit of all bytes of a portfolio before it is put in place.
//!
//! The portfolio is computed from public notes alone, so the guard should never find anything. It is a second
//! program that trusts nothing of the first: it knows what is private, reads what is staged, and compares.
//!
//! - What is looked for stands in `terms`, with the rules for what proves nothing; word runs in `runs` and `leaks`.
//! - `words` makes words of any text, so that a title, its slug and its percent-encoded address are the same.
//! - `unfold` takes files apart into texts: markup, entities, escapes, base64, gzip, pictures' metadata.
//! - `said` reads what may be said: a term that stands there is no secret, whoever else uses it.
//!
//! Each text is read once a form, and every word costs the same however many notes there are.

mod base64;
mod binary;
mod escapes;
mod hit;
mod input;
mod json;
mod leaks;
mod markdown;
mod markup;
mod paths;
mod phrases;
mod runs;
mod said;
mod search;
mod terms;
#[cfg(test)]
mod tests;
mod trie;
mod unfold;
mod vocabulary;
mod words;

pub use hit::{Hit, What};
pub use input::{Audit, Machine, Private};
pub use runs::RUN;
pub use terms::LONGEST;

use paths::Paths;
use rayon::prelude::*;
use said::Said;
use search::Found;
use terms::Terms;
use trie::Walk;

/// Names of private notes that public texts say themselves, by no fault of the program: their author wrote them there. Each
/// of `texts`, a file with what it says, tells of each note once; nothing else of the audit is looked at.
pub fn mentions(private: &[Private<'_>], texts: &[(&str, &str)]) -> Vec<Hit> {
    let audit = Audit { private, ..Audit::default() };
    let terms = Terms::new(&audit);
    let mut hits = Vec::new();
    for (file, text) in texts {
        let mut walk = Walk::default();
        words::read(&markdown::plain(text), |token| {
            terms.step(&mut walk, token, false, |term, line| {
                hits.push(terms.hit(term, file, line + 1, &audit));
            });
        });
    }
    hits.retain(|hit| hit.what != What::Tag);
    hits.sort_by(|a, b| (&a.output, &a.source, a.line).cmp(&(&b.output, &b.source, b.line)));
    hits.dedup_by(|a, b| (&a.output, &a.source) == (&b.output, &b.source));
    hits
}

/// Everything staged that tells of something private, in the order of files and lines; empty when all is well.
///
/// Pure, and deterministic. A publication must not be put in place while there is a hit.
pub fn audit(audit: &Audit<'_>) -> Vec<Hit> {
    let mut terms = Terms::new(audit);
    let paths = Paths::new(audit.machine);
    let said = Said::read(audit.said, &terms);
    terms.leave_out(&said.terms);
    let read = |(file, bytes): &(String, Vec<u8>)| search::read(file, bytes, &terms, &paths, &said);
    let found: Vec<Found> = audit.staged.par_iter().map(read).collect();
    let mut hits = leaks::hits(audit, &found);
    for ((file, _), found) in audit.staged.iter().zip(&found) {
        hits.extend(found.terms.iter().map(|(term, line)| terms.hit(*term, file, *line, audit)));
        hits.extend(found.paths.iter().map(|(text, line)| Hit {
            what: What::Home,
            term: text.clone(),
            source: None,
            output: file.clone(),
            line: *line,
        }));
    }
    hits.sort_by(|a, b| (&a.output, a.line, a.what, &a.term).cmp(&(&b.output, b.line, b.what, &b.term)));
    hits
}
