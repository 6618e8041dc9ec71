//! The data of reports, read for the terminal.

use serde_json::Value;

/// A list; none where there is no list.
pub(super) fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text; empty where there is none.
pub(super) fn str_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
