//! The tables of notes: one of all, and one a kind, made from the table of kinds.

use super::column::Column;
use super::documents::NOTES;
use super::table::{Group, Source, Table};
use super::ty::Type;
use crate::model::field::Form;
use crate::model::kind::Kind;
use crate::query::{QueryField, ValueType, fields};

/// The table of a kind, and what its rows are.
const KINDS: [(Kind, &str, &str); 9] = [
    (Kind::Case, "cases", "A clinical case."),
    (Kind::Ledger, "ledger_entries", "A ledger entry."),
    (Kind::Audit, "audits", "A weekly audit."),
    (Kind::Decision, "decisions", "A decision record."),
    (Kind::Mechanism, "mechanisms", "A prevention mechanism."),
    (Kind::Review, "reviews", "A quarterly review."),
    (Kind::Plan, "plans", "A climb plan."),
    (Kind::Capability, "capabilities", "A capability note."),
    (Kind::Profile, "profiles", "A portfolio profile."),
];

/// What casebook works out that is always whole.
const WHOLE: [&str; 2] = ["answered", "uncertainty"];

/// The tables, that of all notes first.
pub(super) fn note_tables() -> Vec<Table> {
    let all = fields().iter().filter(|field| field.kinds.is_empty());
    let columns: Vec<Column> = all.filter_map(|field| column(field, None)).collect();
    let says = "A note of any kind; `kind` is null for an ordinary one.";
    let source = Source::new(NOTES, &[]);
    let mut tables = vec![Table::new(Group::Notes, ("notes", says), source, &["file"], &columns)];
    for (kind, name, says) in KINDS {
        let own = fields().iter().filter(|field| field.kinds.is_empty() || field.kinds.contains(&kind));
        let own = own.filter(|field| field.name != "kind");
        let columns: Vec<Column> = own.filter_map(|field| column(field, Some(kind))).collect();
        let source = Source { kind: Some(kind), ..source };
        tables.push(Table::new(Group::Notes, (name, says), source, &["file"], &columns));
    }
    tables
}

/// The column of a field; none for a list of records, which is a table of its own.
fn column(field: &'static QueryField, kind: Option<Kind>) -> Option<Column> {
    let form = kind.and_then(|kind| kind.def().fields.iter().find(|own| own.name == field.name));
    let counted = matches!(form.map(|field| field.form), Some(Form::Count | Form::Scale));
    let ty = match field.value {
        ValueType::Records(_) => return None,
        ValueType::Number if counted || WHOLE.contains(&field.name) => Type::Bigint,
        ValueType::Number => Type::Double,
        ValueType::Date => Type::Date,
        ValueType::Time => Type::Timestamp,
        ValueType::Flag => Type::Boolean,
        ValueType::Texts => Type::Texts,
        ValueType::Text
        | ValueType::Week
        | ValueType::Quarter
        | ValueType::Quantity
        | ValueType::Choice(_) => Type::Text,
    };
    Some(Column::new(field.name, ty, field.says))
}
