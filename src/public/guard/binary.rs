//! Bytes that are no text: what in them reads like one.

/// The shortest row of characters that is looked at, in characters.
pub(super) const SHORTEST: usize = 6;
/// From here on a row is no chance: short terms count in it too. Shorter rows come about in compressed pixels.
pub(super) const BELIEVED: usize = 16;

/// The bytes as a text, where they are one: UTF-8, or nearly so, as a file in another encoding is.
pub(super) fn text(bytes: &[u8]) -> Option<String> {
    if bytes.contains(&0) {
        return None;
    }
    let text = String::from_utf8_lossy(bytes);
    let odd = text.chars().filter(|c| *c == '\u{FFFD}' || (c.is_control() && !c.is_whitespace())).count();
    // The marks that we put between blocks must not come from a file.
    (odd * 20 <= bytes.len()).then(|| text.replace(['\u{1}', '\u{2}'], " "))
}

/// Tells each row of at least so many characters, in UTF-8 and in UTF-16 of either order.
pub(super) fn runs(bytes: &[u8], shortest: usize, on: &mut dyn FnMut(&str)) {
    for chunk in bytes.utf8_chunks() {
        let rows = chunk.valid().split(|c: char| c.is_control() && !c.is_whitespace());
        rows.filter(|row| row.chars().count() >= shortest).for_each(&mut *on);
    }
    for start in [0, 1] {
        for big in [false, true] {
            utf16_runs(bytes.get(start..).unwrap_or_default(), big, shortest.min(4), on);
        }
    }
}

/// A text in UTF-16.
pub(super) fn utf16(bytes: &[u8], big: bool) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit(pair, big));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or('\u{FFFD}'))
        .filter(|c| !matches!(c, '\u{1}' | '\u{2}'))
        .collect()
}

fn unit(pair: &[u8], big: bool) -> u16 {
    if big { u16::from_be_bytes([pair[0], pair[1]]) } else { u16::from_le_bytes([pair[0], pair[1]]) }
}

/// Rows of Latin, Greek and Cyrillic: with all of Unicode, any bytes would be a text.
fn utf16_runs(bytes: &[u8], big: bool, shortest: usize, on: &mut dyn FnMut(&str)) {
    let mut row = String::new();
    let mut count = 0;
    for pair in bytes.chunks_exact(2) {
        let c = char::from_u32(u32::from(unit(pair, big)))
            .filter(|c| matches!(c, ' '..='~' | '\u{A0}'..='\u{52F}'));
        if let Some(c) = c {
            row.push(c);
            count += 1;
            continue;
        }
        if count >= shortest {
            on(&row);
        }
        row.clear();
        count = 0;
    }
    if count >= shortest {
        on(&row);
    }
}
