use super::fields::fields;
use std::fmt::Write;

const HEAD: &str = "\
# Conditions

<!-- Made from src/query; `UPDATE_DOCS=1 cargo test query` writes it anew. -->

`casebook list --where` takes a condition in CEL, the [Common Expression Language](https://cel.dev). It is asked
once of every note, which it calls `note`:

```console
$ casebook list --where 'note.role >= decided && size(note.diagnostic_path) >= 2'
$ casebook list --kind ledger --where 'note.stage >= measured && note.category == cost'
$ casebook list --where '\"network\" in note.domains && note.restore_minutes > 60' --sort -date
$ casebook list --kind decision --where 'note.turned_out == null' --format json
```

- **Words compare in their order**: `note.role >= decided` is true of `decided` and `designed`. They need no quotes.
  Where the words of a field have no order, `>=` is refused.
- **Dates are text** in the form `2026-03-02`, and compare as such.
- **Unknown stays unknown.** A field that a note does not give makes the condition unknown, not false, unless the rest
  decides it; such notes are left out and counted. `note.role == null` asks for them.
- Lists have `size(...)`, `in`, and CEL's `exists`, `all`, `filter` and `map`:
  `note.misjudgment_risks.exists(r, r.cost == trust)`.
- A misspelt field or word, and a comparison that means nothing, are refused before any note is read.

`--sort` takes fields of this page, apart by commas, `-` in front for descending. Unknown values come last.

## Fields

";

/// The reference page of conditions, Markdown.
pub fn reference() -> String {
    let mut page = HEAD.to_owned();
    page.push_str("| field | what it is | of |\n|---|---|---|\n");
    for field in fields() {
        let kinds: Vec<&str> = field.kinds.iter().map(|kind| kind.name()).collect();
        let kinds = if kinds.is_empty() { "every note".to_owned() } else { kinds.join(", ") };
        let says = field.says.replace('|', "\\|");
        let _ = writeln!(page, "| `{}` | {}: {says} | {kinds} |", field.name, field.value.word());
    }
    page
}

#[cfg(test)]
mod tests {
    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test compares a document with its source")]
    fn the_page_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/query.md");
        if std::env::var("UPDATE_DOCS").is_ok() {
            std::fs::write(path, super::reference()).unwrap();
        }
        let page = std::fs::read_to_string(path).unwrap_or_default();
        assert!(page == super::reference(), "run `UPDATE_DOCS=1 cargo test query` and look at what changed");
    }
}
