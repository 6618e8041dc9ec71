use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use std::fmt;

/// A template that can't be read or rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// Its name, such as `reports/ledger.md`; a built-in one begins with `__builtin__/`.
    pub template: String,
    /// Where, 1-based; 0 where the error has no place.
    pub line: usize,
    /// Where in the line, 1-based, in characters; 0 where the error has no place.
    pub column: usize,
    /// The part of the template's text that is wrong, in bytes.
    pub range: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
}

impl TemplateError {
    /// An error of a template as a whole.
    pub(in crate::render) fn about(template: &str, message: impl Into<String>) -> Self {
        Self { template: template.to_owned(), line: 0, column: 0, range: None, message: message.into() }
    }

    /// Takes over what the engine says. `template` is the one it was asked for.
    pub(super) fn from_engine(template: &str, error: &tera::Error) -> Self {
        use tera::ErrorKind::{
            CircularExtend, CircularInclude, MissingParent, RenderingError, SyntaxError, TemplateNotFound,
        };
        match error.kind() {
            SyntaxError(report) | RenderingError(report) => {
                let at = report.span();
                Self {
                    template: if report.filename().is_empty() { template } else { report.filename() }
                        .to_owned(),
                    line: at.start_line,
                    column: at.start_col + 1,
                    range: Some((at.range.start, at.range.end)),
                    message: sentence(report.message()),
                }
            }
            CircularExtend { tpl, inheritance_chain: chain } => {
                Self::about(tpl, format!("it extends itself: {}", chain.join(", then ")))
            }
            CircularInclude { tpl, include_chain: chain } => {
                Self::about(tpl, format!("it includes itself: {}", chain.join(", then ")))
            }
            MissingParent { current, parent } => {
                Self::about(current, format!("it extends `{parent}`, which does not exist"))
            }
            TemplateNotFound(name) => Self::about(name, "there is no such template"),
            _ => {
                let said = error.to_string();
                Self::drawn(&said).unwrap_or_else(|| Self::about(template, sentence(&said)))
            }
        }
    }

    /// What names that don't exist come as: a drawing for a terminal, whose second line is the place.
    fn drawn(report: &str) -> Option<Self> {
        let mut lines = report.lines();
        let message = lines.next()?.strip_prefix("error: ")?;
        let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let (column, line, name) = (place.next()?.parse().ok()?, place.next()?.parse().ok()?, place.next()?);
        Some(Self { line, column, ..Self::about(name, sentence(message)) })
    }

    /// The part of the template's text that is wrong: to the end of the line where only its start is known.
    fn span(&self, text: &str) -> Option<Span> {
        if let Some((start, end)) = self.range {
            return (start <= end && text.get(start..end).is_some()).then(|| Span::new(start, end));
        }
        let line = text.split('\n').nth(self.line.checked_sub(1)?)?;
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        let before: usize = line.chars().take(self.column.checked_sub(1)?).map(char::len_utf8).sum();
        Some(Span::new(start + before, start + line.len()))
    }

    /// The finding about it. `file` is where the template stands in the vault and `text` what it says.
    pub fn diagnostic(&self, file: &str, text: &str) -> Diagnostic {
        let finding = Code::TemplateError.about(&file.into(), self.message.clone());
        let finding = Diagnostic { span: self.span(text), ..finding };
        finding.help("mend the template, or remove it to use the built-in one; nothing was written")
    }
}

/// A message of the engine as a finding says it: no capital at the start, no full stop at the end.
fn sentence(message: &str) -> String {
    let message = message.lines().next().unwrap_or("").trim().trim_end_matches('.');
    let mut chars = message.chars();
    let Some(first) = chars.next() else { return "it can't be rendered".to_owned() };
    if chars.as_str().starts_with(char::is_uppercase) {
        return message.to_owned();
    }
    first.to_lowercase().chain(chars).collect()
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.template)?;
        if self.line > 0 {
            write!(f, ":{}:{}", self.line, self.column)?;
        }
        write!(f, ": {}", self.message)
    }
}

impl std::error::Error for TemplateError {}
