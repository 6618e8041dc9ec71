//! Lengths of time, in minutes.

use super::number;
use super::unit::TimeUnit;
use super::unreadable::Unreadable;
use super::word::{split_while, strip_prefix_ignoring_case, without_hedge};
use rust_decimal::Decimal;

const EXAMPLE: &str = "2h 28m";

/// Reads a length of time as minutes: `2h 28m`, `148 min`, `PT2H28M`, `1.5 h`, `11 days`, `about 30 minutes`.
///
/// ```
/// use casebook::value::duration;
/// assert_eq!(duration::parse("2h 28m"), Ok(148.0));
/// assert_eq!(duration::parse("148").unwrap_err().suggestion.as_deref(), Some("148 min"));
/// ```
pub fn parse(text: &str) -> Result<f64, Unreadable> {
    let parts = parts(text).map_err(|why| why.with_good_suggestion(parts))?;
    let milliseconds: Decimal =
        parts.into_iter().map(|(amount, unit)| amount * Decimal::from(unit.milliseconds())).sum();
    Ok(number::to_f64(milliseconds / Decimal::from(TimeUnit::Minute.milliseconds())))
}

/// Shows minutes to people, in at most two units, rounded to the smaller: "2 h 28 min", "3 d 4 h", "30 s".
///
/// ```
/// use casebook::value::duration::show;
/// assert_eq!(show(148.0), "2 h 28 min");
/// assert_eq!(show(15840.0), "11 d");
/// ```
pub fn show(minutes: f64) -> String {
    use TimeUnit::{Day, Hour, Millisecond, Minute, Second};
    if !minutes.is_finite() {
        return "unknown".to_owned();
    }
    let sign = if minutes < 0.0 { "-" } else { "" };
    let rounded = |unit: TimeUnit| (minutes.abs() / unit.minutes()).round();
    // What is a large unit but for less than half of the finest shows as one; 23 h 30 min is no day.
    for (large, small, finest) in [(Day, Hour, Minute), (Hour, Minute, Second), (Minute, Second, Second)] {
        if rounded(finest) * finest.minutes() >= large.minutes() {
            let per_large = large.minutes() / small.minutes();
            let total = rounded(small);
            let (whole, rest) = ((total / per_large).floor(), total % per_large);
            let tail = if rest > 0.0 { format!(" {rest} {}", small.symbol()) } else { String::new() };
            return format!("{sign}{whole} {}{tail}", large.symbol());
        }
    }
    for unit in [Second, Millisecond] {
        let total = rounded(unit);
        if total >= 1.0 {
            return format!("{sign}{total} {}", unit.symbol());
        }
    }
    format!("0 {}", Minute.symbol())
}

/// The parts of a duration as written, from the largest unit to the smallest; at least one.
pub(super) fn parts(text: &str) -> Result<Vec<(Decimal, TimeUnit)>, Unreadable> {
    let no = |why: &str| Unreadable::no("duration", text, why, EXAMPLE);
    let exact = without_footnote(without_hedge(text));
    if exact.starts_with(['-', '\u{2212}']) {
        return Err(no("it is below zero"));
    }
    if let Some(iso) = strip_prefix_ignoring_case(exact, "P").filter(|rest| is_iso(rest)) {
        return iso_parts(iso)
            .ok_or_else(|| no("only weeks, days, hours, minutes and seconds have a length"));
    }
    if exact.contains(':') && exact.chars().all(|c| c.is_ascii_digit() || c == ':') {
        return Err(no("it could be a time of day, or minutes and seconds"));
    }
    let parts = spoken_parts(text, exact)?;
    if parts.windows(2).any(|pair| pair[0].1 <= pair[1].1) {
        return Err(no("its units should go from large to small"));
    }
    Ok(parts)
}

/// Reads `4 hours and 42 minutes`, `1 day, 3 hours`, `2h28m`.
fn spoken_parts(text: &str, exact: &str) -> Result<Vec<(Decimal, TimeUnit)>, Unreadable> {
    let no = |why: String| Unreadable::no("duration", text, why, EXAMPLE);
    let mut parts = Vec::new();
    let mut rest = exact;
    loop {
        let (number, tail) = number::leading(rest)
            .ok_or_else(|| no("it should be numbers, each with a unit of time".to_owned()))?;
        let amount = number::parse(number).map_err(|why| why.within(text, number, EXAMPLE))?;
        let (name, after) = split_while(tail.trim_start(), char::is_alphabetic);
        if name.is_empty() && after.trim_matches('.').is_empty() {
            return Err(no(format!("`{number}` has no unit")).suggest(with_unit(exact, &parts)));
        }
        if amount.is_sign_negative() && !amount.is_zero() {
            return Err(no("it is below zero".to_owned()));
        }
        let unit = TimeUnit::named(name).ok_or_else(|| no(not_a_unit(name, after)))?;
        parts.push((amount, unit));
        rest = without_joint(after.strip_prefix('.').unwrap_or(after));
        if rest.is_empty() {
            return Ok(parts);
        }
    }
}

/// The text with the unit that its last, bare number most likely has.
fn with_unit(exact: &str, parts: &[(Decimal, TimeUnit)]) -> String {
    let next = parts.last().and_then(|(_, unit)| TimeUnit::ALL.into_iter().rfind(|smaller| smaller < unit));
    let number = exact.trim_end_matches('.').trim_end();
    format!("{number} {}", next.unwrap_or(TimeUnit::Minute).symbol())
}

fn not_a_unit(name: &str, after: &str) -> String {
    match name.to_lowercase().as_str() {
        "" if after.starts_with(['-', '–']) => "it is a range, not one length".to_owned(),
        "month" | "months" | "mo" | "year" | "years" | "y" | "yr" | "monat" | "monate" | "jahr" | "jahre" => {
            format!("a {} has no fixed length; say days", name.trim_end_matches('s'))
        }
        "" => "there is no unit after its number".to_owned(),
        _ => format!("`{name}` is no unit of time"),
    }
}

/// Drops what may stand between two parts: white space, `,`, `+`, `&`, "and".
fn without_joint(text: &str) -> &str {
    let text = text.trim_start().trim_start_matches([',', '+', '&']).trim_start();
    for word in ["and ", "und "] {
        if let Some(rest) = strip_prefix_ignoring_case(text, word) {
            return rest.trim_start();
        }
    }
    text
}

/// Drops a reference to a footnote at the end: `279 minutes [^3]`.
fn without_footnote(text: &str) -> &str {
    text.strip_suffix(']')
        .and_then(|open| open.rsplit_once("[^"))
        .map_or(text, |(before, _)| before.trim_end())
}

/// True where what follows a `P` looks like an ISO 8601 duration rather than a word.
fn is_iso(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_ascii_digit() || c.eq_ignore_ascii_case(&'t'))
        && rest.chars().all(|c| c.is_ascii_digit() || ".TYMWDHS".contains(c.to_ascii_uppercase()))
}

/// Reads what follows the `P` of `P1DT2H28M`. Years and months have no fixed length.
fn iso_parts(iso: &str) -> Option<Vec<(Decimal, TimeUnit)>> {
    let upper = iso.to_ascii_uppercase();
    let (date, time) = upper.split_once('T').map_or((&upper[..], None), |(date, time)| (date, Some(time)));
    let mut parts = Vec::new();
    let mut read = |mut rest: &str, units: &[(char, TimeUnit)]| -> Option<()> {
        while !rest.is_empty() {
            let (number, tail) = split_while(rest, |c| c.is_ascii_digit() || c == '.');
            let designator = tail.chars().next()?;
            let unit = units.iter().find(|(letter, _)| *letter == designator)?.1;
            parts.push((number::parse(number).ok()?, unit));
            rest = &tail[1..];
        }
        Some(())
    };
    read(date, &[('W', TimeUnit::Week), ('D', TimeUnit::Day)])?;
    read(time.unwrap_or(""), &[('H', TimeUnit::Hour), ('M', TimeUnit::Minute), ('S', TimeUnit::Second)])?;
    (!parts.is_empty() && time != Some("")).then_some(parts)
}
