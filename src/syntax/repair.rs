//! What people write in front matter that YAML reads otherwise: said in their words, with the repair.

use super::source_line::{line_at, trimmed};
use super::yaml::{Data, Failure, Node};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use std::sync::Arc;

/// Explains why one top-level entry is no YAML.
pub(super) fn explain(file: &Arc<str>, text: &str, entry: Span, failure: &Failure) -> Diagnostic {
    let at = Span::at(failure.offset.clamp(entry.start as usize, entry.end as usize));
    if failure.limit {
        return Code::FrontMatterTooLarge
            .at(
                file,
                trimmed(text, line_at(text, entry.start as usize)),
                format!("this property is not read: {}", failure.message),
            )
            .help("properties are flat in Obsidian: text, numbers, dates and lists of them");
    }
    if let Some((tab, mended)) = indenting_tabs(text, entry) {
        return Code::TabIndent
            .at(file, tab, "YAML does not allow tabs for indentation")
            .help("indent with spaces")
            .safe_fix(entry, mended);
    }
    let value = first_value(text, entry);
    let raw = value.of(text);
    if raw.contains("{{") || raw.contains("<%") {
        return Code::Placeholder
            .at(file, value, "a template's placeholder was left here")
            .help("fill in the value, or leave it empty");
    }
    if raw.starts_with("[[") && raw.ends_with("]]") {
        let mut finding = unquoted_link(file, value, raw);
        finding.severity = crate::diagnostic::Severity::Error;
        return finding;
    }
    if raw.starts_with("[[") && raw.contains("]]") {
        return Code::UnquotedLink
            .at(file, value, "text with a link needs quotes, or YAML reads the link as a list")
            .help("put the value in quotes")
            .safe_fix(value, quoted(raw));
    }
    let reserved = raw.starts_with(['@', '`', '%', '*']);
    let confusing = raw.contains(": ") || raw.ends_with(':');
    if !raw.is_empty() && (reserved || confusing) && !raw.starts_with(['"', '\'', '[', '{']) {
        let why = if reserved { RESERVED } else { "text with `: ` in it" };
        return unquoted_text(file, text, value, why);
    }
    if let Some(item) = reserved_item(text, entry, at) {
        return unquoted_text(file, text, item, RESERVED);
    }
    // The parser sees an open quotation mark only where the text ends.
    let open_quote = raw.starts_with(['"', '\'']) && (raw.len() == 1 || !raw.ends_with(&raw[..1]));
    let at = if open_quote { value } else { at };
    Code::FrontMatterSyntax
        .at(file, at, format!("this property is no YAML: {}", failure.message))
        .help("check quotes, brackets and indentation; text with special characters goes in \"quotes\"")
}

const RESERVED: &str = "text that starts with this character";

fn unquoted_text(file: &Arc<str>, text: &str, value: Span, why: &str) -> Diagnostic {
    let raw = value.of(text);
    let finding = Code::UnquotedText
        .at(file, value, format!("{why} needs quotes in YAML"))
        .help("put the value in quotes");
    // An alias reads as one again once the rest of the block is mended.
    if raw.starts_with('*') { finding.fix(value, quoted(raw)) } else { finding.safe_fix(value, quoted(raw)) }
}

/// The item of a list where YAML gave up, if its first character is one that YAML keeps for itself (`- @name`).
fn reserved_item(text: &str, entry: Span, at: Span) -> Option<Span> {
    let start = at.start as usize;
    let before = Span::new(entry.start as usize, start).of(text);
    let rest = trimmed(text, line_at(text, start));
    if !rest.of(text).starts_with(['@', '`', '%']) || !before.trim_end().ends_with(['-', '[', ',']) {
        return None;
    }
    let open = before.matches('[').count() > before.matches(']').count();
    let length = if open { rest.of(text).find([',', ']']) } else { None };
    let item = length.map_or(rest, |length| Span::new(start, start + length));
    Some(trimmed(text, item))
}

/// Explains a key that is no text (`{{date}}`, `[a]: b`).
pub(super) fn odd_key(file: &Arc<str>, text: &str, span: Span) -> Diagnostic {
    if span.of(text).starts_with('{') {
        Code::Placeholder
            .at(file, span, "a template's placeholder was left here")
            .help("fill in the property, or remove it")
    } else {
        Code::FrontMatterSyntax
            .at(file, span, "the name of a property must be text")
            .help("put the name in quotes")
    }
}

/// Turns links that YAML takes for nested lists (`[[Note]]`) back into text, and says so.
pub(super) fn mend_links(file: &Arc<str>, text: &str, node: Node, findings: &mut Vec<Diagnostic>) -> Node {
    let raw = node.span.of(text);
    match node.data {
        Data::List(outer) => {
            let one = matches!(outer.as_slice(), [Node { data: Data::List(_), .. }]);
            if one && raw.starts_with("[[") && !raw.starts_with("[[[") && raw.ends_with("]]") {
                findings.push(unquoted_link(file, node.span, raw));
                return Node { span: node.span, data: Data::Scalar { text: raw.to_owned(), plain: true } };
            }
            let mended = outer.into_iter().map(|n| mend_links(file, text, n, findings)).collect();
            Node { span: node.span, data: Data::List(mended) }
        }
        data => Node { span: node.span, data },
    }
}

/// Turns a template's placeholder that happens to be YAML (`{{date}}`) back into text, and says so.
pub(super) fn placeholder(file: &Arc<str>, text: &str, value: Node, findings: &mut Vec<Diagnostic>) -> Node {
    let raw = value.span.of(text);
    // Every property passes here: one look for the two characters costs less than one for each mark.
    if memchr::memchr2(b'{', b'<', raw.as_bytes()).is_none() {
        return value;
    }
    if !holds_placeholder(raw) {
        return value;
    }
    findings.push(
        Code::Placeholder
            .at(file, value.span, "a template's placeholder was left here")
            .help("fill in the value, or leave it empty"),
    );
    match value.data {
        // What stands in quotes is text already, and the quotes are no part of it.
        data @ Data::Scalar { .. } => Node { span: value.span, data },
        _ => Node { span: value.span, data: Data::Scalar { text: raw.to_owned(), plain: true } },
    }
}

/// Whether a value holds a placeholder. What stands in backticks is about one, and one that names nothing is none.
fn holds_placeholder(raw: &str) -> bool {
    let names = |text: &str, (open, close): (&str, &str)| {
        let mut inside = text.split(open).skip(1).filter_map(|rest| rest.split_once(close));
        inside.any(|(name, _)| !name.trim().is_empty())
    };
    let parts: Vec<&str> = raw.split('`').collect();
    // Behind a backtick without its partner there is no code.
    let is_code = |at: usize| !at.is_multiple_of(2) && at + 1 < parts.len();
    let mut outside_code = parts.iter().enumerate().filter(|(at, _)| !is_code(*at));
    outside_code.any(|(_, text)| names(text, ("{{", "}}")) || names(text, ("<%", "%>")))
}

fn unquoted_link(file: &Arc<str>, span: Span, raw: &str) -> Diagnostic {
    let links: Vec<String> = raw
        .split("]]")
        .filter_map(|part| part.split_once("[["))
        .map(|(_, target)| format!("\"[[{target}]]\""))
        .collect();
    let fixed = match links.as_slice() {
        [one] => one.clone(),
        many => format!("[{}]", many.join(", ")),
    };
    Code::UnquotedLink
        .at(file, span, "a link in a property needs quotes, or YAML reads it as a list")
        .help(format!("write {fixed}"))
        .safe_fix(span, fixed)
}

fn quoted(raw: &str) -> String {
    format!("\"{}\"", raw.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The first tab in the indentation of an entry, and the entry with two spaces for each of them.
fn indenting_tabs(text: &str, entry: Span) -> Option<(Span, String)> {
    let mut first = None;
    let mut mended = String::new();
    let mut line = line_at(text, entry.start as usize);
    while line.start < entry.end && !line.is_empty() {
        let raw = line.of(text);
        let indent = raw.len() - raw.trim_start_matches([' ', '\t']).len();
        let start = line.start as usize;
        if let Some(tab) = raw[..indent].find('\t') {
            first.get_or_insert(Span::new(start + tab, start + tab + 1));
        }
        mended.push_str(&raw[..indent].replace('\t', "  "));
        mended.push_str(&raw[indent..]);
        line = line_at(text, line.end as usize);
    }
    Some((first?, mended))
}

/// What stands after the first `:` on the entry's first line.
fn first_value(text: &str, entry: Span) -> Span {
    let line = trimmed(text, line_at(text, entry.start as usize));
    let raw = line.of(text);
    // A colon in a quoted name does not end it.
    let quote = raw.chars().next().filter(|c| matches!(c, '"' | '\''));
    let name = quote.and_then(|quote| raw[1..].find(quote)).map_or(0, |length| length + 2);
    let Some(colon) = raw[name..].find(':').map(|at| name + at) else { return line };
    let value = &raw[colon + 1..];
    let start = line.start as usize + colon + 1 + (value.len() - value.trim_start().len());
    Span::new(start, line.end as usize)
}
