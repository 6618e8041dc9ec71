//! What every report is: a view model with a name, made from a view of the vault.

use super::indented::Indented;
use super::plain::Plain;
use crate::analysis::inputs::Inputs;
use serde::Serialize;
use serde_json::{Serializer, Value};
use std::io::{self, BufWriter, Write};

/// The version of the data contract.
pub const SCHEMA: u32 = 1;

/// So many bytes of a large text are passed on at once.
const AT_ONCE: usize = 64 << 10;

/// Fewer values than this are thin evidence, and every report says so.
pub const THIN: usize = 5;

/// What every report offers.
pub trait Report: Serialize + Sized {
    /// Its name in commands, paths and templates: `capability-map`.
    const NAME: &'static str;

    /// Computes it, from figures that other reports may have needed too.
    fn of(inputs: &Inputs<'_, '_>) -> Self;

    /// Its headline in plain text, for terminals and programs; empty where there is nothing to say.
    fn summary(&self) -> String {
        String::new()
    }

    /// Its pages beside the main one.
    fn pages(&self) -> Vec<SubPage> {
        Vec::new()
    }
}

/// Some names for a headline: all of a few, else the first ones and how many more there are.
pub fn some_of(names: &[&str]) -> String {
    /// More than this no headline names.
    const MOST: usize = 5;
    match names.len() {
        0..=MOST => names.join(", "),
        n => format!("{} and {} more", names[..MOST].join(", "), n - MOST),
    }
}

/// A further page of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct SubPage {
    /// The name of its file without folder and `.md`.
    pub name: String,
    /// The name of its template, in the report's folder of templates, without `.md`.
    pub template: &'static str,
    /// What it is about: the name that its template has for it, the list of the report's data that it stands in,
    /// and where. The data is not copied: with one page an item, all would be there twice.
    pub about: (&'static str, &'static str, usize),
}

/// A view model as a value. Whole numbers are without a fraction: `148`, not `148.0`.
pub fn data(model: &impl Serialize) -> Value {
    // A view model holds only what JSON can: its keys are texts.
    serde_json::to_value(Plain(model)).unwrap_or(Value::Null)
}

/// Writes a view model as it stands in files and is printed: the JSON of its [`data`], indented, with a final line end.
pub fn write(model: &impl Serialize, to: &mut dyn Write) -> io::Result<()> {
    let mut to = BufWriter::with_capacity(AT_ONCE, to);
    Plain(model).serialize(&mut Serializer::with_formatter(&mut to, Indented::default()))?;
    to.write_all(b"\n")?;
    to.flush()
}

/// The same as a text.
pub fn text(model: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    // To memory nothing fails to be written, and JSON is always UTF-8.
    let written = write(model, &mut bytes).ok().and_then(|()| String::from_utf8(bytes).ok());
    written.unwrap_or_default()
}

/// Where the data of a report is, in the output folder.
pub fn data_file(name: &str) -> String {
    format!("data/{name}.json")
}
