//! The properties of a public note, written anew from an allow-list.

use super::redaction::Redaction;
use super::rewriting::{Fate, rewrite, shown};
use crate::model::common::{ALIASES, PEOPLE, PUBLISH};
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::names::KindNames;
use crate::syntax::front_matter::FrontMatter;
use crate::syntax::link::Link;
use crate::syntax::yaml::{Data, Node};
use std::fmt::Write as _;

/// Fields that stay at home: who took part did not agree to be named, and other names serve the vault alone.
static HELD_BACK: &[&Field] = &[&ALIASES, &PEOPLE];

/// How values are written.
pub(super) struct Writing<'a> {
    pub(super) redaction: &'a Redaction,
    pub(super) fate: &'a dyn Fn(&Link) -> Fate<'a>,
    /// Stand for a link without words of its own.
    pub(super) words: &'a str,
}

impl Writing<'_> {
    /// The front matter of a public note: the fields of its kind and those of every note, but for those held back.
    /// What casebook has no field for is its owner's business, and stays at home.
    pub(super) fn front_matter(&self, kind: Option<Kind>, front: &FrontMatter, known: &KindNames) -> String {
        let mut text = String::from("---\n");
        if let Some(kind) = kind {
            // Said outright: the folder's name, which may have said it, can be another here.
            let _ = writeln!(text, "type: {}", kind.name());
        }
        let _ = writeln!(text, "{}: true", PUBLISH.name);
        for property in &front.properties {
            let Some(field) = known.by_key(&property.name) else { continue };
            if HELD_BACK.contains(&field) || *field == PUBLISH {
                continue;
            }
            let _ = writeln!(text, "{}: {}", quoted(&property.name), self.value(&property.value));
        }
        text.push_str("---\n");
        text
    }

    /// A value in the flow style of YAML, which holds on one line.
    fn value(&self, node: &Node) -> String {
        match &node.data {
            _ if node.is_null() => "null".to_owned(),
            Data::Scalar { text, .. } => quoted(&self.text(text)),
            Data::List(list) => {
                let items: Vec<String> = list.iter().map(|node| self.value(node)).collect();
                format!("[{}]", items.join(", "))
            }
            Data::Map(entries) => {
                let entry = |entry: &crate::syntax::yaml::Entry| {
                    let key = entry.key.text().unwrap_or_default();
                    format!("{}: {}", quoted(&self.redaction.apply(key)), self.value(&entry.value))
                };
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    /// Running text. A property is no Markdown to Obsidian, so its wikilinks count wherever they stand.
    fn text(&self, text: &str) -> String {
        let redacted = self.redaction.apply(text);
        if !redacted.contains(['[', '<']) {
            return redacted.into_owned();
        }
        let mut plain = String::new();
        let mut rest = &*redacted;
        while let Some((before, after)) = rest.split_once("[[") {
            let Some((inner, after)) = after.split_once("]]") else { break };
            plain.push_str(before);
            let link = Link::wiki(inner, false, crate::source::Span::default());
            let _ = match ((self.fate)(&link), inner.split_once('|')) {
                (Fate::Titled(title), None) => write!(plain, "[[{inner}|{}]]", shown(title)),
                (Fate::Stays | Fate::Titled(_), _) => write!(plain, "[[{inner}]]"),
                (Fate::ToNote, Some((_, shown))) => write!(plain, "[[{}|{shown}]]", link.target),
                (Fate::ToNote, None) => write!(plain, "[[{}]]", link.target),
                (Fate::Text, Some((_, shown))) => plain.write_str(shown.trim()),
                (Fate::Text, None) => plain.write_str(self.words),
            };
            rest = after;
        }
        plain.push_str(rest);
        rewrite(&plain, self.fate, self.words)
    }
}

/// A text in double quotes. What JSON escapes, YAML reads.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
