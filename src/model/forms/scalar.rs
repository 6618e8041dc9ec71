use super::super::field::Form;
use super::super::gather::{Content, Given, Way};
use super::super::readings::Value;
use super::super::structure::LayerAmount;
use super::reader::Reader;
use super::text::{Piece, single};
use crate::diagnostic::Code;
use crate::model::choice::ChoiceSet;
use crate::model::field::words;
use crate::syntax::yaml::Data;
use crate::value::calendar::{self, Quarter, Week};
use crate::value::quantity;
use crate::value::unknown::is_unknown;
use crate::value::{Unreadable, duration, moment, number, share};

pub(super) fn scalar(reader: &mut Reader<'_>, given: &Given<'_>) -> Option<Value> {
    let Ok(piece) = single(&given.content) else {
        reader.wrong_shape(given);
        return None;
    };
    let piece = piece?;
    if is_unknown(&piece.text) {
        if !piece.text.is_empty() && given.way != Way::Section {
            let said = format!("`{}` is given as `{}` and counts as unknown", given.field.name, piece.text);
            reader.findings.push(Code::UnknownValue.at(reader.file, piece.span, said));
        }
        return None;
    }
    let text = piece.text.trim();
    let (code, read) = match given.field.form {
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
        Form::Quantity => (Code::BadQuantity, quantity::parse(text).map(Value::Quantity)),
        Form::Choice(set) => return choice(reader, given, &piece, set),
        Form::Flag => return flag(reader, given, &piece),
        _ => return Some(Value::Text(piece.text)),
    };
    match read {
        Ok(value) => Some(value),
        Err(error) => {
            reader.unreadable(code, piece.span, given.field.name, &error);
            None
        }
    }
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
    let text = piece.text.trim().trim_end_matches('.');
    if let Some(index) = set.find(text) {
        return Some(Value::Choice(index, String::new()));
    }
    // "superseded by ADR-12", "accepted (2026-03-01)", "high: it paged"
    if let Some((first, rest)) = text.split_once([' ', ',', '(', ':', ';'])
        && let Some(index) = set.find(first)
    {
        return Some(Value::Choice(index, rest.trim().to_owned()));
    }
    reject_choice(reader, given, piece, set);
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
