//! `==`, `!=`, `<`, `<=`, `>`, `>=` and `in`.

use super::name::owners;
use super::{Checker, Ty};
use crate::query::derived::is_ordered;
use crate::query::error::QueryError;
use crate::query::value_type::ValueType;
use cel::common::ast::{CallExpr, Expr, LiteralValue, operators};
use cel::parser::Expression;

impl Checker<'_> {
    pub(super) fn equality(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        if self.null_test(tree)? {
            return Ok(Ty::Value(ValueType::Flag));
        }
        self.compared(tree)?;
        Ok(Ty::Value(ValueType::Flag))
    }

    pub(super) fn ordering(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let ty = self.compared(tree)?;
        let Expr::Call(call) = &tree.expr else { return Ok(Ty::Any) };
        let what = self.describe(&call.args[0]);
        match ty {
            Ty::Value(ValueType::Choice(set)) if !is_ordered(set) => Err(self
                .error(tree, format!("the words of {what} have no order"))
                .help("compare with `==`, or with several: `in [a, b]`")),
            Ty::Value(ValueType::Quantity) => Err(self
                .error(tree, format!("{what} is a quantity as written, and has no order"))
                .help("`note.improvement` and `note.relative` are numbers")),
            Ty::Value(ValueType::Flag) | Ty::List(_) | Ty::Record(_) => {
                Err(self.error(tree, format!("{} has no order", ty.describe())))
            }
            _ => Ok(Ty::Value(ValueType::Flag)),
        }
    }

    /// `x == null` asks whether a field is unknown: it becomes `!has(x)`.
    fn null_test(&mut self, tree: &mut Expression) -> Result<bool, QueryError> {
        let Expr::Call(call) = &mut tree.expr else { return Ok(false) };
        let is_null = |side: &Expression| matches!(side.expr, Expr::Literal(LiteralValue::Null));
        let Some(null) = call.args.iter().position(is_null) else { return Ok(false) };
        let negated = call.func_name == operators::EQUALS;
        let mut side = std::mem::take(&mut call.args[1 - null]);
        self.value(&mut side)?;
        let Expr::Select(select) = &mut side.expr else {
            return Err(self.error(&side, "only a field can be unknown").help("write `note.role == null`"));
        };
        select.test = true;
        tree.expr = if negated {
            let args = vec![side];
            Expr::Call(CallExpr { func_name: operators::LOGICAL_NOT.into(), target: None, args })
        } else {
            side.expr
        };
        Ok(true)
    }

    /// Checks the sides of a comparison against each other and gives the type that they share.
    fn compared(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
        let [left, right] = call.args.as_mut_slice() else { return Ok(Ty::Any) };
        let (left_ty, right_ty) = (self.expression(left)?, self.expression(right)?);
        self.one_side(left, &left_ty)?;
        self.one_side(right, &right_ty)?;
        if left_ty == Ty::Name && right_ty == Ty::Name {
            return Err(self.stray(left));
        }
        if right_ty == Ty::Name || is_choice(&left_ty) {
            self.meet(right, &right_ty, left, &left_ty)?;
            return Ok(left_ty);
        }
        self.meet(left, &left_ty, right, &right_ty)?;
        // Dates and the like are told by their field; the text beside them tells nothing.
        let told = if matches!(right.expr, Expr::Literal(_)) { left_ty } else { right_ty };
        Ok(told)
    }

    fn one_side(&self, side: &Expression, ty: &Ty) -> Result<(), QueryError> {
        match ty {
            Ty::Note => Err(self.error(side, "a note can't be compared").help("name a field, `note.title`")),
            Ty::Null => Err(self
                .error(side, "`null` has no order")
                .help("`note.role != null` asks whether it is known")),
            Ty::List(inner) if **inner == Ty::Name => Err(self.stray_in(side)),
            _ => Ok(()),
        }
    }

    /// `x in list`.
    pub(super) fn membership(&mut self, tree: &mut Expression) -> Result<Ty, QueryError> {
        let Expr::Call(call) = &mut tree.expr else { return Ok(Ty::Any) };
        let [item, list] = call.args.as_mut_slice() else { return Ok(Ty::Any) };
        let (item_ty, list_ty) = (self.expression(item)?, self.expression(list)?);
        self.one_side(item, &item_ty)?;
        match list_ty {
            Ty::List(inner) => {
                if let Expr::List(literal) = &mut list.expr {
                    for element in &mut literal.elements {
                        let ty = self.expression(element)?;
                        self.one_side(element, &ty)?;
                        if ty == Ty::Name && item_ty == Ty::Name {
                            return Err(self.stray(item));
                        }
                        self.meet(element, &ty, item, &item_ty)?;
                    }
                } else {
                    self.meet(item, &item_ty, list, &inner)?;
                }
            }
            Ty::Any => {
                let text = Ty::Value(ValueType::Text);
                self.meet(item, &item_ty, list, if item_ty == Ty::Name { &text } else { &Ty::Any })?;
            }
            ref other if other.is_text() => {
                let (list, item) = (self.text(list), self.text(item));
                return Err(self
                    .error(tree, format!("`in` looks into lists, and `{list}` is text"))
                    .help(format!("write `{list}.contains({item})`")));
            }
            Ty::Name => return Err(self.stray(list)),
            other => {
                return Err(
                    self.error(list, format!("`in` looks into lists, and this is {}", other.describe()))
                );
            }
        }
        Ok(Ty::Value(ValueType::Flag))
    }

    /// Makes one side of a comparison fit the other, or says why it can't.
    fn meet(
        &self,
        side: &mut Expression,
        ty: &Ty,
        other: &Expression,
        other_ty: &Ty,
    ) -> Result<(), QueryError> {
        let beside = || self.describe(other);
        match (ty, other_ty) {
            (Ty::Name, Ty::Value(ValueType::Choice(set))) => self.resolve(side, set, &beside()),
            (Ty::Value(ValueType::Text), Ty::Value(ValueType::Choice(set)))
                if matches!(side.expr, Expr::Literal(_)) =>
            {
                self.resolve(side, set, &beside())
            }
            (Ty::Name, Ty::Any) => self.quote(side),
            (Ty::Name, other_ty) if other_ty.is_text() => {
                let name = self.spelt(side).unwrap_or_default();
                Err(self
                    .error(side, format!("`{name}` is beside {}, which is text", beside()))
                    .help(format!("write `\"{name}\"` for the text")))
            }
            (Ty::Name, _) => Err(self.stray(side)),
            (Ty::Value(ValueType::Choice(a)), Ty::Value(ValueType::Choice(b))) if a.name == b.name => Ok(()),
            (Ty::Value(ValueType::Choice(_)), Ty::Value(ValueType::Choice(_))) => Err(self.error(
                side,
                format!("{} and {} hold words of different sets", self.describe(side), beside()),
            )),
            (Ty::Any, _) | (_, Ty::Any) => Ok(()),
            (a, b) if a.is_number() && b.is_number() => Ok(()),
            (a, b) if a.is_text() && b.is_text() => self.shape(side, b).and_then(|()| self.shape(other, a)),
            (a, b) if a == b => Ok(()),
            (Ty::List(_), Ty::List(_)) => Ok(()),
            (a, b) => Err(self.mismatch(side, a, other, b)),
        }
    }

    /// A word beside something of which nothing is known is its text.
    fn quote(&self, side: &mut Expression) -> Result<(), QueryError> {
        let name = self.spelt(side).filter(|name| !owners(name).is_empty());
        let Some(name) = name else { return Err(self.stray(side)) };
        side.expr = Expr::Literal(LiteralValue::String(name.into()));
        Ok(())
    }

    fn mismatch(&self, side: &Expression, ty: &Ty, other: &Expression, other_ty: &Ty) -> QueryError {
        let literal = |tree: &Expression| matches!(tree.expr, Expr::Literal(_));
        // The field is what the sentence is about; a literal is what is wrong with it.
        let (wrong, wrong_ty, right, right_ty) =
            if literal(other) { (other, other_ty, side, ty) } else { (side, ty, other, other_ty) };
        let what = self.describe(right);
        let error = self
            .error(wrong, format!("{what} is {}, and this is {}", right_ty.describe(), wrong_ty.describe()));
        match right_ty {
            ty if ty.is_number() => {
                error.help("write a number without quotes; durations are minutes, shares 0-1")
            }
            Ty::Value(ValueType::Flag) => error.help("write `true` or `false` without quotes"),
            ty if ty.is_text() => error.help("write a text in quotes"),
            Ty::List(_) if wrong_ty.is_text() => {
                error.help(format!("write `{} in {}`", self.text(wrong), self.text(right)))
            }
            Ty::List(_) => error.help(format!("write `size({})`", self.text(right))),
            _ => error,
        }
    }

    /// A date, week or quarter compares as text, which is right only where both are written alike.
    fn shape(&self, side: &Expression, beside: &Ty) -> Result<(), QueryError> {
        let Expr::Literal(LiteralValue::String(text)) = &side.expr else { return Ok(()) };
        let (pattern, example) = match beside {
            Ty::Value(ValueType::Date) => ("0000-00-00", "2026-03-02"),
            Ty::Value(ValueType::Time) => ("0000-00-00T00:00", "2026-03-02T10:12"),
            Ty::Value(ValueType::Week) => ("0000-W00", "2026-W47"),
            Ty::Value(ValueType::Quarter) => ("0000-Q0", "2026-Q3"),
            _ => return Ok(()),
        };
        let fits = |(c, p): (char, char)| if p == '0' { c.is_ascii_digit() } else { c == p };
        let text = text.inner();
        let same = text.chars().zip(pattern.chars()).all(fits) && text.len() >= 4;
        let whole = |part: &str| matches!(part.len(), 4 | 7 | 10 | 16) || part.len() == pattern.len();
        if same && (whole(text) || (beside == &Ty::Value(ValueType::Time) && text.len() > pattern.len())) {
            return Ok(());
        }
        Err(self
            .error(side, format!("`{text}` is not written as {}", beside.describe()))
            .help(format!("write `\"{example}\"`, or its beginning")))
    }
}

fn is_choice(ty: &Ty) -> bool {
    matches!(ty, Ty::Value(ValueType::Choice(_)))
}
