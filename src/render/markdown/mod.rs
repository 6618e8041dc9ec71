//! Reports as Markdown, from templates that a vault may override, and their data as JSON.

mod bounds;
mod changes;
mod engine;
mod error;
mod escape;
mod explanation;
pub(super) mod figures;
mod filters;
mod link;
mod tidy;

pub use changes::changes;
pub use engine::{embedded, names};
pub use error::TemplateError;
pub use explanation::{explanation, overview};

use crate::config::Config;
use crate::report::{Built, SubPage, Taker, Without, text};
use engine::Engine;
use serde::Serialize;

/// A file to write, by its path in the output folder.
pub type File = (String, String);

/// The Markdown of some reports. `overrides` are templates of the vault, by name (`reports/ledger.md`): each
/// goes before the embedded one of that name, which it can still include or extend as `__builtin__/NAME`.
pub fn render(
    reports: &[Built],
    overrides: &[(String, String)],
    config: &Config,
) -> Result<Vec<File>, TemplateError> {
    let mut files = Files::new(overrides, config)?;
    for report in reports {
        files.render(report.name, &report.pages, &report.data)?;
    }
    Ok(files.written)
}

/// The large parts of reports that no built-in template reads: pages show the tree of checks as a list. As values of
/// the template engine they would be the largest part of all.
const UNREAD: &[&str] = &["tree"];

/// What a build writes of the reports that it takes: the Markdown of each, and its data.
pub struct Files {
    engine: Engine,
    /// The fields that templates don't get.
    unread: &'static [&'static str],
    written: Vec<File>,
}

impl Files {
    /// None yet. `overrides` are as for [`render`].
    pub fn new(overrides: &[(String, String)], config: &Config) -> Result<Self, TemplateError> {
        // Templates of a vault may read whatever there is.
        let unread = if overrides.is_empty() { UNREAD } else { &[] };
        Ok(Self { engine: Engine::new(overrides, config)?, unread, written: Vec::new() })
    }

    /// All files.
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

impl Taker for Files {
    type Error = TemplateError;

    fn take(
        &mut self,
        name: &'static str,
        pages: &[SubPage],
        data: &impl Serialize,
    ) -> Result<(), TemplateError> {
        self.render(name, pages, &Without(data, self.unread))?;
        self.written.push((format!("data/{name}.json"), text(data)));
        Ok(())
    }
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod year;
