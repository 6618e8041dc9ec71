//! What holds of any input, one function a part of casebook that reads.
//!
//! Each takes bytes and panics where a promise is broken. `properties.rs` calls them with inputs that were
//! made to go deep, and the crate in `fuzz/` with whatever libFuzzer finds; so they need nothing but the public
//! interface of casebook.

mod changes;
mod conditions;
mod config;
mod front_matter;
mod links;
mod notes;
mod outline;
mod readable;
mod values;

pub use changes::changes;
pub use conditions::conditions;
pub use config::config;
pub use front_matter::front_matter;
pub use links::links;
pub use notes::{BREAK, notes};
pub use outline::outline;
pub use values::values;

use casebook::diagnostic::{Diagnostic, Texts, locate};
use casebook::render::findings::{Drawing, Format, draw};
use casebook::source::{Span, decode};
use std::sync::Arc;

/// The file that a single text stands for.
fn file() -> Arc<str> {
    Arc::from("A.md")
}

/// The bytes as casebook reads them.
fn text(bytes: &[u8]) -> String {
    decode(bytes.to_vec()).text
}

/// The part of the text at a place, which lies in it and on the borders of characters.
#[track_caller]
fn part(text: &str, span: Span) -> &str {
    text.get(span.range()).unwrap_or_else(|| panic!("{span:?} does not lie in {text:?}"))
}

/// Findings are in one line, their places lie in the text, and they can be drawn.
#[track_caller]
fn are_sound(findings: &[Diagnostic], file: &Arc<str>, text: &str) {
    for finding in findings {
        let related = finding.related.iter().filter(|related| related.file == *file);
        let places = finding.span.into_iter().chain(related.filter_map(|related| related.span));
        for span in places.chain(finding.fix.iter().map(|fix| fix.span)) {
            part(text, span);
        }
        let message = &finding.message;
        assert!(!message.is_empty() && !message.contains('\n') && !message.ends_with('.'), "{finding:?}");
    }
    let texts = Texts::from([(Arc::clone(file), Arc::from(text))]);
    for (finding, place) in findings.iter().zip(locate(findings, &texts)) {
        let (start, end) = ((place.line, place.column), (place.end_line, place.end_column));
        assert!(start <= end && start.0 != Some(0) && start.1 != Some(0), "{finding:?}: {place:?}");
        assert_eq!(start.0.is_some(), finding.span.or(finding.fix.as_ref().map(|fix| fix.span)).is_some());
    }
    // A few are enough to draw: the same code draws them all.
    let few = &findings[..findings.len().min(3)];
    for format in [Format::Human, Format::Json] {
        let mut drawn = String::new();
        draw(&mut drawn, format, few, &texts, Drawing::default()).expect("a string takes all");
        assert!(!drawn.contains('\u{1b}'), "{drawn:?}");
    }
}
