//! Numbers as an explanation writes them: short enough to read, long enough to compute with.

pub(super) use crate::value::counted as count;
use crate::value::number::to_f64;
use crate::value::quantity::Quantity;
use crate::value::unit::{Period, Unit};
use rust_decimal::Decimal;

/// What stands for a number that is not known.
pub(super) const UNKNOWN: &str = "unknown";

/// Four significant digits, and never fewer than two decimals of what has some: `3.846`, `0.04003`, `1234.57`.
pub(super) fn number(value: f64) -> String {
    digits(value, 4)
}

/// Seven significant digits, for a number that nearly equals what it is subtracted from.
pub(super) fn precise(value: f64) -> String {
    digits(value, 7)
}

fn digits(value: f64, significant: i32) -> String {
    const SMALLEST: f64 = 1e-6;
    if !value.is_finite() {
        return UNKNOWN.to_owned();
    }
    if value == 0.0 || value.fract() == 0.0 && value.abs() < 1e15 {
        return format!("{:.0}", value + 0.0);
    }
    if value.abs() < SMALLEST {
        return format!("{value:.3e}");
    }
    #[expect(clippy::cast_possible_truncation, reason = "between -6 and 308")]
    let leading = value.abs().log10().floor() as i32;
    let decimals = usize::try_from(significant - 1 - leading).unwrap_or(0).max(2);
    let text = format!("{value:.decimals$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A number, where it is known.
pub(super) fn known(value: Option<f64>) -> String {
    shown(value, number)
}

/// A number as `show` writes it, where it is known.
pub(super) fn shown(value: Option<f64>, show: fn(f64) -> String) -> String {
    value.map_or(UNKNOWN.to_owned(), show)
}

/// A share as percent.
pub(super) fn percent(share: f64) -> String {
    format!("{} %", number((share * 1000.0).round() / 10.0))
}

/// A decimal as it is, unless it has no end.
pub(super) fn decimal(value: Decimal) -> String {
    let value = value.normalize();
    if value.scale() <= 4 { value.to_string() } else { number(to_f64(value)) }
}

/// An amount in the unit and period of a quantity: `1800 EUR/mo`.
pub(super) fn like(quantity: &Quantity, amount: Decimal) -> String {
    let unit = match &quantity.unit {
        Unit::Percent => " %".to_owned(),
        Unit::Count(word) if word.is_empty() => String::new(),
        unit => format!(" {unit}"),
    };
    format!("{}{unit}{}", decimal(amount), quantity.period.map_or("", Period::suffix))
}

/// A difference of such amounts: `1800 EUR/mo`; of percent it is in percentage points.
pub(super) fn difference(quantity: &Quantity, amount: Decimal) -> String {
    match &quantity.unit {
        Unit::Percent => format!("{} percentage points", decimal(amount)),
        _ => like(quantity, amount),
    }
}

/// Numbers with a sign between: `40 + 120`. Of many, the first and the last.
pub(super) fn joined(values: &[f64], sign: &str) -> String {
    values.iter().map(|value| number(*value)).collect::<Vec<_>>().join(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_good_to_compute_with() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (250.0, "250"),
            (3.846_153, "3.846"),
            (0.040_03, "0.04003"),
            (1234.567, "1234.57"),
            (0.5, "0.5"),
            (-12.345_6, "-12.35"),
            (0.000_000_123_4, "1.234e-7"),
            (f64::NAN, "unknown"),
        ] {
            assert_eq!(number(value), text);
        }
        assert_eq!(precise(0.193_333_333), "0.1933333");
        assert_eq!(percent(0.3333), "33.3 %");
        assert_eq!(decimal("2.10".parse().unwrap()), "2.1");
        assert_eq!(decimal(Decimal::ONE / Decimal::from(3)), "0.3333");
    }
}
