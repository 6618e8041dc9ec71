//! Draws explanations for a terminal.
//!
//! Nothing of a note reaches a terminal raw: see [`visible`].

mod columns;
mod overview;
mod prose;
mod text;
mod wrap;

pub use overview::overview;
pub use text::text;

use crate::render::findings::{Drawing, visible};
use std::fmt::Write;

/// Wider lines are hard to read, whatever the terminal.
const WIDEST: usize = 80;

/// A page for a terminal, made line by line.
struct Page {
    text: String,
    color: bool,
    width: usize,
}

impl Page {
    fn new(drawing: Drawing) -> Self {
        Self { text: String::new(), color: drawing.color, width: drawing.width.min(WIDEST) }
    }

    /// A line as it is.
    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A heading after a blank line, in bold where there is colour; what follows it on its line is not.
    fn heading(&mut self, heading: &str, rest: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let bold = if self.color { anstyle::Style::new().bold() } else { anstyle::Style::new() };
        // Writing to a string can't fail.
        let _ = writeln!(self.text, "{bold}{}{bold:#}{}", visible(heading), visible(rest));
    }

    /// Running text, wrapped.
    fn prose(&mut self, indent: usize, text: &str) {
        let pad = " ".repeat(indent);
        for line in wrap::wrapped(&visible(text), self.width.saturating_sub(indent)) {
            self.line(&format!("{pad}{line}"));
        }
    }

    /// Rows in columns.
    fn columns(&mut self, indent: usize, rows: &[Vec<String>]) {
        let pad = " ".repeat(indent);
        for line in columns::lines(rows, self.width.saturating_sub(indent)) {
            self.line(&format!("{pad}{line}"));
        }
    }
}

#[cfg(test)]
mod tests;
