use super::error::ExportError;
use crate::export::{Cell, Filled};

/// A header and a record a row. Texts stand as they are, also those that a spreadsheet would take for a formula:
/// this is data for programs.
pub(super) fn csv(filled: &Filled) -> Result<Vec<u8>, ExportError> {
    let failed = |error: &dyn std::fmt::Display| ExportError::Csv(error.to_string());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(filled.table.columns.iter().map(|column| column.name))
        .map_err(|error| failed(&error))?;
    for row in &filled.rows {
        writer.write_record(row.iter().map(field)).map_err(|error| failed(&error))?;
    }
    writer.into_inner().map_err(|error| failed(&error))
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Text(text) | Cell::Timestamp { text, .. } => text.clone(),
        Cell::Date(day) => day.to_string(),
        Cell::Texts(_) | Cell::Double(_) | Cell::Bigint(_) | Cell::Boolean(_) => cell.json().to_string(),
    }
}
