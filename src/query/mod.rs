//! Conditions over notes: `note.role >= decided && size(note.diagnostic_path) >= 2`.
//!
//! The language is CEL. A condition is read in four steps, each of which can refuse it with a place and a hint:
//! `scan` bounds its size and depth before the parser sees it, `parse` turns it into a tree, `check`
//! finds misspelt fields and words and comparisons that mean nothing, and `cost` works out how long the
//! lists of a note may be. What is left is evaluated once a note, in three values: a field that a note does
//! not give makes the answer [`Truth::Unknown`], never false and never an error.

mod asked;
mod check;
mod cost;
mod derived;
mod error;
mod fields;
mod parse;
mod parts;
mod predicate;
mod reference;
mod row;
mod scan;
mod sort;
mod suggest;
mod value_type;
mod word;

pub use asked::Asked;
pub use error::QueryError;
pub use fields::{QueryField, fields};
pub use predicate::{Predicate, Truth};
pub use reference::reference;
pub use sort::sort_rows;
pub use value_type::{Record, ValueType};

#[cfg(test)]
mod tests;
