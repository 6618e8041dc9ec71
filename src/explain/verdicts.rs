//! Tables of verdicts: what leads to which, with the numbers in it.

use super::explanation::{Condition, Rows, Section};
use super::numbers::{known, number};
use crate::analysis::condition::{self, Test};

/// The tests of a verdict or stage as a section; the first that is met decides.
pub(super) fn section<T: Copy>(title: &str, tests: &[Test<T>], word: fn(T) -> &'static str) -> Section {
    let decides = tests.iter().position(Test::holds);
    let row = |(at, test): (usize, &Test<T>)| Condition {
        outcome: word(test.outcome).to_owned(),
        when: terms(test, |condition| condition.name.to_owned()),
        numbers: terms(test, |condition| known(condition.value)),
        // What is left is true only where nothing before it is.
        met: if test.conditions.is_empty() { decides == Some(at) } else { test.holds() },
        decides: decides == Some(at),
    };
    Section::new(title, Rows::Conditions(tests.iter().enumerate().map(row).collect()))
        .says("the first line that is true decides")
}

fn terms<T: Copy>(test: &Test<T>, left: impl Fn(&condition::Condition) -> String) -> String {
    let term = |condition: &condition::Condition| {
        format!("{} {} {}", left(condition), condition.is.sign(), number(condition.limit))
    };
    let terms: Vec<String> = test.conditions.iter().map(term).collect();
    if terms.is_empty() { "else".to_owned() } else { terms.join(if test.any { " or " } else { ", " }) }
}
