//! Bare names: variables of comprehensions, the note, and words that wait for a field.

use super::{Checker, NOTE, Ty};
use crate::model::choice::ChoiceSet;
use crate::model::field::words;
use crate::query::error::QueryError;
use crate::query::fields::{field, fields, nearest_field, sets};
use crate::query::suggest::nearest;
use crate::query::value_type::ValueType;
use crate::query::word::{Word, nearest_word, sets_with};
use cel::common::ast::{Expr, LiteralValue, operators};
use cel::parser::Expression;

impl Checker<'_> {
    /// What a bare name is: a variable, or a name that its surroundings must explain.
    pub(super) fn identifier(&self, name: &str) -> Ty {
        let local = self.scope.iter().rev().find(|(known, _)| known == name);
        match local {
            Some((_, ty)) => ty.clone(),
            None if name == NOTE => Ty::Note,
            None => Ty::Name,
        }
    }

    /// The name that an expression spells: `decided`, or `multi-team`, which CEL takes for a difference.
    pub(super) fn spelt(&self, tree: &Expression) -> Option<String> {
        match &tree.expr {
            Expr::Ident(name) if self.identifier(name) == Ty::Name => Some(name.clone()),
            Expr::Call(call) if call.func_name == operators::SUBSTRACT && call.args.len() == 2 => {
                let name = format!("{}-{}", self.spelt(&call.args[0])?, self.spelt(&call.args[1])?);
                Some(name)
            }
            _ => None,
        }
    }

    /// Turns a bare or quoted word beside a field of a set into that word.
    pub(super) fn resolve(
        &self,
        tree: &mut Expression,
        set: &'static ChoiceSet,
        beside: &str,
    ) -> Result<(), QueryError> {
        let text = match &tree.expr {
            Expr::Literal(LiteralValue::String(text)) => text.inner().to_owned(),
            _ => self.spelt(tree).unwrap_or_default(),
        };
        if let Some(word) = Word::find(set, &text) {
            tree.expr = Expr::Ident(word.variable());
            return Ok(());
        }
        let error =
            self.error(tree, format!("`{text}` is not one of the words of {beside}: {}", words(set.words)));
        if let Some(near) = nearest_word(set, &text) {
            return Err(error.did_you_mean(Some(near)));
        }
        Err(match owners(&text).as_slice() {
            [] => error,
            owners => error.help(format!("`{text}` is a word of {}", words(owners))),
        })
    }

    /// A bare name that nothing beside it explains.
    pub(super) fn stray(&self, tree: &Expression) -> QueryError {
        let name = self.spelt(tree).unwrap_or_else(|| self.text(tree).to_owned());
        if field(&name).is_some() && owners(&name).is_empty() {
            return self
                .error(tree, format!("`{name}` is a field of the note"))
                .help(format!("write `note.{name}`"));
        }
        if let Some(owner) = owners(&name).first() {
            return self
                .error(tree, format!("`{name}` is a word, and there is no field beside it that holds it"))
                .help(format!("compare it with a field: `note.{owner} == {name}`"));
        }
        let all = sets().iter().flat_map(|set| set.words).map(|word| (*word, *word));
        let near = nearest(&name, [(NOTE, NOTE)].into_iter().chain(all)).or_else(|| nearest_field(&name));
        self.error(tree, format!("`{name}` is not known")).did_you_mean(near)
    }

    /// The first bare name of a list.
    pub(super) fn stray_in(&self, tree: &Expression) -> QueryError {
        let Expr::List(list) = &tree.expr else { return self.stray(tree) };
        let name = list.elements.iter().find(|element| self.spelt(element).is_some());
        self.stray(name.unwrap_or(tree))
    }

    /// An expression for a sentence: a field by its name, anything else by its source.
    pub(super) fn describe(&self, tree: &Expression) -> String {
        match &tree.expr {
            Expr::Select(select) => format!("`{}`", select.field),
            _ => format!("`{}`", self.text(tree)),
        }
    }
}

/// The fields that hold such a word.
pub(super) fn owners(text: &str) -> Vec<&'static str> {
    let sets = sets_with(text);
    let holds = |value: ValueType| matches!(value, ValueType::Choice(set) if sets.iter().any(|known| known.name == set.name));
    fields().iter().filter(|field| holds(field.value)).map(|field| field.name).collect()
}
