//! Words of the sets as values of CEL, so that `note.role >= decided` compares by the order of the set.

use super::fields::sets;
use super::suggest::{fold, nearest};
use crate::model::choice::ChoiceSet;
use cel::common::traits::Comparer;
use cel::common::types::Type;
use cel::common::value::{StaticVal, Val};
use cel::{ExecutionError, Value};
use std::any::Any;
use std::cmp::Ordering;

/// One word of a set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    set: &'static ChoiceSet,
    index: usize,
}

static WORD: Type = Type::new_unspecified_type("word");

impl Word {
    /// The word that a text means, whatever its case and with `_`, `-` or spaces between its parts.
    pub(super) fn find(set: &'static ChoiceSet, text: &str) -> Option<Self> {
        let exact = set.words.iter().position(|word| *word == text);
        let spelt = || set.words.iter().position(|word| fold(word) == fold(text));
        let index = exact.or_else(|| set.find(text)).or_else(spelt)?;
        Some(Self { set, index })
    }

    /// Its place in the order of its set.
    pub(super) fn index(self) -> usize {
        self.index
    }

    /// The name of the variable that holds it; no identifier that a condition could write.
    pub(super) fn variable(self) -> String {
        format!("{}:{}", self.set.name, self.set.words[self.index])
    }

    /// Every word of every set.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        sets().iter().flat_map(|set| (0..set.words.len()).map(|index| Self { set, index }))
    }
}

/// The sets that have such a word.
pub(super) fn sets_with(text: &str) -> Vec<&'static ChoiceSet> {
    sets().iter().filter(|set| Word::find(set, text).is_some()).copied().collect()
}

/// The word of a set, as a condition writes it, that a misspelt one was probably meant to be.
pub(super) fn nearest_word(set: &'static ChoiceSet, text: &str) -> Option<&'static str> {
    let words = set.words.iter().map(|word| (*word, *word));
    nearest(text, words.chain(set.aliases.iter().copied()))
}

impl Val for Word {
    fn get_type(&self) -> &Type {
        &WORD
    }

    fn cel_type() -> &'static Type {
        &WORD
    }

    fn as_comparer(&self) -> Option<&dyn Comparer> {
        Some(self)
    }

    fn equals(&self, other: &dyn Val) -> bool {
        other
            .downcast_ref::<Self>()
            .is_some_and(|other| self.set.name == other.set.name && self.index == other.index)
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v> {
        Box::new(*self)
    }

    fn as_any(&self) -> Option<&dyn Any> {
        Some(self)
    }
}

impl StaticVal for Word {}

impl Comparer for Word {
    fn compare(&self, other: &dyn Val) -> Result<Ordering, ExecutionError> {
        match other.downcast_ref::<Self>() {
            Some(other) if self.set.name == other.set.name => Ok(self.index.cmp(&other.index)),
            _ => Err(ExecutionError::ValuesNotComparable(Value::Null, Value::Null)),
        }
    }
}
