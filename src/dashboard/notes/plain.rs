//! Markdown as plain text, quickly: what lists and the search show of notes whose pages nobody has made yet.
//!
//! It takes marks away and knows nothing of blocks. What a page shows of a note is made by `html`.

/// A text without its marks: links show their words, lists and headings their text.
pub(super) fn plain(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let line = without_start(line);
        if line.is_empty() {
            continue;
        }
        if !plain.is_empty() && !plain.ends_with(' ') {
            plain.push(' ');
        }
        inline(&mut plain, line);
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// A line without what makes it a heading, an item, a quotation, a rule.
fn without_start(line: &str) -> &str {
    let line = line.trim();
    if line.starts_with("```") || line.starts_with("~~~") || is_rule(line) {
        return "";
    }
    let line = line.trim_start_matches(['#', '>', '-', '+', '*', ' ', '\t', '|']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let item = line[digits..].strip_prefix(". ").filter(|_| (1..=3).contains(&digits));
    let line = item.unwrap_or(line).trim_start();
    // The state of a task.
    let task = line.strip_prefix('[').and_then(|rest| rest.get(1..)?.strip_prefix("] "));
    task.unwrap_or(line)
}

/// True for rules, and for the line below the head of a table.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|b| b"-=*_|: ".contains(&b))
}

/// Writes running text without its marks, with one space for many.
fn inline(out: &mut String, line: &str) {
    let mut rest = line;
    while let Some(at) = rest.bytes().position(is_mark) {
        push(out, &rest[..at]);
        rest = &rest[at..];
        if let Some((shown, after)) = wiki(rest).or_else(|| markdown(rest)) {
            push(out, shown);
            rest = after;
            continue;
        }
        let double = ["==", "~~", "%%"].iter().find_map(|mark| rest.strip_prefix(mark));
        let (mark, after) = rest.split_at(1);
        rest = double.unwrap_or(after);
        match mark {
            _ if double.is_some() => {}
            "*" | "`" => {}
            "|" | "\t" => push(out, " "),
            mark => out.push_str(mark),
        }
    }
    push(out, rest);
}

/// True for what may be a mark; all of them are ASCII.
fn is_mark(byte: u8) -> bool {
    matches!(byte, b'[' | b'!' | b'*' | b'`' | b'=' | b'~' | b'|' | b'%' | b'\t')
}

/// Writes a text after another, with one space between them at most.
fn push(out: &mut String, text: &str) {
    let text = if out.is_empty() || out.ends_with(' ') { text.trim_start_matches(' ') } else { text };
    let mut rest = text;
    while let Some(at) = rest.find("  ") {
        out.push_str(&rest[..=at]);
        rest = rest[at..].trim_start_matches(' ');
    }
    out.push_str(rest);
}

/// What a wikilink at the start shows, and what follows it.
fn wiki(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("![[").or_else(|| text.strip_prefix("[["))?;
    let (inner, after) = inner.split_once("]]")?;
    let shown = inner.split_once('|').map_or(inner, |(_, shown)| shown);
    Some((shown.trim(), after))
}

/// What a Markdown link at the start shows, and what follows it.
fn markdown(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix("![").or_else(|| text.strip_prefix('['))?;
    let (shown, after) = inner.split_once("](")?;
    let (_, after) = after.split_once(')')?;
    (!shown.contains(['[', ']'])).then_some((shown, after))
}

/// The last so many characters of a text, from a word on.
pub(super) fn last(text: &str, most: usize) -> &str {
    let Some((start, _)) = text.char_indices().rev().nth(most) else { return text };
    let cut = &text[start..];
    cut.find(' ').map_or(cut, |at| &cut[at + 1..])
}

/// The first so many characters of a text, to the end of a word.
pub(super) fn first(text: &str, most: usize) -> &str {
    let Some((end, _)) = text.char_indices().nth(most) else { return text };
    let cut = &text[..end];
    cut.rfind(' ').map_or(cut, |at| &cut[..at])
}

#[cfg(test)]
mod tests {
    use super::{first, last, plain};

    #[test]
    fn marks_go_and_words_stay() {
        for (markdown, expected) in [
            ("# A  *heading*", "A heading"),
            ("- [x] done [[a/b|there]] and [[c]]", "done there and c"),
            ("1. `dmesg -T` -> table **full**", "dmesg -T -> table full"),
            ("| a | b |\n|---|:-:|\n| 1 | [[x]] |", "a b 1 x"),
            ("> [!note] Title\n> said ==so==", "[!note] Title said so"),
            ("see [the page](https://a.b/c) or ![[p.png]]", "see the page or p.png"),
            ("snake_case 2 * 3 50 % [x] [[open", "snake_case 2 3 50 % [x] [[open"),
            ("```rust\nfn main() {}\n```\n---\n2026. A year\n", "fn main() {} 2026. A year"),
            ("", ""),
        ] {
            assert_eq!(plain(markdown), expected, "{markdown}");
        }
    }

    #[test]
    fn a_cut_keeps_whole_words() {
        for (text, most, start, end) in [
            ("one two three", 6, "one", "three"),
            ("one", 6, "one", "one"),
            ("ééééééé", 3, "ééé", "éééé"),
            ("", 3, "", ""),
        ] {
            assert_eq!((first(text, most), last(text, most)), (start, end), "{text}");
        }
    }
}
