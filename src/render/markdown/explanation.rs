//! Explanations as Markdown, with links to the notes.

use super::escape::markdown as escaped;
use super::link::{Links, Wanted};
use super::tidy::tidy;
use crate::config::Config;
use crate::explain::Overview;
use crate::explain::explanation::{Condition, Explanation, Input, NoteRow, Rows, Section, Step};
use crate::source::stem;
use std::fmt::Write;

/// An explanation as a page.
pub fn explanation(explanation: &Explanation, config: &Config) -> String {
    let links = Links::at_root(config);
    let mut page = format!("# {}\n\n", escaped(&explanation.title));
    let note = explanation.file.as_ref().map(|file| format!(", {}", link(&links, file, stem(file))));
    let _ = write!(
        page,
        "{}{}, as of {}\n\n**{}**\n",
        explanation.what,
        note.unwrap_or_default(),
        explanation.as_of,
        escaped(&explanation.answer)
    );
    for rule in &explanation.rules {
        // Rules are Markdown already.
        let figure = rule.figure.map(|number| format!("figure {number}, ")).unwrap_or_default();
        let _ = write!(page, "\n## Rule: {figure}{}\n\n{}\n", rule.title, rule.text);
    }
    for part in &explanation.sections {
        section(&mut page, &links, part);
    }
    if !explanation.see.is_empty() {
        page.push_str("\n## More\n\n");
        explanation.see.iter().for_each(|command| line(&mut page, &format!("- {}", code(command))));
    }
    tidy(&page)
}

/// What can be explained, as a page.
pub fn overview(overview: &Overview) -> String {
    let mut page = format!("# What can be explained\n\nAs of {}.\n", overview.as_of);
    for group in &overview.groups {
        let _ = write!(page, "\n## {}\n\n{}\n\n", group.title, group.says);
        for item in &group.items {
            line(&mut page, &format!("- {}: {}", code(&item.name), escaped(&item.says)));
        }
    }
    tidy(&page)
}

fn line(page: &mut String, text: &str) {
    page.push_str(text);
    page.push('\n');
}

fn section(page: &mut String, links: &Links, section: &Section) {
    let _ = write!(page, "\n## {}\n\n", escaped(&section.title));
    if let Some(says) = &section.says {
        // A sentence of casebook's own, with code in backticks.
        let _ = write!(page, "{says}\n\n");
    }
    let items: Vec<String> = match &section.rows {
        Rows::Inputs(rows) => rows.iter().map(input).collect(),
        Rows::Arithmetic(rows) => rows.iter().map(step).collect(),
        Rows::Conditions(rows) => rows.iter().map(condition).collect(),
        Rows::Counted(rows) | Rows::LeftOut(rows) => rows.iter().map(|row| note(links, row)).collect(),
        Rows::Next(todo) => todo.iter().map(|todo| format!("- [ ] {todo}")).collect(),
    };
    if items.is_empty() {
        line(page, "none");
    }
    for item in &items {
        line(page, item);
    }
}

fn input(input: &Input) -> String {
    let value = input.value.as_deref().map_or("*not given*".to_owned(), escaped);
    let why = input.why.as_ref().map(|why| format!(" ({})", escaped(why))).unwrap_or_default();
    let place = input.place.as_ref().and_then(|place| place.line);
    let place = place.map(|line| format!(", line {line}")).unwrap_or_default();
    format!("- {}: {value}{why}{place}", escaped(&input.name))
}

fn step(step: &Step) -> String {
    let parts = [Some(&step.name), step.formula.as_ref(), step.numbers.as_ref(), Some(&step.result)];
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    let why = step.why.as_ref().map(|why| format!(" ({})", escaped(why))).unwrap_or_default();
    format!("- {}{why}", code(&parts.join(" = ")))
}

fn condition(condition: &Condition) -> String {
    let met = if condition.met { "true" } else { "false" };
    let line = format!("{}: {}: {}", condition.outcome, condition.when, condition.numbers);
    let line = if condition.when == condition.numbers { condition.outcome.clone() + ": else" } else { line };
    if condition.decides {
        format!("- **{}: {met}**", code(&line))
    } else {
        format!("- {}: {met}", code(&line))
    }
}

fn note(links: &Links, row: &NoteRow) -> String {
    let date = row.date.as_ref().map(|date| format!("{date} ")).unwrap_or_default();
    let value = row.value.as_ref().map(|value| format!(": {}", escaped(value))).unwrap_or_default();
    let line = row.line.map(|line| format!(", line {line}")).unwrap_or_default();
    let why = row.why.as_ref().map(|why| format!(" ({})", escaped(why))).unwrap_or_default();
    format!("- {date}{}{line}{value}{why}", link(links, &row.file, &row.title))
}

fn link(links: &Links, file: &str, text: &str) -> String {
    links.to(Wanted { file, text, heading: None, in_table: false, page: "" })
}

fn code(text: &str) -> String {
    format!("`{}`", super::escape::code(text))
}
