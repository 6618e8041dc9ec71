//! Numbers as people read them.

use crate::value::duration as minutes;
use jiff::civil::Date;

/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';
/// Stands between thousands.
const THIN: char = '\u{202f}';
/// The sign of what is less.
const MINUS: &str = "\u{2212}";
/// What stands for a number not known.
pub(in crate::render) const UNKNOWN: &str = "–";

/// A number with at most three significant decimals, thousands apart by thin spaces: `21 600`, `2.25`, `0.034`.
pub(in crate::render) fn number(value: f64) -> String {
    let size = value.abs();
    let decimals = match size {
        _ if !value.is_finite() => return UNKNOWN.to_owned(),
        _ if size >= 100.0 => 0,
        _ if size >= 10.0 => 1,
        _ if size >= 0.1 || size == 0.0 => 2,
        _ => 4,
    };
    fixed(value, decimals, true)
}

/// A number with at most so many decimals: `3.8`, `4`.
pub(in crate::render) fn rounded(value: f64, most: usize) -> String {
    if value.is_finite() { fixed(value, most.min(12), true) } else { UNKNOWN.to_owned() }
}

/// An amount of money: cents only where there are some and the amount is small.
pub(in crate::render) fn money(value: f64, currency: &str) -> String {
    let cents = value.fract().abs() > 0.004 && value.abs() < 1000.0;
    format!("{}{NO_BREAK}{currency}", fixed(value, if cents { 2 } else { 0 }, false))
}

/// An amount of the ledger: `21 600 EUR a year`, `18 h`, of time given in minutes. `unit` is that of a count, or the
/// currency.
pub(in crate::render) fn amount(sum: f64, dimension: &str, unit: Option<&str>, period: &str) -> String {
    let unit = unit.unwrap_or_default();
    let much = match dimension {
        "money" => money(sum, unit),
        "time" => format!("{}{NO_BREAK}h", number(sum / 60.0)),
        "share" => format!("{} percentage points", number(sum * 100.0)),
        _ if unit.is_empty() => number(sum),
        _ => format!("{}{NO_BREAK}{unit}", number(sum)),
    };
    if period == "year" { format!("{much} a year") } else { much }
}

/// A share as percent: whole, but for small ones.
pub(in crate::render) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    let near_end = percent.abs() < 1.0 || (percent > 99.0 && percent < 100.0);
    format!("{}{NO_BREAK}%", fixed(percent, usize::from(near_end), true))
}

/// Minutes, on one line: `2 h 28 min`.
pub(in crate::render) fn duration(value: f64) -> String {
    minutes::show(value).replace(' ', &NO_BREAK.to_string())
}

/// A difference with its sign: of `numbers`, `minutes`, or `shares` in percentage points; nothing for other words.
pub(in crate::render) fn change(by: f64, of: &str) -> Option<String> {
    let size = match of {
        "numbers" => number(by.abs()),
        "minutes" => duration(by.abs()),
        "shares" => {
            let points = fixed(by.abs() * 100.0, usize::from(by.abs() < 0.0095), true);
            format!("{points}{NO_BREAK}{}", if points == "1" { "point" } else { "points" })
        }
        _ => return None,
    };
    let is_zero = !size.contains(|c: char| ('1'..='9').contains(&c));
    let sign = match by {
        _ if is_zero => "\u{b1}",
        by if by < 0.0 => MINUS,
        _ => "+",
    };
    Some(format!("{sign}{size}"))
}

/// The height of a bar in a picture, for Mermaid: digits and a point.
pub(in crate::render) fn height(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// So many decimals; without zeros at their end where they are trimmed.
fn fixed(value: f64, decimals: usize, trimmed: bool) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let fraction = if trimmed { fraction.trim_end_matches('0') } else { fraction };
    let mut grouped = String::new();
    for (i, digit) in whole.chars().enumerate() {
        // Four digits need no help.
        if i > 0 && (whole.len() - i) % 3 == 0 && whole.len() > 4 {
            grouped.push(THIN);
        }
        grouped.push(digit);
    }
    let is_zero = text.chars().all(|c| c == '0' || c == '.');
    let sign = if value < 0.0 && !is_zero { MINUS } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{grouped}{point}{fraction}")
}

/// A day in words: `15 November 2026`.
pub(in crate::render) fn long_date(iso: &str) -> Option<String> {
    let day: Date = iso.parse().ok()?;
    Some(day.strftime("%-d %B %Y").to_string())
}

/// A day in few words: `15 Nov 2026`.
pub(in crate::render) fn short_date(iso: &str) -> Option<String> {
    let day: Date = iso.parse().ok()?;
    Some(day.strftime("%-d %b %Y").to_string())
}

/// Shares that sum to 1 as one bar: `████▒▒▒░░░`.
pub(in crate::render) fn split(shares: [f64; 3], width: usize) -> String {
    let width = width.min(100);
    let mut bar = String::new();
    let mut drawn = 0;
    let mut sum = 0.0;
    for (share, block) in shares.iter().zip(["█", "▒", "░"]) {
        sum += share.clamp(0.0, 1.0);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 0 and the width"
        )]
        let until = ((sum.min(1.0) * width as f64).round() as usize).max(drawn);
        bar.push_str(&block.repeat(until - drawn));
        drawn = until;
    }
    bar
}
