mod notes;
mod schemas;
mod vaults;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::names::Names;
use crate::model::note::{self, Note};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const TODAY: Date = jiff::civil::date(2026, 11, 15);

/// Reads a note and gives what is worse than an info.
fn read(file: &str, text: &str) -> (Note, Vec<Diagnostic>) {
    let names = Names::new(&BTreeMap::new());
    let (note, mut findings) = note::read(&Arc::from(file), &Arc::from(text), &names, &Config::default());
    findings.retain(|finding| finding.severity != Severity::Info);
    (note, findings)
}

/// Findings as a test shows them.
fn told(findings: &[Diagnostic]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {}: {}", f.code.id(), f.file, f.message)).collect()
}

/// Every note of the sample vault, as path in it and text.
#[expect(clippy::disallowed_methods, reason = "a test may read the sample vault")]
fn sample_notes() -> Vec<(String, String)> {
    fn walk(folder: &Path, notes: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                walk(&entry, notes);
            } else if entry.extension().is_some_and(|extension| extension == "md") {
                notes.push(entry);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-vault");
    let mut notes = Vec::new();
    walk(&root, &mut notes);
    notes.sort();
    let name = |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    notes.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}
