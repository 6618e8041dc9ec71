//! The feed of new notes. Its dates are those of the notes: when it was made, nobody is told.

use super::list::description;
use crate::public::pages::{Article, Pages, Written};
use atom_syndication::{Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use std::collections::BTreeMap;

/// The most notes in it.
const MOST: usize = 30;

/// The newest notes that have a day; nothing for a site whose address is not known.
pub(super) fn feed(pages: &Pages, written: &BTreeMap<String, Written>) -> Option<String> {
    let base = pages.site.base_url.as_deref()?;
    let entries: Vec<Entry> =
        pages.articles.iter().filter_map(|article| entry(base, article, written)).take(MOST).collect();
    let newest = entries.first().map(|entry| entry.updated).or_else(|| moment(&pages.site.as_of))?;
    let author = Person { name: clean(&pages.site.name), ..Person::default() };
    let feed = Feed {
        title: Text::plain(clean(&pages.site.title)),
        subtitle: pages.site.headline.as_deref().map(|headline| Text::plain(clean(headline))),
        id: base.to_owned(),
        updated: newest,
        authors: vec![author],
        links: vec![link("alternate", base), link("self", &format!("{base}feed.xml"))],
        generator: Some(Generator { value: "casebook".to_owned(), ..Generator::default() }),
        entries,
        ..Feed::default()
    };
    Some(feed.to_string())
}

fn entry(base: &str, article: &Article, written: &BTreeMap<String, Written>) -> Option<Entry> {
    let address = format!("{base}{}", article.address);
    let day = moment(article.date.as_deref()?)?;
    Some(Entry {
        title: Text::plain(clean(&article.title)),
        id: address.clone(),
        updated: day,
        published: Some(day),
        links: vec![link("alternate", &address)],
        summary: Some(Text::plain(clean(&description(article, written)))),
        ..Entry::default()
    })
}

fn link(rel: &str, href: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), ..Link::default() }
}

/// The beginning of a day.
fn moment(day: &str) -> Option<FixedDateTime> {
    format!("{day}T00:00:00Z").parse().ok()
}

/// A text without what XML can't hold.
fn clean(text: &str) -> String {
    let allowed =
        |c: &char| (!c.is_control() || *c == '\t' || *c == '\n') && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(allowed).collect()
}
