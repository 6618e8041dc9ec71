use super::child_tables::child_tables;
use super::column::Column;
use super::documents::EXPORT;
use super::figures::figure_tables;
use super::note_tables::note_tables;
use super::table::{Group, Source, Table};
use super::ty::Type;
use std::sync::LazyLock;

/// Every table, in the order of the reference. Every export has all of them, empty ones too.
pub fn tables() -> &'static [Table] {
    static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
        let mut tables = vec![exports()];
        tables.extend(note_tables());
        tables.extend(child_tables());
        tables.extend(figure_tables());
        tables
    });
    &TABLES
}

fn exports() -> Table {
    let says = "A vault: one row, that says what the others were made from.";
    Table::new(
        Group::Export,
        ("exports", says),
        Source::new(EXPORT, &[]),
        &[],
        &[
            Column::new("schema", Type::Bigint, "The version of the data contract."),
            Column::new("casebook", Type::Text, "The version of casebook."),
            Column::new("notes", Type::Bigint, "Notes exported."),
            Column::new("future_notes", Type::Bigint, "Notes left out, since they start after `as_of`."),
            Column::new(
                "uncounted_notes",
                Type::Bigint,
                "Notes that no figure counts, since they lack what their kind needs.",
            ),
        ],
    )
}
