use super::advice::advice;
use super::drawing::Drawing;
use super::lines::Lines;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Severity};
use anstyle::{AnsiColor, Style};
use std::fmt;

/// Draws each finding on one line: `file:line:column: error[CB0102]: message (help)`.
pub(super) fn draw(
    to: &mut dyn fmt::Write,
    diagnostics: &[Diagnostic],
    lines: &mut Lines<'_>,
    drawing: Drawing,
) -> fmt::Result {
    for diagnostic in diagnostics {
        if !diagnostic.file.is_empty() {
            write!(to, "{}:", visible(&diagnostic.file))?;
            if let Some(at) = lines.of(diagnostic).map(|placed| placed.start()) {
                write!(to, "{}:{}:", at.line, at.column)?;
            }
            to.write_char(' ')?;
        }
        let style = if drawing.color { style(diagnostic.severity) } else { Style::new() };
        let (name, id) = (diagnostic.severity.name(), diagnostic.code.id());
        write!(to, "{style}{name}[{id}]{style:#}: {}", visible(&diagnostic.message))?;
        let advice = advice(diagnostic, lines);
        if !advice.is_empty() {
            write!(to, " ({})", advice.join("; "))?;
        }
        to.write_char('\n')?;
    }
    Ok(())
}

fn style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::BrightBlue,
    };
    color.on_default().bold()
}
