use crate::model::common::SKILL;
use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use crate::model::structure::{Recurring, Task};
use jiff::civil::Date;

/// The first day.
pub static START: Field =
    Field::property("start", Form::Date, "The first day.").names(&["start date"]).example("2026-09-01");
/// How many days; 90 where absent.
pub static DAYS: Field = Field::property("days", Form::Count, "How many days; 90 where absent.")
    .example("90")
    .range(1, 3660)
    .prompt("how many days?");
/// The ladder that it climbs.
pub static LADDER: Field = Field::property("ladder", Form::Text, "The ladder that it climbs.")
    .example("tiers")
    .prompt("which ladder do you climb?");
/// The level that it aims for.
pub static LEVEL: Field = Field::property("level", Form::Text, "The level that it aims for.")
    .names(&["target level"])
    .example("system-based-preventer")
    .prompt("which level do you aim for?");
/// The share of the week to move up; 20 % where absent.
pub static SHIFT: Field =
    Field::property("shift", Form::Share, "The share of the week to move up; 20 % where absent.")
        .example("0.2")
        .range(1, 100)
        .prompt("how much of the week moves up? At least a fifth");
/// Audit and automate.
pub static MONTH_1: Field = Field::section("month_1", "Month 1", Form::Tasks, "Audit and automate.")
    .names(&["first month", "days 1 30"])
    .example("Audit every week, with hours")
    .prompt("Audit and automate: where does the time go, and what can a machine take over? Count the hours that saves.");
/// Redesign one system, with numbers before and after.
pub static MONTH_2: Field =
    Field::section("month_2", "Month 2", Form::Tasks, "Redesign one system, with numbers before and after.")
        .names(&["second month", "days 31 60"])
        .example("Name lookups: measure, cache, measure again")
        .prompt("Redesign one system, with numbers before and after, and present it.");
/// Make it visible beyond the team.
pub static MONTH_3: Field =
    Field::section("month_3", "Month 3", Form::Tasks, "Make it visible beyond the team.")
        .names(&["third month", "days 61 90"])
        .example("Write down the decision on timeouts, and present it to the leads")
        .prompt("Expand visibility: a decision with trade-offs and monitoring, for the team or wider.");
/// Two or three blocks of every week.
pub static RECURRING: Field =
    Field::section("recurring", "Recurring", Form::Recurring, "Two or three blocks of every week.")
        .names(&["recurring events", "weekly blocks"])
        .example("Tue 15:00 60m Risk review")
        .prompt("Two or three blocks of every week: day, time, length, title.");

/// A plan of ninety days.
pub static DEF: KindDef = KindDef {
    name: "plan",
    title: "Climb plan",
    says: "Ninety days towards the next level.",
    source: "The AI Career Pyramid",
    tags: &["climb-plan"],
    folder: "Plans",
    fields: &[&START, &DAYS, &LADDER, &LEVEL, &SHIFT, &SKILL, &MONTH_1, &MONTH_2, &MONTH_3, &RECURRING],
    needs: &["start"],
    needs_note: "",
    asides: &[],
    scaffold: &["start", "days", "ladder", "level", "shift", "skill"],
};

/// The facts of a plan.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// The first day; `None` only in a note that counts nowhere.
    pub start: Option<Date>,
    /// Days; 90 where absent.
    pub days: Option<u32>,
    /// The ladder's id.
    pub ladder: Option<String>,
    /// The level's id.
    pub level: Option<String>,
    /// 0-1; 0.2 where absent.
    pub shift: Option<f64>,
    /// The skill to grow.
    pub skill: Option<String>,
    /// The tasks of the three months.
    pub months: [Vec<Task>; 3],
    /// Blocks of every week.
    pub recurring: Vec<Recurring>,
}

impl Plan {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            start: readings.date(&START),
            days: readings.count(&DAYS),
            ladder: readings.text(&LADDER),
            level: readings.text(&LEVEL),
            shift: readings.share(&SHIFT),
            skill: readings.text(&SKILL),
            months: [&MONTH_1, &MONTH_2, &MONTH_3].map(|field| readings.tasks(field)),
            recurring: readings.recurring(&RECURRING),
        }
    }
}
