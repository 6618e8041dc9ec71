use super::error::TemplateError;
use super::{escape, filters, tidy};
use crate::config::Config;
use rust_embed::RustEmbed;
use serde_json::Value;
use std::borrow::Cow;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tera::{Context, Kwargs, State, Tera, TeraResult};

/// Stands before the names of embedded templates.
const BUILT_IN: &str = "__builtin__/";
/// The folder of the templates that are read here; others are not Markdown.
const FOLDER: &str = "reports/";
/// The most bytes that one page may have.
const MOST_BYTES: usize = 32 << 20;
/// The most numbers that `range` gives for one page.
const MOST_NUMBERS: usize = 100_000;

/// The templates that come with casebook.
#[derive(RustEmbed)]
#[folder = "templates/"]
struct Embedded;

/// The names of the embedded templates.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> =
        Embedded::iter().map(Cow::into_owned).filter(|name| name.starts_with(FOLDER)).collect();
    names.sort();
    names
}

/// The text of an embedded template.
pub fn embedded(name: &str) -> Option<String> {
    let file = Embedded::get(name)?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// The templates, ready to render.
pub(super) struct Engine {
    tera: Tera,
    /// How many numbers `range` has given for the page.
    counted: Arc<AtomicUsize>,
}

impl Engine {
    /// Reads all templates. All values are escaped as Markdown unless a filter has made Markdown of them.
    pub(super) fn new(overrides: &[(String, String)], config: &Config) -> Result<Self, TemplateError> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".md"]);
        tera.set_escape_fn(|text, out| out.write_all(escape::markdown(text).as_bytes()));
        filters::register(&mut tera, config);
        let counted = Arc::new(AtomicUsize::new(0));
        let shared = Arc::clone(&counted);
        tera.register_function("range", move |kwargs: Kwargs, _: &State<'_>| range(&kwargs, &shared));
        let failed = |name: &str, error: &tera::Error| TemplateError::from_engine(name, error);
        tera.set_fallback_prefixes([BUILT_IN]).map_err(|error| failed("", &error))?;
        let built_in = names().into_iter().filter_map(|name| {
            let text = embedded(&name)?;
            Some((format!("{BUILT_IN}{name}"), text))
        });
        tera.add_raw_templates(built_in).map_err(|error| failed("", &error))?;
        let is_own =
            |name: &str| Path::new(name).extension() == Some(OsStr::new("md")) && !name.starts_with(BUILT_IN);
        let own = overrides.iter().filter(|(name, _)| is_own(name));
        let own: Vec<(&str, &str)> = own.map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let first = own.first().map_or("", |(name, _)| name);
        tera.add_raw_templates(own).map_err(|error| failed(first, &error))?;
        Ok(Self { tera, counted })
    }

    /// Renders a template as the page at `path` of the output folder.
    pub(super) fn render(
        &self,
        template: &str,
        path: &str,
        data: &Value,
        about: Option<&(&'static str, Value)>,
    ) -> Result<String, TemplateError> {
        let failed = |error: &tera::Error| TemplateError::from_engine(template, error);
        let mut context = Context::from_serialize(data).map_err(|error| failed(&error))?;
        context.insert("page_path", path);
        if let Some((name, value)) = about {
            context.insert(*name, value);
        }
        self.counted.store(0, Ordering::Relaxed);
        let mut page = Limited { bytes: Vec::new(), full: false };
        if let Err(error) = self.tera.render_to(template, &context, &mut page) {
            if page.full {
                let megabytes = MOST_BYTES >> 20;
                return Err(TemplateError::about(
                    template,
                    format!("its page is larger than {megabytes} MiB"),
                ));
            }
            return Err(failed(&error));
        }
        let page = String::from_utf8(page.bytes)
            .map_err(|_| TemplateError::about(template, "its page is not UTF-8"))?;
        Ok(tidy::tidy(&page))
    }
}

/// The built-in `range`, but all of a page together give only so many numbers: loops end.
fn range(kwargs: &Kwargs, counted: &AtomicUsize) -> TeraResult<Vec<i64>> {
    let start = kwargs.get::<i64>("start")?.unwrap_or(0);
    let end = kwargs.must_get::<i64>("end")?;
    let step = kwargs.get::<usize>("step_by")?.unwrap_or(1).max(1);
    let length = usize::try_from(end.saturating_sub(start)).unwrap_or(0) / step;
    if counted.fetch_add(length.min(MOST_NUMBERS), Ordering::Relaxed) + length > MOST_NUMBERS {
        return Err(tera::Error::message(format!("its loops count further than {MOST_NUMBERS}")));
    }
    Ok((start..end).step_by(step).collect())
}

/// A page that takes only so much.
struct Limited {
    bytes: Vec<u8>,
    full: bool,
}

impl Write for Limited {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + more.len() > MOST_BYTES {
            self.full = true;
            return Err(io::Error::other("full"));
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
