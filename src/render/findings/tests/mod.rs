mod machines;
mod people;

use super::{Drawing, Format, draw};
use crate::diagnostic::{Code, Diagnostic, Texts};
use crate::source::Span;
use std::sync::Arc;

/// The findings of these tests are about this file.
fn note() -> Arc<str> {
    "Cases/a.md".into()
}

fn texts(pairs: &[(&str, &str)]) -> Texts {
    pairs.iter().map(|(file, text)| (Arc::from(*file), Arc::from(*text))).collect()
}

/// The place of a piece of a text.
fn span(text: &str, piece: &str) -> Span {
    let start = text.find(piece).unwrap();
    Span::new(start, start + piece.len())
}

fn drawn(format: Format, diagnostics: &[Diagnostic], texts: &Texts) -> String {
    let mut out = String::new();
    draw(&mut out, format, diagnostics, texts, Drawing { color: false, width: 80 }).unwrap();
    out
}

/// A finding about a piece of a text, drawn for people.
fn human(text: &str, piece: &str) -> String {
    let finding = Code::BadDate.at(&note(), span(text, piece), "not a date");
    drawn(Format::Human, &[finding], &texts(&[("Cases/a.md", text)]))
}

/// A text with a finding that has everything a finding can have.
fn rich() -> (Vec<Diagnostic>, Texts) {
    let text = "---\ntype: case\ndate: 2026-3-1\ndate: 2026-03-02\n---\n";
    let bad = span(text, "2026-3-1");
    let first = Code::BadDate
        .at(&note(), bad, "`2026-3-1` is not a date")
        .help("write the day as year-month-day")
        .safe_fix(bad, "2026-03-01")
        .related(&note(), Some(span(text, "date: 2026-03-02")), "given again here")
        .related(&"b.md".into(), None, "and in this file");
    let second = Code::DuplicateProperty
        .at(&note(), span(text, "date: 2026-03-02"), "`date` is given twice")
        .fix(span(text, "date: 2026-03-02\n"), "");
    let third = Code::UnreadableFile.about(&"Cases/c.md".into(), "permission denied").help("let it be read");
    let fourth = Code::TwoConfigs.about(&"".into(), "two configurations");
    (vec![first, second, third, fourth], texts(&[("Cases/a.md", text)]))
}
