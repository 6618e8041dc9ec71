//! Ladders: levels and their criteria as data, built in or from a vault's `ladders/*.toml`.
//!
//! The types in `file` are a ladder as written: the JSON Schema, the check of a file, the words of its findings and
//! the reference page are made from them. `read` turns one into a [`Ladder`] whose conditions are compiled and whose
//! measures exist. What a vault makes of it is for `analysis::levels`.

mod built_in;
mod criterion;
mod file;
mod ladders;
mod measure;
mod place;
mod read;
mod reference;

pub use built_in::{built_in, built_in_files};
pub use criterion::{Bound, Count, Criterion, Ladder, Level, Reading, Subject, Test, Threshold, What};
pub use file::json_schema;
pub use ladders::{CAPABILITY, Ladders};
pub use measure::{Measure, Of, Unit};
pub use read::read;
pub use reference::reference;

#[cfg(test)]
mod tests;
