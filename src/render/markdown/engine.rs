use super::error::TemplateError;
use super::{escape, filters, tidy};
use crate::config::Config;
use rust_embed::RustEmbed;
use serde_json::Value;
use std::borrow::Cow;
use std::io::{self, Write};
use tera::{Context, Tera};

/// Stands before the names of embedded templates.
const BUILT_IN: &str = "__builtin__/";
/// The folder of the templates that are read here; others are not Markdown.
const FOLDER: &str = "reports/";
/// The most bytes that one page may have.
const MOST_BYTES: usize = 32 << 20;

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
}

impl Engine {
    /// Reads all templates. All values are escaped as Markdown unless a filter has made Markdown of them.
    pub(super) fn new(overrides: &[(String, String)], config: &Config) -> Result<Self, TemplateError> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![".md"]);
        tera.set_escape_fn(|text, out| out.write_all(escape::markdown(text).as_bytes()));
        filters::register(&mut tera, config);
        let failed = |name: &str, error: &tera::Error| TemplateError::from_engine(name, error);
        tera.set_fallback_prefixes([BUILT_IN]).map_err(|error| failed("", &error))?;
        let built_in = names().into_iter().filter_map(|name| {
            let text = embedded(&name)?;
            Some((format!("{BUILT_IN}{name}"), text))
        });
        tera.add_raw_templates(built_in).map_err(|error| failed("", &error))?;
        // One by one for their own errors, then together, since they may include each other.
        for (name, text) in overrides {
            let mut alone = Tera::default();
            if let Err(error) = alone.add_raw_template(name, text)
                && matches!(error.kind(), tera::ErrorKind::SyntaxError(_))
                && !is_unknown_name(&error)
            {
                return Err(failed(name, &error));
            }
        }
        let own = overrides.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let first = overrides.first().map_or("", |(name, _)| name.as_str());
        tera.add_raw_templates(own).map_err(|error| failed(first, &error))?;
        Ok(Self { tera })
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

/// True where a template alone lacks what only stands in others or in the engine.
fn is_unknown_name(error: &tera::Error) -> bool {
    let text = error.to_string();
    ["nknown", "not found", "not registered", "does not exist", "isn't loaded"]
        .iter()
        .any(|part| text.contains(part))
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
