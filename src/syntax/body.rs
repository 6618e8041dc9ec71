//! Reads the body of a note into its outline.

use super::anchors::anchors;
use super::comments::{self, FILL};
use super::line::Line;
use super::link::Link;
use super::markdown::{OPTIONS, inside_code, link};
use super::mistakes;
use super::outline::{Block, Detail, Item, List, Outline, Section, Table};
use super::source_line::trimmed;
use super::tags;
use crate::source::Span;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::sync::Arc;

/// Blocks nested deeper than this are read as if they stood at this depth.
const MAX_DEPTH: usize = 32;

/// Reads the body of a note, which starts `body` bytes into its text.
///
/// Obsidian comments, HTML and everything in code blocks are left out.
pub fn outline(file: &Arc<str>, text: &str, body: usize, detail: Detail) -> Outline {
    let blanked = comments::blank(text, body);
    let mut builder = Builder::new(file, &blanked.text, detail);
    builder.blanked = matches!(blanked.text, Cow::Owned(_));
    builder.outline.findings.extend(blanked.rest.map(|rest| mistakes::comment(file, rest)));
    for (event, range) in Parser::new_ext(&blanked.text[body..], OPTIONS).into_offset_iter() {
        builder.take(event, Span::from(range).shifted(body));
    }
    builder.finish()
}

/// A block that is still open.
enum Frame {
    Paragraph(Vec<Line>),
    List {
        ordered: bool,
        items: Vec<Item>,
        span: Span,
    },
    Item(Item),
    Quote(Vec<Block>),
    Table {
        table: Table,
        row: Vec<Line>,
    },
    /// Footnotes and what is nested too deep: its blocks go to the frame around it.
    Passed,
}

struct Builder<'t> {
    file: &'t Arc<str>,
    text: &'t str,
    /// Whether comments were blanked in it.
    blanked: bool,
    detail: Detail,
    outline: Outline,
    frames: Vec<Frame>,
    line: Line,
    /// Where the text of the open link starts in the line, and the link.
    link: Option<(usize, Link)>,
    heading: bool,
    /// Inside code, HTML or an image: text is not for reading.
    muted: u32,
    /// How many links are open: what they show holds no tags.
    links: u32,
    /// True where a line, or what is marked in one, begins.
    begins: bool,
    /// The block of HTML that is open.
    html: String,
}

impl<'t> Builder<'t> {
    fn new(file: &'t Arc<str>, text: &'t str, detail: Detail) -> Self {
        let outline = Outline { sections: vec![Section::default()], ..Outline::default() };
        Self {
            file,
            text,
            blanked: false,
            detail,
            outline,
            frames: Vec::new(),
            line: Line::default(),
            link: None,
            heading: false,
            muted: 0,
            links: 0,
            begins: true,
            html: String::new(),
        }
    }

    fn finish(mut self) -> Outline {
        while !self.frames.is_empty() {
            self.close();
        }
        self.outline
    }

    fn take(&mut self, event: Event<'_>, span: Span) {
        let begins =
            matches!(event, Event::Start(_) | Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_));
        self.read(event, span);
        self.begins = begins;
    }

    fn read(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::Text(text) if self.muted == 0 => {
                self.block_id(&text, span);
                if self.links == 0 {
                    let tags = tags::in_text(self.text, span, self.begins).map(str::to_owned);
                    self.outline.tags.extend(tags);
                }
                if self.reads() {
                    self.push(&text, span);
                }
            }
            Event::Code(text) if self.muted == 0 && self.reads() => {
                let start = self.line.text.len();
                self.push(&text, inside_code(self.text, span, &text));
                self.line.cover(span);
                self.line.codes.push(start..self.line.text.len());
            }
            // A tag may go over several lines, and each is an event.
            Event::Html(html) => self.html.push_str(&html),
            Event::InlineHtml(html) => self.anchors(&html),
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::TaskListMarker(done) => {
                if let Some(Frame::Item(item)) =
                    self.frames.iter_mut().rev().find(|f| matches!(f, Frame::Item(_)))
                {
                    item.task = Some(done);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        match tag {
            Tag::Heading { level, .. } => {
                self.line = Line::default();
                self.heading = true;
                self.outline.sections.push(Section { level: level as u8, ..Section::default() });
            }
            Tag::Paragraph => self.open(Frame::Paragraph(Vec::new())),
            Tag::List(start) => {
                self.end_line();
                self.open(Frame::List { ordered: start.is_some(), items: Vec::new(), span });
            }
            Tag::Item => self.open(Frame::Item(Item { span, ..Item::default() })),
            Tag::BlockQuote(_) => {
                self.end_line();
                self.outline.findings.extend(mistakes::callout(self.file, self.text, span));
                self.open(Frame::Quote(Vec::new()));
            }
            Tag::Table(_) => {
                self.open(Frame::Table { table: Table { span, ..Table::default() }, row: Vec::new() });
            }
            Tag::TableCell => self.line = Line { span, ..Line::default() },
            Tag::FootnoteDefinition(_) => self.open(Frame::Passed),
            Tag::CodeBlock(kind) => {
                self.end_line();
                if matches!(kind, CodeBlockKind::Fenced(_)) {
                    self.outline.findings.extend(mistakes::fence(self.file, self.text, span));
                }
                self.muted += 1;
            }
            Tag::HtmlBlock => {
                self.outline.findings.extend(mistakes::html(self.file, self.text, span));
                self.muted += 1;
            }
            Tag::MetadataBlock(_) => self.muted += 1,
            Tag::Link { link_type, dest_url, .. } => self.start_link(link_type, &dest_url, span),
            Tag::Image { link_type, dest_url, .. } => {
                let link = link(link_type, &dest_url, true, span);
                self.outline.links.push(link);
                self.muted += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Heading(_) => {
                self.heading = false;
                let mut title = std::mem::take(&mut self.line);
                title.cover(trimmed(self.text, span));
                if let Some(section) = self.outline.sections.last_mut() {
                    section.title = title;
                }
            }
            TagEnd::Paragraph => {
                self.end_line();
                self.outline.findings.extend(mistakes::table(self.file, self.text, span));
                self.close();
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) | TagEnd::Table | TagEnd::FootnoteDefinition => {
                self.close();
            }
            TagEnd::Item => {
                self.end_line();
                self.close();
            }
            TagEnd::TableCell => {
                let mut cell = std::mem::take(&mut self.line);
                // The place of a cell is that of its text, not of the padding around it.
                if !cell.text.is_empty() {
                    cell.span = cell.place(0..cell.text.len());
                }
                if self.detail == Detail::Full
                    && let Some(Frame::Table { row, .. }) = self.frames.last_mut()
                {
                    row.push(cell);
                }
            }
            TagEnd::TableHead => {
                if let Some(Frame::Table { table, row }) = self.frames.last_mut() {
                    table.header = std::mem::take(row);
                }
            }
            TagEnd::TableRow => {
                if self.detail == Detail::Full
                    && let Some(Frame::Table { table, row }) = self.frames.last_mut()
                {
                    table.surplus.extend(mistakes::surplus_cell(self.text, span, table.header.len()));
                    table.rows.push(std::mem::take(row));
                }
            }
            TagEnd::HtmlBlock => {
                let html = std::mem::take(&mut self.html);
                self.anchors(&html);
                self.muted = self.muted.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::MetadataBlock(_) | TagEnd::Image => {
                self.muted = self.muted.saturating_sub(1);
            }
            TagEnd::Link => {
                self.links = self.links.saturating_sub(1);
                if let Some((start, link)) = self.link.take() {
                    let shown = start.min(self.line.text.len())..self.line.text.len();
                    self.line.cover(link.span);
                    self.line.links.push((shown, link));
                }
            }
            _ => {}
        }
    }

    fn anchors(&mut self, html: &str) {
        self.outline.anchors.extend(anchors(html).map(str::to_owned));
    }

    fn start_link(&mut self, kind: LinkType, destination: &str, span: Span) {
        self.links += 1;
        let link = link(kind, destination, false, span);
        if self.detail == Detail::Full {
            self.link = Some((self.line.text.len(), link.clone()));
        }
        self.outline.links.push(link);
    }

    /// True where text is kept: without [`Detail::Full`] only that of headings.
    fn reads(&self) -> bool {
        self.detail == Detail::Full || self.heading
    }

    /// Keeps a text, with its places where it stands in the file as it reads.
    fn push(&mut self, text: &str, span: Span) {
        let source = span.of(self.text);
        if self.blanked && source == text && text.contains(FILL) {
            return self.push_around_comments(text, span);
        }
        if source == text || (source.is_ascii() && text.len() <= source.len()) {
            self.line.push(text, span);
        } else {
            self.line.push_changed(text, span);
        }
    }

    /// Text among which comments stood; what stands for them is no part of it.
    fn push_around_comments(&mut self, text: &str, span: Span) {
        let mut at = span.start as usize;
        for part in text.split(FILL) {
            if !part.is_empty() {
                self.line.push(part, Span::new(at, at + part.len()));
            }
            at += part.len() + FILL.len_utf8();
        }
    }

    /// Ends the line that is being read and gives it to the innermost paragraph or item.
    fn end_line(&mut self) {
        if self.heading || matches!(self.frames.last(), Some(Frame::Table { .. })) {
            return;
        }
        let line = std::mem::take(&mut self.line);
        if let Some((start, _)) = &mut self.link {
            // What the link shows goes on at the start of the next line.
            *start = 0;
        }
        if line.text.is_empty() && line.links.is_empty() {
            return;
        }
        match self.frames.last_mut() {
            Some(Frame::Paragraph(lines)) => lines.push(line),
            Some(Frame::Item(item)) if item.blocks.is_empty() => item.lines.push(line),
            _ => self.add(Block::Paragraph(vec![line])),
        }
    }

    fn open(&mut self, frame: Frame) {
        let deep = self.frames.len() >= MAX_DEPTH && !matches!(frame, Frame::Paragraph(_));
        self.frames.push(if deep { Frame::Passed } else { frame });
    }

    fn close(&mut self) {
        match self.frames.pop() {
            Some(Frame::Paragraph(lines)) if lines.is_empty() => {}
            Some(Frame::Paragraph(lines)) => self.add_paragraph(lines),
            Some(Frame::List { ordered, items, span }) => {
                self.add(Block::List(List { ordered, items, span }));
            }
            Some(Frame::Quote(blocks)) => self.add(Block::Quote(blocks)),
            Some(Frame::Table { table, .. }) => self.add(Block::Table(table)),
            Some(Frame::Item(item)) => {
                if let Some(Frame::List { items, .. }) = self.frames.last_mut() {
                    items.push(item);
                }
            }
            Some(Frame::Passed) | None => {}
        }
    }

    /// The first paragraph of a loose item is the item's own text, as in a tight one.
    fn add_paragraph(&mut self, lines: Vec<Line>) {
        match self.frames.last_mut() {
            Some(Frame::Item(item)) if item.lines.is_empty() && item.blocks.is_empty() => item.lines = lines,
            _ => self.add(Block::Paragraph(lines)),
        }
    }

    fn add(&mut self, block: Block) {
        if self.detail != Detail::Full {
            return;
        }
        for frame in self.frames.iter_mut().rev() {
            match frame {
                Frame::Quote(blocks) => return blocks.push(block),
                Frame::Item(item) => return item.blocks.push(block),
                _ => {}
            }
        }
        if let Some(section) = self.outline.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    /// `^id` at the end of a line names the block that it stands in or under.
    fn block_id(&mut self, text: &str, span: Span) {
        // Asked of every text: the letters of an id are looked at from the end, where most texts have a stop.
        let length = text.bytes().rev().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let (before, id) = text.split_at(text.len() - length);
        let Some(before) = before.strip_suffix('^').filter(|_| !id.is_empty()) else { return };
        let alone = before.is_empty() || before.ends_with(' ');
        let at_line_end =
            self.text.as_bytes().get(span.end as usize).is_none_or(|b| matches!(b, b'\n' | b'\r' | b' '));
        if alone && at_line_end {
            self.outline.block_ids.push(id.to_owned());
        }
    }
}

impl Line {
    /// Reads a text that stands outside a body, such as a property's, as the one line of a paragraph.
    pub fn read(text: &str) -> Self {
        let outline = outline(&Arc::from(""), text, 0, Detail::Full);
        let first = outline.sections.into_iter().flat_map(|section| section.blocks).next();
        match first {
            Some(Block::Paragraph(lines)) if lines.len() == 1 => lines.into_iter().next().unwrap_or_default(),
            _ => Self { text: text.to_owned(), ..Self::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Outline {
        outline(&Arc::from("n.md"), text, 0, Detail::Full)
    }

    #[test]
    fn blocks_keep_their_text_links_and_places() {
        let text = "Intro **bold** [[A|x]]\nsecond `code` line\n\n# T\n\n1. one -> two\n   - nested\n2. [x] done\n\n| a | b |\n|---|---|\n| 1 | [[N\\|s]] |\n";
        let out = read(text);
        assert_eq!(out.sections.len(), 2);
        let Block::Paragraph(lines) = &out.sections[0].blocks[0] else { panic!() };
        assert_eq!(lines[0].text, "Intro bold x");
        assert_eq!(&*lines[0].links[0].1.target, "A");
        assert_eq!(lines[0].place(6..10).of(text), "bold");
        assert_eq!(lines[1].text, "second code line");
        assert_eq!(&lines[1].text[lines[1].codes[0].clone()], "code");
        let Block::List(list) = &out.sections[1].blocks[0] else { panic!() };
        assert!(list.ordered);
        assert_eq!(list.items[0].text(), "one -> two");
        assert!(matches!(&list.items[0].blocks[0], Block::List(l) if l.items[0].text() == "nested"));
        assert_eq!(list.items[1].task, Some(true));
        let Block::Table(table) = &out.sections[1].blocks[1] else { panic!() };
        assert_eq!(table.rows[0][1].text, "s");
        assert_eq!(&*table.rows[0][1].links[0].1.target, "N");
    }

    #[test]
    fn code_comments_and_html_are_not_read() {
        let out =
            read("a %%hidden [[X]]%% b\n\n```\n[[Y]] %%\n```\n\n<!-- [[Z]] -->\n\n`[[W]]` [[V]] ^block-1\n");
        let targets: Vec<_> = out.links.iter().map(|l| &*l.target).collect();
        assert_eq!(targets, ["V"]);
        assert_eq!(out.block_ids, ["block-1"]);
        assert!(out.findings.is_empty(), "{:?}", out.findings);
    }

    #[test]
    fn tags_are_found_as_pages_show_them() {
        let of = |text: &str| read(text).tags;
        for (text, expected) in [
            ("#a and #b/c, not a#d or #1", &["a", "b/c"][..]),
            ("# H #t\n- #x\n- [ ] #y\n> #z\n\n| #u |\n|---|\n| **#v** |", &["t", "x", "y", "z", "u", "v"]),
            ("\\#a `#b` [#c](d) [[#E]] [[f#g]] <b title=\"#h\"> &#x23;i", &[]),
            ("```\n#a\n```\n%%#b%% #größe #a_b_c", &["größe", "a_b_c"]),
            ("line\n#next  \n#last/", &["next", "last"]),
            ("#", &[]),
        ] {
            assert_eq!(of(text), expected, "{text}");
            assert_eq!(outline(&Arc::from("n.md"), text, 0, Detail::Links).tags, expected, "{text}");
        }
    }

    #[test]
    fn broken_markdown_is_told() {
        let codes = |text: &str| read(text).findings.iter().map(|f| f.code.id()).collect::<Vec<_>>();
        assert_eq!(codes("```rust\nfn main() {}\n"), ["CB0401"]);
        assert_eq!(codes("a %% b\n"), ["CB0402"]);
        assert_eq!(codes("| a | b |\n|---|\n| 1 | 2 |\n"), ["CB0403"]);
        assert_eq!(codes("> [! note] x\n"), ["CB0404"]);
        assert_eq!(codes("> [!note]- x\n> > [!tip]\n"), Vec::<&str>::new());
    }

    #[test]
    fn deep_nesting_is_bounded() {
        read(&">".repeat(100_000));
        read(&format!("{}x", "- ".repeat(10_000)));
        read(&format!("{}x", "[".repeat(100_000)));
    }
}
