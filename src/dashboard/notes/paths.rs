//! Where the lists of notes stand, from the root of the dashboard. Each path depends on what the list is of, and on
//! nothing else: one more folder or tag moves no other.

use super::page::Linked;
use crate::dashboard::address::address;
use crate::html;
use crate::model::kind::Kind;
use crate::public::pages::slug;

/// The list of all notes.
pub const NOTES: &str = "notes.html";
/// The list of all tags.
pub const TAGS: &str = "tags.html";
/// What `check` found.
pub const FINDINGS: &str = "findings.html";
/// The search.
pub const SEARCH: &str = "search.html";

/// What the search knows of notes.
pub const SEARCH_DATA: &str = "search-data.js";

/// The most rows of a page of a list.
pub(super) const MOST: usize = 500;
/// How many digits of its hash a tag gets that is no plain word.
const DIGITS: usize = 8;

/// The notes of a kind.
pub(super) fn kind(kind: Kind) -> String {
    format!("kinds/{}.html", kind.name())
}

/// The ordinary notes of a folder of the vault; those of the vault itself where it is empty.
pub(super) fn folder(folder: &str) -> String {
    if folder.is_empty() {
        return "folders.html".to_owned();
    }
    // A folder stands where the page of a note of its name would.
    let page = address(&format!("{folder}.md"));
    format!("folders/{}", page.split_once('/').map_or(page.as_str(), |(_, rest)| rest))
}

/// The notes of a tag, which is given as it compares.
pub(super) fn tag(key: &str) -> String {
    let parts: Vec<String> = key.split('/').map(part).collect();
    format!("tags/{}.html", parts.join("/"))
}

/// A part of a tag as it can stand on any disk: what is no plain word gets a hash of what it is.
fn part(name: &str) -> String {
    let plain = slug(name);
    if plain == name {
        return plain;
    }
    let hash = blake3::hash(name.as_bytes()).to_hex();
    format!("{plain}-{}", &hash[..DIGITS])
}

/// A further page of a list: the first is the list itself.
pub(super) fn nth(path: &str, page: usize) -> String {
    if page < 2 { path.to_owned() } else { format!("more/{page}/{path}") }
}

/// Links to all pages of a list, where there are several.
pub(super) fn turns(path: &str, own: usize, pages: usize) -> Vec<Linked> {
    if pages < 2 {
        return Vec::new();
    }
    let turn = |at: usize| {
        let address = (at != own).then(|| html::encoded(&nth(path, at + 1)));
        Linked::to((at + 1).to_string(), address)
    };
    (0..pages).map(turn).collect()
}

#[cfg(test)]
mod tests {
    use super::{folder, nth, tag};
    use std::collections::BTreeSet;

    #[test]
    fn no_two_lists_stand_in_one_place() {
        let tags = [
            "reading",
            "reading/deep",
            "reading-deep",
            "größe",
            "grosse",
            "a b",
            "a-b",
            "index",
            "con",
            "?",
            "",
        ];
        let paths: BTreeSet<String> = tags.iter().map(|name| tag(name)).collect();
        assert_eq!(paths.len(), tags.len(), "{paths:?}");
        assert_eq!(tag("reading/deep"), "tags/reading/deep.html");
        assert!(
            paths.iter().all(|path| path.is_ascii() && !path.contains("//") && !path.contains("/.html")),
            "{paths:?}"
        );
        let folders = ["", "Daily", "Daily/2026", "2/Daily", "a.html"];
        let paths: BTreeSet<String> =
            folders.iter().flat_map(|name| [1, 2, 3].map(|page| nth(&folder(name), page))).collect();
        assert_eq!(paths.len(), 3 * folders.len(), "{paths:?}");
        assert_eq!(nth(&folder("Daily/2026"), 2), "more/2/folders/Daily/2026.html");
    }
}
