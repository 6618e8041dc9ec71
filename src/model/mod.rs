//! Notes and what they say: the table of kinds, the reading of fields, links between notes.

pub mod choice;
pub mod common;
pub mod field;
pub mod kind;
pub mod kind_def;
pub mod kinds;
pub mod readings;
pub mod structure;
