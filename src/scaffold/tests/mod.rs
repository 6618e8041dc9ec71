mod notes;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::names::Names;
use crate::model::note::{self, Note};
use jiff::civil::Date;
use std::collections::BTreeMap;
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
