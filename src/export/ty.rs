/// What a column holds. Every column may hold null, which is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text.
    Text,
    /// A list of texts.
    Texts,
    /// A civil date.
    Date,
    /// A moment, with the offset of its place.
    Timestamp,
    /// A number.
    Double,
    /// A whole number.
    Bigint,
    /// True or false.
    Boolean,
}

impl Type {
    /// Its name in SQL.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "TEXT",
            Self::Texts => "TEXT[]",
            Self::Date => "DATE",
            Self::Timestamp => "TIMESTAMP",
            Self::Double => "DOUBLE",
            Self::Bigint => "BIGINT",
            Self::Boolean => "BOOLEAN",
        }
    }
}
