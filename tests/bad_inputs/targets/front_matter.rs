use super::{are_sound, file, part, text};
use casebook::source::Span;
use casebook::syntax::front_matter::{FrontMatter, Property, read};
use casebook::syntax::yaml::{Data, Node};
use serde_yaml::{Mapping, Value};
use std::collections::HashSet;

/// Front matter: every part has its place above the body, line ends don't matter, and what is written back
/// reads as the same.
pub fn front_matter(bytes: &[u8]) {
    let (file, text) = (file(), text(bytes));
    let (front, findings) = read(&file, &text);
    let again = read(&file, &text);
    assert_eq!((&front.properties, &findings), (&again.0.properties, &again.1), "read twice: {text:?}");

    let above = text.get(..front.body).unwrap_or_else(|| panic!("{} cuts {text:?}", front.body));
    assert!(matches!(above.as_bytes().last(), None | Some(b'\n' | b'\r' | 0xbf)) || front.body == text.len());
    let mut names = HashSet::new();
    for Property { name, name_span, value } in &front.properties {
        assert!(names.insert(name), "`{name}` twice in {text:?}");
        part(above, *name_span);
        lies_in(value, Span::new(0, front.body), above);
    }
    are_sound(&findings, &file, &text);

    reads_the_same_with_other_line_ends(&front, &text);
    reads_back(&front);
}

fn lies_in(node: &Node, around: Span, text: &str) {
    part(text, node.span);
    assert!(around.start <= node.span.start && node.span.end <= around.end, "{node:?} in {text:?}");
    match &node.data {
        Data::Scalar { .. } => {}
        Data::List(items) => items.iter().for_each(|item| lies_in(item, node.span, text)),
        Data::Map(entries) => entries.iter().for_each(|entry| {
            lies_in(&entry.key, node.span, text);
            lies_in(&entry.value, node.span, text);
        }),
    }
}

/// What the properties say, without their places.
fn said(front: &FrontMatter) -> Vec<(&str, String)> {
    fn say(node: &Node) -> String {
        match &node.data {
            // A line end stays as it is written where a value is taken for text only afterwards.
            Data::Scalar { text, plain } => {
                format!("{plain} {}", text.replace("\r\n", "\n").replace('\r', "\n"))
            }
            Data::List(items) => format!("[{}]", items.iter().map(say).collect::<Vec<_>>().join(", ")),
            Data::Map(entries) => {
                let entry = |entry: &casebook::syntax::yaml::Entry| {
                    format!("{}: {}", say(&entry.key), say(&entry.value))
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }
    front.properties.iter().map(|property| (property.name.as_str(), say(&property.value))).collect()
}

fn reads_the_same_with_other_line_ends(front: &FrontMatter, text: &str) {
    if text.contains('\r') || text.len() > 30_000 {
        return;
    }
    for end in ["\r\n", "\r"] {
        let other = text.replace('\n', end);
        let (read, _) = read(&file(), &other);
        assert_eq!((said(&read), read.damaged), (said(front), front.damaged), "{end:?}: {text:?}");
    }
}

/// The property as casebook writes one: in YAML of the writer that it uses, quoted where that sees a need.
fn written(property: &Property) -> Option<(Value, Value)> {
    // Line ends to YAML 1.1, which the writer heeds, and letters to 1.2, which notes are read by. casebook writes
    // none of them.
    let line_end = |c: char| matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}');
    let text = |text: &str| (!text.contains(line_end)).then(|| Value::from(text));
    let value = match &property.value.data {
        Data::Scalar { text: value, .. } => text(value)?,
        Data::List(items) => items.iter().map(|item| text(item.text()?)).collect::<Option<Vec<_>>>()?.into(),
        Data::Map(_) => return None,
    };
    Some((text(&property.name)?, value))
}

fn reads_back(front: &FrontMatter) {
    let mapping: Mapping = front.properties.iter().filter_map(written).collect();
    let yaml = serde_yaml::to_string(&mapping).expect("texts can be written");
    if mapping.is_empty() || yaml.len() > 30_000 {
        return;
    }
    let text = format!("---\n{yaml}---\n");
    let (read, findings) = read(&file(), &text);
    let texts = |node: &Node| match &node.data {
        Data::Scalar { text, .. } => vec![text.clone()],
        Data::List(items) => items.iter().filter_map(Node::text).map(str::to_owned).collect(),
        Data::Map(_) => vec!["a mapping".to_owned()],
    };
    let of = |front: &FrontMatter| -> Vec<(String, Vec<String>)> {
        let flat = front.properties.iter().filter(|p| written(p).is_some());
        flat.map(|p| (p.name.clone(), texts(&p.value))).collect()
    };
    assert_eq!(of(&read), of(front), "{text:?}: {findings:?}");
    assert!(!read.damaged, "{text:?}: {findings:?}");
}
