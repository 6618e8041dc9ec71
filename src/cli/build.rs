use super::args::{BuildArgs, Global};
use super::dashboard;
use super::memory::{Last, Memory};
use super::open::{Looked, Session, look_and_load, open_found, open_output, place};
use super::outcome::Outcome;
use super::output;
use super::portfolio;
use super::reader::Kept;
use super::templates;
use super::unchanged;
use crate::analysis::View;
use crate::diagnostic::{Diagnostic, Severity, Texts, locate};
use crate::io::{self, Content, Output, Written};
use crate::model::kind::Kind;
use crate::model::note::Note;
use crate::pipeline;
use crate::public::why_private;
use crate::render::findings::Format;
use crate::render::{calendar, markdown};
use crate::report::calendar::calendar as events;
use crate::report::{self, Reports, SubPage, Taker, data_file};
use crate::value::counted;
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

/// The events, for a calendar to import.
const CALENDAR: &str = "calendar.ics";

/// What a build found and did.
pub(super) struct Built {
    /// What was found in the notes.
    pub(super) findings: Vec<Diagnostic>,
    /// What was written, the portfolio included.
    written: Written,
    /// Whether a portfolio that there should be could go out.
    published: Outcome,
    /// Whether all texts that it needed were to be had.
    is_whole: bool,
}

impl Built {
    /// Whether a portfolio stayed at home because it would show what is private.
    pub(super) fn portfolio_stopped(&self) -> bool {
        self.published == Outcome::Findings
    }

    /// "wrote 3 files, removed 1 file".
    pub(super) fn wrote(&self) -> String {
        let Written { written, deleted, .. } = self.written;
        let parts = [("wrote", written), ("removed", deleted)];
        let done = parts.into_iter().filter(|(_, n)| *n > 0);
        let done: Vec<String> = done.map(|(what, n)| format!("{what} {}", counted(n, "file"))).collect();
        if done.is_empty() { "nothing changed".to_owned() } else { done.join(", ") }
    }
}

/// `casebook build`
pub(super) fn run(global: &Global, args: &BuildArgs) -> anyhow::Result<Outcome> {
    let place = place(args.vault.as_deref(), args.out.as_deref(), global)?;
    let (looked, mut memory) = look_and_load(place)?;
    let overrides = templates::overrides(&looked.place.root, &looked.place.config)?;
    let of = unchanged::fingerprint(&looked, &overrides);
    if let Some(last) = memory.last.as_ref().filter(|last| last.of == of)
        && is_as_it_was(&looked, &memory)?
    {
        return Ok(said_again(global, args, &looked, last));
    }
    let mut session = open_found(looked, Kept::Findings, Some(&memory), global);
    let built = once(&mut session, &overrides, &mut memory, &mut Vec::new())?;
    let read = read_what(&session);
    let serious = output::serious(&built.findings);
    let errors = errors(&built.findings);
    if can_be_said_again(&session, &built) {
        memory.last = Some(Last { of, read: read.clone(), errors: errors.clone(), serious: serious.clone() });
    }
    memory.store();
    if !global.quiet {
        told(&read, &errors, &session.texts_of(&errors), serious.as_deref());
        output::say(&wrote_what(&session.out, &built.wrote()));
    }
    if built.portfolio_stopped() {
        return Ok(Outcome::Findings);
    }
    Ok(outcome(args, serious.is_some()))
}

/// Whether a build after which nothing has changed can say what this one said. What may be published is always looked at,
/// and so is what is told of an edited report; and what lacked a text has to be made anew.
fn can_be_said_again(session: &Session, built: &Built) -> bool {
    let is_public = session.vault.notes.iter().any(|note| note.publish);
    !is_public && built.is_whole && built.written.kept.is_empty()
}

/// With `--strict` errors and warnings are a failure.
fn outcome(args: &BuildArgs, serious: bool) -> Outcome {
    if args.strict && serious { Outcome::Findings } else { Outcome::Fine }
}

/// Whether all notes, and all files that were built, are as the last build left them.
fn is_as_it_was(looked: &Looked, memory: &Memory) -> anyhow::Result<bool> {
    if looked.scan.notes.iter().any(|note| memory.as_it_was(note).is_none()) {
        return Ok(false);
    }
    let mut output = open_output(&looked.place.out, &looked.place.root)?;
    output.remember(memory.seen.clone());
    Ok(output.is_untouched())
}

/// Says what the last build said, after which nothing has changed.
fn said_again(global: &Global, args: &BuildArgs, looked: &Looked, last: &Last) -> Outcome {
    if !global.quiet {
        let root = &looked.place.root;
        let text = |file: &Arc<str>| {
            let bytes = io::read_bytes(&root.join(&**file), looked.place.config.size_limit.0).ok()?;
            Some((Arc::clone(file), pipeline::text(bytes)))
        };
        let texts: Texts = last.errors.iter().filter_map(|error| text(&error.file)).collect();
        told(&last.read, &last.errors, &texts, last.serious.as_deref());
        output::say(&wrote_what(&looked.place.out, "nothing changed"));
    }
    outcome(args, last.serious.is_some())
}

/// Builds everything once from a vault that was opened, with these templates, and writes what has changed. What `memory` has of an earlier
/// build is not made anew; it is brought up to date. Of reports that a person edited, those in `edited` were told already;
/// afterwards it holds all of them.
pub(super) fn once(
    session: &mut Session,
    overrides: &[(String, String)],
    memory: &mut Memory,
    edited: &mut Vec<Diagnostic>,
) -> anyhow::Result<Built> {
    let (findings, texts) = session.findings();
    let found = locate(&findings, &texts);
    drop(texts);
    session.keep_for_dashboard();
    let view = session.view();
    let (reports, output) = rayon::join(|| Reports::of(&view), || session.output());
    let mut output = output?;
    output.remember(memory.seen.clone());
    let source = dashboard::Source { session, reports: &reports, found: &found, overrides };
    // Everything is rendered before anything is written: a template that fails leaves the old reports.
    let (files, staged) = rayon::join(
        || reports_of(&view, &reports, &output, overrides),
        || dashboard::stage(&source, &output, memory.pages()),
    );
    let (mut files, staged) = (files?, staged?);
    files.extend(staged.files);
    let mut written = output.write_part(portfolio::REST, files)?;
    let told = std::mem::replace(edited, written.kept.clone());
    let new: Vec<Diagnostic> = written.kept.iter().filter(|kept| !told.contains(kept)).cloned().collect();
    output::findings_to_stderr(Format::Human, &new, &Texts::new());
    let published = publish(session, overrides, &mut output, &mut written)?;
    // What was made without a text that it should have is made anew the next time, whatever stands for that text.
    let keys = staged.keys.filter(|_| session.has_texts);
    let is_whole = keys.is_some();
    memory.renew(Arc::clone(&session.notes), keys.unwrap_or_default(), output.seen());
    Ok(Built { findings, written, published, is_whole })
}

/// The files of the reports, and the calendar.
fn reports_of(
    view: &View<'_>,
    reports: &Reports,
    output: &Output,
    overrides: &[(String, String)],
) -> anyhow::Result<Vec<(String, Content)>> {
    let pages = markdown::Pages::new(overrides, view.config);
    let pages = pages.map_err(|error| templates::refused(&error, overrides))?;
    let mut staging = Staging { pages, data: Vec::new(), output, overrides };
    reports.give(&mut staging)?;
    let mut texts = staging.pages.into_files();
    texts.extend(calendar::calendar(&events(view)).map(|text| (CALENDAR.to_owned(), text)));
    let texts = texts.into_iter().map(|(path, text)| (path, text.into_bytes().into()));
    Ok(staging.data.into_iter().chain(texts).collect())
}

/// Takes reports: makes their pages, and writes their data under temporary names, for that may be large.
struct Staging<'b> {
    pages: markdown::Pages,
    data: Vec<(String, Content)>,
    output: &'b Output,
    overrides: &'b [(String, String)],
}

impl Taker for Staging<'_> {
    type Error = anyhow::Error;

    fn take(&mut self, name: &'static str, pages: &[SubPage], data: &impl Serialize) -> anyhow::Result<()> {
        let taken = self.pages.take(name, pages, data);
        taken.map_err(|error| templates::refused(&error, self.overrides))?;
        let file = data_file(name);
        let content = self.output.stage_with(&file, |to| report::write(data, to))?;
        self.data.push((file, content));
        Ok(())
    }
}

/// Writes the portfolio too, where there is one or was one. What stops it stops nothing else.
fn publish(
    session: &mut Session,
    overrides: &[(String, String)],
    output: &mut Output,
    written: &mut Written,
) -> anyhow::Result<Outcome> {
    let is_public = |note: &Note| why_private(note, &session.config).is_none();
    if !session.vault.notes.iter().any(is_public) && !output.holds(portfolio::PART) {
        return Ok(Outcome::Fine);
    }
    session.read_all_again()?;
    let staged = portfolio::stage(session, overrides)?;
    output::findings_to_stderr(Format::Short, &staged.told, &Texts::new());
    if portfolio::stopped(session, &staged)? {
        // What only waits for its approval is told, and is no fault of the reports.
        return Ok(if staged.hits.is_empty() { Outcome::Fine } else { Outcome::Findings });
    }
    let put = portfolio::put(output, staged.portfolio)?;
    written.written += put.written;
    written.deleted += put.deleted;
    Ok(Outcome::Fine)
}

/// "Read 75 notes: 17 cases, 9 ledger entries, ...".
pub(super) fn read_what(session: &Session) -> String {
    let notes = &session.vault.notes;
    let of = |kind: Option<Kind>| notes.iter().filter(|note| note.kind() == kind).count();
    let mut parts: Vec<String> = Vec::new();
    for kind in Kind::ALL {
        let n = of(Some(*kind));
        if n > 0 {
            parts.push(kind.def().count(n));
        }
    }
    let ordinary = of(None);
    if ordinary > 0 {
        parts.push(format!("{ordinary} ordinary"));
    }
    let view = session.view();
    let future = notes.iter().filter(|note| view.is_future(note)).count();
    let left_out = match future {
        0 => String::new(),
        1 => format!("; 1 starts after {} and is left out", session.as_of),
        n => format!("; {n} start after {} and are left out", session.as_of),
    };
    let total = counted(notes.len(), "note");
    let what = if parts.is_empty() { String::new() } else { format!(" ({})", parts.join(", ")) };
    format!("Read {total}{what} as of {}{left_out}.", session.as_of)
}

/// The errors that are shown.
pub(super) fn errors(findings: &[Diagnostic]) -> Vec<Diagnostic> {
    const SHOWN: usize = 10;
    findings.iter().filter(|f| f.severity == Severity::Error).take(SHOWN).cloned().collect()
}

/// What was read, the errors in it shortly, the rest as a number.
pub(super) fn told(read: &str, errors: &[Diagnostic], texts: &Texts, serious: Option<&str>) {
    output::say(read);
    output::findings_to_stderr(Format::Short, errors, texts);
    if let Some(serious) = serious {
        output::say(&format!("Found {serious}; casebook check tells them all."));
    }
}

fn wrote_what(out: &Path, wrote: &str) -> String {
    let first = out.join("reports").join("digest.md");
    format!("In {}: {wrote}. Start with {}.", out.display(), first.display())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "tests write folders of their own")]

    use super::super::args::{Cli, Global};
    use super::*;
    use clap::Parser;
    use std::fs;
    use tempfile::TempDir;

    #[test]
    fn a_build_that_lacked_a_text_is_not_said_again() {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("casebook.toml"), "[dashboard]\nnotes = \"all\"\n").unwrap();
        let write = |text: &str| fs::write(folder.path().join("Note.md"), text).unwrap();
        let global: Global = Cli::parse_from(["casebook", "--as-of", "2026-03-01", "check"]).global;
        let build = |meanwhile: &str| {
            write("The first words.\n");
            let place = place(Some(folder.path()), None, &global).unwrap();
            let (looked, mut memory) = look_and_load(place).unwrap();
            let mut session = open_found(looked, Kept::Findings, Some(&memory), &global);
            write(meanwhile);
            let built = once(&mut session, &[], &mut memory, &mut Vec::new()).unwrap();
            can_be_said_again(&session, &built)
        };
        assert!(build("The first words.\n"));
        assert!(!build("Other words, which came while the vault was read.\n"));
    }
}
