use crate::changes::Changes;
use crate::render::findings::hidden;
use crate::report;
use std::fmt::Write;

/// The changes as data. What a terminal would obey is written as an escape, which means the same.
pub fn json(changes: &Changes) -> String {
    let text = report::text(changes);
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        // Outside of strings there is nothing hidden but the ends of lines.
        if c == '\n' || !hidden(c) {
            safe.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string can't fail.
            let _ = write!(safe, "\\u{unit:04x}");
        }
    }
    safe
}
