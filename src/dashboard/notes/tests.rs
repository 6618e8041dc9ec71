//! What pages of notes hold, told by small vaults.

use super::{Attachments, Findings, Linked, List, NotePage, Notes, Shown};
use crate::analysis::View;
use crate::config::{Config, DashboardNotes};
use crate::dashboard::address;
use crate::diagnostic::locate;
use crate::html::{Missing, Page, Places, Readers};
use crate::model::names::Names;
use crate::pipeline;
use crate::report::Reports;
use crate::report::tests::sample;
use jiff::civil::date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Looks at the notes of a vault as of 2026-06-10. Files that are no notes are attachments.
fn with_notes<T>(files: &[(&str, &str)], which: DashboardNotes, look: impl FnOnce(&Notes<'_>) -> T) -> T {
    let mut config = Config::default();
    config.dashboard.notes = which;
    let names = Names::new(&config.names);
    let is_note = |file: &str| file.to_lowercase().ends_with(".md");
    let read = files.iter().filter(|(file, _)| is_note(file)).map(|(file, text)| {
        pipeline::read_note(&Arc::from(*file), text.as_bytes().to_vec(), &names, &config)
    });
    let others = files.iter().filter(|(file, _)| !is_note(file)).map(|(file, _)| Arc::from(*file)).collect();
    let (vault, found) = pipeline::assemble(read, others, Vec::new());
    let view = View::new(&vault, &config, date(2026, 6, 10), TimeZone::UTC);
    let found = pipeline::findings(&view, found);
    let located = locate(&found, &pipeline::texts(&vault, &found));
    let attachments = Attachments::of(&vault.files, Some("../../"));
    look(&Notes::new(&view, &Reports::of(&view), Findings::new(&located), attachments, true))
}

fn page(notes: &Notes<'_>, file: &str) -> Option<NotePage> {
    notes.page(notes.view.vault.notes.iter().position(|note| &*note.file == file).unwrap())
}

fn all<T>(files: &[(&str, &str)], look: impl FnOnce(&Notes<'_>) -> T) -> T {
    with_notes(files, DashboardNotes::All, look)
}

fn lists(notes: &Notes<'_>) -> Vec<List> {
    notes.list_pages().iter().map(|page| notes.list(page)).collect()
}

const CASE: &str = "---
type: case
date: 2026-03-02
domains: [network/dns]
pattern: ndots
role: decided
tags: [oncall]
time_to_restore: 2h
people: [\"[[Ada]]\", Ben]
skills: 7
---
## Symptoms
- Every call waits. See [[Ada#Part|her note]] on the resolver.
## Prevention plan
- [x] a fix
- [ ] an alert
";

#[test]
fn a_page_holds_what_its_note_says() {
    let files = [("Cases/Slow.md", CASE), ("People/Ada.md", "Met #oncall/first.\n")];
    all(&files, |notes| {
        let case = page(notes, "Cases/Slow.md").unwrap();
        assert_eq!(
            (case.title.as_str(), case.kind, case.date.as_deref()),
            ("Slow", Some("case"), Some("2026-03-02"))
        );
        assert_eq!((case.path.as_str(), case.list.text.as_str()), ("notes/Cases/Slow.html", "Cases"));
        assert_eq!(case.private_because.as_deref(), Some("it does not say `publish: true`"));
        assert_eq!(case.uncounted, None);
        let facts = case.case.as_ref().unwrap();
        assert_eq!((facts.parts, facts.restore), (2, Some(120.0)));
        assert_eq!(facts.missing, ["misjudgment risks", "diagnostic path", "root cause"]);
        let to = |text: &str, address: &str| Linked::to(text, Some(address.to_owned()));
        assert_eq!(case.domains, [to("network/dns", "capabilities/network-dns.html")]);
        assert_eq!(case.tags, [to("oncall", "tags/oncall.html")]);
        let shown: BTreeMap<&str, &Shown> =
            case.properties.iter().map(|property| (property.label.as_str(), &property.value)).collect();
        assert_eq!(shown["Role"], &Shown::text("decided"));
        assert_eq!(shown["Time to restore"], &Shown::Duration { minutes: 120.0 });
        assert_eq!(shown["Prevention plan"], &Shown::text("1 of 2 done"));
        let people = vec![to("Ada", "notes/People/Ada.html"), Linked::text("Ben")];
        assert_eq!(shown["People"], &Shown::List { items: people });
        assert!(!shown.contains_key("Date") && !shown.contains_key("Tags"));

        let ada = page(notes, "People/Ada.md").unwrap();
        assert_eq!((ada.kind, ada.list.clone()), (None, to("People", "folders/People.html")));
        assert_eq!(ada.tags, [to("oncall/first", "tags/oncall/first.html")]);
        // The first link of a note is told, and what stands around it.
        assert_eq!(ada.linked_from.len(), 1);
        let from = &ada.linked_from[0];
        assert_eq!(from.note, to("Slow", "notes/Cases/Slow.html"));
        let excerpt = from.excerpt.as_ref().unwrap();
        let told = [excerpt.before.as_str(), &excerpt.link, &excerpt.after];
        assert_eq!(told, ["Every call waits. See ", "her note", " on the resolver."]);
    });
}

#[test]
fn only_notes_of_a_kind_have_pages_unless_all_have() {
    let files = [("a.md", CASE), ("b.md", "[[a]] #t"), ("c.md", "---\ntype: case\n---\n")];
    for (which, with) in
        [(DashboardNotes::Evidence, &["a.md", "c.md"][..]), (DashboardNotes::All, &["a.md", "b.md", "c.md"])]
    {
        with_notes(&files, which, |notes| {
            let files: Vec<&str> =
                ["a.md", "b.md", "c.md"].into_iter().filter(|file| page(notes, file).is_some()).collect();
            assert_eq!(files, with);
            let from = &page(notes, "a.md").unwrap().linked_from[0];
            assert_eq!(from.note.address.is_some(), which == DashboardNotes::All);
            assert_eq!(
                (notes.tag("t").is_some(), notes.note(1).is_some()),
                (from.note.address.is_some(), from.note.address.is_some())
            );
            let overview = notes.overview();
            assert_eq!((overview.n, overview.without_page), (with.len(), 3 - with.len()));
            assert_eq!(overview.ordinary.is_some(), which == DashboardNotes::All);
        });
    }
}

#[test]
fn a_page_names_the_figures_that_its_note_feeds() {
    sample::with_sample_files(|files| {
        all(files, |notes| {
            let fed = |file: &str| -> Vec<String> {
                let feed = |feed: &super::Feed| {
                    format!(
                        "{}: {} ({})",
                        feed.figure.address.clone().unwrap(),
                        feed.figure.text,
                        feed.how.join("; ")
                    )
                };
                page(notes, file).unwrap().feeds.iter().map(feed).collect()
            };
            insta::assert_snapshot!(
                ["Cases/SYN drops.md", "Mechanisms/Table alert.md", "Audits/2026-W20.md"]
                    .map(|file| format!("{file}\n  {}", fed(file).join("\n  ")))
                    .join("\n")
            );
        });
    });
}

#[test]
fn a_page_tells_what_was_found_in_its_note() {
    let files = [("a.md", "---\ntype: case\ndate: 2026-02-30\n---\n[[Nothing]]\n"), ("b.md", "")];
    all(&files, |notes| {
        let found: Vec<(&str, Option<u32>)> = page(notes, "a.md")
            .unwrap()
            .findings
            .iter()
            .map(|finding| (finding.code, finding.line))
            .collect();
        assert_eq!(found[0], ("CB0201", Some(3)), "{found:?}");
        assert!(found.iter().any(|(_, line)| *line == Some(5)), "{found:?}");
        assert!(page(notes, "b.md").unwrap().findings.is_empty());
        assert!(page(notes, "a.md").unwrap().uncounted.unwrap().contains("`date` can't be read"));
        let first = notes.findings_page(0);
        assert_eq!((notes.findings_pages(), first.counted.as_str()), (1, "1 error and 1 warning"));
        let row = &first.rows[0];
        assert_eq!((row.finding.code, row.note.address.as_deref()), ("CB0201", Some("notes/a.html")));
    });
}

#[test]
fn awkward_names_lead_to_their_pages() {
    let long = format!("{}.md", "é".repeat(125));
    let files =
        ["a b#1?.md", "50 %.md", "Größe/index.md", "A.md", "a.md", "x:y.md", "notes.html/tags.md", &long];
    let texts: Vec<(&str, String)> =
        files.iter().map(|file| (*file, format!("---\ntitle: <{file}>\n---\n# H\n"))).collect();
    let mut vault: Vec<(&str, &str)> = texts.iter().map(|(file, text)| (*file, text.as_str())).collect();
    vault.push(("z.md", "[[50 %]] ![[bild ü#.png]] [[bild ü#.png]]"));
    vault.push(("Anhang/bild ü#.png", ""));
    all(&vault, |notes| {
        let pages: Vec<NotePage> = notes.with_pages().filter_map(|id| notes.page(id)).collect();
        assert_eq!(pages.len(), vault.len() - 1);
        for page in &pages {
            assert_eq!(page.path, address(&page.file));
            assert!(page.path.split('/').all(|part| part.len() <= 250), "{}", page.path);
            let row =
                notes.row(notes.view.vault.notes.iter().position(|note| *note.file == *page.file).unwrap());
            let address = row.note.address.unwrap();
            assert!(address.is_ascii() && !address.contains(['#', '?', ' ', ':']), "{address}");
        }
        let id = notes.view.vault.notes.iter().position(|note| &*note.file == "z.md").unwrap();
        let html = Page {
            vault: notes.view.vault,
            places: notes,
            root: "../",
            missing: Missing::Marked,
            readers: Readers::Owner,
        }
        .body(id)
        .html;
        assert!(html.contains("href=\"../notes/50%20%25.html\""), "{html}");
        // An attachment is linked where it is; what stands behind `#` in a link is no part of a name.
        assert!(html.contains("missing"), "{html}");
    });
}

#[test]
fn attachments_are_linked_where_they_are() {
    let vault = [
        ("Notes/z.md", "![[bild ü.png|a duck]] [the plan](plan%201%3F.pdf)"),
        ("Anhang/bild ü.png", ""),
        ("Notes/plan 1?.pdf", ""),
    ];
    all(&vault, |notes| {
        let html = Page {
            vault: notes.view.vault,
            places: notes,
            root: "../../",
            missing: Missing::Marked,
            readers: Readers::Owner,
        }
        .body(0)
        .html;
        assert!(html.contains(r#"src="../../../../Anhang/bild%20%C3%BC.png""#), "{html}");
        assert!(html.contains(r#"href="../../../../Notes/plan%201%3F.pdf""#), "{html}");
    });
    assert_eq!(Attachments::of(&["a.png".into()], None).get("a.png"), None);
}

#[test]
fn a_page_does_not_change_with_what_has_nothing_to_do_with_it() {
    let own = [("Cases/Slow.md", CASE), ("People/Ada.md", "Met #oncall/first.\n"), ("c.md", "[[Slow]]\n")];
    let others = [
        ("z.md", "# Z\n\n#oncall [[Nowhere]]\n"),
        ("a.md", "---\ntags: [oncall-first, Oncall]\n---\n"),
        ("Cases/Other.md", "---\ntype: case\ndate: 2026-01-01\ndomains: [storage]\npattern: full\n---\n"),
        ("People/Zoe.md", "---\ntype: mechanism\ninstalled: 2026-05-01\nprevents: [full]\n---\n"),
        ("folders.md", "[[Other]]"),
    ];
    let pages = |files: &[(&str, &str)]| all(files, |notes| own.map(|(file, _)| page(notes, file).unwrap()));
    let alone = pages(&own);
    for count in 1..=others.len() {
        let with: Vec<(&str, &str)> = own.iter().chain(&others[..count]).copied().collect();
        assert_eq!(pages(&with), alone, "with {}", others[count - 1].0);
    }
}

#[test]
fn lists_hold_every_note_once_on_pages_that_can_be_read() {
    let names: Vec<String> = (0..1_100).map(|n| format!("Daily/{:02}/n{n}.md", n % 2)).collect();
    let mut vault: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "#day\n")).collect();
    vault.extend([("top.md", ""), ("Cases/a.md", CASE)]);
    all(&vault, |notes| {
        let lists = lists(notes);
        let paths: BTreeMap<&str, &List> = lists.iter().map(|list| (list.path.as_str(), list)).collect();
        assert_eq!(paths.len(), lists.len());
        assert!(lists.iter().all(|list| list.rows.len() <= 500));
        let rows = |prefix: &str| -> usize {
            let lists = lists.iter().filter(|list| {
                list.path.trim_start_matches("more/2/").trim_start_matches("more/3/").starts_with(prefix)
            });
            lists.map(|list| list.rows.len()).sum()
        };
        assert_eq!((rows("folders"), rows("kinds"), rows("tags/day")), (1_101, 1, 1_100));
        let root = paths["folders.html"];
        assert_eq!((root.n, root.below[0].n, root.below[0].folder.text.as_str()), (1_101, 1_100, "Daily"));
        assert_eq!(paths["folders/Daily.html"].below.len(), 2);
        let second = paths["more/2/folders/Daily/00.html"];
        assert_eq!(
            (second.rows.len(), second.pages[0].address.as_deref(), second.pages[1].address.as_deref()),
            (50, Some("folders/Daily/00.html"), None)
        );
        assert_eq!(notes.search().count(), 1_102);
    });
}

#[test]
fn the_search_is_bounded_and_knows_words_of_what_counts() {
    let long = format!("{CASE}{}\n", "word **[[Ada|of it]]** ".repeat(2_000));
    let headings = "# One\n\n## Two\n\nhidden\n".to_owned() + &"## Three and more\n\n".repeat(100);
    all(&[("a.md", &long), ("b.md", &headings), ("c.md", "")], |notes| {
        let found: BTreeMap<String, super::Entry> =
            notes.search().map(|entry| (entry.title.clone(), entry)).collect();
        let case = &found["a"];
        assert!(
            case.text.starts_with("Symptoms Every call waits. See her note on the resolver."),
            "{}",
            case.text
        );
        assert!(case.text.len() <= 4_000 && case.text.contains("word of it") && !case.text.contains('*'));
        assert_eq!(case.tags, ["network/dns", "oncall"]);
        assert!(
            found["One"].text.starts_with("One · Two · Three and more")
                && found["One"].text.chars().count() <= 400
        );
        assert!(found["c"].text.is_empty());
    });
}

#[test]
fn an_empty_vault_has_lists_that_say_so() {
    all(&[], |notes| {
        assert_eq!((notes.overview().n, notes.findings_pages(), lists(notes).len()), (0, 1, 0));
        assert!(notes.tag_rows().is_empty() && notes.search().next().is_none());
    });
}
