use super::quarter::Quarter;
use super::years::YEARS;
use crate::value::unreadable::Unreadable;
use crate::value::word::digits;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use std::fmt;

const EXAMPLE: &str = "2026-W07";

/// An ISO week: from Monday to Sunday, of the year that its Thursday lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Week {
    year: i16,
    week: i8,
}

impl Week {
    /// Reads `2026-W07`, also `2026W07` and `2026-W7`.
    ///
    /// ```
    /// use casebook::value::calendar::Week;
    /// assert_eq!(Week::parse("2026W7").unwrap().to_string(), "2026-W07");
    /// let why = Week::parse("2025-W53").unwrap_err();
    /// assert_eq!(why.message, "`2025-W53` is no week: 2025 has 52 ISO weeks");
    /// ```
    pub fn parse(text: &str) -> Result<Self, Unreadable> {
        let no = |why: String| Unreadable::no("week", text, why, EXAMPLE);
        let Some((year, week, "")) = read(text.trim()) else {
            return Err(no("weeks are written as year and ISO week".to_owned()));
        };
        Self::new(year, week).map_err(no)
    }

    /// The first week that a file name holds: `Audit 2026-W07`, `2026W07`.
    pub fn find(text: &str) -> Option<Self> {
        text.char_indices().find_map(|(at, _)| {
            let after_digit = text[..at].ends_with(|c: char| c.is_ascii_digit());
            let (year, week, rest) = read(&text[at..]).filter(|_| !after_digit)?;
            if rest.starts_with(char::is_alphanumeric) { None } else { Self::new(year, week).ok() }
        })
    }

    /// The week that a day lies in.
    pub fn of(date: Date) -> Self {
        let date = date.iso_week_date();
        Self { year: date.year(), week: date.week() }
    }

    /// The ISO year, which differs from the calendar year around New Year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The number of the week in its year, 1 to 53.
    pub fn number(self) -> i8 {
        self.week
    }

    /// Its Monday.
    pub fn first_day(self) -> Date {
        ISOWeekDate::new(self.year, self.week, Weekday::Monday).map_or(Date::MIN, ISOWeekDate::date)
    }

    /// Its Sunday.
    pub fn last_day(self) -> Date {
        self.first_day().saturating_add(6.days())
    }

    /// The quarter of its Thursday.
    pub fn quarter(self) -> Quarter {
        Quarter::of(self.first_day().saturating_add(3.days()))
    }

    /// The week after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self::of(self.first_day().saturating_add(7.days()))
    }

    fn new(year: i32, week: i32) -> Result<Self, String> {
        if !YEARS.contains(&year) {
            return Err(format!("the year should lie between {} and {}", YEARS.start(), YEARS.end()));
        }
        let year = i16::try_from(year).unwrap_or(i16::MAX);
        let weeks = ISOWeekDate::new(year, 1, Weekday::Monday).map_or(52, ISOWeekDate::weeks_in_year);
        match i8::try_from(week) {
            Ok(0) => Err("weeks count from 1".to_owned()),
            Ok(week) if week <= weeks => Ok(Self { year, week }),
            _ => Err(format!("{year} has {weeks} ISO weeks")),
        }
    }
}

/// Year and week at the start of a text, and the rest.
fn read(text: &str) -> Option<(i32, i32, &str)> {
    let (year, rest) = digits(text, 4..=4)?;
    let rest = rest.strip_prefix(['-', ' ', '_']).unwrap_or(rest).strip_prefix(['W', 'w'])?;
    let (week, rest) = digits(rest, 1..=2)?;
    Some((year, week, rest))
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-W{:02}", self.year, self.week)
    }
}

impl serde::Serialize for Week {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Week {
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
    fn row_81_weeks_as_text() {
        for (text, expected) in [
            ("2026-W07", "2026-W07"),
            ("2026W53", "2026-W53"),
            ("2026-w7", "2026-W07"),
            ("2025-W53", "`2025-W53` is no week: 2025 has 52 ISO weeks"),
            ("2026-W54", "`2026-W54` is no week: 2026 has 53 ISO weeks"),
            ("2026-W00", "`2026-W00` is no week: weeks count from 1"),
            ("0026-W01", "`0026-W01` is no week: the year should lie between 1900 and 2199"),
            ("W07", "`W07` is no week: weeks are written as year and ISO week"),
        ] {
            let found = Week::parse(text).map_or_else(|why| why.message, |week| week.to_string());
            assert_eq!(found, expected);
        }
        for (name, expected) in [
            ("2026-W07 audit", Some("2026-W07")),
            ("Wöchentlich 2026W7", Some("2026-W07")),
            ("12026-W07", None),
            ("2026-W071", None),
            ("2025-W53 audit", None),
            ("2025 in 2026-W01", Some("2026-W01")),
        ] {
            assert_eq!(Week::find(name).map(|week| week.to_string()).as_deref(), expected, "{name:?}");
        }
    }

    #[test]
    fn row_81_weeks_across_years() {
        for (day, week, quarter) in [
            (date(2025, 12, 29), "2026-W01", "2026-Q1"),
            (date(2027, 1, 3), "2026-W53", "2026-Q4"),
            (date(2026, 3, 31), "2026-W14", "2026-Q2"),
            (date(2026, 11, 22), "2026-W47", "2026-Q4"),
        ] {
            let found = Week::of(day);
            assert_eq!((found.to_string().as_str(), found.quarter().to_string().as_str()), (week, quarter));
            assert!(found.first_day() <= day && day <= found.last_day());
            assert_eq!(found.next().first_day(), found.last_day().tomorrow().unwrap());
        }
        assert_eq!(serde_json::to_string(&Week::of(date(2026, 2, 9))).unwrap(), "\"2026-W07\"");
    }
}
