use super::columns;
use crate::render::findings::{Drawing, visible};
use crate::render::wrap;
use unicode_width::UnicodeWidthStr;

/// Wider lines are hard to read, whatever the terminal.
const WIDEST: usize = 80;

/// A page for a terminal, made line by line.
pub(super) struct Page {
    /// What is drawn so far.
    pub(super) text: String,
    color: bool,
    /// The width of the lines.
    pub(super) width: usize,
}

impl Page {
    pub(super) fn new(drawing: Drawing) -> Self {
        Self { text: String::new(), color: drawing.color, width: drawing.width.min(WIDEST) }
    }

    /// A line as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(&line.trim_end().replace(wrap::UNBROKEN, " "));
        self.text.push('\n');
    }

    /// A heading after a blank line, in bold where there is colour; what follows it on its line is not.
    pub(super) fn heading(&mut self, heading: &str, rest: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let bold = if self.color { anstyle::Style::new().bold() } else { anstyle::Style::new() };
        let mut lines = wrap::wrapped(&visible(heading), self.width);
        let last = lines.pop().unwrap_or_default();
        for line in lines {
            self.line(&format!("{bold}{line}{bold:#}"));
        }
        let rest = visible(rest);
        if last.width() + rest.width() <= self.width {
            self.line(&format!("{bold}{last}{bold:#}{rest}"));
        } else {
            self.line(&format!("{bold}{last}{bold:#}"));
            self.prose(0, rest.trim_start_matches([':', ',', ' ']));
        }
    }

    /// Running text, wrapped.
    pub(super) fn prose(&mut self, indent: usize, text: &str) {
        let pad = " ".repeat(indent);
        for line in wrap::wrapped(&visible(text), self.width.saturating_sub(indent)) {
            self.line(&format!("{pad}{line}"));
        }
    }

    /// Rows in columns.
    pub(super) fn columns(&mut self, indent: usize, rows: &[Vec<String>]) {
        let pad = " ".repeat(indent);
        for line in columns::lines(rows, self.width.saturating_sub(indent)) {
            self.line(&format!("{pad}{line}"));
        }
    }
}
