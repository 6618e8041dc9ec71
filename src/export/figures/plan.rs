use crate::export::column::{Column, Place};
use crate::export::table::Table;
use crate::export::ty::Type;

const PLAN: Column = Column::new("file", Type::Text, "The plan.").at(Place::Above(&["file"]));
const MONTH: Column = Column::new("month", Type::Bigint, "1 to 3.");

/// The tables of the report on plans.
pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_report(
            ("plan_progress", "A climb plan that has begun: its days, tasks and shift."),
            "plan",
            &["plans"],
            &["file"],
            PROGRESS,
        ),
        Table::of_report(
            ("plan_months", "A month of a plan: a third of its days, with its tasks."),
            "plan",
            &["plans", "tasks"],
            &["file", "month"],
            &[
                PLAN,
                MONTH,
                Column::new("first_day", Type::Date, "Its first day."),
                Column::new("last_day", Type::Date, "Its last day."),
                Column::new("tasks_done", Type::Bigint, "Tasks done (`done` of the data contract).")
                    .at(Place::At(&["done"])),
                Column::new("tasks_total", Type::Bigint, "Tasks in all (`total` of the data contract).")
                    .at(Place::At(&["total"])),
            ],
        ),
        Table::of_report(
            ("plan_evidence", "What a month of a plan asks for, and the notes that give it."),
            "plan",
            &["plans", "evidence"],
            &["file", "month"],
            &[
                PLAN,
                MONTH,
                Column::new("met", Type::Boolean, "True where all of it is there."),
                Column::new("files", Type::Texts, "The notes that give it, by file."),
            ],
        ),
    ]
}

const PROGRESS: &[Column] = &[
    Column::new("file", Type::Text, "The plan."),
    Column::new("title", Type::Text, "Its name to people."),
    Column::new("state", Type::Text, "`running` or `over`."),
    Column::new("start", Type::Date, "The first day."),
    Column::new("last_day", Type::Date, "The last day."),
    Column::new("days", Type::Bigint, "How many days."),
    Column::new("days_left", Type::Bigint, "Days until it is over, at least 0."),
    Column::new("elapsed_share", Type::Double, "Which part of it has passed, 0-1."),
    Column::new("ladder", Type::Text, "The ladder that it climbs, as written."),
    Column::new("level", Type::Text, "The level that it aims for, as written."),
    Column::new("tasks_done", Type::Bigint, "Tasks done."),
    Column::new("tasks_total", Type::Bigint, "Tasks in all."),
    Column::new("shift", Type::Double, "The share of the week to move, 0-1."),
    Column::new("baseline_share", Type::Double, "Higher-rung share of the week before the plan, 0-1."),
    Column::new("baseline_n", Type::Bigint, "Over how many audits."),
    Column::new("baseline_rung", Type::Double, "Their mean rung, 1-5."),
    Column::new(
        "baseline_is_later",
        Type::Boolean,
        "True where the first audit after the start stands in for those before.",
    ),
    Column::new("recent_share", Type::Double, "Higher-rung share of the last audits within the plan, 0-1."),
    Column::new("recent_n", Type::Bigint, "Over how many audits."),
    Column::new("shift_progress", Type::Double, "(recent - baseline) / shift: 1 is all of it."),
];
