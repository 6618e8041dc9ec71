//! The day that a comparison goes back to.

use crate::value::calendar::{Quarter, Week, date};
use jiff::ToSpan;
use jiff::civil::Date;

/// Reads a day as people name it: `2026-06-30`, the last day of a week `2026-W40` or of a quarter `2026-Q3`, or so
/// many days before `as_of`, `30d`. Says what is wrong where it is none, or lies after `as_of`.
///
/// ```
/// use casebook::changes::day;
/// use jiff::civil::date;
/// let today = date(2026, 11, 15);
/// assert_eq!(day("2026-Q3", today), Ok(date(2026, 9, 30)));
/// assert_eq!(day("2026-W40", today), Ok(date(2026, 10, 4)));
/// assert_eq!(day("30d", today), Ok(date(2026, 10, 16)));
/// assert!(day("2026-11-16", today).is_err());
/// ```
pub fn day(text: &str, as_of: Date) -> Result<Date, String> {
    let text = text.trim();
    let is_year = text.len() >= 5 && text.bytes().take(4).all(|byte| byte.is_ascii_digit());
    let day = if let Some(digits) = days_back(text) {
        let days = digits.parse::<i32>().ok();
        let back = days.and_then(|days| as_of.checked_sub(days.days()).ok());
        back.ok_or_else(|| format!("`{text}` is before all dates"))?
    } else if is_year && text.contains(['W', 'w']) {
        Week::parse(text).map_err(|why| why.message)?.last_day()
    } else if is_year && text.contains(['Q', 'q']) {
        Quarter::parse(text).map_err(|why| why.message)?.last_day()
    } else {
        let forms = "2026-06-30, 2026-W26, 2026-Q2 or 30d";
        date(text).map_err(|why| {
            format!("{}; write a day, week, quarter or number of days like {forms}", why.message)
        })?
    };
    if day > as_of {
        return Err(format!("{day} is after {as_of}, the day to compare it with; `--as-of` moves that day"));
    }
    Ok(day)
}

/// The digits of `30d`.
fn days_back(text: &str) -> Option<&str> {
    let digits = text.strip_suffix(['d', 'D'])?.trim_end();
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}
