//! What was read of one note's fields, and typed access to it.

use super::choice::Choice;
use super::field::{Field, Form};
use super::structure::{Activities, LayerAmount, Measurement, Mention, Recurring, Risk, Step, Task};
use crate::source::Span;
use crate::value::calendar::{Quarter, Week};
use crate::value::moment::Moment;
use crate::value::quantity::Quantity;
use jiff::civil::Date;

/// A value of one [`Form`].
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// [`Form::Text`]
    Text(String),
    /// [`Form::Texts`], [`Form::Links`]
    Mentions(Vec<Mention>),
    /// [`Form::Date`]
    Date(Date),
    /// [`Form::Moment`]
    Moment(Moment),
    /// [`Form::Duration`], in minutes
    Minutes(f64),
    /// [`Form::Week`]
    Week(Week),
    /// [`Form::Quarter`]
    Quarter(Quarter),
    /// [`Form::Count`]
    Count(u32),
    /// [`Form::Number`]
    Number(f64),
    /// [`Form::Scale`]
    Scale(u8),
    /// [`Form::Share`], 0-1
    Share(f64),
    /// [`Form::Layer`]
    Layer(LayerAmount),
    /// [`Form::Quantity`]; boxed, for it is twice as large as any other
    Quantity(Box<Quantity>),
    /// [`Form::Choice`]: the index of the word, and what follows it (`superseded by X`)
    Choice(usize, String),
    /// [`Form::Flag`]
    Flag(bool),
    /// [`Form::Prose`]
    Prose(String),
    /// [`Form::Items`]
    Items(Vec<String>),
    /// [`Form::Risks`]
    Risks(Vec<Risk>),
    /// [`Form::Path`], [`Form::Timeline`]
    Steps(Vec<Step>),
    /// [`Form::Tasks`]
    Tasks(Vec<Task>),
    /// [`Form::Activities`]
    Activities(Activities),
    /// [`Form::Measurements`]
    Measurements(Vec<Measurement>),
    /// [`Form::Recurring`]
    Recurring(Vec<Recurring>),
}

/// A value with its field and place.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The field.
    pub field: &'static Field,
    /// Its value.
    pub value: Value,
    /// Where it was given, the first time.
    pub span: Span,
}

/// All fields that a note gives, in the order of the kind's table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Readings {
    /// The readings; at most one a field.
    pub all: Vec<Reading>,
    /// Fields that were given and could not be read: not the same as absent.
    pub refused: Vec<&'static str>,
}

macro_rules! getter {
    ($(#[$doc:meta])* $name:ident -> $type:ty, $pattern:pat => $value:expr) => {
        $(#[$doc])*
        pub fn $name(&self, field: &Field) -> Option<$type> {
            match self.value(field)? {
                $pattern => Some($value),
                _ => None,
            }
        }
    };
}

impl Readings {
    /// The reading of a field.
    pub fn get(&self, field: &Field) -> Option<&Reading> {
        self.all.iter().find(|reading| reading.field.name == field.name)
    }

    /// True where a field was given but can't be read.
    pub fn is_refused(&self, field: &Field) -> bool {
        self.refused.contains(&field.name)
    }

    /// The value of a field.
    pub fn value(&self, field: &Field) -> Option<&Value> {
        self.get(field).map(|reading| &reading.value)
    }

    /// Where a field was given.
    pub fn span(&self, field: &Field) -> Option<Span> {
        self.get(field).map(|reading| reading.span)
    }

    getter!(/** A line of text. */ text -> String, Value::Text(text) => text.clone());
    getter!(/** A date. */ date -> Date, Value::Date(date) => *date);
    getter!(/** A time as written. */ moment -> Moment, Value::Moment(moment) => *moment);
    getter!(/** A duration in minutes. */ minutes -> f64, Value::Minutes(minutes) => *minutes);
    getter!(/** A week. */ week -> Week, Value::Week(week) => *week);
    getter!(/** A quarter. */ quarter -> Quarter, Value::Quarter(quarter) => *quarter);
    getter!(/** A whole number. */ count -> u32, Value::Count(count) => *count);
    getter!(/** A number. */ number -> f64, Value::Number(number) => *number);
    getter!(/** 1-5. */ scale -> u8, Value::Scale(scale) => *scale);
    getter!(/** 0-1. */ share -> f64, Value::Share(share) => *share);
    getter!(/** Hours or percent. */ layer -> LayerAmount, Value::Layer(layer) => *layer);
    getter!(/** A quantity. */ quantity -> Quantity, Value::Quantity(quantity) => Quantity::clone(quantity));
    getter!(/** A flag. */ flag -> bool, Value::Flag(flag) => *flag);
    getter!(/** Running text. */ prose -> String, Value::Prose(prose) => prose.clone());
    getter!(/** The table of activities. */ activities -> Activities, Value::Activities(activities) => activities.clone());
    getter!(
        /** A list that is known: empty where the note says `none`, `None` where it says nothing. */
        mentions -> Vec<Mention>, Value::Mentions(mentions) => mentions.clone()
    );

    /// A word of a closed set.
    pub fn choice<C: Choice>(&self, field: &Field) -> Option<C> {
        match (field.form, self.value(field)?) {
            (Form::Choice(set), Value::Choice(index, _)) if std::ptr::eq(set, C::SET) || set == C::SET => {
                C::from_index(*index)
            }
            _ => None,
        }
    }

    /// The texts of a list; empty where it is absent.
    pub fn texts(&self, field: &Field) -> Vec<String> {
        let Some(Value::Mentions(mentions)) = self.value(field) else { return Vec::new() };
        mentions.iter().map(|mention| mention.text.clone()).collect()
    }

    /// Remarks; empty where absent.
    pub fn items(&self, field: &Field) -> Vec<String> {
        if let Some(Value::Items(items)) = self.value(field) { items.clone() } else { Vec::new() }
    }

    /// Risks; empty where absent.
    pub fn risks(&self, field: &Field) -> Vec<Risk> {
        if let Some(Value::Risks(risks)) = self.value(field) { risks.clone() } else { Vec::new() }
    }

    /// Checks; empty where absent.
    pub fn steps(&self, field: &Field) -> Vec<Step> {
        if let Some(Value::Steps(steps)) = self.value(field) { steps.clone() } else { Vec::new() }
    }

    /// Tasks; empty where absent.
    pub fn tasks(&self, field: &Field) -> Vec<Task> {
        if let Some(Value::Tasks(tasks)) = self.value(field) { tasks.clone() } else { Vec::new() }
    }

    /// Measurements; empty where absent.
    pub fn measurements(&self, field: &Field) -> Vec<Measurement> {
        if let Some(Value::Measurements(rows)) = self.value(field) { rows.clone() } else { Vec::new() }
    }

    /// Recurring blocks; empty where absent.
    pub fn recurring(&self, field: &Field) -> Vec<Recurring> {
        if let Some(Value::Recurring(blocks)) = self.value(field) { blocks.clone() } else { Vec::new() }
    }
}
