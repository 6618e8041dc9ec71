//! Whose portfolio it is.

use crate::analysis::View;
use crate::model::kind::Record;
use crate::model::structure::Mention;
use serde::Serialize;

/// What every page says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Site {
    /// The title of the site.
    pub title: String,
    /// The owner's name; the title where the profile does not say.
    pub name: String,
    /// One line about the owner.
    pub headline: Option<String>,
    /// Where else the owner is to be found.
    pub links: Vec<Outside>,
    /// The address at which the site stands, with a final `/`.
    pub base_url: Option<String>,
    /// The last day that counts.
    pub as_of: String,
}

/// A link to another site.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Outside {
    /// What it shows.
    pub text: String,
    /// The address.
    pub url: String,
}

impl Site {
    /// As the settings and the profile say.
    pub(super) fn of(view: &View<'_>, profile: Option<&str>) -> Self {
        let profile = profile.and_then(|file| view.vault.by_file(file));
        let facts = profile.and_then(|note| match &note.record {
            Some(Record::Profile(facts)) => Some(facts),
            _ => None,
        });
        let settings = &view.config.portfolio;
        let name = facts.and_then(|facts| facts.name.clone());
        let title = settings.title.clone().or_else(|| name.clone()).unwrap_or_else(|| "Portfolio".to_owned());
        Self {
            name: name.unwrap_or_else(|| title.clone()),
            title,
            headline: facts.and_then(|facts| facts.headline.clone()),
            links: facts.map_or(Vec::new(), |facts| facts.links.iter().filter_map(outside).collect()),
            base_url: settings.base_url.as_deref().map(|url| format!("{}/", url.trim_end_matches('/'))),
            as_of: view.as_of.to_string(),
        }
    }
}

/// A link of the profile, where it leads to the web; without words of its own it shows its address, shortly.
fn outside(mention: &Mention) -> Option<Outside> {
    let url = match &mention.link {
        Some(link) if link.is_web() => link.target.to_string(),
        Some(_) => return None,
        None => mention.text.trim().to_owned(),
    };
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| url.strip_prefix(scheme))?;
    let own = mention.text.trim();
    let text =
        if own.is_empty() || own == url { rest.trim_end_matches('/').to_owned() } else { own.to_owned() };
    Some(Outside { text, url })
}
