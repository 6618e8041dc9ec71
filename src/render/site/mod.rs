//! The portfolio as a static site: pages from templates that a vault may override, a feed, what the search needs, and a
//! picture to share.
//!
//! All links are relative, so that the site works from any folder and from the disk. Nothing here says when it was made.

mod charts;
mod context;
mod feed;
mod home;
mod linked_data;
mod list;
mod page;
mod picture;
mod robots;
mod search;

use super::template::engine::{Dialect, Engine};
use super::template::{TemplateError, text};
use super::web::{dialect, filters};
use crate::public::pages::{Pages, Written};
use std::collections::BTreeMap;

/// How pages are written.
const DIALECT: Dialect = dialect("site/");

/// Files that are no templates and stand on the site as they are, unless the vault has its own.
const AS_THEY_ARE: [&str; 3] = ["style.css", "theme.css", "search.js"];

/// The search's library, as its authors built it, and its licence.
pub const MINISEARCH: &str = include_str!("../../../assets/minisearch/minisearch.js");

/// A file of the site, by its path from the site's root.
pub type File = (String, Vec<u8>);

/// The whole site but for attachments. `written` are the words of notes, by file; `overrides` are templates and files
/// of the vault, by name (`site/home.html`): each goes before the embedded one of that name.
pub fn render(
    pages: &Pages,
    written: &BTreeMap<String, Written>,
    overrides: &[(String, String)],
) -> Result<Vec<File>, TemplateError> {
    let engine = Engine::new(DIALECT, overrides, filters::register)?;
    let list = list::list(pages, written);
    let whole = context::whole(pages, &list)?;
    let mut files: Vec<File> = Vec::new();
    for page in &list {
        let context = context::of_page(pages, written, &whole, page);
        let html = engine.render(page.template, &page.path, context)?;
        files.push((page.path.clone(), html.into_bytes()));
    }
    for name in AS_THEY_ARE {
        files.push((name.to_owned(), text(&format!("{}{name}", DIALECT.folder), overrides).into_bytes()));
    }
    files.push(("minisearch.js".to_owned(), MINISEARCH.as_bytes().to_vec()));
    files.push(("search-data.js".to_owned(), search::data(pages, written).into_bytes()));
    files.push(("robots.txt".to_owned(), robots::robots(pages).into_bytes()));
    files.extend(feed::feed(pages, written).map(|feed| ("feed.xml".to_owned(), feed.into_bytes())));
    files.extend(robots::sitemap(pages, &list).map(|map| ("sitemap.xml".to_owned(), map.into_bytes())));
    files.extend(picture::picture(pages).map(|png| ("og.png".to_owned(), png)));
    Ok(files)
}

#[cfg(test)]
mod tests;
