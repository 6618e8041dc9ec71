use crate::model::common::{ACTIVITIES, SKILL};
use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use crate::model::structure::{Activities, Mention};
use crate::value::calendar::Quarter;

/// The quarter; else from the file name.
pub static QUARTER: Field =
    Field::property("quarter", Form::Quarter, "The quarter; else from the file name.").example("2026-Q3");
/// The title of the job.
pub static JOB: Field = Field::property("job", Form::Text, "The title of the job.")
    .names(&["job title"])
    .example("Senior platform engineer")
    .prompt("the title of your job");
/// The next rung: its name, and the activities that define it.
pub static NEXT_RUNG: Field = Field::section(
    "next_rung",
    "Next rung",
    Form::Texts,
    "The next rung: its name, and the activities that define it.",
)
.names(&["the next rung"])
.example("Architecture decisions")
.prompt("Which activities define the next rung? One a line, named as in your audits.");
/// What I am optimising for.
pub static OPTIMISING_FOR: Field =
    Field::property("optimising_for", Form::Texts, "What I am optimising for.")
        .names(&["optimizing for", "what i am optimising for"])
        .example("[impact, life]")
        .prompt("what am I optimising for: fulfilment, impact, work built around life?");
/// How fulfilling the quarter was, 1-5.
pub static FULFILMENT: Field =
    Field::property("fulfilment", Form::Scale, "How fulfilling the quarter was, 1-5.")
        .names(&["fulfillment"])
        .example("4")
        .prompt("how fulfilling was it?");
/// How much it mattered, 1-5.
pub static IMPACT: Field = Field::property("impact", Form::Scale, "How much it mattered, 1-5.")
    .example("3")
    .prompt("how much did it matter?");
/// How well work fitted life, 1-5.
pub static LIFE: Field = Field::property("life", Form::Scale, "How well work fitted life, 1-5.")
    .example("3")
    .prompt("how well did work fit your life?");
/// How deep it went, 1-5.
pub static DEPTH: Field = Field::property("depth", Form::Scale, "How deep it went, 1-5.")
    .example("4")
    .prompt("how deep did you get into things?");
/// How much was new, 1-5.
pub static EXPLORATION: Field = Field::property("exploration", Form::Scale, "How much was new, 1-5.")
    .example("2")
    .prompt("how much was new?");
/// How connected it was with people, 1-5.
pub static CONNECTION: Field =
    Field::property("connection", Form::Scale, "How connected it was with people, 1-5.")
        .example("3")
        .prompt("how connected were you with people?");

/// The six ratings of meaning.
pub static MEANING: [&Field; 6] = [&FULFILMENT, &IMPACT, &LIFE, &DEPTH, &EXPLORATION, &CONNECTION];

/// A quarterly review.
pub static DEF: KindDef = KindDef {
    name: "review",
    title: "Quarterly review",
    says: "One quarter, scored again: the ladder moves, and so does what you want from it.",
    source: "The AI Job Ladder Model",
    tags: &["quarterly-review"],
    folder: "Reviews",
    fields: &[
        &QUARTER,
        &JOB,
        &NEXT_RUNG,
        &SKILL,
        &OPTIMISING_FOR,
        &FULFILMENT,
        &IMPACT,
        &LIFE,
        &DEPTH,
        &EXPLORATION,
        &CONNECTION,
        &ACTIVITIES,
    ],
    needs: &["quarter"],
    needs_note: "`quarter`, else a quarter in the file name",
    asides: &[],
    scaffold: &[
        "quarter",
        "job",
        "next_rung",
        "skill",
        "optimising_for",
        "fulfilment",
        "impact",
        "life",
        "depth",
        "exploration",
        "connection",
    ],
};

/// The facts of a quarterly review.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// The quarter; `None` only in a note that counts nowhere.
    pub quarter: Option<Quarter>,
    /// The job's title.
    pub job: Option<String>,
    /// The activities of the next rung.
    pub next_rung: Vec<Mention>,
    /// The skill to grow.
    pub skill: Option<String>,
    /// What it is for.
    pub optimising_for: Vec<String>,
    /// The ratings, as in [`MEANING`]: 1-5.
    pub meaning: [Option<u8>; 6],
    /// The table, as written.
    pub activities: Option<Activities>,
}

impl Review {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            quarter: readings.quarter(&QUARTER),
            job: readings.text(&JOB),
            next_rung: readings.mentions(&NEXT_RUNG).unwrap_or_default(),
            skill: readings.text(&SKILL),
            optimising_for: readings.texts(&OPTIMISING_FOR),
            meaning: MEANING.map(|field| readings.scale(field)),
            activities: readings.activities(&ACTIVITIES),
        }
    }
}
