//! A small, bounded YAML tree in which every node knows its place.
//!
//! Scalars keep the text that was written: what `1.10`, `no` or `10:00` mean is for the field to say.

use crate::source::Span;
use granit_parser::{Event, Options, Parser, ScalarStyle, Tag};
use std::collections::HashMap;

/// Limits that no honest front matter reaches; a hostile one is refused quickly.
const MAX_DEPTH: usize = 32;
const MAX_NODES: usize = 10_000;

/// A value and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The whole value, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub data: Data,
}

/// The three shapes of YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Data {
    /// Text, a number, a boolean or nothing: always the text as written.
    Scalar {
        /// Its text, escapes resolved.
        text: String,
        /// True where it stands without quotes.
        plain: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file, duplicates included.
    Map(Vec<Entry>),
}

/// One key of a mapping with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Node,
    /// Its value.
    pub value: Node,
}

/// Why YAML could not be read to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Where.
    pub offset: usize,
    /// What the parser says.
    pub message: String,
    /// True where a limit was reached, not a rule broken.
    pub limit: bool,
}

/// Something legal that casebook does not go along with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// A `!tag`; the value is read as if it were not there.
    CustomTag(Span),
    /// The start of a second document; it is not read.
    SecondDocument(Span),
}

/// What a YAML text holds.
#[derive(Debug, Default)]
pub struct Parsed {
    /// The first document; `None` where there is nothing but white space and comments.
    pub root: Option<Node>,
    /// Why it ends early, if it does; then there is no root.
    pub failure: Option<Failure>,
    /// What was passed over.
    pub oddities: Vec<Oddity>,
}

impl Node {
    /// True for an empty value, `~` and `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.data, Data::Scalar { text, plain: true } if text.is_empty() || text == "~" || text == "null")
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// Reads YAML that starts `base` bytes into its file; all spans are in the file.
pub fn parse(yaml: &str, base: usize) -> Parsed {
    let mut options = Options::default();
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let mut reader = Reader { base, ..Reader::default() };
    for event in Parser::new_from_str_with_options(yaml, options) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let offset = base + error.marker().byte_offset().unwrap_or(0).min(yaml.len());
                let limit = matches!(error.kind(), granit_parser::ErrorKind::RecursionLimitExceeded);
                reader.fail(offset, error.info().clone(), limit);
                break;
            }
        };
        let range = span.byte_range().unwrap_or(0..0);
        if !reader.take(event, Span::from(range).shifted(base)) {
            break;
        }
    }
    if reader.parsed.failure.is_some() {
        reader.parsed.root = None;
    }
    reader.parsed
}

/// A collection that is still open.
struct Open {
    span: Span,
    anchor: usize,
    list: Option<Vec<Node>>,
    entries: Vec<Entry>,
    key: Option<Node>,
}

#[derive(Default)]
struct Reader {
    base: usize,
    parsed: Parsed,
    open: Vec<Open>,
    anchors: HashMap<usize, Node>,
    nodes: usize,
    documents: usize,
}

impl Reader {
    /// Takes one event; false to stop.
    fn take(&mut self, event: Event<'_>, span: Span) -> bool {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.parsed.oddities.push(Oddity::SecondDocument(span));
                    return false;
                }
            }
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag.as_deref(), span);
                let plain = style == ScalarStyle::Plain;
                self.add(Node { span, data: Data::Scalar { text: text.into_owned(), plain } }, anchor, 1);
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.tag(tag.as_deref(), span);
                self.open.push(Open { span, anchor, list: Some(Vec::new()), entries: Vec::new(), key: None });
            }
            Event::MappingStart(_, anchor, tag) => {
                self.tag(tag.as_deref(), span);
                self.open.push(Open { span, anchor, list: None, entries: Vec::new(), key: None });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(id) => match self.anchors.get(&id).cloned() {
                Some(mut node) => {
                    let size = count(&node);
                    node.span = span;
                    self.add(node, 0, size);
                }
                None => self.fail(span.start as usize, "an alias inside its own anchor".into(), false),
            },
            _ => {}
        }
        self.parsed.failure.is_none()
    }

    fn tag(&mut self, tag: Option<&Tag>, span: Span) {
        if tag.is_some_and(Tag::is_custom) {
            self.parsed.oddities.push(Oddity::CustomTag(span));
        }
    }

    fn close(&mut self, end: Span) {
        let Some(mut open) = self.open.pop() else { return };
        // A block collection ends where its last member does: the parser reports the next token.
        let last = open
            .list
            .as_ref()
            .map_or_else(|| open.entries.last().map(|e| e.value.span), |list| list.last().map(|n| n.span));
        let flow = end.end > end.start;
        let span = if flow { open.span.to(end) } else { last.map_or(open.span, |last| open.span.to(last)) };
        let data = open.list.take().map_or(Data::Map(open.entries), Data::List);
        self.add(Node { span, data }, open.anchor, 1);
    }

    fn add(&mut self, node: Node, anchor: usize, size: usize) {
        self.nodes += size;
        if self.nodes > MAX_NODES {
            let offset = node.span.start as usize;
            return self.fail(offset, format!("more than {MAX_NODES} values"), true);
        }
        if anchor != 0 {
            self.anchors.insert(anchor, node.clone());
        }
        match self.open.last_mut() {
            None => self.parsed.root = Some(node),
            Some(Open { list: Some(list), .. }) => list.push(node),
            Some(open) => match open.key.take() {
                None => open.key = Some(node),
                Some(key) => open.entries.push(Entry { key, value: node }),
            },
        }
    }

    fn fail(&mut self, offset: usize, message: String, limit: bool) {
        let offset = offset.max(self.base);
        self.parsed.failure.get_or_insert(Failure { offset, message, limit });
    }
}

/// What one more copy of a node counts: long texts more, so that aliases can't fill the memory with them.
fn count(node: &Node) -> usize {
    match &node.data {
        Data::Scalar { text, .. } => 1 + text.len() / 64,
        Data::List(list) => 1 + list.iter().map(count).sum::<usize>(),
        Data::Map(entries) => 1 + entries.iter().map(|e| count(&e.key) + count(&e.value)).sum::<usize>(),
    }
}
