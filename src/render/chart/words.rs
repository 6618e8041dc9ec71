//! How much room words take. No font is at hand, so widths are those of a wide system font: a text may be narrower on a
//! reader's screen, and hardly ever wider.

use unicode_width::UnicodeWidthChar;

/// How much wider bold letters are, about.
pub(super) const BOLD: f64 = 1.12;

/// The width of a text in a sans-serif font of 12 px, in px.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(width_of).sum()
}

fn width_of(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 3.6,
        'f' | 't' | 'r' | 'I' | ' ' | '(' | ')' | '[' | ']' | '/' | '-' => 4.6,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 10.8,
        'A'..='Z' => 8.6,
        c => match c.width().unwrap_or(0) {
            0 => 0.0,
            1 => 7.0,
            _ => 12.4,
        },
    }
}

/// A text in lines of at most so many px, at most so many of them; what does not fit ends with an ellipsis.
pub(in crate::render) fn wrapped(text: &str, most: f64, lines: usize) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    let mut words = text.split_whitespace().peekable();
    while words.peek().is_some() && wrapped.len() < lines {
        let mut line = String::new();
        while let Some(word) = words.peek() {
            let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
            if width(&longer) > most && !line.is_empty() {
                break;
            }
            line = longer;
            words.next();
        }
        wrapped.push(line);
    }
    let more = words.peek().is_some();
    for (at, line) in wrapped.iter_mut().enumerate() {
        let is_cut = more && at + 1 == lines;
        if is_cut {
            line.push('\u{2026}');
        }
        if width(line) > most {
            *line = cut(line, most);
        }
    }
    wrapped
}

/// A text of at most so many px.
pub(super) fn cut(text: &str, most: f64) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut room = most - width_of('\u{2026}');
    for c in text.chars() {
        room -= width_of(c);
        if room < 0.0 {
            break;
        }
        kept.push(c);
    }
    format!("{}\u{2026}", kept.trim_end())
}
