//! Vaults in memory, and tables of rows over them.

use casebook::analysis::View;
use casebook::config::Config;
use casebook::diagnostic::Diagnostic;
use casebook::model::names::Names;
use casebook::model::note::Note;
use casebook::model::vault::Vault;
use casebook::pipeline;
use casebook::source::LineIndex;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// A vault that was read, with all that was found.
pub(crate) struct Read {
    pub(crate) vault: Vault,
    pub(crate) findings: Vec<Diagnostic>,
}

/// Reads a vault from the bytes of its notes, in this order, as of a day in 2026 in Berlin. Names that do not
/// end in `.md` are files that links can lead to.
pub(crate) fn vault<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Read {
    vault_with(files, &Config::default())
}

pub(crate) fn vault_with<T: AsRef<[u8]>>(files: &[(&str, T)], config: &Config) -> Read {
    let names = Names::new(&config.names);
    let (notes, others): (Vec<_>, Vec<_>) = files.iter().partition(|(file, _)| is_note(file));
    let read = notes
        .into_iter()
        .map(|(file, bytes)| pipeline::read_note(&Arc::from(*file), bytes.as_ref().to_vec(), &names, config));
    let others = others.into_iter().map(|(file, _)| Arc::from(*file)).collect();
    let (vault, found) = pipeline::assemble(read, others, Vec::new());
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let view = View::new(&vault, config, date(2026, 11, 15), zone);
    let findings = pipeline::findings(&view, found);
    Read { vault, findings }
}

fn is_note(file: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == "md")
}

impl Read {
    pub(crate) fn note(&self, file: &str) -> &Note {
        self.vault.by_file(file).unwrap_or_else(|| panic!("{file} was not read"))
    }

    /// Each finding as `CODE file:line:column severity`.
    pub(crate) fn found(&self) -> Vec<String> {
        let mut indexes: HashMap<&str, LineIndex<'_>> = HashMap::new();
        let mut shown = Vec::with_capacity(self.findings.len());
        for finding in &self.findings {
            let place = finding.span.map_or_else(String::new, |span| {
                let file = &*finding.file;
                let index = indexes.entry(file).or_insert_with(|| LineIndex::new(&self.note(file).text));
                let at = index.position(span.start);
                format!(":{}:{}", at.line, at.column)
            });
            let (code, severity) = (finding.code.id(), finding.severity.name());
            shown.push(format!("{code} {}{place} {severity}", finding.file));
        }
        shown
    }

    /// What was read of a note: its kind, the names of its fields, and whether it is public.
    pub(crate) fn reads(&self, file: &str) -> String {
        let note = self.note(file);
        let mut reads = note.kind().map_or("note", |kind| kind.name()).to_owned();
        for reading in &note.readings.all {
            let _ = write!(reads, " {}", reading.field.name);
        }
        if note.publish {
            reads.push_str(" (public)");
        }
        reads
    }

    /// The replacement that a finding of this code offers, and whether `check --fix` applies it.
    pub(crate) fn fix(&self, code: &str) -> Option<(&str, bool)> {
        let finding = self.findings.iter().find(|finding| finding.code.id() == code)?;
        finding.fix.as_ref().map(|fix| (fix.replacement.as_str(), fix.safe))
    }
}

/// One row: a vault, what is found in it, and what is read of its first note all the same.
pub(crate) type Row<'t> = (&'t str, &'t [(&'t str, &'t str)], &'t [&'t str], &'t str);

/// A note that nothing in the others may hide.
const GOOD: (&str, &str) =
    ("Zz good.md", "---\ntype: case\ndate: 2026-03-02\n---\n\n## Root cause\n\nA full table.\n");

/// Checks every row; all that fail are told at once.
#[track_caller]
pub(crate) fn check(rows: &[Row<'_>]) {
    let mut wrong = String::new();
    for (name, files, finds, reads) in rows {
        let files: Vec<(&str, &str)> = files.iter().copied().chain([GOOD]).collect();
        let read = vault(&files);
        let (found, held) = (read.found(), read.reads(files[0].0));
        if found != *finds || held != *reads {
            let _ = writeln!(
                wrong,
                "{name}:\n  finds {found:?}, reads {held:?}\n  not   {finds:?}, reads {reads:?}"
            );
            for finding in &read.findings {
                let _ = writeln!(wrong, "      {}: {}", finding.code.id(), finding.message);
            }
        }
        assert_eq!(read.reads(GOOD.0), "case date root_cause", "{name} hides another note");
    }
    assert!(wrong.is_empty(), "{wrong}");
}
