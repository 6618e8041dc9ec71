//! What the page of a note holds beside its words, as plain data: of the note, of what links to it, and of the figures
//! that it feeds. No number in it counts other notes, so that it changes only when something of the note does.

use crate::diagnostic::Located;
use crate::public::pages::Heading;
use serde::Serialize;

/// A note with a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NotePage {
    /// Its path in the vault.
    pub file: String,
    /// Its page, from the root of the dashboard: the name of a file, not an address.
    pub path: String,
    /// Its name.
    pub title: String,
    /// What it is: `case`, `mechanism`; null for an ordinary note.
    pub kind: Option<&'static str>,
    /// The list that it stands in: of its kind, or of its folder.
    pub list: Linked,
    /// The day it is about.
    pub date: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Problem areas.
    pub domains: Vec<Linked>,
    /// With the `#` left out.
    pub tags: Vec<Linked>,
    /// How far it reaches.
    pub scope: Option<&'static str>,
    /// Why it is not published; null where it is.
    pub private_because: Option<String>,
    /// Why no figure counts it; null where figures may.
    pub uncounted: Option<String>,
    /// What a case lacks and how long it took.
    pub case: Option<CaseFacts>,
    /// The fields of its kind, as they were read.
    pub properties: Vec<Property>,
    /// Notes that link to it, newest first.
    pub linked_from: Vec<Backlink>,
    /// How many more there are.
    pub linked_from_more: usize,
    /// The figures that it feeds.
    pub feeds: Vec<Feed>,
    /// What `check` found in it.
    pub findings: Vec<Located>,
    /// How many more there are.
    pub findings_more: usize,
}

/// The words of a note, ready for its page.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Words {
    /// As HTML that is safe to show.
    pub html: String,
    /// Its headings that have an id.
    pub headings: Vec<Heading>,
}

/// A text with the place that it leads to, where there is one.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Linked {
    /// What is shown.
    pub text: String,
    /// An address from the root of the dashboard, encoded.
    pub address: Option<String>,
    /// An address of the web.
    pub url: Option<String>,
}

impl Linked {
    /// A text that leads nowhere.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A text that leads to an address of the dashboard, where there is one.
    pub fn to(text: impl Into<String>, address: Option<String>) -> Self {
        Self { text: text.into(), address, url: None }
    }
}

/// Figures 1 and 2 of a case.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CaseFacts {
    /// How many of the five parts it has.
    pub parts: usize,
    /// Those that it lacks.
    pub missing: Vec<&'static str>,
    /// True where its timeline stands in for a path.
    pub path_from_timeline: bool,
    /// Minutes to detect.
    pub detect: Option<f64>,
    /// Minutes to diagnose.
    pub diagnose: Option<f64>,
    /// Minutes to restore.
    pub restore: Option<f64>,
    /// True where that counts from the start.
    pub restore_from_start: bool,
}

/// A field and what was read of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Property {
    /// Its name in the vault.
    pub name: &'static str,
    /// Its name for people.
    pub label: String,
    /// Its value.
    #[serde(flatten)]
    pub value: Shown,
}

/// A value, by how it is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "form", rename_all = "lowercase")]
pub enum Shown {
    /// As it stands.
    Text {
        /// What is shown.
        text: String,
    },
    /// A day.
    Day {
        /// ISO.
        day: String,
    },
    /// A duration.
    Duration {
        /// Its minutes.
        minutes: f64,
    },
    /// A list of texts, some of them links.
    List {
        /// Those.
        items: Vec<Linked>,
    },
    /// It was given and can't be read; a finding says why.
    Refused,
}

impl Shown {
    /// A text as it stands.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}

/// A note that links to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Backlink {
    /// Its title, with its page.
    pub note: Linked,
    /// The day it is about.
    pub date: Option<String>,
    /// The words around the link.
    pub excerpt: Option<Excerpt>,
}

/// Words around a link, as plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// What stands before it, with the space between.
    pub before: String,
    /// What it shows.
    pub link: String,
    /// What stands after it, likewise.
    pub after: String,
}

/// A figure that a note feeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Feed {
    /// The figure, with where it is shown.
    pub figure: Linked,
    /// As what the note counts there.
    pub how: Vec<String>,
}

/// A note in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its title, with its page.
    pub note: Linked,
    /// Its path in the vault.
    pub file: String,
    /// What it is; null for an ordinary note.
    pub kind: Option<&'static str>,
    /// The day it is about.
    pub date: Option<String>,
    /// One sentence.
    pub summary: Option<String>,
}
