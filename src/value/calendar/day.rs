use super::guess;
use super::numbers::{Numbers, compact, dashed};
use super::years::YEARS;
use crate::value::clock;
use crate::value::unreadable::{Unreadable, quoted};
use jiff::Unit;
use jiff::civil::Date;

const EXAMPLE: &str = "2026-02-28";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a civil date, `2026-03-02`, or the date part of a date with a time.
///
/// The years 1900 to 2199 are dates; other ways to write one are refused with the date they mean, where that
/// is certain.
///
/// ```
/// use casebook::value::calendar::date;
/// assert_eq!(date("2026-03-02").map(|date| date.to_string()), Ok("2026-03-02".into()));
/// let why = date("2026-02-30").unwrap_err();
/// assert_eq!(why.message, "`2026-02-30` is no date: February 2026 has 28 days");
/// assert_eq!(date("02.03.2026").unwrap_err().suggestion.as_deref(), Some("2026-03-02"));
/// ```
pub fn date(text: &str) -> Result<Date, Unreadable> {
    read(text).map_err(|why| why.with_good_suggestion(read))
}

fn read(text: &str) -> Result<Date, Unreadable> {
    let no = |why: &str| Unreadable::no("date", text, why, EXAMPLE);
    let (date, rest) = split(text)?;
    let time = rest.strip_prefix(['T', 't']).unwrap_or(rest).trim_start();
    if !time.starts_with(|c: char| c.is_ascii_digit()) && !rest.is_empty() {
        return Err(no(&format!("{} does not belong to it", quoted(rest))));
    }
    if !time.is_empty() {
        clock::parse(time).map_err(|bad| no(&bad.why))?;
    }
    Ok(date)
}

/// The date that a file name (without its extension) begins with, and the rest without the separators before
/// it: `2026-03-02 Title`, `2026-03-02-title`, `20260302 Title`.
///
/// ```
/// use casebook::value::calendar::leading_date;
/// let (date, rest) = leading_date("2026-03-02 DNS outage").unwrap();
/// assert_eq!((date.to_string().as_str(), rest), ("2026-03-02", "DNS outage"));
/// ```
pub fn leading_date(file_stem: &str) -> Option<(Date, &str)> {
    const SEPARATORS: &[char] = &[' ', '-', '_', '.'];
    let (numbers, rest) = dashed(file_stem)
        .filter(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()))
        .or_else(|| compact(file_stem).filter(|(_, rest)| rest.is_empty() || rest.starts_with(SEPARATORS)))?;
    Some((civil(numbers).ok()?, rest.trim_start_matches(SEPARATORS)))
}

/// Days from one day to another: negative where the second is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    // All civil dates lie within some four million days of each other.
    from.until((Unit::Day, to)).map_or(0, |span| span.get_days())
}

/// Splits a text after the date it starts with.
pub(in crate::value) fn split(text: &str) -> Result<(Date, &str), Unreadable> {
    let trimmed = text.trim();
    let Some((numbers, rest)) = dashed(trimmed) else { return Err(not_iso(text)) };
    let date = civil(numbers).map_err(|why| Unreadable::no("date", text, why, EXAMPLE))?;
    if rest.starts_with(|c: char| c.is_alphanumeric() && !c.eq_ignore_ascii_case(&'t')) {
        return Err(not_iso(text));
    }
    Ok((date, rest))
}

/// True where a text starts with three numbers as a date has them, whether or not there is such a day.
pub(in crate::value) fn looks_like_date(text: &str) -> bool {
    dashed(text.trim()).is_some()
}

/// What to say about a text that is written otherwise.
fn not_iso(text: &str) -> Unreadable {
    let no = |why: &str| Unreadable::no("date", text, why, EXAMPLE);
    match guess::numbers(text.trim()) {
        guess::Guess::Certain(numbers) => match civil(numbers) {
            Ok(date) => no("dates are written YYYY-MM-DD").suggest(date.to_string()),
            Err(why) => no(&why),
        },
        guess::Guess::Ambiguous => no("which number is the month can't be told; write YYYY-MM-DD"),
        guess::Guess::Nothing => no("dates are written YYYY-MM-DD"),
    }
}

/// The day of three numbers, or why there is none.
pub(super) fn civil((year, month, day): Numbers) -> Result<Date, String> {
    if !YEARS.contains(&year) {
        return Err(format!("the year should lie between {} and {}", YEARS.start(), YEARS.end()));
    }
    let small = |number: i32| i8::try_from(number).unwrap_or(i8::MAX);
    let year = i16::try_from(year).unwrap_or(i16::MAX);
    let Ok(first) = Date::new(year, small(month), 1) else {
        return Err(format!("there is no month {month}"));
    };
    Date::new(year, small(month), small(day)).map_err(|_| {
        let name = MONTHS[usize::try_from(month - 1).unwrap_or(0).min(11)];
        format!("{name} {year} has {} days", first.days_in_month())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_75_and_80_dates() {
        for (text, expected) in [
            ("2026-03-02", "2026-03-02"),
            (" 2024-02-29 ", "2024-02-29"),
            ("2026-03-02T10:12:00+02:00", "2026-03-02"),
            ("2026-03-02 23:59", "2026-03-02"),
            ("2026-02-30", "February 2026 has 28 days"),
            ("2026-04-31", "April 2026 has 30 days"),
            ("2026-01-00", "January 2026 has 31 days"),
            ("2026-13-01", "there is no month 13"),
            ("0000-01-01", "the year should lie between 1900 and 2199"),
            ("9999-12-31", "the year should lie between 1900 and 2199"),
            ("275760-09-13", "the year should lie between 1900 and 2199"),
            ("2026-03-02 25:00", "hours go from 0 to 23"),
            ("2026-03-02 Title", "`Title` does not belong to it"),
            ("30.02.2026", "February 2026 has 28 days"),
            ("3/2/2026", "which number is the month can't be told; write YYYY-MM-DD"),
            ("", "dates are written YYYY-MM-DD"),
        ] {
            let found = date(text).map_or_else(|why| why.message, |date| date.to_string());
            assert!(found.ends_with(expected), "{text:?}: {found}");
        }
    }

    #[test]
    fn other_ways_to_write_a_date_are_suggested() {
        for (text, expected) in [
            ("02.03.2026", Some("2026-03-02")),
            ("2.3.2026", Some("2026-03-02")),
            ("3/2/2026", None),
            ("3/3/2026", Some("2026-03-03")),
            ("13/2/2026", Some("2026-02-13")),
            ("2/13/2026", Some("2026-02-13")),
            ("2026/03/02", Some("2026-03-02")),
            ("2026-3-2", Some("2026-03-02")),
            ("20260302", Some("2026-03-02")),
            ("March 2, 2026", Some("2026-03-02")),
            ("2 Mar 2026", Some("2026-03-02")),
            ("[[2026-03-02]]", Some("2026-03-02")),
            ("next week", None),
        ] {
            assert_eq!(date(text).unwrap_err().suggestion.as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn dates_in_file_names() {
        for (stem, expected) in [
            ("2026-03-02 Title", Some("Title")),
            ("2026-03-02-title", Some("title")),
            ("2026-03-02_-_Ümlaut", Some("Ümlaut")),
            ("2026-03-02", Some("")),
            ("20260302 Title", Some("Title")),
            ("202603021012 Zettel", None),
            ("20261302 Title", None),
            ("2026-03-021", None),
            ("2026-02-30 Title", None),
            ("Title 2026-03-02", None),
        ] {
            assert_eq!(leading_date(stem).map(|(_, rest)| rest), expected, "{stem:?}");
        }
    }
}
