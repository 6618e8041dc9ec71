//! The pages of the portfolio as plain data: which there are, where they stand, what each is about. Made from public
//! notes alone; nothing here is HTML.

mod address;
mod article;
mod site;
mod tag_names;
mod tags;

pub use address::{Shelf, slug};
pub use article::{Article, CaseFacts, Heading, Written};
pub use site::{Outside, Site};
pub use tags::Tag;

use crate::analysis::View;
use crate::analysis::inputs::Inputs;
use crate::analysis::statistics::{Summary, summary};
use crate::ladder::CAPABILITY;
use crate::model::kind::Kind;
use crate::report::Report;
use crate::report::capability_map::CapabilityMapReport;
use crate::report::decisions::DecisionsReport;
use crate::report::ledger::LedgerReport;
use crate::report::prevention::PreventionReport;
use address::Addresses;
use serde::Serialize;
use std::collections::BTreeMap;

/// All that the portfolio shows, but for the words of notes, which are [`Written`].
#[derive(Debug, Serialize)]
pub struct Pages {
    /// Whose it is, and what every page says.
    pub site: Site,
    /// The profile note, by file: its words stand on the first page.
    pub profile: Option<String>,
    /// Every other note, newest first.
    pub articles: Vec<Article>,
    /// What can be diagnosed.
    pub capability: CapabilityMapReport,
    /// What it was worth.
    pub ledger: LedgerReport,
    /// What was prevented.
    pub prevention: PreventionReport,
    /// What was decided.
    pub decisions: DecisionsReport,
    /// Minutes to restore, over all cases.
    pub restore: Summary,
    /// The levels of a domain, lowest first.
    pub levels: Vec<Level>,
    /// Tags, by name.
    pub tags: Vec<Tag>,
    #[serde(skip)]
    addresses: Addresses,
    /// The places of articles, by file: they are asked for by every link of every chart.
    #[serde(skip)]
    places: BTreeMap<String, usize>,
}

/// A level of the ladder of capabilities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Level {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Pages {
    /// The pages of a vault of public notes.
    pub fn of(view: &View<'_>) -> Self {
        let inputs = Inputs::new(view);
        let profile = view.standing(Kind::Profile).first().map(|(_, note)| note.file.to_string());
        let addresses = Addresses::of(view, profile.as_deref());
        let articles = article::articles(&inputs, &addresses);
        Self {
            site: Site::of(view, profile.as_deref()),
            tags: tags::tags(&articles),
            capability: CapabilityMapReport::of(&inputs),
            ledger: LedgerReport::of(&inputs),
            prevention: PreventionReport::of(&inputs),
            decisions: DecisionsReport::of(&inputs),
            restore: summary(inputs.cases().iter().map(|case| view.times(case).restore), "a time to restore"),
            levels: levels(view),
            places: articles.iter().enumerate().map(|(at, article)| (article.file.clone(), at)).collect(),
            profile,
            articles,
            addresses,
        }
    }

    /// The page of a note, from the root of the site: `cases/slow-lookups.html`.
    pub fn note(&self, file: &str) -> Option<&str> {
        self.addresses.notes.get(file).map(String::as_str)
    }

    /// Where an attachment stands, by its path in the public vault: `files/queries.png`.
    pub fn file(&self, path: &str) -> Option<&str> {
        self.addresses.files.get(path).map(String::as_str)
    }

    /// All attachments: their paths in the public vault, and where they stand.
    pub fn files(&self) -> &BTreeMap<String, String> {
        &self.addresses.files
    }

    /// The page of a tag, without `#`.
    pub fn tag(&self, name: &str) -> Option<&str> {
        let key = tag_names::key(name);
        self.tags.iter().find(|tag| tag_names::key(&tag.name) == key).map(|tag| tag.address.as_str())
    }

    /// The page of a domain.
    pub fn domain(&self, name: &str) -> Option<String> {
        let found = self.capability.domains.iter().find(|domain| domain.domain == name)?;
        Some(format!("capabilities/{}.html", found.page))
    }

    /// The article of a note.
    pub fn article(&self, file: &str) -> Option<&Article> {
        Some(&self.articles[*self.places.get(file)?])
    }

    /// The articles of one shelf, newest first.
    pub fn shelf(&self, wanted: Shelf) -> impl Iterator<Item = &Article> {
        self.articles.iter().filter(move |article| article.shelf == wanted)
    }
}

fn levels(view: &View<'_>) -> Vec<Level> {
    let ladder = view.ladders.all().iter().find(|ladder| ladder.id == CAPABILITY);
    let levels = ladder.into_iter().flat_map(|ladder| &ladder.levels);
    levels.map(|level| Level { id: level.id.clone(), name: level.name.clone() }).collect()
}

#[cfg(test)]
mod tests;
