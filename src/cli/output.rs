//! Printing. A closed pipe is fine: whoever reads has seen enough.

use super::args::{Color, Global};
use crate::diagnostic::{Diagnostic, Severity, Texts};
use crate::render::findings::{Drawing, Format, draw, summary, visible};
use anstream::{AutoStream, ColorChoice};
use std::io::{IsTerminal, Write};

/// Applies `--color` and `--threads`.
pub(super) fn set_up(global: &Global) {
    match global.color {
        Color::Auto => {}
        Color::Always => ColorChoice::Always.write_global(),
        Color::Never => ColorChoice::Never.write_global(),
    }
    if let Some(threads) = global.threads {
        // Fails only where a pool stands already; then it is used as it is.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
}

/// Prints to standard output; ends the program quietly where nobody reads any more.
pub(super) fn print(text: &str) {
    written(anstream::stdout().lock().write_all(text.as_bytes()));
}

/// Says something beside the result, on standard error.
pub(super) fn say(text: &str) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(anstream::stderr(), "{text}");
}

/// Errors and warnings as numbers, "1 error and 2 warnings in 3 files"; `None` where there are none.
pub(super) fn serious(findings: &[Diagnostic]) -> Option<String> {
    let serious: Vec<Diagnostic> =
        findings.iter().filter(|finding| finding.severity != Severity::Info).cloned().collect();
    (!serious.is_empty()).then(|| summary(&serious))
}

fn written(result: std::io::Result<()>) {
    let flushed = result.and_then(|()| std::io::stdout().flush());
    match flushed {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => {
            say(&format!("error: can't write to standard output: {error}"));
            std::process::exit(2);
        }
    }
}

/// True where standard output takes colours.
fn colors() -> bool {
    AutoStream::choice(&std::io::stdout()) != ColorChoice::Never
}

/// The width of the terminal; 100 where there is none.
pub(super) fn width() -> usize {
    let columns = std::env::var_os("COLUMNS").and_then(|c| c.to_str()?.parse().ok());
    columns.unwrap_or(100).clamp(40, 200)
}

/// What standard output can show.
pub(super) fn drawing() -> Drawing {
    Drawing { color: colors(), width: width() }
}

/// Prints findings in a format.
pub(super) fn findings(format: Format, findings: &[Diagnostic], texts: &Texts) {
    let mut drawn = String::new();
    let drawing = drawing();
    // Writing to a string can't fail.
    let _ = draw(&mut drawn, format, findings, texts, drawing);
    print(&drawn);
}

/// Draws findings beside the result, on standard error.
pub(super) fn findings_to_stderr(format: Format, findings: &[Diagnostic], texts: &Texts) {
    let mut drawn = String::new();
    let color = AutoStream::choice(&std::io::stderr()) != ColorChoice::Never;
    // Writing to a string can't fail.
    let _ = draw(&mut drawn, format, findings, texts, Drawing { color, width: width() });
    if !drawn.is_empty() {
        say(drawn.trim_end());
    }
}

/// A failure that has findings of its own to show, such as a settings file that can't be used.
#[derive(Debug)]
pub(super) struct Refused {
    /// What is wrong.
    pub(super) findings: Vec<Diagnostic>,
    /// The texts they point into.
    pub(super) texts: Texts,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("nothing was done")
    }
}

impl std::error::Error for Refused {}

/// Says on standard error why a command could not run.
pub(super) fn failure(error: &anyhow::Error) {
    if let Some(refused) = error.downcast_ref::<Refused>() {
        findings_to_stderr(Format::Human, &refused.findings, &refused.texts);
    }
    let style = anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into()));
    let why: Vec<String> = error.chain().map(ToString::to_string).collect();
    let why: Vec<String> = why.join(": ").lines().map(|line| visible(line).into_owned()).collect();
    say(&format!("{style}error:{style:#} {}", why.join("\n")));
}

/// True where progress can be shown.
pub(super) fn shows_progress(global: &Global) -> bool {
    !global.quiet && std::io::stderr().is_terminal()
}
