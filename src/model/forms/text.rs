//! Running text out of properties and bodies.

use super::super::gather::Content;
use super::super::structure::Mention;
use crate::source::Span;
use crate::syntax::inline_field::inline_fields;
use crate::syntax::line::Line;
use crate::syntax::link::{Link, is_address};
use crate::syntax::outline::{Block, Item, List, join, place};
use crate::syntax::yaml::{Data, Node};
use crate::value::unknown::is_unknown;

/// One text with its place and the link that it is, if it is one.
pub(super) type Piece = Mention;

/// The text of a place that should hold a single one; `Err` where it holds several or a mapping.
pub(super) fn single(content: &Content<'_>) -> Result<Option<Piece>, ()> {
    match content {
        Content::Node(node) => match &node.data {
            Data::Scalar { text, .. } => Ok((!node.is_null()).then(|| of_text(text, node.span))),
            Data::List(list) => match list.as_slice() {
                [] => Ok(None),
                [Node { data: Data::Scalar { text, .. }, span }] => Ok(Some(of_text(text, *span))),
                _ => Err(()),
            },
            Data::Map(_) => Err(()),
        },
        Content::Body { lines, blocks, .. } => {
            let first = lines.iter().find(|line| !line.is_blank()).map(of_line);
            Ok(first.or_else(|| blocks.iter().find_map(|block| first_text(block))))
        }
    }
}

fn first_text(block: &Block) -> Option<Piece> {
    match block {
        Block::Paragraph(lines) => lines.iter().find(|line| is_readable(line)).map(of_line),
        Block::List(list) => list.items.first().and_then(|item| item.lines.first()).map(of_line),
        Block::Quote(blocks) => blocks.iter().find_map(first_text),
        Block::Table(_) => None,
    }
}

/// The texts of a place that may hold several; items that are no text are left out.
pub(super) fn several(content: &Content<'_>) -> Vec<Piece> {
    match content {
        Content::Node(node) => match &node.data {
            Data::Scalar { text, .. } if !node.is_null() => vec![of_text(text, node.span)],
            Data::List(list) => list
                .iter()
                .filter(|node| !node.is_null())
                .filter_map(|node| node.text().map(|text| of_text(text, node.span)))
                .collect(),
            _ => Vec::new(),
        },
        Content::Body { lines, blocks, .. } => {
            let mut pieces: Vec<Piece> =
                lines.iter().filter(|line| !line.is_blank()).flat_map(separated).collect();
            for block in blocks {
                block_texts(block, &mut pieces);
            }
            pieces
        }
    }
}

fn block_texts(block: &Block, pieces: &mut Vec<Piece>) {
    match block {
        Block::Paragraph(lines) => {
            pieces.extend(lines.iter().filter(|line| is_readable(line)).flat_map(separated));
        }
        Block::List(list) => pieces.extend(list.items.iter().filter_map(item_piece)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| block_texts(block, pieces)),
        Block::Table(table) => pieces.extend(table.rows.iter().filter_map(|row| row.first()).map(of_line)),
    }
}

/// The text of an item with what is nested in it, as one piece.
pub(super) fn item_piece(item: &Item) -> Option<Piece> {
    let span = place(&item.lines).unwrap_or(item.span);
    let mut text = item.text();
    for nested in lists(&item.blocks).flat_map(|list| &list.items) {
        let Some(nested) = item_piece(nested) else { continue };
        if !text.is_empty() {
            text.push_str("; ");
        }
        text.push_str(&nested.text);
    }
    let link = item.lines.iter().flat_map(|line| &line.links).map(|(_, link)| link.clone()).next();
    (!text.is_empty()).then_some(Piece { text, link, span })
}

/// Lists among some blocks, quotations included.
pub(super) fn lists<'b>(blocks: impl IntoIterator<Item = &'b Block>) -> impl Iterator<Item = &'b List> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::List(list) => found.push(list),
            Block::Quote(inner) => found.extend(lists(inner)),
            _ => {}
        }
    }
    found.into_iter()
}

/// The parts of a line between commas; commas inside links and brackets do not count.
fn separated(line: &Line) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (at, c) in line.text.char_indices().chain([(line.text.len(), ',')]) {
        let linked = c == ',' && line.in_link(at);
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if (depth == 0 && !linked) || at == line.text.len() => {
                let part = line.part(start..at);
                if !part.is_blank() || !part.links.is_empty() {
                    pieces.push(of_line(&part));
                }
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces
}

/// A line as a piece.
pub(super) fn of_line(line: &Line) -> Piece {
    let first = line.links.first().map(|(_, link)| link.clone());
    Piece { text: line.text.trim().to_owned(), link: first, span: line.span }
}

/// A property's text as a piece: `[[Note|shown]]` shows as `shown`, an address is a link to itself.
pub(super) fn of_text(text: &str, span: Span) -> Piece {
    let text = text.trim();
    if let Some(link) = Link::find_wiki(text, span) {
        return Piece { text: without_brackets(text), link: Some(link), span };
    }
    if let Some((shown, destination)) = markdown_link(text) {
        return Piece { text: shown.to_owned(), link: Some(Link::markdown(destination, false, span)), span };
    }
    let link = (is_address(text) && !text.contains(' ')).then(|| Link::markdown(text, false, span));
    Piece { text: text.to_owned(), link, span }
}

/// A text in which every wikilink stands as it is shown.
fn without_brackets(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inner, after)) = rest.split_once("[[").and_then(|(before, rest)| {
        let (inner, after) = rest.split_once("]]")?;
        Some((before, inner, after))
    }) {
        shown.push_str(before);
        shown.push_str(inner.split_once('|').map_or(inner, |(_, shown)| shown).trim());
        rest = after;
    }
    shown.push_str(rest);
    shown
}

fn markdown_link(text: &str) -> Option<(&str, &str)> {
    let (shown, destination) = text.strip_prefix('[')?.strip_suffix(')')?.split_once("](")?;
    Some((shown, destination))
}

/// False for blank lines and for lines that are a Dataview field as a whole.
pub(super) fn is_readable(line: &Line) -> bool {
    !line.is_blank() && !inline_fields(line).iter().any(|field| field.part == (0..line.text.len()))
}

/// A block as Markdown text: paragraphs as they read, lists with their bullets.
pub(super) fn block_prose(block: &Block) -> Option<String> {
    let text = match block {
        Block::Paragraph(lines) => {
            join(&lines.iter().filter(|line| is_readable(line)).cloned().collect::<Vec<_>>())
        }
        Block::List(list) => list_prose(list, 0),
        Block::Quote(blocks) => {
            let text = blocks.iter().filter_map(block_prose).collect::<Vec<_>>().join("\n\n");
            without_callout(&text).to_owned()
        }
        Block::Table(table) => table.rows.iter().map(|row| cells(row)).collect::<Vec<_>>().join("\n"),
    };
    (!is_unknown(&text)).then_some(text)
}

/// A callout's text without the mark that makes it one (`[!note]-`).
fn without_callout(text: &str) -> &str {
    let rest = text.strip_prefix("[!").and_then(|rest| rest.split_once(']')).map(|(_, rest)| rest);
    rest.map_or(text, |rest| rest.trim_start_matches(['+', '-']).trim_start())
}

fn cells(row: &[Line]) -> String {
    let cells: Vec<&str> = row.iter().map(|cell| cell.text.trim()).filter(|text| !text.is_empty()).collect();
    format!("- {}", cells.join(" · "))
}

fn list_prose(list: &List, depth: usize) -> String {
    let mut lines = Vec::new();
    for (i, item) in list.items.iter().enumerate() {
        let bullet = if list.ordered { format!("{}.", i + 1) } else { "-".to_owned() };
        let text = item.text();
        if !is_unknown(&text) {
            lines.push(format!("{}{bullet} {text}", "  ".repeat(depth)));
        }
        lines.extend(
            lists(&item.blocks).map(|nested| list_prose(nested, depth + 1)).filter(|text| !text.is_empty()),
        );
    }
    lines.join("\n")
}
