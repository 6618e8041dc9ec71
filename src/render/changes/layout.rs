//! Changes in the order in which they are read: figure by figure, the most telling first, then what is new or gone.

use super::shown;
use crate::changes::{Arrivals, Cell, Change, Changes, Item, ReportChanges, State, Unit, Weight};
use crate::source::stem;

/// More items that are new or gone are a number, unless all is wanted.
const LISTED: usize = 8;
/// More names that came or went are a number, unless all is wanted.
const NAMED: usize = 5;
/// So many figures of a new item are told.
const TOLD: usize = 3;

/// What is drawn of a report.
pub(in crate::render) struct Block<'c> {
    pub(in crate::render) report: &'c ReportChanges,
    /// The figures of the report itself, and of the items of each kind.
    pub(in crate::render) tables: Vec<Vec<Line>>,
    pub(in crate::render) arrivals: Vec<Arrival>,
    /// How many changes are left out.
    pub(in crate::render) left_out: usize,
}

/// A line of a table of changes.
pub(in crate::render) enum Line {
    /// What the rows below are about.
    Head(String),
    /// One change.
    Row(Row),
}

/// A change.
pub(in crate::render) struct Row {
    pub(in crate::render) label: Label,
    pub(in crate::render) below_head: bool,
    pub(in crate::render) before: String,
    pub(in crate::render) after: String,
    pub(in crate::render) difference: String,
    pub(in crate::render) judgement: String,
    /// Names that came and went.
    pub(in crate::render) came: Vec<Label>,
    pub(in crate::render) went: Vec<Label>,
    /// How many more of them there are.
    pub(in crate::render) more: usize,
}

/// A name, of a note or of something else.
pub(in crate::render) struct Label {
    pub(in crate::render) text: String,
    pub(in crate::render) file: Option<String>,
}

/// Items that are new or gone.
pub(in crate::render) struct Arrival {
    /// "3 new results".
    pub(in crate::render) title: String,
    /// Their names and what they are.
    pub(in crate::render) rows: Vec<(Label, String)>,
    /// How many more there are.
    pub(in crate::render) more: usize,
}

/// Lays out all reports in which something changed.
pub(in crate::render) fn blocks(changes: &Changes, all: bool) -> Vec<Block<'_>> {
    let blocks = changes.reports.iter().map(|report| block(report, all));
    blocks.filter(|block| !block.tables.is_empty() || !block.arrivals.is_empty()).collect()
}

/// How many changes the blocks leave out.
pub(in crate::render) fn left_out(changes: &Changes, all: bool) -> usize {
    changes.reports.iter().map(|report| block(report, all).left_out).sum()
}

fn block(report: &ReportChanges, all: bool) -> Block<'_> {
    let mut block = Block { report, tables: Vec::new(), arrivals: Vec::new(), left_out: 0 };
    let mut rest = report.items.as_slice();
    let mut arrivals = Vec::new();
    // Items of one kind stand together.
    while let Some(first) = rest.first() {
        let n = rest.iter().take_while(|item| item.kind == first.kind).count();
        let (group, others) = rest.split_at(n);
        rest = others;
        block.figures(group, all);
        arrivals.push(group);
    }
    for group in arrivals {
        for state in [State::New, State::Gone] {
            block.arrived(group, state, all);
        }
    }
    block
}

impl Block<'_> {
    /// The figures of items that both sides have.
    fn figures(&mut self, group: &[Item], all: bool) {
        let mut paths: Vec<&Change> = Vec::new();
        let changed = || group.iter().filter(|item| item.state == State::Changed);
        for change in changed().flat_map(|item| &item.changes) {
            if !paths.iter().any(|other| other.figure == change.figure) {
                paths.push(change);
            }
        }
        paths.sort_by_key(|change| change.weight);
        let mut lines = Vec::new();
        for figure in paths {
            let rows: Vec<Row> = changed()
                .filter_map(|item| {
                    let change = item.changes.iter().find(|change| change.figure == figure.figure)?;
                    let row = row(item, change, all);
                    let shows = all || change.weight != Weight::Detail && row.tells();
                    self.left_out += usize::from(!shows);
                    shows.then_some(row)
                })
                .collect();
            if let (Some(kind), false) = (group[0].kind, rows.is_empty()) {
                lines.push(Line::Head(format!("{}, by {kind}", figure.says)));
            }
            lines.extend(rows.into_iter().map(Line::Row));
        }
        if !lines.is_empty() {
            self.tables.push(lines);
        }
    }

    /// The items that only one side has.
    fn arrived(&mut self, group: &[Item], state: State, all: bool) {
        let mut items: Vec<&Item> = group.iter().filter(|item| item.state == state).collect();
        let (Some(first), Some(last)) = (items.first(), items.last()) else { return };
        if first.arrivals == Arrivals::Hidden && !all {
            self.left_out += items.len();
            return;
        }
        let (one, many) = (first.kind.unwrap_or_default(), first.kinds);
        let noun = if items.len() == 1 { one } else { many };
        let word = if state == State::New { "new" } else { "gone" };
        let mut arrival =
            Arrival { title: format!("{word}: {} {noun}", items.len()), rows: Vec::new(), more: 0 };
        if first.arrivals == Arrivals::Counted && !all {
            let span = if items.len() == 1 {
                name(first).text
            } else {
                format!("{} to {}", name(first).text, name(last).text)
            };
            arrival.title = format!("{}, {span}", arrival.title);
        } else {
            // Notes stand in their lists from the oldest to the newest; the newest are asked for first.
            if name(first).file.is_some() {
                items.reverse();
            }
            let most = if all { items.len() } else { LISTED };
            arrival.rows = items.iter().take(most).map(|item| (name(item), told(item))).collect();
            arrival.more = items.len().saturating_sub(most);
        }
        self.arrivals.push(arrival);
    }
}

impl Row {
    /// True where a reader sees a difference: one that rounding hides says nothing.
    fn tells(&self) -> bool {
        self.before != self.after || !self.came.is_empty() || !self.went.is_empty()
    }
}

fn row(item: &Item, change: &Change, all: bool) -> Row {
    let label =
        if item.kind.is_some() { name(item) } else { Label { text: change.says.to_owned(), file: None } };
    let mut row = Row {
        label,
        below_head: item.kind.is_some(),
        before: shown::cell(&change.before, change),
        after: shown::cell(&change.after, change),
        difference: shown::difference(change),
        judgement: shown::judgement(change),
        came: Vec::new(),
        went: Vec::new(),
        more: 0,
    };
    let names = |cell: &Cell, other: &Cell| -> Vec<String> {
        let other = if let Cell::Names(names) = other { Some(names) } else { None };
        let Cell::Names(names) = cell else { return Vec::new() };
        names.iter().filter(|name| other.is_none_or(|other| !other.contains(*name))).cloned().collect()
    };
    let is_file = change.unit == Unit::Files;
    let mut label = |names: Vec<String>| -> Vec<Label> {
        let most = if all { names.len() } else { NAMED };
        row.more += names.len().saturating_sub(most);
        names.into_iter().take(most).map(|name| of_name(&name, is_file)).collect()
    };
    let came = label(names(&change.after, &change.before));
    let went = label(names(&change.before, &change.after));
    Row { came, went, ..row }
}

fn of_name(name: &str, is_file: bool) -> Label {
    let text = shown::short(if is_file { stem(name) } else { name });
    Label { text, file: is_file.then(|| name.to_owned()) }
}

/// The name of an item: its note, or the parts of its key.
fn name(item: &Item) -> Label {
    if let [("file", file)] = item.name.as_slice() {
        return of_name(file, true);
    }
    // Of a criterion, its own name says most: that of its level is the one to be cut.
    let first = item.name.iter().filter(|(part, _)| *part == "criterion");
    let others = item.name.iter().filter(|(part, _)| *part != "criterion");
    let parts = first.chain(others).filter_map(|(part, value)| match *part {
        "dimension" | "period" | "currency" | "unit" => None,
        "file" => Some(shown::short(stem(value))),
        "month" => Some(format!("month {value}")),
        "category" if value == "mttr" => Some("MTTR".to_owned()),
        _ => Some(shown::short(value)),
    });
    let parts = parts.chain(amount(item));
    let text = parts.collect::<Vec<_>>().join(", ");
    let text = if text.is_empty() { "without a name".to_owned() } else { text };
    Label { text: if item.partial { format!("{text} (part)") } else { text }, file: None }
}

/// What a total is in: "EUR a year", "time once".
fn amount(item: &Item) -> Option<String> {
    let part =
        |wanted: &str| item.name.iter().find(|(part, _)| *part == wanted).map(|(_, value)| value.as_str());
    let unit = part("currency").or(part("unit")).or(part("dimension"))?;
    let period = match part("period") {
        Some("year") => " a year",
        Some("once") => " once",
        _ => "",
    };
    Some(format!("{}{period}", shown::short(unit)))
}

/// The most telling figures of an item that only one side has.
fn told(item: &Item) -> String {
    let known = |change: &&Change| change.weight != Weight::Detail;
    let told = item.changes.iter().filter(known).take(TOLD).map(shown::told);
    told.collect::<Vec<_>>().join(", ")
}
