//! The private dashboard as a static site: what the reports say, as pictures that answer at a glance, each figure one
//! step from its notes.
//!
//! It opens from the disk, without a server and without scripts, and asks no other host for anything.

mod capabilities;
mod decisions;
mod domain;
mod engine;
mod figures;
mod ledger;
mod levels;
mod linked;
mod list;
mod notes;
mod plan;
mod prevention;
mod review;
mod search;
mod shell;
mod visibility;
mod weeks;

pub use engine::File;
pub use notes::NotePages;

use super::template::{TemplateError, text};
use crate::dashboard::Dashboard;

/// The style sheets, and the files that they are made from: the portfolio's, so that both look alike and one theme
/// serves both, and what a workplace has beside it.
const STYLES: [(&str, &str); 3] = [
    ("site.css", "site/style.css"),
    ("style.css", "dashboard/style.css"),
    ("notes.css", "dashboard/notes.css"),
];

/// The overview pages and the styles. `overrides` are templates and files of the vault, by name
/// (`dashboard/index.html`): each goes before the embedded one of that name.
pub fn render(dashboard: &Dashboard<'_>, overrides: &[(String, String)]) -> Result<Vec<File>, TemplateError> {
    let engine = engine::engine(overrides)?;
    let mut files: Vec<File> = Vec::new();
    for page in list::list(dashboard) {
        let html = engine.render(page.template, &page.path, page.context(dashboard)?)?;
        files.push((page.path, html.into_bytes()));
    }
    let style = |(path, name): (&str, &str)| (path.to_owned(), text(name, overrides).into_bytes());
    files.extend(STYLES.map(style));
    Ok(files)
}

#[cfg(test)]
mod tests;
