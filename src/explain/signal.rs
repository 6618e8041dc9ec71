//! A signal: whether it is on, for what, what it looked at, and why it is silent where it is.

use super::explanation::{Explanation, Input, NoteRow, Rows, Section};
use super::head::head;
use super::numbers::{count, number};
use super::refs::{as_of, row, setting};
use super::rule::signal_rule;
use crate::analysis::inputs::Inputs;
use crate::analysis::signals::{Definition, Found, Look};
use crate::analysis::view::View;

/// Explains the signal of that id.
pub(super) fn signal(view: &View<'_>, id: &str) -> Explanation {
    let Some(definition) = Definition::of(id) else { return head(view, None) };
    let look = definition.look(&Inputs::new(view));
    let (page, _) = definition.page;
    let mut settings = Section::inputs(inputs(view, definition, &look));
    if !(definition.limits)(&view.config.signals).is_empty() {
        settings = settings.says("limits can be changed under `[signals]` in casebook.toml");
    }
    let mut sections = vec![settings];
    if look.found.len() > 1 {
        sections.push(Section::inputs(look.found.iter().map(item).collect()).titled("On for"));
    }
    sections.push(Section::counted(rows(view, &look)).titled("Notes looked at"));
    if !look.found.is_empty() {
        sections.push(Section::new("Next steps", Rows::Next(look.found.iter().flat_map(steps).collect())));
    }
    Explanation {
        what: "signal".to_owned(),
        title: definition.id.to_owned(),
        answer: answer(&look),
        rules: vec![signal_rule(definition.name)],
        sections,
        see: vec!["casebook show digest".to_owned(), format!("casebook show {page}")],
        ..head(view, None)
    }
}

fn answer(look: &Look) -> String {
    match (look.found.as_slice(), &look.silent) {
        ([], Some(why)) => format!("silent: {why}"),
        ([], None) => "silent".to_owned(),
        ([one], _) => format!("on: {}", one.message()),
        (several, _) => format!("on for {}", count(several.len(), "item")),
    }
}

/// The settings with their values, and the numbers that were looked at.
fn inputs(view: &View<'_>, definition: &Definition, look: &Look) -> Vec<Input> {
    let limits = (definition.limits)(&view.config.signals).into_iter().map(|(key, value)| {
        let value = Some(number(value));
        if view.config.places.get(&["signals", key]).is_some() {
            setting(key, value)
        } else {
            Input::new(key, value).why("the default")
        }
    });
    let weight = format!("{} of 100, {}", definition.weight, definition.severity().word());
    let seen = look.inputs.iter().map(|(name, value)| Input::new(name, Some(value.clone())));
    [as_of(view), Input::new("weight", Some(weight))].into_iter().chain(limits).chain(seen).collect()
}

fn item(found: &Found) -> Input {
    Input::new(found.item.name().unwrap_or("the work"), Some(found.says.clone()))
}

fn rows(view: &View<'_>, look: &Look) -> Vec<NoteRow> {
    look.notes.iter().map(|(id, gives)| row(view, *id).value(gives.clone())).collect()
}

fn steps(found: &Found) -> Vec<String> {
    let about = found.item.name().map(|name| format!("{name}: ")).unwrap_or_default();
    let command = found.command.as_ref().map(|command| format!(" (`{command}`)")).unwrap_or_default();
    vec![format!("{about}{}{command}", found.next_step)]
}
