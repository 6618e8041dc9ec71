//! What a scan learns once all names are known: sizes, and names that are the same on some systems.

use super::found::{Found, Scan};
use crate::diagnostic::{Code, Diagnostic};
use crate::io::names;
use crate::io::stamp::Stamp;
use rayon::prelude::*;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::ErrorKind;

enum Size {
    Fits,
    TooLarge,
    Unknown(Diagnostic),
}

/// Asks for the size of every note, once, on all threads. Sorts the notes, and drops those that can't be read.
pub(super) fn notes(scan: &mut Scan, limit: u64) {
    scan.notes.par_sort_unstable_by(|a, b| a.file.cmp(&b.file));
    let sizes: Vec<Size> = scan.notes.par_iter_mut().map(|note| measure(note, limit)).collect();
    let notes = std::mem::take(&mut scan.notes);
    scan.notes.reserve(notes.len());
    for (note, size) in notes.into_iter().zip(sizes) {
        match size {
            Size::Fits => scan.notes.push(note),
            Size::TooLarge => {
                scan.findings.push(too_large(&note, limit));
                scan.files.push(note.file.to_string());
            }
            Size::Unknown(finding) => scan.findings.push(finding),
        }
    }
}

fn measure(note: &mut Found, limit: u64) -> Size {
    match std::fs::metadata(&note.path) {
        Ok(metadata) if metadata.len() > limit => {
            note.size = metadata.len();
            Size::TooLarge
        }
        Ok(metadata) => {
            note.size = metadata.len();
            note.stamp = Stamp::of(&metadata);
            Size::Fits
        }
        Err(error) => Size::Unknown(match error.kind() {
            ErrorKind::NotFound => Code::ChangedWhileReading
                .about(&note.file, "the note went away while the vault was read")
                .help("run casebook again"),
            ErrorKind::InvalidFilename => Code::PathTooLong
                .about(&note.file, "the path is too long for this system, so the note is left out")
                .help("shorten the names of its folders"),
            _ => Code::UnreadableFile
                .about(&note.file, format!("the note can't be read: {error}"))
                .help("make it readable, or exclude it in the config"),
        }),
    }
}

fn too_large(note: &Found, limit: u64) -> Diagnostic {
    let message =
        format!("the note has {} bytes, more than the limit of {limit}; it was not read", note.size);
    Code::NoteTooLarge.about(&note.file, message).help("split it, or keep such data outside a note")
}

/// Reports notes that are one file where letter case or the encoding of accents does not count.
pub(super) fn collisions(scan: &mut Scan) {
    let mut seen: HashMap<String, &Found> = HashMap::with_capacity(scan.notes.len());
    for note in &scan.notes {
        match seen.entry(names::fold(&note.file)) {
            Entry::Vacant(vacant) => {
                vacant.insert(note);
            }
            Entry::Occupied(first) => {
                let first = first.get();
                let (a, b) = (names::shown(&first.file), names::shown(&note.file));
                let message =
                    format!("`{a}` and `{b}` differ only in letter case or the encoding of accents");
                scan.findings.push(
                    Code::NamesCollide
                        .about(&note.file, message)
                        .related(&first.file, None, "the other one")
                        .help("rename one: some systems can't hold both, and links can't tell them apart"),
                );
            }
        }
    }
}
