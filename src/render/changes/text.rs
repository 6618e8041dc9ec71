use super::layout::{Arrival, Block, Line, Row, blocks, left_out};
use super::lead;
use crate::changes::Changes;
use crate::render::findings::{Drawing, visible};
use crate::render::wrap::{padded, wrapped};
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

/// Wider lines are hard to read, whatever the terminal.
const WIDEST: usize = 80;
/// Names of new items are cut beyond this.
const LONGEST_NAME: usize = 32;
/// Names of rows are cut to no less than this.
const SHORTEST_LABEL: usize = 16;
/// "better, n = 12 → 14", about.
const LONGEST_JUDGEMENT: usize = 20;
/// Longer values stand where they do not move the others.
const LONGEST_VALUE: usize = 14;

/// The changes for a terminal: those worth a look, or `all`. With `bare`, the tables alone.
pub fn text(changes: &Changes, drawing: Drawing, all: bool, bare: bool) -> String {
    let mut page = Page { text: String::new(), color: drawing.color, width: drawing.width.min(WIDEST) };
    if !bare {
        for paragraph in lead::lead(changes).iter().chain(&changes.notices) {
            page.prose(0, paragraph);
        }
    }
    let blocks = blocks(changes, all);
    for block in &blocks {
        page.block(block);
    }
    let notes = lead::notes(&blocks, left_out(changes, all));
    if !bare && !notes.is_empty() {
        page.line("");
        page.prose(0, &notes);
    }
    page.text
}

struct Page {
    text: String,
    color: bool,
    width: usize,
}

impl Page {
    /// A line; a space that kept its words together becomes one like any other.
    fn line(&mut self, line: &str) {
        self.text.push_str(&line.trim_end().replace('\u{a0}', " "));
        self.text.push('\n');
    }

    fn prose(&mut self, indent: usize, text: &str) {
        let pad = " ".repeat(indent);
        for line in wrapped(&visible(text), self.width.saturating_sub(indent)) {
            self.line(&format!("{pad}{line}"));
        }
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn block(&mut self, block: &Block<'_>) {
        if !self.text.is_empty() {
            self.line("");
        }
        let report = block.report;
        let title = self.styled(Style::new().bold(), report.title);
        self.line(&title);
        for table in &block.tables {
            let widths = Widths::of(table, self.width);
            for line in table {
                match line {
                    Line::Head(head) => self.prose(2, head),
                    Line::Row(row) => self.row(row, &widths),
                }
            }
        }
        for arrival in &block.arrivals {
            self.arrival(arrival);
        }
    }

    fn row(&mut self, row: &Row, widths: &Widths) {
        let indent = indent(row);
        let label = fitting(&visible(&row.label.text), widths.label - indent);
        let before = visible(&row.before);
        let after = visible(&row.after);
        let mut line = format!(
            "{}{}  {}{before} → {}",
            " ".repeat(indent),
            padded(&label, widths.label - indent),
            " ".repeat(widths.before.saturating_sub(before.width())),
            padded(&after, widths.after),
        );
        let difference = &row.difference;
        let gap = widths.difference.saturating_sub(difference.width());
        if widths.difference > 0 {
            line.extend(["  ", &" ".repeat(gap), difference]);
        }
        if line.width() > self.width {
            return self.tall(row, indent);
        }
        let used = line.width() + 2;
        let color = match row.judgement.as_str() {
            word if word.starts_with("better") => Style::new().fg_color(Some(AnsiColor::Green.into())),
            word if word.starts_with("worse") => Style::new().fg_color(Some(AnsiColor::Red.into())),
            _ => Style::new(),
        };
        if used + row.judgement.width() <= self.width || row.judgement.is_empty() {
            let judgement = self.styled(color, &row.judgement);
            self.line(&format!("{line}  {judgement}"));
        } else {
            self.line(&line);
            let judgement = self.styled(color, &row.judgement);
            let room = self.width.saturating_sub(row.judgement.width());
            self.line(&format!("{}{judgement}", " ".repeat(room)));
        }
        self.names(row, indent + 2);
    }

    /// A row whose values are too long for a line: its name, and below it what they were and are.
    fn tall(&mut self, row: &Row, indent: usize) {
        let label = fitting(&visible(&row.label.text), self.width.saturating_sub(indent));
        self.line(&format!("{}{label}", " ".repeat(indent)));
        let parts =
            [row.difference.as_str(), row.judgement.as_str()].into_iter().filter(|part| !part.is_empty());
        let told = std::iter::once(format!("{} → {}", row.before, row.after)).chain(parts.map(str::to_owned));
        self.prose(indent + 2, &told.collect::<Vec<_>>().join("  "));
        self.names(row, indent + 2);
    }

    fn names(&mut self, row: &Row, indent: usize) {
        let pad = " ".repeat(indent);
        for (sign, names) in [('+', &row.came), ('-', &row.went)] {
            for name in names {
                let name = fitting(&visible(&name.text), self.width.saturating_sub(indent + 2));
                self.line(&format!("{pad}{sign} {name}"));
            }
        }
        if row.more > 0 {
            self.line(&format!("{pad}and {} more", row.more));
        }
    }

    fn arrival(&mut self, arrival: &Arrival) {
        self.prose(2, &arrival.title);
        let widest = arrival.rows.iter().map(|(name, _)| visible(&name.text).width()).max().unwrap_or(0);
        let width = widest.min(LONGEST_NAME).min(self.width / 2);
        for (name, says) in &arrival.rows {
            let name = fitting(&visible(&name.text), width);
            let says = wrapped(&visible(says), self.width.saturating_sub(width + 6));
            for (at, line) in says.iter().enumerate() {
                let name = if at == 0 { name.as_str() } else { "" };
                self.line(&format!("    {}  {line}", padded(name, width)));
            }
        }
        if arrival.more > 0 {
            self.line(&format!("    and {} more", arrival.more));
        }
    }
}

fn indent(row: &Row) -> usize {
    if row.below_head { 4 } else { 2 }
}

/// The widths of the columns of a report's table.
struct Widths {
    label: usize,
    before: usize,
    after: usize,
    difference: usize,
}

impl Widths {
    fn of(table: &[Line], width: usize) -> Self {
        let rows =
            || table.iter().filter_map(|line| if let Line::Row(row) = line { Some(row) } else { None });
        let widest = |width: &dyn Fn(&Row) -> usize, most: usize| {
            rows().map(width).filter(|width| *width <= most).max().unwrap_or(0)
        };
        let label = rows().map(|row| indent(row) + visible(&row.label.text).width()).max().unwrap_or(0);
        let before = widest(&|row| visible(&row.before).width(), LONGEST_VALUE);
        let after = widest(&|row| visible(&row.after).width(), LONGEST_VALUE);
        let difference = widest(&|row| row.difference.width(), LONGEST_VALUE);
        let judgement = widest(&|row| row.judgement.width(), LONGEST_JUDGEMENT);
        let gaps = 2 + 3 + if difference > 0 { 2 } else { 0 } + if judgement > 0 { 2 } else { 0 };
        let room = width.saturating_sub(before + after + difference + judgement + gaps);
        // Where judgements need lines of their own anyway, names need not be cut for them.
        let most = if room < SHORTEST_LABEL { LONGEST_NAME } else { room };
        Self { label: label.min(most), before, after, difference }
    }
}

/// A name cut to so many columns.
fn fitting(name: &str, width: usize) -> String {
    if name.width() <= width {
        return name.to_owned();
    }
    let mut fitting = String::new();
    for c in name.chars() {
        if fitting.width() + c.to_string().width() >= width {
            break;
        }
        fitting.push(c);
    }
    fitting.push('…');
    fitting
}
