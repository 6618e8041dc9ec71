//! Where expressions stand in the source.

use super::{Checker, children};
use crate::query::error::QueryError;
use crate::query::scan::{Kind, Token};
use cel::common::ast::{Expr, operators};
use cel::parser::Expression;
use std::ops::Range;

impl Checker<'_> {
    /// A finding about an expression.
    pub(super) fn error(&self, tree: &Expression, message: impl Into<String>) -> QueryError {
        QueryError::new(self.span(tree), message)
    }

    /// The source of an expression.
    pub(super) fn text(&self, tree: &Expression) -> &str {
        &self.source[self.span(tree)]
    }

    /// The place of an expression, from its first to its last token.
    pub(super) fn span(&self, tree: &Expression) -> Range<usize> {
        let tokens = self.tokens_of(tree);
        let start = self.tokens.get(tokens.start).map_or(0, |token| token.span.start);
        let end = self.tokens.get(tokens.end).map_or(self.source.len(), |token| token.span.end);
        start..end.max(start)
    }

    /// The place of the name behind a dot or before the parenthesis of a call.
    pub(super) fn name_span(&self, tree: &Expression) -> Range<usize> {
        let Some(own) = self.token_of(tree) else { return self.span(tree) };
        let sign = &self.tokens[own];
        let name = match sign.kind {
            Kind::Open => own.checked_sub(1),
            Kind::Sign => Some(own + 1),
            _ => Some(own),
        };
        name.and_then(|index| self.tokens.get(index)).map_or(self.span(tree), |token| token.span.clone())
    }

    /// The place of the field that `has(note.field)` tests: the name before the closing parenthesis.
    pub(super) fn tested_span(&self, tree: &Expression) -> Range<usize> {
        let close = self.token_of(tree).map(|own| self.end_of(tree, own));
        let name = close.and_then(|close| self.tokens.get(close.checked_sub(1)?));
        name.map_or(self.span(tree), |token| token.span.clone())
    }

    /// First and last token, both included.
    fn tokens_of(&self, tree: &Expression) -> Range<usize> {
        let own = self.token_of(tree);
        let (mut first, mut last) = (own.unwrap_or(usize::MAX), own.unwrap_or(0));
        for child in children(tree) {
            let inner = self.tokens_of(child);
            first = first.min(inner.start);
            last = last.max(inner.end);
        }
        if let Some(own) = own {
            last = last.max(self.end_of(tree, own));
            // A call's own token is its parenthesis; its name stands before.
            if self.tokens[own].kind == Kind::Open && matches!(&tree.expr, Expr::Call(_)) {
                first = first.min(own.saturating_sub(usize::from(!is_index(tree))));
            }
        }
        first.min(last)..last
    }

    /// The last token that an expression's own sign brings: the name after a dot, the closing bracket.
    fn end_of(&self, tree: &Expression, own: usize) -> usize {
        let token = &self.tokens[own];
        if token.kind == Kind::Open {
            let closes = |other: &Token| {
                other.kind == Kind::Close && other.depth == token.depth && other.span.start > token.span.start
            };
            return self.tokens.iter().position(closes).unwrap_or(own);
        }
        let behind_dot = matches!(tree.expr, Expr::Select(_)) && token.kind == Kind::Sign;
        own + usize::from(behind_dot)
    }

    fn token_of(&self, tree: &Expression) -> Option<usize> {
        let (start, _) = self.info.offset_for(tree.id)?;
        let start = usize::try_from(start).ok()?;
        self.tokens.iter().position(|token| token.span.contains(&start))
    }
}

fn is_index(tree: &Expression) -> bool {
    matches!(&tree.expr, Expr::Call(call) if call.func_name == operators::INDEX)
}
