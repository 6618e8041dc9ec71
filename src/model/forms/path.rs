use super::super::gather::{Content, Given};
use super::super::readings::Value;
use super::super::structure::Step;
use super::text::{block_prose, is_readable, lists, of_line, several};
use crate::syntax::line::Line;
use crate::syntax::outline::{Block, Item, Section, Table};
use crate::syntax::yaml::{Data, Node};
use crate::value::unknown::is_unknown;

/// What separates a check from its finding.
const ARROWS: [&str; 6] = ["->", "=>", "→", "⇒", "➜", "⟶"];

pub(super) fn path(given: &Given<'_>) -> Option<Value> {
    let steps: Vec<Step> = match &given.content {
        Content::Node(node) => texts(node).iter().map(|text| of_lines(&Line::read(text))).collect(),
        Content::Body { lines, blocks, .. } => {
            let listed: Vec<Step> =
                lists(blocks.iter().copied()).flat_map(|list| list.items.iter().filter_map(step)).collect();
            if listed.is_empty() { written(lines, blocks) } else { listed }
        }
    };
    known(steps)
}

/// The texts of a property, one a step.
fn texts(node: &Node) -> Vec<&str> {
    match &node.data {
        Data::List(list) => list.iter().filter_map(Node::text).collect(),
        _ => node.text().into_iter().collect(),
    }
}

fn known(steps: Vec<Step>) -> Option<Value> {
    let steps: Vec<Step> = steps.into_iter().filter(|step| !is_unknown(&step.check)).collect();
    (!steps.is_empty()).then_some(Value::Steps(steps))
}

/// A path written as prose: the lines with arrows, else each paragraph as one check.
fn written(lines: &[Line], blocks: &[&Block]) -> Vec<Step> {
    let paragraphs = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(lines) => Some(lines),
        _ => None,
    });
    let readable: Vec<&Line> =
        lines.iter().chain(paragraphs.flatten()).filter(|line| is_readable(line)).collect();
    let has_arrow = |line: &&Line| ARROWS.iter().any(|arrow| line.text.contains(arrow));
    if readable.iter().any(has_arrow) {
        return readable.into_iter().filter(has_arrow).map(of_lines).collect();
    }
    let own = lines.iter().filter(|line| is_readable(line)).map(|line| of_text(&line.text));
    own.chain(blocks.iter().filter_map(|block| block_prose(block)).map(|text| of_text(&text))).collect()
}

fn of_text(text: &str) -> Step {
    of_lines(&Line { text: text.to_owned(), ..Line::default() })
}

/// One item, its nested items as branches.
fn step(item: &Item) -> Option<Step> {
    let mut line = item.lines.first()?.clone();
    for more in &item.lines[1..] {
        line.text.push(' ');
        line.text.push_str(more.text.trim());
    }
    if line.is_blank() {
        return None;
    }
    let children = lists(&item.blocks).flat_map(|list| list.items.iter().filter_map(step)).collect();
    Some(Step { children, ..of_lines(&line) })
}

/// The check before the first arrow outside code, and the finding after it.
fn of_lines(line: &Line) -> Step {
    let in_code = |at: usize| line.codes.iter().any(|code| code.contains(&at));
    let arrow = ARROWS
        .iter()
        .flat_map(|arrow| line.text.match_indices(arrow))
        .filter(|(at, _)| !in_code(*at))
        .min_by_key(|(at, _)| *at);
    let (end, finding) = match arrow {
        Some((at, arrow)) => (at, Some(line.text[at + arrow.len()..].trim().to_owned())),
        None => (line.text.len(), None),
    };
    let target = line
        .links
        .iter()
        .find(|(part, link)| part.end <= end && !link.is_external())
        .map(|(_, link)| link.clone());
    let instrument =
        line.codes.iter().find(|code| code.end <= end).map(|code| line.text[code.clone()].trim().to_owned());
    Step {
        check: line.text[..end].trim().to_owned(),
        link: target,
        instrument,
        finding: finding.filter(|finding| !is_unknown(finding)),
        children: Vec::new(),
    }
}

/// The events of a timeline, as checks without findings.
pub(super) fn timeline(given: &Given<'_>) -> Option<Value> {
    let Content::Body { lines, blocks, sections } = &given.content else {
        return known(several(&given.content).iter().map(|piece| event(&piece.text)).collect());
    };
    let mut steps: Vec<Step> =
        lines.iter().filter(|line| is_readable(line)).map(|line| event(&line.text)).collect();
    for block in blocks {
        events(block, &mut steps);
    }
    // Some timelines are sections: "### 21:10 The proxy is evicted".
    let timed = sections.iter().filter(|section| starts_with_time(&section.title.text));
    steps.extend(timed.map(|section| told(section)));
    known(steps)
}

fn events(block: &Block, steps: &mut Vec<Step>) {
    match block {
        Block::Table(table) => steps.extend(table_events(table)),
        Block::List(list) => {
            for item in &list.items {
                steps.push(event(&item.text()));
                item.blocks.iter().for_each(|block| events(block, steps));
            }
        }
        Block::Quote(blocks) => blocks.iter().for_each(|block| events(block, steps)),
        // Prose in a timeline is a remark about it ("All times in UTC"), unless its lines begin with a time.
        Block::Paragraph(lines) => {
            steps.extend(
                lines.iter().filter(|line| starts_with_time(&line.text)).map(|line| event(&line.text)),
            );
        }
    }
}

fn table_events(table: &Table) -> Vec<Step> {
    let is_event = |cell: &Line| {
        let title = cell.text.to_lowercase();
        ["event", "description", "what", "action", "details", "activity", "happened"]
            .iter()
            .any(|name| title.contains(name))
    };
    let column = table.header.iter().position(is_event).unwrap_or(table.header.len().saturating_sub(1));
    table.rows.iter().filter_map(|row| row.get(column)).map(|cell| of_event(&of_line(cell).text)).collect()
}

/// True for `14:51 ...`, `2026-03-02 14:51 ...`, `~[14:51] ...`.
fn starts_with_time(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let (first, second) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let time = |word: &str| is_stamp(word) && word.contains(':');
    // "06-10-2025 - the disk filled up"
    let dated = is_stamp(first) && matches!(second, "-" | "–" | "—");
    time(first) || dated || is_stamp(first) && time(second)
}

/// The event of a section whose title begins with its time; a bare time is followed by what happened.
fn told(section: &Section) -> Step {
    let step = event(&section.title.text);
    match section.blocks.iter().find_map(block_prose) {
        Some(text) if is_stamp(&step.check) => of_event(&text),
        _ => step,
    }
}

/// A word made of digits and what stands between them in dates and times.
fn is_stamp(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    digits > 0 && word.chars().all(|c| c.is_ascii_digit() || "~[](){}:.-–—/+,TZ".contains(c))
}

/// An event without the time in front of it.
fn event(text: &str) -> Step {
    const ZONES: [&str; 16] = [
        "UTC", "GMT", "CEST", "CET", "BST", "PST", "PDT", "EST", "EDT", "CST", "MST", "IST", "JST", "AM",
        "PM", "hrs",
    ];
    let mut rest = text.trim();
    while let Some(word) = rest.split_whitespace().next() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let separator = word.chars().all(|c| "-–—:|~>→".contains(c));
        if !(is_stamp(word) || separator || ZONES.iter().any(|zone| zone.eq_ignore_ascii_case(bare)))
            || word == rest
        {
            break;
        }
        rest = rest[word.len()..].trim_start();
    }
    of_event(rest)
}

fn of_event(text: &str) -> Step {
    Step { check: text.trim().to_owned(), link: None, instrument: None, finding: None, children: Vec::new() }
}
