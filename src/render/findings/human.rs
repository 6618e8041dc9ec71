use super::advice::advice;
use super::drawing::Drawing;
use super::excerpt::Excerpt;
use super::lines::Lines;
use super::visible::visible;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Span;
use annotate_snippets::{Annotation, AnnotationKind, Element, Level, Origin, Renderer, Snippet};
use std::fmt;

/// Draws findings as rustc does.
pub(super) fn draw(
    to: &mut dyn fmt::Write,
    diagnostics: &[Diagnostic],
    lines: &mut Lines<'_>,
    drawing: Drawing,
) -> fmt::Result {
    let renderer = if drawing.color { Renderer::styled() } else { Renderer::plain() };
    // Lines are cut to width here, in time that does not depend on their length.
    let renderer = renderer.term_width(usize::from(u16::MAX));
    for diagnostic in diagnostics {
        writeln!(to, "{}\n", finding(diagnostic, lines, &renderer, drawing.width))?;
    }
    Ok(())
}

/// A place as drawn: where it is, in words, and the lines there.
struct View {
    origin: String,
    excerpt: Option<Excerpt>,
    label: Option<String>,
}

// The library works out the column of a place from the lines it is given, which are not those of the file
// where they were cut or characters in them escaped. So it gets this for a path, and the result the true
// place in its stead. No text that is drawn can hold it: control characters are escaped before.
const PATH: char = '\u{1}';

fn finding(diagnostic: &Diagnostic, lines: &mut Lines<'_>, renderer: &Renderer, width: usize) -> String {
    let message = visible(&diagnostic.message);
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut views = Vec::new();
    if !diagnostic.file.is_empty() {
        views.push(view(&diagnostic.file, diagnostic.span, None, lines, width));
    }
    for related in &diagnostic.related {
        views.push(view(&related.file, related.span, Some(&related.label), lines, width));
    }
    let help = advice(diagnostic, lines);
    let group = level
        .primary_title(&*message)
        .id(diagnostic.code.id())
        .elements(views.iter().flat_map(View::elements))
        .elements(help.iter().map(|help| Level::HELP.message(help)));
    let mut drawn = placed(&renderer.render(&[group]), &views);
    if views.iter().all(|view| view.excerpt.is_none()) {
        // Without a line number beside it the arrow lacks its indent.
        drawn = drawn.replacen('\n', "\n ", 1);
    }
    drawn
}

fn view(file: &str, span: Option<Span>, label: Option<&str>, lines: &mut Lines<'_>, width: usize) -> View {
    let name = visible(file);
    let label = label.map(|label| visible(label).into_owned());
    let Some(placed) = lines.place(file, span) else {
        return View { origin: name.into_owned(), excerpt: None, label };
    };
    let at = placed.start();
    // Beside the line stand its number, the gutter and the bracket of a place over several lines.
    let columns = width.clamp(40, 1000) - 12;
    View {
        origin: format!("{name}:{}:{}", at.line, at.column),
        excerpt: Some(Excerpt::of(&placed, columns)),
        label,
    }
}

impl View {
    fn elements(&self) -> Vec<Element<'_>> {
        let Some(excerpt) = &self.excerpt else {
            let origin = Element::from(Origin::path(PATH.to_string()));
            let label = self.label.as_deref().map(|label| Level::NOTE.message(label).into());
            return std::iter::once(origin).chain(label).collect();
        };
        let kind = if self.label.is_some() { AnnotationKind::Context } else { AnnotationKind::Primary };
        let until = excerpt.until.map(|line| format!("to line {line}"));
        let label: Vec<&str> = self.label.as_deref().into_iter().chain(until.as_deref()).collect();
        let label = (!label.is_empty()).then(|| label.join(", "));
        let snippet: Snippet<'_, Annotation<'_>> = Snippet::source(&excerpt.source);
        let mark = kind.span(excerpt.marked.clone()).label(label);
        vec![snippet.path(PATH.to_string()).line_start(excerpt.first).annotation(mark).into()]
    }
}

/// Puts the places of the views where the library drew its own.
fn placed(drawn: &str, views: &[View]) -> String {
    let mut parts = drawn.split(PATH);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for (part, view) in parts.zip(views) {
        result.push_str(&view.origin);
        result.push_str(part.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit()));
    }
    result
}
