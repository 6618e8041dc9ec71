use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

/// Shares of the layers, rung and what goes with it, of a week or of several.
const SHARES: [Column; 7] = [
    Column::new("execution_share", Type::Double, "The share spent doing the work, 0-1."),
    Column::new("orchestration_share", Type::Double, "The share spent arranging how work is done, 0-1."),
    Column::new("innovation_share", Type::Double, "The share spent finding new work worth doing, 0-1."),
    Column::new("rung", Type::Double, "The mean human dependency, 1-5."),
    Column::new("exposure", Type::Double, "The share of scored hours with score 1-2, 0-1."),
    Column::new("high_share", Type::Double, "The share of scored hours with score 4-5, 0-1."),
    Column::new("scored_share", Type::Double, "The share of hours that have a score, 0-1."),
];

/// The tables of the report on time.
pub(super) fn tables() -> Vec<Table> {
    let with_shares = |before: &[Column], after: &[Column]| [before, &SHARES, after].concat();
    let of_report = |name, ty, says, path| Column::new(name, ty, says).at(Place::Above(path));
    vec![
        Table::of_report(
            ("weeks", "A week with an audit; of two audits of one week the first by path counts."),
            "time",
            &["weeks"],
            &["week"],
            &with_shares(
                &[
                    Column::new("week", Type::Text, "The ISO week: `2026-W47`."),
                    Column::new("file", Type::Text, "The audit."),
                    Column::new("hours", Type::Double, "The hours of the week."),
                ],
                &[],
            ),
        ),
        Table::of_report(
            ("recent_weeks", "The recent audits together: those of the last 56 days, at most four."),
            "time",
            &["recent"],
            &[],
            &with_shares(
                &[],
                &[
                    Column::new(
                        "rung_from_review",
                        Type::Boolean,
                        "True where the rung is that of a review.",
                    ),
                    Column::new("n", Type::Bigint, "How many audits."),
                    Column::new(
                        "n_shares",
                        Type::Bigint,
                        "How many of them say which layer hours belong to.",
                    ),
                    Column::new("n_rung", Type::Bigint, "How many of them have a rung."),
                    of_report(
                        "automation_candidate",
                        Type::Text,
                        "The repetitive activity with most hours.",
                        &["automation_candidate", "activity"],
                    ),
                    of_report(
                        "automation_hours",
                        Type::Double,
                        "Its hours.",
                        &["automation_candidate", "hours"],
                    ),
                ],
            ),
        ),
        Table::of_report(
            ("judgment_askers", "A person who asked for my judgment, in the recent audits."),
            "time",
            &["diagnostic", "askers"],
            &["person"],
            &[
                Column::new("person", Type::Text, "Their name as first written."),
                Column::new("n", Type::Bigint, "How often."),
                Column::new("audits", Type::Texts, "The audits that say so, by file."),
            ],
        ),
        Table::of_report(
            ("quarters", "A quarter, by the four visibility metrics."),
            "time",
            &["visibility"],
            &["quarter"],
            QUARTERS,
        ),
    ]
}

const QUARTERS: &[Column] = &[
    Column::new("quarter", Type::Text, "The calendar quarter: `2026-Q3`."),
    Column::new("partial", Type::Boolean, "True for one that is not whole: it is compared with nothing."),
    Column::new("restore_median", Type::Double, "The median time to restore of my cases, in minutes."),
    Column::new("restore_mean", Type::Double, "The mean (MTTR) of my cases, in minutes."),
    Column::new("restore_n", Type::Bigint, "Cases whose time is known."),
    Column::new("restore_left_out", Type::Bigint, "Cases whose time is unknown."),
    Column::new("incidents", Type::Bigint, "The incidents that audits tell, else the cases I recorded."),
    Column::new("incidents_from_audits", Type::Boolean, "True where audits tell them."),
    Column::new("oncall_pages_per_week", Type::Double, "The mean over the audits that give them."),
    Column::new("oncall_hours_per_week", Type::Double, "The mean over the audits that give them."),
    Column::new("change_success_rate", Type::Double, "1 - failed changes / changes."),
];
