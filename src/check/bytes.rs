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
    let (at, control) = first_control(text)?;
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

/// The first control character that is no white space, and where it is.
fn first_control(text: &str) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let is_control = |at: &usize| match bytes[*at] {
        // Those from U+0080 on, which terminals obey too.
        0xc2 => bytes.get(at + 1).is_some_and(|next| *next < 0xa0),
        byte => may_begin_control(byte),
    };
    // Every byte of every note passes here, and hardly any block has a suspect. A block of a fixed length is
    // compared by the vector unit.
    let (blocks, rest) = bytes.as_chunks::<64>();
    let suspect = |block: &[u8; 64]| block.iter().fold(false, |any, byte| any | may_begin_control(*byte));
    let starts = (0..blocks.len()).filter(|number| suspect(&blocks[*number])).map(|number| number * 64);
    let at = starts
        .map(|start| start..start + 64)
        .chain(std::iter::once(bytes.len() - rest.len()..bytes.len()))
        .find_map(|mut places| places.find(is_control))?;
    text[at..].chars().next().map(|control| (at, control))
}

/// Comparisons alone: a table, or `matches!`, the compiler would not turn into vector instructions.
fn may_begin_control(byte: u8) -> bool {
    let white = byte == b'\t' || byte == b'\n' || byte == b'\r' || byte == 0x0c;
    (byte < 0x20 && !white) || byte == 0x7f || byte == 0xc2
}

#[cfg(test)]
mod tests {
    use super::first_control;

    #[test]
    fn the_first_control_character_is_found_wherever_it_stands() {
        for control in ['\u{0}', '\u{b}', '\u{1b}', '\u{7f}', '\u{80}', '\u{9f}'] {
            for before in (0..200).chain([4095, 4096]) {
                let text = format!("{}{control}\u{7f}", "x".repeat(before));
                assert_eq!(first_control(&text), Some((before, control)), "{control:?} after {before}");
            }
        }
    }

    #[test]
    fn white_space_and_letters_are_no_control_characters() {
        let text = "a\tb\r\nc\u{c}\u{a0}\u{ad}\u{c2}\u{102}\u{1f600} ".repeat(50);
        assert_eq!(first_control(&text), None);
    }
}
