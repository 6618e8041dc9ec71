//! Filters that every kind of page has: numbers, days and words.

use super::figures::{self, UNKNOWN};
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Makes them known. `escape` makes a text safe to stand in what is written.
pub(in crate::render) fn register(tera: &mut Tera, escape: fn(&str) -> String) {
    figure(tera, "duration", |number, _| Ok(figures::duration(number)));
    figure(tera, "percent", |number, _| Ok(figures::percent(number)));
    figure(tera, "number", |number, kwargs| {
        Ok(kwargs
            .get::<usize>("decimals")?
            .map_or_else(|| figures::number(number), |most| figures::rounded(number, most)))
    });
    figure(tera, "money", move |number, kwargs| {
        Ok(figures::money(number, &escape(kwargs.must_get::<&str>("currency")?)))
    });
    figure(tera, "change", |number, kwargs| {
        figures::change(number, kwargs.get::<&str>("of")?.unwrap_or("numbers"))
            .ok_or_else(|| tera::Error::message("the filter `change` knows numbers, minutes and shares"))
    });
    tera.register_filter("label", |value: &Value, _: Kwargs, _: &State<'_>| {
        let text = text(value);
        if text == "mttr" { "MTTR".to_owned() } else { text }
    });
    tera.register_filter("capital", |value: &Value, _: Kwargs, _: &State<'_>| capital(&text(value)));
    tera.register_filter("date", move |value: &Value, kwargs: Kwargs, _: &State<'_>| {
        date(value, &kwargs, escape)
    });
    tera.register_filter("plural", |value: &Value, kwargs: Kwargs, _: &State<'_>| plural(value, &kwargs));
}

/// A filter of a number. An unknown one is a dash, or what the argument `unknown` says.
pub(in crate::render) fn figure(
    tera: &mut Tera,
    name: &'static str,
    show: impl Fn(f64, &Kwargs) -> TeraResult<String> + Send + Sync + 'static,
) {
    tera.register_filter(name, move |value: &Value, kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        if value.is_none() {
            let unknown = kwargs.get::<&str>("unknown")?.unwrap_or(UNKNOWN);
            return Ok(Value::safe_string(unknown));
        }
        let number = value.as_f64().ok_or_else(|| wrong(name, "a number", value))?;
        Ok(Value::safe_string(&show(number, &kwargs)?))
    });
}

/// The error of a filter that was given the wrong sort of value.
pub(in crate::render) fn wrong(filter: &str, expected: &str, value: &Value) -> tera::Error {
    tera::Error::message(format!("the filter `{filter}` takes {expected}, not {}", value.name()))
}

/// A value as text; an unknown one is empty.
pub(in crate::render) fn text(value: &Value) -> String {
    if value.is_none() { String::new() } else { value.to_string() }
}

/// A day as written, in words (`form="long"`) or in short ones (`form="short"`).
fn date(value: &Value, kwargs: &Kwargs, escape: fn(&str) -> String) -> TeraResult<Value> {
    if value.is_none() {
        return Ok(Value::safe_string(UNKNOWN));
    }
    let iso = value.as_str().ok_or_else(|| wrong("date", "a date", value))?;
    let shown = match kwargs.get::<&str>("form")? {
        Some("long") => figures::long_date(iso),
        Some("short") => figures::short_date(iso),
        _ => None,
    };
    Ok(Value::safe_string(&escape(&shown.unwrap_or_else(|| iso.to_owned()))))
}

/// A number and what it counts: `1 case`, `12 cases`, `no cases`. `word=true` leaves the number out.
fn plural(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    let n = value.as_f64().ok_or_else(|| wrong("plural", "a number", value))?;
    let one = kwargs.must_get::<&str>("one")?.to_owned();
    let many = kwargs.get::<String>("many")?.unwrap_or_else(|| format!("{one}s"));
    let is_one = (n - 1.0).abs() < 1e-9;
    let word = if is_one { one } else { many };
    if kwargs.get::<bool>("word")?.unwrap_or(false) {
        return Ok(Value::safe_string(&word));
    }
    let number = if n == 0.0 { "no".to_owned() } else { figures::number(n) };
    Ok(Value::safe_string(&format!("{number} {word}")))
}

/// A text with its first letter as a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
