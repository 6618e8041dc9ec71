//! What `check` found, as a list: the worst first, on as many pages as it takes.

use super::known::Notes;
use super::page::Linked;
use super::paths::{self, MOST, turns};
use crate::diagnostic::Located;
use serde::Serialize;

/// A page of the list of findings.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingsPage {
    /// Where it stands.
    pub path: String,
    /// How many there are in all of each severity; empty where there are none.
    pub counted: String,
    /// Findings, the worst first.
    pub rows: Vec<FindingRow>,
    /// All its pages, where there are several; the one without an address is this.
    pub pages: Vec<Linked>,
}

/// A finding with the note that it is about.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FindingRow {
    /// The finding.
    #[serde(flatten)]
    pub finding: Located,
    /// Its file, with the page of the note.
    pub note: Linked,
}

impl Notes<'_> {
    /// How many pages of findings there are; one that says so where there are none.
    pub fn findings_pages(&self) -> usize {
        self.findings.by_severity().len().div_ceil(MOST).max(1)
    }

    /// One of them, from 0 on.
    pub fn findings_page(&self, at: usize) -> FindingsPage {
        let rows = self.findings.by_severity().skip(at * MOST).take(MOST);
        FindingsPage {
            path: paths::nth(paths::FINDINGS, at + 1),
            counted: self.findings.counted(),
            rows: rows.map(|finding| self.finding(finding)).collect(),
            pages: turns(paths::FINDINGS, at, self.findings_pages()),
        }
    }

    fn finding(&self, finding: &Located) -> FindingRow {
        let notes = &self.view.vault.notes;
        let id = notes.binary_search_by(|note| (*note.file).cmp(&finding.file)).ok();
        let address = id.and_then(|id| self.address(id));
        FindingRow { finding: finding.clone(), note: Linked::to(&finding.file, address) }
    }
}
