//! JSON: its strings, each by itself.

use super::escapes;
use super::words::HARD;

/// The strings of a JSON text, apart from each other, with what stands between them; `None` where it is no JSON by
/// its looks. What only looks like it loses nothing.
pub(super) fn strings(text: &str) -> Option<String> {
    let trimmed = text.trim_start();
    let inner = trimmed.strip_prefix(['{', '['])?.trim_start();
    if !inner.starts_with(['"', '{', '[']) || !trimmed.trim_end().ends_with(['}', ']']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    // Read again, it must not look like JSON.
    out.push(HARD);
    let mut rest = text;
    while let Some(at) = rest.find('"') {
        out.push_str(&rest[..at]);
        let string = &rest[at + 1..];
        let end = string_end(string);
        out.push(HARD);
        out.push_str(&escapes::decoded(&string[..end]).unwrap_or_else(|| string[..end].to_owned()));
        out.push(HARD);
        rest = string.get(end + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    Some(out)
}

/// Where a string ends: at a quote with no backslash of its own.
fn string_end(string: &str) -> usize {
    let bytes = string.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr2(b'"', b'\\', &bytes[at..]) {
        at += found;
        if bytes[at] == b'"' {
            return at;
        }
        at += 2;
        if at >= bytes.len() {
            break;
        }
    }
    bytes.len()
}
