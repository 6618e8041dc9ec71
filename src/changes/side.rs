use super::tables::REPORTS;
use crate::analysis::View;
use crate::report;
use serde_json::Value;
use std::collections::BTreeMap;

/// The data of reports, by their names.
pub type Side = BTreeMap<&'static str, Value>;

/// The reports of a view that can be compared, or one of them.
pub fn side(view: &View<'_>, only: Option<&str>) -> Side {
    let wanted = REPORTS.iter().filter(|table| only.is_none_or(|only| only == table.name));
    wanted.filter_map(|table| Some((table.name, report::build(table.name, view)?.data))).collect()
}
