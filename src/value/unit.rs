//! What an amount is measured in, and per what.

use super::identity;
use iso_currency::Currency;
use std::fmt;

/// The unit of a quantity.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Unit {
    /// A currency of ISO 4217.
    Money(Currency),
    /// A length of time.
    Time(TimeUnit),
    /// Hundredths.
    Percent,
    /// Anything counted: the unit's word in the singular and lower case ("error"), or "" for a bare number.
    Count(String),
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Money(currency) => f.write_str(currency.code()),
            Self::Time(unit) => f.write_str(unit.symbol()),
            Self::Percent => f.write_str("%"),
            Self::Count(word) => f.write_str(word),
        }
    }
}

/// A unit of time, from the smallest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum TimeUnit {
    /// ms
    Millisecond,
    /// s
    Second,
    /// min
    Minute,
    /// h
    Hour,
    /// d, always 24 h
    Day,
    /// wk, always 7 d
    Week,
}

impl TimeUnit {
    /// Every unit, from the smallest.
    pub const ALL: [Self; 6] =
        [Self::Millisecond, Self::Second, Self::Minute, Self::Hour, Self::Day, Self::Week];

    /// Its length in milliseconds, the unit in which all of them are whole numbers.
    pub fn milliseconds(self) -> u32 {
        match self {
            Self::Millisecond => 1,
            Self::Second => 1_000,
            Self::Minute => 60_000,
            Self::Hour => 3_600_000,
            Self::Day => 86_400_000,
            Self::Week => 604_800_000,
        }
    }

    /// Its length in minutes: 60 for an hour.
    pub fn minutes(self) -> f64 {
        f64::from(self.milliseconds()) / f64::from(Self::Minute.milliseconds())
    }

    /// The symbol shown to people: "min".
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Millisecond => "ms",
            Self::Second => "s",
            Self::Minute => "min",
            Self::Hour => "h",
            Self::Day => "d",
            Self::Week => "wk",
        }
    }

    /// The unit that an English or German word names, in any case, also shortened: "Std.", "hrs", "minutes".
    pub fn named(word: &str) -> Option<Self> {
        let word = word.trim_end_matches('.').to_lowercase();
        Some(match word.as_str() {
            "ms" | "msec" | "msecs" | "millisecond" | "milliseconds" | "millisekunde" | "millisekunden" => {
                Self::Millisecond
            }
            "s" | "sec" | "secs" | "second" | "seconds" | "sek" | "sekunde" | "sekunden" => Self::Second,
            "m" | "min" | "mins" | "minute" | "minutes" | "minuten" => Self::Minute,
            "h" | "hr" | "hrs" | "hour" | "hours" | "std" | "stunde" | "stunden" => Self::Hour,
            "d" | "day" | "days" | "tag" | "tage" | "tagen" => Self::Day,
            "w" | "wk" | "wks" | "week" | "weeks" | "woche" | "wochen" => Self::Week,
            _ => return None,
        })
    }
}

/// What a recurring quantity is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Period {
    /// `/d`
    Day,
    /// `/wk`
    Week,
    /// `/mo`
    Month,
    /// `/qtr`
    Quarter,
    /// `/yr`
    Year,
}

impl Period {
    /// How many of them casebook counts in a year: 365 days, 52 weeks, 12 months, 4 quarters.
    pub fn per_year(self) -> u32 {
        match self {
            Self::Day => 365,
            Self::Week => 52,
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }

    /// The suffix that casebook itself writes: "/yr".
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Day => "/d",
            Self::Week => "/wk",
            Self::Month => "/mo",
            Self::Quarter => "/qtr",
            Self::Year => "/yr",
        }
    }

    /// The word for it: "year".
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The period that a word after `/` or "per" names, in any case: "mo", "month", "a" (Latin for a year).
    pub fn named(word: &str) -> Option<Self> {
        Some(match word.trim_end_matches('.').to_lowercase().as_str() {
            "d" | "day" | "tag" => Self::Day,
            "wk" | "week" | "w" | "woche" => Self::Week,
            "mo" | "month" | "monat" => Self::Month,
            "qtr" | "quarter" | "q" | "quartal" => Self::Quarter,
            "yr" | "year" | "y" | "a" | "annum" | "jahr" => Self::Year,
            _ => return None,
        })
    }
}

/// Words whose singular no rule finds.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("caches", "cache"),
    ("statuses", "status"),
    ("buses", "bus"),
    ("indices", "index"),
    ("analyses", "analysis"),
];

/// The key of a counted unit: "errors", "Error" and "error" are one.
pub(super) fn count_key(words: &str) -> String {
    let key = identity::key(words);
    let (head, last) = key.split_at(key.rfind(['-', '/']).map_or(0, |mark| mark + 1));
    let acronym = words.ends_with('s') && words.chars().rev().nth(1).is_some_and(char::is_uppercase);
    format!("{head}{}", singular(last, acronym))
}

/// The singular of an English word in lower case, near enough that singular and plural meet. `acronym`
/// where its `s` follows a capital ("PRs"), so that it is no part of a short word ("gas").
fn singular(word: &str, acronym: bool) -> String {
    if let Some((_, singular)) = IRREGULAR.iter().find(|(plural, _)| *plural == word) {
        return (*singular).to_owned();
    }
    let is_short = word.chars().count() < 4 && !acronym;
    if is_short || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.chars().count() > 1) {
        return format!("{stem}y");
    }
    let sibilant = ["sses", "shes", "ches", "xes", "zzes"].iter().any(|end| word.ends_with(end));
    word.strip_suffix(if sibilant { "es" } else { "s" }).unwrap_or(word).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singular_and_plural_share_a_key() {
        for (text, expected) in [
            ("", ""),
            ("errors", "error"),
            ("Error", "error"),
            ("failed deploys", "failed-deploy"),
            ("queries", "query"),
            ("crashes", "crash"),
            ("releases", "release"),
            ("caches", "cache"),
            ("PRs", "pr"),
            ("people", "person"),
            ("gas", "gas"),
            ("status", "status"),
            ("MB/s", "mb/s"),
        ] {
            assert_eq!(count_key(text), expected, "{text:?}");
            assert_eq!(count_key(&count_key(text)), expected, "twice: {text:?}");
        }
    }
}
