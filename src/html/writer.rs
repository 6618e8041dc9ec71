//! Writes HTML whose elements are nested as they should be, however the note is written.

use super::escape::{attribute, text};
use std::collections::HashSet;

/// Elements nested deeper than this are left out; what is in them is written.
const MAX_DEPTH: usize = 100;

/// Elements that this program writes in running text.
const PHRASING: &[&str] = &["a", "code", "del", "em", "mark", "span", "strong"];

/// HTML as it is written, and the elements that are open.
#[derive(Debug, Default)]
pub(super) struct Writer {
    out: String,
    open: Vec<Element>,
    /// Where the last block of the innermost open element begins.
    last_block: Option<usize>,
    ids: HashSet<String>,
}

#[derive(Debug)]
struct Element {
    name: &'static str,
    /// Where its tag stands.
    at: usize,
    /// False where it is nested too deep to be written.
    written: bool,
    /// True where a note wrote it as HTML.
    raw: bool,
}

impl Writer {
    /// All that was written, every element closed.
    pub(super) fn finish(mut self) -> String {
        self.close_down_to(0);
        self.out
    }

    /// Writes text.
    pub(super) fn text(&mut self, content: &str) {
        text(&mut self.out, content);
    }

    /// Writes text as it stands in HTML: what looks like an entity stays one.
    pub(super) fn html_text(&mut self, content: &str) {
        let mut parts = content.split('&');
        self.text(parts.next().unwrap_or_default());
        for part in parts {
            let name = part.split_once(';').map_or("", |(name, _)| name);
            let is_entity = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#');
            self.out.push_str(if is_entity { "&" } else { "&amp;" });
            self.text(part);
        }
    }

    /// Writes HTML that this program made and that leaves nothing open.
    pub(super) fn html(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// Opens an element; `attributes` as by [`Attributes`].
    pub(super) fn open(&mut self, name: &'static str, attributes: &Attributes) {
        // A paragraph that a note began as HTML ends where a block begins.
        if self.open.last().is_some_and(|top| top.raw && top.name == "p") && !PHRASING.contains(&name) {
            self.close_down_to(self.open.len() - 1);
        }
        self.push(name, attributes.as_str(), false);
    }

    /// Opens an element that a note wrote as HTML, unless it is nested too deep.
    pub(super) fn open_raw(&mut self, name: &'static str) {
        if self.open.len() < MAX_DEPTH {
            self.push(name, "", true);
        }
    }

    fn push(&mut self, name: &'static str, attributes: &str, raw: bool) {
        let written = self.open.len() < MAX_DEPTH;
        let at = self.out.len();
        if written {
            self.out.push('<');
            self.out.push_str(name);
            self.out.push_str(attributes);
            self.out.push('>');
        }
        self.open.push(Element { name, at, written, raw });
        self.last_block = None;
    }

    /// Closes the innermost element that Markdown or this program opened, which bears this name, and with it
    /// what a note left open in it.
    pub(super) fn close(&mut self, name: &'static str) {
        let found = self.open.iter().rposition(|element| !element.raw);
        debug_assert!(found.is_some_and(|i| self.open[i].name == name), "{name} is not open");
        if let Some(index) = found {
            self.close_down_to(index);
        }
    }

    /// Closes an element that a note wrote as HTML, if one of that name is open and no other stands around it.
    pub(super) fn close_raw(&mut self, name: &str) {
        let inner = self.open.iter().rposition(|element| !element.raw).map_or(0, |i| i + 1);
        if let Some(index) = self.open[inner..].iter().rposition(|element| element.name == name) {
            self.close_down_to(inner + index);
        }
    }

    /// Closes what a note left open as HTML in the innermost other element, down to a depth.
    pub(super) fn close_all_raw(&mut self, depth: usize) {
        let inner = self.open.iter().rposition(|element| !element.raw).map_or(0, |i| i + 1);
        self.close_down_to(inner.max(depth));
    }

    fn close_down_to(&mut self, index: usize) {
        while self.open.len() > index {
            let Some(element) = self.open.pop() else { return };
            if element.written {
                self.out.push_str("</");
                self.out.push_str(element.name);
                self.out.push('>');
                self.last_block = Some(element.at);
            }
        }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The innermost open element.
    pub(super) fn top(&self) -> Option<&'static str> {
        self.open.last().map(|element| element.name)
    }

    /// Takes an id for an element, if no other of the page has it.
    pub(super) fn take_id(&mut self, id: &str) -> bool {
        self.ids.insert(id.to_owned())
    }

    /// Gives the innermost open element an attribute.
    pub(super) fn amend_open(&mut self, attributes: &Attributes) {
        let open = self.open.last().filter(|element| element.written).map(|element| element.at);
        self.amend(open, attributes);
    }

    /// Gives the innermost open element of a name an attribute.
    pub(super) fn amend_nearest(&mut self, name: &str, attributes: &Attributes) {
        let nearest = self.open.iter().rev().find(|element| element.name == name);
        self.amend(nearest.filter(|element| element.written).map(|element| element.at), attributes);
    }

    /// Gives the block that was closed last an attribute.
    pub(super) fn amend_last(&mut self, attributes: &Attributes) {
        self.amend(self.last_block, attributes);
    }

    fn amend(&mut self, at: Option<usize>, attributes: &Attributes) {
        let Some(at) = at else { return };
        let tag = &self.out[at..];
        let end = tag.find('>').unwrap_or(tag.len());
        if tag[..end].contains(attributes.first_name()) {
            return;
        }
        let name = tag.find([' ', '>']).unwrap_or(end);
        let added = attributes.as_str();
        self.out.insert_str(at + name, added);
        let moved = self.open.iter_mut().rev().take_while(|element| element.at > at);
        moved.for_each(|element| element.at += added.len());
    }

    /// Takes back a line break that was written last.
    pub(super) fn trim_break(&mut self) {
        let kept = self.out.strip_suffix("<br>\n").map_or(self.out.len(), str::len);
        self.out.truncate(kept);
    }

    /// Writes HTML at the end of the paragraph that was closed last, if nothing stands behind it.
    pub(super) fn html_in_last_paragraph(&mut self, html: &str) {
        const END: &str = "</p>\n";
        let ends = self.out.ends_with(END);
        if ends {
            self.out.truncate(self.out.len() - END.len());
        }
        self.out.push_str(html);
        if ends {
            self.out.push_str(END);
        }
    }

    /// Writes a line end between blocks.
    pub(super) fn line_end(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }
}

/// The attributes of an element, with their values escaped.
#[derive(Debug, Default)]
pub(super) struct Attributes(String);

impl Attributes {
    /// One attribute.
    pub(super) fn of(name: &str, value: &str) -> Self {
        Self::default().and(name, value)
    }

    /// One attribute more.
    #[must_use]
    pub(super) fn and(mut self, name: &str, value: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        attribute(&mut self.0, value);
        self.0.push('"');
        self
    }

    /// One attribute more that has no value.
    #[must_use]
    pub(super) fn flag(mut self, name: &str) -> Self {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"\"");
        self
    }

    /// The attributes of two lists.
    #[must_use]
    pub(super) fn join(mut self, others: &Self) -> Self {
        self.0.push_str(&others.0);
        self
    }

    /// As they stand in a tag.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The first, as far as its value.
    fn first_name(&self) -> &str {
        self.0.split_once('"').map_or("", |(name, _)| name)
    }
}
