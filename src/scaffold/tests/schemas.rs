use super::{TODAY, read, sample_notes};
use crate::model::field::Form;
use crate::model::kind::Kind;
use crate::scaffold::{Extras, Known, all, note, reference, schema, starter};
use serde_json::{Value, json};

/// What of a schema a value does not fit, as far as types, words, numbers and needs go; patterns are not tried.
fn misfits(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    let is_type = |name: &str| match name {
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => value.is_null(),
    };
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        name => name.as_str().into_iter().collect(),
    };
    if !types.is_empty() && !types.iter().any(|name| is_type(name)) {
        found.push(format!("{at}: {value} is none of {types:?}"));
    }
    let number = value.as_f64();
    if number.is_some_and(|n| schema["minimum"].as_f64().is_some_and(|least| n < least))
        || number.is_some_and(|n| schema["maximum"].as_f64().is_some_and(|most| n > most))
        || schema.get("const").is_some_and(|word| word != value)
        || schema["enum"].as_array().is_some_and(|words| !words.contains(value))
    {
        found.push(format!("{at}: {value} does not fit {schema}"));
    }
    if let Some(ways) = schema["anyOf"].as_array()
        && ways.iter().all(|way| !misfits(way, value, at).is_empty())
    {
        found.push(format!("{at}: {value} fits none of {ways:?}"));
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            found.push(format!("{at}: lacks {name}"));
        }
    }
    for (name, rule) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(inner) = value.get(name) {
            found.extend(misfits(rule, inner, &format!("{at}.{name}")));
        }
    }
    for item in value.as_array().into_iter().flatten().filter(|_| schema.get("items").is_some()) {
        found.extend(misfits(&schema["items"], item, at));
    }
    found
}

fn front_matter(text: &str) -> Option<Value> {
    let (front, _) = text.strip_prefix("---\n")?.split_once("\n---\n")?;
    serde_yaml::from_str(front).ok()
}

/// What the notes that say their kind by `type` do not fit of its schema.
fn all_misfits<'n>(notes: impl Iterator<Item = &'n (String, String)>) -> (usize, Vec<String>) {
    let mut found = Vec::new();
    let mut seen = 0;
    for (file, text) in notes {
        let Some((front, kind)) = front_matter(text).zip(read(file, text).0.kind()) else { continue };
        if front["type"] == kind.name() {
            seen += 1;
            found.extend(misfits(&schema(kind), &front, file));
        }
    }
    (seen, found)
}

#[test]
fn good_notes_fit_the_schema_of_their_kind() {
    let (seen, found) = all_misfits(
        starter(Extras { examples: true, ..Extras::default() }, TODAY)
            .iter()
            .filter(|(file, _)| !file.contains("notes/")),
    );
    assert_eq!((seen, found), (Kind::ALL.len(), vec![]));
    for &kind in Kind::ALL {
        let fresh = front_matter(&note(kind, None, TODAY, &Known::default()).text).unwrap();
        assert_eq!(misfits(&schema(kind), &fresh, kind.name()), Vec::<String>::new());
    }
}

#[test]
fn the_sample_vault_fits_too() {
    let (seen, found) = all_misfits(sample_notes().iter());
    assert!(seen > 40, "{seen}");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn bad_values_do_not_fit() {
    for (kind, bad) in [
        (Kind::Case, json!({ "type": "ledger" })),
        (Kind::Case, json!({ "type": "case", "role": 3 })),
        (Kind::Case, json!({ "type": "case", "unpredictability": 6 })),
        (Kind::Case, json!({ "type": "case", "domains": { "a": 1 } })),
        (Kind::Ledger, json!({ "type": "ledger" })),
        (Kind::Ledger, json!({ "type": "ledger", "category": "cost", "share": 140 })),
        (Kind::Audit, json!({ "type": "audit", "changes": 1.5 })),
        (Kind::Profile, json!({ "type": "profile", "publish": "yes" })),
    ] {
        assert!(!misfits(&schema(kind), &bad, "").is_empty(), "{bad}");
    }
}

#[test]
fn every_field_is_in_the_schema_with_its_words() {
    for &kind in Kind::ALL {
        let schema = schema(kind);
        assert_eq!(schema["properties"]["type"]["const"], kind.name());
        assert_eq!(schema["additionalProperties"], true);
        for field in kind.def().all_fields().filter(|field| field.form != Form::Activities) {
            let property = &schema["properties"][field.name];
            assert!(property["description"].as_str().unwrap().starts_with(field.says), "{property}");
            if let Form::Choice(set) = field.form {
                let words = property["anyOf"][0]["enum"].as_array().unwrap();
                assert_eq!(words.iter().filter_map(Value::as_str).collect::<Vec<_>>(), set.words);
            }
            for example in property["examples"].as_array().into_iter().flatten() {
                assert_eq!(misfits(property, example, field.name), Vec::<String>::new());
            }
        }
    }
    let required = |kind| schema(kind)["required"].clone();
    assert_eq!(required(Kind::Case), json!(["type"]));
    assert_eq!(required(Kind::Ledger), json!(["type", "category"]));
    assert_eq!(required(Kind::Mechanism), json!(["type", "installed"]));
    assert_eq!(all()["oneOf"].as_array().unwrap().len(), Kind::ALL.len());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may write the page that it compares")]
fn the_page_in_docs_is_this_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/notes.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, reference()).unwrap();
    }
    let page = std::fs::read_to_string(path).unwrap_or_default();
    assert!(page == reference(), "run `UPDATE_DOCS=1 cargo test scaffold` and look at what changed");
}
