use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

const STAGE: Column = Column::new(
    "stage",
    Type::Text,
    "How well it is proved: `claimed`, `no gain`, `measured`, `sustained` or `lost`.",
);
const CATEGORY: Column =
    Column::new("category", Type::Text, "What was made better: `risk`, `cost`, `stability` or `mttr`.");

/// The tables of the ledger.
pub(super) fn tables() -> Vec<Table> {
    let amount = |name, ty, says, path| Column::new(name, ty, says).at(Place::At(path));
    vec![
        Table::of_report(
            ("ledger_values", "A ledger entry in numbers."),
            "ledger",
            &["entries"],
            &["file"],
            &[
                Column::new("file", Type::Text, "The note."),
                Column::new("date", Type::Date, "Its evidence date."),
                CATEGORY,
                STAGE,
                Column::new("improvement", Type::Double, "By how much it got better; positive is better."),
                Column::new("unit", Type::Text, "The unit and period of that, as written."),
                Column::new("relative", Type::Double, "The improvement as a part of the value before."),
                Column::new("share", Type::Double, "My part of it, 0-1; 1 where the note does not say."),
                amount(
                    "dimension",
                    Type::Text,
                    "Of my part of its value: `money`, `time`, `count` or `share`.",
                    &["mine", "dimension"],
                ),
                amount("period", Type::Text, "`once` or `year`.", &["mine", "period"]),
                amount("currency", Type::Text, "Of money, by ISO 4217.", &["mine", "currency"]),
                amount("counted", Type::Text, "Of a count: what is counted.", &["mine", "unit"]),
                amount("amount", Type::Double, "My part of its value; time in minutes.", &["mine", "sum"]),
                Column::new(
                    "estimate",
                    Type::Boolean,
                    "True where the note does not say how it was measured.",
                ),
                Column::new(
                    "kept",
                    Type::Double,
                    "The part of the improvement that later measurements keep.",
                ),
            ],
        ),
        Table::of_report(
            ("ledger_totals", "My parts, added up. What recurs is taken for a year."),
            "ledger",
            &["totals"],
            &["category", "stage", "dimension", "period", "currency", "counted"],
            &[
                CATEGORY,
                STAGE,
                Column::new("dimension", Type::Text, "`money`, `time`, `count` or `share`."),
                Column::new("period", Type::Text, "`once` or `year`."),
                Column::new("currency", Type::Text, "Of money, by ISO 4217."),
                Column::new("counted", Type::Text, "Of a count: what is counted.").at(Place::At(&["unit"])),
                Column::new("amount", Type::Double, "The sum; time in minutes (`sum` of the data contract).")
                    .at(Place::At(&["sum"])),
                Column::new("n", Type::Bigint, "Over how many entries."),
                Column::new("estimates", Type::Bigint, "How many of them do not say how they were measured."),
                Column::new("files", Type::Texts, "Those entries, by file."),
            ],
        ),
    ]
}
