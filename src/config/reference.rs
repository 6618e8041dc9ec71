use super::blame::{key, literal};
use super::schema::{Rule, Shape};
use std::fmt::Write as _;

/// The reference page of `casebook.toml`, Markdown: every key with what it does, its type and its default.
pub fn reference() -> String {
    let root = Rule::root();
    let mut page = String::from(
        "# Configuration\n\n<!-- Made from src/config/settings.rs; `UPDATE_DOCS=1 cargo test config` writes it anew. -->\n\n",
    );
    page.push_str(&one_line(root.description()));
    page.push_str(
        "\nA key that casebook does not know, a value of the wrong type and one that can't be used are errors \
         with their place,\nand `casebook schema config` prints the same page as a JSON Schema for editors.\n",
    );
    page.push_str("\n## At the top of the file\n");
    for (name, rule) in root.keys().filter(|(_, rule)| !rule.takes(Shape::Table)) {
        entry(&mut page, name, rule);
    }
    for (name, rule) in root.keys().filter(|(_, rule)| rule.takes(Shape::Table)) {
        table(&mut page, name, rule);
    }
    page
}

/// A section about a table: its keys where they have names, else what the user's own keys lead to.
fn table(page: &mut String, name: &str, rule: Rule<'_>) {
    let kinds = rule.keys().filter(|(_, rule)| rule.takes(Shape::Table));
    let kinds: Vec<&str> = kinds.map(|(kind, _)| kind).collect();
    let header = match rule.free() {
        Some(free) if free.takes(Shape::Table) => format!("[{name}.NAME]"),
        _ if !kinds.is_empty() => format!("[{name}.KIND]"),
        _ => format!("[{name}]"),
    };
    let _ = write!(page, "\n## `{header}`\n\n{}\n", one_line(rule.description()));
    if !kinds.is_empty() {
        let _ = writeln!(page, "`KIND` is {}.", super::schema::or_list(&kinds));
    }
    if let Some(example) = rule.example().and_then(serde_json::Value::as_object) {
        page.push_str(&example_of(name, example));
    }
    let inner = kinds.first().and_then(|kind| rule.key(kind)).or(rule.free()).unwrap_or(rule);
    for (name, rule) in inner.keys() {
        entry(page, name, rule);
    }
}

fn example_of(name: &str, example: &serde_json::Map<String, serde_json::Value>) -> String {
    let mut lines = String::from("\n```toml\n");
    for (at, (entry, value)) in example.iter().enumerate() {
        if let Some(table) = value.as_object() {
            let _ = writeln!(lines, "[{name}.{}]", key(entry));
            for (name, value) in table {
                let _ = writeln!(lines, "{} = {}", key(name), literal(value));
            }
        } else {
            let header = if at == 0 { format!("[{name}]\n") } else { String::new() };
            let _ = writeln!(lines, "{header}{} = {}", key(entry), literal(value));
        }
    }
    lines + "```\n"
}

/// A section about one key.
fn entry(page: &mut String, name: &str, rule: Rule<'_>) {
    let _ = write!(page, "\n### `{name}`\n\n{}\n\n", one_line(rule.description()));
    let _ = write!(page, "- Type: {}", rule.noun());
    if let (Some(low), Some(high)) = rule.range()
        && !rule.takes(Shape::Text)
    {
        let _ = write!(page, " from {low} to {high}");
    }
    page.push('\n');
    if let Some(default) = rule.default() {
        let _ = writeln!(page, "- Default: `{}`", literal(default));
    }
    let example = rule.example().map(literal);
    let example = example.or_else(|| Some(format!("[{}]", literal(rule.item()?.example()?))));
    if let Some(example) = example.filter(|_| !rule.default().is_some_and(serde_json::Value::is_string)) {
        let _ = writeln!(page, "- Example: `{name} = {example}`");
    }
}

/// A documentation comment with its line breaks taken out.
fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may write the page that it compares")]
    fn the_page_in_docs_is_this_one() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");
        if std::env::var("UPDATE_DOCS").is_ok() {
            std::fs::write(path, reference()).unwrap();
        }
        let page = std::fs::read_to_string(path).unwrap_or_default();
        assert!(page == reference(), "run `UPDATE_DOCS=1 cargo test config` and look at what changed");
    }
}
