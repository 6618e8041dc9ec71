use crate::model::choice::{Category, Choice, Direction};
use crate::model::common::TRADE_OFFS;
use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use crate::model::structure::{Measurement, Mention};
use crate::value::quantity::Quantity;
use jiff::civil::Date;

/// What it made better.
pub static CATEGORY: Field = Field::property("category", Form::Choice(Category::SET), "What it made better.")
    .example("stability")
    .prompt("what did it make better?");
/// What was measured.
pub static METRIC: Field = Field::property("metric", Form::Text, "What was measured.")
    .names(&["kpi"])
    .example("pages a week")
    .prompt("what was measured?");
/// The value before.
pub static BEFORE: Field = Field::property("before", Form::Quantity, "The value before.")
    .names(&["baseline"])
    .example("42 min")
    .prompt("number and unit");
/// The value after.
pub static AFTER: Field =
    Field::property("after", Form::Quantity, "The value after.").example("9 min").prompt("in the same unit");
/// What it is worth, one-off or per period; an estimate unless *How measured* is filled.
pub static VALUE: Field = Field::property(
    "value",
    Form::Quantity,
    "What it is worth, one-off or per period; an estimate unless *How measured* is filled.",
)
.names(&["worth", "saving", "savings"])
.example("18000 EUR/yr")
.prompt("what is it worth, once or per period?");
/// My part of it; all of it where absent.
pub static SHARE: Field = Field::property("share", Form::Share, "My part of it; all of it where absent.")
    .names(&["my share", "my part"])
    .example("0.6")
    .prompt("how much of it is yours?");
/// Links to notes, or web addresses, that prove it.
pub static EVIDENCE: Field =
    Field::property("evidence", Form::Links, "Links to notes, or web addresses, that prove it.")
        .names(&["proof"])
        .example("[\"[[DNS timeouts in the mesh]]\"]")
        .prompt("what proves it?");
/// Which way the metric gets better.
pub static DIRECTION: Field =
    Field::property("direction", Form::Choice(Direction::SET), "Which way the metric gets better.")
        .example("lower");
/// The day it was shown to those who decide.
pub static PRESENTED: Field =
    Field::property("presented", Form::Date, "The day it was shown to those who decide.")
        .names(&["presented on"])
        .example("2026-04-01");
/// How it was before.
pub static ORIGINAL_STATE: Field =
    Field::section("original_state", "Original state", Form::Prose, "How it was before.")
        .names(&["before state", "initial state", "starting point", "situation"])
        .example("Six pages a week, most of them at night.")
        .prompt("How was it before, and who felt it?");
/// What was changed.
pub static NEW_DESIGN: Field = Field::section("new_design", "New design", Form::Prose, "What was changed.")
    .names(&["new state", "what changed", "what i changed", "the change"])
    .example("Alerts name a cause; eleven that nobody acted on are gone.")
    .prompt("What did you change?");
/// How the numbers were taken; without it they are an estimate.
pub static HOW_MEASURED: Field = Field::section(
    "how_measured",
    "How measured",
    Form::Prose,
    "How the numbers were taken; without it they are an estimate.",
)
.names(&["how it was measured", "measurement", "method"])
.example("`oncall_pages` of eight audits before and after.")
.prompt("How were the numbers taken? Without this they count as an estimate.");
/// Later measurements; from 90 days on they show whether it lasts.
pub static MEASUREMENTS: Field = Field::section(
    "measurements",
    "Measurements",
    Form::Measurements,
    "Later measurements; from 90 days on they show whether it lasts.",
)
.example("| 2026-09-01 | 10 min |")
.prompt("Measure again: from 90 days on it shows whether it lasts.");

/// A ledger entry: one result, with its proof.
pub static DEF: KindDef = KindDef {
    name: "ledger",
    title: "Ledger entry",
    says: "One result that was worth something: before, after, what it is worth, and the proof.",
    source: "When Execution Becomes Cheap: Professional Value in the AI Era",
    tags: &["value-ledger", "ledger-entry"],
    folder: "Ledger",
    fields: &[
        &CATEGORY,
        &METRIC,
        &BEFORE,
        &AFTER,
        &VALUE,
        &SHARE,
        &EVIDENCE,
        &DIRECTION,
        &PRESENTED,
        &ORIGINAL_STATE,
        &NEW_DESIGN,
        &HOW_MEASURED,
        &MEASUREMENTS,
        &TRADE_OFFS,
    ],
    needs: &["date", "category"],
    needs_note: "",
    asides: &[],
    scaffold: &["date", "category", "domains", "metric", "before", "after", "value", "share", "evidence"],
};

/// The facts of a ledger entry.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// What it made better.
    pub category: Option<Category>,
    /// What was measured.
    pub metric: Option<String>,
    /// The value before.
    pub before: Option<Quantity>,
    /// The value after.
    pub after: Option<Quantity>,
    /// What it is worth.
    pub value: Option<Quantity>,
    /// My part, 0-1.
    pub share: Option<f64>,
    /// Links and addresses.
    pub evidence: Vec<Mention>,
    /// As written.
    pub direction: Option<Direction>,
    /// The day it was shown.
    pub presented: Option<Date>,
    /// How it was.
    pub original_state: Option<String>,
    /// What was changed.
    pub new_design: Option<String>,
    /// How it was measured.
    pub how_measured: Option<String>,
    /// Later measurements.
    pub measurements: Vec<Measurement>,
    /// What it costs.
    pub trade_offs: Option<String>,
}

impl Ledger {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            category: readings.choice(&CATEGORY),
            metric: readings.text(&METRIC),
            before: readings.quantity(&BEFORE),
            after: readings.quantity(&AFTER),
            // Of a value whose share can't be read nobody knows which part is mine.
            value: readings.quantity(&VALUE).filter(|_| !readings.is_refused(&SHARE)),
            share: readings.share(&SHARE),
            evidence: readings.mentions(&EVIDENCE).unwrap_or_default(),
            direction: readings.choice(&DIRECTION),
            presented: readings.date(&PRESENTED),
            original_state: readings.prose(&ORIGINAL_STATE),
            new_design: readings.prose(&NEW_DESIGN),
            how_measured: readings.prose(&HOW_MEASURED),
            measurements: readings.measurements(&MEASUREMENTS),
            trade_offs: readings.prose(&TRADE_OFFS),
        }
    }
}
