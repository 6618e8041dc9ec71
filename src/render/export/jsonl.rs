use crate::export::Filled;
use serde_json::{Map, Value};

/// One object a row, its names in the order of the columns.
pub(super) fn jsonl(filled: &Filled) -> Vec<u8> {
    let mut text = String::new();
    for row in &filled.rows {
        let cells = filled.table.columns.iter().zip(row);
        let object: Map<String, Value> =
            cells.map(|(column, cell)| (column.name.to_owned(), cell.json())).collect();
        text.push_str(&Value::Object(object).to_string());
        text.push('\n');
    }
    text.into_bytes()
}
