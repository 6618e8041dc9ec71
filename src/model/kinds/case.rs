use crate::model::choice::{Choice, Role};
use crate::model::common::{IRREVERSIBILITY, UNPREDICTABILITY};
use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use crate::model::structure::{Risk, Step, Task};
use crate::value::moment::Moment;

/// How bad it was.
pub static SEVERITY: Field = Field::property("severity", Form::Text, "How bad it was, in your own scale.")
    .names(&["sev", "severity level", "incident severity"])
    .example("SEV-2")
    .prompt("how bad, in your own scale?");
/// The recurring cause.
pub static PATTERN: Field = Field::property(
    "pattern",
    Form::Text,
    "The name of the recurring cause; cases with the same one belong together.",
)
.names(&["failure mode", "recurring cause"])
.example("conntrack-exhaustion")
.prompt("the name of the recurring cause");
/// What I did.
pub static ROLE: Field = Field::property("role", Form::Choice(Role::SET), "What I did in it.")
    .names(&["my role"])
    .example("decided")
    .prompt("what was your part?");
/// When it began.
pub static STARTED: Field = Field::property("started", Form::Moment, "When the trouble began.")
    .names(&["start time", "incident start", "started at", "impact start", "time started", "start date time"])
    .example("2026-03-02T09:50")
    .prompt("when did the trouble begin?");
/// When it was noticed.
pub static DETECTED: Field = Field::property("detected", Form::Moment, "When somebody or something noticed.")
    .names(&["detected at", "time detected", "first detected", "detection time"])
    .example("10:12")
    .prompt("when did somebody notice?");
/// When the cause was known.
pub static DIAGNOSED: Field = Field::property("diagnosed", Form::Moment, "When the cause was known.")
    .names(&["diagnosed at", "cause found"])
    .example("11:05")
    .prompt("when was the cause known?");
/// When the harm stopped.
pub static MITIGATED: Field = Field::property("mitigated", Form::Moment, "When the harm stopped.")
    .names(&["mitigated at", "impact end", "repaired", "mitigation time"])
    .example("11:20")
    .prompt("when did the harm stop?");
/// When it was over.
pub static RESOLVED: Field = Field::property("resolved", Form::Moment, "When it was over.")
    .names(&["resolved at", "end time", "incident end", "time resolved", "end date time"])
    .example("12:40")
    .prompt("when was it over?");
/// Duration until noticed.
pub static TIME_TO_DETECT: Field = Field::property(
    "time_to_detect",
    Form::Duration,
    "From start to detection, where no timestamps are known; wins over them.",
)
.names(&["time to detection", "ttd", "mttd"])
.example("12 min");
/// Duration until understood.
pub static TIME_TO_DIAGNOSE: Field =
    Field::property("time_to_diagnose", Form::Duration, "From detection to the cause; wins over timestamps.")
        .names(&["time to diagnosis", "time to identify"])
        .example("53 min");
/// Duration until restored.
pub static TIME_TO_RESTORE: Field = Field::property(
    "time_to_restore",
    Form::Duration,
    "From detection until service was back; wins over timestamps.",
)
.names(&[
    "time to recovery",
    "time to recover",
    "time to restore service",
    "ttr",
    "mttr",
    "time to mitigate",
    "time to mitigation",
    "time to repair",
])
.example("2h 28m")
.weak(&["time to resolve", "time to resolution", "incident duration", "outage duration", "duration"]);
/// What was seen.
pub static SYMPTOMS: Field =
    Field::section("symptoms", "Symptoms", Form::Items, "What was seen, before anybody knew why.")
        .names(&[
            "symptom",
            "what was seen",
            "what i saw",
            "observed behaviour",
            "observed behavior",
            "the symptom",
        ])
        .weak(&[
            "summary",
            "executive summary",
            "incident summary",
            "issue summary",
            "impact",
            "overview",
            "what happened",
            "problem",
            "problem statement",
            "description",
            "fault",
            "impact analysis",
            "impacts",
            "impact assessment",
            "user impact",
            "summary of impact",
            "customer impact",
            "outage description",
        ])
        .example("Every second request to checkout takes five seconds longer.")
        .prompt("What did you see, before you knew why?");
/// What could mislead.
pub static MISJUDGMENT_RISKS: Field = Field::section(
    "misjudgment_risks",
    "Misjudgment risks",
    Form::Risks,
    "What would have been easy to get wrong, and what that would have cost.",
)
.names(&["misjudgement risks", "wrong turns", "false leads", "red herrings", "traps", "what could mislead"])
.weak(&[
    "lessons learned",
    "lessons",
    "learnings",
    "what went wrong",
    "what went poorly",
    "where we got lucky",
    "what didn't go so well",
    "what didn't go well",
    "what did not go well",
    "what could have gone better",
    "what could be improved",
    "how'd we do", "lessons learnt", "takeaways", "near misses", "what could improve", "what went wrong where we got lucky"])
.example("time: five extra seconds look like a slow database.")
.prompt(
    "What would have been easy to get wrong? Begin with what that costs: time:, opportunity:, system: or trust:",
);
/// How the cause was found.
pub static DIAGNOSTIC_PATH: Field = Field::section(
    "diagnostic_path",
    "Diagnostic path",
    Form::Path,
    "The checks that led to the cause, in order.",
)
.names(&[
    "diagnosis",
    "diagnostics",
    "diagnostic steps",
    "investigation",
    "troubleshooting",
    "troubleshooting steps",
    "debugging steps",
    "how i found it",
])
.example("`dig` from the pod -> an answer after five seconds")
.prompt("One check a line, in order: check -> finding. What branched off or led nowhere is a nested item.");
/// What happened when.
pub static TIMELINE: Field = Field::section(
    "timeline",
    "Timeline",
    Form::Timeline,
    "What happened when; stands in for a missing diagnostic path.",
)
.names(&[
    "chronology",
    "incident timeline",
    "timeline of events",
    "event timeline",
    "sequence of events",
    "time line",
    "chain of events",
])
.example("10:12 first page")
.prompt("What happened when? A table or list of times and events, where the order matters.");
/// Why it happened.
pub static ROOT_CAUSE: Field = Field::section("root_cause", "Root cause", Form::Prose, "Why it happened.")
    .names(&[
        "root causes",
        "root cause analysis",
        "root cause and contributing factors",
        "root causes and contributing factors",
        "cause",
        "causes",
        "cause of the incident",
        "contributing factors",
        "contributing factor",
        "underlying cause",
        "why it happened",
        "rca",
        "primary cause",
        "root cause identification",
        "root cause of the outage",
        "what caused the incident",
        "contributing conditions analysis",
    ])
    .weak(&[
        "trigger",
        "triggers",
        "five whys",
        "5 whys",
        "analysis",
        "technical analysis",
        "root cause and mitigation",
    ])
    .example("Two DNS packets left from one port, and the kernel dropped the second.")
    .prompt("Why did it happen? Not who: what.");
/// What keeps it from coming back.
pub static PREVENTION: Field = Field::section(
    "prevention_plan",
    "Prevention plan",
    Form::Tasks,
    "What keeps it from coming back; tick what is done.",
)
.names(&[
    "prevention",
    "action items",
    "actions",
    "action plan",
    "follow up",
    "follow ups",
    "follow up actions",
    "follow up items",
    "corrective actions",
    "corrective and preventative measures",
    "corrective and preventive measures",
    "corrective measures",
    "preventive actions",
    "preventive measures",
    "preventative measures",
    "remediation",
    "remediation items",
    "remediation and prevention",
    "next steps",
    "improvements",
    "prevention and follow up",
    "corrective and preventative measure",
    "review actions",
    "prevention strategies",
])
.example("A resolver cache on every node")
.prompt("What keeps it from coming back? Tick what is done.")
.weak(&[
    "recommendations",
    "proposal improvements",
    "process improvements",
    "technical improvements",
    "moving forward",
    "short term",
    "medium term",
    "long term",
]);

/// A clinical case: one hard problem, from symptoms to prevention.
pub static DEF: KindDef = KindDef {
    name: "case",
    title: "Clinical case",
    says: "One hard problem that you debugged: what was seen, what could mislead, how the cause was found, and what keeps it from coming back.",
    source: "When Execution Becomes Cheap: Professional Value in the AI Era",
    tags: &["clinical-case", "debug-case", "postmortem"],
    folder: "Cases",
    fields: &[
        &SEVERITY,
        &PATTERN,
        &ROLE,
        &STARTED,
        &DETECTED,
        &DIAGNOSED,
        &MITIGATED,
        &RESOLVED,
        &TIME_TO_DETECT,
        &TIME_TO_DIAGNOSE,
        &TIME_TO_RESTORE,
        &UNPREDICTABILITY,
        &IRREVERSIBILITY,
        &SYMPTOMS,
        &MISJUDGMENT_RISKS,
        &DIAGNOSTIC_PATH,
        &TIMELINE,
        &ROOT_CAUSE,
        &PREVENTION,
    ],
    needs: &["date"],
    needs_note: "`date`, else the day of `detected`, else of `started`",
    asides: &[
        "what went well",
        "things that went well",
        "what worked well",
        "positives",
        "supporting information",
        "messaging",
        "glossary",
        "what went right",
        "thanks",
        "reviewers",
        "approvals",
        "environment",
        "related incidents",
        "related files",
        "appendix",
        "references",
    ],
    scaffold: &[
        "date",
        "domains",
        "severity",
        "pattern",
        "role",
        "started",
        "detected",
        "diagnosed",
        "mitigated",
        "resolved",
    ],
};

/// The facts of a case.
#[derive(Debug, Clone, Default)]
pub struct Case {
    /// As written.
    pub severity: Option<String>,
    /// As written; compare by identity.
    pub pattern: Option<String>,
    /// What I did.
    pub role: Option<Role>,
    /// The five times as written, in the order they usually happen.
    pub moments: Moments,
    /// Minutes.
    pub time_to_detect: Option<f64>,
    /// Minutes.
    pub time_to_diagnose: Option<f64>,
    /// Minutes.
    pub time_to_restore: Option<f64>,
    /// 1-5.
    pub unpredictability: Option<u8>,
    /// 1-5.
    pub irreversibility: Option<u8>,
    /// What was seen.
    pub symptoms: Vec<String>,
    /// What could mislead.
    pub misjudgment_risks: Vec<Risk>,
    /// The checks, or the timeline's events where there are none.
    pub diagnostic_path: Vec<Step>,
    /// True where the timeline stands in for the path: a chronology is no diagnosis.
    pub path_from_timeline: bool,
    /// Why it happened; `None` where unknown.
    pub root_cause: Option<String>,
    /// What keeps it from coming back.
    pub prevention: Vec<Task>,
}

/// The five times of a case as written.
#[derive(Debug, Clone, Copy, Default)]
pub struct Moments {
    /// The trouble began.
    pub started: Option<Moment>,
    /// Somebody noticed.
    pub detected: Option<Moment>,
    /// The cause was known.
    pub diagnosed: Option<Moment>,
    /// The harm stopped.
    pub mitigated: Option<Moment>,
    /// It was over.
    pub resolved: Option<Moment>,
}

impl Case {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        let path = readings.steps(&DIAGNOSTIC_PATH);
        let timeline = readings.steps(&TIMELINE);
        let path_from_timeline = path.is_empty() && !timeline.is_empty();
        Self {
            severity: readings.text(&SEVERITY),
            pattern: readings.text(&PATTERN),
            role: readings.choice(&ROLE),
            moments: Moments {
                started: readings.moment(&STARTED),
                detected: readings.moment(&DETECTED),
                diagnosed: readings.moment(&DIAGNOSED),
                mitigated: readings.moment(&MITIGATED),
                resolved: readings.moment(&RESOLVED),
            },
            time_to_detect: readings.minutes(&TIME_TO_DETECT),
            time_to_diagnose: readings.minutes(&TIME_TO_DIAGNOSE),
            time_to_restore: readings.minutes(&TIME_TO_RESTORE),
            unpredictability: readings.scale(&UNPREDICTABILITY),
            irreversibility: readings.scale(&IRREVERSIBILITY),
            symptoms: readings.items(&SYMPTOMS),
            misjudgment_risks: readings.risks(&MISJUDGMENT_RISKS),
            diagnostic_path: if path_from_timeline { timeline } else { path },
            path_from_timeline,
            root_cause: readings.prose(&ROOT_CAUSE),
            prevention: readings.tasks(&PREVENTION),
        }
    }
}
