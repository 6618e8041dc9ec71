//! Parquet, written column by column. The crate's layer over Arrow would take as many crates again.

use crate::export::{Cell, Column, Filled, Table, Type};
use crate::report::SCHEMA;
use crate::value::calendar::days_between;
use jiff::civil::Date;
use parquet::basic::Compression;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::parser::parse_message_type;
use std::fmt::Write;
use std::sync::Arc;

/// A file with one group of rows; with none where there are no rows.
pub(super) fn parquet(filled: &Filled) -> Result<Vec<u8>> {
    let schema = Arc::new(parse_message_type(&message(filled.table))?);
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, Arc::new(properties()))?;
    if !filled.rows.is_empty() {
        let mut rows = writer.next_row_group()?;
        for (at, column) in filled.table.columns.iter().enumerate() {
            let cells: Vec<&Cell> = filled.rows.iter().map(|row| &row[at]).collect();
            let mut to = rows.next_column()?.ok_or_else(|| mismatch(column))?;
            write(column, &cells, &mut to)?;
            to.close()?;
        }
        rows.close()?;
    }
    writer.into_inner()
}

/// The files are many and small: what helps a reader to skip parts of a large one is left out.
fn properties() -> WriterProperties {
    let schema = KeyValue::new("casebook.schema".to_owned(), SCHEMA.to_string());
    WriterProperties::builder()
        .set_created_by(concat!("casebook version ", env!("CARGO_PKG_VERSION")).to_owned())
        .set_key_value_metadata(Some(vec![schema]))
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .build()
}

/// The schema in Parquet's own words.
fn message(table: &Table) -> String {
    let mut message = format!("message {} {{\n", table.name);
    for Column { name, ty, .. } in &table.columns {
        // Writing to a string can't fail.
        let _ = match ty {
            Type::Text => writeln!(message, "optional binary {name} (STRING);"),
            Type::Texts => writeln!(
                message,
                "optional group {name} (LIST) {{ repeated group list {{ required binary element (STRING); }} }}"
            ),
            Type::Date => writeln!(message, "optional int32 {name} (DATE);"),
            Type::Timestamp => writeln!(message, "optional int64 {name} (TIMESTAMP(MICROS,true));"),
            Type::Double => writeln!(message, "optional double {name};"),
            Type::Bigint => writeln!(message, "optional int64 {name};"),
            Type::Boolean => writeln!(message, "optional boolean {name};"),
        };
    }
    message.push('}');
    message
}

fn write(column: &Column, cells: &[&Cell], to: &mut SerializedColumnWriter<'_>) -> Result<()> {
    match column.ty {
        Type::Text => plain::<ByteArrayType>(cells, to, |cell| match cell {
            Cell::Text(text) => Some(text.as_str().into()),
            _ => None,
        }),
        Type::Texts => lists(cells, to),
        Type::Date => plain::<Int32Type>(cells, to, |cell| match cell {
            Cell::Date(day) => Some(days(*day)),
            _ => None,
        }),
        Type::Timestamp => plain::<Int64Type>(cells, to, |cell| match cell {
            Cell::Timestamp { at, .. } => Some(at.as_microsecond()),
            _ => None,
        }),
        Type::Double => plain::<DoubleType>(cells, to, |cell| match cell {
            Cell::Double(number) => Some(*number),
            _ => None,
        }),
        Type::Bigint => plain::<Int64Type>(cells, to, |cell| match cell {
            Cell::Bigint(number) => Some(*number),
            _ => None,
        }),
        Type::Boolean => plain::<BoolType>(cells, to, |cell| match cell {
            Cell::Boolean(flag) => Some(*flag),
            _ => None,
        }),
    }
}

/// Cells of one value or none: the level is 1 where there is one.
fn plain<T: DataType>(
    cells: &[&Cell],
    to: &mut SerializedColumnWriter<'_>,
    value: fn(&Cell) -> Option<T::T>,
) -> Result<()> {
    let values: Vec<Option<T::T>> = cells.iter().map(|cell| value(cell)).collect();
    let levels: Vec<i16> = values.iter().map(|value| i16::from(value.is_some())).collect();
    let known: Vec<T::T> = values.into_iter().flatten().collect();
    to.typed::<T>().write_batch(&known, Some(&levels), None)?;
    Ok(())
}

/// Lists: the level is 0 for an unknown one, 1 for an empty one, 2 for each text; the second level is 0 where a
/// list begins.
fn lists(cells: &[&Cell], to: &mut SerializedColumnWriter<'_>) -> Result<()> {
    let (mut values, mut levels, mut begins) = (Vec::<ByteArray>::new(), Vec::new(), Vec::new());
    for cell in cells {
        match cell {
            Cell::Texts(texts) if !texts.is_empty() => {
                for (at, text) in texts.iter().enumerate() {
                    values.push(text.as_str().into());
                    levels.push(2_i16);
                    begins.push(i16::from(at > 0));
                }
            }
            cell => {
                levels.push(i16::from(matches!(cell, Cell::Texts(_))));
                begins.push(0);
            }
        }
    }
    to.typed::<ByteArrayType>().write_batch(&values, Some(&levels), Some(&begins))?;
    Ok(())
}

/// Days since 1970.
fn days(day: Date) -> i32 {
    const EPOCH: Date = Date::constant(1970, 1, 1);
    // Both are civil dates of the same calendar: the difference in days always exists.
    days_between(EPOCH, day)
}

fn mismatch(column: &Column) -> ParquetError {
    ParquetError::General(format!("there is no column {}", column.name))
}
