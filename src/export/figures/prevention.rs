use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

/// The tables of the report on prevention.
pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_report(
            (
                "mechanism_effects",
                "What a mechanism did: cases before and after it. Figures are null without a baseline.",
            ),
            "prevention",
            &["mechanisms"],
            &["file"],
            EFFECTS,
        ),
        Table::of_report(
            ("recurring_patterns", "A cause of two or more cases."),
            "prevention",
            &["recurring"],
            &["pattern"],
            &[
                Column::new("pattern", Type::Text, "Its name, by identity."),
                Column::new("cases", Type::Texts, "Its cases, by file, the oldest first."),
                Column::new("last_case", Type::Date, "The day of the newest.").at(Place::At(&["last"])),
                Column::new("mechanisms", Type::Texts, "The mechanisms meant to prevent it, by file."),
                Column::new("covered", Type::Boolean, "True where one of them is in force."),
                Column::new("holds", Type::Boolean, "True where one of them is in force and holds."),
            ],
        ),
    ]
}

const EFFECTS: &[Column] = &[
    Column::new("file", Type::Text, "The mechanism."),
    Column::new("form", Type::Text, "What it is: `monitor`, `guardrail` and so on."),
    Column::new("installed", Type::Date, "In force since."),
    Column::new("retired", Type::Date, "In force until; null while it is."),
    Column::new("patterns", Type::Texts, "What it is meant to prevent, by identity."),
    Column::new("n0", Type::Bigint, "Cases before, the day of installation included."),
    Column::new("t0_days", Type::Bigint, "Days before."),
    Column::new("n1", Type::Bigint, "Cases after."),
    Column::new("t1_days", Type::Bigint, "Days after."),
    Column::new(
        "baseline",
        Type::Bigint,
        "Cases before that the rate is made of: without the one that prompted it.",
    ),
    Column::new("expected", Type::Double, "Cases to be expected after, had nothing changed."),
    Column::new(
        "prevented",
        Type::Double,
        "Those that did not come. Never add them up over mechanisms that share a pattern.",
    ),
    Column::new("rate_ratio", Type::Double, "Rate after / rate before."),
    Column::new("ci_low", Type::Double, "Lower bound of its 95 % interval."),
    Column::new("ci_high", Type::Double, "Upper bound; null where there is none."),
    Column::new("chance", Type::Double, "How often so few would follow if nothing had changed."),
    Column::new(
        "verdict",
        Type::Text,
        "`reduced`, `holding`, `undetermined`, `increased`, `too early` or `no baseline`.",
    ),
    Column::new("holds", Type::Boolean, "True for `reduced` and `holding`."),
    Column::new("ledger", Type::Texts, "The ledger entries that link to it, by file."),
];
