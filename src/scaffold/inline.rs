use crate::syntax::body::outline;
use crate::syntax::outline::Detail;
use std::sync::Arc;

/// What Markdown and Obsidian may read as more than a letter.
const MARKUP: &str = "\\`*_{}[]<>#~|%^$!=&@:";

/// A text with every run of white space, line ends too, as one space, and none around it.
pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A line of text as Markdown: as it is where it reads as itself, else with a backslash before all markup.
pub(super) fn markdown(text: &str) -> String {
    if reads_as(text, text) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if MARKUP.contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// True where a heading of this Markdown reads as `text`, with no link in it, and hides nothing below it.
pub(super) fn reads_as(markdown: &str, text: &str) -> bool {
    let note = format!("# {markdown}\n\n## Below\n");
    let read = outline(&Arc::from("note.md"), &note, 0, Detail::Links);
    let titles: Vec<&str> = read.sections.iter().map(|section| section.title.text.trim()).collect();
    titles == ["", text, "Below"] && read.links.is_empty() && read.findings.is_empty()
}
