use super::column::{Column, Place};
use super::ty::Type;
use crate::model::kind::Kind;

/// What a table is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// The export itself.
    Export,
    /// What notes say: one table a kind.
    Notes,
    /// The lists within notes.
    Lists,
    /// What reports compute.
    Figures,
}

/// One table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name, in snake_case: that of what its rows are, in the plural. No word that SQL keeps for itself.
    pub name: &'static str,
    /// What a row is.
    pub says: &'static str,
    /// What it is about.
    pub group: Group,
    /// The columns that tell its rows apart, beside `vault`.
    pub key: &'static [&'static str],
    /// Its columns, in an order that stays.
    pub columns: Vec<Column>,
    pub(super) source: Source,
}

/// Where the rows of a table are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source {
    /// The name of the document: a report, or one of `documents`.
    pub(super) document: &'static str,
    /// Only the notes of this kind.
    pub(super) kind: Option<Kind>,
    /// The list of the rows, as the names that lead to it. A list on the way is walked through; an object at
    /// the end is one row.
    pub(super) list: &'static [&'static str],
}

impl Source {
    /// A list of a document.
    pub(super) const fn new(document: &'static str, list: &'static [&'static str]) -> Self {
        Self { document, kind: None, list }
    }
}

impl Table {
    /// A table of these columns, behind those that every table begins with.
    pub(super) fn new(
        group: Group,
        (name, says): (&'static str, &'static str),
        source: Source,
        key: &'static [&'static str],
        columns: &[Column],
    ) -> Self {
        let first = [
            Column::new("vault", Type::Text, "The name of the vault.").at(Place::Vault),
            Column::new("as_of", Type::Date, "The day that the row is computed as of.").at(Place::AsOf),
        ];
        let columns = first.into_iter().chain(columns.iter().cloned()).collect();
        Self { name, says, group, key, columns, source }
    }

    /// A table of a list of a report.
    pub(super) fn of_report(
        name_and_says: (&'static str, &'static str),
        report: &'static str,
        list: &'static [&'static str],
        key: &'static [&'static str],
        columns: &[Column],
    ) -> Self {
        Self::new(Group::Figures, name_and_says, Source::new(report, list), key, columns)
    }
}
