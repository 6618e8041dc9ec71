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
    let bytes = text.as_bytes();
    let is_control = |at: &usize| match bytes[*at] {
        b'\t' | b'\n' | b'\r' | 0x0c => false,
        // Those from U+0080 on, which terminals obey too.
        0xc2 => bytes.get(at + 1).is_some_and(|next| *next < 0xa0),
        byte => byte < 0x20 || byte == 0x7f,
    };
    let at = (0..bytes.len()).find(is_control)?;
    let control = text[at..].chars().next()?;
    Some(
        Code::ControlCharacter
            .at(
                file,
                Span::new(at, at + control.len_utf8()),
                format!("the control character U+{:04X}", u32::from(control)),
            )
            .help("remove it; it is shown escaped"),
    )
}
