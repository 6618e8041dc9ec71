//! Reports as Markdown, from templates that a vault may override.

mod changes;
mod escape;
mod explanation;
mod filters;
mod link;
mod tidy;

pub use changes::changes;
pub use explanation::{explanation, overview};

use super::template::TemplateError;
use super::template::engine::{self, Dialect, Engine};
use crate::config::Config;
use crate::report::{Built, Extent, Read, SubPage, Taker};
use serde::Serialize;

/// A file to write, by its path in the output folder.
pub type File = (String, String);

/// How reports are written.
const DIALECT: Dialect = Dialect {
    folder: "reports/",
    extension: "md",
    escape: |text, out| {
        // Nearly all values are.
        if escape::is_plain(text) {
            return out.write_all(text.as_bytes());
        }
        out.write_all(escape::markdown(text).as_bytes())
    },
    tidy: tidy::tidy,
};

/// The Markdown of some reports. `overrides` are templates of the vault, by name (`reports/ledger.md`): each
/// goes before the embedded one of that name, which it can still include or extend as `__builtin__/NAME`.
pub fn render(
    reports: &[Built],
    overrides: &[(String, String)],
    config: &Config,
) -> Result<Vec<File>, TemplateError> {
    let mut files = Pages::new(overrides, config)?;
    for report in reports {
        files.render(report.name, &report.pages, &report.data)?;
    }
    Ok(files.written)
}

/// The Markdown of the reports that it takes.
pub struct Pages {
    engine: Engine,
    /// What templates get.
    extent: Extent,
    written: Vec<File>,
}

impl Pages {
    /// None yet. `overrides` are as for [`render`].
    pub fn new(overrides: &[(String, String)], config: &Config) -> Result<Self, TemplateError> {
        // Templates of a vault may read whatever there is.
        let extent = if overrides.is_empty() { Extent::Pages } else { Extent::Whole };
        let engine = Engine::new(DIALECT, overrides, |tera| filters::register(tera, config))?;
        Ok(Self { engine, extent, written: Vec::new() })
    }

    /// All pages.
    pub fn into_files(self) -> Vec<File> {
        self.written
    }

    fn render(&mut self, name: &str, pages: &[SubPage], data: &impl Serialize) -> Result<(), TemplateError> {
        let template = format!("reports/{name}.md");
        let whole = engine::context(&template, data)?;
        self.written.push((template.clone(), self.engine.render(&template, &template, whole.clone())?));
        for page in pages {
            let template = format!("reports/{name}/{}.md", page.template);
            let path = format!("reports/{name}/{}.md", page.name);
            let text = self.engine.render(&template, &path, engine::about(&whole, page.about))?;
            self.written.push((path, text));
        }
        Ok(())
    }
}

impl Taker for Pages {
    type Error = TemplateError;

    fn take(
        &mut self,
        name: &'static str,
        pages: &[SubPage],
        data: &impl Serialize,
    ) -> Result<(), TemplateError> {
        self.render(name, pages, &Read(data, self.extent))
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod year;
