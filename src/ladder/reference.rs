//! The tables of `docs/ladders.md` that are made from the definitions: keys and measures.

use super::file::SCHEMA;
use super::measure::{Measure, Unit};
use serde_json::Value;
use std::fmt::Write;

/// The reference of keys and measures, Markdown.
pub fn reference() -> String {
    let mut text = String::new();
    let level = &SCHEMA["properties"]["level"]["items"];
    let criterion = &level["properties"]["criterion"]["items"];
    let tables = [
        ("### The ladder\n", &*SCHEMA, "level"),
        ("### `[[level]]`\n", level, "criterion"),
        ("### `[[level.criterion]]`\n", criterion, "or"),
    ];
    for (title, table, inner) in tables {
        let _ = writeln!(text, "{title}\n| key | what it is |\n|---|---|");
        for (key, rule) in table["properties"].as_object().into_iter().flatten() {
            let name = if key == inner { format!("[[{inner}]]") } else { key.clone() };
            let _ = writeln!(text, "| `{name}` | {} |", sentence(rule));
        }
        text.push('\n');
    }
    text.push_str("### Measures\n\n| measure | what it is | unit |\n|---|---|---|\n");
    for measure in Measure::ALL {
        let unit = match measure.unit() {
            Unit::Share => "share, 0-1",
            Unit::Change => "change, -1 and up",
            Unit::Count => "count",
            Unit::Mean => "number a week",
            Unit::Number => "number",
        };
        let _ = writeln!(text, "| `{}` | {} | {unit} |", measure.name(), measure.says());
    }
    text
}

fn sentence(rule: &Value) -> String {
    rule["description"].as_str().unwrap_or_default().replace('\n', " ")
}

#[cfg(test)]
mod tests {
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test compares a document with its source")]
    fn the_page_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/ladders.md");
        let page = std::fs::read_to_string(path).unwrap();
        let (before, rest) = page.split_once("<!-- made -->\n").unwrap();
        let (_, after) = rest.split_once("<!-- end -->").unwrap();
        let made = format!("{before}<!-- made -->\n\n{}\n<!-- end -->{after}", super::reference());
        if std::env::var("UPDATE_DOCS").is_ok() {
            std::fs::write(path, &made).unwrap();
        }
        let page = std::fs::read_to_string(path).unwrap();
        assert!(page == made, "run `UPDATE_DOCS=1 cargo test ladder` and look at what changed");
    }
}
