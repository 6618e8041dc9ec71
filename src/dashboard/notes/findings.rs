//! What `check` found, by note.

use crate::diagnostic::{Located, Severity};
use std::collections::HashMap;

/// The findings of a vault, in the order of files and places.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Located>,
    of_file: HashMap<String, Vec<usize>>,
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    /// What was left out of the figures.
    pub errors: usize,
    /// What is probably not meant.
    pub warnings: usize,
    /// What is worth knowing.
    pub infos: usize,
}

impl Findings {
    /// Those.
    pub fn new(all: Vec<Located>) -> Self {
        let mut of_file: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, finding) in all.iter().enumerate() {
            match of_file.get_mut(&finding.file) {
                Some(places) => places.push(at),
                None => {
                    of_file.insert(finding.file.clone(), vec![at]);
                }
            }
        }
        Self { all, of_file }
    }

    /// Those of a file, in order.
    pub(super) fn of(&self, file: &str) -> impl ExactSizeIterator<Item = &Located> {
        let places = self.of_file.get(file).map(Vec::as_slice).unwrap_or_default();
        places.iter().map(|at| &self.all[*at])
    }

    /// All of them, the worst first.
    pub(super) fn by_severity(&self) -> Vec<&Located> {
        let mut all: Vec<&Located> = self.all.iter().collect();
        all.sort_by_key(|finding| finding.severity);
        all
    }

    /// How many there are.
    pub(super) fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for finding in &self.all {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Info => counts.infos += 1,
            }
        }
        counts
    }
}
