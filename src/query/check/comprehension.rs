//! `exists`, `all`, `exists_one`, `map` and `filter`.

use super::{Checker, Ty};
use crate::query::error::QueryError;
use crate::query::value_type::ValueType;
use cel::common::ast::{Expr, LiteralValue};
use cel::parser::Expression;

/// How many may stand inside each other.
const MAX_LOOPS: usize = 2;

impl Checker<'_> {
    pub(super) fn comprehension(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let place = self.span(tree);
        let Expr::Comprehension(fold) = &mut tree.expr else { return Ok(Ty::Any) };
        let item = match self.value(&mut fold.iter_range)? {
            Ty::List(inner) => *inner,
            Ty::Any => Ty::Any,
            other => {
                let message = format!("only lists have items, and this is {}", other.describe());
                return Err(self.error(&fold.iter_range, message));
            }
        };
        if self.loops == MAX_LOOPS {
            let message =
                format!("at most {MAX_LOOPS} of `exists`, `all`, `map` and `filter` stand inside each other");
            return Err(QueryError::new(place, message));
        }
        self.loops += 1;
        self.scope.push((fold.iter_var.clone(), item));
        self.scope.push((fold.accu_var.clone(), Ty::Any));
        self.value(&mut fold.loop_cond)?;
        let step = self.value(&mut fold.loop_step)?;
        self.value(&mut fold.result)?;
        self.scope.truncate(self.scope.len() - 2);
        self.loops -= 1;
        // `exists` and `all` begin with true or false, `exists_one` counts, `map` and `filter` begin with `[]`.
        Ok(match (&fold.accu_init.expr, step) {
            (Expr::Literal(LiteralValue::Boolean(_) | LiteralValue::Int(_)), _) => Ty::Value(ValueType::Flag),
            (_, step @ Ty::List(_)) => step,
            _ => Ty::List(Box::new(Ty::Any)),
        })
    }
}
