use super::check::{NOTE, check};
use super::cost::longest_list;
use super::error::QueryError;
use super::fields::{QueryField, field};
use super::parse::parse;
use super::parts::parts;
use super::row::{Row, root};
use super::scan::scan;
use cel::common::types::CelBool;
use cel::parser::Expression;
use cel::{Context, ExecutionError, Value};
use serde_json::{Map, Value as Json};
use std::ops::Range;

/// A condition over notes, ready to be asked.
///
/// ```
/// use casebook::query::{Predicate, Truth};
/// let condition = Predicate::compile("note.role >= decided && \"network\" in note.domains").unwrap();
/// let mut row = serde_json::Map::new();
/// row.insert("role".into(), "designed".into());
/// assert_eq!(condition.matches(&row), Truth::Unknown("`domains` is unknown".into()));
/// row.insert("domains".into(), vec!["network"].into());
/// assert_eq!(condition.matches(&row), Truth::Yes);
///
/// let error = Predicate::compile("note.rol >= decided").unwrap_err();
/// assert_eq!(error.help.as_deref(), Some("did you mean `role`?"));
/// ```
#[derive(Debug, Clone)]
pub struct Predicate {
    source: String,
    tree: Expression,
    longest_list: usize,
}

/// The answer of a condition about one note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// The note does not say enough; the reason, such as "`role` is unknown".
    Unknown(String),
}

impl Predicate {
    /// Reads a condition and refuses what is misspelt, means nothing, or could take too long.
    pub fn compile(source: &str) -> Result<Self, QueryError> {
        let tree = check(parse(source)?)?;
        Ok(Self { source: source.to_owned(), longest_list: longest_list(&tree), tree })
    }

    /// The condition as written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The fields of the note that it reads, with their places in the source.
    pub fn fields(&self) -> Vec<(&'static QueryField, Range<usize>)> {
        self.mentions().into_iter().flatten().collect()
    }

    /// The one field that the answer depends on; `None` where it depends on none, on more, or on what can't be told.
    pub(super) fn only_field(&self) -> Option<&'static QueryField> {
        let mentions: Option<Vec<_>> = self.mentions().into_iter().collect();
        let mut fields = mentions?.into_iter().map(|(field, _)| field);
        let first = fields.next()?;
        fields.all(|field| field == first).then_some(first)
    }

    /// Each place in which it speaks of the note: the field that it reads there, where it is one by name.
    fn mentions(&self) -> Vec<Option<(&'static QueryField, Range<usize>)>> {
        let tokens = scan(&self.source).unwrap_or_default();
        let text = |at: usize| tokens.get(at).map(|token| &self.source[token.span.clone()]);
        let named = |at: usize| {
            // `note.role` and `note["role"]` alike.
            text(at + 1).filter(|next| matches!(*next, "." | "["))?;
            let name = text(at + 2)?.trim_matches(['"', '\'']);
            Some((field(name)?, tokens[at + 2].span.clone()))
        };
        (0..tokens.len()).filter(|at| text(*at) == Some(NOTE)).map(named).collect()
    }

    /// Asks it about a note, given as the row that `list --format json` prints.
    pub fn matches(&self, row: &Map<String, Json>) -> Truth {
        let shared: &Context<'_, '_> = root();
        let mut context = shared.new_inner_scope();
        context.add_variable_as_val(NOTE, Box::new(Row::note(row, self.longest_list)));
        match Value::resolve_val(&self.tree, &context) {
            Ok(value) => match value.downcast_ref::<CelBool>().map(|flag| *flag.inner()) {
                Some(true) => Truth::Yes,
                Some(false) => Truth::No,
                None => Truth::Unknown("the condition is neither true nor false".into()),
            },
            Err(error) => Truth::Unknown(why(&error)),
        }
    }

    /// The parts that must all hold, each with its source: the condition cut at its top-level `&&`.
    pub fn parts(&self) -> Vec<(String, Self)> {
        let tokens = scan(&self.source).unwrap_or_default();
        let sources = parts(&self.source, &tokens).into_iter().map(|span| &self.source[span]);
        let parts: Result<Vec<_>, _> =
            sources.map(|part| Ok((part.to_owned(), Self::compile(part)?))).collect();
        // A part that means nothing alone must not be left out.
        parts.unwrap_or_else(|_: QueryError| vec![(self.source.clone(), self.clone())])
    }
}

/// Why there is no answer, in a sentence without a full stop.
fn why(error: &ExecutionError) -> String {
    match error {
        ExecutionError::NoSuchKey(name) => format!("`{name}` is unknown"),
        ExecutionError::FunctionError { function, message } if function == NOTE => message.clone(),
        ExecutionError::IndexOutOfBounds(_) => "there is no such item in the list".into(),
        ExecutionError::FunctionError { function, .. } => format!("`{function}` can't take the value"),
        ExecutionError::DivisionByZero(_) | ExecutionError::RemainderByZero(_) => "it divides by zero".into(),
        ExecutionError::Overflow(..) => "a number is too large".into(),
        _ => "the values in the note are not of the kind that the condition compares".into(),
    }
}
