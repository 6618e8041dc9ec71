//! `+ - * / %`: numbers only, so that no text or list can grow.

use super::{Checker, Ty};
use crate::query::error::QueryError;
use crate::query::value_type::ValueType;
use cel::common::ast::{CallExpr, Expr, LiteralValue};
use cel::parser::Expression;

impl Checker<'_> {
    pub(super) fn arithmetic(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        if self.spelt(tree).is_some() {
            return Ok(Ty::Name);
        }
        let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
        if let Some(ty) = self.accumulated(call)? {
            return Ok(ty);
        }
        let sign = call.func_name.trim_matches('_').to_owned();
        let mut types = Vec::new();
        for side in &mut call.args {
            let ty = self.value(side)?;
            if !ty.is_number() && ty != Ty::Any {
                return Err(
                    self.error(side, format!("`{sign}` takes numbers, and this is {}", ty.describe()))
                );
            }
            types.push(ty);
        }
        let whole = types.iter().all(|ty| *ty == Ty::Whole);
        if sign == "%" && !whole {
            return Err(self.error(tree, "`%` takes whole numbers").help("write `int(note.answered) % 2`"));
        }
        // Half of a whole number is no whole number to anybody but a computer.
        if whole && sign != "/" {
            return Ok(Ty::Whole);
        }
        call.args
            .iter_mut()
            .zip(&types)
            .filter(|(_, ty)| !ty.may_be(ValueType::Number) || **ty == Ty::Any)
            .for_each(|(side, _)| double(side));
        Ok(Ty::Value(ValueType::Number))
    }

    /// The steps in which `map`, `filter` and `exists_one` gather their result.
    fn accumulated(&mut self, call: &mut CallExpr) -> Result<Option<Ty>, QueryError> {
        let [Expression { expr: Expr::Ident(name), .. }, added] = call.args.as_mut_slice() else {
            return Ok(None);
        };
        if !name.starts_with('@') {
            return Ok(None);
        }
        self.value(added).map(Some)
    }
}

/// Makes a whole number a double: CEL does not mix the two.
fn double(side: &mut Expression) {
    if let Expr::Literal(LiteralValue::Int(whole)) = &side.expr {
        let whole = *whole.inner();
        side.expr = Expr::Literal(LiteralValue::Double((whole as f64).into()));
        return;
    }
    let id = side.id;
    let args = vec![std::mem::take(side)];
    *side = Expression { id, expr: Expr::Call(CallExpr { func_name: "double".into(), target: None, args }) };
}
