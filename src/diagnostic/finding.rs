use super::code::Code;
use super::severity::Severity;
use crate::source::Span;
use std::sync::Arc;

/// One finding: what is wrong, where, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Diagnostic {
    /// The stable code.
    pub code: Code,
    /// Its severity, by default that of the code.
    pub severity: Severity,
    /// One sentence: what is wrong. No final full stop.
    pub message: String,
    /// The file, by its path in the vault (`/` between folders); empty for the vault as a whole.
    pub file: Arc<str>,
    /// The place in the file, where there is one.
    pub span: Option<Span>,
    /// Further places that belong to the finding.
    pub related: Vec<Related>,
    /// What to do, in one sentence.
    pub help: Option<String>,
    /// The exact replacement, where it is known.
    pub fix: Option<Fix>,
}

/// A further place that explains a finding ("first given here").
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Related {
    /// The file of that place.
    pub file: Arc<str>,
    /// Where in it.
    pub span: Option<Span>,
    /// What is there.
    pub label: String,
}

/// A replacement that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Fix {
    /// What is replaced, in the file of the finding.
    pub span: Span,
    /// The new text.
    pub replacement: String,
    /// True where it can't change what the note says or publishes, so that `check --fix` may apply it.
    pub safe: bool,
}

impl Code {
    /// A finding about a place in a file.
    pub fn at(self, file: &Arc<str>, span: Span, message: impl Into<String>) -> Diagnostic {
        let mut diagnostic = self.about(file, message);
        diagnostic.span = Some(span);
        diagnostic
    }

    /// A finding about a file as a whole.
    pub fn about(self, file: &Arc<str>, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code: self,
            severity: self.severity(),
            message: in_one_line(message.into()),
            file: Arc::clone(file),
            span: None,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }
}

/// A sentence whose line ends, which come from a text that it repeats, are spaces.
pub fn in_one_line(sentence: String) -> String {
    if !sentence.contains(['\n', '\r']) {
        return sentence;
    }
    sentence.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

impl Diagnostic {
    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(in_one_line(help.into()));
        self
    }

    /// Offers a replacement for a person to look at.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), safe: false });
        self
    }

    /// Offers a replacement that `check --fix` may apply unseen.
    #[must_use]
    pub fn safe_fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into(), safe: true });
        self
    }

    /// Points to a further place.
    #[must_use]
    pub fn related(mut self, file: &Arc<str>, span: Option<Span>, label: impl Into<String>) -> Self {
        self.related.push(Related { file: Arc::clone(file), span, label: label.into() });
        self
    }
}
