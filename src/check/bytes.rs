use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Fault, Span};
use std::sync::Arc;

/// What was wrong with the bytes of a note.
pub fn decoding(file: &Arc<str>, faults: &[Fault]) -> Vec<Diagnostic> {
    let finding = |fault: &Fault| match fault {
        Fault::Utf16 => Code::Utf16
            .about(file, "this note is UTF-16; it was read, but other tools will not read it")
            .help("save it as UTF-8"),
        Fault::Invalid { span, byte_offset } => Code::NotUtf8
            .at(file, *span, format!("byte {byte_offset} is not UTF-8"))
            .help("save the note as UTF-8; the byte was read as U+FFFD"),
    };
    faults.iter().map(finding).collect()
}

/// A finding for the first control character of a text, if it has one.
pub fn text(file: &Arc<str>, text: &str) -> Option<Diagnostic> {
    let is_control = |b: &u8| (*b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c)) || *b == 0x7f;
    let at = text.as_bytes().iter().position(is_control)?;
    let byte = text.as_bytes()[at];
    Some(
        Code::ControlCharacter
            .at(file, Span::new(at, at + 1), format!("the control character U+{byte:04X}"))
            .help("remove it; it is shown escaped"),
    )
}
