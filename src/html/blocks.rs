//! Blocks: paragraphs, headings, lists, quotations and callouts, tables, code.

use super::block_id;
use super::code::highlighted;
use super::footnotes::Content;
use super::page::Heading;
use super::pieces::{pieces, take_block_id, words as words_of};
use super::renderer::{Renderer, Scope};
use super::source::{Placed, end_of, is_running, words};
use super::writer::Attributes;
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};
use std::ops::Range;

/// What running text stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Around {
    /// A paragraph of its own; with whether it is the first of a list item.
    Paragraph(bool),
    /// An item, directly; with whether it is its beginning.
    Item(bool),
    /// A heading, a cell, a title, a line: no block fits in.
    Line,
}

impl Renderer<'_, '_> {
    /// Writes some of a note's blocks.
    pub(super) fn blocks(&mut self, scope: &mut Scope<'_>, part: Range<usize>) {
        let events = &scope.source.events;
        let mut quotes: Vec<Closing> = Vec::new();
        let mut alignments: Vec<&[Alignment]> = Vec::new();
        let mut item_begins = false;
        let mut at = part.start;
        while at < part.end {
            let begins = std::mem::take(&mut item_begins);
            let (event, range) = &events[at];
            match event {
                event if is_running(event) => {
                    let rest = events[at..part.end].iter();
                    let end = at + rest.take_while(|(event, _)| is_running(event)).count();
                    self.run(scope, &events[at..end], Around::Item(begins));
                    at = end;
                    continue;
                }
                Event::Start(Tag::Paragraph) => {
                    let end = end_of(events, at).min(part.end);
                    self.run(scope, &events[at + 1..end], Around::Paragraph(begins));
                    at = end;
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let end = end_of(events, at).min(part.end);
                    let known = scope.headings.binary_search_by_key(&at, |(start, _)| *start);
                    let index = known.ok().and_then(|known| scope.headings[known].1);
                    self.heading(scope, *level as u8, index, &events[at + 1..end]);
                    at = end;
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let end = end_of(events, at).min(part.end);
                    self.code_block(kind, &events[at + 1..end]);
                    at = end;
                }
                Event::Start(Tag::HtmlBlock) => {
                    let end = end_of(events, at).min(part.end);
                    self.html_block(&events[at + 1..end]);
                    at = end;
                }
                Event::Start(Tag::FootnoteDefinition(_)) => at = end_of(events, at),
                Event::Start(Tag::BlockQuote(_)) => {
                    let empty = matches!(events.get(at + 1), Some((Event::End(_), _)));
                    quotes.push(self.quote(scope, range.start, empty));
                }
                Event::End(TagEnd::BlockQuote(_)) => {
                    if let Some(closing) = quotes.pop() {
                        self.close_quote(closing);
                    }
                }
                Event::Start(Tag::Table(columns)) => {
                    alignments.push(columns);
                    self.table(&events[at..]);
                }
                Event::Start(Tag::TableRow) if self.names_table(&events[at + 1..]) => at = end_of(events, at),
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    let end = end_of(events, at);
                    let columns = alignments.last().copied().unwrap_or_default();
                    self.row(scope, &events[at..end], columns);
                    at = end;
                }
                Event::End(TagEnd::Table) => {
                    alignments.pop();
                    self.close_table();
                }
                event => {
                    item_begins = matches!(event, Event::Start(Tag::Item));
                    self.other_block(event);
                }
            }
            at += 1;
        }
    }

    fn other_block(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(Tag::List(start)) => {
                self.writer.line_end();
                match start {
                    None => self.writer.open("ul", &Attributes::default()),
                    Some(1) => self.writer.open("ol", &Attributes::default()),
                    Some(first) => self.writer.open("ol", &Attributes::of("start", &first.to_string())),
                }
            }
            Event::End(TagEnd::List(ordered)) => self.close_block(if *ordered { "ol" } else { "ul" }),
            Event::Start(Tag::Item) => {
                self.writer.line_end();
                self.writer.open("li", &Attributes::default());
            }
            Event::End(TagEnd::Item) => self.close_block("li"),
            Event::Rule => {
                self.writer.line_end();
                self.writer.html("<hr>\n");
            }
            _ => {}
        }
    }

    /// Closes a block, behind which other words begin.
    pub(super) fn close_block(&mut self, name: &'static str) {
        self.raw.end();
        self.writer.close(name);
        self.writer.line_end();
        self.keep("\n");
    }

    fn heading<'t>(&mut self, scope: &mut Scope<'t>, level: u8, index: Option<usize>, events: &[Placed<'t>]) {
        let anchors = self.anchors_of(scope.note);
        let id = index.map(|index| anchors[index].clone());
        // The page has the title.
        if id == Some(None) {
            return self.places(&events.iter().filter_map(html_of).collect::<String>(), false);
        }
        while self.levels.last().is_some_and(|above| *above >= level) {
            self.levels.pop();
        }
        self.levels.push(level);
        let (name, level) = match self.level_of_embed + self.levels.len() {
            0 | 1 => ("h2", 2),
            2 => ("h3", 3),
            3 => ("h4", 4),
            4 => ("h5", 5),
            _ => ("h6", 6),
        };
        let mut attributes = Attributes::default();
        if let Some(Some(id)) = id.filter(|_| scope.own)
            && self.writer.take_id(&id)
        {
            attributes = attributes.and("id", &id);
            let mut pieces = pieces(events, scope.source.text);
            take_block_id(&mut pieces);
            let text = words_of(&pieces).split_whitespace().collect::<Vec<_>>().join(" ");
            self.headings.push(Heading { level, id, text });
        }
        self.writer.line_end();
        self.writer.open(name, &attributes);
        self.run(scope, events, Around::Line);
        self.close_block(name);
    }

    fn code_block(&mut self, kind: &CodeBlockKind<'_>, events: &[Placed<'_>]) {
        let code: String = events.iter().map(|(event, _)| text_of(event)).collect();
        let language = match kind {
            CodeBlockKind::Indented => String::new(),
            CodeBlockKind::Fenced(info) => {
                let word = info.split([' ', '\t', ',', '{', ':']).find(|word| !word.is_empty());
                word.unwrap_or_default().trim_start_matches('.').trim_end_matches('}').to_lowercase()
            }
        };
        self.keep(&code);
        self.writer.line_end();
        let diagram = language == "mermaid";
        if diagram {
            self.writer.open("figure", &Attributes::of("class", "diagram"));
        }
        // What is too wide scrolls, also with the keyboard.
        self.writer.open("pre", &Attributes::of("tabindex", "0"));
        self.writer.open("code", &Attributes::default());
        self.writer.html(&highlighted(&code, &language));
        self.writer.close("code");
        self.writer.close("pre");
        if diagram {
            self.writer.html("<figcaption>Diagram, as text for Mermaid</figcaption>");
            self.writer.close("figure");
        }
        self.writer.line_end();
        self.keep("\n");
    }

    fn html_block(&mut self, events: &[Placed<'_>]) {
        let html: String = events.iter().map(|(event, _)| text_of(event)).collect();
        self.writer.line_end();
        self.raw_html(&html, false);
        self.raw.end();
        self.keep("\n");
    }

    /// Opens a quotation or callout.
    fn quote(&mut self, scope: &mut Scope<'_>, start: usize, empty: bool) -> Closing {
        self.writer.line_end();
        let source = scope.source;
        let Some(callout) = source.callouts.get(&start) else {
            self.writer.open("blockquote", &Attributes::default());
            return Closing::Quote;
        };
        let class = Attributes::of("class", &format!("callout callout-{}", callout.kind));
        let (outer, inner) = if callout.fold.is_some() { ("details", "summary") } else { ("div", "div") };
        let open = callout.fold == Some(true);
        self.writer.open(outer, &if open { class.flag("open") } else { class });
        self.writer.open(inner, &Attributes::of("class", "callout-title"));
        let title = source.title(start, callout);
        if title.iter().all(|(event, _)| text_of(event).trim().is_empty() && matches!(event, Event::Text(_)))
        {
            self.say(&callout.name);
        } else {
            self.run(scope, &title, Around::Line);
        }
        self.close_block(inner);
        if !empty {
            self.writer.open("div", &Attributes::of("class", "callout-body"));
            self.writer.line_end();
        }
        Closing::Callout { outer, body: !empty }
    }

    fn close_quote(&mut self, closing: Closing) {
        match closing {
            Closing::Quote => self.close_block("blockquote"),
            Closing::Callout { outer, body } => {
                if body {
                    self.close_block("div");
                }
                self.close_block(outer);
            }
        }
    }

    /// Opens a table and what lets it scroll, named by its number and head.
    fn table(&mut self, events: &[Placed<'_>]) {
        self.tables += 1;
        let head = events.get(1).map_or(0, |_| 1 + end_of(&events[1..], 0));
        let cells: Vec<String> = events[..head]
            .split(|(event, _)| matches!(event, Event::Start(Tag::TableCell)))
            .map(words)
            .filter(|cell| !cell.trim().is_empty())
            .collect();
        let colon = if cells.is_empty() { "" } else { ": " };
        let label = format!("Table {}{colon}{}", self.tables, cells.join(", "));
        self.writer.line_end();
        let region = Attributes::of("class", "table").and("role", "region").and("tabindex", "0");
        self.writer.open("div", &region.and("aria-label", &label));
        self.writer.open("table", &Attributes::default());
    }

    fn close_table(&mut self) {
        if self.writer.top() == Some("tbody") {
            self.close_block("tbody");
        }
        self.writer.close("table");
        self.close_block("div");
    }

    /// True for a row that is the name of its table, and then it gets it.
    fn names_table(&mut self, cells: &[Placed<'_>]) -> bool {
        let row = cells.iter().take_while(|(event, _)| !matches!(event, Event::End(TagEnd::TableRow)));
        let text: String = row.map(|(event, _)| text_of(event)).collect();
        let id = block_id::split(&text).filter(|(before, _)| before.is_empty()).map(|(_, id)| id.to_owned());
        id.is_some_and(|id| {
            self.name_table(&id);
            true
        })
    }

    fn row<'t>(&mut self, scope: &mut Scope<'t>, events: &[Placed<'t>], columns: &[Alignment]) {
        let head = matches!(events[0].0, Event::Start(Tag::TableHead));
        let part = if head { "thead" } else { "tbody" };
        if head || self.writer.top() == Some("table") {
            self.writer.open(part, &Attributes::default());
        }
        self.writer.open("tr", &Attributes::default());
        let mut at = 1;
        let mut column = 0;
        while at < events.len() {
            let end = end_of(events, at);
            let cell = &events[at + 1..end];
            let aligned = match columns.get(column) {
                Some(Alignment::Left) => Attributes::of("class", "left"),
                Some(Alignment::Center) => Attributes::of("class", "center"),
                Some(Alignment::Right) => Attributes::of("class", "right"),
                _ => Attributes::default(),
            };
            // A head without words names no column.
            let name = if head && !cell.is_empty() { "th" } else { "td" };
            self.writer.open(name, &if name == "th" { aligned.and("scope", "col") } else { aligned });
            self.run(scope, cell, Around::Line);
            self.raw.end();
            self.writer.close(name);
            self.keep(" ");
            column += 1;
            at = end + 1;
        }
        self.close_block("tr");
        if head {
            self.close_block("thead");
        }
    }

    /// Writes the list of footnotes. One may refer to others, which then follow.
    pub(super) fn footnotes(&mut self, scope: &mut Scope<'_>) {
        if scope.footnotes.notes.is_empty() {
            return;
        }
        self.writer.line_end();
        let section = Attributes::of("class", "footnotes");
        self.writer.open("div", &section);
        self.writer.open("ol", &Attributes::default());
        let mut number = 0;
        while let Some(note) = scope.footnotes.notes.get(number) {
            let content = note.content.clone();
            number += 1;
            self.writer.open("li", &Attributes::of("id", &scope.footnotes.note_id(number)));
            match content {
                Content::Here(pieces) => self.write_pieces(scope, &pieces, Around::Line),
                Content::Defined(name) => {
                    if let Some(definition) = scope.source.footnotes.get(&name).cloned() {
                        self.blocks(scope, definition);
                    }
                }
            }
            let references = scope.footnotes.notes[number - 1].references;
            self.writer.html_in_last_paragraph(&scope.footnotes.back(number, references));
            self.close_block("li");
        }
        self.close_block("ol");
        self.close_block("div");
    }
}

/// How an open quotation is closed.
#[derive(Debug, Clone, Copy)]
enum Closing {
    Quote,
    Callout { outer: &'static str, body: bool },
}

fn text_of<'e>(event: &'e Event<'_>) -> &'e str {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) | Event::Code(text) => text,
        _ => "",
    }
}

/// The HTML that stands in running text.
fn html_of<'e>((event, _): &'e Placed<'_>) -> Option<&'e str> {
    match event {
        Event::InlineHtml(html) => Some(html),
        _ => None,
    }
}
