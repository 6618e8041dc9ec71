//! Shares, such as my part of a saving or the confidence in a decision.

use super::number;
use super::unreadable::Unreadable;
use rust_decimal::Decimal;

const EXAMPLE: &str = "60%";

/// Words for a hundredth, in lower case, longest first.
const PERCENT: &[&str] = &["per cent", "percent", "prozent", "%"];

/// Reads a share as a fraction from 0 to 1.
///
/// A bare number up to 1 is that fraction, a larger one is percent.
///
/// ```
/// use casebook::value::share;
/// assert_eq!(share::parse("60%"), Ok(0.6));
/// assert_eq!(share::parse("0.6"), Ok(0.6));
/// assert_eq!(share::parse("60"), Ok(0.6));
/// assert!(share::parse("140%").is_err());
/// ```
pub fn parse(text: &str) -> Result<f64, Unreadable> {
    read(text).map_err(|why| why.with_good_suggestion(read))
}

/// A share as a bar of blocks: `███░░░░░░░`.
pub fn bar(share: f64, width: usize) -> String {
    blocks((share.clamp(0.0, 1.0) * width as f64).round(), width)
}

/// The same, full for the whole alone and not for what nearly is.
pub fn whole_bar(share: f64, width: usize) -> String {
    blocks((share.clamp(0.0, 1.0) * width as f64 + 1e-9).floor(), width)
}

fn blocks(full: f64, width: usize) -> String {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and the width")]
    let full = (full as usize).min(width);
    "█".repeat(full) + &"░".repeat(width - full)
}

/// A share as whole percent, for plain texts: `39 %`.
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

fn read(text: &str) -> Result<f64, Unreadable> {
    let no = |why: &str| Unreadable::no("share", text, why, EXAMPLE);
    let (number, percent) = split_percent(text.trim());
    let value = number::parse(number).map_err(|why| why.within(text, number, EXAMPLE))?;
    let fraction = if percent || value > Decimal::ONE { value / Decimal::ONE_HUNDRED } else { value };
    if fraction.is_sign_negative() && !fraction.is_zero() {
        return Err(no("it is below zero"));
    }
    if fraction > Decimal::ONE {
        return Err(no("it is over 100%"));
    }
    Ok(number::to_f64(fraction.abs()))
}

/// The number before a percent sign or word, and whether there was one.
pub(super) fn split_percent(text: &str) -> (&str, bool) {
    for word in PERCENT {
        let start = text.len().saturating_sub(word.len());
        if text.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(word)) {
            return (text[..start].trim_end(), true);
        }
    }
    (text, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_84_shares() {
        for (text, expected) in [
            ("60%", Some(0.6)),
            ("60 %", Some(0.6)),
            ("30 percent", Some(0.3)),
            ("30%", Some(0.3)),
            ("0.3", Some(0.3)),
            ("1", Some(1.0)),
            ("1%", Some(0.01)),
            ("1.5", Some(0.015)),
            ("100", Some(1.0)),
            ("-0", Some(0.0)),
            ("140 %", None),
            ("140", None),
            ("-5%", None),
            ("most", None),
            ("%", None),
        ] {
            assert_eq!(parse(text).ok(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_comma_is_mended_in_place() {
        assert_eq!(parse("62,5 %").unwrap_err().suggestion.as_deref(), Some("62.5 %"));
    }
}
