use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

/// The tables of the report on reviews.
pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_report(
            ("review_quarters", "A quarter with a review: what the work is for. Ratings are 1-5."),
            "review",
            &["quarters"],
            &["quarter"],
            &[
                Column::new("quarter", Type::Text, "The calendar quarter: `2026-Q3`."),
                Column::new("file", Type::Text, "The review."),
                Column::new("fulfilment", Type::Bigint, "How fulfilling it was."),
                Column::new("impact", Type::Bigint, "How much it mattered."),
                Column::new("life", Type::Bigint, "How well work fitted life."),
                Column::new("depth", Type::Bigint, "How deep it went."),
                Column::new("exploration", Type::Bigint, "How much was new."),
                Column::new("connection", Type::Bigint, "How connected it was with people."),
                Column::new("optimising_for", Type::Texts, "What it was for, as written."),
                Column::new(
                    "rung",
                    Type::Double,
                    "Mean score of the activities, weighted by their share; 1-5.",
                ),
                Column::new("job", Type::Text, "The title of the job."),
            ],
        ),
        Table::of_report(
            (
                "rescored_activities",
                "An activity with a score in the newest review that has any, beside the score before.",
            ),
            "review",
            &["rescoring", "activities"],
            &["activity"],
            &[
                Column::new("file", Type::Text, "The review.").at(Place::Above(&["file"])),
                Column::new("quarter", Type::Text, "Its quarter.").at(Place::Above(&["quarter"])),
                Column::new("activity", Type::Text, "Its name as written."),
                Column::new("score", Type::Bigint, "Human dependency, 1-5."),
                Column::new("scored_anew", Type::Boolean, "False where an earlier row gives the score."),
                Column::new("score_before", Type::Bigint, "The score before.").at(Place::At(&["before"])),
                Column::new("before_quarter", Type::Text, "The quarter of the review that gives it."),
                Column::new("score_change", Type::Bigint, "The score less the one before.")
                    .at(Place::At(&["change"])),
            ],
        ),
        Table::of_report(
            ("adaptability", "Breadth, connection and integration over the last 180 days: one row."),
            "review",
            &["adaptability"],
            &[],
            &[
                Column::new("days", Type::Bigint, "Days that it looks back."),
                Column::new("active_domains", Type::Bigint, "Domains with a note."),
                Column::new("new_domains", Type::Bigint, "Those of them without an earlier one."),
                Column::new(
                    "multi_domain_share",
                    Type::Double,
                    "The share of cases with two or more domains, 0-1.",
                ),
                Column::new("cases", Type::Bigint, "Of how many cases."),
                Column::new("people", Type::Bigint, "People who asked, took part or benefited."),
                Column::new("joined_pairs", Type::Bigint, "Pairs of domains that share a case."),
            ],
        ),
        Table::of_report(
            ("joined_domains", "Two domains that share cases of the last 180 days."),
            "review",
            &["adaptability", "joined"],
            &["domain", "other_domain"],
            &[
                Column::new("domain", Type::Text, "One of them, by name.").at(Place::At(&["domains", "0"])),
                Column::new("other_domain", Type::Text, "The other.").at(Place::At(&["domains", "1"])),
                Column::new("cases", Type::Texts, "The cases that they share, by file.")
                    .at(Place::At(&["files"])),
            ],
        ),
    ]
}
