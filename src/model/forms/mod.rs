//! Reads what stands in one place as a value of the field's form.

mod lists;
mod path;
mod reader;
mod scalar;
mod tables;
mod text;

pub use reader::{Reader, is_empty};

use super::field::Form;
use super::gather::Given;
use super::readings::Value;

impl Reader<'_> {
    /// Reads one place; `None` where it holds nothing, says "unknown", or can't be read (then there is a finding).
    pub fn read(&mut self, given: &Given<'_>) -> Option<Value> {
        match given.field.form {
            Form::Texts | Form::Links => lists::mentions(self, given),
            Form::Mentions => lists::known_mentions(self, given),
            Form::Prose => lists::prose(given),
            Form::Items => lists::items(given),
            Form::Risks => lists::risks(given),
            Form::Tasks => lists::tasks(given),
            Form::Path => path::path(given),
            Form::Timeline => path::timeline(given),
            Form::Activities => tables::activities(self, given),
            Form::Measurements => tables::measurements(self, given),
            Form::Recurring => tables::recurring(self, given),
            _ => scalar::scalar(self, given),
        }
    }
}
