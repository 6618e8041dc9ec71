//! Holds templates that would not end.
//!
//! Tera refuses circular includes, deep components and deep expressions, but counts no rounds: loops in loops
//! run for days. So each loop, component and include gets a call that counts, right behind its tag.

use super::error::TemplateError;

/// The call that counts; it writes nothing.
const COUNT: &str = "{{ __step() }}";
/// The same behind a tag that trims what follows.
const COUNT_TRIMMED: &str = "{{- __step() -}}";

/// A template with its counting calls, and where they stand.
#[derive(Debug)]
pub(super) struct Counted {
    /// What Tera gets.
    pub(super) text: String,
    calls: Vec<Call>,
}

/// A counting call, by its place in the counted text.
#[derive(Debug)]
struct Call {
    /// Its first byte.
    at: usize,
    /// Its line, from 1.
    line: usize,
    /// The characters of the line before it.
    column: usize,
    /// Its length, in bytes and characters alike.
    length: usize,
}

impl Counted {
    /// Puts a counting call behind each tag that may repeat what follows.
    pub(super) fn new(source: &str) -> Self {
        let mut counted = Self { text: String::with_capacity(source.len()), calls: Vec::new() };
        let mut raw = false;
        let mut rest = source;
        while let Some(open) = rest.find('{') {
            let (before, tag) = rest.split_at(open);
            counted.text.push_str(before);
            let length = length(tag, raw);
            let (tag, after) = tag.split_at(length);
            counted.text.push_str(tag);
            match keyword(tag) {
                "raw" => raw = true,
                "endraw" => raw = false,
                "for" | "component" | "include" if !raw => counted.count(tag.ends_with("-%}")),
                _ => {}
            }
            rest = after;
        }
        counted.text.push_str(rest);
        counted
    }

    fn count(&mut self, trimmed: bool) {
        let line_start = self.text.rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.matches('\n').count() + 1;
        let column = self.text[line_start..].chars().count();
        let call = if trimmed { COUNT_TRIMMED } else { COUNT };
        self.calls.push(Call { at: self.text.len(), line, column, length: call.len() });
        self.text.push_str(call);
    }

    /// Moves an error to where it stands in the template as written.
    pub(super) fn place(&self, error: &mut TemplateError) {
        let sum = |keep: &dyn Fn(&&Call) -> bool| -> usize {
            self.calls.iter().filter(keep).map(|call| call.length).sum()
        };
        let (line, column) = (error.line, error.column);
        error.column -= sum(&|call| call.line == line && call.column + 1 < column);
        let written = |offset: usize| offset - sum(&|call| call.at < offset);
        error.range = error.range.map(|(start, end)| (written(start), written(end)));
    }
}

/// How long the tag is that a text begins with; 1 for a brace that opens none.
fn length(text: &str, raw: bool) -> usize {
    let close = match text.get(..2) {
        Some("{#") if !raw => return text.find("#}").map_or(text.len(), |at| at + 2),
        Some("{{") if !raw => "}}",
        Some("{%") if !raw || keyword(text) == "endraw" => "%}",
        _ => return 1,
    };
    let mut quote = None;
    for (at, c) in text.char_indices().skip(2) {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if matches!(c, '"' | '\'' | '`') => quote = Some(c),
            None if text[at..].starts_with(close) => return at + close.len(),
            None => {}
        }
    }
    text.len()
}

/// The first word of a `{% ... %}` tag; empty for others.
fn keyword(tag: &str) -> &str {
    let Some(inside) = tag.strip_prefix("{%") else { return "" };
    let inside = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    &inside[..inside.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(inside.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_loop_is_counted_and_nothing_else_changes() {
        for (source, expected) in [
            ("{% for a in b %}x{% endfor %}", "{% for a in b %}{{ __step() }}x{% endfor %}"),
            ("{%- for a in b -%}\nx", "{%- for a in b -%}{{- __step() -}}\nx"),
            ("{% for a in \"%}\" %}x", "{% for a in \"%}\" %}{{ __step() }}x"),
            ("{# {% for a in b %} #}{", "{# {% for a in b %} #}{"),
            ("{% raw %}{% for a in b %}{% endraw %}", "{% raw %}{% for a in b %}{% endraw %}"),
            ("{% include 'é' %}", "{% include 'é' %}{{ __step() }}"),
            ("{% format %}{% é", "{% format %}{% é"),
        ] {
            assert_eq!(Counted::new(source).text, expected);
        }
    }

    #[test]
    fn errors_stand_where_the_template_has_them() {
        let source = "\né{% for a in b %}x{{ y }}";
        let counted = Counted::new(source);
        for place in ["{%", "x{", "y }"] {
            let at = counted.text.find(place).unwrap();
            let mut error = TemplateError::about("t.md", "no");
            error.line = 2;
            error.column = counted.text[1..at].chars().count() + 1;
            error.range = Some((at, at + 1));
            counted.place(&mut error);
            let start = source.find(place).unwrap();
            assert_eq!(error.range, Some((start, start + 1)), "{place}");
            assert_eq!(error.column, source[1..start].chars().count() + 1, "{place}");
        }
    }
}
