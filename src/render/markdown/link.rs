//! Links to notes, from any page of the reports.

use super::escape;
use crate::config::{Config, LinkStyle};
use crate::source::stem;

/// How pages link to notes.
#[derive(Debug, Clone)]
pub(super) struct Links {
    style: LinkStyle,
    /// How many folders the output folder is below the vault.
    depth: usize,
}

/// A link to write.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    /// The note.
    pub(super) file: &'a str,
    /// What it shows.
    pub(super) text: &'a str,
    /// A heading of the note.
    pub(super) heading: Option<&'a str>,
    /// True where `|` would end a table cell.
    pub(super) in_table: bool,
    /// The page that it stands on, by its path in the output folder.
    pub(super) page: &'a str,
}

impl Links {
    /// As the settings say.
    pub(super) fn new(config: &Config) -> Self {
        let parts = config.out.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".");
        Self { style: config.reports.links, depth: parts.count() }
    }

    /// From a page at the root of the vault.
    pub(super) fn at_root(config: &Config) -> Self {
        Self { style: config.reports.links, depth: 0 }
    }

    /// The link as Markdown.
    pub(super) fn to(&self, wanted: Wanted<'_>) -> String {
        let end = wanted.file.len().saturating_sub(3);
        let is_note = wanted.file.get(end..).is_some_and(|end| end.eq_ignore_ascii_case(".md"));
        let target = if is_note { &wanted.file[..end] } else { wanted.file };
        // These end the target of a wikilink or mean something in it.
        let awkward = target.contains(['#', '^', '|', '[', ']', '\\']) || target.contains("%%");
        if self.style == LinkStyle::Markdown || awkward {
            return self.markdown(wanted);
        }
        let bar = if wanted.in_table { "\\|" } else { "|" };
        let heading = wanted.heading.map_or(String::new(), |heading| format!("#{}", escape::shown(heading)));
        let shown = escape::shown(wanted.text);
        let shown = if shown.is_empty() { stem(wanted.file) } else { &shown };
        ["[[", target, &heading, bar, shown, "]]"].concat()
    }

    fn markdown(&self, wanted: Wanted<'_>) -> String {
        let up = "../".repeat(self.depth + wanted.page.matches('/').count());
        let heading = wanted.heading.map_or(String::new(), |heading| format!("#{}", encoded(heading)));
        format!("[{}]({up}{}{heading})", escape::markdown(wanted.text), encoded(wanted.file))
    }
}

/// A link to the web. Other schemes run programs or scripts and stay text.
pub(super) fn web(address: &str, text: &str) -> String {
    let lower = address.to_ascii_lowercase();
    let safe = ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    if !safe {
        return escape::markdown(text);
    }
    let unsafe_in_target = |c: char| c.is_whitespace() || c.is_control() || "()<>\\|`\"[]".contains(c);
    let mut target = String::new();
    for c in address.chars() {
        if unsafe_in_target(c) {
            target.push_str(&encoded(c.encode_utf8(&mut [0; 4])));
        } else {
            target.push(c);
        }
    }
    // Two in a row would begin a comment of Obsidian's.
    let target = target.replace("%%", "%25%25");
    format!("[{}]({target})", escape::markdown(text))
}

/// A path as the target of a Markdown link.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/,+@".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let hex = |digit: u8| char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase();
            encoded.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
    }
    encoded
}
