//! The dashboard, from the vault to the files that are ready to be put in place.

use super::memory::PageKeys;
use super::open::Session;
use super::templates;
use super::way::way;
use crate::diagnostic::Located;
use crate::io::{Content, Output};
use crate::pipeline::{self, AboutNotes, NoteSite};
use crate::report::Reports;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// The folder of the dashboard in the output folder.
pub(super) const FOLDER: &str = "dashboard";

/// What the dashboard is made of.
pub(super) struct Source<'a> {
    pub(super) session: &'a Session,
    pub(super) reports: &'a Reports,
    pub(super) found: &'a [Located],
    pub(super) overrides: &'a [(String, String)],
}

/// The files of a dashboard, and what those of them were made of that can stay as they are.
pub(super) struct Staged {
    pub(super) files: Vec<(String, Content)>,
    /// None where a page is not what its key says.
    pub(super) keys: Option<PageKeys>,
}

/// Makes the dashboard; of the pages of notes only those that were made of something else the last time, which `known`
/// tells. Nothing is put in place.
pub(super) fn stage(source: &Source<'_>, output: &Output, known: &PageKeys) -> anyhow::Result<Staged> {
    let Source { session, reports, overrides, .. } = source;
    let (overview, notes) = rayon::join(
        || pipeline::dashboard(&session.view(), reports, overrides),
        || stage_notes(source, output, known),
    );
    let mut staged = notes?;
    let overview = overview.map_err(|error| templates::refused(&error, overrides))?;
    staged.files.extend(overview.into_iter().map(named));
    Ok(staged)
}

/// The pages of notes, and what leads to them.
fn stage_notes(source: &Source<'_>, output: &Output, known: &PageKeys) -> anyhow::Result<Staged> {
    let Source { session, reports, found, overrides } = source;
    let refused = |error| templates::refused(&error, overrides);
    let view = session.view();
    let way = way(&session.out.join(FOLDER), &session.root);
    let lost = AtomicBool::new(false);
    let text = |id: usize| {
        let text = session.text(id);
        lost.fetch_or(text.is_none(), Ordering::Relaxed);
        text
    };
    let hash = |id: usize| {
        let note = &session.vault.notes[id];
        session.notes.get(&note.file).map(|known| known.hash).unwrap_or_default()
    };
    let excerpts = session.shows_excerpts();
    let about = AboutNotes { found, way: way.as_deref(), overrides, excerpts, text: &text, hash: &hash };
    let site = NoteSite::new(&view, reports, about).map_err(refused)?;
    let one = |at: usize| {
        let Some(planned) = site.plan(at) else { return Ok(None) };
        let name = format!("{FOLDER}/{}", planned.path);
        let made_of = *planned.made_of.as_bytes();
        let content = match output.untouched(&name) {
            Some(seen) if known.get(&name) == Some(&made_of) => Content::Same(seen),
            _ => output.stage(&name, &site.make(planned).map_err(refused)?)?,
        };
        Ok(Some((name, content, made_of)))
    };
    let pages: Vec<Option<(String, Content, [u8; 32])>> =
        (0..site.len()).into_par_iter().map(one).collect::<anyhow::Result<_>>()?;
    let mut files: Vec<(String, Content)> = Vec::with_capacity(pages.len());
    let mut keys = PageKeys::with_capacity(pages.len());
    for (name, content, made_of) in pages.into_iter().flatten() {
        keys.insert(name.clone(), made_of);
        files.push((name, content));
    }
    files.extend(site.rest().map_err(refused)?.into_iter().map(named));
    // The text of a note that changed under the reader's hands was not to be had.
    let keys = (!lost.load(Ordering::Relaxed)).then_some(keys);
    Ok(Staged { files, keys })
}

/// A file of the dashboard by its name in the output folder.
fn named((path, bytes): (String, Vec<u8>)) -> (String, Content) {
    (format!("{FOLDER}/{path}"), bytes.into())
}
