//! One SQLite file that holds the rows of any number of vaults.

use crate::export::{Cell, Filled, Table, Type};
use crate::report::SCHEMA;
use rusqlite::types::{Null, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ToSql};

/// The name of the file.
pub const SQLITE_FILE: &str = "casebook.sqlite";

/// What marks a SQLite file as casebook's, in its header: `cbok`.
const APPLICATION: u32 = u32::from_be_bytes(*b"cbok");

/// Why a SQLite file can't be written.
#[derive(Debug, thiserror::Error)]
pub enum SqliteError {
    /// The file that is there knows more than this casebook.
    #[error(
        "the file {SQLITE_FILE} was written by a newer casebook; update casebook, or export into another folder"
    )]
    Newer,
    /// SQLite refused.
    #[error("can't write {SQLITE_FILE}: {0}")]
    Sqlite(#[from] rusqlite::Error),
}

/// The bytes of a file with the rows of this vault, and with those that `old`, a file that casebook wrote
/// before, has of others.
///
/// It is made anew, its rows in the order of their vaults: the bytes depend on what is in it, not on the order
/// of exports.
pub fn sqlite(tables: &[Filled], vault: &str, old: Option<&[u8]>) -> Result<Vec<u8>, SqliteError> {
    let mut new = Connection::open_in_memory()?;
    // Empty where there is nothing old, so that what follows need not ask.
    new.execute_batch("ATTACH ':memory:' AS old")?;
    if let Some(old) = old {
        new.deserialize_read_exact("old", old, old.len(), true)?;
        refuse_newer(&new, tables)?;
    }
    new.pragma_update(Some("main"), "application_id", APPLICATION)?;
    new.pragma_update(Some("main"), "user_version", SCHEMA)?;
    let transaction = new.transaction()?;
    for filled in tables {
        transaction.execute_batch(&definition(filled.table))?;
        let shared = old_columns(&transaction, filled.table)?;
        copy(&transaction, filled.table, &shared, "<", vault)?;
        insert(&transaction, filled)?;
        copy(&transaction, filled.table, &shared, ">", vault)?;
    }
    transaction.commit()?;
    Ok(new.serialize("main")?.to_vec())
}

/// A table's definition, with what each column means: `.schema` shows it.
fn definition(table: &Table) -> String {
    let columns: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let ty = if column.ty == Type::Texts { "TEXT" } else { column.ty.name() };
            let comma = if at + 1 < table.columns.len() { "," } else { "" };
            format!("  {} {ty}{comma} -- {}\n", column.name, column.says)
        })
        .collect();
    format!("CREATE TABLE main.{} ( -- {}\n{})", table.name, table.says, columns.concat())
}

/// The columns that the old file has of a table, in the order of the table.
fn old_columns(connection: &Connection, table: &Table) -> rusqlite::Result<Vec<&'static str>> {
    let there = column_names(connection, table.name)?;
    let names = table.columns.iter().map(|column| column.name);
    Ok(names.filter(|name| there.iter().any(|there| there == name)).collect())
}

fn column_names(connection: &Connection, table: &str) -> rusqlite::Result<Vec<String>> {
    let mut names = connection.prepare("SELECT name FROM pragma_table_info(?1, 'old')")?;
    names.query_map([table], |row| row.get(0))?.collect()
}

/// Refuses an old file with tables or columns that this casebook does not know: it would lose them.
fn refuse_newer(connection: &Connection, tables: &[Filled]) -> Result<(), SqliteError> {
    let version: u32 = connection.pragma_query_value(Some("old"), "user_version", |row| row.get(0))?;
    let mut names = connection.prepare("SELECT name FROM old.sqlite_schema WHERE type = 'table'")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let known = |name: &String| -> rusqlite::Result<bool> {
        let Some(filled) = tables.iter().find(|filled| filled.table.name == name) else { return Ok(false) };
        Ok(old_columns(connection, filled.table)?.len() == column_names(connection, name)?.len())
    };
    for name in &names {
        if version > SCHEMA || !known(name)? {
            return Err(SqliteError::Newer);
        }
    }
    Ok(())
}

/// Copies the rows of the vaults before or after this one.
fn copy(
    connection: &Connection,
    table: &Table,
    columns: &[&str],
    side: &str,
    vault: &str,
) -> rusqlite::Result<()> {
    if columns.is_empty() {
        return Ok(());
    }
    let (name, columns) = (table.name, columns.join(", "));
    let copy = format!(
        "INSERT INTO main.{name} ({columns}) SELECT {columns} FROM old.{name} WHERE vault {side} ?1 ORDER BY rowid"
    );
    connection.execute(&copy, [vault])?;
    Ok(())
}

fn insert(connection: &Connection, filled: &Filled) -> rusqlite::Result<()> {
    let places = vec!["?"; filled.table.columns.len()].join(", ");
    let mut insert =
        connection.prepare(&format!("INSERT INTO main.{} VALUES ({places})", filled.table.name))?;
    for row in &filled.rows {
        insert.execute(rusqlite::params_from_iter(row))?;
    }
    Ok(())
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Null => ToSqlOutput::from(Null),
            Self::Text(text) | Self::Timestamp { text, .. } => ToSqlOutput::from(text.as_str()),
            Self::Texts(_) => ToSqlOutput::Owned(Value::Text(self.json().to_string())),
            Self::Date(day) => ToSqlOutput::Owned(Value::Text(day.to_string())),
            Self::Double(number) => ToSqlOutput::Borrowed(ValueRef::Real(*number)),
            Self::Bigint(number) => ToSqlOutput::from(*number),
            Self::Boolean(flag) => ToSqlOutput::from(*flag),
        })
    }
}
