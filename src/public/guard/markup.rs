//! HTML, SVG, XML: what a reader reads, and what stands in attributes, comments, scripts and styles.

use super::words::{HARD, SOFT};

/// Where two words meet over the edge of an element in the middle of a line.
const GLUE: char = '\u{3}';

/// Elements within a line: words go on over their edges.
const INLINE: [&str; 35] = [
    "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark",
    "mi", "mn", "mo", "mrow", "ms", "mtext", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "sup", "tspan", "u", "var",
];
/// Elements within a line whose content is a thing of its own.
const LINKS: [&str; 8] = ["a", "button", "img", "input", "label", "svg", "time", "image"];

/// A marked-up text taken apart. Each part has the line ends of the whole.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts {
    /// The text as it reads, blocks apart from each other.
    pub content: String,
    /// The same with spaces where an element within a line begins or ends between two letters; `None` where none does.
    pub spaced: Option<String>,
    /// Values of attributes, comments, scripts, styles.
    pub values: String,
}

/// True where a text has a tag, by its looks.
pub(super) fn is(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b'<', bytes).any(|at| is_tag(bytes.get(at + 1)))
}

/// True where a text is a page from its first character on.
pub(super) fn is_document(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == HARD);
    start.starts_with('<') && is_tag(start.as_bytes().get(1))
}

fn is_tag(next: Option<&u8>) -> bool {
    next.is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!' | b'?'))
}

/// The text while it is taken apart.
#[derive(Default)]
struct Reading {
    content: String,
    values: String,
    glue: bool,
}

/// Takes a marked-up text apart. What is broken ends up in one of the parts, too.
pub(super) fn read(text: &str) -> Parts {
    let mut reading = Reading::default();
    let mut rest = text;
    while !rest.is_empty() {
        let at = memchr::memchr_iter(b'<', rest.as_bytes()).find(|at| is_tag(rest.as_bytes().get(at + 1)));
        let (before, tag) = rest.split_at(at.unwrap_or(rest.len()));
        reading.text(before);
        rest = if tag.is_empty() { "" } else { reading.tag(tag) };
    }
    let Reading { content, values, .. } = reading;
    let spaced = content.contains(GLUE).then(|| content.replace(GLUE, " "));
    Parts { content: if spaced.is_some() { content.replace(GLUE, "") } else { content }, spaced, values }
}

impl Reading {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let meets = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if self.glue && meets(self.content.chars().next_back()) && meets(text.chars().next()) {
            self.content.push(GLUE);
        }
        self.glue = false;
        self.content.push_str(text);
        lines(text, &mut self.values);
    }

    /// Adds what is no running text.
    fn value(&mut self, value: &str) {
        self.values.push(HARD);
        self.values.push_str(value);
        lines(value, &mut self.content);
    }

    /// Reads from a `<` on, and gives what stands behind the tag.
    fn tag<'a>(&mut self, tag: &'a str) -> &'a str {
        for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")] {
            let Some(inner) = tag.strip_prefix(open) else { continue };
            let (inner, rest) = inner.split_once(close).unwrap_or((inner, ""));
            if open == "<![CDATA[" {
                self.content.push(HARD);
                self.text(inner);
            } else {
                self.value(inner);
            }
            self.content.push(HARD);
            return rest;
        }
        let name_end = tag[1..]
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .map_or(tag.len(), |at| at + 1);
        // The slash of an end tag is no end of its name.
        let closes = tag.starts_with("</");
        let name_end = if closes { end_name(tag) } else { name_end };
        let name = tag[..name_end].trim_start_matches(['<', '/']).to_ascii_lowercase();
        let name = name.rsplit(':').next().unwrap_or(&name);
        let rest = self.attributes(&tag[name_end..]);
        match name {
            _ if INLINE.contains(&name) || name == "wbr" => self.glue = true,
            _ if LINKS.contains(&name) => self.content.push(SOFT),
            "br" => self.content.push(' '),
            _ => self.content.push(HARD),
        }
        if name.contains('-') {
            self.value(name);
        }
        if matches!(name, "script" | "style") && !closes {
            let end = find_end(rest, name);
            self.value(&rest[..end]);
            return &rest[end..];
        }
        rest
    }

    /// Reads attributes up to the end of the tag. Their names are the language's own, but for those made up.
    fn attributes<'a>(&mut self, text: &'a str) -> &'a str {
        let mut rest = text;
        loop {
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            lines(&rest[..rest.len() - trimmed.len()], &mut self.values);
            lines(&rest[..rest.len() - trimmed.len()], &mut self.content);
            rest = trimmed;
            if rest.is_empty() {
                return rest;
            }
            if let Some(after) = rest.strip_prefix('>') {
                return after;
            }
            let end =
                rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(rest.len());
            // Something that is no attribute is still read.
            let end = if end == 0 { rest.chars().next().map_or(1, char::len_utf8) } else { end };
            let (name, after) = rest.split_at(end);
            if name.contains('-') && !name.starts_with("aria-") {
                self.value(name);
            }
            rest = after;
            let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else { continue };
            lines(&rest[..rest.len() - value.len()], &mut self.values);
            lines(&rest[..rest.len() - value.len()], &mut self.content);
            rest = if let Some(quote @ ('"' | '\'')) = value.chars().next() {
                let (inner, after) = value[1..].split_once(quote).unwrap_or((&value[1..], ""));
                self.value(inner);
                after
            } else {
                let end = value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len());
                self.value(&value[..end]);
                &value[end..]
            };
        }
    }
}

/// Where the name of an end tag ends.
fn end_name(tag: &str) -> usize {
    tag[2..].find(|c: char| c.is_whitespace() || c == '>').map_or(tag.len(), |at| at + 2)
}

/// Where a script or style ends.
fn find_end(text: &str, name: &str) -> usize {
    let is_end = |at: &usize| {
        let after = &text.as_bytes()[at + 1..];
        after.first() == Some(&b'/')
            && after.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    memchr::memchr_iter(b'<', text.as_bytes()).find(is_end).unwrap_or(text.len())
}

/// Adds as many line ends as a text has.
fn lines(text: &str, to: &mut String) {
    to.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|_| '\n'));
}
