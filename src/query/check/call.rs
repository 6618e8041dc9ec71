//! Calls: the few functions that a condition may use, each bounded by the size of what it is given.

use super::{Checker, Ty};
use crate::query::error::QueryError;
use crate::query::row::root;
use crate::query::suggest::nearest;
use crate::query::value_type::ValueType;
use cel::common::ast::{CallExpr, Expr, LiteralValue};
use cel::parser::Expression;

/// The functions, each with how it is written.
const FUNCTIONS: [(&str, &str); 16] = [
    ("size", "size(note.symptoms)"),
    ("has", "has(note.role)"),
    ("contains", "note.title.contains(\"dns\")"),
    ("startsWith", "note.title.startsWith(\"DNS\")"),
    ("endsWith", "note.file.endsWith(\".md\")"),
    ("matches", "note.title.matches(\"(?i)dns\")"),
    ("lowerAscii", "note.title.lowerAscii()"),
    ("upperAscii", "note.title.upperAscii()"),
    ("int", "int(note.answered)"),
    ("double", "double(size(note.symptoms))"),
    ("string", "string(note.answered)"),
    ("exists", "note.domains.exists(d, d == \"dns\")"),
    ("all", "note.prevention.all(p, p.done)"),
    ("exists_one", "note.domains.exists_one(d, d == \"dns\")"),
    ("map", "note.prevention.map(p, p.text)"),
    ("filter", "note.prevention.filter(p, p.done)"),
];
/// The longest pattern of `matches`: it is compiled anew for every note.
const MAX_PATTERN: usize = 64;

impl Checker<'_> {
    pub(super) fn call(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let name = match &tree.expr {
            Expr::Call(call) => call.func_name.clone(),
            _ => return Ok(Ty::Any),
        };
        let span = self.name_span(tree);
        let Some((_, usage)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            let near = nearest(&name, FUNCTIONS.iter().map(|(known, _)| (*known, *known)));
            return Err(QueryError::new(span, format!("there is no function `{name}`")).did_you_mean(near));
        };
        let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
        let is_method = call.target.is_some();
        let mut given: Vec<&mut Expression> =
            call.target.as_deref_mut().into_iter().chain(&mut call.args).collect();
        let ty = match (name.as_str(), is_method, given.as_mut_slice()) {
            ("size", _, [of]) => self.size(of),
            ("contains" | "startsWith" | "endsWith", true, [of, part]) => {
                self.texts(&name, of, part).map(|()| Ty::Value(ValueType::Flag))
            }
            ("matches", _, [of, pattern]) => {
                self.texts(&name, of, pattern)?;
                self.pattern(pattern).map(|()| Ty::Value(ValueType::Flag))
            }
            ("lowerAscii" | "upperAscii", true, [of]) => {
                self.text_for(&name, of).map(|()| Ty::Value(ValueType::Text))
            }
            ("int" | "double" | "string", false, [of]) => self.converted(&name, of),
            _ => Err(QueryError::new(span.clone(), format!("`{name}` is not called like that"))),
        };
        // How a function is written is the best hint where there is none yet.
        ty.map_err(|error| match error.help {
            None if error.span == span => error.help(format!("write it as `{usage}`")),
            _ => error,
        })
    }

    fn size(&mut self, of: &mut Expression) -> Result<Ty, QueryError> {
        match self.value(of)? {
            Ty::List(_) | Ty::Any => Ok(Ty::Whole),
            ty if ty.is_text() => Ok(Ty::Whole),
            ty => {
                Err(self.error(of, format!("`size` counts lists and letters, and this is {}", ty.describe())))
            }
        }
    }

    fn texts(&mut self, name: &str, of: &mut Expression, part: &mut Expression) -> Result<(), QueryError> {
        let ty = self.value(of)?;
        if matches!(ty, Ty::List(_)) && name == "contains" {
            let (list, item) = (self.text(of).to_owned(), self.text(part).to_owned());
            return Err(self
                .error(of, "`contains` looks into text, and this is a list")
                .help(format!("write `{item} in {list}`")));
        }
        self.is_text(name, of, &ty)?;
        self.text_for(name, part)
    }

    fn text_for(&mut self, name: &str, of: &mut Expression) -> Result<(), QueryError> {
        let ty = self.value(of)?;
        self.is_text(name, of, &ty)
    }

    fn is_text(&self, name: &str, of: &Expression, ty: &Ty) -> Result<(), QueryError> {
        if ty.is_text() || *ty == Ty::Any {
            return Ok(());
        }
        let error = self.error(of, format!("`{name}` takes text, and this is {}", ty.describe()));
        Err(match ty {
            Ty::Value(ValueType::Choice(_)) => {
                error.help("compare it with `==`, or with several: `in [a, b]`")
            }
            _ => error,
        })
    }

    /// A pattern is written out, short and without counted repetition, so that compiling it costs little.
    fn pattern(&self, pattern: &Expression) -> Result<(), QueryError> {
        let Expr::Literal(LiteralValue::String(text)) = &pattern.expr else {
            return Err(self.error(pattern, "the pattern of `matches` is a text in quotes"));
        };
        let text = text.inner();
        if text.len() > MAX_PATTERN || text.contains('{') {
            return Err(self
                .error(pattern, format!("the pattern is over {MAX_PATTERN} bytes or counts with `{{`"))
                .help("it is read anew for every note; `contains` is faster"));
        }
        if is_pattern(pattern) {
            return Ok(());
        }
        Err(self.error(pattern, format!("`{text}` is no regular expression")))
    }

    fn converted(&mut self, name: &str, of: &mut Expression) -> Result<Ty, QueryError> {
        let ty = self.value(of)?;
        if !(ty.is_number() || ty.is_text() || ty.may_be(ValueType::Flag)) {
            return Err(self.error(of, format!("`{name}` can't take {}", ty.describe())));
        }
        Ok(match name {
            "int" => Ty::Whole,
            "double" => Ty::Value(ValueType::Number),
            _ => Ty::Value(ValueType::Text),
        })
    }
}

/// Asks CEL itself, whose dialect it is.
fn is_pattern(pattern: &Expression) -> bool {
    let empty = Expression { id: 0, expr: Expr::Literal(LiteralValue::String("".into())) };
    let args = vec![empty, pattern.clone()];
    let test =
        Expression { id: 0, expr: Expr::Call(CallExpr { func_name: "matches".into(), target: None, args }) };
    root().resolve(&test).is_ok()
}
