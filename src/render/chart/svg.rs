//! Writes SVG, element by element. All texts are escaped, all numbers rounded alike.

use super::scale::rounded;
use std::fmt::Write as _;

/// Where a text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// At its start.
    Start,
    /// In its middle.
    Middle,
    /// At its end.
    End,
}

/// A drawing that grows.
#[derive(Debug, Default)]
pub(super) struct Svg {
    inner: String,
}

impl Svg {
    /// A rectangle.
    pub(super) fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let [x, y, width, height] = [x, y, width.max(0.0), height.max(0.0)].map(rounded);
        self.add(&format!(r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}"/>"#));
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): (f64, f64), radius: f64) {
        let [x, y, radius] = [x, y, radius].map(rounded);
        self.add(&format!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#));
    }

    /// A straight line.
    pub(super) fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(rounded);
        self.add(&format!(r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#));
    }

    /// A path of so much width.
    pub(super) fn path(&mut self, class: &str, steps: &str, width: f64) {
        let width = rounded(width);
        self.add(&format!(r#"<path class="{class}" d="{steps}" stroke-width="{width}"/>"#));
    }

    /// A closed shape.
    pub(super) fn polygon(&mut self, class: &str, points: &[(f64, f64)]) {
        let points: Vec<String> =
            points.iter().map(|(x, y)| format!("{},{}", rounded(*x), rounded(*y))).collect();
        self.add(&format!(r#"<polygon class="{class}" points="{}"/>"#, points.join(" ")));
    }

    /// A line of text.
    pub(super) fn text(&mut self, class: &str, anchor: Anchor, (x, y): (f64, f64), text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let class = if class.is_empty() { String::new() } else { format!(r#" class="{class}""#) };
        let [x, y] = [x, y].map(rounded);
        self.add(&format!(r#"<text{class} x="{x}" y="{y}"{anchor}>{}</text>"#, escaped(text)));
    }

    fn add(&mut self, element: &str) {
        self.inner.push_str(element);
    }

    /// The whole, with a name and a description for those who do not see it. `id` is its own on the page.
    pub(super) fn finish(self, id: &str, title: &str, desc: &str, (width, height): (f64, f64)) -> String {
        let [width, height] = [width, height].map(rounded);
        let mut svg = String::with_capacity(self.inner.len() + 256);
        // A string takes everything.
        let _ = write!(
            svg,
            r#"<svg role="img" aria-labelledby="{id}-title {id}-desc" viewBox="0 0 {width} {height}" width="{width}" height="{height}"><title id="{id}-title">{}</title><desc id="{id}-desc">{}</desc>{}</svg>"#,
            escaped(title),
            escaped(desc),
            self.inner
        );
        svg
    }
}

/// A text that stands in HTML and XML as it is, in attributes too. What XML can't hold is left out.
pub(in crate::render) fn escaped(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() && !matches!(c, '\t' | '\n') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// True for a text that stands for itself, as most do: a look at its bytes costs less than a copy sign by sign.
pub(in crate::render) fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| matches!(b, b' '..=b'~') && !matches!(b, b'&' | b'<' | b'>' | b'"' | b'\''))
}
