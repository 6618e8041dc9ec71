//! The settings of a vault: `casebook.toml`.
//!
//! One definition, many products: the types in `settings` carry each key's name, type, default, range and
//! documentation. The JSON Schema derived from them drives the check of a file ([`read()`]), the words of its
//! findings, and the reference page ([`reference()`]).

mod blame;
mod check;
mod choices;
mod formats;
mod places;
mod read;
mod reference;
mod schema;
mod scope;
mod settings;
mod size;
mod zone;

pub use check::Codes;
pub use choices::{DashboardNotes, Direction, KindName, LinkStyle};
pub use formats::{IdText, KindText, WindowText, window};
pub use places::{Place, Places};
pub use read::{read, read_as};
pub use reference::reference;
pub use schema::{json_schema, schema_of};
pub use scope::{Folder, Tag};
pub use settings::{Config, Dashboard, KindRule, Metric, Portfolio, Private, Reports, Signals};
pub use size::{BadSize, ByteSize};

#[cfg(test)]
mod tests;
