use super::args::{BuildArgs, Global};
use super::open::{Session, open};
use super::outcome::Outcome;
use super::output;
use super::portfolio;
use super::templates;
use super::way::way;
use crate::diagnostic::{Diagnostic, Severity, Texts};
use crate::io::{Output, Written};
use crate::model::kind::Kind;
use crate::model::note::Note;
use crate::pipeline::{self, AboutNotes};
use crate::public::why_private;
use crate::render::findings::Format;
use crate::render::{calendar, markdown};
use crate::report::Reports;
use crate::report::calendar::calendar as events;
use crate::value::counted;

/// The folder of the dashboard.
const DASHBOARD: &str = "dashboard";
/// The events, for a calendar to import.
const CALENDAR: &str = "calendar.ics";

/// `casebook build`
pub(super) fn run(global: &Global, args: &BuildArgs) -> anyhow::Result<Outcome> {
    let mut session = open(args.vault.as_deref(), args.out.as_deref(), global)?;
    let (findings, texts) = session.findings();
    let overrides = templates::overrides(&session.root)?;
    // Everything is rendered before anything is written: a template that fails leaves the old reports.
    let refused = |error| templates::refused(&error, &overrides);
    let mut files = markdown::Files::new(&overrides, &session.config).map_err(refused)?;
    let view = session.view();
    let reports = Reports::of(&view);
    reports.give(&mut files).map_err(refused)?;
    let mut files = files.into_files();
    files.extend(calendar::calendar(&events(&view)).map(|text| (CALENDAR.to_owned(), text)));
    let mut files: Vec<(String, Vec<u8>)> =
        files.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    let mut pages = pipeline::dashboard(&view, &reports, &overrides).map_err(refused)?;
    let way = way(&session.out.join(DASHBOARD), &session.root);
    let about = AboutNotes { findings: &findings, texts: &texts, way: way.as_deref(), overrides: &overrides };
    pages.extend(pipeline::note_pages(&view, &reports, about).map_err(refused)?);
    files.extend(pages.into_iter().map(|(path, bytes)| (format!("{DASHBOARD}/{path}"), bytes)));
    let mut output = session.output()?;
    let mut written = output.write_part(portfolio::REST, files)?;
    output::findings_to_stderr(Format::Human, &written.kept, &texts);
    let published = publish(&session, &overrides, &mut output, &mut written)?;
    if !global.quiet {
        output::say(&read_what(&session));
        told(&findings, &texts);
        output::say(&wrote_what(&session, &written));
    }
    if published == Outcome::Findings {
        return Ok(published);
    }
    let failed = args.strict && findings.iter().any(|finding| finding.severity <= Severity::Warning);
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}

/// Writes the portfolio too, where there is one or was one. What stops it stops nothing else.
fn publish(
    session: &Session,
    overrides: &[(String, String)],
    output: &mut Output,
    written: &mut Written,
) -> anyhow::Result<Outcome> {
    let is_public = |note: &Note| why_private(note, &session.config).is_none();
    if !session.vault.notes.iter().any(is_public) && !output.holds(portfolio::PART) {
        return Ok(Outcome::Fine);
    }
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
fn read_what(session: &Session) -> String {
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

/// The errors, shortly; the rest as a number.
fn told(findings: &[Diagnostic], texts: &crate::diagnostic::Texts) {
    const SHOWN: usize = 10;
    let errors: Vec<Diagnostic> =
        findings.iter().filter(|f| f.severity == Severity::Error).cloned().collect();
    output::findings_to_stderr(Format::Short, &errors[..errors.len().min(SHOWN)], texts);
    if let Some(serious) = output::serious(findings) {
        output::say(&format!("Found {serious}; casebook check tells them all."));
    }
}

fn wrote_what(session: &Session, written: &Written) -> String {
    let files = |n: usize| counted(n, "file");
    let mut parts = Vec::new();
    if written.written > 0 {
        parts.push(format!("wrote {}", files(written.written)));
    }
    if written.deleted > 0 {
        parts.push(format!("removed {}", files(written.deleted)));
    }
    if parts.is_empty() {
        parts.push("nothing changed".to_owned());
    }
    let what = parts.join(", ");
    let first = session.out.join("reports").join("digest.md");
    format!("In {}: {what}. Start with {}.", session.out.display(), first.display())
}
