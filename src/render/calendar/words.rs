//! Days and times as iCalendar writes them.

use jiff::civil::{Date, DateTime};

/// The weekdays, from Monday on.
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// The weekday of a day: `TU`
pub(super) fn weekday(day: Date) -> &'static str {
    WEEKDAYS[usize::from(day.weekday().to_monday_zero_offset().unsigned_abs())]
}

/// `20261115`
pub(super) fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// `20261115T150000`
pub(super) fn basic_time(at: DateTime) -> String {
    at.strftime("%Y%m%dT%H%M%S").to_string()
}
