use crate::diagnostic::in_one_line;
use std::fmt;
use std::ops::Range;

/// Why a condition or a list of sort keys can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// One sentence: what is wrong. No final full stop.
    pub message: String,
    /// Where, in bytes of the source.
    pub span: Range<usize>,
    /// What to do, in one sentence.
    pub help: Option<String>,
}

impl QueryError {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self { message: in_one_line(message.into()), span, help: None }
    }

    #[must_use]
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(in_one_line(help.into()));
        self
    }

    /// Adds "did you mean", where there is something that was probably meant.
    #[must_use]
    pub(super) fn did_you_mean(mut self, near: Option<&str>) -> Self {
        if let Some(near) = near {
            self.help = Some(format!("did you mean `{near}`?"));
        }
        self
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}
