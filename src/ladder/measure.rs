//! The measures that a criterion can read.

use Of::{Adaptability, Audits, Calibration, Decisions, Domain, Domains};
use Unit::{Change, Count, Mean, Number, Share};

/// What a measure is taken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The recent audits: those of the last 56 days, at most 4; or the last so many.
    Audits,
    /// The last decisions.
    Decisions,
    /// The domains, by their level of capability.
    Domains,
    /// The notes of 180 days.
    Adaptability,
    /// All decisions whose outcome is known.
    Calibration,
    /// The one domain that stands on the ladder.
    Domain,
}

/// What a measure is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 0-1.
    Share,
    /// A relative change: -0.3 is 30 % less.
    Change,
    /// A whole number.
    Count,
    /// A mean of counts.
    Mean,
    /// Any number.
    Number,
}

macro_rules! measures {
    ($($variant:ident $name:literal $of:ident $unit:ident $says:literal $needs:literal;)*) => {
        /// A figure that a criterion can read.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Measure { $(#[doc = $says] $variant,)* }

        impl Measure {
            /// Every measure, in the order of the reference.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// As a ladder names it.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What it is taken of.
            pub fn of(self) -> Of {
                match self { $(Self::$variant => $of,)* }
            }

            /// What it is in.
            pub fn unit(self) -> Unit {
                match self { $(Self::$variant => $unit,)* }
            }

            /// What it is, in one sentence.
            pub fn says(self) -> &'static str {
                match self { $(Self::$variant => $says,)* }
            }

            /// What to write down to make it known.
            pub fn needs(self) -> &'static str {
                match self { $(Self::$variant => $needs,)* }
            }
        }
    };
}

measures! {
    ExecutionShare "audit.execution_share" Audits Share
        "Mean share of the week spent doing the work."
        "a weekly audit that gives each activity its layer";
    OrchestrationShare "audit.orchestration_share" Audits Share
        "Mean share spent arranging how work is done."
        "a weekly audit that gives each activity its layer";
    InnovationShare "audit.innovation_share" Audits Share
        "Mean share spent finding new work worth doing."
        "a weekly audit that gives each activity its layer";
    AboveExecutionShare "audit.above_execution_share" Audits Share
        "Orchestration and innovation together."
        "a weekly audit that gives each activity its layer";
    Rung "audit.rung" Audits Number
        "Mean human dependency of the work, 1-5. Where no audit tells, that of the newest review that does."
        "a weekly audit, or a review, that scores its activities from 1 to 5";
    Exposure "audit.exposure" Audits Share
        "Mean share of scored hours with score 1 or 2."
        "a weekly audit that scores its activities from 1 to 5";
    HighShare "audit.high_share" Audits Share
        "Mean share of scored hours with score 4 or 5."
        "a weekly audit that scores its activities from 1 to 5";
    AiShare "audit.ai_share" Audits Share
        "AI-assisted hours of execution / hours of execution, pooled over the audits that have the column."
        "a weekly audit with a column `AI` and the layer of each activity";
    RepetitiveShare "audit.repetitive_share" Audits Share
        "Mean share of repetitive activities in the hours whose nature is known."
        "a weekly audit with a column `Nature`";
    RepetitiveChange "audit.repetitive_change" Audits Change
        "Change of the mean repetitive share from the first 8 audits to the last 8 (`over` = how many); -0.3 is 30 % less."
        "sixteen weekly audits with a column `Nature`, so that the last eight can be compared with the first eight";
    DecisionsPerWeek "audit.decisions_per_week" Audits Mean
        "Mean number of decisions influenced a week, over the audits that have the section."
        "a weekly audit with a section *Decisions influenced*; `none` is an answer too";
    OutcomesPerWeek "audit.outcomes_per_week" Audits Mean
        "Mean number of outcomes owned a week, over the audits that have the section."
        "a weekly audit with a section *Outcomes owned*; `none` is an answer too";
    AskedShare "audit.asked_share" Audits Share
        "Share of the audits with a section *Asked for judgment* in which somebody asked."
        "a weekly audit with a section *Asked for judgment*; `none` is an answer too";
    DecisionAskedShare "decision.asked_share" Decisions Share
        "Share of the last 6 decisions (`over` = how many) for which my judgment was asked beforehand; those that don't say are left out."
        "a decision with `asked: true` or `asked: false`";
    DomainsAt "capability.domains_at" Domains Count
        "Domains at a level of the ladder `capability` or above: `capability.domains_at(diagnoses)`."
        "cases with `domains`";
    ActiveDomains "adaptability.active_domains" Adaptability Count
        "Domains that notes of the last 180 days name."
        "notes with `domains`";
    NewDomains "adaptability.new_domains" Adaptability Count
        "Those of them that no earlier note names."
        "notes with `domains`";
    MultiDomainShare "adaptability.multi_domain_share" Adaptability Share
        "Share of the cases of the last 180 days with two domains or more."
        "a case";
    People "adaptability.people" Adaptability Count
        "People that notes of the last 180 days name."
        "notes with `people`";
    JoinedPairs "adaptability.joined_pairs" Adaptability Count
        "Pairs of domains that share a case of the last 180 days."
        "cases with two domains or more";
    Brier "calibration.brier" Calibration Number
        "Brier score of my confidence in decisions: 0 is best, 0.25 is that of a coin."
        "a decision with `confidence` and `turned_out`";
    PatternsCovered "domain.patterns_covered" Domain Count
        "Patterns of the domain's cases that a mechanism which holds and is in force prevents."
        "a mechanism that names the pattern in `prevents`";
}

impl Measure {
    /// The measure of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|measure| measure.name() == name)
    }

    /// True where `over` has a meaning.
    pub fn takes_over(self) -> bool {
        matches!(self.of(), Audits | Decisions)
    }
}
