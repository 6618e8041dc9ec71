//! What the guard found, as data and as a finding.

use crate::diagnostic::{Code, Diagnostic};
use std::sync::Arc;

/// What a term is, by what it was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// The title of a private note.
    Title,
    /// One of its aliases.
    Alias,
    /// The name of its file.
    FileName,
    /// One of its tags, which no public note has.
    Tag,
    /// Several words in a row of its text.
    Words,
    /// The name of an attachment that no public note uses.
    Attachment,
    /// A term that should have been replaced.
    Redacted,
    /// The home folder, or that of the user's account on another system.
    Home,
    /// The name of the user's account.
    User,
    /// The name of the host.
    Host,
}

/// Something private in a file that was about to go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub what: What,
    /// The words, as the private side has them.
    pub term: String,
    /// The private note or attachment that they come from, by its path. For a rule the public note that the file is
    /// made of; `None` where there is no such note, or it is not known.
    pub source: Option<String>,
    /// The staged file.
    pub output: String,
    /// The line in the staged file, from 1; 0 for the name of the file itself. Inside of packed or encoded
    /// content it is the line on which that content begins.
    pub line: u32,
}

/// The longest term that a message repeats, in characters.
const SHOWN: usize = 80;

impl Hit {
    /// The hit as a finding: about the note or attachment where there is one, else about the staged file.
    pub fn diagnostic(&self) -> Diagnostic {
        let place = if self.line == 0 {
            format!("in the name of `{}`", self.output)
        } else {
            format!("in `{}`, line {}", self.output, self.line)
        };
        let term = shown(&self.term);
        let is = match self.what {
            What::Title => "the title of a private note",
            What::Alias => "an alias of a private note",
            What::FileName => "the file name of a private note",
            What::Tag => "a tag of private notes alone",
            What::Words => "words of a private note",
            What::Attachment => "the name of an attachment that no public note uses",
            What::Redacted => "a term that `[redact]` replaces",
            What::Home => "a home folder of yours",
            What::User => "the name of your account",
            What::Host => "the name of your computer",
        };
        let file: Arc<str> = self.source.as_deref().unwrap_or(&self.output).into();
        let message = format!("`{term}`, {is}, stands {place}");
        match self.what {
            What::Redacted => Code::NotRedacted.about(&file, message).help(
                "the replacement missed this form: give it a line of its own under `[redact]`, and please report it",
            ),
            What::Home | What::User | What::Host => Code::NotRedacted.about(&file, message).help(
                "take it out of the public note or attachment that has it, or give it a line under `[redact]`",
            ),
            _ => Code::PrivateInPortfolio.about(&file, message).help(
                "if the words may be public, write them into a public note or, as a comment, into `casebook.toml`; \
                 if not, casebook let them through: nothing was published, please report it",
            ),
        }
    }
}

fn shown(term: &str) -> String {
    let plain: String = term.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    match plain.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}...", plain[..end].trim_end()),
        None => plain,
    }
}
