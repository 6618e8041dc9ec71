use super::{ExportError, Format, SqliteError, files, sqlite};
use crate::config::Config;
use crate::export::{Cell, Filled, Type, fill};
use crate::report::tests::sample::{sample, with_view};
use rusqlite::Connection;
use serde_json::Value;

/// Texts that a format could trip over.
const HOSTILE: &str = "---\ntype: case\ndate: 2026-03-28\ntitle: \"=cmd|' /c calc'!A0, \\\"quoted\\\"\\nsecond \\t \\u0001 é\"\n\
    aliases: [\"a,b\", \"\", '\"]', \"null\"]\nstarted: 2026-03-28 10:00:30.25+05:30\n---\n";

fn tables(vault: &str) -> Vec<Filled> {
    sample(&Config::default(), |view| fill(view, vault).unwrap())
}

fn hostile(vault: &str) -> Vec<Filled> {
    with_view(&[("=a,\"b\".md", HOSTILE)], &Config::default(), |view| fill(view, vault).unwrap())
}

/// What a reader that knows the type of a column makes of a text.
fn parsed(ty: Type, text: &str) -> Cell {
    if text.is_empty() {
        return Cell::Null;
    }
    match ty {
        Type::Text => Cell::Text(text.to_owned()),
        Type::Texts => Cell::Texts(serde_json::from_str(text).unwrap()),
        Type::Date => Cell::Date(text.parse().unwrap()),
        Type::Timestamp => Cell::Timestamp { text: text.to_owned(), at: text.parse().unwrap() },
        Type::Double => Cell::Double(text.parse().unwrap()),
        Type::Bigint => Cell::Bigint(text.parse().unwrap()),
        Type::Boolean => Cell::Boolean(text.parse().unwrap()),
    }
}

fn bytes_of<'f>(files: &'f [(String, Vec<u8>)], table: &Filled) -> &'f [u8] {
    let start = format!("{}/", table.table.name);
    let mut found = files.iter().filter(|(path, _)| path.starts_with(&start));
    let file = found.next().unwrap();
    assert!(found.next().is_none());
    &file.1
}

#[test]
fn json_lines_are_read_back() {
    for tables in [tables("a/b=c"), hostile("v")] {
        let files = files(Format::Jsonl, &tables, "a/b=c").unwrap();
        assert_eq!(files.len(), tables.len());
        assert_eq!(files[0].0, "exports/vault=a%2Fb%3Dc/part.jsonl");
        for filled in &tables {
            let text = std::str::from_utf8(bytes_of(&files, filled)).unwrap();
            let rows: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
            assert_eq!(rows.len(), filled.rows.len());
            for (row, cells) in rows.iter().zip(&filled.rows) {
                let row = row.as_object().unwrap();
                assert!(row.keys().eq(filled.table.columns.iter().map(|column| column.name)));
                assert!(row.values().eq(&cells.iter().map(Cell::json).collect::<Vec<_>>()));
            }
        }
    }
}

#[test]
fn csv_is_read_back() {
    for tables in [tables("v"), hostile("v")] {
        let files = files(Format::Csv, &tables, "v").unwrap();
        for filled in &tables {
            let mut reader = csv::Reader::from_reader(bytes_of(&files, filled));
            let columns = &filled.table.columns;
            assert!(reader.headers().unwrap().iter().eq(columns.iter().map(|column| column.name)));
            let cells = |record: csv::StringRecord| -> Vec<Cell> {
                columns.iter().zip(&record).map(|(column, text)| parsed(column.ty, text)).collect()
            };
            let rows: Vec<Vec<Cell>> = reader.records().map(|record| cells(record.unwrap())).collect();
            assert_eq!(rows, filled.rows, "{}", filled.table.name);
        }
    }
}

fn opened(bytes: &[u8]) -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.deserialize_read_exact("main", bytes, bytes.len(), true).unwrap();
    connection
}

/// The rows of a vault, as SQLite gives them.
fn rows(connection: &Connection, filled: &Filled, vault: &str) -> Vec<Vec<Cell>> {
    use rusqlite::types::ValueRef;
    let columns = &filled.table.columns;
    let query = format!("SELECT * FROM {} WHERE vault = ?1", filled.table.name);
    let mut query = connection.prepare(&query).unwrap();
    assert!(query.column_names().eq(columns.iter().map(|column| column.name)));
    let row = |row: &rusqlite::Row<'_>| {
        let cell = |(at, ty): (usize, Type)| match row.get_ref(at).unwrap() {
            ValueRef::Null => Cell::Null,
            ValueRef::Text(text) => parsed(ty, std::str::from_utf8(text).unwrap()),
            ValueRef::Real(number) if ty == Type::Double => Cell::Double(number),
            ValueRef::Integer(number) if ty == Type::Boolean => Cell::Boolean(number == 1),
            ValueRef::Integer(number) if ty == Type::Bigint => Cell::Bigint(number),
            other => panic!("{other:?} in a column of {ty:?}"),
        };
        Ok(columns.iter().map(|column| column.ty).enumerate().map(cell).collect())
    };
    query.query_map([vault], row).unwrap().map(Result::unwrap).collect()
}

#[test]
fn sqlite_is_read_back() {
    for tables in [tables("v"), hostile("v")] {
        let file = opened(&sqlite(&tables, "v", None).unwrap());
        for filled in &tables {
            assert_eq!(rows(&file, filled, "v"), filled.rows, "{}", filled.table.name);
        }
    }
}

#[test]
fn one_sqlite_file_holds_many_vaults_in_whatever_order_they_came() {
    let [a, b, c] = ["a", "b", "é"].map(|vault| (vault, tables(vault)));
    let in_order = |vaults: &[&(&str, Vec<Filled>)]| {
        vaults.iter().fold(None, |old: Option<Vec<u8>>, (vault, tables)| {
            Some(sqlite(tables, vault, old.as_deref()).unwrap())
        })
    };
    let all = in_order(&[&a, &b, &c]);
    assert_eq!(all, in_order(&[&c, &a, &b]));
    assert_eq!(all, in_order(&[&b, &c, &a, &b, &b]), "an export again");
    let file = opened(&all.unwrap());
    for (vault, tables) in [&a, &b, &c] {
        assert!(tables.iter().all(|filled| rows(&file, filled, vault) == filled.rows));
    }
    // What a vault does not hold any more goes, and no other vault's.
    let fewer = opened(&sqlite(&hostile("b"), "b", in_order(&[&a, &b]).as_deref()).unwrap());
    let count = |vault: &str| -> i64 {
        fewer.query_row("SELECT count(*) FROM notes WHERE vault = ?1", [vault], |row| row.get(0)).unwrap()
    };
    assert_eq!((count("a"), count("b"), count("é")), (table(&a.1, "notes").rows.len() as i64, 1, 0));
}

fn table<'f>(tables: &'f [Filled], name: &str) -> &'f Filled {
    tables.iter().find(|filled| filled.table.name == name).unwrap()
}

fn changed(old: &[u8], change: &str) -> Vec<u8> {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.deserialize_read_exact("main", old, old.len(), false).unwrap();
    connection.execute_batch(change).unwrap();
    connection.serialize("main").unwrap().to_vec()
}

#[test]
fn a_sqlite_file_of_an_older_casebook_gets_what_it_lacks() {
    let (a, b) = (tables("a"), tables("b"));
    let old = sqlite(&a, "a", None).unwrap();
    let old = changed(&old, "ALTER TABLE cases DROP COLUMN severity; DROP TABLE quarters");
    let file = opened(&sqlite(&b, "b", Some(&old)).unwrap());
    assert_eq!(rows(&file, table(&b, "cases"), "b"), table(&b, "cases").rows);
    assert_eq!(rows(&file, table(&a, "cases"), "a").len(), table(&a, "cases").rows.len());
    assert!(rows(&file, table(&a, "quarters"), "a").is_empty());
}

#[test]
fn a_sqlite_file_of_a_newer_casebook_is_refused() {
    let a = tables("a");
    let old = sqlite(&a, "a", None).unwrap();
    for change in [
        "ALTER TABLE cases ADD COLUMN mood TEXT",
        "CREATE TABLE moods (vault TEXT)",
        "PRAGMA user_version = 2",
    ] {
        let refused = sqlite(&a, "a", Some(&changed(&old, change)));
        assert!(matches!(refused, Err(SqliteError::Newer)), "{change}");
    }
}

#[test]
fn the_definition_in_a_sqlite_file_says_what_columns_mean() {
    let file = opened(&sqlite(&tables("v"), "v", None).unwrap());
    let query = "SELECT sql FROM sqlite_schema WHERE name = 'quarters'";
    let sql: String = file.query_row(query, [], |row| row.get(0)).unwrap();
    assert!(sql.contains("\n  quarter TEXT, -- The calendar quarter: `2026-Q3`.\n"), "{sql}");
}

#[cfg(not(feature = "parquet"))]
#[test]
fn without_parquet_it_says_how_to_get_it() {
    let refused = files(Format::Parquet, &tables("v"), "v");
    assert!(matches!(refused, Err(ExportError::WithoutParquet)));
    assert!(!Format::Parquet.is_built_in());
    assert!(ExportError::WithoutParquet.to_string().contains("--features parquet"));
}

#[cfg(feature = "parquet")]
mod of_parquet {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::{Field, Row};
    use std::io::Write;

    fn cell(ty: Type, field: &Field) -> Cell {
        match (ty, field) {
            (_, Field::Null) => Cell::Null,
            (Type::Text, Field::Str(text)) => Cell::Text(text.clone()),
            (Type::Texts, Field::ListInternal(list)) => {
                let text = |field: &Field| match field {
                    Field::Str(text) => text.clone(),
                    other => panic!("{other} in a list"),
                };
                Cell::Texts(list.elements().iter().map(text).collect())
            }
            (Type::Date, Field::Date(days)) => {
                Cell::Date(jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(*days))
            }
            (Type::Timestamp, Field::TimestampMicros(at)) => {
                Cell::Timestamp { text: String::new(), at: jiff::Timestamp::from_microsecond(*at).unwrap() }
            }
            (Type::Double, Field::Double(number)) => Cell::Double(*number),
            (Type::Bigint, Field::Long(number)) => Cell::Bigint(*number),
            (Type::Boolean, Field::Bool(flag)) => Cell::Boolean(*flag),
            (ty, other) => panic!("{other} in a column of {ty:?}"),
        }
    }

    /// A moment without its offset, which Parquet does not keep.
    fn without_offset(cell: &Cell) -> Cell {
        match cell {
            Cell::Timestamp { at, .. } => Cell::Timestamp { text: String::new(), at: *at },
            other => other.clone(),
        }
    }

    #[test]
    fn parquet_is_read_back() {
        for tables in [tables("v"), hostile("v")] {
            let files = files(Format::Parquet, &tables, "v").unwrap();
            assert_eq!(files, super::files(Format::Parquet, &tables, "v").unwrap());
            for filled in &tables {
                let mut file = tempfile::tempfile().unwrap();
                file.write_all(bytes_of(&files, filled)).unwrap();
                let reader = SerializedFileReader::new(file).unwrap();
                let columns = &filled.table.columns;
                let schema = reader.metadata().file_metadata().schema();
                let names: Vec<&str> = schema.get_fields().iter().map(|field| field.name()).collect();
                assert_eq!(names, columns.iter().map(|column| column.name).collect::<Vec<_>>());
                let cells = |row: &Row| -> Vec<Cell> {
                    row.get_column_iter().zip(columns).map(|((_, field), c)| cell(c.ty, field)).collect()
                };
                let rows: Vec<Vec<Cell>> =
                    reader.get_row_iter(None).unwrap().map(|row| cells(&row.unwrap())).collect();
                let expected: Vec<Vec<Cell>> =
                    filled.rows.iter().map(|row| row.iter().map(without_offset).collect()).collect();
                assert_eq!(rows, expected, "{}", filled.table.name);
            }
        }
    }
}
