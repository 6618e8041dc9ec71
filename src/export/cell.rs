use super::ty::Type;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

/// One value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Unknown.
    Null,
    /// [`Type::Text`]
    Text(String),
    /// [`Type::Texts`]
    Texts(Vec<String>),
    /// [`Type::Date`]
    Date(Date),
    /// [`Type::Timestamp`]
    Timestamp {
        /// With its offset, as RFC 3339 has it.
        text: String,
        /// The moment itself.
        at: Timestamp,
    },
    /// [`Type::Double`], a finite one
    Double(f64),
    /// [`Type::Bigint`]
    Bigint(i64),
    /// [`Type::Boolean`]
    Boolean(bool),
}

impl Cell {
    /// A value of the data contract as a cell of a type; `None` where it is of another.
    pub(super) fn from_json(ty: Type, value: &Value) -> Option<Self> {
        if value.is_null() {
            return Some(Self::Null);
        }
        Some(match ty {
            Type::Text => Self::Text(value.as_str()?.to_owned()),
            Type::Texts => {
                let text = |item: &Value| Some(item.as_str()?.to_owned());
                Self::Texts(value.as_array()?.iter().map(text).collect::<Option<_>>()?)
            }
            Type::Date => Self::Date(value.as_str()?.parse().ok()?),
            Type::Timestamp => {
                let text = value.as_str()?.to_owned();
                Self::Timestamp { at: text.parse().ok()?, text }
            }
            Type::Double => Self::Double(value.as_f64()?),
            Type::Bigint => Self::Bigint(value.as_i64()?),
            Type::Boolean => Self::Boolean(value.as_bool()?),
        })
    }

    /// As JSON; a number of type `DOUBLE` always with a fraction, so that a reader sees its type.
    pub fn json(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Text(text) | Self::Timestamp { text, .. } => text.as_str().into(),
            Self::Texts(texts) => texts.as_slice().into(),
            Self::Date(day) => day.to_string().into(),
            Self::Double(number) => (*number).into(),
            Self::Bigint(number) => (*number).into(),
            Self::Boolean(flag) => (*flag).into(),
        }
    }
}
