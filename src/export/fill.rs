use super::cell::Cell;
use super::column::Column;
use super::documents::{Documents, documents};
use super::table::Table;
use super::tables::tables;
use crate::analysis::View;
use serde_json::Value;

/// A table with its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The table.
    pub table: &'static Table,
    /// Its rows, each with a cell a column.
    pub rows: Vec<Vec<Cell>>,
}

/// A value of another type than its column: a mistake in the table's definition.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("`{table}.{column}` is {ty} and can't hold {value}; please report this as a mistake in casebook")]
pub struct Misfit {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// Its type.
    pub ty: &'static str,
    /// The value.
    pub value: Value,
}

/// Every table of a vault, under the name that it is to have in the export.
pub fn fill(view: &View<'_>, vault: &str) -> Result<Vec<Filled>, Misfit> {
    let documents = documents(view);
    let as_of = view.as_of.to_string();
    tables().iter().map(|table| filled(table, &documents, (vault, &as_of))).collect()
}

fn filled(table: &'static Table, documents: &Documents, of: (&str, &str)) -> Result<Filled, Misfit> {
    let mut rows = Vec::new();
    each(table, documents, &mut |item, above, number| {
        let cell = |column: &Column| {
            column.cell(of, item, above, number).map_err(|value| Misfit {
                table: table.name,
                column: column.name,
                ty: column.ty.name(),
                value,
            })
        };
        rows.push(table.columns.iter().map(cell).collect::<Result<_, _>>()?);
        Ok(())
    })?;
    Ok(Filled { table, rows })
}

/// What is done with a row: with its item, what holds the item's list, and its number there.
pub(super) type Visit<'f, E> = dyn FnMut(&Value, &Value, usize) -> Result<(), E> + 'f;

/// Visits the items that become rows of a table.
pub(super) fn each<E>(table: &Table, documents: &Documents, visit: &mut Visit<'_, E>) -> Result<(), E> {
    let Some(document) = documents.get(table.source.document) else { return Ok(()) };
    let kind = table.source.kind.map(|kind| kind.name());
    let wanted = |item: &Value| kind.is_none_or(|kind| item["kind"] == kind);
    descend(document, &Value::Null, table.source.list, &mut |item, above, number| {
        if wanted(item) { visit(item, above, number) } else { Ok(()) }
    })
}

/// Goes down to a list: through every item of a list, into the next name of an object.
fn descend<E>(here: &Value, above: &Value, list: &[&str], visit: &mut Visit<'_, E>) -> Result<(), E> {
    match (here, list) {
        (Value::Null, _) => Ok(()),
        (Value::Array(items), []) => {
            items.iter().zip(1..).try_for_each(|(item, number)| visit(item, above, number))
        }
        (Value::Array(items), _) => items.iter().try_for_each(|item| descend(item, above, list, visit)),
        (_, []) => visit(here, above, 1),
        (_, [name, rest @ ..]) => descend(&here[*name], here, rest, visit),
    }
}
