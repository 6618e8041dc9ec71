use crate::model::common::ACTIVITIES;
use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use crate::model::structure::{Activities, LayerAmount, Mention};
use crate::value::calendar::Week;

/// The ISO week; else from the file name, else from `date`.
pub static WEEK: Field =
    Field::property("week", Form::Week, "The ISO week; else from the file name, else from `date`.")
        .example("2026-W47");
/// Doing the work: hours, or a share in percent.
pub static EXECUTION: Field =
    Field::property("execution", Form::Layer, "Doing the work: hours, or a share in percent.").example("24");
/// Arranging how work is done.
pub static ORCHESTRATION: Field =
    Field::property("orchestration", Form::Layer, "Arranging how work is done.").example("12");
/// Finding new work worth doing.
pub static INNOVATION: Field =
    Field::property("innovation", Form::Layer, "Finding new work worth doing.").example("4");
/// Incidents of the week.
pub static INCIDENTS: Field = Field::property("incidents", Form::Count, "Incidents of the week.")
    .example("2")
    .prompt("how many incidents?");
/// Pages while on call.
pub static ONCALL_PAGES: Field = Field::property("oncall_pages", Form::Count, "Pages while on call.")
    .names(&["on call pages", "pages"])
    .example("5")
    .prompt("how often were you paged?");
/// Hours that on-call work took.
pub static ONCALL_HOURS: Field =
    Field::property("oncall_hours", Form::Number, "Hours that on-call work took.")
        .names(&["on call hours"])
        .example("3.5")
        .prompt("how long did that take?");
/// Changes brought to production.
pub static CHANGES: Field = Field::property("changes", Form::Count, "Changes brought to production.")
    .names(&["deployments", "deploys", "releases"])
    .example("11")
    .prompt("how many went to production?");
/// Those of them that failed.
pub static FAILED_CHANGES: Field =
    Field::property("failed_changes", Form::Count, "Those of them that failed.")
        .names(&["failed deployments", "failed deploys", "rollbacks"])
        .example("1")
        .prompt("how many of them failed?");
/// Decisions that went another way because of me.
pub static DECISIONS_INFLUENCED: Field = Field::section(
    "decisions_influenced",
    "Decisions influenced",
    Form::Mentions,
    "Decisions that went another way because of me.",
)
.names(&["decisions i influenced"])
.example("Freeze from 20 November")
.prompt("Which decisions went another way because of you? Write none if there was none.");
/// Outcomes that I answer for.
pub static OUTCOMES_OWNED: Field =
    Field::section("outcomes_owned", "Outcomes owned", Form::Mentions, "Outcomes that I answer for.")
        .names(&["outcomes i owned"])
        .example("Key rotation without a failed login")
        .prompt(
            "Which outcomes do you answer for, not just your part of the work? Write none if there was none.",
        );
/// Who asked for my judgment, and about what.
pub static ASKED_FOR_JUDGMENT: Field = Field::section(
    "asked_for_judgment",
    "Asked for judgment",
    Form::Mentions,
    "Who asked for my judgment, and about what.",
)
.names(&[
    "asked for judgement",
    "asked for my judgment",
    "asked for my judgement",
    "who asked for my judgment",
])
.example("[[Ada Kim]]: can we ship before the holidays?")
.prompt("Who asked for your judgment? One person a line, and after a colon perhaps the question. Write none if nobody did.");

/// A weekly audit: where one week went.
pub static DEF: KindDef = KindDef {
    name: "audit",
    title: "Weekly audit",
    says: "Where one week went, and the three questions of the 60-second diagnostic.",
    source: "The AI Career Pyramid",
    tags: &["weekly-audit"],
    folder: "Audits",
    fields: &[
        &WEEK,
        &EXECUTION,
        &ORCHESTRATION,
        &INNOVATION,
        &INCIDENTS,
        &ONCALL_PAGES,
        &ONCALL_HOURS,
        &CHANGES,
        &FAILED_CHANGES,
        &ACTIVITIES,
        &DECISIONS_INFLUENCED,
        &OUTCOMES_OWNED,
        &ASKED_FOR_JUDGMENT,
    ],
    needs: &["week"],
    needs_note: "`week`, else a week in the file name, else `date`",
    asides: &[],
    scaffold: &["week", "incidents", "oncall_pages", "oncall_hours", "changes", "failed_changes"],
};

/// The facts of a weekly audit.
#[derive(Debug, Clone, Default)]
pub struct Audit {
    /// The week; `None` only in a note that counts nowhere.
    pub week: Option<Week>,
    /// As written.
    pub execution: Option<LayerAmount>,
    /// As written.
    pub orchestration: Option<LayerAmount>,
    /// As written.
    pub innovation: Option<LayerAmount>,
    /// Incidents.
    pub incidents: Option<u32>,
    /// Pages.
    pub oncall_pages: Option<u32>,
    /// Hours.
    pub oncall_hours: Option<f64>,
    /// Changes.
    pub changes: Option<u32>,
    /// Failed ones.
    pub failed_changes: Option<u32>,
    /// The table, as written.
    pub activities: Option<Activities>,
    /// Known and perhaps empty, or unknown.
    pub decisions_influenced: Option<Vec<Mention>>,
    /// Known and perhaps empty, or unknown.
    pub outcomes_owned: Option<Vec<Mention>>,
    /// Known and perhaps empty, or unknown.
    pub asked_for_judgment: Option<Vec<Mention>>,
}

impl Audit {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            week: readings.week(&WEEK),
            execution: readings.layer(&EXECUTION),
            orchestration: readings.layer(&ORCHESTRATION),
            innovation: readings.layer(&INNOVATION),
            incidents: readings.count(&INCIDENTS),
            oncall_pages: readings.count(&ONCALL_PAGES),
            oncall_hours: readings.number(&ONCALL_HOURS),
            changes: readings.count(&CHANGES),
            failed_changes: readings.count(&FAILED_CHANGES),
            activities: readings.activities(&ACTIVITIES),
            decisions_influenced: readings.mentions(&DECISIONS_INFLUENCED),
            outcomes_owned: readings.mentions(&OUTCOMES_OWNED),
            asked_for_judgment: readings.mentions(&ASKED_FOR_JUDGMENT),
        }
    }
}
