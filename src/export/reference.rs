use super::table::{Group, Table};
use super::tables::tables;
use std::fmt::Write;

/// What stands before the tables.
const OPENING: &str = include_str!("reference.md");

/// The groups with their titles, in the order of the page.
const GROUPS: [(Group, &str); 4] = [
    (Group::Export, "The export"),
    (Group::Notes, "Notes"),
    (Group::Lists, "Lists within notes"),
    (Group::Figures, "Figures"),
];

/// Columns of every table, told once.
const EVERYWHERE: [&str; 2] = ["vault", "as_of"];

/// The reference page of tables, Markdown.
pub fn reference() -> String {
    let mut overview = String::new();
    for table in tables() {
        let says = cell(table.says.trim_end_matches('.'));
        let _ = writeln!(overview, "| [`{}`](#{}) | {says} |", table.name, table.name);
    }
    let mut page = OPENING.replace("OVERVIEW\n", &overview);
    for (group, title) in GROUPS {
        let _ = write!(page, "\n## {title}\n");
        tables().iter().filter(|table| table.group == group).for_each(|table| section(&mut page, table));
    }
    page
}

fn section(page: &mut String, table: &Table) {
    let _ = write!(page, "\n### {}\n\n{} Key: {}.\n\n", table.name, table.says, key(table));
    page.push_str("| column | type | what it means |\n|---|---|---|\n");
    for column in table.columns.iter().filter(|column| !EVERYWHERE.contains(&column.name)) {
        let _ = writeln!(page, "| `{}` | {} | {} |", column.name, column.ty.name(), cell(column.says));
    }
}

fn key(table: &Table) -> String {
    let names = std::iter::once(&"vault").chain(table.key);
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
