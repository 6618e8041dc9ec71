//! The filter for texts that may lead somewhere.

use crate::render::chart::escaped;
use crate::render::web::filters;
use tera::{Kwargs, State, Tera, TeraResult, Value};

/// Makes it known: a text with an address of the dashboard, or of the web, is a link.
pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("linked", |value: &Value, _: Kwargs, state: &State<'_>| linked(value, state));
}

fn linked(value: &Value, state: &State<'_>) -> TeraResult<Value> {
    let field = |name: &'static str| value.get_from_path(name).and_then(Value::as_str);
    let text = field("text").unwrap_or_default();
    Ok(Value::safe_string(&match (field("address"), field("url")) {
        (Some(address), _) => filters::anchor(&format!("{}{address}", filters::root(state)?), text),
        (None, Some(url)) => filters::outward(url, text),
        (None, None) => escaped(text),
    }))
}
