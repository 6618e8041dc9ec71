//! What the search of the dashboard reads: a script, since a page that is opened from the disk may not fetch data.

use super::engine::File;
use crate::dashboard::notes::Entry;
use crate::render::site::MINISEARCH;
use crate::render::template::text;
use crate::render::web::script::in_script;

/// The search's library and its script.
pub(super) fn scripts(overrides: &[(String, String)]) -> Vec<File> {
    vec![
        ("minisearch.js".to_owned(), MINISEARCH.as_bytes().to_vec()),
        ("search.js".to_owned(), text("site/search.js", overrides).into_bytes()),
    ]
}

/// All notes as it knows them.
pub(super) fn data(entries: impl Iterator<Item = Entry>) -> String {
    let mut data = String::from("window.casebookNotes = [");
    for (at, entry) in entries.filter_map(|entry| serde_json::to_value(entry).ok()).enumerate() {
        data.push_str(if at == 0 { "\n" } else { ",\n" });
        data.push_str(&in_script(&entry));
    }
    data.push_str("\n];\n");
    data
}
