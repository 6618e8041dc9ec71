//! Draws findings: for people, for editors, for other programs, for code hosts.
//!
//! Nothing of a note, a name or a message reaches a terminal raw: see [`visible()`].

mod advice;
mod drawing;
mod excerpt;
mod github;
mod human;
mod json;
mod lines;
mod sarif;
mod short;
mod summary;
mod visible;

pub use drawing::Drawing;
pub use summary::summary;
pub use visible::{hidden, visible};

use crate::diagnostic::{Diagnostic, Texts};
use lines::Lines;
use std::fmt;

/// The ways of drawing findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// With the source line underlined
    #[default]
    Human,
    /// One line each
    Short,
    /// An array of objects
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

/// Draws findings, in their order, as they go. Only [`Format::Human`] and [`Format::Short`] heed `drawing`.
pub fn draw(
    to: &mut dyn fmt::Write,
    format: Format,
    diagnostics: &[Diagnostic],
    texts: &Texts,
    drawing: Drawing,
) -> fmt::Result {
    let mut lines = Lines::new(texts);
    match format {
        Format::Human => human::draw(to, diagnostics, &mut lines, drawing),
        Format::Short => short::draw(to, diagnostics, &mut lines, drawing),
        Format::Github => github::draw(to, diagnostics, &mut lines),
        Format::Sarif => sarif::draw(to, diagnostics, &mut lines),
        Format::Json => json::draw(to, diagnostics, texts),
    }
}

#[cfg(test)]
mod tests;
