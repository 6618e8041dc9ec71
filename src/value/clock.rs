//! Times of day with an optional offset, as they follow a date or stand alone.

use super::unreadable::quoted;
use super::word::{digits, split_while, strip_prefix_ignoring_case};
use jiff::civil::Time;
use jiff::tz::Offset;

/// Why a text is no time of day.
pub(super) struct Bad {
    /// What is wrong, to follow a colon.
    pub(super) why: String,
    /// The same time as it should be written, where that is known.
    pub(super) suggestion: Option<String>,
}

impl From<&str> for Bad {
    fn from(why: &str) -> Self {
        Self { why: why.to_owned(), suggestion: None }
    }
}

/// Reads `10:12`, `10:12:30`, `10:12Z`, `10:12 +02:00`, `10:12 UTC`.
pub(super) fn parse(text: &str) -> Result<(Time, Option<Offset>), Bad> {
    let shape = || Bad::from("times are written HH:MM");
    let (hour, rest) = digits(text, 1..=2).ok_or_else(shape)?;
    let (minute, rest) = rest.strip_prefix(':').and_then(|rest| digits(rest, 2..=2)).ok_or_else(shape)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => digits(rest, 2..=2).ok_or_else(shape)?,
        None => (0, rest),
    };
    let (nanosecond, rest) = fraction(rest);
    let zone = rest.trim();
    if let Some(afternoon) = half_day(zone) {
        return Err(in_24_hours(hour, minute, afternoon));
    }
    let time = civil(hour, minute, second, nanosecond)?;
    Ok((time, offset(zone)?))
}

/// The time of three numbers, or which of them is wrong. A leap second counts as the second before it.
fn civil(hour: i32, minute: i32, second: i32, nanosecond: i32) -> Result<Time, Bad> {
    if hour == 24 && minute == 0 {
        return Err("hours go from 0 to 23; midnight is 00:00 of the next day".into());
    }
    let out_of_range = match (hour, minute, second) {
        (24.., ..) => "hours go from 0 to 23",
        (_, 60.., _) => "minutes go from 0 to 59",
        _ => "seconds go from 0 to 59",
    };
    let small = |number: i32| i8::try_from(number).unwrap_or(i8::MAX);
    let second = if second == 60 { 59 } else { second };
    Time::new(small(hour), small(minute), small(second), nanosecond).map_err(|_| out_of_range.into())
}

/// Nanoseconds of a decimal fraction of a second; further digits are dropped.
fn fraction(text: &str) -> (i32, &str) {
    let Some((decimals, rest)) = text
        .strip_prefix('.')
        .map(|rest| split_while(rest, |c| c.is_ascii_digit()))
        .filter(|(decimals, _)| !decimals.is_empty())
    else {
        return (0, text);
    };
    let nine: String = decimals.chars().chain("000000000".chars()).take(9).collect();
    (nine.parse().unwrap_or(0), rest)
}

/// Whether "am" or "pm" says afternoon.
fn half_day(text: &str) -> Option<bool> {
    match text.to_lowercase().replace('.', "").as_str() {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    }
}

fn in_24_hours(hour: i32, minute: i32, afternoon: bool) -> Bad {
    let suggestion = ((1..=12).contains(&hour) && minute < 60)
        .then(|| format!("{:02}:{minute:02}", hour % 12 + if afternoon { 12 } else { 0 }));
    Bad { why: "times are written in 24 hours".to_owned(), suggestion }
}

/// Reads ``, `Z`, `UTC`, `GMT`, `+02:00`, `+0200`, `+02`.
fn offset(text: &str) -> Result<Option<Offset>, Bad> {
    if text.is_empty() {
        return Ok(None);
    }
    if ["z", "utc", "gmt"].contains(&text.to_lowercase().as_str()) {
        return Ok(Some(Offset::UTC));
    }
    let bad = || Bad::from(format!("{} is no offset; write one such as +02:00", quoted(text)).as_str());
    let signed = strip_prefix_ignoring_case(text, "UTC").unwrap_or(text);
    let (sign, unsigned) = match signed.chars().next() {
        Some('+') => (1, &signed[1..]),
        Some('-') => (-1, &signed[1..]),
        Some('\u{2212}') => (-1, &signed['\u{2212}'.len_utf8()..]),
        _ => return Err(bad()),
    };
    let (hours, minutes) = match (digits(unsigned, 1..=2), digits(unsigned, 4..=4)) {
        (Some((hours, "")), _) => (hours, 0),
        (Some((hours, rest)), _) => {
            let minutes = rest.strip_prefix(':').and_then(|rest| digits(rest, 2..=2));
            (hours, minutes.filter(|(_, rest)| rest.is_empty()).ok_or_else(bad)?.0)
        }
        (None, Some((both, ""))) => (both / 100, both % 100),
        _ => return Err(bad()),
    };
    if hours > 14 || minutes > 59 {
        return Err(bad());
    }
    Offset::from_seconds(sign * (hours * 60 + minutes) * 60).map(Some).map_err(|_| bad())
}
