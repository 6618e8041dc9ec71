use super::known::Known;
use super::note::note;
use crate::model::common::COMMON;
use crate::model::field::{Field, Form};
use crate::model::kind::Kind;
use crate::model::kind_def::KindDef;
use std::fmt::Write;

/// The opening of the page, up to the fields that all kinds share.
const OPENING: &str = include_str!("reference.md");

/// The reference page of notes, Markdown: how a note gets its kind, how it says things, and for each kind its
/// fields and a note to begin with.
pub fn reference() -> String {
    let mut page = OPENING.replace("KINDS\n", &kinds_table());
    fields(&mut page, COMMON);
    for &kind in Kind::ALL {
        section(&mut page, kind);
    }
    page
}

/// One line a kind, for an overview.
fn kinds_table() -> String {
    let mut table = String::from("| `type` | Write one for | Tags that do the same |\n|---|---|---|\n");
    for def in Kind::ALL.iter().map(|kind| kind.def()) {
        let anchor = def.title.to_lowercase().replace(' ', "-");
        let says = def.says.trim_end_matches('.');
        let _ = writeln!(table, "| [`{}`](#{anchor}) | {says} | {} |", def.name, codes(def.tags));
    }
    table
}

fn section(page: &mut String, kind: Kind) {
    let def = kind.def();
    let _ = write!(
        page,
        "\n## {}\n\n{}\n\n- From: *{}*\n- Made by: `type: {}`, or one of the tags {}\n- Lives in: {}\n- Needs: {}\n",
        def.title,
        def.says,
        def.source,
        def.name,
        codes(&[def.tags, &[&format!("casebook/{}", def.name)]].concat()),
        if def.folder.is_empty() { "the vault itself".to_owned() } else { format!("`{}/`", def.folder) },
        needs(def),
    );
    page.push_str("\nBeside the fields that all notes share:\n\n");
    fields(page, def.fields);
    let scaffold = note(kind, None, jiff::civil::date(2026, 11, 15), &Known::default());
    let _ = write!(
        page,
        "\n`casebook new {}` starts you with this, as `{}`:\n\n````markdown\n{}````\n",
        def.name,
        scaffold.path(),
        scaffold.text
    );
}

fn needs(def: &KindDef) -> String {
    match (def.needs_note, def.needs) {
        ("", []) => "nothing".to_owned(),
        ("", names) => format!("{}, else it counts nowhere", codes(names)),
        (note, _) => format!("{note}; without one it counts nowhere"),
    }
}

/// A table of fields, and below it the other names that casebook understands.
fn fields(page: &mut String, fields: &[&Field]) {
    page.push_str("| Field | What it says | What to write | Example |\n|---|---|---|---|\n");
    for field in fields {
        let name = match field.title {
            Some(title) => format!("**{title}**"),
            None => format!("`{}`", field.name),
        };
        let _ = writeln!(
            page,
            "| {name} | {} | {} | {} |",
            cell(field.says),
            cell(&field.describe()),
            example(field)
        );
    }
    let named: Vec<&&Field> = fields.iter().filter(|f| !f.names.is_empty() || !f.weak.is_empty()).collect();
    if named.is_empty() {
        return;
    }
    page.push_str("\n<details><summary>Other names that are understood</summary>\n\n");
    for field in named {
        let _ = write!(page, "- `{}`: {}", field.name, field.names.join(", "));
        if !field.weak.is_empty() {
            let mark = if field.names.is_empty() { "" } else { "; " };
            let _ = write!(page, "{mark}*where no better one is there:* {}", field.weak.join(", "));
        }
        page.push('\n');
    }
    page.push_str("\n</details>\n");
}

/// An example as code; that of a section is running text.
fn example(field: &Field) -> String {
    let text = cell(field.example);
    let is_text = field.title.is_some() && !matches!(field.form, Form::Activities | Form::Measurements);
    match text.as_str() {
        "" => String::new(),
        _ if is_text => text.replace("[[", "\\[\\["),
        _ => format!("`{text}`"),
    }
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn codes(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}
