//! Base64, in `data:` addresses and wherever a row of its characters is long enough.

/// The shortest row that is decoded, in characters: twelve bytes. Shorter ones are words.
const SHORTEST: usize = 16;
/// Rows up to this length are tried from each of their first four characters, as a path may stand before them.
const TRIED: usize = 4096;
/// From this length on a line of a row may go on in the next one.
const WRAPPED: usize = 60;

/// Tells each decoded row, with the number of line ends before it.
pub(super) fn runs(text: &str, mut on: impl FnMut(&[u8], u32)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut line = 0;
    while at < bytes.len() {
        if value(bytes[at]).is_none() {
            line += u32::from(bytes[at] == b'\n');
            at += 1;
            continue;
        }
        let start = at;
        let start_line = line;
        let mut digits = Vec::new();
        at = row(bytes, at, &mut digits);
        // A row that fills its line goes on in the next.
        while at - start >= WRAPPED {
            let next = match &bytes[at..] {
                [b'\r', b'\n', ..] => at + 2,
                [b'\n', ..] => at + 1,
                _ => break,
            };
            let end = row(bytes, next, &mut digits);
            if end == next {
                break;
            }
            line += 1;
            at = end;
        }
        if digits.len() < SHORTEST {
            continue;
        }
        let tries = if digits.len() <= TRIED { 4 } else { 1 };
        for skipped in 0..tries {
            on(&decoded(&digits[skipped..]), start_line);
        }
    }
}

/// Adds the digits of one row, and gives the place where it ends.
fn row(bytes: &[u8], start: usize, digits: &mut Vec<u8>) -> usize {
    let before = digits.len();
    digits.extend(bytes[start..].iter().map_while(|byte| value(*byte)));
    start + digits.len() - before
}

fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// The bytes of base64 digits; what is left of the last one is no byte.
fn decoded(digits: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for four in digits.chunks(4) {
        let joined = four.iter().fold(0_u32, |joined, digit| (joined << 6) | u32::from(*digit));
        let joined = joined << (6 * (4 - four.len()));
        out.extend(&joined.to_be_bytes()[1..four.len()]);
    }
    out
}
