//! Any text as words that compare: small letters, one form of accents, no punctuation.
//!
//! A title, its slug and its address come to the same words. In scripts that put no spaces between words, each
//! character is one.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// In a text that was taken apart: what stands before and after belongs to different blocks.
pub(super) const HARD: char = '\u{1}';
/// As [`HARD`], but running text goes on over it: the edges of a link.
pub(super) const SOFT: char = '\u{2}';
/// The word that stands for a [`SOFT`] break, or for a comma, inside of a term.
pub(super) const BREAK: u64 = 0x9E37_79B9_7F4A_7C15;

/// One word in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// Equal for equal words, whatever their case and accents' form.
    pub hash: u64,
    /// How many letters and digits it has.
    pub length: u32,
    /// False for numbers.
    pub has_letters: bool,
    /// How many line ends stand before it.
    pub line: u32,
    /// Where it stands, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// What a text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// A word.
    Word(Word),
    /// A comma, or the edge of a link.
    Soft,
    /// The edge of a block.
    Hard,
}

/// Reads the words of a text, in order.
pub(super) fn read(text: &str, mut on: impl FnMut(Token)) {
    let bytes = text.as_bytes();
    let mut line = 0;
    let mut at = 0;
    // A comma in front of a link is one break.
    let mut is_soft = false;
    let mut on = |token| {
        if !(is_soft && token == Token::Soft) {
            on(token);
        }
        is_soft = token == Token::Soft;
    };
    while let Some(byte) = bytes.get(at) {
        let is_word = match byte {
            0x80.. => text[at..].chars().next().is_some_and(char::is_alphanumeric),
            ascii => ascii.is_ascii_alphanumeric(),
        };
        if is_word {
            let end = word_end(text, at);
            word(text, at, end, line, &mut on);
            at = end;
            continue;
        }
        let before_space = || bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        match byte {
            b'\n' => line += 1,
            1 => on(Token::Hard),
            2 => on(Token::Soft),
            b',' | b';' | b'|' if before_space() => on(Token::Soft),
            _ => {}
        }
        at += text[at..].chars().next().map_or(1, char::len_utf8);
    }
}

/// Only the words of a text, and commas, as terms are stored.
pub(super) fn of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    read(text, |token| match token {
        Token::Word(word) => words.push(word),
        Token::Soft | Token::Hard => {
            words.push(Word { hash: BREAK, length: 0, has_letters: false, line: 0, start: 0, end: 0 });
        }
    });
    while words.last().is_some_and(|word| word.hash == BREAK) {
        words.pop();
    }
    words
}

/// The hash of one word in small letters.
pub(super) fn hash(word: &str) -> u64 {
    mixed(word.bytes().fold(START, step))
}

/// Where a word ends that starts here. What can't be seen (soft hyphens, joiners) does not end one.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        if *byte < 0x80 {
            if !byte.is_ascii_alphanumeric() {
                break;
            }
            at += 1;
            continue;
        }
        let Some(c) = text[at..].chars().next() else { break };
        if !(c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c)) {
            break;
        }
        at += c.len_utf8();
    }
    at
}

fn word(text: &str, start: usize, end: usize, line: u32, on: &mut impl FnMut(Token)) {
    let slice = &text[start..end];
    if slice.is_ascii() {
        let hash = mixed(slice.bytes().map(|byte| byte.to_ascii_lowercase()).fold(START, step));
        let has_letters = slice.bytes().any(|byte| byte.is_ascii_alphabetic());
        let length = u32::try_from(slice.len()).unwrap_or(u32::MAX);
        on(Token::Word(Word { hash, length, has_letters, line, start, end }));
        return;
    }
    // Each character of a script without spaces by itself, and what stands between them as usual.
    let mut from = 0;
    for (at, c) in slice.char_indices().filter(|(_, c)| is_spaceless(*c)) {
        wide_word(&slice[from..at], start + from, line, on);
        from = at + c.len_utf8();
        wide_word(&slice[at..from], start + at, line, on);
    }
    wide_word(&slice[from..], start + from, line, on);
}

fn wide_word(slice: &str, start: usize, line: u32, on: &mut impl FnMut(Token)) {
    let seen = slice.chars().filter(|c| !is_invisible(*c));
    let plain: String = seen.flat_map(char::to_lowercase).nfc().collect();
    // In capitals it is two letters.
    let plain = if plain.contains('ß') { plain.replace('ß', "ss") } else { plain };
    if plain.is_empty() {
        return;
    }
    // A character that is a word says as much as two letters.
    let weight = |c: char| if is_spaceless(c) { 2 } else { 1 };
    let length = plain.chars().filter(|c| c.is_alphanumeric()).map(weight).sum();
    let has_letters = plain.chars().any(char::is_alphabetic);
    on(Token::Word(Word { hash: hash(&plain), length, has_letters, line, start, end: start + slice.len() }));
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Thai to Burmese, Khmer, Japanese, Chinese.
fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{3040}'..='\u{30FF}'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        && c.is_alphanumeric()
}

/// FNV-1a, made even over all bits at the end.
const START: u64 = 0xCBF2_9CE4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
}

fn mixed(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    hash ^ (hash >> 29)
}
