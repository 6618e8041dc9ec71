//! The outline of a body as data: its sections, and in them paragraphs, lists and tables as plain data.

use super::line::Line;
use super::link::Link;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// How much of a body is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Headings, block ids and links: enough for a note that is only linked.
    Links,
    /// All of it.
    Full,
}

/// The structure of one body.
#[derive(Debug, Default)]
pub struct Outline {
    /// Sections in order; the first holds what stands above the first heading and has level 0.
    pub sections: Vec<Section>,
    /// Every link and embed outside code, in order.
    pub links: Vec<Link>,
    /// Block ids (`^id`), without the caret.
    pub block_ids: Vec<String>,
    /// Places that HTML in it names.
    pub anchors: Vec<String>,
    /// Tags outside code, without `#`, in order.
    pub tags: Vec<String>,
    /// What looks wrong in the Markdown.
    pub findings: Vec<Diagnostic>,
}

/// A heading and what stands under it, up to the next heading of any level.
#[derive(Debug, Default)]
pub struct Section {
    /// 1-6; 0 for what stands above the first heading.
    pub level: u8,
    /// The heading's text.
    pub title: Line,
    /// Its own blocks; those of deeper headings are theirs. Empty with [`Detail::Links`].
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Debug)]
pub enum Block {
    /// Running text.
    Paragraph(Vec<Line>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A quotation or callout.
    Quote(Vec<Block>),
}

/// A list and its items.
#[derive(Debug)]
pub struct List {
    /// True where it is numbered.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Item>,
    /// All of it.
    pub span: Span,
}

/// One item of a list.
#[derive(Debug, Default)]
pub struct Item {
    /// The item's own text, its first paragraph.
    pub lines: Vec<Line>,
    /// `Some(true)` for `- [x]`, `Some(false)` for `- [ ]`.
    pub task: Option<bool>,
    /// What is nested in it.
    pub blocks: Vec<Block>,
    /// All of it.
    pub span: Span,
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    /// The cells of the first row.
    pub header: Vec<Line>,
    /// The cells of the other rows; Markdown gives each as many as the header.
    pub rows: Vec<Vec<Line>>,
    /// For each row with more cells than the header the first that Markdown drops.
    pub surplus: Vec<Span>,
    /// All of it.
    pub span: Span,
}

impl Section {
    /// The sections under the one at `index`, itself included: those up to the next of its level or above.
    pub fn tree(sections: &[Self], index: usize) -> std::ops::Range<usize> {
        let level = sections[index].level;
        let next = sections[index + 1..].iter().position(|s| s.level <= level);
        index..next.map_or(sections.len(), |n| index + 1 + n)
    }
}

impl Item {
    /// The item's own text on one line.
    pub fn text(&self) -> String {
        join(&self.lines)
    }
}

/// Lines as one running text.
pub fn join(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line.text.trim());
    }
    text
}

/// The place of several lines.
pub fn place(lines: &[Line]) -> Option<Span> {
    lines.iter().map(|line| line.span).filter(|span| !span.is_empty()).reduce(Span::to)
}

impl Block {
    /// Where it stands, unless it is empty.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Paragraph(lines) => place(lines),
            Self::List(list) => Some(list.span),
            Self::Table(table) => Some(table.span),
            Self::Quote(blocks) => blocks.iter().filter_map(Self::span).reduce(Span::to),
        }
    }
}
