use std::fmt;
use std::str::FromStr;

/// A number of bytes, written `10 MiB`, `500 kB` or `4096`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(pub u64);

/// Why a text is no size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadSize {
    /// No number, or no unit that casebook knows.
    Unreadable,
    /// Zero, or too large to be a limit: places in a note are kept in 32 bits.
    OutOfRange,
}

impl BadSize {
    /// What is wrong, to stand after "`key` ".
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Unreadable => "is not a size",
            Self::OutOfRange => "is not a size from 1 B to 4095 MiB",
        }
    }
}

const UNITS: &[(&str, u64)] = &[
    ("GiB", 1 << 30),
    ("MiB", 1 << 20),
    ("KiB", 1 << 10),
    ("GB", 1_000_000_000),
    ("MB", 1_000_000),
    ("kB", 1_000),
    ("B", 1),
];

impl ByteSize {
    /// The largest size that a limit can have.
    pub const MAX: u64 = 4095 << 20;

    /// A size within the range of limits.
    pub fn new(bytes: u64) -> Result<Self, BadSize> {
        if (1..=Self::MAX).contains(&bytes) { Ok(Self(bytes)) } else { Err(BadSize::OutOfRange) }
    }
}

impl FromStr for ByteSize {
    type Err = BadSize;

    fn from_str(text: &str) -> Result<Self, BadSize> {
        let text = text.trim();
        let digits = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
        let (number, unit) = text.split_at(digits);
        let unit = unit.trim();
        let known = UNITS.iter().find(|(name, _)| unit.eq_ignore_ascii_case(name));
        let factor = if unit.is_empty() { 1 } else { known.ok_or(BadSize::Unreadable)?.1 };
        let number: f64 = number.parse().map_err(|_| BadSize::Unreadable)?;
        let bytes = number * factor as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "digits and a point are never negative, the cast saturates, and `new` refuses what is too large"
        )]
        Self::new(bytes as u64)
    }
}

impl fmt::Display for ByteSize {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unit, factor) = UNITS
            .iter()
            .find(|(_, factor)| self.0 >= *factor && self.0.is_multiple_of(*factor))
            .unwrap_or(&("B", 1));
        write!(to, "{} {unit}", self.0 / factor)
    }
}

impl serde::Serialize for ByteSize {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for ByteSize {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(untagged)]
        enum Given {
            Bytes(u64),
            Text(String),
        }
        let size = match Given::deserialize(deserializer)? {
            Given::Bytes(bytes) => Self::new(bytes),
            Given::Text(text) => text.parse(),
        };
        size.map_err(|why| serde::de::Error::custom(why.says()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_both_families_of_units_and_written_back() {
        for (text, bytes, shown) in [
            ("10 MiB", 10 << 20, "10 MiB"),
            ("10mib", 10 << 20, "10 MiB"),
            ("1.5 KiB", 1536, "1536 B"),
            ("500 kB", 500_000, "500 kB"),
            ("4096", 4096, "4 KiB"),
        ] {
            let size: ByteSize = text.parse().unwrap();
            assert_eq!((size.0, size.to_string().as_str()), (bytes, shown), "{text}");
        }
        for text in ["", "MiB", "10 M", "1.2.3 B", "-1 B", "1e3"] {
            assert_eq!(text.parse::<ByteSize>(), Err(BadSize::Unreadable), "{text}");
        }
        for text in ["0", "0.1 B", "4 GiB", "99999999999999999999 GiB"] {
            assert_eq!(text.parse::<ByteSize>(), Err(BadSize::OutOfRange), "{text}");
        }
    }
}
