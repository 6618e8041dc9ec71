//! What a table of compared figures is made of. The tables themselves are data: see [`super::tables`].

use serde::Serialize;

/// The figures of one report.
#[derive(Debug)]
pub struct Report {
    /// Its name: `capability-map`.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Its figures, the most telling first.
    pub groups: &'static [Group],
}

/// Figures that belong together: those of a report itself, or of each item of one of its lists.
#[derive(Debug)]
pub struct Group {
    /// The lists that lead to the items; none for the report itself.
    pub steps: &'static [Step],
    /// What one item is called, and several; empty for the report itself.
    pub noun: (&'static str, &'static str),
    /// How items are told that only one side has.
    pub arrivals: Arrivals,
    /// A field that says that an item is not whole yet, so that its figures are shown and never judged.
    pub partial: &'static str,
    /// The figures, the most telling first.
    pub figures: &'static [Figure],
}

/// A list on the way to an item.
#[derive(Debug)]
pub struct Step {
    /// Its path in the data.
    pub list: &'static str,
    /// The fields that say which item is which, each with the name that it has beside those of the other steps.
    pub key: &'static [(&'static str, &'static str)],
}

/// How items are told that are new or gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Arrivals {
    /// Each with its most telling figures.
    Listed,
    /// As a number, from the first to the last: steps in time.
    Counted,
    /// Only where everything is wanted.
    Hidden,
}

/// A number or a word that is compared.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// Its path in the item.
    pub path: &'static str,
    /// What it is called.
    pub says: &'static str,
    /// What it is.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// How much it tells.
    pub weight: Weight,
    /// The field with the number of values behind it; empty where it is a count itself, or written down by a person.
    pub n: &'static str,
}

/// What a figure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// How many.
    Count,
    /// A number without a unit.
    Number,
    /// A length of time in minutes.
    Minutes,
    /// A length of time in hours.
    Hours,
    /// A length of time in days.
    Days,
    /// A part of a whole, from 0 to 1.
    Share,
    /// A number in the unit that the item names.
    Quantity,
    /// Money in the currency that the item names.
    Money,
    /// A word or text.
    Word,
    /// Yes or no.
    Flag,
    /// A day.
    Date,
    /// Texts without an order.
    Names,
    /// The files of notes.
    Files,
    /// What the item says by its `dimension`: money, minutes, a share, or a number of some unit.
    Amount,
}

/// Which way a figure gets better.
#[derive(Debug, Clone, Copy)]
pub enum Better {
    /// Nobody can say.
    Unsaid,
    /// The larger, the better; yes is better than no.
    Higher,
    /// The smaller, the better.
    Lower,
    /// The nearer to zero, the better.
    NearZero,
    /// Words from the worst to the best; those of one step are as good as each other.
    Order(&'static [&'static [&'static str]]),
    /// Words in the order in which they stand in a field of a list of the item; without any is below them all.
    AsListed(&'static str, &'static str),
}

/// How much a change of a figure tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// What one asks for first: levels, verdicts, stages, medians, totals.
    Headline,
    /// How many, and what else is worth a look.
    Count,
    /// What follows from the others, or moves with the day.
    Detail,
}

impl Figure {
    /// The path of a field that stands beside it.
    pub(super) fn beside(&self, field: &str) -> String {
        self.path.rsplit_once('.').map_or_else(|| field.to_owned(), |(lead, _)| format!("{lead}.{field}"))
    }
}

impl Group {
    /// Every field of an item that a comparison looks at.
    pub fn fields(&self) -> Vec<String> {
        let mut fields: Vec<String> = Vec::new();
        for figure in self.figures {
            fields.extend([figure.path, figure.n].map(str::to_owned));
            if let Better::AsListed(list, field) = figure.better {
                fields.push(format!("{list}.{field}"));
            }
            match figure.unit {
                Unit::Amount => {
                    fields.extend(["dimension", "currency", "unit"].map(|field| figure.beside(field)));
                }
                Unit::Quantity => fields.push(figure.beside("unit")),
                _ => {}
            }
        }
        fields.push(self.partial.to_owned());
        fields.retain(|field| !field.is_empty());
        fields
    }
}
