//! What templates of pages can do with values.

use crate::render::chart::{escaped, is_plain};
use crate::render::template::figures;
use crate::render::template::filters::{self, text, wrong};
use std::io::{self, Write};
use tera::value::Key;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Writes a text as HTML.
pub(in crate::render) fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if is_plain(text) {
        return out.write_all(text.as_bytes());
    }
    out.write_all(escaped(text).as_bytes())
}

/// Makes all filters known.
pub(in crate::render) fn register(tera: &mut Tera) {
    filters::register(tera, escaped);
    tera.register_filter("link", |value: &Value, kwargs: Kwargs, state: &State<'_>| {
        link(value, &kwargs, state)
    });
    tera.register_filter("domain", |value: &Value, _: Kwargs, state: &State<'_>| domain(value, state));
    tera.register_filter("note", |value: &Value, _: Kwargs, state: &State<'_>| -> TeraResult<Value> {
        Ok(of_file(value, state)?.unwrap_or_else(Value::none))
    });
    tera.register_filter("files", |value: &Value, _: Kwargs, _: &State<'_>| files(value));
    tera.register_filter("outside", |value: &Value, kwargs: Kwargs, _: &State<'_>| outside(value, &kwargs));
    tera.register_filter("amount", |value: &Value, _: Kwargs, _: &State<'_>| amount(value));
    tera.register_filter("level", |value: &Value, kwargs: Kwargs, _: &State<'_>| level(value, &kwargs));
    tera.register_filter("stage", |value: &Value, _: Kwargs, _: &State<'_>| {
        let stage = text(value);
        let class = stage.replace(' ', "-");
        Value::safe_string(&format!(r#"<span class="stage {}">{}</span>"#, escaped(&class), escaped(&stage)))
    });
    tera.register_filter("prose", |value: &Value, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&prose(&text(value)))
    });
    tera.register_filter("words", |value: &Value, _: Kwargs, _: &State<'_>| {
        text(value).replace(['-', '_'], " ")
    });
}

/// A sentence of casebook's own, with code between backticks.
fn prose(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // A backtick without its partner is one of the note's.
    if parts.len().is_multiple_of(2) {
        return escaped(text);
    }
    let part = |(at, part): (usize, &&str)| match at % 2 {
        0 => escaped(part),
        _ => format!("<code>{}</code>", escaped(part)),
    };
    parts.iter().enumerate().map(part).collect()
}

/// What a site knows of a note, by its file.
fn of_file(file: &Value, state: &State<'_>) -> TeraResult<Option<Value>> {
    let file = file.as_str().ok_or_else(|| wrong("link", "a note", file))?.to_owned();
    let notes = state.get::<Value>("notes")?;
    Ok(notes.and_then(|notes| notes.as_map()?.get(&Key::Str(&file)).cloned()))
}

/// The files of a list of what has one.
fn files(list: &Value) -> TeraResult<Value> {
    let list = list.as_array().ok_or_else(|| wrong("files", "a list", list))?;
    Ok(Value::from(
        list.iter().filter_map(|item| item.get_from_path("file").cloned()).collect::<Vec<Value>>(),
    ))
}

/// What stands before addresses on the page.
pub(in crate::render) fn root(state: &State<'_>) -> TeraResult<String> {
    let page = state.get::<Value>("page")?;
    Ok(page.and_then(|page| Some(page.get_from_path("root")?.as_str()?.to_owned())).unwrap_or_default())
}

/// A link to a note, given by its file; its title alone is no link where the note has no page.
fn link(value: &Value, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let Some(note) = of_file(value, state)? else {
        return Ok(Value::safe_string(&escaped(&kwargs.get::<String>("text")?.unwrap_or_default())));
    };
    let field = |name: &str| note.get_from_path(name).and_then(Value::as_str).map(str::to_owned);
    let shown = kwargs.get::<String>("text")?.or_else(|| field("title")).unwrap_or_default();
    Ok(Value::safe_string(&match field("address") {
        Some(address) => anchor(&format!("{}{address}", root(state)?), &shown),
        None => escaped(&shown),
    }))
}

/// A link to the page of a domain; its name where it has none.
fn domain(value: &Value, state: &State<'_>) -> TeraResult<Value> {
    let name = text(value);
    let pages = state.get::<Value>("domain_pages")?;
    let page = pages.and_then(|pages| Some(pages.as_map()?.get(&Key::Str(&name))?.as_str()?.to_owned()));
    Ok(Value::safe_string(&match page {
        Some(page) => anchor(&format!("{}{page}", root(state)?), &name),
        None => escaped(&name),
    }))
}

/// A link to another site.
fn outside(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    let url = value.as_str().ok_or_else(|| wrong("outside", "an address", value))?;
    let shown = kwargs.get::<String>("text")?.unwrap_or_else(|| url.to_owned());
    Ok(Value::safe_string(&outward(url, &shown)))
}

/// A link to another site. Schemes that run programs or scripts stay text.
pub(in crate::render) fn outward(url: &str, shown: &str) -> String {
    let lower = url.to_ascii_lowercase();
    let is_safe = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    if !is_safe {
        return escaped(shown);
    }
    format!(r#"<a href="{}" rel="noopener noreferrer">{}</a>"#, escaped(url), escaped(shown))
}

/// A link within the site.
pub(in crate::render) fn anchor(href: &str, text: &str) -> String {
    format!(r#"<a href="{}">{}</a>"#, escaped(href), escaped(text))
}

/// An amount of the ledger, as people read it.
fn amount(value: &Value) -> TeraResult<Value> {
    let field = |name: &str| value.get_from_path(name).and_then(Value::as_str).map(str::to_owned);
    let sum = value.get_from_path("sum").and_then(Value::as_f64);
    let sum = sum.ok_or_else(|| wrong("amount", "an amount", value))?;
    let period = field("period").unwrap_or_default();
    let dimension = field("dimension").unwrap_or_default();
    let unit = field("currency").or_else(|| field("unit"));
    Ok(Value::from(figures::amount(sum, &dimension, unit.as_deref(), &period)))
}

/// A level as a row of marks and its name: `levels` are all of its ladder.
fn level(value: &Value, kwargs: &Kwargs) -> TeraResult<Value> {
    let levels = kwargs.must_get::<Vec<Value>>("levels")?;
    let field = |level: &Value, name: &str| {
        level.get_from_path(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let held = text(value);
    let at = levels.iter().position(|level| field(level, "id") == held);
    let marks: String = (0..levels.len())
        .map(|mark| if at.is_some_and(|at| mark <= at) { r#"<i class="on"></i>"# } else { "<i></i>" })
        .collect();
    let name = at.map_or("no level yet".to_owned(), |at| field(&levels[at], "name"));
    Ok(Value::safe_string(&format!(r#"<span class="level">{marks}{}</span>"#, escaped(&name))))
}
