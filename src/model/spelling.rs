//! Properties that look misspelt.

use super::gather::Given;
use super::names::KindNames;
use crate::diagnostic::{Code, Diagnostic, is_one_slip, is_swapped};
use crate::syntax::front_matter::FrontMatter;
use std::sync::Arc;

/// Properties of Obsidian and its common plugins that are near a field's name and yet right.
const FOREIGN: [&str; 6] = ["tag", "cssclass", "cssclasses", "status", "level", "links"];

/// Finds properties whose name is one slip away from a known one that the note lacks.
pub fn check(
    file: &Arc<str>,
    front: &FrontMatter,
    names: &KindNames,
    given: &[Given<'_>],
    findings: &mut Vec<Diagnostic>,
) {
    let mut offered = std::collections::HashSet::new();
    for property in &front.properties {
        let name = &property.name;
        if let Some(bad) = name.chars().find(|c| !c.is_ascii() && is_invisible(*c)) {
            findings.push(
                Code::InvisibleCharacter
                    .at(
                        file,
                        property.name_span,
                        format!("the property's name holds the invisible character U+{:04X}", u32::from(bad)),
                    )
                    .help("type the name anew"),
            );
        }
        if names.by_key(name).is_some() || name == "type" {
            continue;
        }
        let lower = name.to_lowercase();
        if FOREIGN.contains(&lower.as_str()) {
            continue;
        }
        let Some(near) = nearest(&lower.replace([' ', '-'], "_"), names) else { continue };
        let finding = Code::MisspeltProperty
            .at(file, property.name_span, format!("`{name}` is no property that casebook knows"))
            .help(format!("did you mean `{near}`?"));
        // What a note is and whether it goes out is never decided by a guess.
        let decides = matches!(near, "publish" | "type" | "slug" | "tags" | "aliases" | "title");
        // Two slips for one name would become a property given twice.
        let taken = given.iter().any(|g| g.field.name == near) || !offered.insert(near);
        // While a part of the block can't be read, what the note is may not be known.
        findings.push(if decides || taken || front.damaged {
            finding.fix(property.name_span, near)
        } else {
            finding.safe_fix(property.name_span, near)
        });
    }
}

/// The known name one slip away: a letter too many, too few, wrong, or two swapped.
fn nearest(name: &str, names: &KindNames) -> Option<&'static str> {
    names.canonical().chain(["type"]).find(|known| {
        let swapped = is_swapped(name, known);
        swapped
            || known.len() >= 5 && name.len() >= 5 && is_one_slip(name, known) && name != format!("{known}s")
    })
}

/// Characters that people can't see: zero-width ones and those that turn the direction of writing.
pub fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{e0000}'..='\u{e007f}'
    )
}
