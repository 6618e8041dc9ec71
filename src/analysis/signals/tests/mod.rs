//! Each signal just below, at and over its edge, as of Wednesday 2026-06-10, and silent where it can't know.

mod evidence;
mod rhythm;
mod time;

use super::{Definition, Inputs, SIGNALS, Severity, signals};
use crate::analysis::view::View;
use crate::config::Config;
use crate::report::tests::sample::with_view;
use jiff::civil::{Date, date};

/// The day of most tests, in the middle of week 24.
pub(super) const DAY: Date = date(2026, 6, 10);

/// Notes by path.
pub(super) type Notes = Vec<(String, String)>;

/// Looks at some notes as of a day.
fn with<T>(notes: &Notes, config: &Config, day: Date, look: impl FnOnce(&View<'_>) -> T) -> T {
    let notes: Vec<(&str, &str)> = notes.iter().map(|(file, text)| (&**file, &**text)).collect();
    with_view(&notes, config, |view| look(&view.at(day)))
}

/// What a signal says of some notes as of a day, one text an item.
pub(super) fn says_on(id: &str, notes: &Notes, day: Date) -> Vec<String> {
    says_with(id, notes, &Config::default(), day)
}

/// What it says as of the usual day.
pub(super) fn says(id: &str, notes: &Notes) -> Vec<String> {
    says_on(id, notes, DAY)
}

/// The same with settings. Whatever is on has notes and a step, and whatever is silent says why.
pub(super) fn says_with(id: &str, notes: &Notes, config: &Config, day: Date) -> Vec<String> {
    with(notes, config, day, |view| {
        let look = Definition::of(id).unwrap().look(&Inputs::new(view));
        assert_eq!(look.silent.is_some(), look.found.is_empty(), "{id}: {look:?}");
        let on: Vec<_> = signals(view).into_iter().filter(|signal| signal.id == id).collect();
        for signal in &on {
            assert!(!signal.found.evidence.is_empty() && !signal.found.next_step.is_empty(), "{signal:?}");
            assert!(!signal.found.message().ends_with('.') && !signal.found.next_step.ends_with('.'));
        }
        on.iter().map(|signal| signal.found.message()).collect()
    })
}

/// Why a signal is silent.
pub(super) fn silence(id: &str, notes: &Notes) -> String {
    with(notes, &Config::default(), DAY, |view| {
        Definition::of(id).unwrap().look(&Inputs::new(view)).silent.unwrap_or_default()
    })
}

/// A note of a kind with some front matter and a body.
pub(super) fn note(file: &str, kind: &str, front: &str, body: &str) -> (String, String) {
    (file.to_owned(), format!("---\ntype: {kind}\n{front}\n---\n{body}"))
}

/// Cases of a pattern on some days.
pub(super) fn cases(pattern: &str, days: &[&str]) -> Notes {
    let case = |day: &&str| {
        note(&format!("{day} {pattern}.md"), "case", &format!("date: {day}\npattern: {pattern}"), "")
    };
    days.iter().map(case).collect()
}

#[test]
fn the_table_goes_by_weight_and_ids_are_slugs() {
    let weights: Vec<u8> = SIGNALS.iter().map(|signal| signal.weight).collect();
    assert!(weights.windows(2).all(|pair| pair[0] > pair[1]), "{weights:?}");
    for signal in SIGNALS {
        assert_eq!(signal.id, signal.name.to_lowercase().replace(' ', "-"));
    }
    let words: Vec<&str> = [90, 70, 69, 40, 39].map(|weight| Severity::of(weight).word()).to_vec();
    assert_eq!(words, ["high", "high", "medium", "medium", "low"]);
}

#[test]
fn an_empty_vault_has_no_signal_and_each_says_why() {
    with(&Vec::new(), &Config::default(), DAY, |view| {
        assert_eq!(signals(view), Vec::new());
        for signal in SIGNALS {
            assert!(
                signal.look(&Inputs::new(view)).silent.is_some_and(|why| !why.is_empty()),
                "{}",
                signal.id
            );
        }
    });
}
