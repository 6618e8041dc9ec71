//! What a condition means: every name is resolved, and what can't mean anything is refused with a hint.
//!
//! The tree is rewritten on the way, so that the evaluator needs no rules of its own: words become variables
//! that hold them, `note.x == null` becomes `!has(note.x)`, and whole numbers become doubles beside doubles.

mod arithmetic;
mod call;
mod compare;
mod comprehension;
mod name;
mod place;
mod select;
mod ty;

use super::error::QueryError;
use super::parse::Parsed;
use super::scan::Token;
use super::value_type::ValueType;
use cel::common::ast::{Expr, LiteralValue, SourceInfo, operators};
use cel::parser::Expression;
use ty::Ty;

/// The deepest tree: evaluation and these checks recurse.
const MAX_DEPTH: usize = 48;

/// The name of the one variable.
pub(super) const NOTE: &str = "note";

/// Checks a condition and gives the tree to evaluate.
pub(super) fn check(parsed: Parsed<'_>) -> Result<Expression, QueryError> {
    let Parsed { source, tokens, mut tree, info } = parsed;
    if depth(&tree) > MAX_DEPTH {
        let message = format!("the condition is too deep: at most {MAX_DEPTH} operators inside each other");
        return Err(QueryError::new(0..source.len(), message));
    }
    let mut checker = Checker { source, tokens: &tokens, info: &info, scope: Vec::new(), loops: 0 };
    let ty = checker.value(&mut tree)?;
    if !ty.may_be(ValueType::Flag) {
        return Err(
            checker.error(&tree, format!("a condition is true or false, and this is {}", ty.describe()))
        );
    }
    Ok(tree)
}

fn depth(tree: &Expression) -> usize {
    1 + children(tree).into_iter().map(depth).max().unwrap_or(0)
}

/// The direct parts of an expression.
pub(super) fn children(tree: &Expression) -> Vec<&Expression> {
    match &tree.expr {
        Expr::Call(call) => call.target.as_deref().into_iter().chain(&call.args).collect(),
        Expr::Comprehension(fold) => {
            vec![&fold.iter_range, &fold.accu_init, &fold.loop_cond, &fold.loop_step, &fold.result]
        }
        Expr::List(list) => list.elements.iter().collect(),
        Expr::Select(select) => vec![&select.operand],
        // Maps and messages are refused before anything looks into them.
        Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified | Expr::Ident(_) | Expr::Literal(_) => Vec::new(),
    }
}

struct Checker<'s> {
    source: &'s str,
    tokens: &'s [Token],
    info: &'s SourceInfo,
    /// The variables of the comprehensions around, innermost last.
    scope: Vec<(String, Ty)>,
    /// How many comprehensions are around.
    loops: usize,
}

impl Checker<'_> {
    /// The type of an expression that must have a value of its own, as a bare word does not.
    fn value(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        match self.expression(tree)? {
            Ty::Name => Err(self.stray(tree)),
            Ty::List(inner) if *inner == Ty::Name => Err(self.stray_in(tree)),
            Ty::Note => Err(self.error(tree, "`note` alone has no value").help("name a field, `note.title`")),
            Ty::Null => Err(self
                .error(tree, "`null` has no meaning here")
                .help("`note.role == null` asks whether a field is unknown")),
            ty => Ok(ty),
        }
    }

    /// The type of any expression.
    fn expression(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        match &mut tree.expr {
            Expr::Literal(literal) => Ok(match literal {
                LiteralValue::Boolean(_) => Ty::Value(ValueType::Flag),
                LiteralValue::String(_) => Ty::Value(ValueType::Text),
                LiteralValue::Double(_) => Ty::Value(ValueType::Number),
                LiteralValue::Int(_) | LiteralValue::UInt(_) => Ty::Whole,
                LiteralValue::Null => Ty::Null,
                LiteralValue::Bytes(_) => return Err(self.error(tree, "notes hold no bytes")),
            }),
            Expr::Ident(name) => Ok(self.identifier(name)),
            Expr::Select(_) => self.select(tree),
            Expr::Call(call) => match call.func_name.as_str() {
                operators::LOGICAL_AND | operators::LOGICAL_OR => self.logical(tree),
                operators::LOGICAL_NOT | operators::NOT_STRICTLY_FALSE => self.logical(tree),
                operators::CONDITIONAL => self.conditional(tree),
                operators::EQUALS | operators::NOT_EQUALS => self.equality(tree),
                operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS => {
                    self.ordering(tree)
                }
                operators::IN => self.membership(tree),
                operators::INDEX => self.index(tree),
                operators::ADD
                | operators::SUBSTRACT
                | operators::MULTIPLY
                | operators::DIVIDE
                | operators::MODULO
                | operators::NEGATE => self.arithmetic(tree),
                _ => self.call(tree),
            },
            Expr::List(list) => {
                let mut types = Vec::new();
                for element in &mut list.elements {
                    types.push(self.expression(element)?);
                }
                Ok(Ty::List(Box::new(Ty::all(types))))
            }
            Expr::Comprehension(_) => self.comprehension(tree),
            Expr::Map(_) | Expr::Struct(_) => Err(self.error(tree, "a condition can't build a map")),
            Expr::Unspecified => Err(self.error(tree, "the condition can't be read")),
        }
    }

    /// `&&`, `||` and `!`.
    fn logical(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
        let sign = call.func_name.trim_matches('_').to_owned();
        for side in &mut call.args {
            let ty = self.value(side)?;
            if !ty.may_be(ValueType::Flag) {
                let message = format!("`{sign}` takes conditions, and this is {}", ty.describe());
                return Err(self.error(side, message));
            }
        }
        Ok(Ty::Value(ValueType::Flag))
    }

    /// `condition ? a : b`.
    fn conditional(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
        let [condition, yes, no] = call.args.as_mut_slice() else { return Ok(Ty::Any) };
        let ty = self.value(condition)?;
        if !ty.may_be(ValueType::Flag) {
            return Err(
                self.error(condition, format!("`?` takes a condition, and this is {}", ty.describe()))
            );
        }
        Ok(Ty::all([self.value(yes)?, self.value(no)?]))
    }
}
