//! Pieces of text that several parsers look at in the same way.

/// Words that only say "more or less", longest first where one starts another.
const HEDGES: &[&str] = &[
    "approximately",
    "approx.",
    "approx",
    "roughly",
    "around",
    "about",
    "circa",
    "ca.",
    "ca",
    "etwa",
    "rund",
    "~",
    "≈",
];

/// The text without white space around it and without a first "about" or "~".
pub(super) fn without_hedge(text: &str) -> &str {
    let text = text.trim();
    for hedge in HEDGES {
        let Some(rest) = strip_prefix_ignoring_case(text, hedge) else { continue };
        let sign = !hedge.starts_with(char::is_alphabetic) || hedge.ends_with('.');
        if sign || rest.starts_with(char::is_whitespace) {
            return rest.trim_start();
        }
    }
    text
}

/// Like `str::strip_prefix`, but `a` and `A` are the same.
pub(super) fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// Splits after the leading characters that pass.
pub(super) fn split_while(text: &str, pass: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !pass(c)).unwrap_or(text.len()))
}

/// Reads the ASCII digits at the start where their number fits, and returns the rest.
pub(super) fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Option<(i32, &str)> {
    let (digits, rest) = split_while(text, |c| c.is_ascii_digit());
    if !length.contains(&digits.len()) {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}
