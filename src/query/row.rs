//! A row of `list --format json` as a value of CEL. It borrows the row: a note costs what a condition reads.

use super::fields::field;
use super::value_type::{Record, ValueType};
use super::word::Word;
use cel::common::traits::Indexer;
use cel::common::types::{CelBool, CelDouble, CelList, CelNull, CelString, Type};
use cel::common::value::{CowVal, Val};
use cel::{Context, Env, ExecutionError};
use serde_json::{Map, Value as Json};
use std::sync::{Arc, LazyLock};

/// Bytes of text that count as one item of a list.
const BYTES_AN_ITEM: usize = 256;

static ROW: Type = Type::new_unspecified_type("note");

/// The context that all evaluations share: the functions, and a variable for every word.
pub(super) fn root() -> &'static Context<'static, 'static> {
    static ROOT: LazyLock<Context<'static, 'static>> = LazyLock::new(|| {
        let mut env = Env::stdlib();
        // It only fails where a name is taken, which a test would see.
        let _ = env.add_extension(cel::extensions::strings);
        let mut context = Context::with_env(Arc::new(env));
        for word in Word::all() {
            context.add_variable_as_val(word.variable(), Box::new(word));
        }
        context
    });
    &ROOT
}

/// A note, or a row of one of its lists.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'r> {
    values: &'r Map<String, Json>,
    /// What the row is; `None` for the note itself.
    record: Option<&'static Record>,
    /// The longest list that the condition may meet.
    longest: usize,
}

impl<'r> Row<'r> {
    pub(super) fn note(values: &'r Map<String, Json>, longest: usize) -> Self {
        Self { values, record: None, longest }
    }

    fn value_type(&self, name: &str) -> Option<ValueType> {
        match self.record {
            Some(record) => record.get(name),
            None => field(name).map(|field| field.value),
        }
    }

    fn read(&self, name: &str) -> Result<Box<dyn Val + 'r>, ExecutionError> {
        match self.values.get(name) {
            None | Some(Json::Null) => Err(ExecutionError::no_such_key(name)),
            Some(json) => self.value(name, json, || self.value_type(name)),
        }
    }

    fn value(
        &self,
        name: &str,
        json: &'r Json,
        value_type: impl Fn() -> Option<ValueType>,
    ) -> Result<Box<dyn Val + 'r>, ExecutionError> {
        Ok(match json {
            Json::Null => Box::new(CelNull),
            Json::Bool(flag) => Box::new(CelBool::from(*flag)),
            Json::Number(number) => Box::new(CelDouble::from(number.as_f64().unwrap_or(f64::NAN))),
            Json::String(text) => {
                self.bound(name, text.len() / BYTES_AN_ITEM, "is too long")?;
                match value_type() {
                    Some(ValueType::Choice(set)) => Box::new(Word::find(set, text).ok_or_else(|| {
                        reason(format!("`{name}` is `{text}`, which is none of its words"))
                    })?),
                    _ => Box::new(CelString::from(text.as_str())),
                }
            }
            Json::Array(items) => {
                self.bound(name, items.len(), "has too many items")?;
                let record = match value_type() {
                    Some(ValueType::Records(record)) => record,
                    _ => &ANYTHING,
                };
                let items = items.iter().map(|item| self.item(name, item, record));
                Box::new(CelList::from(items.collect::<Result<Vec<_>, _>>()?))
            }
            Json::Object(values) => Box::new(Self { values, record: Some(&ANYTHING), longest: self.longest }),
        })
    }

    fn item(
        &self,
        name: &str,
        json: &'r Json,
        record: &'static Record,
    ) -> Result<Box<dyn Val + 'r>, ExecutionError> {
        match json {
            Json::Object(values) => {
                Ok(Box::new(Self { values, record: Some(record), longest: self.longest }))
            }
            json => self.value(name, json, || None),
        }
    }

    fn bound(&self, name: &str, size: usize, what: &str) -> Result<(), ExecutionError> {
        if size <= self.longest {
            return Ok(());
        }
        Err(reason(format!("`{name}` {what} for this condition")))
    }
}

/// A row of which nothing is known.
static ANYTHING: Record = Record { name: "row", fields: &[] };

/// An error of our own, whose message is a sentence for people.
fn reason(message: String) -> ExecutionError {
    ExecutionError::function_error("note", message)
}

impl Val for Row<'_> {
    fn get_type(&self) -> &Type {
        &ROW
    }

    fn cel_type() -> &'static Type {
        &ROW
    }

    fn as_indexer<'b, 'v>(&'b self) -> Option<&'b (dyn Indexer + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v>
    where
        Self: 'v,
    {
        Box::new(*self)
    }
}

impl Indexer for Row<'_> {
    fn get<'b, 'v>(&'b self, name: &dyn Val) -> Result<CowVal<'b, 'v>, ExecutionError>
    where
        Self: 'v,
    {
        let name = name.downcast_ref::<CelString<'_>>().map(CelString::inner);
        name.map_or_else(|| Err(ExecutionError::no_such_key("field")), |name| self.read(name))
            .map(CowVal::Owned)
    }

    fn steal<'v>(self: Box<Self>, name: &dyn Val) -> Result<Box<dyn Val + 'v>, ExecutionError>
    where
        Self: 'v,
    {
        self.get(name).map(CowVal::into_owned)
    }
}
