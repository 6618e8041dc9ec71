//! Quantities: an amount, its unit, and what it is per.

mod parts;

use super::unit::{Period, TimeUnit, Unit};
use super::unreadable::Unreadable;
use iso_currency::Currency;
use rust_decimal::Decimal;
use std::fmt;

/// An amount of something, once or per period: `18000 EUR/yr`, `120 h`, `3.2 %`, `14 errors/wk`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Quantity {
    /// How much, in `unit`.
    #[serde(with = "rust_decimal::serde::str")]
    pub amount: Decimal,
    /// Of what.
    pub unit: Unit,
    /// Per what; a quantity without one is a one-off, or a level.
    pub period: Option<Period>,
    /// The text as written, trimmed.
    pub text: String,
}

/// What a quantity is about. Only quantities of one dimension can be compared or added.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    /// Money of one currency; currencies are never converted.
    Money(Currency),
    /// Time, in whatever unit.
    Time,
    /// Percent.
    Share,
    /// Things of one name; "" for bare numbers.
    Count(String),
}

impl Dimension {
    /// The word for it in data and reports: "money", "time", "share" or "count".
    pub fn name(&self) -> &'static str {
        match self {
            Self::Money(_) => "money",
            Self::Time => "time",
            Self::Share => "share",
            Self::Count(_) => "count",
        }
    }
}

/// Why one quantity can't be given in the terms of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// One sentence that names both, without a final stop: "`120 h` is time, but `5 EUR` is money".
    pub message: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Mismatch {}

/// Reads a quantity: `18000 EUR/yr`, `$1200`, `1.2M EUR`, `120 h`, `4 h 30 min per week`, `3.2 %`,
/// `14 errors/wk`, `99.95`.
///
/// ```
/// use casebook::value::{quantity, unit::{Period, Unit}};
/// let saved = quantity::parse("18k EUR/yr").unwrap();
/// assert_eq!((saved.amount.to_string().as_str(), saved.period), ("18000", Some(Period::Year)));
/// assert_eq!(quantity::parse("3 errors").unwrap().unit, Unit::Count("error".into()));
/// assert_eq!(quantity::parse("€18,000").unwrap_err().suggestion.as_deref(), Some("€18000"));
/// ```
pub fn parse(text: &str) -> Result<Quantity, Unreadable> {
    let (amount, unit, period) = parts::parts(text).map_err(|why| why.with_good_suggestion(parts::parts))?;
    Ok(Quantity { amount, unit, period, text: text.trim().to_owned() })
}

impl Quantity {
    /// What it is about.
    pub fn dimension(&self) -> Dimension {
        match &self.unit {
            Unit::Money(currency) => Dimension::Money(*currency),
            Unit::Time(_) => Dimension::Time,
            Unit::Percent => Dimension::Share,
            Unit::Count(word) => Dimension::Count(word.clone()),
        }
    }

    /// Its amount in the unit and period of `other`: `2 h/day` in the terms of `5 min/yr` is 43800.
    ///
    /// Both must have the same dimension, and both or neither a period.
    pub fn convert_to(&self, other: &Self) -> Result<Decimal, Mismatch> {
        if self.dimension() != other.dimension() || self.period.is_some() != other.period.is_some() {
            return Err(self.mismatch(other));
        }
        let Some(amount) = self.amount.checked_mul(self.in_smallest()) else {
            return Err(Mismatch { message: format!("`{}` is too large to convert", self.text) });
        };
        Ok((amount / other.in_smallest()).normalize())
    }

    /// Its amount in the unit that totals are kept in: money as it is, time in minutes, percent as a
    /// fraction, counts as they are. The period stays.
    pub fn base(&self) -> Decimal {
        let amount = match self.unit {
            Unit::Money(_) | Unit::Count(_) => self.amount,
            Unit::Percent => self.amount / Decimal::ONE_HUNDRED,
            Unit::Time(unit) => {
                self.amount.saturating_mul(milliseconds(unit)) / milliseconds(TimeUnit::Minute)
            }
        };
        amount.normalize()
    }

    /// The same for a whole year: a one-off as it is, else times 365, 52, 12, 4 or 1.
    pub fn base_per_year(&self) -> Decimal {
        self.base().saturating_mul(Decimal::from(self.period.map_or(1, Period::per_year)))
    }

    /// How many of the smallest unit of its dimension a year (or once) one of its units makes: a whole
    /// number, so that only the last step of a conversion rounds.
    fn in_smallest(&self) -> Decimal {
        let unit = match self.unit {
            Unit::Time(unit) => milliseconds(unit),
            _ => Decimal::ONE,
        };
        unit * Decimal::from(self.period.map_or(1, Period::per_year))
    }

    fn mismatch(&self, other: &Self) -> Mismatch {
        let (here, there) = (&self.text, &other.text);
        let message = match (self.dimension(), other.dimension()) {
            (a, b) if a == b => format!("{}, but {}", self.recurrence(), other.recurrence()),
            (Dimension::Money(_), Dimension::Money(_)) => {
                format!("`{here}` and `{there}` are different currencies, which are never converted")
            }
            (Dimension::Count(_), Dimension::Count(_)) => {
                format!("`{here}` and `{there}` count different things")
            }
            (a, b) => format!("`{here}` is {}, but `{there}` is {}", named(&a), named(&b)),
        };
        Mismatch { message }
    }

    /// "`5 EUR/yr` is per year" or "`5 EUR` is not per any time".
    fn recurrence(&self) -> String {
        let per =
            self.period.map_or("not per any time".to_owned(), |period| format!("per {}", period.name()));
        format!("`{}` is {per}", self.text)
    }
}

fn milliseconds(unit: TimeUnit) -> Decimal {
    Decimal::from(unit.milliseconds())
}

/// A dimension's name as it stands after "is".
fn named(dimension: &Dimension) -> &'static str {
    match dimension {
        Dimension::Share => "a share",
        Dimension::Count(_) => "a count",
        other => other.name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Quantity {
        parse(text).unwrap()
    }

    #[test]
    fn row_83_conversions() {
        for (text, other, expected) in [
            ("2 h", "1 min", "120"),
            ("90 min", "1 h", "1.5"),
            ("10 h/wk", "1 h/yr", "520"),
            ("2 h/day", "5 min/yr", "43800"),
            ("520 h/yr", "1 h/wk", "10"),
            ("1000 EUR/mo", "€1/yr", "12000"),
            ("5 errors", "1 error", "5"),
            ("3 %", "1 percent", "3"),
            ("2 h", "5 EUR", "`2 h` is time, but `5 EUR` is money"),
            ("60%", "0.6", "`60%` is a share, but `0.6` is a count"),
            ("5 errors", "5 pages", "`5 errors` and `5 pages` count different things"),
            ("5 EUR", "5 USD", "`5 EUR` and `5 USD` are different currencies, which are never converted"),
            ("5 EUR/yr", "5 EUR", "`5 EUR/yr` is per year, but `5 EUR` is not per any time"),
        ] {
            let found = read(text).convert_to(&read(other));
            assert_eq!(found.map_or_else(|why| why.message, |amount| amount.to_string()), expected);
        }
    }

    #[test]
    fn totals_are_in_minutes_fractions_and_years() {
        for (text, base, per_year, dimension) in [
            ("18000 EUR/yr", "18000", "18000", "money"),
            ("1.5k EUR/qtr", "1500", "6000", "money"),
            ("120 h", "7200", "7200", "time"),
            ("30 s/day", "0.5", "182.5", "time"),
            ("3.2 %/mo", "0.032", "0.384", "share"),
            ("14 errors/wk", "14", "728", "count"),
        ] {
            let quantity = read(text);
            assert_eq!(quantity.base().to_string(), base, "base of {text:?}");
            assert_eq!(quantity.base_per_year().to_string(), per_year, "{text:?} in a year");
            assert_eq!(quantity.dimension().name(), dimension);
        }
    }
}
