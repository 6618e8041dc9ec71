use crate::model::choice::{Choice, Form as MechanismForm};
use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use jiff::civil::Date;

/// The day it came into force.
pub static INSTALLED: Field = Field::property("installed", Form::Date, "The day it came into force.")
    .names(&["installed on", "in place since"])
    .example("2026-03-10");
/// What it is.
pub static FORM: Field = Field::property("form", Form::Choice(MechanismForm::SET), "What it is.")
    .example("monitor")
    .prompt("what is it?");
/// The patterns it is meant to prevent.
pub static PREVENTS: Field = Field::property("prevents", Form::Texts, "The patterns it is meant to prevent.")
    .names(&["prevents patterns"])
    .example("[conntrack-exhaustion]")
    .prompt("the patterns of your cases that it should keep from coming back");
/// The day it was taken away.
pub static RETIRED: Field = Field::property("retired", Form::Date, "The day it was taken away.")
    .names(&["retired on"])
    .example("2026-10-01");
/// What it watches or refuses.
pub static WHAT_IT_WATCHES: Field =
    Field::section("what_it_watches", "What it watches", Form::Prose, "What it watches or refuses.")
        .names(&["watches"])
        .example("A timed lookup from every node each minute; pages over 500 ms.")
        .prompt("What does it watch, do or refuse?");
/// How you know that it works.
pub static HOW_VERIFIED: Field =
    Field::section("how_verified", "How it was verified", Form::Prose, "How you know that it works.")
        .names(&["verification", "how it is verified"])
        .example("In staging the resolver was stopped; the page came after two minutes.")
        .prompt("How do you know that it works? When did it last fire?");

/// A mechanism: something that prevents.
pub static DEF: KindDef = KindDef {
    name: "mechanism",
    title: "Prevention mechanism",
    says: "Something built so that a pattern of failure does not come back.",
    source: "When Execution Becomes Cheap: Professional Value in the AI Era",
    tags: &["prevention-mechanism"],
    folder: "Mechanisms",
    fields: &[&INSTALLED, &FORM, &PREVENTS, &RETIRED, &WHAT_IT_WATCHES, &HOW_VERIFIED],
    needs: &["installed"],
    needs_note: "",
    asides: &[],
    scaffold: &["installed", "form", "prevents", "domains", "scope"],
};

/// The facts of a mechanism.
#[derive(Debug, Clone, Default)]
pub struct Mechanism {
    /// In force since; `None` only in a note that counts nowhere.
    pub installed: Option<Date>,
    /// What it is.
    pub form: Option<MechanismForm>,
    /// The patterns, as written.
    pub prevents: Vec<String>,
    /// Taken away on.
    pub retired: Option<Date>,
    /// What it watches.
    pub what_it_watches: Option<String>,
    /// How it was verified.
    pub how_verified: Option<String>,
}

impl Mechanism {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            installed: readings.date(&INSTALLED),
            form: readings.choice(&FORM),
            prevents: readings.texts(&PREVENTS),
            retired: readings.date(&RETIRED),
            what_it_watches: readings.prose(&WHAT_IT_WATCHES),
            how_verified: readings.prose(&HOW_VERIFIED),
        }
    }
}
