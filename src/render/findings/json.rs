use crate::diagnostic::{Diagnostic, Texts, locate};
use std::fmt;

/// Draws findings as an array of objects, one a line.
pub(super) fn draw(to: &mut dyn fmt::Write, diagnostics: &[Diagnostic], texts: &Texts) -> fmt::Result {
    to.write_char('[')?;
    for (at, row) in locate(diagnostics, texts).iter().enumerate() {
        to.write_str(if at == 0 { "\n  " } else { ",\n  " })?;
        to.write_str(&serde_json::to_string(row).map_err(|_| fmt::Error)?)?;
    }
    to.write_str(if diagnostics.is_empty() { "]\n" } else { "\n]\n" })
}
