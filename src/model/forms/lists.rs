use super::super::choice::{Choice, Cost};
use super::super::field::Form;
use super::super::gather::{Content, Given};
use super::super::readings::Value;
use super::super::structure::{Risk, Task};
use super::reader::{Reader, is_empty};
use super::text::{Piece, block_prose, is_readable, item_piece, lists, of_line, several};
use crate::diagnostic::Code;
use crate::syntax::inline_field::inline_fields;
use crate::syntax::line::Line;
use crate::syntax::outline::{Block, Item, Table, join};
use crate::syntax::yaml::{Data, Node};
use crate::value::calendar;
use crate::value::unknown::is_unknown;
use jiff::civil::Date;

pub(super) fn mentions(reader: &mut Reader<'_>, given: &Given<'_>) -> Option<Value> {
    report_maps(reader, given);
    let known = |piece: &Piece| !is_unknown(&piece.text);
    let mut pieces = several(&given.content);
    pieces.retain(known);
    if given.field.form == Form::Links {
        for piece in pieces.iter().filter(|piece| piece.link.is_none()) {
            reader.findings.push(
                Code::EvidenceNotALink
                    .at(
                        reader.file,
                        piece.span,
                        format!("`{}` is neither a link nor a web address", piece.text),
                    )
                    .help("link the note, `\"[[Note]]\"`, or give an address, `https://...`"),
            );
        }
    }
    pieces.shrink_to_fit();
    (!pieces.is_empty()).then_some(Value::Mentions(pieces))
}

fn report_maps(reader: &mut Reader<'_>, given: &Given<'_>) {
    let Content::Node(node) = &given.content else { return };
    let nodes: &[Node] = match &node.data {
        Data::List(list) => list,
        _ => std::slice::from_ref(*node),
    };
    if nodes.iter().any(|node| matches!(node.data, Data::Map(_))) {
        reader.findings.push(
            Code::WrongShape
                .at(reader.file, node.span, format!("`{}` should be a list of texts", given.field.name))
                .help("properties are flat in Obsidian: one text an item"),
        );
    }
}

/// A list in which `none`, `-` and `0` mean that there was none.
pub(super) fn known_mentions(reader: &mut Reader<'_>, given: &Given<'_>) -> Option<Value> {
    if is_empty(&given.content) {
        return None;
    }
    report_maps(reader, given);
    let pieces = several(&given.content);
    let says_none = |piece: &Piece| {
        let text = piece.text.trim_end_matches('.').to_lowercase();
        matches!(text.as_str(), "none" | "-" | "–" | "—" | "0" | "nobody" | "no one" | "nothing" | "no")
    };
    // A bare dash is an empty list item to Markdown.
    let dash = matches!(&given.content, Content::Body { blocks, .. }
        if matches!(blocks.as_slice(), [Block::List(list)] if list.items.iter().all(|item| item.lines.is_empty())));
    if dash || pieces.iter().any(says_none) && pieces.len() == 1 {
        return Some(Value::Mentions(Vec::new()));
    }
    let pieces: Vec<Piece> =
        pieces.into_iter().filter(|piece| !is_unknown(&piece.text) && !says_none(piece)).collect();
    (!pieces.is_empty()).then_some(Value::Mentions(pieces))
}

pub(super) fn prose(given: &Given<'_>) -> Option<Value> {
    let parts: Vec<String> = match &given.content {
        Content::Node(_) => several(&given.content).into_iter().map(|piece| piece.text).collect(),
        Content::Body { lines, blocks, .. } => {
            let lines = join(&lines.iter().filter(|line| is_readable(line)).cloned().collect::<Vec<_>>());
            std::iter::once(lines).chain(blocks.iter().filter_map(|block| block_prose(block))).collect()
        }
    };
    let parts: Vec<String> = parts.into_iter().filter(|part| !is_unknown(part)).collect();
    (!parts.is_empty()).then(|| Value::Prose(parts.join("\n\n")))
}

/// The remarks of a place: list items, table rows, or paragraphs.
fn remarks(content: &Content<'_>) -> Vec<Piece> {
    let Content::Body { lines, blocks, .. } = content else { return several(content) };
    let mut remarks: Vec<Piece> = Vec::new();
    let text = join(lines);
    if !text.is_empty() {
        let mut piece = lines.first().map_or_else(
            || Piece { text: String::new(), link: None, span: crate::source::Span::default() },
            of_line,
        );
        piece.text = text;
        remarks.push(piece);
    }
    for block in blocks {
        block_remarks(block, &mut remarks);
    }
    remarks
}

fn block_remarks(block: &Block, remarks: &mut Vec<Piece>) {
    match block {
        Block::Paragraph(lines) => {
            let lines: Vec<Line> = lines.iter().filter(|line| is_readable(line)).cloned().collect();
            if let Some(first) = lines.first() {
                remarks.push(Piece { text: join(&lines), ..of_line(first) });
            }
        }
        Block::List(list) => remarks.extend(list.items.iter().filter_map(item_piece)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| block_remarks(block, remarks)),
        Block::Table(table) => remarks.extend(table.rows.iter().filter_map(|row| {
            let cells: Vec<&str> =
                row.iter().map(|cell| cell.text.trim()).filter(|t| !t.is_empty()).collect();
            Some(Piece { text: cells.join(": "), ..of_line(row.first()?) })
        })),
    }
}

pub(super) fn items(given: &Given<'_>) -> Option<Value> {
    let items: Vec<String> = remarks(&given.content)
        .into_iter()
        .map(|piece| piece.text)
        .filter(|text| !is_unknown(text))
        .collect();
    (!items.is_empty()).then_some(Value::Items(items))
}

pub(super) fn risks(given: &Given<'_>) -> Option<Value> {
    let risks: Vec<Risk> = remarks(&given.content)
        .into_iter()
        .filter(|piece| !is_unknown(&piece.text))
        .map(|piece| match piece.text.split_once(':') {
            Some((label, rest)) if Cost::SET.find(label).is_some() && !rest.trim().is_empty() => {
                Risk { cost: Cost::SET.find(label).and_then(Cost::from_index), text: rest.trim().to_owned() }
            }
            _ => Risk { cost: None, text: piece.text },
        })
        .collect();
    (!risks.is_empty()).then_some(Value::Risks(risks))
}

pub(super) fn tasks(given: &Given<'_>) -> Option<Value> {
    let tasks: Vec<Task> = match &given.content {
        Content::Node(_) => {
            several(&given.content).iter().map(|piece| task(&piece.text, false, None)).collect()
        }
        Content::Body { lines, blocks, .. } => {
            let mut tasks = Vec::new();
            let text = join(lines);
            if !text.is_empty() {
                tasks.push(task(&text, false, None));
            }
            for block in blocks {
                block_tasks(block, &mut tasks);
            }
            tasks
        }
    };
    let tasks: Vec<Task> = tasks.into_iter().filter(|task| !is_unknown(&task.text)).collect();
    (!tasks.is_empty()).then_some(Value::Tasks(tasks))
}

fn block_tasks(block: &Block, tasks: &mut Vec<Task>) {
    match block {
        Block::List(list) => list.items.iter().for_each(|item| item_tasks(item, tasks)),
        Block::Table(table) => tasks.extend(table_tasks(table)),
        Block::Quote(blocks) => blocks.iter().for_each(|block| block_tasks(block, tasks)),
        // Prose around a list introduces it; alone it is the plan.
        Block::Paragraph(_) => {
            if let Some(text) = block_prose(block).filter(|text| !text.ends_with(':')) {
                tasks.push(task(&text, false, None));
            }
        }
    }
}

fn item_tasks(item: &Item, tasks: &mut Vec<Task>) {
    let completion =
        item.lines.iter().flat_map(inline_fields).find(|f| f.key.eq_ignore_ascii_case("completion"));
    let mut text = String::new();
    for line in &item.lines {
        let mut shown = line.text.clone();
        for field in inline_fields(line).iter().rev().filter(|field| field.part.len() < line.text.len()) {
            shown.replace_range(field.part.clone(), "");
        }
        text.push_str(&shown);
        text.push(' ');
    }
    let done_on = completion.and_then(|field| calendar::date(&field.value.text).ok());
    if !text.trim().is_empty() {
        tasks.push(task(&text, item.task == Some(true), done_on));
    }
    // Nested tasks are tasks of their own; other nested remarks belong to theirs.
    for nested in lists(&item.blocks).flat_map(|list| &list.items).filter(|nested| nested.task.is_some()) {
        item_tasks(nested, tasks);
    }
}

/// A task from its text: the marks of the Tasks plugin and a final "(done)" are taken out of it.
fn task(text: &str, ticked: bool, done_on: Option<Date>) -> Task {
    const MARKS: [char; 7] = ['✅', '❌', '📅', '⏳', '🛫', '➕', '🔁'];
    let mut kept = String::new();
    let mut done_on = done_on;
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        let Some(mark) = word.chars().next().filter(|c| MARKS.contains(c)) else {
            if !kept.is_empty() {
                kept.push(' ');
            }
            kept.push_str(word);
            continue;
        };
        let rest = word[mark.len_utf8()..].trim_start_matches('\u{fe0f}');
        let date = if rest.is_empty() { words.peek().copied().unwrap_or("") } else { rest };
        if let Ok(date) = calendar::date(date) {
            if rest.is_empty() {
                words.next();
            }
            done_on = if mark == '✅' { Some(date) } else { done_on };
        }
    }
    let lower = kept.to_lowercase();
    let says_done = ["(done)", "[done]", "- done", "✔"].iter().any(|mark| lower.ends_with(mark));
    Task { text: kept, done: ticked || says_done, done_on }
}

/// The rows of an action-item table, as SRE-book postmortems have it.
fn table_tasks(table: &Table) -> Vec<Task> {
    let column = |names: &[&str]| {
        table.header.iter().position(|cell| {
            let title = cell.text.to_lowercase();
            names.iter().any(|name| title.contains(name))
        })
    };
    let what = column(&["action", "task", "item", "description", "what"]).unwrap_or(0);
    let rows = table.rows.iter().filter_map(|row| {
        let text = row.get(what)?.text.trim();
        let done = row.iter().enumerate().any(|(i, cell)| i != what && says_done(&cell.text));
        (!text.is_empty()).then(|| Task { done, ..task(text, false, None) })
    });
    rows.collect()
}

fn says_done(cell: &str) -> bool {
    let cell = cell.to_lowercase();
    let words = cell.split(|c: char| !c.is_alphanumeric());
    words
        .clone()
        .any(|word| matches!(word, "done" | "closed" | "completed" | "complete" | "fixed" | "finished"))
        && !words.clone().any(|word| word == "not")
        || cell.contains(['✅', '✔', '☑'])
}
