use super::super::field::Form;
use super::super::gather::{Content, Given, Way};
use super::super::readings::Value;
use super::super::structure::LayerAmount;
use super::reader::Reader;
use super::text::{Piece, single};
use crate::diagnostic::{Code, Severity};
use crate::model::choice::ChoiceSet;
use crate::model::common::{PUBLISH, SLUG};
use crate::model::field::words;
use crate::syntax::yaml::{Data, Node};
use crate::value::calendar::{self, Quarter, Week};
use crate::value::quantity;
use crate::value::unknown::is_unknown;
use crate::value::{Unreadable, duration, moment, number, share};

pub(super) fn scalar(reader: &mut Reader<'_>, given: &Given<'_>) -> Option<Value> {
    if let (Content::Node(node), true) = (&given.content, given.field.name == PUBLISH.name) {
        return literal_flag(node);
    }
    let Ok(piece) = single(&given.content) else {
        reader.wrong_shape(given);
        return None;
    };
    let piece = piece?;
    let stands_in = in_prose(given.way) && is_pattern(&piece.text);
    if (is_unknown(&piece.text) || stands_in) && !names_no_page(given, &piece) {
        if !piece.text.is_empty() && given.way != Way::Section {
            let said = format!("`{}` is given as `{}` and counts as unknown", given.field.name, piece.text);
            reader.findings.push(Code::UnknownValue.at(reader.file, piece.span, said));
        }
        return None;
    }
    let text = piece.text.trim();
    if let Form::Choice(set) = given.field.form {
        return choice(reader, given, &piece, set);
    }
    if given.field.form == Form::Flag {
        return flag(reader, given, &piece);
    }
    let (code, read) = parse(given.field.form, text);
    let read = match read {
        Err(_) if in_prose(given.way) => remark_cut_off(given.field.form, text).map_or(read, Ok),
        read => read,
    };
    match read {
        Ok(value) => in_range(reader, given, &piece, value),
        // A section "Duration" tells a story as often as it gives a number.
        Err(_) if given.way == Way::Section && given.field.form == Form::Duration => None,
        Err(error) => {
            reader.unreadable(code, piece.span, given.field.name, &error);
            soften(reader, given);
            None
        }
    }
}

/// The value, where it lies between what the field takes least and most.
fn in_range(reader: &mut Reader<'_>, given: &Given<'_>, piece: &Piece, value: Value) -> Option<Value> {
    let Some((least, most)) = given.field.range else { return Some(value) };
    let number = match &value {
        Value::Count(count) => f64::from(*count),
        Value::Share(share) => share * 100.0,
        _ => return Some(value),
    };
    if (f64::from(least)..=f64::from(most)).contains(&number) {
        return Some(value);
    }
    let (name, text) = (given.field.name, &piece.text);
    let wants = given.field.describe();
    reader.findings.push(
        Code::OutOfRange
            .at(reader.file, piece.span, format!("`{name}`: `{text}` is not {wants}"))
            .help(format!("write it like `{}`, or leave it out", given.field.example)),
    );
    soften(reader, given);
    None
}

/// True where a label or title was found in running text: it may be there by chance.
fn in_prose(way: Way) -> bool {
    matches!(way, Way::Label | Way::Section)
}

/// `[Time]`, `Xh Ym`: what a template shows in place of a value.
fn is_pattern(text: &str) -> bool {
    let bracketed = text.starts_with('[') && text.ends_with(']');
    let letters = |word: &str| {
        let stands_in = word.trim_end_matches(['h', 'm', 's', 'd']);
        !stands_in.is_empty() && stands_in.chars().all(|c| matches!(c, 'X' | 'Y' | 'N'))
    };
    bracketed || text.split_whitespace().all(letters)
}

/// What stands after a label in running text is perhaps no value at all: that is no error.
fn soften(reader: &mut Reader<'_>, given: &Given<'_>) {
    if let (true, Some(finding)) = (in_prose(given.way), reader.findings.last_mut()) {
        finding.severity = Severity::Warning;
    }
}

/// Reads the value in front of a remark: `8h 5m total (20:10 to 04:15)`, `2026-03-30 (Monday)`, `January 5, 2026`.
fn remark_cut_off(form: Form, text: &str) -> Option<Value> {
    let read = |text: &str| match form {
        Form::Date => calendar::date(text).map(Value::Date),
        Form::Duration => duration::parse(text).map(Value::Minutes),
        Form::Moment => moment::parse(text).map(Value::Moment),
        _ => Err(Unreadable { message: String::new(), example: "", suggestion: None }),
    };
    let head = text.split(" (").next().unwrap_or(text).trim_start_matches(['~', '≈', ' ']).trim();
    let head = head.trim_end_matches([',', ';']);
    match read(head) {
        Ok(value) => return Some(value),
        // A month by its name leaves no doubt.
        Err(error) if form == Form::Date && head.contains(char::is_alphabetic) => {
            if let Some(value) = error.suggestion.and_then(|date| read(&date).ok()) {
                return Some(value);
            }
        }
        Err(_) => {}
    }
    let ends: Vec<usize> = head.match_indices(' ').map(|(at, _)| at).collect();
    let (value, rest) = ends.iter().rev().find_map(|&at| Some((read(&head[..at]).ok()?, &head[at..])))?;
    // "30h of silence + 50m of work" says two things; neither is the value.
    (!rest.contains(|c: char| c.is_ascii_digit())).then_some(value)
}

/// Reads a text as a form; the code is that of a text that can't be read.
fn parse(form: Form, text: &str) -> (Code, Result<Value, Unreadable>) {
    match form {
        Form::Date => (Code::BadDate, calendar::date(text).map(Value::Date)),
        Form::Moment => (Code::BadTimestamp, moment::parse(text).map(Value::Moment)),
        Form::Duration => (Code::BadDuration, duration::parse(text).map(Value::Minutes)),
        Form::Week => (Code::BadPeriod, Week::parse(text).map(Value::Week)),
        Form::Quarter => (Code::BadPeriod, Quarter::parse(text).map(Value::Quarter)),
        Form::Count => (Code::BadNumber, number::count(text).map(Value::Count)),
        Form::Number => {
            (Code::BadNumber, number::non_negative(text).map(|n| Value::Number(number::to_f64(n))))
        }
        Form::Scale => (Code::OutOfRange, number::scale(text).map(Value::Scale)),
        Form::Share => (Code::BadShare, share::parse(text).map(Value::Share)),
        Form::Layer => (Code::BadNumber, layer(text).map(Value::Layer)),
        Form::Quantity => {
            (Code::BadQuantity, quantity::parse(text).map(|quantity| Value::Quantity(Box::new(quantity))))
        }
        _ => (Code::WrongShape, Ok(Value::Text(text.to_owned()))),
    }
}

/// What `publish` says as a property. All but the literals is told by the note as a whole.
fn literal_flag(node: &Node) -> Option<Value> {
    match &node.data {
        Data::Scalar { text, plain: true } if text == "true" => Some(Value::Flag(true)),
        Data::Scalar { text, plain: true } if text == "false" => Some(Value::Flag(false)),
        _ => None,
    }
}

/// A slug of nothing or of dots is no slug left open: it asks for a page that can't be.
fn names_no_page(given: &Given<'_>, piece: &Piece) -> bool {
    given.field.name == SLUG.name && piece.text.chars().all(|c| c == '.')
}

/// Hours (`24`, `24 h`) or percent (`60 %`).
fn layer(text: &str) -> Result<LayerAmount, Unreadable> {
    let percent = text.ends_with('%');
    let number_text = text.trim_end_matches(['%', 'h']).trim_end_matches("hours").trim();
    number::non_negative(number_text).map(|n| LayerAmount { amount: number::to_f64(n), percent })
}

fn choice(
    reader: &mut Reader<'_>,
    given: &Given<'_>,
    piece: &Piece,
    set: &'static ChoiceSet,
) -> Option<Value> {
    // "✅ Accepted"
    let text = piece.text.trim().trim_end_matches('.').trim_start_matches(|c: char| !c.is_alphanumeric());
    if let Some(index) = set.find(text) {
        return Some(Value::Choice(index, String::new()));
    }
    // "superseded by ADR-12", "accepted (2026-03-01)", "high: it paged"
    if let Some((first, rest)) = text.split_once([' ', ',', '(', '（', ':', ';'])
        && let Some(index) = set.find(first)
    {
        return Some(Value::Choice(index, rest.trim().to_owned()));
    }
    // A section "Scope" in somebody's document is about something else.
    let common = crate::model::common::COMMON.contains(&given.field);
    if !(common && in_prose(given.way)) {
        reject_choice(reader, given, piece, set);
        soften(reader, given);
    }
    None
}

fn reject_choice(reader: &mut Reader<'_>, given: &Given<'_>, piece: &Piece, set: &ChoiceSet) {
    let lower = piece.text.to_lowercase();
    let nearest = set.words.iter().map(|word| (strsim::osa_distance(&lower, word), word)).min();
    let mut finding = Code::BadChoice
        .at(reader.file, piece.span, format!("`{}` is no {}", piece.text, given.field.name.replace('_', " ")))
        .help(format!("write {}", words(set.words)));
    if let Some((distance, word)) = nearest
        && distance <= 2
        && distance < word.len()
    {
        finding = finding.help(format!("did you mean `{word}`?")).fix(piece.span, *word);
    }
    reader.findings.push(finding);
}

fn flag(reader: &mut Reader<'_>, given: &Given<'_>, piece: &Piece) -> Option<Value> {
    // In YAML only the plain words are booleans; in running text people write yes and no.
    let plain = !matches!(&given.content, Content::Node(node) if matches!(node.data, Data::Scalar { plain: false, .. }));
    match (piece.text.to_lowercase().as_str(), given.way) {
        ("true", _) if plain => Some(Value::Flag(true)),
        ("false", _) if plain => Some(Value::Flag(false)),
        ("yes" | "true", Way::Section | Way::Label | Way::Dataview) => Some(Value::Flag(true)),
        ("no" | "false", Way::Section | Way::Label | Way::Dataview) => Some(Value::Flag(false)),
        _ => {
            reader.findings.push(
                Code::BadChoice
                    .at(reader.file, piece.span, format!("`{}` is neither true nor false", piece.text))
                    .help("write `true` or `false`, without quotes"),
            );
            None
        }
    }
}
