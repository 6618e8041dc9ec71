//! Fields: `note.role`, `note["role"]`, `risk.cost`, and items of lists.

use super::{Checker, Ty};
use crate::query::error::QueryError;
use crate::query::fields::{field, nearest_field, row_name};
use crate::query::suggest::nearest;
use crate::query::value_type::ValueType;
use cel::common::ast::{Expr, LiteralValue, SelectExpr};
use cel::parser::Expression;
use std::ops::Range;

impl Checker<'_> {
    /// `operand.field` and `has(operand.field)`.
    pub(super) fn select(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let Expr::Select(select) = &mut tree.expr else { return Ok(Ty::Any) };
        let operand = self.expression(&mut select.operand)?;
        let name = select.field.clone();
        let test = select.test;
        let span = if test { self.tested_span(tree) } else { self.name_span(tree) };
        let ty = self.field_of(tree, &operand, &name, span)?;
        if let (Ty::Note, Expr::Select(select)) = (operand, &mut tree.expr) {
            row_name(&name).clone_into(&mut select.field);
        }
        Ok(if test { Ty::Value(ValueType::Flag) } else { ty })
    }

    fn field_of(
        &self,
        tree: &Expression,
        operand: &Ty,
        name: &str,
        span: Range<usize>,
    ) -> Result<Ty, QueryError> {
        let unknown = |what: &str| QueryError::new(span.clone(), format!("{what} has no field `{name}`"));
        match operand {
            Ty::Note => field(name)
                .map(|field| Ty::of(field.value))
                .ok_or_else(|| unknown("`note`").did_you_mean(nearest_field(name))),
            Ty::Record(record) => record.get(name).map(Ty::of).ok_or_else(|| {
                let known = record.fields.iter().map(|(known, _)| (*known, *known));
                unknown(&format!("a {}", record.name)).did_you_mean(nearest(name, known))
            }),
            Ty::Any => Ok(Ty::Any),
            Ty::Name => {
                let Expr::Select(select) = &tree.expr else { return Ok(Ty::Any) };
                Err(self.stray(&select.operand))
            }
            Ty::List(_) => {
                Err(unknown("a list").help(format!("look into its items: `exists(x, x.{name} == \"...\")`")))
            }
            other => Err(unknown(other.describe())),
        }
    }

    /// `operand[index]`; a quoted name is a field.
    pub(super) fn index(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
        let [operand, index] = call.args.as_mut_slice() else { return Ok(Ty::Any) };
        if let Expr::Literal(LiteralValue::String(name)) = &index.expr {
            let span = self.span(index);
            let ty = self.expression(operand)?;
            let field = name.inner().to_owned();
            let found = self.field_of(tree, &ty, &field, span)?;
            let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
            let operand = Box::new(std::mem::take(&mut call.args[0]));
            let field = if ty == Ty::Note { row_name(&field).to_owned() } else { field };
            tree.expr = Expr::Select(SelectExpr { operand, field, test: false });
            return Ok(found);
        }
        match self.expression(operand)? {
            Ty::List(inner) => match self.value(index)? {
                Ty::Whole => Ok(*inner),
                other => {
                    Err(self
                        .error(index, format!("an item is named by its number, not by {}", other.describe())))
                }
            },
            Ty::Any => self.value(index).map(|_| Ty::Any),
            Ty::Name => Err(self.stray(operand)),
            Ty::Note => Err(self.error(index, "a field is named by a quoted text").help("write `note.role`")),
            other => Err(self.error(operand, format!("{} has no items", other.describe()))),
        }
    }
}
