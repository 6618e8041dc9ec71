use crate::model::choice::ChoiceSet;
use crate::model::common::DATE;
use crate::model::field::{Field, Form};
use crate::model::kind::Kind;
use serde_json::{Map, Value, json};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The JSON Schema of a kind's front matter, for editors that check and complete YAML.
///
/// It takes what casebook writes itself and what people commonly write; a few spellings that casebook reads
/// too (`2 PM`, aliases of names) are beyond it. An empty property is unknown, which is always allowed, and
/// other properties are the user's own.
pub fn schema(kind: Kind) -> Value {
    let mut schema = json!({ "$schema": DIALECT });
    merge(&mut schema, front_matter(kind));
    schema
}

/// The JSON Schema of the front matter of a note of any kind.
pub fn all() -> Value {
    json!({
        "$schema": DIALECT,
        "title": "Front matter of the notes that casebook counts",
        "description": "One of the kinds of note, by the property `type`.",
        "oneOf": Kind::ALL.iter().map(|&kind| front_matter(kind)).collect::<Vec<_>>(),
    })
}

fn front_matter(kind: Kind) -> Value {
    let def = kind.def();
    let word = json!({ "const": def.name, "description": "What kind of note this is." });
    let mut properties = Map::from_iter([("type".to_owned(), word)]);
    properties.extend(
        def.all_fields()
            .filter(|field| field.form != Form::Activities)
            .map(|field| (field.name.to_owned(), property(field))),
    );
    json!({
        "title": def.title,
        "description": def.says,
        "type": "object",
        "properties": properties,
        "required": required(kind),
        "additionalProperties": true,
    })
}

/// What front matter must say: dates, weeks and quarters may stand in the name of the file.
fn required(kind: Kind) -> Vec<&'static str> {
    let def = kind.def();
    let elsewhere = |name: &&&str| **name != DATE.name && def.needs_note.is_empty();
    std::iter::once("type").chain(def.needs.iter().filter(elsewhere).copied()).collect()
}

fn property(field: &Field) -> Value {
    let mut schema = json!({ "description": description(field) });
    if let Some(example) = example(field) {
        schema["examples"] = json!([example]);
    }
    merge(&mut schema, shape(field.form));
    if let (Some((least, most)), Form::Count) = (field.range, field.form) {
        merge(&mut schema, json!({ "minimum": least, "maximum": most }));
    }
    schema
}

fn description(field: &Field) -> String {
    let wants = field.describe();
    let mut letters = wants.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    format!("{} {first}{}.", field.says, letters.as_str())
}

/// The example as it would stand in YAML; that of a section is a piece of its text.
fn example(field: &Field) -> Option<Value> {
    let text = || Value::from(field.example);
    if field.example.is_empty() {
        return None;
    }
    if field.title.is_some() {
        return Some(text());
    }
    Some(
        serde_yaml::from_str(field.example)
            .ok()
            .filter(|value: &Value| !value.is_object())
            .unwrap_or_else(text),
    )
}

/// What a value of this form may be. A keyword that is about text says nothing of numbers, and the other way
/// round, so that the types of one value can stand side by side.
fn shape(form: Form) -> Value {
    match form {
        Form::Text | Form::Quantity => json!({ "type": ["string", "number", "null"] }),
        Form::Date => json!({ "type": ["string", "null"], "format": "date" }),
        Form::Moment => text_like(r"^(\d{4}-\d{2}-\d{2}[Tt ] *)?\d{1,2}:\d{2}"),
        Form::Duration => text_like(r"\d"),
        Form::Week => text_like(r"^\d{4}[-_ ]?[Ww]\d{1,2}$"),
        Form::Quarter => text_like(r"^(\d{4}[-_ ]?[Qq][1-4]|[Qq][1-4][-_ ]?\d{4})$"),
        Form::Count => json!({ "type": ["integer", "null"], "minimum": 0 }),
        Form::Number => json!({ "type": ["number", "null"], "minimum": 0 }),
        Form::Scale => json!({ "type": ["integer", "null"], "minimum": 1, "maximum": 5 }),
        Form::Share => json!({
            "type": ["number", "string", "null"], "minimum": 0, "maximum": 100, "pattern": r"^\d+([.,]\d+)? ?%$",
        }),
        Form::Layer => json!({
            "type": ["number", "string", "null"], "minimum": 0, "pattern": r"^\d+([.,]\d+)? ?(%|h|hours)$",
        }),
        Form::Choice(set) => json!({
            "anyOf": [{ "enum": words(set) }, { "type": "string", "pattern": with_remark(set) }],
        }),
        Form::Flag => json!({ "type": ["boolean", "null"] }),
        Form::Texts
        | Form::Links
        | Form::Prose
        | Form::Items
        | Form::Risks
        | Form::Path
        | Form::Timeline
        | Form::Tasks
        | Form::Activities
        | Form::Measurements
        | Form::Mentions
        | Form::Recurring => json!({
            "type": ["string", "number", "array", "null"],
            "items": { "type": ["string", "number", "null"] },
        }),
    }
}

fn text_like(pattern: &str) -> Value {
    json!({ "type": ["string", "null"], "pattern": pattern })
}

/// The words, and null for a value not known yet.
fn words(set: &ChoiceSet) -> Vec<Value> {
    set.words.iter().map(|word| Value::from(*word)).chain([Value::Null]).collect()
}

/// A word or one of its other spellings, perhaps with a remark after it (`superseded by ADR-12`).
fn with_remark(set: &ChoiceSet) -> String {
    let spellings = set.words.iter().chain(set.aliases.iter().map(|(alias, _)| alias));
    let spellings: Vec<String> = spellings.map(|word| in_any_case(word)).collect();
    format!("^({})([ ,(:;].*)?$", spellings.join("|"))
}

/// A pattern of a word that may begin with a capital, and whose parts may stand apart.
fn in_any_case(word: &str) -> String {
    let rest = word.get(1..).unwrap_or_default().replace('-', "[-_ ]");
    let first = word.chars().next().map(|c| format!("[{}{c}]", c.to_uppercase())).unwrap_or_default();
    first + &rest
}

fn merge(schema: &mut Value, more: Value) {
    if let (Value::Object(schema), Value::Object(more)) = (schema, more) {
        schema.extend(more);
    }
}
