use std::borrow::Cow;

/// The text with everything that a terminal would obey, or would not show, written as an escape: line ends
/// and tabs as `\n` and `\t`, control characters as `\u{1b}`, text direction overrides as `\u{202e}`.
///
/// The result is one line. Joiners that scripts and emoji need are left alone.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(hidden) {
        text.chars().fold(String::with_capacity(text.len() + 8), push_visible).into()
    } else {
        text.into()
    }
}

/// Appends a character as [`visible`] shows it.
pub(super) fn push_visible(mut to: String, c: char) -> String {
    if hidden(c) {
        to.extend(c.escape_default());
    } else {
        to.push(c);
    }
    to
}

/// True for a character that a terminal would obey or would not show.
pub fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' // soft hyphen
            | '\u{61c}' | '\u{200e}' | '\u{200f}' // direction marks
            | '\u{180e}' | '\u{200b}' // spaces without width
            | '\u{2028}'..='\u{202e}' // line separators, direction embeddings and overrides
            | '\u{2060}'..='\u{206f}' // word joiner, direction isolates, deprecated formatting
            | '\u{feff}' // byte order mark
            | '\u{fff9}'..='\u{fffb}' // annotations between lines
            | '\u{e0000}'..='\u{e007f}' // tag characters, invisible twins of ASCII
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_escaped_and_the_rest_left_alone() {
        for (text, shown) in [
            ("žluť 漢字 👩‍💻", "žluť 漢字 👩‍💻"),
            ("a\u{1b}[31mb", "a\\u{1b}[31mb"),
            ("a\nb\tc\r", "a\\nb\\tc\\r"),
            ("gpj.\u{202e}exe", "gpj.\\u{202e}exe"),
            ("a\u{9b}b\u{7f}", "a\\u{9b}b\\u{7f}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
