//! What came of a build after something was saved: for the pages that are open, and for the terminal.

use super::build::Built;
use super::open::Session;
use super::output::{self, Refused};
use crate::diagnostic::{Diagnostic, Located, Severity, Texts, locate};
use crate::render::findings::{Drawing, Format, draw, summary, visible};
use crate::serve::{Changes, Failure, Line, News, Server};
use crate::value::counted;
use std::time::Duration;

/// The most findings that are shown, on a page or in the terminal.
const SHOWN: usize = 10;
/// The most files that are named.
const NAMED: usize = 3;
/// The most attachments that a page looks for.
const ATTACHMENTS: usize = 200;
/// How wide a page shows what a terminal would.
const WIDTH: usize = 100;

/// What a page says of a portfolio that could not go out. What it would have shown is for the terminal alone.
const STOPPED: &str =
    "The portfolio was not written, for it would show what is private. The terminal says where.";

/// What was saved, and what is wrong in it.
pub(super) struct Saved<'c> {
    changes: &'c Changes,
    /// Those of its names that a person would know it by.
    names: Vec<&'c str>,
    /// The errors and warnings in it.
    findings: Vec<Diagnostic>,
    /// The texts that those of them point into that are shown.
    texts: Texts,
}

impl<'c> Saved<'c> {
    pub(super) fn new(changes: &'c Changes, session: &Session, built: &Built) -> Self {
        let all = || changes.files.iter().map(String::as_str);
        // What an editor wrote and took away again on the way to a save is nobody's file.
        let names: Vec<&str> = all().filter(|file| session.root.join(file).exists()).collect();
        let names = if names.is_empty() { all().collect() } else { names };
        let serious = built.findings.iter().filter(|finding| finding.severity != Severity::Info);
        let findings: Vec<Diagnostic> =
            serious.filter(|finding| is_among(&finding.file, changes)).cloned().collect();
        let texts = session.texts_of(first(&findings));
        Self { changes, names, findings, texts }
    }

    /// What the pages are told.
    pub(super) fn news(&self, built: &Built, server: &Server) -> News {
        let shown = first(&self.findings);
        let attachments = self.changes.files.iter().filter_map(|file| server.address_of(file));
        News {
            attachments: attachments.take(ATTACHMENTS).collect(),
            lines: locate(shown, &self.texts).into_iter().map(line).collect(),
            changed: (!self.findings.is_empty()).then(|| summary(&self.findings)),
            all: output::serious(&built.findings),
            notice: built.portfolio_stopped().then(|| STOPPED.to_owned()),
            ..News::default()
        }
    }

    /// Tells the terminal, in a line and a line for each finding.
    pub(super) fn say(&self, built: &Built, took: Duration) {
        let all = output::serious(&built.findings).map(|all| format!(" {all} in all.")).unwrap_or_default();
        output::say(&format!("{}: {} in {}.{all}", self.what(), built.wrote(), shown(took)));
        let shown = first(&self.findings);
        output::findings_to_stderr(Format::Short, shown, &self.texts);
        if self.findings.len() > shown.len() {
            output::say(&format!("and {} more", self.findings.len() - shown.len()));
        }
    }

    /// The names of what was saved, or how many there are.
    fn what(&self) -> String {
        match self.names.as_slice() {
            [] => "Looked at everything again".to_owned(),
            names if names.len() <= NAMED => visible(&names.join(", ")).into_owned(),
            names => counted(names.len(), "file"),
        }
    }
}

/// Those that are shown.
fn first(findings: &[Diagnostic]) -> &[Diagnostic] {
    &findings[..findings.len().min(SHOWN)]
}

/// Whether a file was saved, or is in a folder that was.
fn is_among(file: &str, changes: &Changes) -> bool {
    let folders = file.match_indices('/').map(|(at, _)| &file[..at]);
    folders.chain([file]).any(|path| changes.files.contains(path))
}

fn line(found: Located) -> Line {
    let place = [Some(found.file), found.line.map(|n| n.to_string()), found.column.map(|n| n.to_string())];
    let place: Vec<String> = place.into_iter().flatten().collect();
    Line {
        severity: found.severity.name(),
        code: found.code,
        place: place.join(":"),
        message: found.message,
        help: found.help,
    }
}

fn shown(took: Duration) -> String {
    if took < Duration::from_secs(1) {
        format!("{} ms", took.as_millis())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}

/// Why a build failed: in a sentence, and as the terminal shows it.
pub(super) fn failure(error: &anyhow::Error) -> Failure {
    let chain: Vec<String> = error.chain().map(ToString::to_string).collect();
    let Some(refused) = error.downcast_ref::<Refused>() else {
        return Failure { why: chain.join(": "), text: String::new() };
    };
    let mut text = String::new();
    let drawing = Drawing { color: false, width: WIDTH };
    // Writing to a string can't fail.
    let _ = draw(&mut text, Format::Human, &refused.findings, &refused.texts, drawing);
    let first = refused.findings.first().map(|finding| finding.message.clone());
    Failure { why: first.unwrap_or_else(|| chain.join(": ")), text }
}

#[cfg(test)]
mod tests {
    use super::{is_among, shown};
    use crate::serve::Changes;
    use std::time::Duration;

    #[test]
    fn a_finding_belongs_to_the_file_or_the_folder_that_was_saved() {
        let files = ["Cases/a.md", "Old"].map(str::to_owned).into();
        let changes = Changes { files, all: false };
        for (file, expected) in [
            ("Cases/a.md", true),
            ("Old/x/b.md", true),
            ("Cases/b.md", false),
            ("Older/b.md", false),
            ("", false),
        ] {
            assert_eq!(is_among(file, &changes), expected, "{file}");
        }
    }

    #[test]
    fn a_time_is_told_as_far_as_it_can_be_felt() {
        for (took, expected) in
            [(0, "0 ms"), (210, "210 ms"), (999, "999 ms"), (1000, "1.0 s"), (12_345, "12.3 s")]
        {
            assert_eq!(shown(Duration::from_millis(took)), expected);
        }
    }
}
