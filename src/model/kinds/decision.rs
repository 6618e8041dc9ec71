use crate::model::choice::{Choice, Effect, Status, Verdict};
use crate::model::common::{IRREVERSIBILITY, TRADE_OFFS, UNPREDICTABILITY};
use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use jiff::civil::Date;

/// Its state, as in MADR.
pub static STATUS: Field = Field::property("status", Form::Choice(Status::SET), "Its state, as in MADR.")
    .example("accepted")
    .prompt("how far is it?");
/// What it does to complexity.
pub static COMPLEXITY: Field =
    Field::property("complexity", Form::Choice(Effect::SET), "What it does to complexity.")
        .example("same")
        .prompt("is it simpler to understand than before?");
/// What it does to coupling.
pub static COUPLING: Field =
    Field::property("coupling", Form::Choice(Effect::SET), "What it does to coupling.")
        .example("better")
        .prompt("do the parts depend less on each other?");
/// What it does to the difficulty of recovery.
pub static RECOVERY: Field =
    Field::property("recovery", Form::Choice(Effect::SET), "What it does to the difficulty of recovery.")
        .names(&["recovery difficulty"])
        .example("better")
        .prompt("is it easier to bring back after a failure?");
/// What it does to the risk of a single point of failure.
pub static SINGLE_POINT: Field = Field::property(
    "single_point",
    Form::Choice(Effect::SET),
    "What it does to the risk of a single point of failure.",
)
.names(&["single point risk", "single point of failure"])
.example("same")
.prompt("does less hang on one part or one person?");
/// What it does to how well trouble can be diagnosed.
pub static DIAGNOSABILITY: Field = Field::property(
    "diagnosability",
    Form::Choice(Effect::SET),
    "What it does to how well trouble can be diagnosed.",
)
.example("better")
.prompt("is trouble easier to find?");
/// How sure I was that it would turn out right.
pub static CONFIDENCE: Field =
    Field::property("confidence", Form::Share, "How sure I was that it would turn out right.")
        .example("0.7")
        .prompt("how sure are you that it turns out right?");
/// When to look at it again.
pub static DUE: Field = Field::property("due", Form::Date, "When to look at it again.")
    .names(&["review date", "review on", "revisit", "next review"])
    .example("2026-09-01")
    .prompt("when will you know?");
/// How it turned out.
pub static TURNED_OUT: Field =
    Field::property("turned_out", Form::Choice(Verdict::SET), "How it turned out.").example("right");
/// The day that was judged.
pub static REVIEWED: Field = Field::property("reviewed", Form::Date, "The day that was judged.")
    .names(&["reviewed on"])
    .example("2026-09-03");
/// Was my judgment asked for beforehand?
pub static ASKED: Field = Field::property("asked", Form::Flag, "Was my judgment asked for beforehand?")
    .names(&["asked beforehand"])
    .example("true")
    .prompt("was your judgment asked for beforehand?");
/// What made a decision necessary.
pub static CONTEXT: Field =
    Field::section("context", "Context", Form::Prose, "What made a decision necessary.")
        .names(&["context and problem statement", "problem statement", "background"])
        .weak(&["problem", "decision drivers", "motivation", "issue", "overview", "introduction", "why"])
        .example("Four incidents in two months, all of them lost DNS packets.")
        .prompt("What made a decision necessary?");
/// What else could have been done.
pub static OPTIONS: Field =
    Field::section("options", "Options", Form::Prose, "What else could have been done.")
        .names(&[
            "considered options",
            "options considered",
            "alternatives",
            "alternatives considered",
            "considered alternatives",
            "alternative approaches",
            "positions",
        ])
        .example("Leave it, and shorten the timeout")
        .prompt("What else could be done? Leaving it as it is counts too.");
/// What was decided, and why.
pub static DECISION: Field =
    Field::section("decision", "Decision", Form::Prose, "What was decided, and why.")
        .names(&["decision outcome", "chosen option", "the decision", "decisions", "proposed solution"])
        .example("A cache on every node, because it takes the network out of the way.")
        .prompt("What is decided, and why?")
        .weak(&["proposal", "solution", "recommendation", "rationale", "reasoning"]);
/// How it could fail.
pub static WHAT_COULD_GO_WRONG: Field =
    Field::section("what_could_go_wrong", "What could go wrong", Form::Prose, "How it could fail.")
        .names(&["what can go wrong", "risks", "failure modes", "risks and mitigations"])
        .example("The cache serves old names after a failover.")
        .prompt("How could it fail, and how would you notice?");
/// How it is watched.
pub static MONITORING: Field = Field::section("monitoring", "Monitoring", Form::Prose, "How it is watched.")
    .names(&["confirmation", "validation", "how we will know", "how it is monitored"])
    .example("Timed lookups from every node, by the platform team, until June.")
    .prompt("What is watched, by whom, until when?")
    .weak(&["verification"]);

/// The five pre-judgment criteria: what a decision does to each source of risk.
pub static CRITERIA: [&Field; 5] = [&COMPLEXITY, &COUPLING, &RECOVERY, &SINGLE_POINT, &DIAGNOSABILITY];

/// A decision: judged before and after.
pub static DEF: KindDef = KindDef {
    name: "decision",
    title: "Decision record",
    says: "One decision, judged before it was known how it would turn out, and again afterwards.",
    source: "When Execution Becomes Cheap: Professional Value in the AI Era",
    tags: &["decision-record"],
    folder: "Decisions",
    fields: &[
        &STATUS,
        &COMPLEXITY,
        &COUPLING,
        &RECOVERY,
        &SINGLE_POINT,
        &DIAGNOSABILITY,
        &UNPREDICTABILITY,
        &IRREVERSIBILITY,
        &CONFIDENCE,
        &DUE,
        &TURNED_OUT,
        &REVIEWED,
        &ASKED,
        &CONTEXT,
        &OPTIONS,
        &DECISION,
        &TRADE_OFFS,
        &WHAT_COULD_GO_WRONG,
        &MONITORING,
    ],
    needs: &["date"],
    needs_note: "",
    asides: &[
        "more information",
        "links",
        "references",
        "related adrs",
        "related",
        "related decisions",
        "appendix",
        "notes",
        "open questions",
        "changelog",
    ],
    scaffold: &[
        "date",
        "status",
        "domains",
        "scope",
        "complexity",
        "coupling",
        "recovery",
        "single_point",
        "diagnosability",
        "unpredictability",
        "irreversibility",
        "confidence",
        "due",
        "asked",
    ],
};

/// The facts of a decision.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    /// Its state.
    pub status: Option<Status>,
    /// What it does to each of [`CRITERIA`].
    pub criteria: [Option<Effect>; 5],
    /// 1-5.
    pub unpredictability: Option<u8>,
    /// 1-5.
    pub irreversibility: Option<u8>,
    /// 0-1.
    pub confidence: Option<f64>,
    /// When to look again.
    pub due: Option<Date>,
    /// How it turned out.
    pub turned_out: Option<Verdict>,
    /// When that was judged.
    pub reviewed: Option<Date>,
    /// Was I asked beforehand?
    pub asked: Option<bool>,
    /// What made it necessary.
    pub context: Option<String>,
    /// What else there was.
    pub options: Option<String>,
    /// What was decided.
    pub decision: Option<String>,
    /// What it costs.
    pub trade_offs: Option<String>,
    /// How it could fail.
    pub what_could_go_wrong: Option<String>,
    /// How it is watched.
    pub monitoring: Option<String>,
}

impl Decision {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            status: readings.choice(&STATUS),
            criteria: CRITERIA.map(|field| readings.choice(field)),
            unpredictability: readings.scale(&UNPREDICTABILITY),
            irreversibility: readings.scale(&IRREVERSIBILITY),
            confidence: readings.share(&CONFIDENCE),
            due: readings.date(&DUE),
            turned_out: readings.choice(&TURNED_OUT),
            reviewed: readings.date(&REVIEWED),
            asked: readings.flag(&ASKED),
            context: readings.prose(&CONTEXT),
            options: readings.prose(&OPTIONS),
            decision: readings.prose(&DECISION),
            trade_offs: readings.prose(&TRADE_OFFS),
            what_could_go_wrong: readings.prose(&WHAT_COULD_GO_WRONG),
            monitoring: readings.prose(&MONITORING),
        }
    }
}
