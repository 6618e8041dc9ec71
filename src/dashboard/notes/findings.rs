//! What `check` found, by note.

use crate::diagnostic::{Located, Severity};
use crate::value::counted;
use std::collections::HashMap;

/// The findings of a vault, in the order of files and places.
#[derive(Debug, Default)]
pub struct Findings<'f> {
    all: &'f [Located],
    of_file: HashMap<&'f str, Vec<usize>>,
    /// The worst first.
    by_severity: Vec<usize>,
}

impl<'f> Findings<'f> {
    /// Those.
    pub fn new(all: &'f [Located]) -> Self {
        let mut of_file: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, finding) in all.iter().enumerate() {
            of_file.entry(&finding.file).or_default().push(at);
        }
        let mut by_severity: Vec<usize> = (0..all.len()).collect();
        by_severity.sort_by_key(|at| all[*at].severity);
        Self { all, of_file, by_severity }
    }

    /// Those of a file, in order.
    pub(super) fn of(&self, file: &str) -> impl ExactSizeIterator<Item = &Located> {
        let places = self.of_file.get(file).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|at| &self.all[*at])
    }

    /// All of them, the worst first.
    pub(super) fn by_severity(&self) -> impl ExactSizeIterator<Item = &Located> {
        self.by_severity.iter().map(|at| &self.all[*at])
    }

    /// How many there are of each severity: "1 error and 2 warnings"; empty where there are none.
    pub(super) fn counted(&self) -> String {
        let words = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Info, "remark")];
        let count = |severity| self.all.iter().filter(|finding| finding.severity == severity).count();
        let parts: Vec<String> = words
            .into_iter()
            .map(|(severity, word)| (count(severity), word))
            .filter(|(n, _)| *n > 0)
            .map(|(n, word)| counted(n, word))
            .collect();
        match parts.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [all @ .., last] => format!("{} and {last}", all.join(", ")),
        }
    }
}
