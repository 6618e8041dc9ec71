use super::span::Span;

/// The text of a file and what had to be done to get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; a byte order mark stays in it, so that byte offsets of a healthy file are those on disk.
    pub text: String,
    /// What was wrong with the bytes, in order.
    pub faults: Vec<Fault>,
}

/// One thing wrong with the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The file is UTF-16; it was decoded, but casebook asks for UTF-8.
    Utf16,
    /// A byte that is no UTF-8: where its stand-in (U+FFFD) is in the text, and its offset on disk.
    Invalid {
        /// The stand-in in the decoded text.
        span: Span,
        /// The offset of the first bad byte in the file.
        byte_offset: usize,
    },
}

/// Turns the bytes of a file into text. Never fails: what is not UTF-8 is replaced and reported.
///
/// UTF-16 is recognised by its byte order mark. At most one [`Fault::Invalid`] is reported, the first.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, faults: Vec::new() },
            Err(error) => {
                let byte_offset = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                let span = Span::new(byte_offset, byte_offset + char::REPLACEMENT_CHARACTER.len_utf8());
                Decoded { text, faults: vec![Fault::Invalid { span, byte_offset }] }
            }
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Decoded { text, faults: vec![Fault::Utf16] }
}
