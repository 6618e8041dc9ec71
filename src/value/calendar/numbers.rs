//! Dates as three numbers, before anybody asks whether there is such a day.

use crate::value::word::digits;

/// Year, month and day, not yet judged.
pub(super) type Numbers = (i32, i32, i32);

/// `2026-03-02` and what follows. The year may be longer, so that `275760-09-13` gets a message of its own.
pub(super) fn dashed(text: &str) -> Option<(Numbers, &str)> {
    let (year, rest) = digits(text, 4..=6)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2..=2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2..=2)?;
    Some(((year, month, day), rest))
}

/// `20260302` and what follows.
pub(super) fn compact(text: &str) -> Option<(Numbers, &str)> {
    let (number, rest) = digits(text, 8..=8)?;
    Some(((number / 10_000, number / 100 % 100, number % 100), rest))
}
