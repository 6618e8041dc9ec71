//! Colours of code: each word in a class by what it is, and the colours of the classes.

use super::escape::text;
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Arc, LazyLock, RwLock};
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

/// Code longer than this, in bytes, is not coloured: it costs about a millisecond a kilobyte.
const LONGEST: usize = 64 * 1024;

/// Nor is code with a line longer than this.
const LONGEST_LINE: usize = 2000;

/// What is told apart, most telling first: a class, its scopes in the grammars of Sublime Text, and its colour
/// on a light and on a dark ground.
const CLASSES: &[(&str, &[&str], &str, &str)] = &[
    ("comment", &["comment"], "#57606a", "#9198a1"),
    ("deleted", &["markup.deleted"], "#82071e", "#ffa198"),
    ("inserted", &["markup.inserted"], "#116329", "#7ee787"),
    ("heading", &["markup.heading", "meta.diff.header", "meta.diff.range"], "#0550ae", "#79c0ff"),
    (
        "number",
        &[
            "constant.numeric",
            "constant.language",
            "constant.character",
            "constant.other",
            "support.constant",
        ],
        "#0550ae",
        "#79c0ff",
    ),
    ("string", &["string", "markup.raw"], "#0a3069", "#a5d6ff"),
    ("keyword", &["keyword", "storage", "entity.name.tag"], "#b31d28", "#ff7b72"),
    (
        "function",
        &["entity.name.function", "support.function", "variable.function", "meta.function-call.identifier"],
        "#6639ba",
        "#d2a8ff",
    ),
    (
        "name",
        &[
            "entity.name",
            "entity.other",
            "support.type",
            "support.class",
            "variable.parameter",
            "variable.language",
        ],
        "#8a3b00",
        "#ffa657",
    ),
];

/// What code stands on, light and dark.
const GROUND: (&str, &str) = ("#f6f8fa", "#161b22");

/// The colour of all else in code, light and dark.
const PLAIN: (&str, &str) = ("#1f2328", "#e6edf3");

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

static SCOPES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let scopes = |(class, scopes, ..): &(&'static str, &'static [&'static str], _, _)| {
        let class = *class;
        scopes.iter().filter_map(move |scope| Some((Scope::new(scope).ok()?, class)))
    };
    CLASSES.iter().flat_map(scopes).collect()
});

/// Code as HTML, coloured where its language is known and it is not too long.
pub(super) fn highlighted(code: &str, language: &str) -> String {
    let mut plain = String::new();
    text(&mut plain, code);
    let too_long = code.len() > LONGEST || code.lines().any(|line| line.len() > LONGEST_LINE);
    if language.is_empty() || too_long {
        return plain;
    }
    let key = blake3::hash(format!("{language}\n{code}").as_bytes());
    if let Some(known) = COLOURED.read().ok().and_then(|known| known.all.get(&key).cloned()) {
        return known.to_string();
    }
    let syntax = GRAMMARS.find_syntax_by_token(language);
    let html = syntax.and_then(|syntax| coloured(code, syntax)).unwrap_or(plain);
    if let Ok(mut known) = COLOURED.write() {
        known.keep(key, &html);
    }
    html
}

/// Code that was coloured: notes repeat commands and settings, a note stands on the dashboard and in the portfolio, and
/// a page is made anew after every edit. To colour takes a hundred times as long as to look it up.
static COLOURED: LazyLock<RwLock<Coloured>> = LazyLock::new(RwLock::default);

/// The most bytes of coloured code that are kept.
const KEPT: usize = 4 << 20;

/// HTML of code, by the hash of its language and itself.
#[derive(Default)]
struct Coloured {
    all: HashMap<blake3::Hash, Arc<str>>,
    bytes: usize,
}

impl Coloured {
    fn keep(&mut self, key: blake3::Hash, html: &str) {
        if self.bytes + html.len() <= KEPT && self.all.insert(key, html.into()).is_none() {
            self.bytes += html.len();
        }
    }
}

/// Nothing where the grammar fails on this code.
fn coloured(code: &str, syntax: &SyntaxReference) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut spans = Spans::default();
    for line in code.split_inclusive('\n') {
        let changes = state.parse_line(line, &GRAMMARS).ok()?;
        let mut from = 0;
        for (at, change) in changes {
            spans.push(line.get(from..at)?, class(&scopes));
            scopes.apply(&change).ok()?;
            from = at;
        }
        spans.push(line.get(from..)?, class(&scopes));
    }
    Some(spans.finish())
}

/// The class of what stands in these scopes: that of the innermost that has one.
fn class(scopes: &ScopeStack) -> Option<&'static str> {
    let of_one =
        |scope: &Scope| SCOPES.iter().find(|(known, _)| known.is_prefix_of(*scope)).map(|(_, class)| *class);
    scopes.as_slice().iter().rev().find_map(of_one)
}

/// Words in their classes; neighbours of one class share an element.
#[derive(Default)]
struct Spans {
    out: String,
    open: Option<&'static str>,
}

impl Spans {
    fn push(&mut self, word: &str, class: Option<&'static str>) {
        if word.is_empty() {
            return;
        }
        if class != self.open && !word.trim().is_empty() {
            self.close();
            if let Some(class) = class {
                let _ = write!(self.out, "<span class=\"hl-{class}\">");
            }
            self.open = class;
        }
        text(&mut self.out, word);
    }

    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

/// The style sheet of coloured code: variables with the colours, light and dark, and the classes that use them.
///
/// A page whose reader chooses between light and dark says so with `data-theme` on its root element; else the
/// reader's system decides.
pub fn code_css() -> String {
    let light: Colours = |light, _| light;
    let dark: Colours = |_, dark| dark;
    let mut css = format!(":root {{\n{}}}\n", variables(light, "  "));
    let _ = write!(
        css,
        "@media (prefers-color-scheme: dark) {{\n  :root:not([data-theme=\"light\"]) {{\n{}  }}\n}}\n",
        variables(dark, "    ")
    );
    let _ = write!(css, ":root[data-theme=\"dark\"] {{\n{}}}\n", variables(dark, "  "));
    // Paper is light.
    let _ = write!(css, "@media print {{\n  :root:root {{\n{}  }}\n}}\n", variables(light, "    "));
    css.push_str("pre { background: var(--code-ground); color: var(--code-text); }\n");
    for (class, ..) in CLASSES {
        let _ = writeln!(css, ".hl-{class} {{ color: var(--code-{class}); }}");
    }
    css
}

/// Which of two colours is meant, the light or the dark one.
type Colours = fn(&'static str, &'static str) -> &'static str;

fn variables(of: Colours, indent: &str) -> String {
    let mut lines = String::new();
    let own = [("ground", GROUND.0, GROUND.1), ("text", PLAIN.0, PLAIN.1)];
    let all = own.into_iter().chain(CLASSES.iter().map(|(class, _, light, dark)| (*class, *light, *dark)));
    for (name, light, dark) in all {
        let _ = writeln!(lines, "{indent}--code-{name}: {};", of(light, dark));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, GROUND, PLAIN, code_css, highlighted};

    #[test]
    fn words_get_the_class_of_what_they_are() {
        let rust = highlighted("// a < b\nfn main() { let x = \"s\"; }\n", "rust");
        for part in [
            "<span class=\"hl-comment\">// a &lt; b\n</span>",
            "<span class=\"hl-keyword\">fn </span>",
            "<span class=\"hl-function\">main</span>",
            "<span class=\"hl-string\">\"s\"</span>",
        ] {
            assert!(rust.contains(part), "{part} in {rust}");
        }
        for language in
            ["yaml", "promql", "toml", "bash", "sh", "py", "python", "js", "json", "sql", "diff", "go"]
        {
            let code = "a: 'x' # 12\nif [ 1 ]; then\n";
            let html = highlighted(code, language);
            assert!(!html.is_empty(), "{language}");
        }
    }

    #[test]
    fn what_is_unknown_or_too_long_stays_plain() {
        assert_eq!(highlighted("a < b", "dataview"), "a &lt; b");
        assert_eq!(highlighted("a < b", ""), "a &lt; b");
        let long = "let x = 1;\n".repeat(7000);
        assert_eq!(highlighted(&long, "rust"), long);
        let wide = "1,".repeat(2000);
        assert_eq!(highlighted(&wide, "json"), wide);
    }

    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read_on_its_ground() {
        assert!((contrast("#ffffff", "#000000") - 21.0).abs() < 0.01);
        for (class, _, light, dark) in CLASSES.iter().copied().chain([("text", &[][..], PLAIN.0, PLAIN.1)]) {
            for (colour, ground) in [(light, GROUND.0), (dark, GROUND.1)] {
                assert!(contrast(colour, ground) >= 4.5, "{class} {colour} {}", contrast(colour, ground));
            }
            assert!(code_css().contains(&format!("--code-{class}: {light};")));
        }
    }
}
