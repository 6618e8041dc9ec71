//! Text of notes, made safe to stand in Markdown.

use std::borrow::Cow;

/// Stands for what is left out of a text.
const ELLIPSIS: char = '\u{2026}';

/// Escapes a text so that Markdown, Obsidian and Dataview show it as it is: no markup, link, embed, tag, HTML,
/// comment, formula, table cell, list or heading begins in it. Line ends become spaces.
///
/// Plain words stay as they are: `nf_conntrack_max` and `10.0.0.1` need no escapes.
pub(super) fn markdown(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let text = one_line(text);
    let chars: Vec<char> = text.chars().collect();
    let marker = list_marker(&chars);
    let mut safe = String::with_capacity(text.len() + 8);
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i]);
        let after = chars.get(i + 1).copied();
        let special = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' | '^' => true,
            // Inside a word an underscore is only an underscore.
            '_' => !(before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)),
            '#' => before.is_none() || after.is_some_and(|c| !c.is_whitespace()),
            '&' => after.is_some_and(|c| c.is_alphanumeric() || c == '#'),
            '=' | '%' => before == Some(c) || after == Some(c) || before.is_none(),
            ':' => before == Some(':'),
            '>' | '+' | '-' => before.is_none(),
            '{' => after == Some('%') || after == Some('{'),
            _ => marker == Some(i),
        };
        if special {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}

/// True for words and numbers in which nothing needs an escape, as nearly all values of a report are.
pub(super) fn is_plain(text: &str) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b" -/,".contains(byte);
    !text.starts_with('-') && text.as_bytes().iter().all(plain) && is_one_line(text)
}

/// Where the dot or bracket stands that makes a numbered item of a text: `1. x`, `12)`.
fn list_marker(chars: &[char]) -> Option<usize> {
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let is_marker = (1..=9).contains(&digits)
        && matches!(chars.get(digits), Some('.' | ')'))
        && chars.get(digits + 1).is_none_or(|c| c.is_whitespace());
    is_marker.then_some(digits)
}

/// A text on one line, without what a reader would not see.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if is_one_line(text) {
        return Cow::Borrowed(text);
    }
    let visible = text.chars().filter(|c| !is_hidden(*c) || c.is_whitespace());
    visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").into()
}

/// True for what is on one line as it stands, as far as that can be told from its bytes.
fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    let printed = |byte: &u8| byte.is_ascii_graphic() || *byte == b' ';
    bytes.iter().all(printed) && text.trim().len() == text.len() && !bytes.windows(2).any(|two| two == b"  ")
}

/// Control characters, and those that turn the direction of what follows.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// A sentence of casebook's own, with code in backticks and perhaps the words of a note.
pub(super) fn prose(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    // A backtick without its partner is one of the note's.
    if parts.len().is_multiple_of(2) {
        return markdown(text);
    }
    let part = |(at, part): (usize, &&str)| {
        if at % 2 == 1 {
            return format!("`{}`", code(part));
        }
        let space = |there: bool| if there { " " } else { "" };
        let inner = markdown(part);
        if inner.is_empty() {
            return space(!part.is_empty()).to_owned();
        }
        format!("{}{inner}{}", space(part.starts_with(' ')), space(part.ends_with(' ')))
    };
    parts.iter().enumerate().map(part).collect()
}

/// A text for the shown part of a wikilink, where no escapes work: look-alikes stand for what would end it.
pub(super) fn shown(text: &str) -> String {
    let text = one_line(text);
    if !text.contains(['[', ']', '|', '<', '>', '`', '\\', '%']) {
        return text.into_owned();
    }
    let text = text.replace("%%", "% %");
    text.chars()
        .map(|c| match c {
            '[' => '(',
            ']' => ')',
            '|' => '/',
            '<' => '\u{2039}',
            '>' => '\u{203a}',
            '`' => '\'',
            '\\' => '/',
            c => c,
        })
        .collect()
}

/// A text for a quoted Mermaid label, of at most so many characters. What could end the label, or mean something
/// in it, is written as its number; plain words stay as they are, since the source of a picture is read too.
///
/// Tried in Mermaid 11.4 (Obsidian) and 11.17. Both read labels as Markdown at places, the older one lists, links,
/// rules and emphasis (`Unsupported markdown: list`); both take `style a:#1;` and `direction LR` for statements
/// even inside quotes, and `fa:fa-x` for an icon; an empty label is an error.
pub(super) fn mermaid(text: &str, most: usize) -> String {
    let mut chars: Vec<char> = one_line(text).chars().collect();
    if chars.len() > most {
        chars.truncate(most.saturating_sub(1));
        chars.push(ELLIPSIS);
    }
    let marker = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let mut label = String::new();
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|i| chars[i]);
        let after = chars.get(i + 1).copied();
        let plain = match c {
            // Inside a word an underscore is only an underscore.
            '_' => before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric),
            '-' | '+' => before.is_some(),
            // "1. x" and "1) x" begin a list.
            '.' | ')' => (marker == 0 || i != marker) && !(c == '.' && ends_with(&chars[..i], "www")),
            'd' => !starts_with(&chars[i..], "direction"),
            ' ' | ',' | '/' | '(' | '=' | '\'' | '?' | '!' | ELLIPSIS => true,
            c => c.is_alphanumeric(),
        };
        if plain {
            label.push(c);
        } else {
            label.extend([String::from("#"), u32::from(c).to_string(), String::from(";")]);
        }
    }
    if label.is_empty() { ELLIPSIS.to_string() } else { label }
}

/// A text for a section or a bar of a Mermaid gantt chart, where no escapes work: what would end it is left out.
pub(super) fn gantt(text: &str, most: usize) -> String {
    let plain = one_line(text)
        .chars()
        .map(|c| if c.is_alphanumeric() || "-'()/.".contains(c) { c } else { ' ' })
        .collect::<String>();
    let mut chars: Vec<char> = plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if chars.len() > most {
        chars.truncate(most.saturating_sub(1));
        chars.push(ELLIPSIS);
    }
    if chars.is_empty() { ELLIPSIS.to_string() } else { chars.into_iter().collect() }
}

fn starts_with(chars: &[char], word: &str) -> bool {
    chars.iter().copied().take(word.len()).eq(word.chars())
}

fn ends_with(chars: &[char], word: &str) -> bool {
    let from = chars.len().saturating_sub(word.len());
    chars[from..].iter().map(char::to_ascii_lowercase).eq(word.chars())
}

/// A text for a code span between single backticks.
pub(super) fn code(text: &str) -> String {
    one_line(text).replace('`', "'").replace('|', "\u{2223}")
}
