use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

/// The tables of the digest.
pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_report(
            ("signals", "Something that should be looked at, by weight."),
            "digest",
            &["signals"],
            &["signal", "item", "file"],
            SIGNALS,
        ),
        Table::of_report(
            ("digest_changes", "What is not as it was seven days before."),
            "digest",
            &["changes"],
            &["change", "item", "file"],
            CHANGES,
        ),
    ]
}

const SIGNALS: &[Column] = &[
    Column::new("signal", Type::Text, "The slug of its name: `execution-trap`.").at(Place::At(&["id"])),
    Column::new("severity", Type::Text, "`high`, `medium` or `low`."),
    Column::new("weight", Type::Bigint, "The same as a number, 1 to 100."),
    Column::new(
        "item",
        Type::Text,
        "What it is on for: a pattern, a domain, the title of a note; null for all of the work.",
    ),
    Column::new("file", Type::Text, "The note, where it is one."),
    Column::new("message", Type::Text, "What is the matter, with its numbers."),
    Column::new("evidence", Type::Texts, "The notes that show it, by file."),
    Column::new("next_step", Type::Text, "What to do."),
    Column::new("command", Type::Text, "The command that begins it; null where there is none."),
    Column::new("is_new", Type::Boolean, "True where it was not on seven days before.")
        .at(Place::At(&["new"])),
];

const CHANGES: &[Column] = &[
    Column::new(
        "change",
        Type::Text,
        "`new-note`, `level`, `stage`, `verdict`, `turned-out`, `due`, `recurring` or `signal-off`.",
    )
    .at(Place::At(&["kind"])),
    Column::new("item", Type::Text, "What changed: the title of a note, a pattern, a signal."),
    Column::new("file", Type::Text, "The note, where it is one."),
    Column::new("value_before", Type::Text, "What it was; null where it was not there.")
        .at(Place::At(&["before"])),
    Column::new("value_after", Type::Text, "What it is now.").at(Place::At(&["after"])),
    Column::new("message", Type::Text, "All of that in words."),
];
