use super::args::{CheckArgs, Global};
use super::open::{Session, open};
use super::outcome::Outcome;
use super::output;
use crate::diagnostic::{Diagnostic, Severity};
use crate::io::write_whole;
use crate::render::findings::{Format, summary};
use anyhow::Context;
use std::collections::BTreeMap;
use std::sync::Arc;

/// `casebook check`
pub(super) fn run(global: &Global, args: &CheckArgs) -> anyhow::Result<Outcome> {
    let mut session = open(args.vault.as_deref(), None, global)?;
    if args.fix {
        let fixed = fix(&session)?;
        if fixed > 0 && !global.quiet {
            output::say(&format!("Mended {fixed} {}.", if fixed == 1 { "place" } else { "places" }));
        }
        session = open(args.vault.as_deref(), None, global)?;
    }
    let (findings, texts) = session.findings();
    let human = matches!(args.format, Format::Human | Format::Short);
    // People asked what is wrong; what is merely worth knowing comes with -v.
    let shown: Vec<Diagnostic> = findings
        .iter()
        .filter(|finding| !human || global.verbose || finding.severity != Severity::Info)
        .cloned()
        .collect();
    output::findings(args.format, &shown, &texts);
    if human && !global.quiet {
        let hidden = findings.len() - shown.len();
        let more = if hidden > 0 && args.format == Format::Human {
            " (casebook check -v shows the notes)"
        } else {
            ""
        };
        let notes = session.vault.notes.len();
        let what = if findings.is_empty() { "nothing to mend".to_owned() } else { summary(&findings) };
        output::say(&format!("Checked {notes} {}: {what}{more}.", if notes == 1 { "note" } else { "notes" }));
    }
    let least = if args.strict { Severity::Warning } else { Severity::Error };
    let failed = findings.iter().any(|finding| finding.severity <= least);
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}

/// Applies every safe replacement; returns how many.
fn fix(session: &Session) -> anyhow::Result<usize> {
    let (findings, _) = session.findings();
    let mut by_file: BTreeMap<Arc<str>, Vec<(std::ops::Range<usize>, String)>> = BTreeMap::new();
    for finding in &findings {
        if let Some(fix) = finding.fix.as_ref().filter(|fix| fix.safe) {
            by_file
                .entry(Arc::clone(&finding.file))
                .or_default()
                .push((fix.span.range(), fix.replacement.clone()));
        }
    }
    let mut fixed = 0;
    for (file, mut fixes) in by_file {
        let Some(note) = session.vault.by_file(&file) else { continue };
        fixes.sort_by_key(|(range, _)| std::cmp::Reverse(range.start));
        let mut text = note.text.to_string();
        let mut from = usize::MAX;
        for (range, replacement) in fixes {
            // Overlapping ones wait for the next run.
            if range.end <= from {
                from = range.start;
                text.replace_range(range, &replacement);
                fixed += 1;
            }
        }
        let path = session.root.join(&*file);
        // The note may have changed since it was read, or was not UTF-8: then it is left alone.
        let current = crate::io::read_text(&path).ok().flatten();
        anyhow::ensure!(
            current.as_deref() == Some(&*note.text),
            "{file} changed while it was checked; nothing was written to it"
        );
        write_whole(&path, text.as_bytes()).with_context(|| format!("can't write {file}"))?;
    }
    Ok(fixed)
}
