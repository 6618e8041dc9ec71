//! From bytes to a vault with its findings: one function a stage, without IO.

use crate::analysis::View;
use crate::check;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Texts};
use crate::model::links::Target;
use crate::model::names::Names;
use crate::model::note::{self, Note};
use crate::model::vault::Vault;
use crate::source::decode;
use crate::syntax::front_matter;
use std::collections::HashSet;
use std::sync::Arc;

/// A note with what was found while it was read.
pub type Read = (Note, Vec<Diagnostic>);

/// Reads one note from its bytes.
pub fn read_note(file: &Arc<str>, bytes: Vec<u8>, names: &Names, config: &Config) -> Read {
    let decoded = decode(bytes);
    let text: Arc<str> = decoded.text.into();
    let mut findings = check::decoding(file, &decoded.faults);
    findings.extend(check::text(file, &text));
    let (mut note, more) = note::read(file, &text, names, config);
    findings.extend(more);
    // A fault in the front matter makes a note private: what it says of itself can't be trusted.
    if note.publish && !decoded.faults.is_empty() {
        let body = front_matter::read(file, &text).0.body;
        note.publish = !text[..body].contains(char::REPLACEMENT_CHARACTER);
    }
    (note, findings)
}

/// Puts notes together and gathers what was found so far.
pub fn assemble(
    notes: Vec<Read>,
    files: Vec<Arc<str>>,
    mut findings: Vec<Diagnostic>,
) -> (Vault, Vec<Diagnostic>) {
    let mut read = Vec::with_capacity(notes.len());
    for (note, more) in notes {
        findings.extend(more);
        read.push(note);
    }
    (Vault::new(read, files), findings)
}

/// The notes whose links findings quote as they are written, by index.
pub fn quoted(vault: &Vault) -> Vec<usize> {
    let quotes = |target: &Target| matches!(target, Target::Missing | Target::Alias(_));
    (0..vault.notes.len()).filter(|id| vault.targets[*id].iter().any(quotes)).collect()
}

/// The notes that findings point into, by index.
pub fn pointed_into(vault: &Vault, findings: &[Diagnostic]) -> Vec<usize> {
    let files: HashSet<&str> = files(findings).map(|file| &**file).collect();
    (0..vault.notes.len()).filter(|id| files.contains(&*vault.notes[*id].file)).collect()
}

fn files(findings: &[Diagnostic]) -> impl Iterator<Item = &Arc<str>> {
    let related = findings.iter().flat_map(|d| d.related.iter().map(|related| &related.file));
    findings.iter().map(|d| &d.file).chain(related)
}

/// All findings of a vault, in the order of files and places.
pub fn findings(view: &View<'_>, so_far: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut findings = so_far;
    findings.extend(check::vault(view));
    findings.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.span, d.code);
        a.file.cmp(&b.file).then_with(|| place(a).cmp(&place(b))).then_with(|| a.message.cmp(&b.message))
    });
    findings.dedup();
    findings
}

/// The texts that findings point into.
pub fn texts(vault: &Vault, findings: &[Diagnostic]) -> Texts {
    let mut texts = Texts::new();
    for file in files(findings) {
        if let Some(note) = vault.by_file(file) {
            texts.insert(Arc::clone(file), Arc::clone(&note.text));
        }
    }
    texts
}
