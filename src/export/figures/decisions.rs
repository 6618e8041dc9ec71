use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

/// The tables of the report on decisions.
pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_report(
            ("calibration", "Confidence against outcome, over all decisions that tell both: one row."),
            "decisions",
            &["calibration"],
            &[],
            &[
                Column::new("n", Type::Bigint, "Over how many decisions."),
                Column::new("brier", Type::Double, "The Brier score: the mean of (confidence - outcome)^2."),
                Column::new("reference", Type::Double, "The Brier score of always saying the mean outcome."),
                Column::new("skill", Type::Double, "1 - Brier / reference."),
                MEAN_CONFIDENCE,
                MEAN_OUTCOME,
                Column::new("gap", Type::Double, "Mean confidence - mean outcome."),
                Column::new("gap_limit", Type::Double, "A gap up to this may be chance."),
            ],
        ),
        Table::of_report(
            ("calibration_bins", "Decisions of like confidence; always five, empty ones too."),
            "decisions",
            &["calibration", "bins"],
            &["low"],
            &[
                Column::new("low", Type::Double, "The least confidence in it."),
                Column::new("high", Type::Double, "Where the next one begins."),
                Column::new("n", Type::Bigint, "How many decisions."),
                MEAN_CONFIDENCE,
                MEAN_OUTCOME,
            ],
        ),
        Table::of_report(
            ("decisions_due", "A decision whose day of review has come, and that has none."),
            "decisions",
            &["overdue"],
            &["file"],
            &[
                Column::new("file", Type::Text, "The note."),
                Column::new("due", Type::Date, "The day to look at it again."),
                Column::new("days_overdue", Type::Bigint, "Days since then.").at(Place::At(&["days"])),
            ],
        ),
    ]
}

const MEAN_CONFIDENCE: Column = Column::new("mean_confidence", Type::Double, "Their mean confidence, 0-1.");
const MEAN_OUTCOME: Column =
    Column::new("mean_outcome", Type::Double, "Their mean outcome: right 1, mixed 0.5, wrong 0.");
