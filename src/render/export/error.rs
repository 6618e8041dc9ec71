use crate::export::BadName;

/// Why tables can't be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The vault needs another name.
    #[error(transparent)]
    BadName(#[from] BadName),
    /// A CSV file can't be written.
    #[error("can't write CSV: {0}")]
    Csv(String),
    /// A Parquet file can't be written.
    #[error("can't write Parquet: {0}")]
    Parquet(String),
    /// This program can't write Parquet.
    #[error(
        "this casebook was built without Parquet; build it with `cargo install --path . --features parquet`, \
         or export jsonl, which DuckDB, Spark and ClickHouse read too"
    )]
    WithoutParquet,
}
