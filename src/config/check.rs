use super::places::{Part, Place, Places};
use super::schema::{Rule, Shape};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use serde_json::{Map, Value};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeFloat, DeInteger, DeTable, DeValue};

/// A walk over the settings as written, beside the schema: collects findings, and keeps what is sound.
///
/// What it finds is worded in `blame`.
pub(super) struct Check<'a> {
    pub(super) file: &'a Arc<str>,
    pub(super) text: &'a str,
    /// The rule of the whole file.
    pub(super) root: Rule<'a>,
    /// What its findings are called.
    pub(super) codes: &'a Codes,
    /// What leads to the value at hand.
    pub(super) path: Vec<Part>,
    /// The number of the list item at hand, from 0.
    pub(super) item: Option<usize>,
    pub(super) places: Places,
    pub(super) findings: Vec<Diagnostic>,
}

/// The codes of findings about a file.
#[derive(Debug)]
pub struct Codes {
    /// It is no TOML.
    pub syntax: Code,
    /// A key that nobody knows.
    pub key: Code,
    /// A value of the wrong type.
    pub shape: Code,
    /// A value that can't be used.
    pub value: Code,
}

/// A value with its place.
type Given<'i> = Spanned<DeValue<'i>>;

impl<'a> Check<'a> {
    pub(super) fn new(file: &'a Arc<str>, text: &'a str, root: Rule<'a>, codes: &'a Codes) -> Self {
        let (places, findings) = (Places::default(), Vec::new());
        Self { file, text, root, codes, path: Vec::new(), item: None, places, findings }
    }

    /// What is sound of a table; nothing where a key is missing that it can't do without.
    pub(super) fn table(&mut self, table: &DeTable<'_>, span: Span, rule: Rule<'_>) -> Option<Value> {
        let mut sound = Map::new();
        // The keys of a table in a list are no items.
        let item = self.item.take();
        for (key, value) in table {
            let place = Place { key: key.span().into(), value: value.span().into() };
            let name: &str = key.get_ref();
            let Some(rule) = rule.key(name).filter(|_| !name.trim().is_empty()) else {
                self.unknown_key(name, place.key, rule, &|key| table.contains_key(key));
                continue;
            };
            self.path.push(Part::Key(name.to_owned()));
            self.places.put(&self.path, place);
            if let Some(value) = self.value(value, rule) {
                sound.insert(name.to_owned(), value);
            }
            self.path.pop();
        }
        self.item = item;
        let missing = rule.required().find(|key| !table.contains_key(*key));
        if let Some((key, rule)) = missing.and_then(|key| Some((key, rule.key(key)?))) {
            self.missing_key(key, span, rule);
        }
        // A key that is there but unsound has its own finding; either way the table can't be read.
        rule.required().all(|key| sound.contains_key(key)).then_some(Value::Object(sound))
    }

    fn value(&mut self, given: &Given<'_>, rule: Rule<'_>) -> Option<Value> {
        let span = given.span().into();
        let shape = shape(given.get_ref());
        if !rule.takes(shape) {
            self.wrong_type(span, shape, rule);
            return None;
        }
        match given.get_ref() {
            DeValue::Table(table) => self.table(table, span, rule),
            DeValue::Array(items) => Some(self.list(items.iter(), rule.item()?)),
            DeValue::String(text) => self.words(text, span, rule),
            DeValue::Datetime(date) => self.words(&date.to_string(), span, rule),
            DeValue::Integer(number) => self.whole(number, span, rule),
            DeValue::Float(number) => self.number(number, span, rule),
            DeValue::Boolean(truth) => Some(Value::Bool(*truth)),
        }
    }

    fn list<'g>(&mut self, items: impl Iterator<Item = &'g Given<'g>>, rule: Rule<'_>) -> Value {
        let mut sound: Vec<Value> = Vec::new();
        let mut dropped = false;
        for (at, item) in items.enumerate() {
            let span = item.span().into();
            self.path.push(Part::Item(sound.len()));
            if dropped {
                self.places.forget(&self.path);
            }
            self.places.put(&self.path, Place { key: span, value: span });
            let outer = self.item.replace(at);
            let value = self.value(item, rule);
            self.item = outer;
            dropped = value.is_none();
            sound.extend(value);
            self.path.pop();
        }
        Value::Array(sound)
    }

    fn words(&mut self, text: &str, span: Span, rule: Rule<'_>) -> Option<Value> {
        let choices = rule.choices();
        if !choices.is_empty() && !choices.contains(&text) {
            self.no_choice(text, span, &choices);
            return None;
        }
        if (text.trim().chars().count() as u64) < rule.min_length() {
            self.unusable(span, "is empty", None, rule);
            return None;
        }
        if let Some(Err(problem)) = rule.format().map(|format| (format.check)(text)) {
            self.unusable(span, &problem.why, problem.better.as_deref(), rule);
            return None;
        }
        Some(Value::String(text.to_owned()))
    }

    fn whole(&mut self, given: &DeInteger<'_>, span: Span, rule: Rule<'_>) -> Option<Value> {
        let Ok(number) = i64::from_str_radix(given.as_str(), given.radix()) else {
            self.unusable(span, "is too large a number", None, rule);
            return None;
        };
        self.in_range(number as f64, span, rule).then(|| number.into())
    }

    fn number(&mut self, given: &DeFloat<'_>, span: Span, rule: Rule<'_>) -> Option<Value> {
        let number = given.as_str().parse::<f64>().unwrap_or(f64::NAN);
        if !self.in_range(number, span, rule) {
            return None;
        }
        serde_json::Number::from_f64(number).map(Value::Number)
    }

    fn in_range(&mut self, number: f64, span: Span, rule: Rule<'_>) -> bool {
        let (low, high) = rule.range();
        let fits = number.is_finite()
            && low.is_none_or(|low| number >= low)
            && high.is_none_or(|high| number <= high);
        if !fits {
            self.out_of_range(number, span, rule);
        }
        fits
    }
}

fn shape(value: &DeValue<'_>) -> Shape {
    match value {
        DeValue::String(_) => Shape::Text,
        DeValue::Integer(_) => Shape::Whole,
        DeValue::Float(_) => Shape::Number,
        DeValue::Boolean(_) => Shape::Truth,
        DeValue::Datetime(_) => Shape::Date,
        DeValue::Array(_) => Shape::List,
        DeValue::Table(_) => Shape::Table,
    }
}
