use crate::config::Config;
use crate::model::kind_rules;
use crate::model::note::Note;
use crate::syntax::{front_matter, withhold};
use std::fmt;

/// Why a note is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Private {
    /// It does not say `publish: true`, or can't be trusted to mean it.
    NotMarked,
    /// A folder that the settings keep private.
    Folder(String),
    /// A tag that the settings keep private.
    Tag(String),
    /// A kind that the settings keep private.
    Kind(String),
    /// It starts after the day that everything is computed as of.
    Future,
}

impl fmt::Display for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotMarked => f.write_str("it does not say `publish: true`"),
            Self::Folder(folder) => write!(f, "the settings keep the folder `{folder}` private"),
            Self::Tag(tag) => write!(f, "the settings keep the tag `{tag}` private"),
            Self::Future => f.write_str("it starts after the as-of date"),
            Self::Kind(kind) => write!(f, "the settings keep every {kind} private"),
        }
    }
}

/// Why a note is not published; `None` for a public one. Rules of the settings beat what the note says of itself.
pub fn why_private(note: &Note, config: &Config) -> Option<Private> {
    if !note.publish {
        return Some(Private::NotMarked);
    }
    let rules = &config.private;
    if let Some(folder) = rules.folders.iter().find(|folder| folder.covers(&note.file)) {
        return Some(Private::Folder(folder.path().to_owned()));
    }
    if rules.tags.is_empty() && rules.kinds.is_empty() {
        return None;
    }
    let (front, _) = front_matter::read(&note.file, &note.text);
    // In code too: a tag that nobody meant keeps a note at home, and nothing worse.
    let in_body = hashed(&withhold::without_comments(&note.text[front.body..]));
    let tags = note.tags.iter().chain(&in_body);
    for tag in tags {
        if let Some(rule) = rules.tags.iter().find(|rule| rule.covers(tag)) {
            return Some(Private::Tag(rule.name().to_owned()));
        }
    }
    // A note of two kinds counts as neither, and stays at home for each.
    let claims = kind_rules::find(&note.file, &front, config).claims;
    let kind = rules.kinds.iter().find(|kind| claims.iter().any(|claim| claim.name() == kind.word()))?;
    Some(Private::Kind(kind.word().to_owned()))
}

/// All that stands behind a `#`, as far as a tag could reach.
fn hashed(text: &str) -> Vec<String> {
    let tag = |rest: &str| -> String {
        rest.chars().take_while(|c| !c.is_whitespace() && !"#,.;:!?()[]{}\"'`<>|\\".contains(*c)).collect()
    };
    text.split('#').skip(1).map(tag).filter(|tag| !tag.is_empty()).collect()
}
