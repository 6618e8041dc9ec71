use super::built_in::built_in;
use super::criterion::{Ladder, Subject, What};
use super::read::read;
use crate::diagnostic::{Code, Diagnostic, nearest};
use std::collections::HashMap;
use std::sync::Arc;

/// The id of the ladder that `capability.domains_at` reads.
pub const CAPABILITY: &str = "capability";

/// All ladders of a vault: the built-in ones, and its own in their place or behind them.
#[derive(Debug, Clone, Default)]
pub struct Ladders(Vec<Ladder>);

impl Ladders {
    /// The ladders of a vault, from its own files by path. A file with a finding gives no ladder, and a built-in one
    /// of its id is left out too: its levels are not the ones that the owner of the vault wants to see.
    pub fn new(files: &[(Arc<str>, Arc<str>)]) -> (Self, Vec<Diagnostic>) {
        let mut findings = Vec::new();
        let mut own: Vec<(String, Option<Ladder>)> = Vec::new();
        let mut first: HashMap<String, Arc<str>> = HashMap::new();
        for (file, text) in files {
            let (ladder, id, found) = read(file, text);
            findings.extend(found);
            let Some(id) = id else { continue };
            if let Some(first) = first.insert(id.clone(), Arc::clone(file)) {
                let message = format!("`{id}` is the id of two ladders");
                let finding = Code::LadderTwice.about(file, message).related(&first, None, "the other one");
                findings.push(finding.help("give one of them another id, or remove it"));
                own.retain(|(known, _)| *known != id);
                own.push((id, None));
                continue;
            }
            own.push((id, ladder));
        }
        let mut all = Vec::new();
        for ladder in built_in() {
            match own.iter().position(|(id, _)| *id == ladder.id) {
                Some(at) => all.extend(own.remove(at).1),
                None => all.push(ladder.clone()),
            }
        }
        all.extend(own.into_iter().filter_map(|(_, ladder)| ladder));
        let mut ladders = Self(all);
        findings.extend(ladders.check_levels());
        (ladders, findings)
    }

    /// The built-in ones alone.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: std::sync::LazyLock<Ladders> =
            std::sync::LazyLock::new(|| Ladders(built_in().to_vec()));
        &BUILT_IN
    }

    /// Every ladder, in order.
    pub fn all(&self) -> &[Ladder] {
        &self.0
    }

    /// The ladder of this id.
    pub fn get(&self, id: &str) -> Option<&Ladder> {
        self.0.iter().find(|ladder| ladder.id == id)
    }

    /// The ladder of capabilities, if it is one of domains.
    pub fn capability(&self) -> Option<&Ladder> {
        self.get(CAPABILITY).filter(|ladder| ladder.subject == Subject::Domain)
    }

    /// Levels that `capability.domains_at` names and that do not exist. Their ladders are left out.
    fn check_levels(&mut self) -> Vec<Diagnostic> {
        let levels = self.capability().map(|ladder| ladder.levels.as_slice()).unwrap_or_default();
        let known: Vec<String> = levels.iter().map(|level| level.id.clone()).collect();
        let mut findings = Vec::new();
        self.0.retain(|ladder| {
            let found = unknown_levels(ladder, &known);
            let sound = found.is_empty();
            findings.extend(found);
            sound
        });
        findings
    }
}

fn unknown_levels(ladder: &Ladder, known: &[String]) -> Vec<Diagnostic> {
    let criteria = ladder.levels.iter().flat_map(|level| &level.criteria);
    let readings = criteria.flat_map(|criterion| &criterion.tests).filter_map(|test| match &test.what {
        What::Measure(reading) => Some(reading),
        What::Count(_) => None,
    });
    let unknown = readings.filter_map(|reading| {
        let level = reading.level.as_ref().filter(|level| !known.contains(level))?;
        let message = format!("the ladder `{CAPABILITY}` has no level `{level}`");
        let finding = Code::LadderMeasure.at(&ladder.file, reading.at, message);
        Some(match nearest(level, known.iter().map(String::as_str)) {
            Some(near) => finding.help(format!("did you mean `{near}`?")),
            None if known.is_empty() => finding.help("there is no such ladder that can be used"),
            None => finding.help(format!("its levels are {}", known.join(", "))),
        })
    });
    unknown.collect()
}
