use super::years::YEARS;
use crate::value::unreadable::Unreadable;
use crate::value::word::digits;
use jiff::ToSpan;
use jiff::civil::Date;
use std::fmt;

const EXAMPLE: &str = "2026-Q3";

/// A calendar quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter {
    year: i16,
    quarter: i8,
}

impl Quarter {
    /// Reads `2026-Q3`, also `2026Q3` and `Q3 2026`.
    ///
    /// ```
    /// use casebook::value::calendar::Quarter;
    /// assert_eq!(Quarter::parse("Q3 2026").unwrap().to_string(), "2026-Q3");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let no = |why: String| Unreadable::no("quarter", text, why, EXAMPLE);
        let Some((year, quarter, "")) = read(text.trim()) else {
            return Err(no("quarters are written as year and quarter".to_owned()));
        };
        Self::new(year, quarter).map_err(no)
    }

    /// The first quarter that a file name holds: `Review 2026-Q3`, `Q3 2026`.
    pub fn find(text: &str) -> Option<Self> {
        text.char_indices().find_map(|(at, _)| {
            let inside_word = text[..at].ends_with(char::is_alphanumeric);
            let (year, quarter, rest) = read(&text[at..]).filter(|_| !inside_word)?;
            if rest.starts_with(char::is_alphanumeric) { None } else { Self::new(year, quarter).ok() }
        })
    }

    /// The quarter that a day lies in.
    pub fn of(date: Date) -> Self {
        Self { year: date.year(), quarter: (date.month() - 1) / 3 + 1 }
    }

    /// The calendar year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The number of the quarter in its year, 1 to 4.
    pub fn number(self) -> i8 {
        self.quarter
    }

    /// Its first day.
    pub fn first_day(self) -> Date {
        Date::new(self.year, (self.quarter - 1) * 3 + 1, 1).unwrap_or(Date::MIN)
    }

    /// Its last day.
    pub fn last_day(self) -> Date {
        self.first_day().saturating_add(2.months()).last_of_month()
    }

    /// The quarter after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.first_day().saturating_add(3.months()))
    }

    /// The quarter before it.
    #[must_use]
    pub fn previous(self) -> Self {
        Self::of(self.first_day().saturating_sub(3.months()))
    }

    fn new(year: i32, quarter: i32) -> Result<Self, String> {
        if !YEARS.contains(&year) {
            return Err(format!("the year should lie between {} and {}", YEARS.start(), YEARS.end()));
        }
        match (i16::try_from(year), i8::try_from(quarter)) {
            (Ok(year), Ok(quarter @ 1..=4)) => Ok(Self { year, quarter }),
            _ => Err("a year has the quarters 1 to 4".to_owned()),
        }
    }
}

/// Year and quarter at the start of a text, in either order, and the rest.
fn read(text: &str) -> Option<(i32, i32, &str)> {
    let joint = |rest: &'_ str| rest.len() - rest.strip_prefix(['-', ' ', '_', '/']).unwrap_or(rest).len();
    if let Some(rest) = text.strip_prefix(['Q', 'q']) {
        let (quarter, rest) = digits(rest, 1..=1)?;
        let (year, rest) = digits(&rest[joint(rest)..], 4..=4)?;
        return Some((year, quarter, rest));
    }
    let (year, rest) = digits(text, 4..=4)?;
    let (quarter, rest) = digits(rest[joint(rest)..].strip_prefix(['Q', 'q'])?, 1..=1)?;
    Some((year, quarter, rest))
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-Q{}", self.year, self.quarter)
    }
}

impl serde::Serialize for Quarter {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Quarter {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|why| serde::de::Error::custom(why.message))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn quarters_as_text() {
        for (text, expected) in [
            ("2026-Q3", Some("2026-Q3")),
            ("2026q3", Some("2026-Q3")),
            ("Q3 2026", Some("2026-Q3")),
            ("2026-Q5", None),
            ("2026-Q0", None),
            ("9999-Q1", None),
            ("Q3", None),
            ("2026-Q3 review", None),
        ] {
            assert_eq!(Quarter::parse(text).ok().map(|q| q.to_string()).as_deref(), expected, "{text:?}");
        }
        for (name, expected) in [
            ("2026-Q3 review", Some("2026-Q3")),
            ("Rückblick Q3 2026", Some("2026-Q3")),
            ("FAQ3 2026", None),
            ("2026-Q31", None),
        ] {
            assert_eq!(Quarter::find(name).map(|q| q.to_string()).as_deref(), expected, "{name:?}");
        }
    }

    #[test]
    fn quarters_follow_each_other() {
        let quarter = Quarter::of(date(2026, 12, 31));
        assert_eq!((quarter.first_day(), quarter.last_day()), (date(2026, 10, 1), date(2026, 12, 31)));
        assert_eq!(quarter.next().to_string(), "2027-Q1");
        assert_eq!(quarter.next().previous(), quarter);
        assert_eq!(quarter.previous().last_day(), date(2026, 9, 30));
    }
}
