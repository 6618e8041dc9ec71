//! Comparisons that decide a verdict or a stage, kept with the numbers that they looked at.

use crate::value::number::to_f64;
use rust_decimal::Decimal;

/// How a number is compared with a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// Less.
    Below,
    /// Less or equal.
    AtMost,
    /// Equal.
    Exactly,
    /// More or equal.
    AtLeast,
    /// More.
    Above,
}

impl Is {
    /// Its sign: `<`, `<=`, `=`, `>=`, `>`.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Exactly => "=",
            Self::AtLeast => ">=",
            Self::Above => ">",
        }
    }

    fn holds<T: PartialOrd + Copy>(self, value: T, limit: T) -> bool {
        match self {
            Self::Below => value < limit,
            Self::AtMost => value <= limit,
            Self::Exactly => value == limit,
            Self::AtLeast => value >= limit,
            Self::Above => value > limit,
        }
    }
}

/// A decimal with its nearest binary number, which takes longer to find than to compare.
#[derive(Debug, Clone, Copy)]
pub struct Exact {
    decimal: Decimal,
    /// The nearest binary number.
    pub nearest: f64,
}

impl From<Decimal> for Exact {
    fn from(decimal: Decimal) -> Self {
        Self { decimal, nearest: to_f64(decimal) }
    }
}

/// One comparison. An unknown number meets none.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The number's name in the rule: `T1`.
    pub name: &'static str,
    /// The number.
    pub value: Option<f64>,
    /// How it is compared.
    pub is: Is,
    /// With what.
    pub limit: f64,
    /// Whether that is true.
    pub holds: bool,
}

impl Condition {
    /// Compares a number.
    pub fn new(name: &'static str, value: Option<f64>, is: Is, limit: f64) -> Self {
        let holds = value.is_some_and(|value| is.holds(value, limit));
        Self { name, value, is, limit, holds }
    }

    /// Compares a decimal, and not its nearest binary number.
    pub fn exact(name: &'static str, value: Option<Exact>, is: Is, limit: Decimal) -> Self {
        let holds = value.is_some_and(|value| is.holds(value.decimal, limit));
        Self { name, value: value.map(|value| value.nearest), is, limit: to_f64(limit), holds }
    }
}

/// The conditions for one outcome; without any it is what is left.
#[derive(Debug, Clone, PartialEq)]
pub struct Test<T> {
    /// What they lead to.
    pub outcome: T,
    /// True where one of them is enough, false where all are needed.
    pub any: bool,
    /// The conditions.
    pub conditions: Vec<Condition>,
}

impl<T: Copy> Test<T> {
    /// Needs all of them.
    pub fn all(outcome: T, conditions: Vec<Condition>) -> Self {
        Self { outcome, any: false, conditions }
    }

    /// Needs one of them.
    pub fn any(outcome: T, conditions: Vec<Condition>) -> Self {
        Self { outcome, any: true, conditions }
    }

    /// Whether it leads to its outcome.
    pub fn holds(&self) -> bool {
        let mut conditions = self.conditions.iter();
        if self.any { conditions.any(|c| c.holds) } else { conditions.all(|c| c.holds) }
    }
}

/// The outcome of the first test that holds.
pub fn first<T: Copy>(tests: &[Test<T>]) -> Option<T> {
    tests.iter().find(|test| test.holds()).map(|test| test.outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unknown_meets_no_condition() {
        for is in [Is::Below, Is::AtMost, Is::Exactly, Is::AtLeast, Is::Above] {
            assert!(!Condition::new("x", None, is, 1.0).holds);
            assert!(!Condition::new("x", Some(f64::NAN), is, 1.0).holds);
        }
        // Eight tenths less a hair: as a binary number it would be 0.8.
        let hair = Decimal::new(8, 1) - Decimal::new(1, 27);
        assert!(!Condition::exact("kept", Some(hair.into()), Is::AtLeast, Decimal::new(8, 1)).holds);
    }

    #[test]
    fn the_first_that_holds_decides_and_what_needs_nothing_is_what_is_left() {
        let test = |n: f64| Condition::new("n", Some(1.0), Is::AtLeast, n);
        let all = |outcome, limits: [f64; 2]| Test::all(outcome, limits.map(test).to_vec());
        let tests =
            [all('a', [0.0, 2.0]), Test::any('b', vec![test(3.0), test(1.0)]), Test::all('c', vec![])];
        assert_eq!(first(&tests), Some('b'));
        assert_eq!(first(&tests[2..]), Some('c'));
        assert_eq!(first(&tests[..1]), None);
    }
}
