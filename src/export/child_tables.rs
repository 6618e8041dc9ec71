//! The tables of what notes hold lists of.

use super::column::{Column, Place};
use super::documents::{CHECKS, DOMAINS, LINKS, NOTES, PLAN_TASKS};
use super::table::{Group, Source, Table};
use super::ty::Type;

const FILE: Column = Column::new("file", Type::Text, "The note.").at(Place::Above(&["file"]));
const KIND: Column = Column::new("kind", Type::Text, "The kind of the note.").at(Place::Above(&["kind"]));
const N: Column = Column::new("n", Type::Bigint, "Its place in the note, from 1 on.").at(Place::Number);
/// The file of a row that names it itself.
const OWN_FILE: Column = Column::new("file", Type::Text, "The note.");
/// The place of a row that holds it itself.
const OWN_N: Column = Column::new("n", Type::Bigint, "Its place in the note, from 1 on.");
/// What tells the items of a note's list apart.
const KEY: &[&str] = &["file", "n"];

/// The tables, those of all notes first.
pub(super) fn child_tables() -> Vec<Table> {
    let table = |name, says, source, key, columns: &[Column]| {
        Table::new(Group::Lists, (name, says), source, key, columns)
    };
    let of_notes = |list| Source::new(NOTES, list);
    vec![
        table(
            "note_domains",
            "A problem area of a note; of `network/dns` there is a row for `network` too, as figures count.",
            Source::new(DOMAINS, &[]),
            &["file", "domain"],
            &[
                OWN_FILE,
                Column::new("kind", Type::Text, "The kind of the note; null for an ordinary one."),
                Column::new("domain", Type::Text, "The domain, by identity."),
                Column::new("direct", Type::Boolean, "True where the note names it itself."),
            ],
        ),
        table(
            "note_tags",
            "A front-matter tag of a note.",
            of_notes(&["tags"]),
            KEY,
            &[FILE, KIND, N, Column::new("tag", Type::Text, "The tag, without `#`.").at(Place::Item)],
        ),
        table(
            "note_links",
            "A link of a note: of its body, then of its properties.",
            Source::new(LINKS, &[]),
            KEY,
            &[
                OWN_FILE,
                OWN_N,
                Column::new("target", Type::Text, "What it names, as written."),
                Column::new("embed", Type::Boolean, "True where it shows its target in place."),
                Column::new(
                    "leads_to",
                    Type::Text,
                    "`note`, `file`, `web`, `missing`, `alias` (no note of that name, but one with that alias) or \
                     `outside` (of the vault).",
                ),
                Column::new("to_file", Type::Text, "The note or file of the vault that it leads to."),
            ],
        ),
        table(
            "activities",
            "A row of the table of activities of an audit or review, as written: what is blank there is null here.",
            of_notes(&["activities"]),
            KEY,
            &[
                FILE,
                KIND,
                Column::new("date", Type::Date, "The evidence date of the note.").at(Place::Above(&["date"])),
                N,
                Column::new("activity", Type::Text, "Its name."),
                Column::new("hours", Type::Double, "Hours of the week."),
                Column::new("share", Type::Double, "Share of the time, 0-1 (reviews)."),
                Column::new("layer", Type::Text, "`execution`, `orchestration` or `innovation`."),
                Column::new("score", Type::Bigint, "Human dependency, 1-5."),
                Column::new("nature", Type::Text, "`repetitive`, `structured` or `decision`."),
                Column::new("ai", Type::Double, "The part done with AI, 0-1."),
            ],
        ),
        table(
            "case_risks",
            "A misjudgment risk of a case.",
            of_notes(&["misjudgment_risks"]),
            KEY,
            &[
                FILE,
                N,
                Column::new(
                    "cost",
                    Type::Text,
                    "What misjudging would have cost: `time`, `opportunity`, `system` or `trust`.",
                ),
                Column::new("text", Type::Text, "What could have been misjudged."),
            ],
        ),
        table(
            "case_checks",
            "A check of the diagnostic path of a case, branches after the check that they are off.",
            Source::new(CHECKS, &[]),
            KEY,
            &[
                OWN_FILE,
                OWN_N,
                Column::new("off", Type::Bigint, "For a branch the `n` of the check that it is off."),
                Column::new("depth", Type::Bigint, "0 on the path itself, 1 and more on branches."),
                Column::new("checked", Type::Text, "What was checked (`check` of the data contract)."),
                Column::new("finding", Type::Text, "What was found."),
            ],
        ),
        table(
            "case_timeline",
            "An event of the timeline of a case.",
            of_notes(&["timeline"]),
            KEY,
            &[
                FILE,
                N,
                Column::new("event", Type::Text, "What happened, without its time.")
                    .at(Place::At(&["check"])),
            ],
        ),
        table(
            "case_preventions",
            "An item of the prevention plan of a case.",
            of_notes(&["prevention"]),
            KEY,
            &[
                FILE,
                N,
                Column::new("text", Type::Text, "What is to be done."),
                Column::new("done", Type::Boolean, "True where it was done by then."),
            ],
        ),
        table(
            "ledger_measurements",
            "A measurement after the result.",
            of_notes(&["measurements"]),
            KEY,
            &[
                FILE,
                N,
                Column::new("date", Type::Date, "The day of it."),
                Column::new("value", Type::Text, "The value, as written."),
            ],
        ),
        table(
            "plan_tasks",
            "A task of a plan.",
            Source::new(PLAN_TASKS, &[]),
            &["file", "month", "n"],
            &[
                OWN_FILE,
                Column::new("month", Type::Bigint, "1, 2 or 3."),
                Column::new("n", Type::Bigint, "Its place in the month, from 1 on."),
                Column::new("text", Type::Text, "What is to be done."),
                Column::new("done", Type::Boolean, "True where it was done by then."),
            ],
        ),
        table(
            "plan_blocks",
            "A recurring block of the week.",
            of_notes(&["recurring"]),
            KEY,
            &[
                FILE,
                N,
                Column::new("weekday", Type::Text, "Its day: `tuesday`."),
                Column::new("begins", Type::Text, "When it begins: `15:00`.").at(Place::At(&["time"])),
                Column::new("minutes", Type::Bigint, "How long it takes."),
                Column::new("title", Type::Text, "What it is."),
            ],
        ),
    ]
}
