//! Names and signs of currencies.

use super::word::split_while;
use iso_currency::Currency;

/// Signs that mean one currency. `$` is the US dollar here; others are written by their code.
const SIGNS: &[(&str, Currency)] =
    &[("US$", Currency::USD), ("$", Currency::USD), ("€", Currency::EUR), ("£", Currency::GBP)];

/// The currency that a word names: a code of ISO 4217 in capitals, a sign, or a common name in any case.
///
/// Other codes count in capitals only, since `all`, `top` and `try` are words too.
pub(super) fn named(word: &str) -> Option<Currency> {
    if let Some((_, currency)) = SIGNS.iter().find(|(sign, _)| *sign == word) {
        return Some(*currency);
    }
    match word.to_lowercase().as_str() {
        "eur" | "euro" | "euros" => Some(Currency::EUR),
        "usd" | "dollar" | "dollars" => Some(Currency::USD),
        "gbp" => Some(Currency::GBP),
        "chf" => Some(Currency::CHF),
        _ if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) => {
            Currency::from_code(word).filter(|code| !matches!(code, Currency::XXX | Currency::XTS))
        }
        _ => None,
    }
}

/// Splits a text after the currency it starts with: `€ 18`, `EUR 18`, `$18`.
pub(super) fn leading(text: &str) -> Option<(Currency, &str)> {
    let sign = SIGNS.iter().find_map(|(sign, currency)| Some((*currency, text.strip_prefix(sign)?)));
    sign.or_else(|| {
        let (word, rest) = split_while(text, char::is_alphabetic);
        Some((named(word)?, rest))
    })
}
