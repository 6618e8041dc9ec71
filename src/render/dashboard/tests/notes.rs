//! Pages of notes, as they are written.

use super::Texts;
use crate::analysis::View;
use crate::config::{Config, DashboardNotes};
use crate::dashboard::Dashboard;
use crate::dashboard::notes::{Attachments, Findings, NotePage, Notes, Words};
use crate::diagnostic::locate;
use crate::pipeline::{self, AboutNotes, NoteSite};
use crate::render::dashboard::{NotePages, render};
use crate::render::template::TemplateError;
use crate::render::web::checks::{self, found, is_page, texts};
use crate::report::Reports;
use crate::report::tests::sample::{sample, with_view};
use rayon::prelude::*;

fn settings(notes: DashboardNotes) -> Config {
    let mut config = Config::default();
    config.dashboard.notes = notes;
    config
}

/// The whole dashboard of a view.
fn whole(view: &View<'_>, overrides: &[(String, String)]) -> Result<Texts, TemplateError> {
    let reports = Reports::of(view);
    let findings = pipeline::findings(view, Vec::new());
    let found = locate(&findings, &pipeline::texts(view.vault, &findings));
    let about = AboutNotes {
        found: &found,
        way: Some("../../"),
        overrides,
        excerpts: true,
        text: &|_| None,
        hash: &|_| [0; 32],
    };
    let mut files = render(&Dashboard::of(view, &reports), overrides)?;
    let site = NoteSite::new(view, &reports, about)?;
    for planned in (0..site.len()).filter_map(|at| site.plan(at)) {
        files.push((planned.path.clone(), site.make(planned)?));
    }
    files.extend(site.rest()?);
    Ok(texts(files))
}

/// An address as a page means it: a path.
fn read(_: &str, href: &str) -> String {
    let href = href.replace("&#39;", "'").replace("&amp;", "&");
    let (path, id) = href.split_once('#').map_or((href.as_str(), None), |(path, id)| (path, Some(id)));
    let decode = |text: &str| {
        let bytes = text.as_bytes();
        let mut decoded = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let code = (bytes[at] == b'%').then(|| u8::from_str_radix(&text[at + 1..at + 3], 16).unwrap());
            decoded.push(code.unwrap_or(bytes[at]));
            at += if code.is_some() { 3 } else { 1 };
        }
        String::from_utf8(decoded).unwrap()
    };
    // Ids keep what is encoded in them; only paths are names of files.
    id.map_or_else(|| decode(path), |id| format!("{}#{}", decode(path), decode(id)))
}

#[test]
fn every_link_of_the_whole_dashboard_leads_somewhere() {
    for notes in [DashboardNotes::Evidence, DashboardNotes::All] {
        let files = sample(&settings(notes), |view| whole(view, &[]).unwrap());
        checks::links(&files, read, |_| false);
        checks::asks_nobody(&files, |_| false);
        assert!(files.keys().filter(|path| path.starts_with("notes/")).count() >= 9);
        for (path, page) in files.iter().filter(|(path, _)| is_page(path)) {
            assert!(page.contains("<span class=\"private\">"), "{path}");
        }
    }
}

#[test]
fn the_page_of_a_case_is_as_it_was() {
    let files = sample(&settings(DashboardNotes::All), |view| whole(view, &[]).unwrap());
    let main = found(r"(?s)<main[^>]*>(.*)</main>", &files["notes/Cases/Slow lookups.html"]);
    insta::assert_snapshot!(main[0]);
}

#[test]
fn an_empty_vault_has_its_lists_and_nothing_dangles() {
    for notes in [DashboardNotes::Evidence, DashboardNotes::All] {
        let files = with_view(&[], &settings(notes), |view| whole(view, &[]).unwrap());
        checks::links(&files, read, |_| false);
        assert!(files["notes.html"].contains("No note has a page here yet"));
        assert!(files["findings.html"].contains("Nothing to mend"));
        assert!(files["tags.html"].contains("has a tag"));
    }
}

#[test]
fn nothing_that_a_note_says_becomes_markup_or_runs() {
    let bad = "<script>alert(1)</script>\\\"'&";
    let note = format!(
        "---\ntype: case\ndate: 2026-01-01\ntitle: \"{bad}\"\nsummary: \"{bad}\"\naliases: [\"{bad}\"]\ntags: [\"{bad}\"]\n\
         domains: [\"{bad}\"]\nseverity: \"{bad}\"\npattern: \"{bad}\"\npeople: [\"[[b|{bad}]]\", \"[x](javascript:alert(1))\"]\n\
         role: \"{bad}\"\n---\n## {}\n[a](javascript:alert(1)) [[b]] {} #a\n",
        bad.replace('\\', ""),
        bad.replace('\\', ""),
    );
    let other = format!("see {} [[a/<b>]] and more\n", bad.replace('\\', ""));
    let files = [("a/<b>.md", note.as_str()), ("b.md", other.as_str()), ("'\"&.md", "[[b]]\n")];
    let files = with_view(&files, &settings(DashboardNotes::All), |view| whole(view, &[]).unwrap());
    for (path, page) in files.iter().filter(|(path, _)| is_page(path)) {
        assert!(!page.contains("<script>") && !page.contains("href=\"javascript:"), "{path}");
        assert!(!page.contains("alert(1)</script>"), "{path}");
    }
    checks::links(&files, read, |_| false);
    assert!(!files["search-data.js"].contains("</script>"));
}

#[test]
fn a_note_too_large_for_a_page_stops_no_build() {
    let pages = NotePages::new(&[]).unwrap();
    let page = with_view(&[("a.md", "---\ntype: case\ndate: 2026-01-01\n---\n")], &Config::default(), one);
    let (_, html) = pages.note(&page, &Words { html: "x".repeat(17 << 20), headings: Vec::new() }).unwrap();
    assert!(html.len() < 1 << 20 && String::from_utf8_lossy(&html).contains("too large to be shown"));
}

#[test]
fn many_headings_are_folded_so_that_what_is_said_of_a_note_stays_in_sight() {
    let page = |headings: usize| {
        let heading = |at: usize| format!("## H{at}\n");
        let text: String = (0..headings).map(heading).collect();
        let files = with_view(&[("a.md", text.as_str())], &settings(DashboardNotes::All), |view| {
            whole(view, &[]).unwrap()
        });
        files["notes/a.html"].clone()
    };
    for (headings, listed, folded) in [(2, false, false), (30, true, false), (31, true, true)] {
        let html = page(headings);
        assert_eq!(html.contains("On this page"), listed, "{headings}");
        assert_eq!(html.contains(&format!("<summary>{headings} headings</summary>")), folded, "{headings}");
    }
}

fn one(view: &View<'_>) -> NotePage {
    let attachments = Attachments::of(&[], None);
    let reports = Reports::of(view);
    Notes::new(view, &reports, Findings::new(&[]), attachments, true).page(0).unwrap()
}

#[test]
fn pages_are_bounded_one_by_one_however_many_are_made_at_once() {
    // More than six hundred thousand rounds: two pages together would have too many.
    let looping =
        "{% for a in range(end=800) %}{% for b in range(end=800) %}{% endfor %}{% endfor %}done".to_owned();
    let pages = NotePages::new(&[("dashboard/note.html".to_owned(), looping)]).unwrap();
    let page = with_view(&[("a.md", "---\ntype: case\ndate: 2026-01-01\n---\n")], &Config::default(), one);
    let made: Vec<_> = (0..4).into_par_iter().map(|_| pages.note(&page, &Words::default())).collect();
    for made in made {
        assert_eq!(made.unwrap().1, b"done\n");
    }
}
