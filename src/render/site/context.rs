//! What templates see: the same reports as anywhere else, the notes with their addresses, and the page itself.

use super::page::{About, Page};
use super::{charts, home, linked_data};
use crate::public::pages::{Article, Pages, Shelf, Written};
use crate::render::template::{TemplateError, engine};
use crate::report::Plain;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tera::value::Key;
use tera::{Context, Value};

/// What all templates see.
#[derive(Serialize)]
struct Whole<'p> {
    #[serde(flatten)]
    pages: &'p Pages,
    /// The navigation.
    sections: Vec<Section<'p>>,
    /// What is known of every note, by file.
    notes: BTreeMap<&'p str, &'p Article>,
    /// The files of all notes of a shelf, newest first.
    shelves: BTreeMap<&'static str, Vec<&'p str>>,
    /// Results by what they made better, as places in the ledger's list, newest first.
    results: BTreeMap<&'p str, Vec<usize>>,
    /// Domains as places in the list of the capability map: the highest level and the most cases first.
    domains: Vec<usize>,
    /// The page of every domain, by name.
    domain_pages: BTreeMap<&'p str, String>,
    /// The figures of the first page.
    figures: Vec<home::Figure>,
    /// Articles that the first page shows, by file.
    selected: home::Selected,
    /// True where the site has a feed.
    has_feed: bool,
}

/// A place in the navigation.
#[derive(Serialize)]
struct Section<'p> {
    title: &'p str,
    address: &'p str,
}

/// The page, as templates see it.
#[derive(Serialize)]
struct This<'p> {
    path: &'p str,
    root: String,
    title: &'p str,
    description: &'p str,
    canonical: Option<String>,
    picture: Option<String>,
    is_found: bool,
    /// The address of the place in the navigation that it belongs to.
    section: String,
}

/// What all pages share.
pub(super) fn whole(pages: &Pages, list: &[Page]) -> Result<Context, TemplateError> {
    let wanted = [
        "capabilities.html",
        "cases.html",
        "ledger.html",
        "decisions.html",
        "notes.html",
        "about.html",
        "search.html",
    ];
    let section = |path: &&str| list.iter().find(|page| page.path == **path);
    let sections = wanted.iter().filter_map(section);
    let whole = Whole {
        pages,
        sections: sections.map(|page| Section { title: &page.title, address: &page.path }).collect(),
        notes: pages.articles.iter().map(|article| (article.file.as_str(), article)).collect(),
        shelves: shelves(pages),
        results: results(pages),
        domains: domains(pages),
        domain_pages: domain_pages(pages),
        figures: home::figures(pages),
        selected: home::selected(pages),
        has_feed: pages.site.base_url.is_some(),
    };
    engine::context("site/home.html", &Plain(&whole))
}

fn shelves(pages: &Pages) -> BTreeMap<&'static str, Vec<&str>> {
    let files = |shelf| pages.shelf(shelf).map(|article| article.file.as_str()).collect();
    Shelf::ALL.iter().map(|shelf| (shelf.folder(), files(*shelf))).collect()
}

fn results(pages: &Pages) -> BTreeMap<&str, Vec<usize>> {
    let mut results: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, entry) in pages.ledger.entries.iter().enumerate().rev() {
        results.entry(&entry.category).or_default().push(at);
    }
    results
}

fn domains(pages: &Pages) -> Vec<usize> {
    let all = &pages.capability.domains;
    let level = |at: usize| pages.levels.iter().position(|level| Some(&level.id) == all[at].level.as_ref());
    let mut places: Vec<usize> = (0..all.len()).collect();
    places.sort_by_key(|at| Reverse((level(*at), all[*at].cases)));
    places
}

fn domain_pages(pages: &Pages) -> BTreeMap<&str, String> {
    let names = pages.capability.domains.iter().map(|domain| domain.domain.as_str());
    names.filter_map(|name| Some((name, pages.domain(name)?))).collect()
}

/// The folder of an address: `/work/` of `https://example.org/work/`.
pub(super) fn path_of(base: &str) -> String {
    let after_scheme = base.split_once("://").map_or(base, |(_, rest)| rest);
    after_scheme.find('/').map_or("/".to_owned(), |at| after_scheme[at..].to_owned())
}

/// The place in the navigation that a page belongs to.
fn section(pages: &Pages, page: &Page) -> String {
    match page.about {
        About::Site => page.path.clone(),
        About::Domain(_) => "capabilities.html".to_owned(),
        About::Article(at) => format!("{}.html", pages.articles[at].shelf.folder()),
        About::Tag(_) => "tags.html".to_owned(),
    }
}

/// What one page sees.
pub(super) fn of_page(
    pages: &Pages,
    written: &BTreeMap<String, Written>,
    whole: &Context,
    page: &Page,
) -> Context {
    let mut context = whole.clone();
    context.insert("page", &this(pages, page));
    let charts: BTreeMap<&'static str, Value> =
        charts::of(pages, page).into_iter().map(|(name, html)| (name, Value::safe_string(&html))).collect();
    context.insert_value("charts", Value::from(charts));
    let pairs: BTreeMap<String, Value> =
        charts::pairs(pages, page).into_iter().map(|(file, svg)| (file, Value::safe_string(&svg))).collect();
    context.insert_value("pairs", Value::from(pairs));
    context.insert_value("linked_data", Value::safe_string(&linked_data::of(pages, page)));
    let mut words = None;
    match page.about {
        About::Domain(at) => {
            let domains = whole.get("capability").and_then(|map| map.as_map()?.get(&Key::Str("domains")));
            let domain = domains.and_then(|list| list.as_array()?.get(at)).cloned();
            context.insert_value("domain", domain.unwrap_or_else(Value::none));
        }
        About::Article(at) => {
            context.insert("article", &Plain(&pages.articles[at]));
            words = written.get(&pages.articles[at].file);
        }
        About::Tag(at) => context.insert("tag", &pages.tags[at]),
        About::Site => words = pages.profile.as_ref().and_then(|profile| written.get(profile)),
    }
    let (html, headings) = words.map_or(("", &[][..]), |words| (words.html.as_str(), &words.headings[..]));
    // Only some pages need the style sheet of code and formulas.
    context.insert("has_code", &["<pre", "<math"].iter().any(|mark| html.contains(mark)));
    context.insert("headings", headings);
    context.insert_value("body", Value::safe_string(html));
    context
}

/// The page itself.
fn this<'p>(pages: &Pages, page: &'p Page) -> This<'p> {
    let base = pages.site.base_url.as_deref();
    let absolute = |path: &str| base.map(|base| format!("{base}{path}"));
    // The page that stands for one that is missing is shown at any depth: its links begin at the site's own path.
    let root = match (base, page.path.as_str()) {
        (Some(base), "404.html") => path_of(base),
        _ => page.root(),
    };
    let canonical = if page.path == "index.html" { "" } else { &page.path };
    This {
        root,
        path: &page.path,
        title: &page.title,
        description: &page.description,
        canonical: absolute(canonical).filter(|_| page.is_found),
        picture: absolute("og.png"),
        is_found: page.is_found,
        section: section(pages, page),
    }
}
