use super::lines::Lines;
use super::visible::visible;
use crate::diagnostic::Diagnostic;

/// What to do about a finding, in sentences that are safe to show: its help, and the replacement where one is
/// known.
pub(super) fn advice(diagnostic: &Diagnostic, lines: &mut Lines<'_>) -> Vec<String> {
    let help = diagnostic.help.as_deref().map(|help| visible(help).into_owned());
    help.into_iter().chain(replacement(diagnostic, lines)).collect()
}

/// The longest piece of a text that a sentence quotes.
const LONGEST_QUOTE: usize = 60;

fn replacement(diagnostic: &Diagnostic, lines: &mut Lines<'_>) -> Option<String> {
    let fix = diagnostic.fix.as_ref()?;
    let line = lines.of(diagnostic).map(|placed| placed.start().line);
    let placed = lines.place(&diagnostic.file, Some(fix.span));
    let old = placed.map_or("", |placed| placed.span.of(placed.text));
    let place = match placed.map(|placed| placed.start()) {
        Some(at) if line != Some(at.line) => format!(" on line {}", at.line),
        Some(at) if old.is_empty() && diagnostic.span != Some(fix.span) => {
            format!(" at column {}", at.column)
        }
        _ => String::new(),
    };
    let new = visible(&fix.replacement);
    Some(match (old.is_empty(), new.is_empty()) {
        (_, true) => format!("remove {}{place}", quote(old)),
        (true, _) => format!("insert `{new}`{place}"),
        _ if diagnostic.span == Some(fix.span) => format!("replace with `{new}`"),
        _ => format!("replace {} with `{new}`{place}", quote(old)),
    })
}

fn quote(text: &str) -> String {
    match text.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("`{}…`", visible(&text[..end])),
        None => format!("`{}`", visible(text)),
    }
}
