//! Tables as bytes. Same tables, same bytes.

mod csv;
mod error;
mod jsonl;
#[cfg(feature = "parquet")]
mod parquet;
mod sqlite;

pub use error::ExportError;
pub use sqlite::{SQLITE_FILE, SqliteError, sqlite};

use crate::export::{Filled, partition};
use clap::ValueEnum;

/// What tables are written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// JSON Lines: an object a row.
    Jsonl,
    /// CSV with a header, for spreadsheets and COPY.
    Csv,
    /// One SQLite file for all vaults.
    Sqlite,
    /// Parquet, for DuckDB, Spark and ClickHouse.
    Parquet,
}

impl Format {
    /// False where this program was built without it.
    pub fn is_built_in(self) -> bool {
        self != Self::Parquet || cfg!(feature = "parquet")
    }

    /// Its word on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Sqlite => "sqlite",
            Self::Parquet => "parquet",
        }
    }
}

/// The files of a vault, by path in the folder of the export: one a table, in the vault's part of it.
///
/// SQLite has one file for all vaults: [`sqlite()`].
pub fn files(format: Format, tables: &[Filled], vault: &str) -> Result<Vec<(String, Vec<u8>)>, ExportError> {
    let part = partition(vault)?;
    let file = |filled: &Filled| {
        let bytes = match format {
            Format::Csv => csv::csv(filled)?,
            Format::Parquet => parquet_bytes(filled)?,
            Format::Jsonl | Format::Sqlite => jsonl::jsonl(filled),
        };
        Ok((format!("{}/{part}/part.{}", filled.table.name, format.name()), bytes))
    };
    tables.iter().map(file).collect()
}

#[cfg(feature = "parquet")]
fn parquet_bytes(filled: &Filled) -> Result<Vec<u8>, ExportError> {
    parquet::parquet(filled).map_err(|error| ExportError::Parquet(error.to_string()))
}

#[cfg(not(feature = "parquet"))]
fn parquet_bytes(_: &Filled) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::WithoutParquet)
}

#[cfg(test)]
mod tests;
