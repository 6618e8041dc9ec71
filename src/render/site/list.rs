//! Which pages there are. What nothing is known of has no page, and no place in the navigation.

use super::page::{About, Page};
use crate::public::pages::{Article, Pages, Shelf, Written};
use crate::report::capability_map::domain::DomainReport;
use crate::value::counted;
use std::collections::BTreeMap;

/// The longest description, in characters.
const LONGEST: usize = 200;

/// All pages, in the order of the site.
pub(super) fn list(pages: &Pages, written: &BTreeMap<String, Written>) -> Vec<Page> {
    let site = &pages.site;
    let headline = site.headline.clone().unwrap_or_else(|| format!("The portfolio of {}.", site.name));
    let mut list = vec![page("index.html", "site/home.html", &site.title, &headline)];
    let map = &pages.capability;
    if map.cases > 0 || !map.domains.is_empty() || !pages.prevention.mechanisms.is_empty() {
        let says = "What I can diagnose and how, by domain, with the cases that show it.";
        list.push(page("capabilities.html", "site/capabilities.html", "Capabilities", says));
    }
    list.extend(pages.capability.domains.iter().enumerate().map(|(at, domain)| domain_page(domain, at)));
    list.extend(shelves(pages));
    list.extend(pages.articles.iter().enumerate().map(|(at, article)| article_page(article, at, written)));
    let says = "What the figures on this site count, how, and when they are thin.";
    list.push(page("about.html", "site/about.html", "Method", says));
    if !pages.tags.is_empty() {
        list.push(page("tags.html", "site/tags.html", "Tags", "All tags of the notes published here."));
    }
    for (at, tag) in pages.tags.iter().enumerate() {
        let title = format!("#{}", tag.name);
        let says = format!("Notes with the tag {}.", tag.name);
        list.push(Page { about: About::Tag(at), ..page(&tag.address, "site/tag.html", &title, &says) });
    }
    let search = page("search.html", "site/search.html", "Search", "Search the notes published here.");
    list.push(Page { is_found: false, ..search });
    let missing = page("404.html", "site/404.html", "Page not found", "There is no such page.");
    list.push(Page { is_found: false, ..missing });
    list
}

fn page(path: &str, template: &'static str, title: &str, description: &str) -> Page {
    Page {
        path: path.to_owned(),
        template,
        title: title.to_owned(),
        description: description.to_owned(),
        about: About::Site,
        is_found: true,
    }
}

fn domain_page(domain: &DomainReport, at: usize) -> Page {
    let name = &domain.domain;
    let cases = counted(domain.cases, "case");
    let title = format!("Diagnosing {name} problems");
    let says = format!("How I diagnose {name} problems: checks, times and causes, from {cases}.");
    let path = format!("capabilities/{}.html", domain.page);
    Page { about: About::Domain(at), ..page(&path, "site/domain.html", &title, &says) }
}

/// The lists of cases, results and decisions, where there are some.
fn shelves(pages: &Pages) -> Vec<Page> {
    let cases = "Problems that I worked on: what was seen, checked, found and changed.";
    let ledger = "What results were worth, before and after, and how well that is proved.";
    let decisions = "What was decided, how sure I was, and how it turned out.";
    let notes = "What keeps problems from coming back, playbooks, and whatever else I wrote down.";
    let all = [
        (Shelf::Cases, page("cases.html", "site/cases.html", "Cases", cases)),
        (Shelf::Ledger, page("ledger.html", "site/ledger.html", "Ledger", ledger)),
        (Shelf::Decisions, page("decisions.html", "site/decisions.html", "Decisions", decisions)),
        (Shelf::Notes, page("notes.html", "site/shelf.html", "Notes", notes)),
    ];
    let has_notes = |(shelf, _): &(Shelf, Page)| pages.shelf(*shelf).next().is_some();
    all.into_iter().filter(has_notes).map(|(_, page)| page).collect()
}

fn article_page(article: &Article, at: usize, written: &BTreeMap<String, Written>) -> Page {
    let template = match article.shelf {
        Shelf::Cases => "site/case.html",
        Shelf::Ledger => "site/entry.html",
        Shelf::Decisions => "site/decision.html",
        Shelf::Notes => "site/note.html",
    };
    let says = description(article, written);
    Page { about: About::Article(at), ..page(&article.address, template, &article.title, &says) }
}

/// What a note says of itself, else how it begins.
pub(super) fn description(article: &Article, written: &BTreeMap<String, Written>) -> String {
    let begins = || written.get(&article.file).map_or("", |written| written.text.as_str());
    let text = article.summary.as_deref().unwrap_or_else(begins);
    let words = text.split_whitespace();
    let mut said = String::new();
    for word in words {
        if said.chars().count() + word.chars().count() > LONGEST {
            said.push('\u{2026}');
            break;
        }
        if !said.is_empty() {
            said.push(' ');
        }
        said.extend(word.chars().take(LONGEST));
    }
    said
}
