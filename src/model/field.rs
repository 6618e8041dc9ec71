//! What a field is: the definition that parsing, scaffolds, schemas and the reference are made from.

use super::choice::ChoiceSet;

/// One field of a kind. A name has one meaning and one form across all kinds.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// The name as a property, in snake_case.
    pub name: &'static str,
    /// What it holds.
    pub form: Form,
    /// One sentence for the reference and the editor.
    pub says: &'static str,
    /// The section title in a scaffold; `None` for a field that is best given as a property.
    pub title: Option<&'static str>,
    /// Further names, as property, section, label or Dataview key.
    pub names: &'static [&'static str],
    /// Section titles and labels that stand for it only where no better one is there.
    pub weak: &'static [&'static str],
    /// A good value.
    pub example: &'static str,
    /// What a scaffold asks.
    pub prompt: &'static str,
    /// The least and the most, of a count or of a share in percent, where not every one makes sense.
    pub range: Option<(u32, u32)>,
}

/// The forms that a field's value can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One line of text.
    Text,
    /// A list of texts, links or people.
    Texts,
    /// A list of links and web addresses.
    Links,
    /// A civil date.
    Date,
    /// A timestamp, or a time of the note's day.
    Moment,
    /// A duration.
    Duration,
    /// An ISO week.
    Week,
    /// A calendar quarter.
    Quarter,
    /// A whole number, zero or more.
    Count,
    /// A number, zero or more.
    Number,
    /// 1 to 5.
    Scale,
    /// A share, 0 to 1.
    Share,
    /// Hours, or a share in percent.
    Layer,
    /// Number, unit and perhaps a period.
    Quantity,
    /// One of a few words.
    Choice(&'static ChoiceSet),
    /// True or false.
    Flag,
    /// Running text.
    Prose,
    /// A list of remarks, or paragraphs.
    Items,
    /// Remarks that may begin with the cost they carry.
    Risks,
    /// Checks and findings.
    Path,
    /// Times and events.
    Timeline,
    /// Tasks, open and done.
    Tasks,
    /// The table of activities.
    Activities,
    /// The table of measurements.
    Measurements,
    /// A list that may say `none`.
    Mentions,
    /// Recurring blocks of a week.
    Recurring,
}

impl Field {
    /// A field that is best given as a property.
    pub const fn property(name: &'static str, form: Form, says: &'static str) -> Self {
        Self { name, form, says, title: None, names: &[], weak: &[], example: "", prompt: "", range: None }
    }

    /// A field that is best given as a section.
    pub const fn section(name: &'static str, title: &'static str, form: Form, says: &'static str) -> Self {
        Self {
            name,
            form,
            says,
            title: Some(title),
            names: &[],
            weak: &[],
            example: "",
            prompt: "",
            range: None,
        }
    }

    /// Adds further names.
    #[must_use]
    pub const fn names(mut self, names: &'static [&'static str]) -> Self {
        self.names = names;
        self
    }

    /// Adds names that count only where no better one is there.
    #[must_use]
    pub const fn weak(mut self, weak: &'static [&'static str]) -> Self {
        self.weak = weak;
        self
    }

    /// Gives a good value.
    #[must_use]
    pub const fn example(mut self, example: &'static str) -> Self {
        self.example = example;
        self
    }

    /// Sets the least and the most.
    #[must_use]
    pub const fn range(mut self, least: u32, most: u32) -> Self {
        self.range = Some((least, most));
        self
    }

    /// What to write, for the reference and for error messages.
    pub fn describe(&self) -> String {
        let form = self.form.describe();
        match self.range {
            None => form,
            Some((least, most)) if self.form == Form::Share => format!("{form}, from {least} % to {most} %"),
            Some((least, most)) => format!("{form} from {least} to {most}"),
        }
    }

    /// Gives the question a scaffold asks.
    #[must_use]
    pub const fn prompt(mut self, prompt: &'static str) -> Self {
        self.prompt = prompt;
        self
    }
}

impl Form {
    /// True where several ways add up instead of disagreeing.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::Texts
                | Self::Links
                | Self::Prose
                | Self::Items
                | Self::Risks
                | Self::Path
                | Self::Timeline
                | Self::Tasks
                | Self::Activities
                | Self::Measurements
                | Self::Mentions
                | Self::Recurring
        )
    }

    /// What to write, for the reference and for error messages.
    pub fn describe(self) -> String {
        match self {
            Self::Text => "text".into(),
            Self::Texts => "a text or a list of texts".into(),
            Self::Links => "a link, a web address, or a list of them".into(),
            Self::Date => "a date, `2026-03-02`".into(),
            Self::Moment => "a time, `2026-03-02T10:12`, or `10:12` on the day of the note".into(),
            Self::Duration => "a duration, `2h 28m`".into(),
            Self::Week => "an ISO week, `2026-W47`".into(),
            Self::Quarter => "a quarter, `2026-Q3`".into(),
            Self::Count => "a whole number".into(),
            Self::Number => "a number".into(),
            Self::Scale => "a number from 1 to 5".into(),
            Self::Share => "a share, `0.6` or `60%`".into(),
            Self::Layer => "hours, `24`, or a share in percent".into(),
            Self::Quantity => "number, unit and perhaps a period, `18000 EUR/yr`".into(),
            Self::Choice(set) => format!("one of {}", words(set.words)),
            Self::Flag => "`true` or `false`".into(),
            Self::Prose => "text".into(),
            Self::Items => "a list".into(),
            Self::Risks => {
                "a list; an item may begin with its cost: `time:`, `opportunity:`, `system:` or `trust:`"
                    .into()
            }
            Self::Path => "an ordered list of `check -> finding`; nested items are branches".into(),
            Self::Timeline => "a table or list of times and events".into(),
            Self::Tasks => "a task list".into(),
            Self::Activities => "a table `Activity / Hours / Layer / Score / Nature / AI`".into(),
            Self::Measurements => "a table `Date / Value`".into(),
            Self::Mentions => "a list, or `none`".into(),
            Self::Recurring => "a list such as `Tue 15:00 60m Risk review`".into(),
        }
    }
}

/// Words for a sentence: `a`, `b` or `c`.
pub fn words(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}
