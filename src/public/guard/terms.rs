//! What is looked for by name, and what proves nothing.

use super::hit::{Hit, What};
use super::input::Audit;
use super::trie::{Trie, Walk};
use super::vocabulary;
use super::words::{self, BREAK, Token, Word};
use std::collections::BTreeSet;

/// How many words of a term are compared at most. Longer titles are known by their beginning.
pub const LONGEST: usize = 16;

/// Letters and digits that a name needs to prove anything: `MTU` and `5G` stand everywhere.
const SHORTEST: u32 = 4;
/// Letters and digits that a term needs to be believed in bytes that are no text, where chance writes too.
const SHORTEST_IN_BYTES: u32 = 8;

/// Account and host names that half of all machines have: they tell nothing, and neither do their home folders.
const COMMON_MACHINES: [&str; 38] = [
    "root",
    "user",
    "admin",
    "administrator",
    "guest",
    "nobody",
    "home",
    "ubuntu",
    "debian",
    "fedora",
    "alpine",
    "arch",
    "pi",
    "vagrant",
    "runner",
    "runneradmin",
    "build",
    "builder",
    "buildkite",
    "jenkins",
    "circleci",
    "gitlab",
    "codespace",
    "vscode",
    "docker",
    "container",
    "node",
    "app",
    "git",
    "www",
    "test",
    "dev",
    "ci",
    "localhost",
    "localdomain",
    "local",
    "macbook",
    "computer",
];

/// One name that must not go out.
#[derive(Debug)]
struct Term {
    what: What,
    text: String,
    /// The index of its note or attachment; a rule has none.
    source: Option<usize>,
    /// Letters and digits in all.
    length: u32,
    /// True where public texts decide: what they say themselves is no secret.
    may_be_said: bool,
    left_out: bool,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Terms {
    list: Vec<Term>,
    trie: Trie,
}

impl Terms {
    /// Rules come first: where a note is called like a redacted term, the rule holds.
    pub(super) fn new(audit: &Audit<'_>) -> Self {
        let mut terms = Self::default();
        for redacted in audit.redacted {
            terms.add(What::Redacted, redacted, None, false);
        }
        for (what, name) in [(What::User, audit.machine.user), (What::Host, audit.machine.host)] {
            if let Some(name) = name.filter(|name| !is_common_machine(name)) {
                // A name of letters alone may be a word, or that of the author, and public texts decide.
                let may_be_said = name.chars().all(char::is_alphabetic);
                terms.add(what, name, None, may_be_said);
            }
        }
        for (at, note) in audit.private.iter().enumerate() {
            let stem = note.hides_name.then(|| crate::source::stem(note.file));
            let names = note.title.iter().map(|title| (What::Title, *title));
            let names = names.chain(note.aliases.iter().map(|alias| (What::Alias, *alias)));
            let names = names.chain(stem.map(|stem| (What::FileName, stem)));
            for (what, name) in names.chain(note.tags.iter().map(|tag| (What::Tag, *tag))) {
                terms.add_private(what, name, at);
            }
        }
        for (at, file) in audit.attachments.iter().enumerate() {
            let name = file.rsplit('/').next().unwrap_or(file);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            terms.add_private(What::Attachment, stem, at);
        }
        terms
    }

    fn add_private(&mut self, what: What, name: &str, source: usize) {
        if proves(&words::of(name)) {
            self.add(what, name, Some(source), true);
        }
    }

    /// Adds a term as it is written and as its slug is.
    fn add(&mut self, what: What, text: &str, source: Option<usize>, may_be_said: bool) {
        let Ok(id) = u32::try_from(self.list.len()) else { return };
        let words = words::of(text);
        let hashes: Vec<u64> = words.iter().map(|word| word.hash).take(LONGEST).collect();
        let slug: Vec<u64> =
            words::of(&slug::slugify(text)).iter().map(|word| word.hash).take(LONGEST).collect();
        self.trie.add(&hashes, id);
        if slug != hashes {
            self.trie.add(&slug, id);
        }
        let length = words.iter().map(|word| word.length).sum();
        self.list.push(Term { what, text: text.to_owned(), source, length, may_be_said, left_out: false });
    }

    /// Leaves out what may be said, of the terms that were found in such texts.
    pub(super) fn leave_out(&mut self, said: &BTreeSet<u32>) {
        for term in said {
            if let Some(term) = self.list.get_mut(*term as usize) {
                term.left_out = term.may_be_said;
            }
        }
    }

    /// Goes one word on in a text; `in_bytes` where the text was found among bytes that are none.
    pub(super) fn step(&self, walk: &mut Walk, token: Token, in_bytes: bool, mut on: impl FnMut(u32, u32)) {
        self.trie.step(walk, token, |id, line| {
            let Some(term) = self.list.get(id as usize) else { return };
            if !term.left_out && (!in_bytes || term.length >= SHORTEST_IN_BYTES) {
                on(id, line);
            }
        });
    }

    /// A term that was found, as it is told.
    pub(super) fn hit(&self, id: u32, output: &str, line: u32, audit: &Audit<'_>) -> Hit {
        let term = &self.list[id as usize];
        let source = term.source.map(|at| match term.what {
            What::Attachment => audit.attachments[at],
            _ => audit.private[at].file,
        });
        Hit {
            what: term.what,
            term: term.text.clone(),
            source: source.map(str::to_owned),
            output: output.to_owned(),
            line,
        }
    }
}

/// True for accounts and hosts that tell nothing about anyone.
pub(super) fn is_common_machine(name: &str) -> bool {
    let lower = name.to_lowercase();
    COMMON_MACHINES.contains(&lower.as_str()) || lower.chars().count() < 3
}

/// True where a name in the portfolio proves that something private went out.
///
/// Proves nothing: a name of fewer than four letters and digits; one of dates and numbers alone, which pages of
/// public notes say too; and a single word of casebook's own, or of the languages that pages are written in.
fn proves(words: &[Word]) -> bool {
    let length: u32 = words.iter().map(|word| word.length).sum();
    let is_number =
        |word: &Word| word.hash == BREAK || !word.has_letters || vocabulary::is_of_dates(word.hash);
    if length < SHORTEST || words.iter().all(is_number) {
        return false;
    }
    // Counted names, such as `Image 2` or `img_2034`, are no better than their one word.
    let mut telling = words.iter().filter(|word| !is_number(word));
    match (telling.next(), telling.next()) {
        (Some(one), None) => !vocabulary::is_own(one.hash),
        _ => true,
    }
}
