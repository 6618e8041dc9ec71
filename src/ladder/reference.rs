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
