//! Numbers: decimals, counts and scores.

use super::unreadable::Unreadable;
use super::word::split_while;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The largest number a note may hold, either way. It leaves room to convert units and to add up a vault
/// without overflow.
const LIMIT: i64 = 1_000_000_000_000_000;

const EXAMPLE: &str = "1.5";
const COUNT_EXAMPLE: &str = "3";
const SCALE_EXAMPLE: &str = "4";

/// Reads a decimal: `1.5`, `-3`, `1e3`, `18 000`, `18_000`.
///
/// A comma is refused, since it means thousands to one reader and decimals to the next.
///
/// ```
/// use casebook::value::number;
/// assert_eq!(number::parse("18 000").map(|n| n.to_string()), Ok("18000".into()));
/// assert_eq!(number::parse("1,5").unwrap_err().suggestion.as_deref(), Some("1.5"));
/// ```
pub fn parse(text: &str) -> Result<Decimal, Unreadable> {
    read(text).map_err(|why| why.with_good_suggestion(read))
}

fn read(text: &str) -> Result<Decimal, Unreadable> {
    let no = |why: &str| Unreadable::no("number", text, why, EXAMPLE);
    let text = text.trim();
    let plain = text.replace('\u{2212}', "-");
    if plain.contains([',', '\'', '’'])
        && plain.starts_with(|c: char| c.is_ascii_digit() || "+-,".contains(c))
        && let Some(better) = without_commas(&plain)
    {
        return Err(no("write decimals with a point and thousands without a comma").suggest(better));
    }
    let plain = without_separators(&plain).ok_or_else(|| no("thousands come in groups of three digits"))?;
    if ["nan", "inf", "infinity"].contains(&plain.trim_start_matches(['+', '-', '.']).to_lowercase().as_str())
    {
        return Err(no("it has no finite value"));
    }
    if !is_decimal(&plain) {
        return Err(no("it should be digits, with a point before decimals, and nothing else"));
    }
    let value = if plain.contains(['e', 'E']) {
        Decimal::from_scientific(&plain.replace("e+", "e").replace("E+", "e"))
    } else {
        plain.parse()
    };
    value.ok().filter(|value| in_range(*value)).ok_or_else(|| no("it is out of range"))
}

/// Reads a whole number from 0 on.
pub fn count(text: &str) -> Result<u32, Unreadable> {
    read_count(text).map_err(|why| why.with_good_suggestion(read_count))
}

fn read_count(text: &str) -> Result<u32, Unreadable> {
    let value = parse(text).map_err(|why| Unreadable { example: COUNT_EXAMPLE, ..why })?;
    let no = |why: &str| Unreadable::no("count", text, why, COUNT_EXAMPLE);
    if value.is_sign_negative() && !value.is_zero() {
        return Err(no("it is below zero"));
    }
    if !value.fract().is_zero() {
        return Err(no("it should be a whole number"));
    }
    value.to_u32().ok_or_else(|| no("it is too large"))
}

/// Reads a score from 1 to 5: `4`, or `4/5`.
pub fn scale(text: &str) -> Result<u8, Unreadable> {
    let no = |why: &str| Unreadable::no("score", text, why, SCALE_EXAMPLE);
    let score = text.trim().strip_suffix("/5").or_else(|| text.trim().strip_suffix("/ 5")).unwrap_or(text);
    let value = parse(score).map_err(|_| no("scores are whole numbers from 1 to 5"))?;
    if !value.fract().is_zero() {
        return Err(no("scores are whole numbers, without halves"));
    }
    value.to_u8().filter(|score| (1..=5).contains(score)).ok_or_else(|| no("scores go from 1 to 5"))
}

/// Reads a decimal from 0 on, such as hours worked.
pub fn non_negative(text: &str) -> Result<Decimal, Unreadable> {
    read_amount(text).map_err(|why| why.with_good_suggestion(read_amount))
}

fn read_amount(text: &str) -> Result<Decimal, Unreadable> {
    let value = parse(text)?;
    if value.is_sign_negative() && !value.is_zero() {
        return Err(Unreadable::no("amount", text, "it is below zero", EXAMPLE));
    }
    Ok(value)
}

/// A number as JSON: whole ones are written without a fraction, `148` and not `148.0`; null where it is none.
pub fn json(number: f64) -> serde_json::Value {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number that fits")]
        let whole = number as i64;
        return whole.into();
    }
    number.into()
}

/// The nearest binary number: 0.3 becomes the same `f64` as the literal `0.3`.
pub fn to_f64(value: Decimal) -> f64 {
    /// Whole numbers up to here have no rounding.
    const EXACT: i128 = 1 << f64::MANTISSA_DIGITS;
    /// Nor have these powers of ten.
    const POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22,
    ];
    let digits = value.mantissa();
    match POWERS.get(value.scale() as usize) {
        // Of two such numbers a division rounds once.
        Some(power) if digits.abs() <= EXACT => digits as f64 / power,
        // Of others it would round twice; through text it is once.
        _ => value.to_string().parse().unwrap_or_default(),
    }
}

/// True where units can be converted and sums taken without overflow.
pub(super) fn in_range(value: Decimal) -> bool {
    value.abs() <= Decimal::from(LIMIT)
}

/// Splits a text after the number it starts with (not yet judged), such as `-18 000` of `-18 000 EUR`.
pub(super) fn leading(text: &str) -> Option<(&str, &str)> {
    let unsigned = text.trim_start_matches(['+', '-', '\u{2212}']);
    if !unsigned.trim_start_matches(['.', ',']).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut end = text.len() - unsigned.len();
    loop {
        let (run, rest) = split_while(&text[end..], |c| c.is_ascii_digit());
        end += run.len();
        let Some(joint) = rest.chars().next() else { break };
        let next = &rest[joint.len_utf8()..];
        let goes_on = match joint {
            '.' | ',' | '_' | '\'' | '’' => next.starts_with(|c: char| c.is_ascii_digit()),
            'e' | 'E' => next.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit()),
            space if is_space(space) => starts_with_group(next),
            _ => false,
        };
        if !goes_on {
            break;
        }
        let sign = next.len() - next.trim_start_matches(['+', '-']).len();
        end += joint.len_utf8() + sign;
    }
    Some(text.split_at(end))
}

/// A space that may stand between thousands: plain, no-break, thin or narrow no-break.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Three digits, and no fourth.
fn starts_with_group(text: &str) -> bool {
    split_while(text, |c| c.is_ascii_digit()).0.len() == 3
}

/// Drops `_` and spaces between thousands; nothing where one stands elsewhere.
fn without_separators(text: &str) -> Option<String> {
    let is_separator = |c: char| c == '_' || is_space(c);
    if !text.contains(is_separator)
        || text.contains(|c: char| !is_separator(c) && !"+-.0123456789eE".contains(c))
    {
        return Some(text.to_owned());
    }
    let (whole, decimals) = text.split_at(text.find('.').unwrap_or(text.len()));
    let mut groups = whole.split(is_separator);
    let first = groups.next()?.trim_start_matches(['+', '-']);
    let good = (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    good.then(|| whole.replace(is_separator, "") + decimals)
}

/// Digits with at most one point, a sign before them, an exponent after.
fn is_decimal(text: &str) -> bool {
    let unsigned = |text: &str| text.strip_prefix(['+', '-']).unwrap_or(text).to_owned();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    is_digits(&unsigned(mantissa).replacen('.', "", 1)) && is_digits(&unsigned(exponent))
}

/// What `1,5`, `18,000`, `1.234,56` or `18'000` most likely mean, as plain decimals.
fn without_commas(text: &str) -> Option<String> {
    let marks: Vec<char> = text.chars().filter(|c| ",.'’".contains(*c)).collect();
    let last = *marks.last()?;
    let groups: Vec<&str> = text.trim_start_matches(['+', '-']).split(last).collect();
    let thousands = !groups[0].is_empty()
        && !groups[0].starts_with('0')
        && groups[0].len() <= 3
        && groups[1..].iter().all(|group| starts_with_group(group) && group.len() == 3);
    let all_alike = marks.iter().all(|mark| *mark == last);
    let better = match last {
        '.' => text.replace([',', '\'', '’'], ""),
        _ if all_alike && thousands => text.replace(last, ""),
        ',' if marks.iter().filter(|mark| **mark == ',').count() == 1 => {
            text.replace(['.', '\'', '’'], "").replace(',', ".")
        }
        _ => return None,
    };
    is_decimal(&better).then_some(better)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a parser makes of a text: the value, or the suggestion in brackets.
    fn outcome<T: ToString>(result: Result<T, Unreadable>) -> String {
        match result {
            Ok(value) => value.to_string(),
            Err(why) => format!("[{}]", why.suggestion.unwrap_or_default()),
        }
    }

    #[test]
    fn row_82_numbers() {
        for (text, expected) in [
            ("1.5", "1.5"),
            (" -3 ", "-3"),
            ("\u{2212}3", "-3"),
            ("+.5", "0.5"),
            ("5.", "5"),
            ("1e3", "1000"),
            ("2.5E-2", "0.025"),
            ("1e+3", "1000"),
            ("18 000", "18000"),
            ("1\u{202f}234\u{202f}567.5", "1234567.5"),
            ("18_000", "18000"),
            ("1,5", "[1.5]"),
            ("0,125", "[0.125]"),
            ("18,000", "[18000]"),
            ("-1,234.56", "[-1234.56]"),
            ("1.234,56", "[1234.56]"),
            ("18'000", "[18000]"),
            ("1, 5", "[]"),
            ("1 5", "[]"),
            ("NaN", "[]"),
            ("-.inf", "[]"),
            ("1e999", "[]"),
            ("1e16", "[]"),
            ("1e-40", "[]"),
            ("10:00", "[]"),
            ("0x1f", "[]"),
            ("1.2.3", "[]"),
            ("5 h", "[]"),
            ("", "[]"),
        ] {
            assert_eq!(outcome(parse(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn row_84_counts_scores_and_amounts() {
        for (text, counted, scored, amount) in [
            ("3", "3", "3", "3"),
            ("5.0", "5", "5", "5.0"),
            ("4/5", "[]", "4", "[]"),
            ("3.5", "[]", "[]", "3.5"),
            ("0", "0", "[]", "0"),
            ("-0", "0", "[]", "0"),
            ("6", "6", "[]", "6"),
            ("-1", "[]", "[]", "[]"),
            ("5000000000", "[]", "[]", "5000000000"),
        ] {
            assert_eq!(outcome(count(text)), counted, "count of {text:?}");
            assert_eq!(outcome(scale(text)), scored, "score of {text:?}");
            assert_eq!(outcome(non_negative(text)), amount, "amount of {text:?}");
        }
    }

    #[test]
    fn what_is_offered_can_be_read() {
        for (text, counted) in [("1,5", None), ("1,500", Some("1500")), ("x", None)] {
            let why = count(text).unwrap_err();
            assert_eq!((why.suggestion.as_deref(), why.example), (counted, "3"), "{text:?}");
        }
        assert_eq!(non_negative("-1,5").unwrap_err().suggestion, None);
    }

    #[test]
    fn binary_numbers_are_the_nearest() {
        for (text, expected) in [("0.3", 0.3), ("-0.1", -0.1), ("1e3", 1000.0), ("123456.789", 123_456.789)] {
            assert!((to_f64(parse(text).unwrap()) - expected).abs() == 0.0, "{text:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn binary_numbers_are_those_of_the_text(digits: i64, shift in 0..64_u32, scale in 0..=28_u32) {
            let number = Decimal::from_i128_with_scale((digits >> shift).into(), scale);
            proptest::prop_assert_eq!(Ok(to_f64(number)), number.to_string().parse::<f64>());
        }
    }
}
