//! Turns what is known into text: for a terminal, for other programs, for readers.

pub mod findings;
pub mod markdown;
