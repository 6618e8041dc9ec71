//! Which charts each page has, by the name that its template has for them.

use super::page::{About, Page};
use crate::public::pages::{Article, Pages, Shelf};
use crate::render::chart::{self, Chart};
use crate::render::web::charts::{
    calibration, domain_quarters, first_checks, frequency, prevention, stages, tree,
};
use crate::render::web::links::Links;
use std::collections::BTreeMap;

/// What is counted where cases are.
const CASE: &str = "published case";

/// Named charts, as HTML.
pub(super) type Named = Vec<(&'static str, String)>;

/// The charts of a page.
pub(super) fn of(pages: &Pages, page: &Page) -> Named {
    let root = page.root();
    let find = |file: &str| {
        let article = pages.article(file)?;
        Some((article.title.as_str(), Some(pages.note(file)?)))
    };
    let links = Links { root: &root, find: &find, most: usize::MAX };
    let mut charts = Named::new();
    match (page.about, page.path.as_str()) {
        (About::Site, "index.html" | "capabilities.html") => {
            add(&mut charts, "frequency", frequency(&links, &pages.capability.frequency.quarters, CASE));
            add(&mut charts, "prevention", prevention(&links, &pages.prevention.mechanisms));
        }
        (About::Site, "ledger.html") => add(&mut charts, "stages", stages(&links, &pages.ledger)),
        (About::Site, "decisions.html") => {
            add(&mut charts, "calibration", calibration(&links, &pages.decisions));
        }
        (About::Domain(at), _) => {
            let domain = &pages.capability.domains[at];
            add(&mut charts, "tree", tree(&links, domain));
            add(&mut charts, "first_checks", first_checks(&links, domain));
            add(&mut charts, "quarters", domain_quarters(&links, domain, CASE));
        }
        (About::Article(at), _) => {
            let article = &pages.articles[at];
            charts.extend(pair(pages, article).map(|svg| ("pair", svg)));
        }
        _ => {}
    }
    charts
}

fn add(charts: &mut Named, name: &'static str, chart: Option<Chart>) {
    charts.extend(chart.map(|chart| (name, chart.html())));
}

/// Small pictures of before and after, by the file of the result.
pub(super) fn pairs(pages: &Pages, page: &Page) -> BTreeMap<String, String> {
    if page.about != About::Site || !["index.html", "ledger.html"].contains(&page.path.as_str()) {
        return BTreeMap::new();
    }
    let entries = pages.shelf(Shelf::Ledger);
    entries.filter_map(|article| Some((article.file.clone(), pair(pages, article)?))).collect()
}

/// Before and after of one result.
fn pair(pages: &Pages, article: &Article) -> Option<String> {
    let entry = pages.ledger.entries.iter().find(|entry| *entry.file == *article.file)?;
    let numbers = article.pair?;
    let id = format!("pair-{}", article.address.trim_end_matches(".html").replace('/', "-"));
    let (before, after) = (entry.before.as_deref()?, entry.after.as_deref()?);
    let title = format!("{}, before and after", entry.metric.as_deref().unwrap_or(&article.title));
    chart::pair(&id, &title, (numbers.before, before), (numbers.after, after))
}
