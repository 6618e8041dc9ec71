//! Templates: embedded ones, those of a vault that go before them, and the engine that renders both within bounds.

mod bounds;
pub(super) mod engine;
mod error;
pub(super) mod figures;
pub(super) mod filters;
mod theme;

pub use engine::{embedded, names, text, texts};
pub use error::TemplateError;
pub use theme::{origin, theme_files, themes, with_theme};
