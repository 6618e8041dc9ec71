//! Closed sets of words: ordered, so that `role >= decided` means what it says.

use crate::value::identity;

/// A set of words that a field may hold, in ascending order where order has a meaning.
#[derive(Debug, PartialEq, Eq)]
pub struct ChoiceSet {
    /// What the set is, such as "role".
    pub name: &'static str,
    /// The words as casebook writes them.
    pub words: &'static [&'static str],
    /// Other spellings, each with the word it stands for.
    pub aliases: &'static [(&'static str, &'static str)],
}

impl ChoiceSet {
    /// The index of a word, whatever its case and spelling of spaces.
    pub fn find(&self, text: &str) -> Option<usize> {
        let key = identity::key(text).replace('_', "-");
        let word =
            self.aliases.iter().find(|(alias, _)| *alias == key).map_or(key.as_str(), |(_, word)| word);
        self.words.iter().position(|w| *w == word)
    }
}

/// A type whose values are the words of one set.
pub trait Choice: Copy + 'static {
    /// The words.
    const SET: &'static ChoiceSet;
    /// The value of a word's index in the set.
    fn from_index(index: usize) -> Option<Self>;
    /// Its word.
    fn word(self) -> &'static str;
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident $label:literal { $($variant:ident $word:literal $says:literal,)* } $(aliases { $($alias:literal => $of:literal,)* })?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = $says] $variant,)* }

        impl Choice for $name {
            const SET: &'static ChoiceSet = &ChoiceSet {
                name: $label,
                words: &[$($word,)*],
                aliases: &[$($(($alias, $of),)*)?],
            };
            fn from_index(index: usize) -> Option<Self> {
                [$(Self::$variant,)*].get(index).copied()
            }
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = String::deserialize(deserializer)?;
                let known = Self::SET.words.iter().position(|known| *known == word).and_then(Self::from_index);
                known.ok_or_else(|| serde::de::Error::custom(format!("`{word}` is no {}", $label)))
            }
        }
    };
}

choice! {
    /// How far a note reaches.
    Scope "scope" {
        Own "self" "Myself.",
        Team "team" "My team.",
        MultiTeam "multi-team" "Several teams.",
        Org "org" "The organisation.",
        Market "market" "Beyond it.",
    } aliases { "me" => "self", "multiteam" => "multi-team", "organisation" => "org", "organization" => "org", "company" => "org", }
}
choice! {
    /// What I did in a case.
    Role "role" {
        Executed "executed" "I carried out what others had decided.",
        Decided "decided" "I decided what to check and do.",
        Designed "designed" "I designed the way it is diagnosed or prevented.",
    } aliases { "execute" => "executed", "decide" => "decided", "design" => "designed", }
}
choice! {
    /// The four costs of misjudging.
    Cost "cost" {
        Time "time" "Time lost.",
        Opportunity "opportunity" "Something better not done.",
        System "system" "Harm to the system.",
        Trust "trust" "Trust lost.",
    }
}
choice! {
    /// What a ledger entry is about.
    Category "category" {
        Risk "risk" "A risk made smaller.",
        Cost "cost" "Money or effort saved.",
        Stability "stability" "Fewer failures.",
        Mttr "mttr" "Faster restoration.",
    } aliases { "time-to-restore" => "mttr", "costs" => "cost", "risks" => "risk", }
}
choice! {
    /// Which way a metric gets better.
    Direction "direction" {
        Lower "lower" "Lower is better.",
        Higher "higher" "Higher is better.",
    } aliases { "down" => "lower", "less" => "lower", "up" => "higher", "more" => "higher", }
}
choice! {
    /// What a decision does to one source of risk.
    Effect "effect" {
        Better "better" "Less of it than before.",
        Same "same" "As before.",
        Worse "worse" "More of it than before.",
    }
}
choice! {
    /// How a decision turned out.
    Verdict "outcome" {
        Right "right" "As I expected.",
        Mixed "mixed" "In part.",
        Wrong "wrong" "Not as I expected.",
    }
}
choice! {
    /// The state of a decision, as in MADR.
    Status "status" {
        Proposed "proposed" "Not decided yet.",
        Accepted "accepted" "In force.",
        Rejected "rejected" "Not taken.",
        Deprecated "deprecated" "No longer advised.",
        Superseded "superseded" "Replaced by another.",
    } aliases { "superseded-by" => "superseded", "draft" => "proposed", "approved" => "accepted", "done" => "accepted", "implemented" => "accepted", "decided" => "accepted", "completed" => "accepted", "pending" => "proposed", "review" => "proposed", "on-hold" => "proposed", "incomplete" => "proposed", "in-progress" => "proposed", "proposal" => "proposed", "declined" => "rejected", "invalidated" => "deprecated", }
}
choice! {
    /// What a mechanism is.
    Form "form" {
        Checklist "checklist" "A list to go through.",
        Monitor "monitor" "Something that watches and tells.",
        Automation "automation" "Something that acts by itself.",
        Guardrail "guardrail" "Something that refuses.",
        Design "design" "A change that makes the failure impossible.",
        Runbook "runbook" "Steps to follow.",
    } aliases { "alert" => "monitor", "alarm" => "monitor", "script" => "automation", "policy" => "guardrail", }
}
choice! {
    /// The layer of work that an activity belongs to.
    Layer "layer" {
        Execution "execution" "Doing the work.",
        Orchestration "orchestration" "Arranging how work is done.",
        Innovation "innovation" "Finding new work worth doing.",
    } aliases { "exec" => "execution", "orch" => "orchestration", "inno" => "innovation", }
}
choice! {
    /// What an activity is like.
    Nature "nature" {
        Repetitive "repetitive" "The same again and again.",
        Structured "structured" "A known way to a known result.",
        Decision "decision" "Judgment under uncertainty.",
    } aliases { "decisions" => "decision", "routine" => "repetitive", }
}
