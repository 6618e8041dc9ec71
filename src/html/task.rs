//! Tasks and their states, also those that Obsidian's themes know beside done and not done.

use super::writer::Attributes;

/// The names of states by their sign.
const STATES: &[(char, &str)] = &[
    (' ', "to do"),
    ('x', "done"),
    ('X', "done"),
    ('-', "cancelled"),
    ('/', "in progress"),
    ('>', "forwarded"),
    ('<', "scheduled"),
    ('!', "important"),
    ('?', "question"),
    ('*', "starred"),
    ('"', "quotation"),
    ('l', "location"),
    ('b', "bookmark"),
    ('i', "information"),
    ('S', "savings"),
    ('I', "idea"),
    ('p', "in favour"),
    ('c', "against"),
    ('f', "urgent"),
    ('k', "key"),
    ('w', "win"),
    ('u', "up"),
    ('d', "down"),
];

/// A checkbox that shows a state and can't be changed. As in Obsidian, all but a space count as checked.
pub(super) fn checkbox(sign: char) -> String {
    let name = STATES.iter().find(|(known, _)| *known == sign).map(|(_, name)| (*name).to_owned());
    let name = name.unwrap_or_else(|| format!("state {sign}"));
    let mut attributes = Attributes::of("type", "checkbox").and("aria-label", &name);
    if sign != ' ' {
        attributes = attributes.flag("checked");
    }
    format!("<input{}> ", attributes.flag("disabled").as_str())
}

/// The class of an item with a task in a state, for styles to tell states apart.
pub(super) fn class(sign: char) -> &'static str {
    match sign {
        ' ' => "task",
        'x' | 'X' => "task task-done",
        '-' => "task task-cancelled",
        '/' => "task task-in-progress",
        '>' => "task task-forwarded",
        '<' => "task task-scheduled",
        '!' => "task task-important",
        '?' => "task task-question",
        _ => "task task-other",
    }
}
