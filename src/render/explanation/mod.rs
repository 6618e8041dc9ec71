//! Draws explanations for a terminal.
//!
//! Nothing of a note reaches a terminal raw: see [`visible`](super::findings::visible()).

mod columns;
mod overview;
mod page;
mod prose;
mod text;

pub use overview::overview;
pub use text::text;

#[cfg(test)]
mod tests;
