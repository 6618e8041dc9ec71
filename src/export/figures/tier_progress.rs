use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

/// The tables of the report on tier progress.
pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_report(
            ("ladders", "Where the person, or a domain, stands on a ladder."),
            "tier-progress",
            &["ladders"],
            &["id", "of"],
            &[
                Column::new("id", Type::Text, "The id of the ladder."),
                Column::new("of", Type::Text, "The domain; null for the person."),
                Column::new("level", Type::Text, "The id of the level; null below the first."),
                Column::new("level_number", Type::Bigint, "Its number from 1; 0 below the first."),
                Column::new("since", Type::Text, "The ISO week since which it has been held."),
                Column::new("next", Type::Text, "The id of the next level; null at the top."),
                Column::new("next_met", Type::Bigint, "How many of its gating criteria are met."),
                Column::new("next_all", Type::Bigint, "How many it has."),
            ],
        ),
        Table::of_report(
            ("criteria", "A criterion of a level, with its number."),
            "tier-progress",
            &["ladders", "criteria"],
            &["ladder", "of", "level", "id"],
            &[
                LADDER,
                OF,
                Column::new("level", Type::Text, "The id of its level."),
                Column::new("id", Type::Text, "Its id within the level."),
                Column::new("value", Type::Double, "Its number; null where nothing can be said."),
                Column::new("target", Type::Double, "The target."),
                Column::new("bound", Type::Text, "`at least` or `at most`."),
                Column::new("unit", Type::Text, "`count`, `share`, `change`, `mean` (a week) or `number`."),
                Column::new(
                    "progress",
                    Type::Double,
                    "How far along it is, 0-1; null where nothing can be said.",
                ),
                Column::new("met", Type::Boolean, "Whether it is met. What is unknown is not."),
                Column::new("gates", Type::Boolean, "False for advice."),
                Column::new("evidence", Type::Texts, "The notes behind the number."),
                Column::new(
                    "lapses",
                    Type::Date,
                    "The first day on which it is not met any more, if nothing is added.",
                ),
            ],
        ),
        Table::of_report(
            ("level_history", "The level at the end of an ISO week."),
            "tier-progress",
            &["ladders", "history"],
            &["ladder", "of", "week"],
            &[
                LADDER,
                OF,
                Column::new("week", Type::Text, "The ISO week."),
                Column::new("level", Type::Text, "The id of the level; null below the first."),
            ],
        ),
    ]
}

const LADDER: Column = Column::new("ladder", Type::Text, "The id of the ladder.").at(Place::Above(&["id"]));
const OF: Column =
    Column::new("of", Type::Text, "The domain; null for the person.").at(Place::Above(&["of"]));
