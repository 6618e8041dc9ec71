//! The engine of all pages of the dashboard.

use super::linked;
use crate::render::template::TemplateError;
use crate::render::template::engine::{Dialect, Engine};
use crate::render::web::{dialect, filters};

/// How pages are written.
const DIALECT: Dialect = dialect("dashboard/");

/// A file of the dashboard, by its path from its root.
pub type File = (String, Vec<u8>);

/// The templates of the dashboard, ready to render. `overrides` are templates of the vault, by name
/// (`dashboard/index.html`): each goes before the embedded one of that name.
pub(super) fn engine(overrides: &[(String, String)]) -> Result<Engine, TemplateError> {
    Engine::new(DIALECT, overrides, |tera| {
        filters::register(tera);
        linked::register(tera);
    })
}
