use crate::model::choice::Choice as _;
use crate::model::choice::{ChoiceSet, Cost, Layer, Nature};
use crate::model::field::Form;

/// What a field of a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueType {
    /// Text.
    Text,
    /// A day as text, `2026-03-02`; it compares as text.
    Date,
    /// A day and a time as text, `2026-03-02T10:12:00+01:00`.
    Time,
    /// An ISO week as text, `2026-W47`; it compares as text.
    Week,
    /// A quarter as text, `2026-Q3`; it compares as text.
    Quarter,
    /// A quantity as written, `18000 EUR/yr`; it has no order.
    Quantity,
    /// A number; durations are minutes, shares 0-1.
    Number,
    /// True or false.
    Flag,
    /// A word of a set.
    Choice(&'static ChoiceSet),
    /// A list of texts.
    Texts,
    /// A list of rows of several values.
    Records(&'static Record),
}

/// The names in the rows of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Record {
    /// What one row is.
    pub name: &'static str,
    /// Its names and what they hold.
    pub fields: &'static [(&'static str, ValueType)],
}

impl Record {
    pub(super) fn get(&self, name: &str) -> Option<ValueType> {
        self.fields.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }
}

impl ValueType {
    /// The word for it in the reference.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Date => "date",
            Self::Time => "time",
            Self::Week => "week",
            Self::Quarter => "quarter",
            Self::Quantity => "quantity",
            Self::Number => "number",
            Self::Flag => "true or false",
            Self::Choice(_) => "word",
            Self::Texts => "list of texts",
            Self::Records(_) => "list",
        }
    }

    /// True for what JSON holds as text and conditions compare as such.
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::Date | Self::Time | Self::Week | Self::Quarter | Self::Quantity)
    }

    /// True for lists.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Texts | Self::Records(_))
    }
}

impl From<Form> for ValueType {
    fn from(form: Form) -> Self {
        match form {
            Form::Text | Form::Prose => Self::Text,
            Form::Texts | Form::Links | Form::Items | Form::Mentions => Self::Texts,
            Form::Date => Self::Date,
            Form::Moment => Self::Time,
            Form::Week => Self::Week,
            Form::Quarter => Self::Quarter,
            Form::Quantity => Self::Quantity,
            Form::Duration | Form::Count | Form::Number | Form::Scale | Form::Share | Form::Layer => {
                Self::Number
            }
            Form::Choice(set) => Self::Choice(set),
            Form::Flag => Self::Flag,
            Form::Risks => Self::Records(&RISK),
            Form::Path => Self::Records(&STEP),
            Form::Timeline => Self::Records(&STEP),
            Form::Tasks => Self::Records(&TASK),
            Form::Activities => Self::Records(&ACTIVITY),
            Form::Measurements => Self::Records(&MEASUREMENT),
            Form::Recurring => Self::Records(&RECURRING),
        }
    }
}

/// One thing that could have been misjudged.
pub(super) static RISK: Record =
    Record { name: "risk", fields: &[("cost", ValueType::Choice(Cost::SET)), ("text", ValueType::Text)] };
/// One check of a diagnostic path, or one row of a timeline.
pub(super) static STEP: Record =
    Record { name: "check", fields: &[("check", ValueType::Text), ("finding", ValueType::Text)] };
/// One task.
pub(super) static TASK: Record =
    Record { name: "task", fields: &[("text", ValueType::Text), ("done", ValueType::Flag)] };
static ACTIVITY: Record = Record {
    name: "activity",
    fields: &[
        ("activity", ValueType::Text),
        ("hours", ValueType::Number),
        ("share", ValueType::Number),
        ("layer", ValueType::Choice(Layer::SET)),
        ("score", ValueType::Number),
        ("nature", ValueType::Choice(Nature::SET)),
        ("ai", ValueType::Number),
    ],
};
static MEASUREMENT: Record =
    Record { name: "measurement", fields: &[("date", ValueType::Date), ("value", ValueType::Quantity)] };
static RECURRING: Record = Record {
    name: "block",
    fields: &[
        ("weekday", ValueType::Text),
        ("time", ValueType::Text),
        ("minutes", ValueType::Number),
        ("title", ValueType::Text),
    ],
};
