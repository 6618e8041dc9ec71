//! What the search reads: a script, since a page that is opened from the disk may not fetch data.

use super::list::description;
use crate::public::pages::{Article, Pages, Written};
use crate::render::web::script::in_script;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The longest text of a note that is searched, in characters: a long note is found by its beginning.
const LONGEST: usize = 20_000;

/// All notes with their words.
pub(super) fn data(pages: &Pages, written: &BTreeMap<String, Written>) -> String {
    let article = |article: &Article| -> Value {
        let words = written.get(&article.file).map_or("", |written| written.text.as_str());
        json!({
            "address": article.address,
            "title": article.title,
            "kind": article.kind,
            "date": article.date,
            "summary": description(article, written),
            "tags": article.domains.iter().chain(&article.tags).collect::<Vec<_>>(),
            "text": words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect::<String>(),
        })
    };
    let notes: Vec<Value> = pages.articles.iter().map(article).collect();
    let lines: Vec<String> = notes.iter().map(in_script).collect();
    format!("window.casebookNotes = [\n{}\n];\n", lines.join(",\n"))
}
