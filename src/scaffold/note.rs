use super::body::sections;
use super::file_name::file_name;
use super::filling::Filling;
use super::front::front_matter;
use super::inline::{markdown, one_line, reads_as};
use super::known::Known;
use crate::model::kind::Kind;
use crate::value::calendar::{Quarter, Week, leading_date};
use jiff::civil::Date;

/// A new note: where it goes and what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scaffold {
    /// The name of the file, which every system takes.
    pub file_name: String,
    /// The folder of its kind, in the vault; "" for the vault itself.
    pub folder: &'static str,
    /// The text.
    pub text: String,
}

impl Scaffold {
    /// Its path in the vault.
    pub fn path(&self) -> String {
        if self.folder.is_empty() {
            self.file_name.clone()
        } else {
            format!("{}/{}", self.folder, self.file_name)
        }
    }
}

/// A new note of a kind.
///
/// A title may say when: a case called `2026-03-02 Checkout` is of that day, an audit called `2026-W10` of
/// that week. Else it is of today.
///
/// ```
/// use casebook::model::kind::Kind;
/// use casebook::scaffold::{Known, note};
/// let case = note(Kind::Case, Some("Checkout waits"), jiff::civil::date(2026, 11, 15), &Known::default());
/// assert_eq!(case.path(), "Cases/2026-11-15 Checkout waits.md");
/// ```
pub fn note(kind: Kind, title: Option<&str>, today: Date, known: &Known) -> Scaffold {
    let about = About::new(kind, title, today);
    let heading = markdown(&about.title);
    // What no heading can say is said by the property.
    let property = (!reads_as(&heading, &about.title)).then_some(about.title.as_str());
    let filling = Filling::of(about.day, about.week, about.quarter, known);
    Scaffold {
        file_name: format!("{}.md", about.stem),
        folder: kind.def().folder,
        text: text(kind, &heading, property, &filling),
    }
}

/// The text of a note or template.
pub(super) fn text(kind: Kind, heading: &str, title: Option<&str>, filling: &Filling<'_>) -> String {
    format!("{}\n# {heading}\n{}", front_matter(kind, title, filling), sections(kind, filling))
}

/// What a new note is about, from the title asked for and the day.
struct About {
    title: String,
    stem: String,
    day: Date,
    week: Week,
    quarter: Quarter,
}

impl About {
    fn new(kind: Kind, title: Option<&str>, today: Date) -> Self {
        let asked = one_line(title.unwrap_or_default());
        let week = Week::find(&asked).unwrap_or_else(|| Week::of(today));
        let quarter = Quarter::find(&asked).unwrap_or_else(|| Quarter::of(today));
        let (mut day, mut own) = (today, asked.as_str());
        let dated = matches!(kind, Kind::Case | Kind::Ledger | Kind::Decision);
        if dated && let Some((date, rest)) = leading_date(&asked) {
            (day, own) = (date, rest);
        }
        let is_period = match kind {
            Kind::Audit => Week::parse(own).is_ok(),
            Kind::Review => Quarter::parse(own).is_ok(),
            _ => false,
        };
        let title = match kind {
            _ if !own.is_empty() && !is_period => own.to_owned(),
            Kind::Audit => format!("Week {}", week.number()),
            Kind::Review => format!("Q{} {}", quarter.number(), quarter.year()),
            _ => kind.def().title.to_owned(),
        };
        let name = Some(file_name(&title)).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| kind.def().title.to_owned());
        let stem = match kind {
            Kind::Audit => week.to_string(),
            Kind::Review => quarter.to_string(),
            _ if dated => format!("{day} {name}"),
            _ => name,
        };
        Self { title, stem, day, week, quarter }
    }
}
