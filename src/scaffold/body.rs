use super::filling::Filling;
use super::inline::markdown;
use crate::model::field::{Field, Form};
use crate::model::kind::Kind;
use std::fmt::Write;

/// How wide a comment may grow.
const WIDTH: usize = 100;

/// The sections of a scaffold: a title, what is asked as a comment, and the shape of the answer.
pub(super) fn sections(kind: Kind, filling: &Filling<'_>) -> String {
    let mut text = String::new();
    for field in kind.def().fields {
        if let Some(title) = field.title {
            let _ = write!(text, "\n## {title}\n\n{}{}", comment(field), shape(kind, field, filling));
        }
    }
    text
}

/// What is asked, hidden from readers and from casebook, with an example on a line of its own.
fn comment(field: &Field) -> String {
    let example = match field.example {
        "" => String::new(),
        example => format!("\nSuch as: {example}"),
    };
    format!("{}{example} -->\n", wrapped(&format!("<!-- {}", field.prompt)))
}

/// A text in lines of bearable length.
fn wrapped(text: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width > 0 {
            let fits = width + 1 + length <= WIDTH;
            lines.push(if fits { ' ' } else { '\n' });
            width = if fits { width + 1 } else { 0 };
        }
        lines.push_str(word);
        width += length;
    }
    lines
}

/// What the answer looks like before there is one. A bare bullet would say "none" where that has a meaning.
fn shape(kind: Kind, field: &Field, filling: &Filling<'_>) -> String {
    match field.form {
        Form::Path => "\n1. \n".to_owned(),
        Form::Tasks => "\n- [ ] \n".to_owned(),
        Form::Measurements => "\n| Date | Value |\n|---|---:|\n|  |  |\n".to_owned(),
        Form::Activities => activities(kind, &filling.known.activities),
        _ => String::new(),
    }
}

/// The table of activities; a review asks for shares, since nobody counts the hours of a quarter.
fn activities(kind: Kind, names: &[String]) -> String {
    let amount = if kind == Kind::Review { "Share" } else { "Hours" };
    let mut table =
        format!("\n| Activity | {amount} | Layer | Score | Nature | AI |\n|---|---:|---|---:|---|---|\n");
    let blank = [String::new()];
    for name in if names.is_empty() { &blank } else { names } {
        let cell = markdown(name).replace("\\|", "|").replace('|', "\\|");
        let _ = writeln!(table, "| {cell} |  |  |  |  |  |");
    }
    table
}
