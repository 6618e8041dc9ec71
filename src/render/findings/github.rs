use super::advice::advice;
use super::lines::Lines;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Severity};
use std::fmt;

/// Draws findings as workflow commands, which GitHub Actions turns into annotations.
pub(super) fn draw(
    to: &mut dyn fmt::Write,
    diagnostics: &[Diagnostic],
    lines: &mut Lines<'_>,
) -> fmt::Result {
    for diagnostic in diagnostics {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        write!(to, "::{command} ")?;
        if !diagnostic.file.is_empty() {
            write!(to, "file={},", property(&diagnostic.file))?;
        }
        if let Some((start, end)) = lines.of(diagnostic).map(|placed| (placed.start(), placed.end())) {
            write!(
                to,
                "line={},col={},endLine={},endColumn={},",
                start.line, start.column, end.line, end.column
            )?;
        }
        write!(to, "title={}::{}", diagnostic.code.id(), data(&diagnostic.message))?;
        for sentence in advice(diagnostic, lines) {
            write!(to, "%0A{}", data(&sentence))?;
        }
        to.write_char('\n')?;
    }
    Ok(())
}

/// Line ends come out as `\n` before they could end the command; those between sentences are `%0A`.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
