use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;

/// How I diagnose it.
pub static DIAGNOSIS: Field = Field::section("diagnosis", "Diagnosis", Form::Prose, "How I diagnose it.")
    .names(&["my playbook", "playbook", "how i diagnose it"])
    .example("Split errors by node, zone and target before anything else.")
    .prompt("How do you diagnose it, step by step?");
/// What to verify before anything else.
pub static VERIFY_FIRST: Field =
    Field::section("verify_first", "Verify first", Form::Prose, "What to verify before anything else.")
        .names(&["check first"])
        .example("The clock of the machine you measure on.")
        .prompt("What do you verify before anything else?");
/// What to leave alone.
pub static DO_NOT_TOUCH: Field =
    Field::section("do_not_touch", "Do not touch", Form::Prose, "What to leave alone.")
        .names(&["don't touch"])
        .example("Never restart a gateway before its state is saved.")
        .prompt("What do you leave alone, and why?");
/// What makes it worse.
pub static WIDENS: Field =
    Field::section("widens_the_blast_radius", "Widens the blast radius", Form::Prose, "What makes it worse.")
        .names(&["what widens the blast radius", "blast radius"])
        .example("Retries without a limit.")
        .prompt("What would make it worse?");

/// A capability note: a playbook.
pub static DEF: KindDef = KindDef {
    name: "capability",
    title: "Capability note",
    says: "How you diagnose one problem area: your playbook.",
    source: "When Execution Becomes Cheap: Professional Value in the AI Era",
    tags: &["capability-note"],
    folder: "Capabilities",
    fields: &[&DIAGNOSIS, &VERIFY_FIRST, &DO_NOT_TOUCH, &WIDENS],
    needs: &["domains"],
    needs_note: "",
    asides: &[],
    scaffold: &["domains"],
};

/// The facts of a capability note.
#[derive(Debug, Clone, Default)]
pub struct Capability {
    /// The playbook.
    pub diagnosis: Option<String>,
    /// What to verify first.
    pub verify_first: Option<String>,
    /// What to leave alone.
    pub do_not_touch: Option<String>,
    /// What makes it worse.
    pub widens_the_blast_radius: Option<String>,
}

impl Capability {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            diagnosis: readings.prose(&DIAGNOSIS),
            verify_first: readings.prose(&VERIFY_FIRST),
            do_not_touch: readings.prose(&DO_NOT_TOUCH),
            widens_the_blast_radius: readings.prose(&WIDENS),
        }
    }
}
