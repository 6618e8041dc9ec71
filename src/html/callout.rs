//! Callouts, `> [!note]- Title`: quotations with a kind, a title and perhaps a fold.

use std::ops::Range;

/// A callout as its first line tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Callout {
    /// Which of Obsidian's kinds it is; `note` for one that is none of them.
    pub(super) kind: &'static str,
    /// The kind as written, to be shown where there is no title.
    pub(super) name: String,
    /// `Some(true)` where it can be folded and is open, `Some(false)` where it is closed.
    pub(super) fold: Option<bool>,
    /// Where `[!kind]` begins.
    pub(super) mark: usize,
    /// Where the title stands, perhaps empty, to the end of its line.
    pub(super) title: Range<usize>,
}

/// Obsidian's kinds, each with its other names.
pub(super) const KINDS: &[(&str, &[&str])] = &[
    ("note", &[]),
    ("abstract", &["summary", "tldr"]),
    ("info", &[]),
    ("todo", &[]),
    ("tip", &["hint", "important"]),
    ("success", &["check", "done"]),
    ("question", &["help", "faq"]),
    ("warning", &["caution", "attention"]),
    ("failure", &["fail", "missing"]),
    ("danger", &["error"]),
    ("bug", &[]),
    ("example", &[]),
    ("quote", &["cite"]),
];

impl Callout {
    /// The callout that a quotation is which begins here; the quotation's text, as Markdown gives it, tells.
    pub(super) fn read(text: &str, quote: usize) -> Option<Self> {
        let blank = [' ', '\t'];
        let rest = text[quote..].trim_start_matches(blank).strip_prefix('>')?.trim_start_matches(blank);
        rest.strip_prefix("[!")?;
        let content = rest.lines().next()?;
        let inner = content.strip_prefix("[!")?;
        let (written, after) = inner.split_once(']')?;
        // What follows a bar is for styles of the reader's own.
        let name = written.split('|').next().unwrap_or_default().trim();
        if name.is_empty() || name.contains('[') || written.starts_with(' ') {
            return None;
        }
        let (fold, title) = match after.as_bytes().first() {
            Some(b'+') => (Some(true), &after[1..]),
            Some(b'-') => (Some(false), &after[1..]),
            _ => (None, after),
        };
        let mark = text.len() - rest.len();
        let end = mark + content.len();
        let blank = title.len() - title.trim_start().len();
        let kind = kind(&name.to_lowercase());
        Some(Self { kind, name: capitalised(name), fold, mark, title: end - title.len() + blank..end })
    }
}

fn kind(name: &str) -> &'static str {
    let of = |(kind, others): &&(&str, &[&str])| *kind == name || others.contains(&name);
    KINDS.iter().find(of).map_or("note", |(kind, _)| kind)
}

fn capitalised(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + &chars.as_str().to_lowercase()
}
