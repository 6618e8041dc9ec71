use crate::query::value_type::{Record, ValueType};

/// What is known of a value before there is one.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Ty {
    /// The note.
    Note,
    /// A single value, as a field holds it.
    Value(ValueType),
    /// A whole number, as `size` gives it.
    Whole,
    /// A list.
    List(Box<Ty>),
    /// One row of a list.
    Record(&'static Record),
    /// `null`.
    Null,
    /// A bare name that is not resolved yet: a word, once there is a field beside it.
    Name,
    /// Nothing is known.
    Any,
}

impl Ty {
    /// What a field of this type gives.
    pub(super) fn of(value: ValueType) -> Self {
        match value {
            ValueType::Texts => Self::List(Box::new(Self::Value(ValueType::Text))),
            ValueType::Records(record) => Self::List(Box::new(Self::Record(record))),
            value => Self::Value(value),
        }
    }

    /// What holds of all of them.
    pub(super) fn all(types: impl IntoIterator<Item = Self>) -> Self {
        types.into_iter().reduce(Self::or).unwrap_or(Self::Any)
    }

    fn or(self, other: Self) -> Self {
        match (self, other) {
            // A list of words may quote some of them.
            (Self::Name, _) | (_, Self::Name) => Self::Name,
            (Self::Any, ty) | (ty, Self::Any) => ty,
            (Self::Whole, Self::Value(ValueType::Number)) | (Self::Value(ValueType::Number), Self::Whole) => {
                Self::Value(ValueType::Number)
            }
            (a, b) if a == b => a,
            _ => Self::Any,
        }
    }

    /// True where it is of that type or nothing is known.
    pub(super) fn may_be(&self, value: ValueType) -> bool {
        *self == Self::Any || *self == Self::Value(value)
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Whole | Self::Value(ValueType::Number))
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Value(value) if value.is_text())
    }

    /// What it is, for a sentence: "a number".
    pub(super) fn describe(&self) -> &'static str {
        match self {
            Self::Note => "a note",
            Self::Whole | Self::Value(ValueType::Number) => "a number",
            Self::Value(ValueType::Choice(_)) => "a word of a set",
            Self::Value(ValueType::Flag) => "true or false",
            Self::Value(ValueType::Date) => "a date",
            Self::Value(ValueType::Time) => "a time",
            Self::Value(ValueType::Week) => "a week",
            Self::Value(ValueType::Quarter) => "a quarter",
            Self::Value(ValueType::Quantity) => "a quantity as written",
            Self::Value(_) => "text",
            Self::List(_) => "a list",
            Self::Record(_) => "a row of a list",
            Self::Null => "`null`",
            Self::Name | Self::Any => "something else",
        }
    }
}
