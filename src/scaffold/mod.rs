//! What casebook makes from the table of kinds: new notes, note templates, JSON Schemas, the reference of
//! notes, and the files of a new vault. Pure text: nothing here reads files, the environment or the clock.

mod body;
mod file_name;
mod filling;
mod front;
mod inline;
mod known;
mod note;
mod reference;
mod schema;

mod template;
mod vault;

pub use known::Known;
pub use note::{Scaffold, note};
pub use reference::reference;
pub use schema::{all, schema};
pub use template::template;
pub use vault::{Extras, starter};

#[cfg(test)]
mod tests;
