//! Pages of notes, and the lists that lead to them.
//!
//! The page of a note is made of what is known of it, its words, and the templates: of nothing else, so that a page that
//! was made of the same once can stand for it. Threads may share what makes them.

use super::engine::{File, engine};
use super::search;
use super::shell::{Shell, around};
use crate::dashboard::notes::{
    Entry, FINDINGS, FindingRow, FindingsPage, List, NOTES, NotePage, Overview, SEARCH, SEARCH_DATA, TAGS,
    TagRow, Words,
};
use crate::diagnostic::Severity;
use crate::render::template::TemplateError;
use crate::render::template::engine::Engine;
use serde::Serialize;
use tera::{Context, Value};

/// The most bytes of a note's words that a page shows. One bad note stops no build.
const MOST_BYTES: usize = 16 << 20;

/// The templates of the pages of notes, ready to render.
pub struct NotePages {
    engine: Engine,
    /// What all pages have around them.
    around: Context,
}

/// Findings of one severity.
#[derive(Serialize)]
struct Group<'f> {
    severity: Severity,
    title: &'static str,
    says: &'static str,
    rows: Vec<&'f FindingRow>,
}

impl NotePages {
    /// Reads the templates. `overrides` are those of the vault, by name: each goes before the embedded one of that name.
    pub fn new(overrides: &[(String, String)]) -> Result<Self, TemplateError> {
        Ok(Self { engine: engine(overrides)?, around: around() })
    }

    /// The page of a note.
    pub fn note(&self, page: &NotePage, words: &Words) -> Result<File, TemplateError> {
        let mut context = self.shell(&page.path, &page.title, NOTES);
        let too_large = words.html.len() > MOST_BYTES;
        let html = if too_large { "" } else { words.html.as_str() };
        let has = |mark: &str| html.contains(mark);
        // Only some pages need the style sheet of code and formulas.
        context.insert("has_code", &(has("<pre") || has("<math")));
        context.insert("has_no_page", &has(r#"<span class="no-page">"#));
        context.insert("has_missing", &has(r#"<span class="missing">"#));
        context.insert("too_large", &too_large);
        context.insert("headings", &words.headings);
        context.insert("note", page);
        context.insert_value("body", Value::safe_string(html));
        self.page("dashboard/note.html", &page.path, context)
    }

    /// The list of all notes.
    pub fn overview(&self, overview: &Overview) -> Result<File, TemplateError> {
        let mut context = self.shell(NOTES, "Notes", NOTES);
        context.insert("overview", overview);
        self.page("dashboard/notes.html", NOTES, context)
    }

    /// A page of a list of notes.
    pub fn list(&self, list: &List) -> Result<File, TemplateError> {
        let mut context = self.shell(&list.path, &list.title, NOTES);
        context.insert("list", list);
        self.page("dashboard/list.html", &list.path, context)
    }

    /// The list of all tags.
    pub fn tags(&self, tags: &[TagRow]) -> Result<File, TemplateError> {
        let mut context = self.shell(TAGS, "Tags", NOTES);
        context.insert("tags", tags);
        self.page("dashboard/tags.html", TAGS, context)
    }

    /// A page of what `check` found.
    pub fn findings(&self, found: &FindingsPage) -> Result<File, TemplateError> {
        let mut context = self.shell(&found.path, "Findings", FINDINGS);
        context.insert("groups", &groups(&found.rows));
        context.insert("found", found);
        self.page("dashboard/findings.html", &found.path, context)
    }

    /// The page of the search and its scripts. `overrides` are as before.
    pub fn search(&self, overrides: &[(String, String)]) -> Result<Vec<File>, TemplateError> {
        let page = self.page("dashboard/search.html", SEARCH, self.shell(SEARCH, "Search", SEARCH))?;
        Ok(std::iter::once(page).chain(search::scripts(overrides)).collect())
    }

    /// What those know of notes.
    pub fn search_data(&self, entries: impl Iterator<Item = Entry>) -> File {
        (SEARCH_DATA.to_owned(), search::data(entries).into_bytes())
    }

    fn shell(&self, path: &str, title: &str, section: &str) -> Context {
        Shell { path, title, section }.within(self.around.clone())
    }

    fn page(&self, template: &str, path: &str, context: Context) -> Result<File, TemplateError> {
        Ok((path.to_owned(), self.engine.render(template, path, context)?.into_bytes()))
    }
}

/// Findings by severity; none without any.
fn groups(rows: &[FindingRow]) -> Vec<Group<'_>> {
    let all = [
        (Severity::Error, "Errors", "Left out of the figures, or not to be trusted."),
        (Severity::Warning, "Warnings", "Probably not what was meant."),
        (Severity::Info, "Remarks", "Worth knowing; nothing to mend."),
    ];
    let group = |(severity, title, says)| Group {
        severity,
        title,
        says,
        rows: rows.iter().filter(|row| row.finding.severity == severity).collect(),
    };
    all.map(group).into_iter().filter(|group| !group.rows.is_empty()).collect()
}
