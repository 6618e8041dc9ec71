//! What the benchmarks measure on: a vault of any size, made up.

pub(crate) mod notes;
pub(crate) mod random;
pub(crate) mod words;

pub(crate) use notes::{Mix, Vault};
