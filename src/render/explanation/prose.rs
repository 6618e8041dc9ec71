//! The Markdown of a rule, for a terminal: paragraphs wrapped, tables in columns.

use super::page::Page;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// Draws a rule.
pub(super) fn markdown(page: &mut Page, indent: usize, markdown: &str) {
    let mut block = Block::default();
    let mut first = true;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => block.text.push_str(&text),
            // Names of fields stand in backticks everywhere.
            Event::Code(code) => block.text.extend(["`", &code, "`"]),
            Event::SoftBreak | Event::HardBreak => block.text.push(' '),
            Event::Start(Tag::Item) => block.text.push_str("- "),
            Event::End(TagEnd::TableCell) => {
                let cell = std::mem::take(&mut block.text);
                block.row.push(cell);
            }
            Event::End(TagEnd::TableRow | TagEnd::TableHead) => {
                let row = std::mem::take(&mut block.row);
                block.rows.push(row);
            }
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item) if !block.text.is_empty() => {
                gap(page, &mut first);
                page.prose(indent, &std::mem::take(&mut block.text));
            }
            Event::End(TagEnd::Table) => {
                gap(page, &mut first);
                page.columns(indent, &std::mem::take(&mut block.rows));
            }
            _ => {}
        }
    }
}

/// What has been read of a block.
#[derive(Default)]
struct Block {
    text: String,
    row: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// A blank line between blocks.
fn gap(page: &mut Page, first: &mut bool) {
    if !std::mem::replace(first, false) {
        page.line("");
    }
}
