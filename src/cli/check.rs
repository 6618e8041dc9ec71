use super::args::{CheckArgs, Global};
use super::open::{Session, open, open_at, place};
use super::outcome::Outcome;
use super::output;
use super::reader::Kept;
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::io::write_whole;
use crate::model::names::Names;
use crate::model::note::Note;
use crate::pipeline;
use crate::render::findings::{Format, summary, visible};
use crate::value::counted;
use anyhow::Context;

/// `casebook check`
pub(super) fn run(global: &Global, args: &CheckArgs) -> anyhow::Result<Outcome> {
    if args.fix {
        let session = open(args.vault.as_deref(), None, global)?;
        let fixed = fix(&session, global)?;
        if fixed > 0 && !global.quiet {
            output::say(&format!("Mended {fixed} {}.", if fixed == 1 { "place" } else { "places" }));
        }
    }
    let mut session = open_at(place(args.vault.as_deref(), None, global)?, Kept::Findings, None, global)?;
    let (findings, texts) = session.findings();
    let human = matches!(args.format, Format::Human | Format::Short);
    let what = if findings.is_empty() { "nothing to mend".to_owned() } else { summary(&findings) };
    let least = if args.strict { Severity::Warning } else { Severity::Error };
    let failed = findings.iter().any(|finding| finding.severity <= least);
    // People asked what is wrong; what is merely worth knowing comes with -v.
    let (shown, hidden): (Vec<Diagnostic>, Vec<Diagnostic>) = findings
        .into_iter()
        .partition(|finding| !human || global.verbose || finding.severity != Severity::Info);
    output::findings(args.format, &shown, &texts);
    if human && !global.quiet {
        let more = if !hidden.is_empty() && args.format == Format::Human {
            " (casebook check -v shows the notes)"
        } else {
            ""
        };
        let notes = session.vault.notes.len();
        output::say(&format!("Checked {}: {what}{more}.", counted(notes, "note")));
    }
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}

/// Applies every safe replacement; returns how many.
fn fix(session: &Session, global: &Global) -> anyhow::Result<usize> {
    let names = Names::new(&session.config.names);
    let mut fixed = 0;
    for note in &session.vault.notes {
        let read =
            |text: &str| pipeline::read_note(&note.file, text.as_bytes().to_vec(), &names, &session.config);
        let Some((text, places)) = mended(&note.text, &|text| read(text).1) else { continue };
        let why_not = if !note.publish && read(&text).0.publish {
            Some("that would publish it; look at it yourself")
        } else {
            unwritable(session, note)
        };
        if let Some(why) = why_not {
            if !global.quiet {
                output::say(&format!("{} was not mended: {why}.", visible(&note.file)));
            }
            continue;
        }
        write_whole(&session.root.join(&*note.file), text.as_bytes())
            .with_context(|| format!("can't write {}", note.file))?;
        fixed += places;
    }
    Ok(fixed)
}

/// Why a note can't be written back.
fn unwritable(session: &Session, note: &Note) -> Option<&'static str> {
    let path = session.root.join(&*note.file);
    if path.is_symlink() {
        return Some("it is a symbolic link");
    }
    let current = crate::io::read_text(&path).ok().flatten();
    (current.as_deref() != Some(&*note.text)).then_some("it is not UTF-8, or has changed since it was read")
}

/// So often a note is mended anew: one replacement can show the next, or lie over it.
const ROUNDS: usize = 1000;

/// A text with every safe replacement, and how many there were; `None` where there was none.
fn mended(text: &str, read: &dyn Fn(&str) -> Vec<Diagnostic>) -> Option<(String, usize)> {
    let mut text = text.to_owned();
    let mut places = 0;
    for _ in 0..ROUNDS {
        let mut fixes: Vec<Fix> =
            read(&text).into_iter().filter_map(|finding| finding.fix).filter(|fix| fix.safe).collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span));
        let (before, mut from) = (places, u32::MAX);
        for fix in fixes {
            if fix.span.end <= from && fix.span.of(&text) != fix.replacement {
                from = fix.span.start;
                text.replace_range(fix.span.range(), &fix.replacement);
                places += 1;
            }
        }
        if places == before {
            break;
        }
    }
    (places > 0).then_some((text, places))
}
