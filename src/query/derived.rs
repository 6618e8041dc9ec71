//! What a row holds beside the fields of the table of kinds: casebook works it out.

use super::value_type::ValueType::{Choice, Date, Flag, Number, Records, Text, Texts};
use super::value_type::{RISK, STEP, TASK, ValueType};
use crate::model::choice::ChoiceSet;
use crate::model::kind::Kind;

/// The evidence stages, so ordered that `note.stage >= measured` means measured or sustained.
static STAGE: ChoiceSet = ChoiceSet {
    name: "stage",
    words: &["lost", "no gain", "claimed", "measured", "sustained"],
    aliases: &[],
};
/// What can be said of a mechanism.
static VERDICT: ChoiceSet = ChoiceSet {
    name: "verdict",
    words: &["no baseline", "too early", "increased", "undetermined", "holding", "reduced"],
    aliases: &[],
};
/// What a decision does to risk.
static PREJUDGMENT: ChoiceSet =
    ChoiceSet { name: "prejudgment", words: &["adds risk", "neutral", "reduces risk"], aliases: &[] };
/// What a value is measured in.
static DIMENSION: ChoiceSet =
    ChoiceSet { name: "value_dimension", words: &["money", "time", "count", "share"], aliases: &[] };
/// The kinds; a test holds the words equal to the table of kinds.
static KIND: ChoiceSet = ChoiceSet {
    name: "kind",
    words: &["case", "ledger", "audit", "decision", "mechanism", "review", "plan", "capability", "profile"],
    aliases: &[],
};
/// Sets whose words stand in no order that a comparison could mean.
const UNORDERED: [&str; 8] =
    ["category", "cost", "direction", "form", "kind", "status", "value_dimension", "verdict"];

/// True where `>=` has a meaning between the words of a set.
pub(super) fn is_ordered(set: &ChoiceSet) -> bool {
    !UNORDERED.contains(&set.name)
}

/// Name, type and one sentence.
pub(super) type Derived = (&'static str, ValueType, &'static str);

/// What stands first, in every note.
pub(super) const FIRST: [Derived; 4] = [
    ("file", Text, "Its path in the vault."),
    ("kind", Choice(&KIND), "Its kind; unknown for an ordinary note."),
    ("title", Text, "Its title."),
    ("date", Date, "Its evidence date: the day it is about, or the end of its week or quarter."),
];

/// What casebook works out, by kind.
pub(super) fn derived(kind: Kind) -> &'static [Derived] {
    match kind {
        Kind::Case => CASE,
        Kind::Ledger => LEDGER,
        Kind::Audit => AUDIT,
        Kind::Decision => DECISION,
        Kind::Mechanism => MECHANISM,
        Kind::Review => REVIEW,
        Kind::Plan | Kind::Capability | Kind::Profile => &[],
    }
}

static CASE: &[Derived] = &[
    ("completeness", Number, "Parts present of the five, 0-1."),
    ("detect_minutes", Number, "Minutes from the start to the detection."),
    ("diagnose_minutes", Number, "Minutes from the detection to the diagnosis."),
    ("restore_minutes", Number, "Minutes from the detection to the mitigation."),
    ("symptoms", Texts, "What was seen."),
    ("misjudgment_risks", Records(&RISK), "What could have been misjudged, and at which cost."),
    ("diagnostic_path", Records(&STEP), "The checks and what each found."),
    ("path_from_timeline", Flag, "True where a timeline stands in for the path."),
    ("root_cause", Text, "Why it happened."),
    ("prevention", Records(&TASK), "What is to keep it from happening again."),
];
static LEDGER: &[Derived] = &[
    ("improvement", Number, "By how much it got better, in the unit of `before`."),
    ("relative", Number, "The improvement as a part of the value before."),
    ("stage", Choice(&STAGE), "How well it is proven."),
    ("value_dimension", Choice(&DIMENSION), "What its `value` is measured in."),
];
static AUDIT: &[Derived] = &[
    ("execution_share", Number, "The share of the week spent doing the work, 0-1."),
    ("orchestration_share", Number, "The share spent arranging how work is done, 0-1."),
    ("innovation_share", Number, "The share spent finding new work worth doing, 0-1."),
    ("hours", Number, "The hours of the week."),
    RUNG,
    EXPOSURE,
    HIGH_SHARE,
    SCORED_SHARE,
];
static REVIEW: &[Derived] = &[RUNG, EXPOSURE, HIGH_SHARE, SCORED_SHARE];
const RUNG: Derived = ("rung", Number, "The mean human dependency of its activities, 1-5.");
const EXPOSURE: Derived =
    ("exposure", Number, "The share of scored hours that a machine could take over, 0-1.");
const HIGH_SHARE: Derived = ("high_share", Number, "The share of scored hours that need a human most, 0-1.");
const SCORED_SHARE: Derived = ("scored_share", Number, "The share of hours that have a score, 0-1.");
static DECISION: &[Derived] = &[
    ("prejudgment", Choice(&PREJUDGMENT), "What it does to risk."),
    ("answered", Number, "How many of the five criteria are answered."),
    ("uncertainty", Number, "Unpredictability times irreversibility, 1-25."),
];
static MECHANISM: &[Derived] = &[("verdict", Choice(&VERDICT), "Whether it keeps its patterns away.")];
