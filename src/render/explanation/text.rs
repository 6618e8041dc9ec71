use super::page::Page;
use super::prose;
use crate::explain::explanation::{Condition, Explanation, Input, NoteRow, Place, Rows, Rule, Section, Step};
use crate::render::findings::{Drawing, visible};
use crate::render::wrap::{UNBROKEN, padded, wrapped};
use unicode_width::UnicodeWidthStr;

/// The indent of everything below a heading.
const INDENT: usize = 2;
/// Longer names of steps have a line of their own.
const LONGEST_NAME: usize = 30;

/// An explanation for a terminal.
pub fn text(explanation: &Explanation, drawing: Drawing) -> String {
    let mut page = Page::new(drawing);
    page.heading(&explanation.title, "");
    page.prose(0, &about(explanation));
    page.line("");
    page.prose(0, &explanation.answer);
    for rule in &explanation.rules {
        self::rule(&mut page, rule);
    }
    for section in &explanation.sections {
        self::section(&mut page, explanation, section);
    }
    if !explanation.see.is_empty() {
        page.heading("More", "");
        explanation.see.iter().for_each(|command| page.prose(INDENT, command));
    }
    page.text
}

/// "mechanism, Mechanisms/Table alert.md, as of 2026-06-10".
fn about(explanation: &Explanation) -> String {
    let what = Some(explanation.what.as_str());
    let parts = what.into_iter().chain(explanation.file.as_deref());
    format!("{}, as of {}", parts.collect::<Vec<_>>().join(", "), explanation.as_of)
}

fn rule(page: &mut Page, rule: &Rule) {
    let figure = rule.figure.map(|number| format!("figure {number}, ")).unwrap_or_default();
    page.heading("Rule", &format!(" ({figure}{})", rule.title));
    prose::markdown(page, INDENT, &rule.text);
}

fn section(page: &mut Page, explanation: &Explanation, section: &Section) {
    let n = match &section.rows {
        Rows::Counted(rows) | Rows::LeftOut(rows) => format!(": {}", rows.len()),
        _ => String::new(),
    };
    page.heading(&section.title, &n);
    if let Some(says) = &section.says {
        page.prose(INDENT, &format!("({says})"));
    }
    match &section.rows {
        Rows::Inputs(rows) => inputs(page, explanation, rows),
        Rows::Arithmetic(rows) => steps(page, rows),
        Rows::Conditions(rows) => conditions(page, rows),
        Rows::Counted(rows) => notes(page, INDENT, rows),
        Rows::LeftOut(rows) => left_out(page, rows),
        Rows::Next(todo) => todo.iter().for_each(|line| page.prose(INDENT, line)),
    }
}

fn inputs(page: &mut Page, explanation: &Explanation, inputs: &[Input]) {
    let row = |input: &Input| {
        let value = input.value.as_deref().unwrap_or("not given");
        let value = match (&input.value, &input.why) {
            (Some(value), Some(why)) => format!("{value} ({why})"),
            (None, Some(why)) => why.clone(),
            _ => value.to_owned(),
        };
        let place = input.place.as_ref().map(|place| stands(explanation, place)).unwrap_or_default();
        vec![input.name.clone(), value, place]
    };
    page.columns(INDENT, &inputs.iter().map(row).collect::<Vec<_>>());
}

/// "line 9" in the note that is explained, else the file.
fn stands(explanation: &Explanation, place: &Place) -> String {
    match place.line {
        Some(line) if explanation.file.as_ref() == Some(&place.file) => format!("line {line}"),
        Some(line) => format!("{}:{line}", place.file),
        None => place.file.clone(),
    }
}

/// Steps with their names in one column, and equal signs below each other where a line is too short for all.
fn steps(page: &mut Page, steps: &[Step]) {
    let longest = LONGEST_NAME.min(page.width / 2);
    let short = steps.iter().map(|step| step.name.width()).filter(|width| *width <= longest);
    let names = short.max().unwrap_or(0);
    for step in steps {
        let name = visible(&step.name);
        let (lead, at) = if name.width() > longest {
            page.prose(INDENT, &name);
            (" ".repeat(INDENT * 2), INDENT * 2)
        } else {
            (format!("{}{} ", " ".repeat(INDENT), padded(&name, names)), INDENT + names + 1)
        };
        equal(page, &lead, at, step);
    }
    if steps.is_empty() {
        page.prose(INDENT, "none");
    }
}

/// As many parts on a line as fit, each line after an equal sign; a part that is longer is wrapped.
fn equal(page: &mut Page, lead: &str, at: usize, step: &Step) {
    let room = page.width.saturating_sub(at + 2);
    let parts = [step.formula.as_ref(), step.numbers.as_ref(), Some(&step.result)];
    let mut rows: Vec<String> = Vec::new();
    for part in parts.into_iter().flatten().map(|part| visible(part)) {
        match rows.last_mut().filter(|row| row.width() + 3 + part.width() <= room) {
            Some(row) => row.extend([" = ", &part]),
            None => rows.push(part.into_owned()),
        }
    }
    let why = step.why.as_ref().map(|why| format!("({})", visible(why)));
    let fits = |row: &&mut String| why.as_ref().is_some_and(|why| row.width() + 1 + why.width() <= room);
    let beside = rows.last_mut().filter(fits).zip(why.as_ref()).map(|(row, why)| row.extend([" ", why]));
    let below = why.filter(|_| beside.is_none());
    let signed = rows.iter().map(|row| ("=", row)).chain(below.iter().map(|why| ("", why)));
    let mut lead = lead.to_owned();
    for (sign, row) in signed {
        for (i, line) in wrapped(row, room).iter().enumerate() {
            page.line(&format!("{lead}{} {line}", if i == 0 { padded(sign, 1) } else { " ".to_owned() }));
            lead = " ".repeat(at);
        }
    }
}

fn conditions(page: &mut Page, conditions: &[Condition]) {
    let row = |condition: &Condition| {
        let mark = if condition.decides { ">" } else { "" };
        let met = if condition.met { "true" } else { "false" };
        let numbers = if condition.numbers == condition.when { "" } else { &condition.numbers };
        // A line is broken between comparisons, not inside of one; what reads as a sentence breaks anywhere.
        let whole = |text: &str| {
            if text.contains(" where ") || text.contains(" within ") {
                return text.to_owned();
            }
            let text = text.replace(' ', &UNBROKEN.to_string());
            text.replace(&format!(",{UNBROKEN}"), ", ").replace(&format!("or{UNBROKEN}"), "or ")
        };
        vec![
            mark.to_owned(),
            condition.outcome.clone(),
            whole(&condition.when),
            whole(numbers),
            met.to_owned(),
        ]
    };
    page.columns(0, &conditions.iter().map(row).collect::<Vec<_>>());
}

/// Date, value, and the file, with the remark below it. Paths are never broken, so that they can be clicked.
fn notes(page: &mut Page, indent: usize, rows: &[NoteRow]) {
    let widest = |of: fn(&NoteRow) -> &Option<String>| {
        rows.iter().filter_map(|row| of(row).as_ref()).map(|text| visible(text).width()).max()
    };
    let columns = [widest(|row| &row.date), widest(|row| &row.value)];
    for row in rows {
        let mut line = " ".repeat(indent);
        for (width, cell) in columns.iter().zip([&row.date, &row.value]) {
            if let Some(width) = width {
                line.push_str(&padded(&visible(cell.as_deref().unwrap_or("")), width + 2));
            }
        }
        let at = line.width();
        let place = row.line.map(|line| format!(":{line}")).unwrap_or_default();
        page.line(&format!("{line}{}{place}", visible(&row.file)));
        if let Some(why) = &row.why {
            page.prose((at + 2).min(page.width / 2), why);
        }
    }
    if rows.is_empty() {
        page.prose(indent, "none");
    }
}

/// Notes by the reason for which they are left out.
fn left_out(page: &mut Page, rows: &[NoteRow]) {
    if rows.is_empty() {
        page.prose(INDENT, "none");
    }
    for group in rows.chunk_by(|a, b| a.why == b.why) {
        if let Some(why) = group.first().and_then(|row| row.why.as_ref()) {
            page.prose(INDENT, &format!("{why}:"));
        }
        let group: Vec<NoteRow> = group.iter().map(|row| NoteRow { why: None, ..row.clone() }).collect();
        notes(page, INDENT * 2, &group);
    }
}
