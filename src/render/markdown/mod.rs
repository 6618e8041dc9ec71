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
use crate::report::{Built, pretty};
use engine::Engine;

/// A file to write, by its path in the output folder.
pub type File = (String, String);

/// The Markdown of some reports. `overrides` are templates of the vault, by name (`reports/ledger.md`): each
/// goes before the embedded one of that name, which it can still include or extend as `__builtin__/NAME`.
pub fn render(
    reports: &[Built],
    overrides: &[(String, String)],
    config: &Config,
) -> Result<Vec<File>, TemplateError> {
    let engine = Engine::new(overrides, config)?;
    let mut files = Vec::new();
    for report in reports {
        let template = format!("reports/{}.md", report.name);
        let whole = engine::context(&template, &report.data)?;
        files.push((template.clone(), engine.render(&template, &template, whole.clone())?));
        for page in &report.pages {
            let template = format!("reports/{}/{}.md", report.name, page.template);
            let path = format!("reports/{}/{}.md", report.name, page.name);
            let text = engine.render(&template, &path, engine::about(&whole, page.about))?;
            files.push((path, text));
        }
    }
    Ok(files)
}

/// The data of some reports, as their templates get it.
pub fn data(reports: &[Built]) -> Vec<File> {
    reports.iter().map(|report| (format!("data/{}.json", report.name), pretty(&report.data))).collect()
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod year;
