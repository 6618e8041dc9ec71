use super::known::Known;
use crate::model::common::{DATE, DOMAINS, PUBLISH};
use crate::model::field::{Field, Form};
use crate::model::kinds::case::{PATTERN, ROLE};
use crate::model::kinds::mechanism::{INSTALLED, PREVENTS};
use crate::model::kinds::plan::{DAYS, SHIFT, START};
use crate::value::calendar::{Quarter, Week};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_yaml::Value;

/// How many known names are offered at once.
const OFFERED: usize = 8;

/// What fills a scaffold in: the day and what the vault knows, or an Obsidian template's placeholders.
pub(super) struct Filling<'k> {
    date: String,
    week: String,
    quarter: String,
    day: Option<Date>,
    pub(super) known: &'k Known,
}

impl<'k> Filling<'k> {
    /// That of a note written on a day, about a week and a quarter.
    pub(super) fn of(day: Date, week: Week, quarter: Quarter, known: &'k Known) -> Self {
        Self {
            date: day.to_string(),
            week: week.to_string(),
            quarter: quarter.to_string(),
            day: Some(day),
            known,
        }
    }

    /// That of a template: Obsidian puts the day in, in the form that casebook reads whatever its settings.
    pub(super) fn of_template(nothing: &'k Known) -> Self {
        Self {
            date: "{{date:YYYY-MM-DD}}".to_owned(),
            week: "{{date:GGGG-[W]WW}}".to_owned(),
            quarter: "{{date:YYYY-[Q]Q}}".to_owned(),
            day: None,
            known: nothing,
        }
    }

    /// The value that a property starts with; `None` leaves it empty, which is unknown, never zero.
    pub(super) fn value(&self, field: &Field) -> Option<Value> {
        match field.form {
            Form::Date if [&DATE, &INSTALLED, &START].contains(&field) => {
                Some(Value::from(self.date.as_str()))
            }
            Form::Week => Some(Value::from(self.week.as_str())),
            Form::Quarter => Some(Value::from(self.quarter.as_str())),
            _ if field == &ROLE => Some(Value::from("decided")),
            _ if field == &PUBLISH => Some(Value::from(false)),
            _ if field == &DAYS => Some(Value::from(90)),
            _ if field == &SHIFT => Some(Value::from(0.2)),
            _ => None,
        }
    }

    /// Words of the vault that could be the value.
    pub(super) fn offers(&self, field: &Field) -> Option<String> {
        let names = if field == &DOMAINS {
            &self.known.domains
        } else if [&PATTERN, &PREVENTS].contains(&field) {
            &self.known.patterns
        } else {
            return None;
        };
        (!names.is_empty()).then(|| names[..names.len().min(OFFERED)].join(", "))
    }

    /// A good value, on or after the day of the note where it is a date.
    pub(super) fn example(&self, field: &Field) -> String {
        match (field.form, self.day) {
            (Form::Date, Some(day)) => day.saturating_add(90.days()).to_string(),
            (Form::Moment, Some(day)) => match field.example.split_once('T') {
                Some((_, time)) => format!("{day}T{time}"),
                None => field.example.to_owned(),
            },
            _ => field.example.to_owned(),
        }
    }
}
