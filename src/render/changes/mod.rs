//! Draws what changed, for a terminal and for other programs; `render::markdown` draws it for readers.
//!
//! Nothing of a note, or of a file that is compared with, reaches a terminal raw: see
//! [`visible`](super::findings::visible()).

mod csv;
mod json;
pub(super) mod layout;
pub(super) mod lead;
pub(super) mod shown;
mod text;

pub use csv::csv;
pub use json::json;
pub use text::text;

/// The ways of drawing changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Format {
    /// For the terminal
    #[default]
    Text,
    /// Markdown, with links to the notes
    Md,
    /// The data contract
    Json,
    /// A row for each change
    Csv,
}

#[cfg(test)]
mod tests;
