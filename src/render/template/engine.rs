use super::bounds::Counted;
use super::error::TemplateError;
use rust_embed::RustEmbed;
use serde::Serialize;
use std::borrow::Cow;
use std::cell::Cell;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use tera::{Context, Kwargs, State, Tera, TeraResult};

/// Stands before the names of embedded templates.
const BUILT_IN: &str = "__builtin__/";
/// The most bytes that one page may have.
const MOST_BYTES: usize = 32 << 20;
/// The most rounds of loops, and calls of components and templates, that one page may take. A page of 10,000
/// cases takes some 33,000.
const MOST_STEPS: usize = 1_000_000;

thread_local! {
    /// How many steps the page has taken that this thread renders: it renders one from its first sign to its last, and
    /// then the next.
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// The templates that come with casebook.
#[derive(RustEmbed)]
#[folder = "templates/"]
struct Embedded;

/// The names of the embedded templates, and of the files beside them that a vault may override like templates.
pub fn names() -> Vec<String> {
    let mut names: Vec<String> = Embedded::iter().map(Cow::into_owned).collect();
    names.sort();
    names
}

/// What templates of one folder write.
#[derive(Debug, Clone, Copy)]
pub(in crate::render) struct Dialect {
    /// The folder of its templates: `reports/`.
    pub(in crate::render) folder: &'static str,
    /// The extension of its templates, without dot. Other files in the folder are no templates.
    pub(in crate::render) extension: &'static str,
    /// Writes a text so that it is safe to stand there.
    pub(in crate::render) escape: fn(&str, &mut dyn Write) -> io::Result<()>,
    /// Puts the white space of a page in order.
    pub(in crate::render) tidy: fn(&str) -> String,
}

impl Dialect {
    /// True for the name of a template that is written in this dialect.
    fn holds(&self, name: &str) -> bool {
        name.starts_with(self.folder) && Path::new(name).extension() == Some(OsStr::new(self.extension))
    }
}

/// The texts of all embedded templates.
pub fn texts() -> Vec<String> {
    Embedded::iter().filter_map(|name| embedded(&name)).collect()
}

/// The text of an embedded template.
pub fn embedded(name: &str) -> Option<String> {
    let file = Embedded::get(name)?;
    String::from_utf8(file.data.into_owned()).ok()
}

/// The text of a template, or of a file beside them: that of the vault, else the embedded one.
pub fn text(name: &str, overrides: &[(String, String)]) -> String {
    let own = overrides.iter().find(|(own, _)| own == name);
    own.map(|(_, text)| text.clone()).or_else(|| embedded(name)).unwrap_or_default()
}

/// The templates, ready to render, on many threads at once.
pub(in crate::render) struct Engine {
    dialect: Dialect,
    tera: Tera,
    /// The templates as Tera has them.
    counted: HashMap<String, Counted>,
}

impl Engine {
    /// Reads all templates of a dialect. All values are escaped unless a filter has made them safe; `register` makes
    /// the filters known.
    pub(in crate::render) fn new(
        dialect: Dialect,
        overrides: &[(String, String)],
        register: impl FnOnce(&mut Tera),
    ) -> Result<Self, TemplateError> {
        let mut tera = Tera::default();
        tera.autoescape_on(vec![dialect.extension]);
        tera.set_escape_fn(dialect.escape);
        register(&mut tera);
        tera.register_function("__step", |_: Kwargs, _: &State<'_>| step());
        let failed = |name: &str, error: &tera::Error| TemplateError::from_engine(name, error);
        tera.set_fallback_prefixes([BUILT_IN]).map_err(|error| failed("", &error))?;
        let own: Vec<&(String, String)> = overrides.iter().filter(|(name, _)| dialect.holds(name)).collect();
        let built_in = names().into_iter().filter(|name| dialect.holds(name)).filter_map(|name| {
            let text = embedded(&name)?;
            Some((format!("{BUILT_IN}{name}"), Counted::new(&text)))
        });
        let counted = own.iter().map(|(name, text)| (name.clone(), Counted::new(text)));
        let counted: HashMap<String, Counted> = built_in.chain(counted).collect();
        let first = own.first().map_or("", |(name, _)| name);
        tera.add_raw_templates(counted.iter().map(|(name, counted)| (name, &counted.text)))
            .map_err(|error| placed(&counted, failed(first, &error)))?;
        Ok(Self { dialect, tera, counted })
    }

    /// Renders a template as the page at `path` of the output folder.
    ///
    /// The context is what [`context`] makes of a report, once for all its pages: its values are shared, so that a
    /// copy for a page costs nothing.
    pub(in crate::render) fn render(
        &self,
        template: &str,
        path: &str,
        mut context: Context,
    ) -> Result<String, TemplateError> {
        let failed = |error: &tera::Error| placed(&self.counted, TemplateError::from_engine(template, error));
        context.insert("page_path", path);
        STEPS.set(0);
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
        Ok((self.dialect.tidy)(&page))
    }
}

/// The data of a report as templates see it.
pub(in crate::render) fn context(template: &str, data: &impl Serialize) -> Result<Context, TemplateError> {
    Context::from_serialize(data).map_err(|error| TemplateError::from_engine(template, &error))
}

/// The same for a page about one item of a list: the item by its name, beside the data of the whole report.
pub(in crate::render) fn about(
    whole: &Context,
    (name, list, at): (&'static str, &'static str, usize),
) -> Context {
    let mut context = whole.clone();
    if let Some(item) = whole.get(list).and_then(|list| list.as_array()?.get(at)) {
        context.insert_value(name, item.clone());
    }
    context
}

/// An error, at its place in the template as written.
fn placed(counted: &HashMap<String, Counted>, mut error: TemplateError) -> TemplateError {
    if let Some(counted) = counted.get(&error.template) {
        counted.place(&mut error);
    }
    error
}

/// Takes one step of the page: loops end.
fn step() -> TeraResult<&'static str> {
    let taken = STEPS.get();
    STEPS.set(taken + 1);
    if taken < MOST_STEPS {
        return Ok("");
    }
    Err(tera::Error::message(format!("its loops take more than {MOST_STEPS} rounds")))
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
