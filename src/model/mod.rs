//! Notes and what they say: the table of kinds, the reading of fields, links between notes.

pub mod choice;
pub mod common;
pub mod field;
pub mod forms;
pub mod gather;
pub mod kind;
pub mod kind_def;
pub mod kind_rules;
pub mod kinds;
pub mod links;
pub mod merge;
pub mod names;
pub mod note;
pub mod readings;
pub mod spelling;
pub mod stored;
pub mod structure;
pub mod vault;
