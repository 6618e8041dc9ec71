//! Texts that say "not known (yet)". Unknown is a third state: never zero, never false.

use std::borrow::Cow;

/// Whole texts that stand for a value not known, in lower case, without a final stop.
const WORDS: &[&str] = &[
    "n/a",
    "n.a",
    "na",
    "n/k",
    "tbd",
    "tba",
    "tbc",
    "todo",
    "to do",
    "unknown",
    "not known",
    "not applicable",
    "not available",
    "to be determined",
    "to be announced",
    "k.a",
    "k. a",
    "unbekannt",
];

/// What templates put around the name of a value that is to be filled in.
const BRACKETS: &[(&str, &str)] = &[("<!--", "-->"), ("{{", "}}"), ("<%", "%>")];

/// First words of a prompt in square brackets.
const PROMPTS: &[&str] = &["insert", "enter", "describe", "add", "fill", "your", "todo", "tbd", "e.g."];

/// Pieces of a date or time pattern such as `YYYY-MM-DD HH:mm`.
const PATTERN: &[&str] = &["yyyy", "yy", "mm", "dd", "hh", "ss", "ww", "w", "t", "ddthh", "z"];

/// The most bytes of a text that may be one of the words; what is longer is not even looked at in lower case.
const LONGEST: usize = 64;

/// True where a text holds no value but says that there is none yet: "", "?", "N/A", "TBD", "--", "xxx",
/// or what a template left ("{{date}}", `<value>`, "[insert link]", "HH:mm").
///
/// `none` and `0` are values, and so not unknown.
///
/// ```
/// use casebook::value::unknown::is_unknown;
/// assert!(is_unknown(" n.a. ") && is_unknown("{{date}}"));
/// assert!(!is_unknown("none") && !is_unknown("0"));
/// ```
pub fn is_unknown(text: &str) -> bool {
    let text = text.trim();
    // No text changes its meaning here by its case. Lower case costs an allocation, and every value passes here,
    // whole sections among them.
    let is_plain = text.len() > LONGEST || text.is_ascii();
    let lower = if is_plain { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) };
    let bare = lower.strip_suffix('.').unwrap_or(&lower).trim_end();
    is_filler(bare) || is_word(bare) || is_one_letter(bare) || is_placeholder(bare)
}

/// True where a text is what a template shows in place of a value: "{{title}}", "<% tp.date.now() %>",
/// `<value>`, "[insert reason]", "YYYY-MM-DD".
pub fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    is_bracketed(text) || is_angled(text) || is_prompt(text) || is_pattern(text)
}

/// Nothing, or only marks that stand for nothing: "?", "--", "…".
fn is_filler(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || "?-–—.…_".contains(c))
}

fn is_word(text: &str) -> bool {
    WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// "xxx", "ZZZ": three or more of one letter.
fn is_one_letter(text: &str) -> bool {
    let mut letters = text.chars().map(|c| c.to_ascii_lowercase());
    let Some(first) = letters.next().filter(|c| c.is_alphabetic()) else { return false };
    letters.all(|c| c == first) && text.chars().count() >= 3
}

/// One or more template expressions with nothing but marks (or the `T` of a time stamp) around them.
///
/// Reads on from each one's end and gives up at the first that stays open, so that a long section costs one pass.
fn is_bracketed(text: &str) -> bool {
    let mut rest = text;
    let mut found = false;
    while let Some(first) = rest.chars().next() {
        if let Some((open, close)) = BRACKETS.iter().find(|(open, _)| rest.starts_with(open)) {
            let Some(length) = rest[open.len()..].find(close) else { return false };
            rest = &rest[open.len() + length + close.len()..];
            found = true;
        } else if first.is_alphanumeric() && !first.eq_ignore_ascii_case(&'t') {
            return false;
        } else {
            rest = &rest[first.len_utf8()..];
        }
    }
    found
}

/// `<value>`, but neither an address (`<https://…>`) nor a closing tag.
fn is_angled(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('<').and_then(|text| text.strip_suffix('>')) else { return false };
    !inner.is_empty() && !inner.starts_with('/') && !inner.contains(['<', '>', '@']) && !inner.contains("://")
}

/// `[insert link]`.
fn is_prompt(text: &str) -> bool {
    let Some(inner) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return false };
    let first = inner.split_whitespace().next().unwrap_or("").to_lowercase();
    PROMPTS.contains(&first.trim_end_matches([':', ',', '…']))
}

/// `HH:mm`, `YYYY-MM-DD`: two or more pieces of a date pattern, and nothing else.
fn is_pattern(text: &str) -> bool {
    let mut pieces = text.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()).peekable();
    let known = |piece: &str| PATTERN.iter().any(|known| known.eq_ignore_ascii_case(piece));
    pieces.next().is_some_and(known) && pieces.peek().is_some() && pieces.all(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_say_not_known() {
        let unknown = [
            "",
            "  ",
            "?",
            "??",
            "N/A",
            "n/a.",
            "n.a.",
            "NA",
            "TBD",
            "tba",
            "TODO",
            "Unknown",
            "unknown.",
            "-",
            "--",
            "–",
            "—",
            "...",
            "…",
            "ZZZ",
            "xxx",
            "XXXX",
            "{{date}}",
            "{{date}}T{{time}}",
            "{{ a }} - {{b}}",
            "<% tp.date.now(\"YYYY\") %>",
            "<value>",
            "<your name>",
            "[insert link here]",
            "[Describe: what]",
            "HH:mm",
            "YYYY-MM-DD",
            "YYYY-MM-DDTHH:mm",
            "<!-- what did you see? -> say -->",
        ];
        for text in unknown {
            assert!(is_unknown(text), "{text:?} is unknown");
        }
    }

    #[test]
    fn texts_that_say_something() {
        let known = [
            "none",
            "0",
            "no",
            "nothing",
            "aa",
            "ab?",
            "2026-03-02",
            "<https://example.org>",
            "[[Note]]",
            "[link](x)",
            "{{name}} was here",
            "mm",
            "n/a because",
            "-5",
            "- a",
            "</p>",
        ];
        for text in known {
            assert!(!is_unknown(text), "{text:?} is known");
        }
    }
}
