//! What templates can do with values.

use super::escape;
use super::figures::{self, UNKNOWN};
use super::link::{Links, Wanted};
use crate::config::Config;
use crate::source::stem;
use crate::value::share;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// The most blocks of a bar.
const WIDEST_BAR: usize = 100;
/// The deepest that a list is indented.
const MOST_SPACES: usize = 400;

/// Makes all filters known.
pub(super) fn register(tera: &mut Tera, config: &Config) {
    tera.register_filter("md", |value: &Value, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&escape::markdown(&text(value)))
    });
    tera.register_filter("code", |value: &Value, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&escape::code(&text(value)))
    });
    tera.register_filter("prose", |value: &Value, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&escape::prose(&text(value)))
    });
    tera.register_filter("mermaid", |value: &Value, kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let most = kwargs.get::<usize>("most")?.unwrap_or(60);
        Ok(Value::safe_string(&escape::mermaid(&text(value), most)))
    });
    tera.register_filter("gantt", |value: &Value, kwargs: Kwargs, _: &State<'_>| -> TeraResult<Value> {
        let most = kwargs.get::<usize>("most")?.unwrap_or(60);
        Ok(Value::safe_string(&escape::gantt(&text(value), most)))
    });
    let links = Links::new(config);
    tera.register_filter("link", move |value: &Value, kwargs: Kwargs, state: &State<'_>| {
        link(&links, value, &kwargs, state)
    });
    figure(tera, "duration", |number, _| Ok(figures::duration(number)));
    figure(tera, "percent", |number, _| Ok(figures::percent(number)));
    figure(tera, "number", |number, kwargs| {
        Ok(kwargs
            .get::<usize>("decimals")?
            .map_or_else(|| figures::number(number), |most| figures::rounded(number, most)))
    });
    figure(tera, "money", |number, kwargs| {
        Ok(figures::money(number, &escape::markdown(kwargs.must_get::<&str>("currency")?)))
    });
    figure(tera, "change", |number, kwargs| {
        figures::change(number, kwargs.get::<&str>("of")?.unwrap_or("numbers"))
            .ok_or_else(|| tera::Error::message("the filter `change` knows numbers, minutes and shares"))
    });
    figure(tera, "height", |number, _| Ok(figures::height(number)));
    figure(tera, "bar", |number, kwargs| {
        let width = kwargs.get::<usize>("width")?.unwrap_or(10).min(WIDEST_BAR);
        let down = kwargs.get::<bool>("down")?.unwrap_or(false);
        Ok(if down { share::whole_bar(number, width) } else { share::bar(number, width) })
    });
    tera.register_filter("split", |value: f64, kwargs: Kwargs, _: &State<'_>| split(value, &kwargs));
    tera.register_filter("label", |value: &Value, _: Kwargs, _: &State<'_>| {
        let text = text(value);
        if text == "mttr" { "MTTR".to_owned() } else { text }
    });
    tera.register_filter("capital", |value: &Value, _: Kwargs, _: &State<'_>| capital(&text(value)));
    tera.register_filter("url", |value: &str, kwargs: Kwargs, _: &State<'_>| url(value, &kwargs));
    tera.register_filter("date", |value: &Value, kwargs: Kwargs, _: &State<'_>| date(value, &kwargs));
    tera.register_filter("spaces", |n: usize, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&" ".repeat(n.min(MOST_SPACES)))
    });
    tera.register_filter("plural", |value: &Value, kwargs: Kwargs, _: &State<'_>| plural(value, &kwargs));
}

/// A filter of a number. An unknown one is a dash, or what the argument `unknown` says.
fn figure(
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

fn wrong(filter: &str, expected: &str, value: &Value) -> tera::Error {
    tera::Error::message(format!("the filter `{filter}` takes {expected}, not {}", value.name()))
}

fn text(value: &Value) -> String {
    if value.is_none() { String::new() } else { value.to_string() }
}

/// A link to a note, given by its file or as a map of `file` and `title`.
fn link(links: &Links, value: &Value, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let field = |name: &str| value.get_from_path(name).and_then(Value::as_str).map(str::to_owned);
    let file = value.as_str().map(str::to_owned).or_else(|| field("file"));
    let Some(file) = file else { return Err(wrong("link", "a note", value)) };
    let titles = state.get::<Value>("notes")?;
    let known = || titles.as_ref()?.as_map()?.get(&tera::value::Key::Str(&file))?.as_str().map(str::to_owned);
    let given = kwargs.get::<String>("text")?;
    let text = given.or_else(|| field("title")).or_else(known).unwrap_or_else(|| stem(&file).to_owned());
    let page = state.get::<String>("page_path")?.unwrap_or_default();
    let heading = kwargs.get::<String>("heading")?;
    let wanted = Wanted {
        file: &file,
        text: &text,
        heading: heading.as_deref(),
        in_table: kwargs.get::<bool>("in_table")?.unwrap_or(false),
        page: &page,
    };
    Ok(Value::safe_string(&links.to(wanted)))
}

/// A day, as written or in words (`form="long"`).
fn date(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    if value.is_none() {
        return Ok(Value::safe_string(UNKNOWN));
    }
    let iso = value.as_str().ok_or_else(|| wrong("date", "a date", value))?;
    let long = kwargs.get::<&str>("form")? == Some("long");
    let shown = if long { figures::long_date(iso) } else { None };
    Ok(Value::safe_string(&escape::markdown(&shown.unwrap_or_else(|| iso.to_owned()))))
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

/// A bar of the three layers, from the share of execution: `████▒▒▒░░░`.
fn split(execution: f64, kwargs: &Kwargs) -> TeraResult<Value> {
    let shares = [execution, kwargs.must_get::<f64>("orchestration")?, kwargs.must_get::<f64>("innovation")?];
    Ok(Value::safe_string(&figures::split(shares, kwargs.get::<usize>("width")?.unwrap_or(10))))
}

/// A link to an address, where it is one of the web; else its text.
fn url(address: &str, kwargs: &Kwargs) -> TeraResult<Value> {
    let text = kwargs.get::<String>("text")?.unwrap_or_else(|| address.to_owned());
    Ok(Value::safe_string(&super::link::web(address, &text)))
}
