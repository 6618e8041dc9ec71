use super::filling::Filling;
use crate::model::field::{Field, Form};
use crate::model::kind::Kind;
use serde_yaml::{Mapping, Value};
use std::fmt::Write;

/// Comments stand in one column, but not farther right than this.
const COLUMN: usize = 28;

/// The front matter of a scaffold with its fences: `type`, a title where the heading can't tell it, then the
/// properties that the kind shows, each with its words or an example after `#`.
pub(super) fn front_matter(kind: Kind, title: Option<&str>, filling: &Filling<'_>) -> String {
    let mut lines = vec![(entry("type", Some(Value::from(kind.name()))), None)];
    lines.extend(title.map(|title| (entry("title", Some(Value::from(title))), None)));
    let fields = kind.def().scaffold.iter().filter_map(|name| kind.def().field(name));
    lines.extend(fields.map(|field| {
        let value = filling.value(field);
        let comment = comment(field, value.is_some(), filling);
        (entry(field.name, value), comment)
    }));
    let commented = lines.iter().filter(|(_, comment)| comment.is_some());
    let column = commented.map(|(entry, _)| entry.chars().count()).max().unwrap_or(0).min(COLUMN);
    let mut text = String::from("---\n");
    for (entry, comment) in lines {
        let _ = match comment {
            Some(comment) => writeln!(text, "{entry:column$}  # {comment}"),
            None => writeln!(text, "{entry}"),
        };
    }
    text + "---\n"
}

/// One property as YAML.
fn entry(name: &str, value: Option<Value>) -> String {
    let Some(value) = value else { return format!("{name}:") };
    let mapping = Mapping::from_iter([(Value::from(name), value)]);
    serde_yaml::to_string(&mapping).map_or_else(|_| format!("{name}:"), |yaml| yaml.trim_end().to_owned())
}

/// What a person needs to know to fill the property in.
fn comment(field: &Field, filled: bool, filling: &Filling<'_>) -> Option<String> {
    if filled && matches!(field.form, Form::Date | Form::Week | Form::Quarter) {
        return None;
    }
    if let Some(section) = field.title {
        return Some(format!("here, or in the section {section} below"));
    }
    let prompt = field.prompt;
    // Words to choose from come first, so that they stand below each other; an example follows its question.
    let (before, after) = match (field.form, filling.offers(field)) {
        (_, Some(names)) => (String::new(), format!("known are {names}")),
        (Form::Choice(set), _) => (or_list(set.words), String::new()),
        (Form::Scale, _) => ("1 to 5".to_owned(), String::new()),
        (Form::Flag, _) if !filled => ("true or false".to_owned(), String::new()),
        _ if filled || field.example.is_empty() => (String::new(), String::new()),
        _ => (String::new(), format!("such as {}", filling.example(field))),
    };
    let asked = match (before.as_str(), prompt) {
        ("", _) => prompt.to_owned(),
        (_, "") => before,
        _ => format!("{before}: {prompt}"),
    };
    let mark = match (asked.as_str(), after.as_str()) {
        ("", _) | (_, "") => "",
        (asked, _) if asked.ends_with('?') => " ",
        _ => ", ",
    };
    Some(asked + mark + &after).filter(|comment| !comment.is_empty())
}

/// "a, b or c"
fn or_list(words: &[&str]) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}
