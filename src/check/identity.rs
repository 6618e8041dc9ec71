use crate::diagnostic::{Code, Diagnostic};
use crate::model::links::fold;
use crate::model::note::Note;
use crate::model::spelling::is_invisible;
use crate::model::vault::Vault;
use crate::source::{Span, is_device};
use std::collections::BTreeMap;

/// Addresses that the portfolio's own pages take.
const TAKEN: [&str; 15] = [
    "index",
    "index.html",
    "404",
    "404.html",
    "about",
    "capabilities",
    "cases",
    "ledger",
    "decisions",
    "tags",
    "search",
    "feed",
    "sitemap",
    "robots",
    "assets",
];

/// Slugs that can't be addresses, or that two notes share.
pub(super) fn check(vault: &Vault) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut by_slug: BTreeMap<String, (&Note, Span)> = BTreeMap::new();
    for note in &vault.notes {
        let Some((slug, span)) = &note.slug else { continue };
        if let Some(why) = unusable(slug) {
            let better = slug::slugify(slug);
            let finding = Code::BadSlug.at(&note.file, *span, format!("`{slug}` can't be an address: {why}"));
            let finding = if unusable(&better).is_some() {
                finding.help("choose letters, digits and `-`")
            } else {
                finding.help(format!("write `{better}`")).fix(*span, better)
            };
            findings.push(finding);
        } else if let Some((first, first_span)) = by_slug.get(&*fold(slug)) {
            findings.push(
                Code::SlugTaken
                    .at(&note.file, *span, format!("`{slug}` is the slug of `{}` too", first.file))
                    .related(&first.file, Some(*first_span), "first given here")
                    .help("give one of them another slug"),
            );
        } else {
            by_slug.insert(fold(slug).into_owned(), (note, *span));
        }
    }
    findings
}

fn unusable(slug: &str) -> Option<&'static str> {
    let lower = slug.trim().to_lowercase();
    let page = [".html", ".htm", ".xml", ".txt", ".json"].iter().find_map(|end| lower.strip_suffix(end));
    if lower.is_empty() || lower.chars().all(|c| c == '.') {
        Some("it names no page")
    } else if slug.chars().any(is_invisible) {
        Some("it holds an invisible character")
    } else if lower.contains(['/', '\\', '?', '#', '%', ':', '*', '"', '<', '>', '|'])
        || lower.chars().any(char::is_control)
    {
        Some("it holds a character that addresses reserve")
    } else if is_device(&lower) {
        Some("Windows keeps that name for a device")
    } else if lower.starts_with('.') {
        Some("servers hide what begins with a dot")
    } else if TAKEN.contains(&lower.as_str()) || page.is_some_and(|page| TAKEN.contains(&page)) {
        Some("a page of the portfolio itself has it")
    } else {
        None
    }
}
