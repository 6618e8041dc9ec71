use super::formats::Format;
use super::settings::Config;
use schemars::JsonSchema;
use serde_json::Value;
use std::sync::LazyLock;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| schema_of::<Config>("casebook.toml"));

/// The JSON Schema of a file that is read into a type, without references.
pub fn schema_of<T: JsonSchema>(title: &str) -> Value {
    let settings =
        schemars::generate::SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>();
    schema.insert("title".into(), title.into());
    schema.to_value()
}

/// The JSON Schema of `casebook.toml`, without references.
pub fn json_schema() -> Value {
    SCHEMA.clone()
}

/// One node of the schema: what may stand at a place in the settings.
#[derive(Clone, Copy)]
pub(super) struct Rule<'s>(&'s Value);

/// The shapes a value can have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    Text,
    Whole,
    Number,
    Truth,
    List,
    Table,
    Date,
}

impl Shape {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "string" => Self::Text,
            "integer" => Self::Whole,
            "number" => Self::Number,
            "boolean" => Self::Truth,
            "array" => Self::List,
            "object" => Self::Table,
            _ => return None,
        })
    }

    /// What a value given in this shape is.
    pub(super) fn given(self) -> &'static str {
        // Beside "should be a whole number", "a number" would say nothing.
        if self == Self::Number { "a decimal number" } else { self.noun() }
    }

    /// What a value of this shape is.
    fn noun(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Whole => "a whole number",
            Self::Number => "a number",
            Self::Truth => "true or false",
            Self::List => "a list",
            Self::Table => "a table",
            Self::Date => "a date",
        }
    }
}

impl<'s> Rule<'s> {
    /// The rule of the whole file.
    pub(super) fn root() -> Rule<'static> {
        Rule(&SCHEMA)
    }

    /// The rule of a whole file with this schema.
    pub(super) fn of(schema: &'s Value) -> Self {
        Self(schema)
    }

    /// The shapes that the value may have.
    pub(super) fn shapes(self) -> Vec<Shape> {
        match &self.0["type"] {
            Value::String(name) => Shape::named(name).into_iter().collect(),
            Value::Array(names) => {
                names.iter().filter_map(|name| Shape::named(name.as_str().unwrap_or_default())).collect()
            }
            _ => Vec::new(),
        }
    }

    /// True where the value may have this shape.
    pub(super) fn takes(self, shape: Shape) -> bool {
        let shapes = self.shapes();
        shapes.contains(&shape)
            || shape == Shape::Whole && shapes.contains(&Shape::Number)
            || shape == Shape::Date && self.format().is_some_and(|format| format.name == "date")
    }

    /// The keys that a table has by name, with their rules.
    pub(super) fn keys(self) -> impl Iterator<Item = (&'s str, Rule<'s>)> {
        let named = self.0["properties"].as_object();
        named.into_iter().flatten().map(|(key, rule)| (key.as_str(), Rule(rule)))
    }

    /// The rule of a key of a table, by name or as one of its free keys.
    pub(super) fn key(self, key: &str) -> Option<Rule<'s>> {
        self.0["properties"].get(key).map(Rule).or_else(|| self.free())
    }

    /// The rule of the values under keys that the user names.
    pub(super) fn free(self) -> Option<Rule<'s>> {
        self.0["additionalProperties"].is_object().then(|| Rule(&self.0["additionalProperties"]))
    }

    /// The keys that a table can't do without.
    pub(super) fn required(self) -> impl Iterator<Item = &'s str> {
        self.0["required"].as_array().into_iter().flatten().filter_map(Value::as_str)
    }

    /// The rule of the items of a list.
    pub(super) fn item(self) -> Option<Rule<'s>> {
        self.0.get("items").map(Rule)
    }

    /// The words that the value may be, where they are counted.
    pub(super) fn choices(self) -> Vec<&'s str> {
        self.0["enum"].as_array().into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// The form of its text.
    pub(super) fn format(self) -> Option<&'static Format> {
        Format::named(self.0["format"].as_str()?)
    }

    /// The least and the greatest number.
    pub(super) fn range(self) -> (Option<f64>, Option<f64>) {
        (self.0["minimum"].as_f64(), self.0["maximum"].as_f64())
    }

    /// The least length of its text.
    pub(super) fn min_length(self) -> u64 {
        self.0["minLength"].as_u64().unwrap_or(0)
    }

    /// Its documentation.
    pub(super) fn description(self) -> &'s str {
        self.0["description"].as_str().unwrap_or_default()
    }

    /// What it is where the file says nothing.
    pub(super) fn default(self) -> Option<&'s Value> {
        self.0.get("default")
    }

    /// A good value.
    pub(super) fn example(self) -> Option<&'s Value> {
        self.0["examples"].get(0)
    }

    /// What the value should be: "a date", "a list of globs", "`lower` or `higher`".
    pub(super) fn noun(self) -> String {
        let choices = self.choices();
        if !choices.is_empty() {
            return or_list(&choices);
        }
        let shapes = self.shapes();
        let noun = |&shape: &Shape| match (shape, self.format(), self.item()) {
            (Shape::Text, Some(format), _) => format.noun.to_owned(),
            (Shape::List, _, Some(item)) => match item.format() {
                Some(format) => format!("a list of {}", format.plural),
                None if item.shapes() == [Shape::Table] => "a list of tables".to_owned(),
                None if item.choices().is_empty() => "a list of texts".to_owned(),
                None => format!("a list of {}", or_list(&item.choices())),
            },
            _ => shape.noun().to_owned(),
        };
        shapes.iter().map(noun).collect::<Vec<_>>().join(" or ")
    }
}

/// Words as a choice: "`a`, `b` or `c`".
pub(super) fn or_list(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.as_slice() {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The check knows these keywords and no others: a new one in the schema must not be passed over.
    const UNDERSTOOD: &[&str] = &[
        "$schema",
        "title",
        "description",
        "type",
        "properties",
        "additionalProperties",
        "required",
        "items",
        "enum",
        "format",
        "minimum",
        "maximum",
        "minLength",
        "default",
        "examples",
    ];

    fn keywords(node: &Value, seen: &mut Vec<String>) {
        for (keyword, value) in node.as_object().into_iter().flatten() {
            seen.push(keyword.clone());
            match keyword.as_str() {
                "properties" => value.as_object().unwrap().values().for_each(|rule| keywords(rule, seen)),
                "items" | "additionalProperties" => keywords(value, seen),
                _ => {}
            }
        }
    }

    #[test]
    fn the_schema_uses_only_keywords_that_the_check_understands() {
        let mut seen = Vec::new();
        keywords(&SCHEMA, &mut seen);
        seen.retain(|keyword| !UNDERSTOOD.contains(&keyword.as_str()));
        assert_eq!(seen, Vec::<String>::new());
    }

    #[test]
    fn every_key_is_documented() {
        fn undocumented(rule: Rule<'_>, at: &str, found: &mut Vec<String>) {
            for (key, rule) in rule.keys() {
                let at = format!("{at}{key}");
                // The nine kinds share one documentation, that of `kinds`.
                if rule.description().is_empty() && !at.starts_with("kinds.") {
                    found.push(at.clone());
                }
                undocumented(rule, &format!("{at}."), found);
            }
        }
        let mut found = Vec::new();
        undocumented(Rule::root(), "", &mut found);
        assert_eq!(found, Vec::<String>::new());
    }
}
