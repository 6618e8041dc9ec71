//! The findings of the check, in words, and the replacements that mend them.

use super::check::Check;
use super::places::Part;
use super::schema::{Rule, Shape, or_list};
use crate::diagnostic::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;

impl Check<'_> {
    /// A key that the schema does not know in this table.
    pub(super) fn unknown_key(
        &mut self,
        key: &str,
        span: Span,
        table: Rule<'_>,
        given: &dyn Fn(&str) -> bool,
    ) {
        let place = if self.path.is_empty() { String::new() } else { format!(" in `{}`", self.name()) };
        let finding = if key.trim().is_empty() {
            self.at(self.codes.key, span, format!("an empty key{place}"))
        } else {
            self.at(self.codes.key, span, format!("unknown key `{key}`{place}"))
        };
        let known: Vec<&str> = table.keys().map(|(key, _)| key).collect();
        let finding = match (home_of(self.root, key), nearest(key, known.iter().copied())) {
            (Some(home), _) => finding.help(home),
            (None, Some(near)) if given(near) => {
                finding.help(format!("did you mean `{near}`? It is given already"))
            }
            (None, Some(near)) => finding.help(format!("did you mean `{near}`?")).fix(span, near),
            (None, None) if known.is_empty() => finding.help("give it a name, or remove it"),
            (None, None) => {
                finding.help(format!("the keys here are {}", or_list(&known).replace(" or ", " and ")))
            }
        };
        self.findings.push(finding);
    }

    /// A key that its table can't do without.
    pub(super) fn missing_key(&mut self, key: &str, span: Span, rule: Rule<'_>) {
        let message = if self.path.is_empty() {
            format!("`{key}` is missing")
        } else {
            format!("`{}` needs a `{key}`", self.name())
        };
        let finding = self.at(self.codes.value, span, message);
        self.findings.push(finding.help(format!("add `{key} = {}`", sample(rule))));
    }

    /// A value of a shape that the schema does not allow.
    pub(super) fn wrong_type(&mut self, span: Span, given: Shape, rule: Rule<'_>) {
        let message = format!("{} should be {}, not {}", self.subject(), rule.noun(), given.given());
        let finding = self.at(self.codes.shape, span, message);
        let finding = match reshaped(span.of(self.text), given, rule) {
            Some(better) => finding.help(format!("write it as {}", rule.noun())).fix(span, better),
            None if given == Shape::Table || rule.takes(Shape::Table) => finding,
            None => finding.help(format!("write it like `{}`", sample(rule))),
        };
        self.findings.push(finding);
    }

    /// A text of the right type that can't be used.
    pub(super) fn unusable(&mut self, span: Span, why: &str, better: Option<&str>, rule: Rule<'_>) {
        let finding = self.at(self.codes.value, span, format!("{} {why}", self.subject()));
        let finding = match better {
            Some(better) => finding.help(format!("did you mean `{better}`?")).fix(span, quoted(better)),
            None => finding.help(format!("write it like `{}`", sample(rule))),
        };
        self.findings.push(finding);
    }

    /// A word that is none of the choices.
    pub(super) fn no_choice(&mut self, word: &str, span: Span, choices: &[&str]) {
        let message = format!("{} is `{word}`, but can only be {}", self.subject(), or_list(choices));
        let finding = self.at(self.codes.value, span, message);
        self.findings.push(match nearest(word, choices.iter().copied()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")).fix(span, quoted(near)),
            None => finding.help(format!("write it like `{}`", quoted(choices[0]))),
        });
    }

    /// A number outside its range.
    pub(super) fn out_of_range(&mut self, number: f64, span: Span, rule: Rule<'_>) {
        let (low, high) = rule.range();
        let range = match (low, high) {
            (Some(low), Some(high)) => format!("outside {low} to {high}"),
            (Some(low), None) => format!("under {low}"),
            _ => "which can't be compared".to_owned(),
        };
        let finding = self.at(self.codes.value, span, format!("{} is {number}, {range}", self.subject()));
        // The likeliest slip: a share given in percent.
        let percent = high == Some(1.0) && number > 1.0 && number <= 100.0;
        self.findings.push(if percent {
            finding.help("a share goes from 0 to 1").fix(span, (number / 100.0).to_string())
        } else {
            finding.help(format!("write it like `{}`", sample(rule)))
        });
    }

    fn at(&self, code: Code, span: Span, message: String) -> Diagnostic {
        code.at(self.file, span, message)
    }

    /// The path of keys, as TOML writes it.
    fn name(&self) -> String {
        let keys = self.path.iter().filter_map(|part| match part {
            Part::Key(name) => Some(key(name)),
            Part::Item(_) => None,
        });
        keys.collect::<Vec<_>>().join(".")
    }

    fn subject(&self) -> String {
        match self.item {
            Some(at) => format!("item {} of `{}`", at + 1, self.name()),
            None => format!("`{}`", self.name()),
        }
    }
}

/// Where a key belongs that stands in the wrong table. At the top of the file only names of tables are not
/// known by heart, so a plain key after a `[table]` is the usual way to get here.
fn home_of(root: Rule<'_>, key: &str) -> Option<String> {
    if root.keys().any(|(known, _)| known == key) {
        return Some(format!("`{key}` belongs at the top of the file, before the first `[table]`"));
    }
    let mut homes = Vec::new();
    find_homes(root, key, "", &mut homes);
    let homes: Vec<&str> = homes.iter().map(String::as_str).collect();
    (!homes.is_empty()).then(|| format!("`{key}` belongs in {}", or_list(&homes)))
}

/// The headers of the tables that have this key.
fn find_homes(table: Rule<'_>, key: &str, path: &str, homes: &mut Vec<String>) {
    for (name, rule) in table.keys() {
        let path = format!("{path}{name}");
        let (inner, header) = match rule.item() {
            Some(item) => (item, format!("[[{path}]]")),
            None => (rule, format!("[{path}]")),
        };
        if inner.keys().any(|(known, _)| known == key) {
            homes.push(header);
        }
        find_homes(inner, key, &format!("{path}."), homes);
    }
}

/// The same value in the shape that is wanted, where only quotes or brackets are missing or too many.
fn reshaped(raw: &str, given: Shape, rule: Rule<'_>) -> Option<String> {
    let bare = raw.trim_matches(['"', '\'']);
    match given {
        Shape::List | Shape::Table => None,
        _ if rule.item().is_some_and(|item| item.takes(given)) => Some(format!("[{raw}]")),
        Shape::Text if rule.takes(Shape::Truth) => match bare.to_lowercase().as_str() {
            "true" | "yes" | "on" => Some("true".into()),
            "false" | "no" | "off" => Some("false".into()),
            _ => None,
        },
        Shape::Text if rule.takes(Shape::Number) || rule.takes(Shape::Whole) => {
            let number: f64 = bare.parse().ok()?;
            (number.is_finite() && (rule.takes(Shape::Number) || number.fract() == 0.0))
                .then(|| number.to_string())
        }
        Shape::Text => None,
        _ if rule.takes(Shape::Text) && rule.format().is_none() => Some(quoted(raw)),
        _ => None,
    }
}

/// A good value for a rule, as TOML.
pub(super) fn sample(rule: Rule<'_>) -> String {
    if let Some(value) = rule.example().or_else(|| rule.default().filter(|value| !is_empty(value))) {
        return literal(value);
    }
    match (rule.choices().first(), rule.item()) {
        (Some(word), _) => quoted(word),
        (None, Some(item)) => format!("[{}]", sample(item)),
        (None, None) => quoted("..."),
    }
}

fn is_empty(value: &serde_json::Value) -> bool {
    value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(serde_json::Map::is_empty)
}

/// A value as TOML writes it.
pub(super) fn literal(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => quoted(text),
        serde_json::Value::Array(items) => {
            format!("[{}]", items.iter().map(literal).collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Object(table) => {
            let pairs = table.iter().map(|(name, value)| format!("{} = {}", key(name), literal(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// A key as TOML writes it: quoted unless it is bare.
pub(super) fn key(name: &str) -> String {
    let bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !name.is_empty() && name.chars().all(bare) { name.to_owned() } else { quoted(name) }
}
