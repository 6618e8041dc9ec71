//! Formulas as MathML, which browsers draw and screen readers read without a script.

use super::escape::text;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Event, Parser, Storage, push_mathml};

/// Formulas longer than this, in bytes, are shown as they are written.
const LONGEST: usize = 4000;

/// Groups nested deeper than this are not read: the parser of formulas calls itself for each.
const DEEPEST: usize = 30;

/// A formula may grow to so many parts of MathML.
const MOST_PARTS: usize = 5000;

/// Commands by which a formula could grow without bounds: macros of its own.
const DEFINITIONS: &[&str] = &[
    "\\def",
    "\\edef",
    "\\gdef",
    "\\xdef",
    "\\let",
    "\\futurelet",
    "\\newcommand",
    "\\renewcommand",
    "\\providecommand",
];

/// A formula as HTML: MathML, or the formula as written where it can't be read.
pub(super) fn formula(latex: &str, display: bool) -> String {
    mathml(latex, display).unwrap_or_else(|| {
        let mut html = String::from("<code class=\"math\">");
        text(&mut html, latex);
        html.push_str("</code>");
        html
    })
}

fn mathml(latex: &str, display: bool) -> Option<String> {
    if latex.len() > LONGEST || nesting(latex) > DEEPEST || DEFINITIONS.iter().any(|def| latex.contains(def))
    {
        return None;
    }
    let storage = Storage::new();
    // The crate writes an error into the formula, unescaped; here a formula is read whole or not at all.
    let read: Result<Vec<Event<'_>>, _> = Parser::new(latex, &storage).take(MOST_PARTS + 1).collect();
    let events = read.ok().filter(|events| !events.is_empty() && events.len() <= MOST_PARTS)?;
    let display_mode = if display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let mut html = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut html, events, config).ok()?;
    Some(html)
}

/// How deep groups nest.
fn nesting(latex: &str) -> usize {
    let mut deepest = 0;
    let mut depth = 0_usize;
    for byte in latex.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What formulas with rows and columns need of a style sheet.
pub fn math_css() -> &'static str {
    "math[display=\"block\"] { overflow-x: auto; overflow-y: hidden; }
.menv-cells-left > mtr > mtd, mtd.cell-left, mtd.menv-cells-left { text-align: left; }
mtd.cell-right, mtd.menv-cells-right, .menv-alignlike > mtr > mtd:nth-child(odd) { text-align: right; }
.menv-alignlike > mtr > mtd:nth-child(even) { text-align: left; }
.menv-left-solid { border-left: 0.08em solid; }
.menv-right-solid { border-right: 0.08em solid; }
.menv-left-dashed { border-left: 0.08em dashed; }
.menv-right-dashed { border-right: 0.08em dashed; }
"
}
