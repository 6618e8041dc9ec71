//! What holds for every page of every site.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::Path;

/// Files as text, by path.
pub(in crate::render) fn texts(files: Vec<(String, Vec<u8>)>) -> BTreeMap<String, String> {
    files.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

/// True for a page, by its path.
pub(in crate::render) fn is_page(path: &str) -> bool {
    Path::new(path).extension() == Some(OsStr::new("html"))
}

/// What the first group of a pattern has, wherever it is found.
pub(in crate::render) fn found<'t>(pattern: &str, text: &'t str) -> Vec<&'t str> {
    let pattern = Regex::new(pattern).unwrap();
    pattern.captures_iter(text).map(|found| found.get(1).unwrap().as_str()).collect()
}

/// Where a relative link leads, from a page.
fn target(page: &str, href: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    folders.join("/")
}

/// Every link leads somewhere, and every id is there once. `read` gives an address as its page means it; `is_known` is
/// true for files that others make.
pub(in crate::render) fn links(
    files: &BTreeMap<String, String>,
    read: impl Fn(&str, &str) -> String,
    is_known: impl Fn(&str) -> bool,
) {
    let pages: Vec<(&String, &String)> = files.iter().filter(|(path, _)| is_page(path)).collect();
    let ids: BTreeMap<&str, Vec<&str>> =
        pages.iter().map(|(path, page)| (path.as_str(), found(r#"\sid="([^"]*)""#, page))).collect();
    for (path, page) in &pages {
        let own: BTreeSet<&&str> = ids[path.as_str()].iter().collect();
        assert_eq!(own.len(), ids[path.as_str()].len(), "{path}: {:?}", ids[path.as_str()]);
        for href in found(r#"\s(?:href|src)="([^"]*)""#, page) {
            if href.starts_with("https://") {
                continue;
            }
            // An address in a note that would run a script stays text.
            assert!(!href.contains(':') || href == "#page:main", "{path}: {href}");
            let href = read(path, href);
            let (to, id) = href.split_once('#').unwrap_or((&href, ""));
            let to = if to.is_empty() { (*path).clone() } else { target(path, to) };
            assert!(files.contains_key(&to) || is_known(&to), "{path}: {href}");
            let has_id = |id: &str| ids.get(to.as_str()).is_some_and(|ids| ids.contains(&id));
            assert!(id.is_empty() || has_id(id), "{path}: {href}");
        }
    }
}

/// No page asks another host, or brings styles and scripts of its own. `is_own` is true for addresses that are only
/// said.
pub(in crate::render) fn asks_nobody(files: &BTreeMap<String, String>, is_own: impl Fn(&str) -> bool) {
    for (path, page) in files {
        for address in found(r#"<(?:script|link|img|iframe|source)[^>]*\s(?:src|href)="([^"]*)""#, page) {
            assert!(is_own(address) || !address.contains("//"), "{path}: {address}");
        }
        assert!(!page.contains("url(http") && !page.contains("@import"), "{path}");
        assert!(!page.contains(" style=") && !page.contains(" onclick="), "{path}");
    }
}

/// Every picture has a name, a description, and its numbers in words. Says how many charts there are.
pub(in crate::render) fn pictures(files: &BTreeMap<String, String>) -> usize {
    let mut charts = 0;
    for (path, page) in files.iter().filter(|(path, _)| is_page(path)) {
        let pictures = page.matches("<svg role=\"img\"").count();
        assert_eq!(page.matches("<title id=").count(), pictures, "{path}");
        assert_eq!(page.matches("<desc id=").count(), pictures, "{path}");
        let figures = found(r#"(?s)<figure class="chart">(.*?)</figure>"#, page);
        for figure in &figures {
            let in_words = figure.contains("<table>") || figure.contains("class=\"tree\"");
            assert!(figure.contains("<details>") && in_words, "{path}: {figure}");
        }
        charts += figures.len();
    }
    charts
}
