//! A vault as tables, for engines that query many at once: DuckDB, Spark, ClickHouse, SQLite.
//!
//! A table is defined once, with its columns, their types and what they mean ([`tables()`]). Its rows are taken
//! from the rows of [`list`](crate::analysis::rows::list) and from the data of the reports, never computed here. The
//! writers in `render`, the reference `docs/tables.md` and the tests all work from the definition.

mod cell;
mod child_tables;
mod column;
mod documents;
mod figures;
mod fill;
mod flat;
mod links;
mod note_tables;
mod partition;
mod reference;
mod table;
mod tables;
mod ty;

#[cfg(test)]
mod tests;

pub use cell::Cell;
pub use column::Column;
pub use fill::{Filled, Misfit, fill};
pub use partition::{BadName, partition};
pub use reference::reference;
pub use table::{Group, Table};
pub use tables::tables;
pub use ty::Type;
