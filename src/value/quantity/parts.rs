//! Reading the parts of quantities.

use crate::value::unit::{Period, TimeUnit, Unit, count_key};
use crate::value::unreadable::{Unreadable, quoted};
use crate::value::word::{split_while, without_hedge};
use crate::value::{duration, identity, money, number};
use rust_decimal::Decimal;
use unicode_normalization::char::is_combining_mark;

const EXAMPLE: &str = "18000 EUR/yr";

/// The longest name of a thing that is counted, in words.
const MAX_WORDS: usize = 4;

/// Amount, unit and period of a text.
pub(super) fn parts(text: &str) -> Result<(Decimal, Unit, Option<Period>), Unreadable> {
    let (measured, period) = split_period(without_hedge(text));
    match measure(text, measured) {
        Ok((amount, unit)) => Ok((amount, unit, period)),
        Err(why) if why.suggestion.is_none() => Err(Unreadable { suggestion: without_remark(text), ..why }),
        Err(why) => Err(why),
    }
}

fn no(text: &str, why: &str) -> Unreadable {
    Unreadable::no("quantity", text, why, EXAMPLE)
}

/// The text before a remark in parentheses, where that is a quantity.
fn without_remark(text: &str) -> Option<String> {
    let (before, _) = text.trim().strip_suffix(')')?.split_once('(')?;
    parts(before).ok().map(|_| before.trim().to_owned())
}

/// Splits off `/yr`, `per month`, `a week`, `p.a.`.
fn split_period(text: &str) -> (&str, Option<Period>) {
    if let Some((before, word)) = text.rsplit_once('/')
        && let Some(period) = Period::named(word.trim())
    {
        return (before.trim_end(), Some(period));
    }
    let Some((before, last)) = text.rsplit_once(char::is_whitespace) else { return (text, None) };
    if ["p.a.", "p.a"].contains(&last.to_lowercase().as_str()) {
        return (before.trim_end(), Some(Period::Year));
    }
    let Some((head, per)) = before.trim_end().rsplit_once(char::is_whitespace) else { return (text, None) };
    match Period::named(last) {
        Some(period) if ["per", "pro", "a"].contains(&per.to_lowercase().as_str()) => {
            (head.trim_end(), Some(period))
        }
        _ => (text, None),
    }
}

/// Amount and unit of a text without its period.
fn measure(text: &str, measured: &str) -> Result<(Decimal, Unit), Unreadable> {
    let unsigned = measured.strip_prefix(['-', '\u{2212}']);
    if let Some((currency, rest)) = money::leading(unsigned.unwrap_or(measured).trim_start()) {
        let (amount, rest) = amount(text, rest.trim_start())?;
        if !rest.is_empty() {
            return Err(no(text, &format!("{} does not belong to it", quoted(rest))));
        }
        return Ok((if unsigned.is_some() { -amount } else { amount }, Unit::Money(currency)));
    }
    if number::leading(measured).is_none() {
        return time(measured).map_err(|_| no(text, "it should start with a number or a currency"));
    }
    let (amount, rest) = amount(text, measured)?;
    if let Some(unit) = simple_unit(text, rest)? {
        return Ok((amount, unit));
    }
    let (amount, unit) =
        time(unsigned.unwrap_or(measured)).map_err(|why| time_and_more(text, measured, &why))?;
    if !number::in_range(amount) {
        return Err(no(text, "it is too large"));
    }
    Ok((if unsigned.is_some() { -amount } else { amount }, unit))
}

/// The number that a text starts with, times its `k` or `M`, and the rest.
fn amount<'a>(text: &str, measured: &'a str) -> Result<(Decimal, &'a str), Unreadable> {
    let (digits, rest) =
        number::leading(measured).ok_or_else(|| no(text, "there is no number after its currency"))?;
    let value = number::parse(digits).map_err(|why| why.within(text, digits, EXAMPLE))?;
    let (factor, rest) = split_magnitude(rest);
    let amount = value.saturating_mul(Decimal::from(factor));
    if !number::in_range(amount) {
        return Err(no(text, "it is too large"));
    }
    Ok((amount, rest.trim()))
}

/// Reads `k` and `M` directly after a number, or before a currency.
fn split_magnitude(rest: &str) -> (u32, &str) {
    let word = rest.trim_start();
    let (factor, after) = match word.chars().next() {
        Some('k' | 'K') => (1_000, &word[1..]),
        Some('M') => (1_000_000, &word[1..]),
        _ => return (1, rest),
    };
    let stands_alone = word.len() == rest.len() && !after.starts_with(char::is_alphanumeric);
    let is_magnitude = stands_alone || money::named(after.trim()).is_some();
    if is_magnitude { (factor, after) } else { (1, rest) }
}

/// The unit that the text after a number names; nothing where a duration of several parts starts there.
fn simple_unit(text: &str, name: &str) -> Result<Option<Unit>, Unreadable> {
    let bare = name.trim_end_matches('.');
    if bare.is_empty() {
        return Ok(Some(Unit::Count(String::new())));
    }
    if bare == "M" {
        return Err(no(text, "`M` could be minutes or, without a space, millions"));
    }
    if let Some(unit) = named(bare) {
        return Ok(Some(unit));
    }
    let (first, rest) = split_while(bare, char::is_alphabetic);
    match TimeUnit::named(first) {
        Some(_)
            if rest.starts_with(|c: char| c.is_whitespace() || c.is_ascii_digit() || ".,+".contains(c)) =>
        {
            Ok(None)
        }
        _ => counted(text, bare).map(Some),
    }
}

/// The unit of which a word is the whole name.
fn named(word: &str) -> Option<Unit> {
    if ["%", "percent", "per cent", "prozent"].contains(&word.to_lowercase().as_str()) {
        return Some(Unit::Percent);
    }
    let time = || TimeUnit::named(word).filter(|_| word.chars().all(char::is_alphabetic)).map(Unit::Time);
    money::named(word).map(Unit::Money).or_else(time)
}

/// The key of a thing that is counted, if its name looks like one.
fn counted(text: &str, name: &str) -> Result<Unit, Unreadable> {
    let mut words = name.split_whitespace();
    if name.starts_with(['-', '–']) && name.contains(|c: char| c.is_ascii_digit()) {
        return Err(no(text, "it is a range, not one amount"));
    }
    if words.clone().any(is_stray_money) {
        return Err(no(text, "money is an amount, a currency and a period such as /yr, and nothing else"));
    }
    if let Some((_, after)) = name.rsplit_once('/').filter(|(_, after)| Period::named(after.trim()).is_some())
    {
        return Err(no(text, &format!("it has a second period, `{}`", after.trim())));
    }
    // An accent may stand apart from its letter: macOS writes some so, and the lower case of `İ` is two characters.
    // One that no letter stands before is no begin of a name, though some are letters themselves.
    let is_name = |word: &str| {
        word.starts_with(|c: char| c.is_alphabetic() && !is_combining_mark(c) || "°#".contains(c))
            && word.chars().all(|c| c.is_alphanumeric() || is_combining_mark(c) || "-_/.'’°#²³".contains(c))
    };
    if name.split_whitespace().count() > MAX_WORDS || !words.all(is_name) {
        return Err(no(text, &format!("{} is no unit", quoted(name))));
    }
    // The singular of "EURs" or "pages/wks" is another unit, or a period.
    let is_own = |key: &String| named(key).is_none() && split_period(&format!("1 {key}")).1.is_none();
    let key = Some(settled_key(name)).filter(is_own).or_else(|| Some(identity::key(name)).filter(is_own));
    key.map(Unit::Count).ok_or_else(|| no(text, &format!("{} is no unit", quoted(name))))
}

/// The key of a counted unit that is its own key: no part of `s.s` is left to be taken for a plural.
fn settled_key(name: &str) -> String {
    let key = count_key(name).trim_end_matches('.').to_owned();
    if key == name { key } else { settled_key(&key) }
}

/// True for a currency among other words, and for `EUR/h`; `EUR/request` is a fair measure, though no money.
fn is_stray_money(word: &str) -> bool {
    let (currency, per) = word.split_once('/').unwrap_or((word, ""));
    money::named(currency).is_some() && (per.chars().count() < 3 || TimeUnit::named(per).is_some())
}

/// A duration of one or more parts, in the unit of the first.
fn time(text: &str) -> Result<(Decimal, Unit), Unreadable> {
    let parts = duration::parts(text)?;
    let first = parts.first().map_or(TimeUnit::Minute, |(_, unit)| *unit);
    let total: Decimal =
        parts.iter().map(|(amount, unit)| *amount * Decimal::from(unit.milliseconds())).sum();
    Ok(((total / Decimal::from(first.milliseconds())).normalize(), Unit::Time(first)))
}

/// What to say where a duration goes on with something else: `120 h saved`, `2h 28`.
fn time_and_more(text: &str, measured: &str, why: &Unreadable) -> Unreadable {
    let with = |better: &str| text.trim().replacen(measured, better, 1);
    let reason = why.message.split_once("duration: ").map_or(why.message.as_str(), |(_, reason)| reason);
    if let Some(better) = &why.suggestion {
        return no(text, reason).suggest(with(better));
    }
    match measured.rsplit_once(char::is_whitespace).filter(|(before, _)| time(before).is_ok()) {
        Some((before, last)) => {
            no(text, &format!("{} does not belong to it", quoted(last))).suggest(with(before.trim_end()))
        }
        None => no(text, reason),
    }
}
