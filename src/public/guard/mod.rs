//! The guard: an audit of all bytes of a portfolio before it is put in place.
//!
//! The portfolio is computed from public notes alone, so the guard should never find anything. It is a second
//! program that trusts nothing of the first: it knows what is private, reads what is staged, and compares.
//!
//! - What is looked for stands in `terms`, with the rules for what proves nothing; word runs in `runs`.
//! - `words` makes words of any text, so that a title, its slug and its percent-encoded address are the same.
//! - `unfold` takes files apart into texts: markup, entities, escapes, base64, gzip, pictures' metadata.
//! - `said` reads what may be said: a term that stands there is no secret, whoever else uses it.
//!
//! Each text is read once a form, and every word costs the same however many notes there are.

mod base64;
mod binary;
mod escapes;
mod hit;
mod json;
mod markdown;
mod markup;
mod paths;
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
pub use runs::RUN;
pub use terms::LONGEST;

use paths::Paths;
use rayon::prelude::*;
use said::Said;
use search::Found;
use terms::Terms;

/// A note that is not public, or the part of a public note that stays behind (comments, private callouts and
/// sections, properties off the list): for such a part give the file, the text, and no names.
#[derive(Debug, Clone, Default)]
pub struct Private<'a> {
    /// The file, by its path in the vault.
    pub file: &'a str,
    /// The title, where there is one to hide.
    pub title: Option<&'a str>,
    /// The aliases.
    pub aliases: Vec<&'a str>,
    /// The tags, without `#`.
    pub tags: Vec<&'a str>,
    /// True where the name of the file is private too, as that of a private note is.
    pub hides_name: bool,
    /// The whole text, with its front matter.
    pub text: &'a str,
}

/// Words that tell whose machine this is. Each may be unknown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine<'a> {
    /// The home folder.
    pub home: Option<&'a str>,
    /// The name of the user's account.
    pub user: Option<&'a str>,
    /// The name of the host.
    pub host: Option<&'a str>,
}

/// All that an audit is about.
#[derive(Debug, Clone, Default)]
pub struct Audit<'a> {
    /// The files that are about to go out: path (`/` between folders) and bytes.
    pub staged: &'a [(String, Vec<u8>)],
    /// What is private.
    pub private: &'a [Private<'a>],
    /// Attachments that no public note uses, by path or name.
    pub attachments: &'a [&'a str],
    /// All that may be said: the projected text, title, aliases, tags, slug and names of attachments of every
    /// public note; the texts of templates, styles and scripts; `casebook.toml`. What the words of a template
    /// come to in a page is known from `vocabulary`.
    pub said: &'a [&'a str],
    /// Terms that `[redact]` replaces.
    pub redacted: &'a [&'a str],
    /// Words of the machine.
    pub machine: Machine<'a>,
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
    let mut hits = runs::hits(audit, &found);
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
