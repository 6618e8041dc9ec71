use crate::diagnostic::{Code, Diagnostic};
use crate::model::gather::{Content, Given};
use crate::source::Span;
use crate::value::Unreadable;
use std::sync::Arc;

/// Where findings go while one note is read.
pub struct Reader<'r> {
    /// The note.
    pub file: &'r Arc<str>,
    /// Its findings so far.
    pub findings: &'r mut Vec<Diagnostic>,
}

impl Reader<'_> {
    /// Reports a text that can't be read, with an example of a good one and the replacement where it is known.
    pub(super) fn unreadable(&mut self, code: Code, span: Span, field: &str, error: &Unreadable) {
        let mut finding =
            code.at(self.file, span, format!("`{field}`: {}", error.message)).help(match &error.suggestion {
                Some(suggestion) => format!("write `{suggestion}`"),
                None => format!("write it like `{}`", error.example),
            });
        if let Some(suggestion) = &error.suggestion {
            finding = finding.fix(span, suggestion.clone());
        }
        self.findings.push(finding);
    }

    pub(super) fn wrong_shape(&mut self, given: &Given<'_>) {
        let expected = given.field.form.describe();
        self.findings.push(
            Code::WrongShape
                .at(self.file, given.span, format!("`{}` should be {expected}", given.field.name))
                .help(format!("write it like `{}`", given.field.example)),
        );
    }
}

/// True where the place holds nothing at all.
pub fn is_empty(content: &Content<'_>) -> bool {
    match content {
        Content::Node(node) => node.is_null(),
        Content::Body { lines, blocks, .. } => {
            lines.iter().all(crate::syntax::line::Line::is_blank) && blocks.is_empty()
        }
    }
}
