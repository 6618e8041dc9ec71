//! From bytes to a vault with its findings: one function a stage, without IO.

use crate::analysis::View;
use crate::check;
use crate::config::Config;
use crate::dashboard::Dashboard;
use crate::dashboard::notes::{Attachments, Findings, Notes, Words};
use crate::diagnostic::{Diagnostic, Texts, locate};
use crate::html::{self, Missing, Page, code_css, math_css};
use crate::model::links::Target;
use crate::model::names::Names;
use crate::model::note::{self, Note};
use crate::model::vault::Vault;
use crate::public::guard::{self, Audit, Hit, Machine, Private};
use crate::public::pages::{Heading, Pages};
use crate::public::{self, Inventory, PublicVault};
use crate::render::dashboard::NotePages;
use crate::render::template::{self, TemplateError};
use crate::render::{dashboard, site};
use crate::report::Reports;
use crate::source::decode;
use crate::syntax::front_matter;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// A note with what was found while it was read.
pub type Read = (Note, Vec<Diagnostic>);

/// Reads one note from its bytes.
pub fn read_note(file: &Arc<str>, bytes: Vec<u8>, names: &Names, config: &Config) -> Read {
    let decoded = decode(bytes);
    let text: Arc<str> = decoded.text.into();
    let mut findings = check::decoding(file, &decoded.faults);
    findings.extend(check::text(file, &text));
    let (mut note, more) = note::read(file, &text, names, config);
    findings.extend(more);
    // A fault in the front matter makes a note private: what it says of itself can't be trusted.
    if note.publish && !decoded.faults.is_empty() {
        let body = front_matter::read(file, &text).0.body;
        note.publish = !text[..body].contains(char::REPLACEMENT_CHARACTER);
    }
    (note, findings)
}

/// Puts notes together and gathers what was found so far.
pub fn assemble(
    notes: Vec<Read>,
    files: Vec<Arc<str>>,
    mut findings: Vec<Diagnostic>,
) -> (Vault, Vec<Diagnostic>) {
    let mut read = Vec::with_capacity(notes.len());
    for (note, more) in notes {
        findings.extend(more);
        read.push(note);
    }
    (Vault::new(read, files), findings)
}

/// The notes whose links findings quote as they are written, by index.
pub fn quoted(vault: &Vault) -> Vec<usize> {
    let quotes = |target: &Target| matches!(target, Target::Missing | Target::Alias(_));
    (0..vault.notes.len()).filter(|id| vault.targets[*id].iter().any(quotes)).collect()
}

/// The notes that findings point into, by index.
pub fn pointed_into(vault: &Vault, findings: &[Diagnostic]) -> Vec<usize> {
    let files: HashSet<&str> = files(findings).map(|file| &**file).collect();
    (0..vault.notes.len()).filter(|id| files.contains(&*vault.notes[*id].file)).collect()
}

fn files(findings: &[Diagnostic]) -> impl Iterator<Item = &Arc<str>> {
    let related = findings.iter().flat_map(|d| d.related.iter().map(|related| &related.file));
    findings.iter().map(|d| &d.file).chain(related)
}

/// All findings of a vault, in the order of files and places.
pub fn findings(view: &View<'_>, so_far: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut findings = so_far;
    findings.extend(check::vault(view));
    findings.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.span, d.code);
        a.file.cmp(&b.file).then_with(|| place(a).cmp(&place(b))).then_with(|| a.message.cmp(&b.message))
    });
    findings.dedup();
    findings
}

/// The portfolio, ready to be put in place, and the list of what is in it.
#[derive(Debug, Default)]
pub struct Portfolio {
    /// Its files, by path in it; none where no note is published.
    pub files: Vec<(String, Vec<u8>)>,
    /// What goes out.
    pub inventory: Inventory,
    /// What its owner should know of its notes.
    pub findings: Vec<Diagnostic>,
}

/// Makes the portfolio of a public vault. `whole` gives settings, day and time zone; `overrides` are the vault's own
/// templates.
pub fn portfolio(
    public: &PublicVault,
    whole: &View<'_>,
    overrides: &[(String, String)],
) -> Result<Portfolio, TemplateError> {
    if public.vault().notes.is_empty() {
        return Ok(Portfolio::default());
    }
    let pages = Pages::of(&public.view(whole));
    let (written, findings) = public::words(public, &pages, whole.config);
    let mut files = site::render(&pages, &written, overrides)?;
    let copy = |(path, bytes): (&Arc<str>, &Vec<u8>)| Some((pages.file(path)?.to_owned(), bytes.clone()));
    files.extend(public.attachments().iter().filter_map(copy));
    files.push(("code.css".to_owned(), format!("{}{}", code_css(), math_css()).into_bytes()));
    files.sort();
    let own = whole.config.portfolio.base_url.as_deref();
    let inventory = Inventory::of(public, &pages, &files, own);
    Ok(Portfolio { files, inventory, findings })
}

/// The dashboard of a vault, from its reports: its files, by path in it.
pub fn dashboard(
    view: &View<'_>,
    reports: &Reports,
    overrides: &[(String, String)],
) -> Result<Vec<(String, Vec<u8>)>, TemplateError> {
    let mut files = dashboard::render(&Dashboard::of(view, reports), overrides)?;
    files.sort();
    Ok(files)
}

/// What the pages of notes are made of, beside the vault and its reports.
#[derive(Debug, Clone, Copy)]
pub struct AboutNotes<'a> {
    /// What was found, and the texts that it points into.
    pub findings: &'a [Diagnostic],
    /// Those.
    pub texts: &'a Texts,
    /// The way from the dashboard to the vault, `../../`; `None` where there is none.
    pub way: Option<&'a str>,
    /// The vault's own templates.
    pub overrides: &'a [(String, String)],
}

/// The pages of notes, and the lists that lead to them, by path in the dashboard.
pub fn note_pages(
    view: &View<'_>,
    reports: &Reports,
    about: AboutNotes<'_>,
) -> Result<Vec<(String, Vec<u8>)>, TemplateError> {
    let findings = Findings::new(locate(about.findings, about.texts));
    let notes = Notes::new(view, reports, findings, Attachments::of(&view.vault.files, about.way));
    let pages = NotePages::new(about.overrides)?;
    let ids: Vec<usize> = notes.with_pages().collect();
    let page = |id: &usize| {
        let page = notes.page(*id)?;
        Some(pages.note(&page, &words(view.vault, &notes, *id, &page.path)))
    };
    let mut files: Vec<(String, Vec<u8>)> = ids.par_iter().filter_map(page).collect::<Result<_, _>>()?;
    files.push(pages.overview(&notes.overview())?);
    notes.each_list(|list| {
        files.push(pages.list(&list)?);
        Ok(())
    })?;
    files.push(pages.tags(&notes.tag_rows())?);
    for found in notes.findings_pages() {
        files.push(pages.findings(&found)?);
    }
    files.extend(pages.search(&notes.search(), about.overrides)?);
    files.push(("code.css".to_owned(), format!("{}{}", code_css(), math_css()).into_bytes()));
    files.sort();
    Ok(files)
}

/// The words of a note for its page.
fn words(vault: &Vault, places: &Notes<'_>, id: usize, path: &str) -> Words {
    let root = "../".repeat(path.matches('/').count());
    let body = Page { vault, places, root: &root, missing: Missing::Marked }.body(id);
    let heading =
        |heading: html::Heading| Heading { level: heading.level, id: heading.id, text: heading.text };
    Words { html: body.html, headings: body.headings.into_iter().map(heading).collect() }
}

/// Everything in a portfolio that tells of something private. `settings` are the texts of the vault's settings and
/// templates, whose words may be said. What breaks a rule is told of the public note whose page or attachment has it.
pub fn audit(
    whole: &View<'_>,
    public: &PublicVault,
    portfolio: &Portfolio,
    settings: &[&str],
    machine: Machine<'_>,
) -> Vec<Hit> {
    let sources: BTreeSet<&str> = public.sources().collect();
    let private = whole.vault.notes.iter().map(|note| private(note, sources.contains(&*note.file)));
    let private: Vec<Private<'_>> = private.collect();
    let attachments: Vec<&str> =
        whole.vault.files.iter().map(|file| &**file).filter(|file| !sources.contains(file)).collect();
    let embedded = template::texts();
    let own = public.vault();
    let mut said: Vec<&str> = settings.to_vec();
    said.push(site::MINISEARCH);
    said.extend(embedded.iter().map(String::as_str));
    said.extend(own.notes.iter().flat_map(|note| [&*note.text, &*note.title]));
    said.extend(own.files.iter().map(|file| &**file));
    let redacted: Vec<&str> = whole.config.redact.keys().map(String::as_str).collect();
    let mut hits = guard::audit(&Audit {
        staged: &portfolio.files,
        private: &private,
        attachments: &attachments,
        said: &said,
        redacted: &redacted,
        machine,
    });
    for hit in hits.iter_mut().filter(|hit| hit.source.is_none()) {
        hit.source = portfolio.inventory.note(&hit.output).map(str::to_owned);
    }
    hits
}

/// Names of private notes that public notes say themselves, by the paths of both in the vault: what the audit lets pass,
/// since their author wrote it.
pub fn mentions(whole: &View<'_>, public: &PublicVault) -> Vec<Hit> {
    let sources: BTreeSet<&str> = public.sources().collect();
    let notes = whole.vault.notes.iter().filter(|note| !sources.contains(&*note.file));
    let private: Vec<Private<'_>> = notes.map(|note| private(note, false)).collect();
    let notes = public.vault().notes.iter();
    let texts: Vec<(&str, &str)> =
        notes.filter_map(|note| Some((&**public.source(&note.file)?, &*note.text))).collect();
    guard::mentions(&private, &texts)
}

/// What is private of a note: all of it, or of a public one what was left out of its text.
fn private(note: &Note, is_public: bool) -> Private<'_> {
    let (file, text) = (&*note.file, &*note.text);
    if is_public {
        return Private { file, text, ..Private::default() };
    }
    let aliases = note.aliases.iter().map(String::as_str).collect();
    let tags = note.tags.iter().map(String::as_str).collect();
    Private { file, title: Some(&note.title), aliases, tags, hides_name: true, text }
}

/// The texts that findings point into.
pub fn texts(vault: &Vault, findings: &[Diagnostic]) -> Texts {
    let mut texts = Texts::new();
    for file in files(findings) {
        if let Some(note) = vault.by_file(file) {
            texts.insert(Arc::clone(file), Arc::clone(&note.text));
        }
    }
    texts
}
