//! A note as bytes, so that it need not be read anew as long as its file stays as it is.

use super::common::COMMON;
use super::field::Field;
use super::kind::{Kind, Record};
use super::note::Note;
use super::readings::{Reading, Readings, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

/// A note without its path and text, with what was found while it was read. Its facts follow from its readings.
#[derive(Serialize)]
struct Stored<'n> {
    kind: Option<Kind>,
    note: &'n Note,
    readings: Vec<(&'static str, &'n Value, Span)>,
    refused: &'n [&'static str],
    findings: &'n [Diagnostic],
}

/// The same, on its way back.
#[derive(Deserialize)]
struct Returned<'b> {
    kind: Option<Kind>,
    note: Note,
    #[serde(borrow)]
    readings: Vec<(&'b str, Value, Span)>,
    #[serde(borrow)]
    refused: Vec<&'b str>,
    findings: Vec<Diagnostic>,
}

/// A note and its findings as bytes. Nothing where that can't be: then it has to be read anew.
pub fn to_bytes(note: &Note, findings: &[Diagnostic]) -> Option<Vec<u8>> {
    let readings =
        note.readings.all.iter().map(|given| (given.field.name, &given.value, given.span)).collect();
    let refused = &note.readings.refused;
    postcard::to_stdvec(&Stored { kind: note.kind(), note, readings, refused, findings }).ok()
}

/// The note at a path, from what [`to_bytes`] made of it, without its text. Nothing where the bytes are not such.
pub fn from_bytes(file: &Arc<str>, bytes: &[u8]) -> Option<(Note, Vec<Diagnostic>)> {
    let (returned, rest) = postcard::take_from_bytes::<Returned<'_>>(bytes).ok()?;
    let Returned { kind, mut note, readings, refused, mut findings } = returned;
    if !rest.is_empty() {
        return None;
    }
    let reading = |(name, value, span)| Some(Reading { field: FIELDS.get(name)?, value, span });
    note.readings = Readings {
        all: readings.into_iter().map(reading).collect::<Option<_>>()?,
        refused: refused.into_iter().map(|name| Some(FIELDS.get(name)?.name)).collect::<Option<_>>()?,
    };
    note.record = kind.map(|kind| Record::from(kind, &note.readings));
    note.file = Arc::clone(file);
    for finding in findings.iter_mut().filter(|finding| finding.file == *file) {
        finding.file = Arc::clone(file);
    }
    Some((note, findings))
}

/// Every field by its name: a name has one meaning across all kinds.
static FIELDS: LazyLock<HashMap<&str, &'static Field>> = LazyLock::new(|| {
    let of_kinds = Kind::ALL.iter().flat_map(|kind| kind.def().fields);
    COMMON.iter().chain(of_kinds).map(|field| (field.name, *field)).collect()
});
