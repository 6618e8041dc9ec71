//! What a publication would let out, for its owner to look over on a terminal.

use super::findings::visible;
use crate::public::guard::Hit;
use crate::public::{Inventory, Withheld, link_line};
use crate::value::counted;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// So many pages that link to one address are named.
const PAGES: usize = 3;

/// The inventory as text. What is not among the lines `known` from the last publication is marked with `+`, and what
/// is there and goes out no more is listed with `-`. `mentions` are names of private notes in public ones.
pub fn publication(
    inventory: &Inventory,
    known: &BTreeSet<String>,
    withheld: &[Withheld],
    mentions: &[Hit],
) -> String {
    let mut text = String::new();
    let mark = |line: &str| if known.contains(line) { ' ' } else { '+' };
    let mut section = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            let _ = writeln!(text, "{title} ({})", lines.len());
            for line in lines {
                let _ = writeln!(text, "{}", visible(&line));
            }
            text.push('\n');
        }
    };
    section("Pages of notes that say `publish: true`", notes(inventory, &mark));
    let made = inventory.pages.iter().filter(|page| page.note.is_none());
    section(
        "Pages that casebook makes of those notes",
        made.map(|page| format!("{} {}", mark(&page.line()), page.address)).collect(),
    );
    let attachments = inventory.attachments.iter().map(|file| {
        let users = file.used_by.join(", ");
        format!("{} {}  {}, used by {users}", mark(&file.line()), file.address, counted(file.bytes, "byte"))
    });
    section(
        "Attachments that those notes use, without what they say about their author",
        attachments.collect(),
    );
    let links = inventory.links.iter().map(|(address, pages)| {
        let more =
            if pages.len() > PAGES { format!(" and {} more", pages.len() - PAGES) } else { String::new() };
        let shown: Vec<&str> = pages.iter().take(PAGES).map(String::as_str).collect();
        format!("{} {address}  on {}{more}", mark(&link_line(address)), shown.join(", "))
    });
    section("Links to elsewhere", links.collect());
    let own = inventory.own.iter().map(|path| format!("{} {path}", mark(&format!("file {path}"))));
    section("Files of casebook's own", own.collect());
    let all = inventory.lines();
    section(
        "Gone since the last publication",
        known.difference(&all).map(|line| format!("- {line}")).collect(),
    );
    let kept = withheld.iter().map(|note| format!("  {}: {}", note.file, note.why));
    section("Kept at home, although they say `publish: true`", kept.collect());
    let said = mentions.iter().map(|hit| {
        let private = hit.source.as_deref().unwrap_or_default();
        format!("  {} says \u{201c}{}\u{201d}, as {private} is called", hit.output, hit.term)
    });
    section("Names of private notes that public notes say themselves", said.collect());
    if inventory.pages.is_empty() {
        text.push_str("Nothing would go out: no note says `publish: true`.\n");
        return text;
    }
    let new = all.iter().filter(|line| !known.contains(*line)).count();
    let what = match (known.is_empty(), new) {
        (true, _) => "nothing was published before".to_owned(),
        (false, 0) => "nothing is new since the last publication".to_owned(),
        (false, n) => format!("{n} marked + are new since the last publication"),
    };
    let _ = writeln!(
        text,
        "{}, {}, {}; {what}.",
        counted(inventory.pages.len(), "page"),
        counted(inventory.attachments.len(), "attachment"),
        counted(inventory.links.len(), "link") + " to elsewhere",
    );
    text
}

/// The pages of notes, each with its properties on a line of their own.
fn notes(inventory: &Inventory, mark: &dyn Fn(&str) -> char) -> Vec<String> {
    let mut lines = Vec::new();
    for page in &inventory.pages {
        let Some((file, title)) = &page.note else { continue };
        lines.push(format!("{} {}  \u{201c}{title}\u{201d}, from {file}", mark(&page.line()), page.address));
        let properties: Vec<String> = page
            .properties
            .iter()
            .map(|name| match mark(&page.property_line(name)) {
                // Of a page that is new all is.
                '+' if mark(&page.line()) != '+' => format!("+{name}"),
                _ => name.clone(),
            })
            .collect();
        if !properties.is_empty() {
            lines.push(format!("      {}", properties.join(", ")));
        }
    }
    lines
}
