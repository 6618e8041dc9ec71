//! Data in scripts.

use serde_json::Value;

/// JSON that can't end the `script` that it stands in, or begin a comment there.
pub(in crate::render) fn in_script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
