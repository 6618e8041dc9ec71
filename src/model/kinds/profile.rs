use crate::model::field::{Field, Form};
use crate::model::kind_def::KindDef;
use crate::model::readings::Readings;
use crate::model::structure::Mention;

/// Your name, as the portfolio shows it.
pub static NAME: Field = Field::property("name", Form::Text, "Your name, as the portfolio shows it.")
    .example("Mira Okafor")
    .prompt("your name");
/// One line about you.
pub static HEADLINE: Field = Field::property("headline", Form::Text, "One line about you.")
    .example("Platform engineer; keeps networks boring")
    .prompt("one line about you");
/// Where else to find you.
pub static LINKS: Field = Field::property("links", Form::Links, "Where else to find you.")
    .names(&["link"])
    .example("[https://example.org]")
    .prompt("where else to find you");

/// The profile.
pub static DEF: KindDef = KindDef {
    name: "profile",
    title: "Portfolio profile",
    says: "The front page of the portfolio.",
    source: "When Execution Becomes Cheap: Professional Value in the AI Era",
    tags: &["portfolio-profile"],
    folder: "",
    fields: &[&NAME, &HEADLINE, &LINKS],
    needs: &[],
    needs_note: "",
    asides: &[],
    scaffold: &["name", "headline", "links", "publish"],
};

/// The facts of the profile.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The name.
    pub name: Option<String>,
    /// One line.
    pub headline: Option<String>,
    /// Links.
    pub links: Vec<Mention>,
}

impl Profile {
    /// Takes the facts from what was read.
    pub fn from(readings: &Readings) -> Self {
        Self {
            name: readings.text(&NAME),
            headline: readings.text(&HEADLINE),
            links: readings.mentions(&LINKS).unwrap_or_default(),
        }
    }
}
