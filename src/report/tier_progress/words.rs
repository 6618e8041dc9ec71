//! Numbers of criteria in words, and why notes don't count.

use crate::analysis::levels::Failing;
use crate::ladder::{Bound, Test, Unit, What};
use crate::value::share::percent;

/// What the number of a test is in: `count`, `share`, `change`, `mean` (a week), `number`.
pub fn unit_of(test: &Test) -> &'static str {
    match &test.what {
        What::Count(_) => "count",
        What::Measure(reading) => match reading.measure.unit() {
            Unit::Share => "share",
            Unit::Change => "change",
            Unit::Count => "count",
            Unit::Mean => "mean",
            Unit::Number => "number",
        },
    }
}

/// A number in its unit, for people.
pub fn written(test: &Test, value: f64) -> String {
    match unit_of(test) {
        "share" => percent(value),
        "change" if value < 0.0 => format!("{} less", percent(-value)),
        "change" => format!("{} more", percent(value)),
        "mean" => format!("{} a week", rounded(value)),
        _ => rounded(value),
    }
}

/// A target in words. To come down by 30 % or more is "at least 30 % less".
pub fn target(test: &Test) -> String {
    let less = unit_of(test) == "change" && test.target < 0.0;
    let bound = if (test.bound == Bound::AtLeast) == less { "at most" } else { "at least" };
    format!("{bound} {}", written(test, test.target))
}

/// At most two decimals, and none that is zero.
fn rounded(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Why a note does not count, Markdown.
pub fn why(failing: &Failing) -> String {
    match failing {
        Failing::TooOld { date, window } => format!("dated {date}, and only the last {window} days count"),
        Failing::Undated => "it has no date, and only a span of days counts".to_owned(),
        Failing::False { part, value: Some((field, value)) } => {
            format!("`{field}` is {}, and asked is `{}`", code(value), ticks(part))
        }
        Failing::False { part, value: None } => format!("asked is `{}`", ticks(part)),
        Failing::Unknown { part, fields, reason } => match fields.as_slice() {
            [] => format!("{}: asked is `{}`", reason.replace('`', "'"), ticks(part)),
            fields => format!(
                "add {}",
                fields.iter().map(|field| format!("`{field}`")).collect::<Vec<_>>().join(" and ")
            ),
        },
        Failing::Timeline => {
            "its timeline is no diagnosis: write down the checks and what each found".to_owned()
        }
    }
}

/// A value of a note as code: it can't end the code or the line.
fn code(value: &str) -> String {
    let safe: String = value
        .chars()
        .map(|c| {
            if c == '`' {
                '\''
            } else if c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect();
    format!("`{}`", safe.trim())
}

/// A part of a condition on one line, without what would end the code.
fn ticks(part: &str) -> String {
    part.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'")
}
