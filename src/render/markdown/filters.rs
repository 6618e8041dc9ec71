//! What templates can do with values.

use super::escape;
use super::link::{Links, Wanted};
use crate::config::Config;
use crate::render::template::figures;
use crate::render::template::filters::{self, figure, text, wrong};
use crate::source::stem;
use crate::value::share;
use std::borrow::Cow;
use tera::value::Key;
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
    filters::register(tera, escape::markdown);
    let links = Links::new(config);
    tera.register_filter("link", move |value: &Value, kwargs: Kwargs, state: &State<'_>| {
        link(&links, value, &kwargs, state)
    });
    figure(tera, "height", |number, _| Ok(figures::height(number)));
    figure(tera, "bar", |number, kwargs| {
        let width = kwargs.get::<usize>("width")?.unwrap_or(10).min(WIDEST_BAR);
        let down = kwargs.get::<bool>("down")?.unwrap_or(false);
        Ok(if down { share::whole_bar(number, width) } else { share::bar(number, width) })
    });
    tera.register_filter("split", |value: f64, kwargs: Kwargs, _: &State<'_>| split(value, &kwargs));
    tera.register_filter("url", |value: &str, kwargs: Kwargs, _: &State<'_>| url(value, &kwargs));
    tera.register_filter("spaces", |n: usize, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&" ".repeat(n.min(MOST_SPACES)))
    });
}

/// A link to a note, given by its file or as a map of `file` and `title`.
fn link(links: &Links, value: &Value, kwargs: &Kwargs, state: &State<'_>) -> TeraResult<Value> {
    let field = |name: &'static str| value.get_from_path(name).and_then(Value::as_str);
    let Some(file) = value.as_str().or_else(|| field("file")) else {
        return Err(wrong("link", "a note", value));
    };
    let given = kwargs.get::<Cow<'_, str>>("text")?;
    let given = given.as_deref().or_else(|| field("title"));
    // All titles are looked at only where none is given.
    let titles = if given.is_none() { state.get::<Value>("notes")? } else { None };
    let known = || titles.as_ref()?.as_map()?.get(&Key::Str(file))?.as_str();
    let heading = kwargs.get::<Cow<'_, str>>("heading")?;
    let page = state.get::<Value>("page_path")?;
    let wanted = Wanted {
        file,
        text: given.or_else(known).unwrap_or_else(|| stem(file)),
        heading: heading.as_deref(),
        in_table: kwargs.get::<bool>("in_table")?.unwrap_or(false),
        page: page.as_ref().and_then(Value::as_str).unwrap_or_default(),
    };
    Ok(Value::safe_string(&links.to(wanted)))
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
