//! Every key of a ladder file, once. The doc comments are the user's documentation.

use super::criterion::{Subject, Threshold};
use crate::config::{IdText, KindName, KindText, WindowText, schema_of};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::sync::LazyLock;

/// A ladder: levels, each with the criteria that the notes must meet.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub(super) struct LadderFile {
    /// Its id, small letters and hyphens. A built-in ladder of the same id is replaced.
    #[schemars(with = "IdText")]
    pub(super) id: String,
    /// Its name, as reports show it.
    #[schemars(length(min = 1), example = "Staff engineer")]
    pub(super) name: String,
    /// Where it comes from: a book, an essay, a company's document.
    #[serde(default)]
    #[schemars(length(min = 1), with = "String", example = "Engineering handbook, 2026")]
    pub(super) source: Option<String>,
    /// One or two sentences about it, Markdown.
    #[serde(default)]
    #[schemars(length(min = 1), with = "String", example = "What we expect of engineers.")]
    pub(super) says: Option<String>,
    /// What stands on it: `person`, or `domain` for one result a domain.
    #[serde(default)]
    pub(super) subject: Subject,
    /// Its levels, the lowest first.
    #[serde(default)]
    pub(super) level: Vec<LevelFile>,
}

/// A level of a ladder.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub(super) struct LevelFile {
    /// Its id; by default made from its name.
    #[serde(default)]
    #[schemars(with = "IdText")]
    pub(super) id: Option<String>,
    /// Its name.
    #[schemars(length(min = 1), example = "Decision maker")]
    pub(super) name: String,
    /// One sentence about it, Markdown.
    #[serde(default)]
    #[schemars(length(min = 1), with = "String", example = "Owns problems, and not tools.")]
    pub(super) says: Option<String>,
    /// What the notes must show. All that gate must hold, here and on the levels below.
    #[serde(default)]
    pub(super) criterion: Vec<CriterionFile>,
}

/// What the notes must show for a level.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub(super) struct CriterionFile {
    /// Its id, which no other criterion of the level has.
    #[schemars(with = "IdText")]
    pub(super) id: String,
    /// What it asks, as a sentence in plain words.
    #[schemars(length(min = 1), example = "Follows a diagnostic path to a root cause")]
    pub(super) says: String,
    /// Whether the level needs it; `false` for advice.
    #[serde(default = "yes")]
    pub(super) gates: bool,
    /// Who set the target: `source` where the source names it, `casebook` where it does not.
    #[serde(default)]
    #[schemars(with = "Threshold")]
    pub(super) target_from: Option<Threshold>,
    /// What is counted or read.
    #[serde(flatten)]
    pub(super) test: TestFile,
    /// Further ways to meet it. Whichever is furthest along is read.
    #[serde(default)]
    pub(super) or: Vec<TestFile>,
}

/// What is counted or read, and the target.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(extend("additionalProperties" = false))]
pub(super) struct TestFile {
    /// Counts notes of this kind, or of any of several: `"case"`, or `["case", "audit"]`.
    #[serde(default)]
    #[schemars(with = "KindsText")]
    pub(super) kind: Option<Kinds>,
    /// Counts those alone for which this condition holds. It is the language of `casebook list --where`.
    #[serde(default, rename = "where")]
    #[schemars(length(min = 1), with = "String", example = "note.role >= decided")]
    pub(super) condition: Option<String>,
    /// Counts the different values of this field in them, and not the notes.
    #[serde(default)]
    #[schemars(length(min = 1), with = "String", example = &"domains")]
    pub(super) distinct: Option<String>,
    /// Counts those alone whose evidence date lies in so many days up to the as-of date: `180d`, `26w`.
    #[serde(default)]
    #[schemars(with = "WindowText")]
    pub(super) within: Option<String>,
    /// Reads a measure, such as `audit.rung`, instead of counting.
    #[serde(default)]
    #[schemars(length(min = 1), with = "String", example = "audit.above_execution_share")]
    pub(super) measure: Option<String>,
    /// Reads a measure over the last so many audits or decisions, however old.
    #[serde(default)]
    #[schemars(range(min = 1, max = 1000), with = "u32", example = 12)]
    pub(super) over: Option<u32>,
    /// Is met from this value on.
    #[serde(default)]
    #[schemars(range(min = -1_000_000_000, max = 1_000_000_000), with = "f64", example = 3)]
    pub(super) at_least: Option<f64>,
    /// Is met up to this value.
    #[serde(default)]
    #[schemars(range(min = -1_000_000_000, max = 1_000_000_000), with = "f64", example = 3)]
    pub(super) at_most: Option<f64>,
}

fn yes() -> bool {
    true
}

/// One kind or several.
#[derive(Debug, Clone)]
pub(super) struct Kinds(pub(super) Vec<KindName>);

impl<'de> Deserialize<'de> for Kinds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Given {
            One(KindName),
            Several(Vec<KindName>),
        }
        Given::deserialize(deserializer).map(|given| match given {
            Given::One(kind) => Self(vec![kind]),
            Given::Several(kinds) => Self(kinds),
        })
    }
}

/// In the schema: a kind, or a list of kinds.
struct KindsText;

impl JsonSchema for KindsText {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Kinds".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = KindText::json_schema(generator);
        schema.insert("type".into(), serde_json::json!(["string", "array"]));
        schema.insert("items".into(), KindText::json_schema(generator).to_value());
        schema
    }
}

pub(super) static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let mut schema = schema_of::<LadderFile>("A ladder of casebook");
    without_null_defaults(&mut schema);
    schema
});

/// A key that may be absent has no default: null would not even be of its type.
fn without_null_defaults(node: &mut Value) {
    match node {
        Value::Object(map) => {
            map.retain(|key, value| key != "default" || !value.is_null());
            map.values_mut().for_each(without_null_defaults);
        }
        Value::Array(items) => items.iter_mut().for_each(without_null_defaults),
        _ => {}
    }
}

/// The JSON Schema of a ladder file.
pub fn json_schema() -> Value {
    SCHEMA.clone()
}
