//! Dates written otherwise than YYYY-MM-DD: what they mean, where that is certain.

use super::numbers::{Numbers, compact};
use crate::value::word::digits;
use jiff::civil::Date;

/// Formats that name the month, for `jiff::fmt::strtime`.
const WORDED: &[&str] =
    &["%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%d %B %Y", "%d %b %Y", "%d. %B %Y", "%A, %B %d, %Y"];

/// What a text that is no `YYYY-MM-DD` means as a date.
pub(super) enum Guess {
    /// These numbers, whether or not there is such a day.
    Certain(Numbers),
    /// A date, but its day and month could be swapped.
    Ambiguous,
    /// No date that we know.
    Nothing,
}

/// Guesses year, month and day of a date.
pub(super) fn numbers(text: &str) -> Guess {
    // Every way to write a date has digits; most words that are none have not, and would be tried in all of them.
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Guess::Nothing;
    }
    let text = text.strip_prefix("[[").and_then(|link| link.strip_suffix("]]")).unwrap_or(text);
    if let Some((numbers, "")) = compact(text) {
        return Guess::Certain(numbers);
    }
    if let Some(guess) = ['-', '/', '.'].into_iter().find_map(|mark| separated(text, mark)) {
        return guess;
    }
    match WORDED.iter().find_map(|format| Date::strptime(format, text).ok()) {
        Some(date) => Guess::Certain((date.year().into(), date.month().into(), date.day().into())),
        None => Guess::Nothing,
    }
}

/// Three numbers with one mark between them. With points the day comes first everywhere they are used; with
/// other marks that depends on the country.
fn separated(text: &str, mark: char) -> Option<Guess> {
    let pieces: Vec<&str> = text.split(mark).map(str::trim).collect();
    let [first, second, third] = pieces[..] else { return None };
    let number = |piece, length| digits(piece, length).filter(|(_, rest)| rest.is_empty()).map(|(n, _)| n);
    if let (Some(year), Some(month), Some(day)) =
        (number(first, 4..=4), number(second, 1..=2), number(third, 1..=2))
    {
        return Some(Guess::Certain((year, month, day)));
    }
    let (a, b, year) = (number(first, 1..=2)?, number(second, 1..=2)?, number(third, 4..=4)?);
    Some(match () {
        () if mark == '.' || a > 12 || a == b => Guess::Certain((year, b, a)),
        () if b > 12 => Guess::Certain((year, a, b)),
        () => Guess::Ambiguous,
    })
}
