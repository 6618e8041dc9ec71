//! Numbers, days and commands as signals write them, and comparisons at an edge.

use crate::analysis::view::View;
use crate::value::calendar::days_between;
use crate::value::{counted, quoted};
use jiff::civil::Date;

/// What sums of decimal hours may be off by: 80 % is met exactly, although binary numbers may say a little less.
const ROUNDING: f64 = 1e-9;

/// At least a limit.
pub(super) fn at_least(value: f64, limit: f64) -> bool {
    value >= limit - ROUNDING
}

/// More than a limit.
pub(super) fn above(value: f64, limit: f64) -> bool {
    value > limit + ROUNDING
}

/// Less than a limit.
pub(super) fn below(value: f64, limit: f64) -> bool {
    !at_least(value, limit)
}

/// Hours with at most one decimal: `12.5 h`.
pub(super) fn hours(hours: f64) -> String {
    let text = format!("{hours:.1}");
    format!("{} h", text.strip_suffix(".0").unwrap_or(&text))
}

/// How long ago: `today`, `1 day ago`, `45 days ago`.
pub(super) fn ago(view: &View<'_>, day: Date) -> String {
    match usize::try_from(days_between(day, view.as_of)).unwrap_or(0) {
        0 => "today".to_owned(),
        days => format!("{} ago", counted(days, "day")),
    }
}

/// Names as a list: `a`, `a and b`, `a, b and c`.
pub(super) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., last] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", before.join(", "), last.as_ref())
        }
    }
}

/// `casebook new KIND TITLE`.
pub(super) fn new(kind: &str, title: &str) -> String {
    // A title of the length of a page makes no file name.
    let title: String = title.chars().take(80).collect();
    format!("casebook new {kind} {}", quoted(title.trim()))
}
