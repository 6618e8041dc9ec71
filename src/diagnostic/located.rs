use super::finding::Diagnostic;
use super::severity::Severity;
use crate::source::{LineIndex, Span};
use std::collections::HashMap;
use std::sync::Arc;

/// The texts of the files that findings point into, by path in the vault.
pub type Texts = HashMap<Arc<str>, Arc<str>>;

/// A finding with its place worked out: the row of `check --format json`.
///
/// Lines and columns are 1-based, columns in characters; null where the finding has no place.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Located {
    /// The stable code, such as `CB0102`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// Path in the vault.
    pub file: String,
    /// First line.
    pub line: Option<u32>,
    /// First column.
    pub column: Option<u32>,
    /// Last line.
    pub end_line: Option<u32>,
    /// Column just past the end.
    pub end_column: Option<u32>,
    /// What to do.
    pub help: Option<String>,
    /// The exact new text for the place from `line:column` to `end_line:end_column`, where it is known.
    pub replacement: Option<String>,
}

/// Places findings in their texts. The order is kept.
pub fn locate(diagnostics: &[Diagnostic], texts: &Texts) -> Vec<Located> {
    let mut indexes: HashMap<&str, LineIndex<'_>> = HashMap::new();
    diagnostics
        .iter()
        .map(|d| {
            let index = texts
                .get(&d.file)
                .map(|text| &*indexes.entry(&d.file).or_insert_with(|| LineIndex::new(text)));
            place(d, index)
        })
        .collect()
}

fn place(diagnostic: &Diagnostic, index: Option<&LineIndex<'_>>) -> Located {
    // A replacement names the text it replaces by the finding's own place, so a fix elsewhere moves the place.
    let span: Option<Span> = diagnostic.fix.as_ref().map(|fix| fix.span).or(diagnostic.span);
    let ends = span.zip(index).map(|(s, index)| (index.position(s.start), index.position(s.end)));
    Located {
        code: diagnostic.code.id(),
        severity: diagnostic.severity,
        message: diagnostic.message.clone(),
        file: diagnostic.file.to_string(),
        line: ends.map(|(start, _)| start.line),
        column: ends.map(|(start, _)| start.column),
        end_line: ends.map(|(_, end)| end.line),
        end_column: ends.map(|(_, end)| end.column),
        help: diagnostic.help.clone(),
        replacement: diagnostic.fix.as_ref().map(|fix| fix.replacement.clone()),
    }
}
