//! What holds for every page of the dashboard.

mod notes;

use super::render;
use crate::analysis::View;
use crate::config::{Config, DashboardNotes};
use crate::dashboard::{Dashboard, address};
use crate::html::encoded;
use crate::render::web::checks::{self, found, is_page, texts};
use crate::report::Reports;
use crate::report::tests::sample::{sample, with_view};
use std::collections::BTreeMap;

type Texts = BTreeMap<String, String>;

/// The pages of a view, and the addresses of all its notes.
fn pages(view: &View<'_>) -> (Texts, Vec<String>) {
    let reports = Reports::of(view);
    let dashboard = Dashboard::of(view, &reports);
    let notes = view.vault.notes.iter().map(|note| encoded(&address(&note.file)));
    (texts(render(&dashboard, &[]).unwrap()), notes.collect())
}

fn sampled() -> (Texts, Vec<String>) {
    sample(&Config::default(), pages)
}

fn check_links((files, notes): &(Texts, Vec<String>)) {
    let read = |_: &str, href: &str| href.replace("&#39;", "'").replace("&amp;", "&");
    // What the pages of notes bring.
    let others = ["notes.html", "findings.html", "search.html", "notes.css", "code.css"];
    checks::links(files, read, |to| others.contains(&to) || notes.iter().any(|note| note == to));
}

/// One note of each kind, each with little in it.
const LONELY: [&str; 9] = [
    "---\ntype: case\ndate: 2026-01-01\ntime_to_restore: 2h\npattern: x\n---\n",
    "---\ntype: case\n---\n",
    "---\ntype: mechanism\ninstalled: 2026-01-01\n---\n",
    "---\ntype: decision\ndate: 2026-01-01\nturned_out: right\nconfidence: 80%\nunpredictability: 5\nirreversibility: 5\n---\n",
    "---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nvalue: 5 h\n---\n",
    "---\ntype: capability\ndomains: [network]\n---\n",
    "---\ntype: audit\nweek: 2026-W01\nexecution: 30\norchestration: 5\ninnovation: 5\n---\n",
    "---\ntype: plan\nstart: 2026-05-01\ndays: 0\n---\n## Month 1\n- [ ] A task\n",
    "---\ntype: review\nquarter: 2026-Q1\nfulfilment: 3\n---\n",
];

#[test]
fn every_link_leads_somewhere_and_every_id_is_there_once() {
    let site = sampled();
    check_links(&site);
    let to_notes = site.0.values().map(|page| page.matches("href=\"notes/").count()).sum::<usize>();
    assert!(to_notes > 40, "{to_notes}");
    for note in LONELY {
        check_links(&with_view(&[("a b/ä & 'c' #1.md", note)], &Config::default(), pages));
    }
}

#[test]
fn no_page_asks_another_host_or_runs_anything() {
    let (files, _) = sampled();
    checks::asks_nobody(&files, |_| false);
    assert!(files.values().all(|page| !page.contains("<script")));
}

#[test]
fn every_picture_has_a_name_a_description_and_its_numbers_in_words() {
    let charts = checks::pictures(&sampled().0);
    assert!(charts > 15, "{charts}");
}

#[test]
fn every_page_says_that_it_is_private_and_is_not_to_be_found() {
    for (path, page) in sampled().0.iter().filter(|(path, _)| is_page(path)) {
        assert!(page.contains(r#"<span class="private">Private</span>"#), "{path}");
        assert!(page.contains("Private: made from all notes"), "{path}");
        assert!(page.contains(r#"<meta name="robots" content="noindex, nofollow">"#), "{path}");
        assert_eq!(found(r"(<h1)", page).len(), 1, "{path}");
    }
}

#[test]
fn an_empty_vault_has_all_pages_and_each_says_how_to_begin() {
    let (files, _) = with_view(&[], &Config::default(), pages);
    let empty: Vec<&String> = files.keys().filter(|path| is_page(path)).collect();
    assert_eq!(empty.len(), 10, "{empty:?}");
    for (path, page) in files.iter().filter(|(path, _)| is_page(path)) {
        assert!(page.contains(r#"<div class="empty">"#) && page.contains("<code>casebook new "), "{path}");
        assert!(!page.contains("<figure"), "{path}");
    }
}

#[test]
fn the_digest_comes_first_with_the_figures_of_all_pages_beside_it() {
    let (files, _) = sampled();
    let page = &files["index.html"];
    let headline = page.find("<h1>").unwrap();
    assert!(headline < page.find(r#"<ul class="strip">"#).unwrap());
    let strip = found(r#"(?s)<ul class="strip">(.*?)</ul>"#, page)[0];
    let leads = found(r#"<a href="([^"]*)""#, strip);
    assert_eq!(leads.len(), 9);
    assert!(leads.iter().all(|path| files.contains_key(*path)), "{leads:?}");
}

/// The text of a page's part, an element a line.
fn words(html: &str) -> String {
    let lines = html.replace("</b>", " | ").replace("</span>", " | ").replace("<li", "\n<li");
    let plain = regex::Regex::new("<[^>]*>").unwrap().replace_all(&lines, "").replace('\u{a0}', " ");
    let line = |line: &str| line.trim_matches([' ', '|']).to_owned();
    plain.lines().map(line).filter(|line| !line.is_empty()).collect::<Vec<String>>().join("\n")
}

#[test]
fn key_figures_are_those_of_the_reports() {
    let strip = |files: &Texts| words(found(r#"(?s)<ul class="strip">(.*?)</ul>"#, &files["index.html"])[0]);
    insta::assert_snapshot!("strip", strip(&sampled().0));
    let lonely = LONELY.map(|note| {
        let (files, _) = with_view(&[("a.md", note)], &Config::default(), pages);
        let known = strip(&files);
        known.lines().filter(|line| !line.contains('–')).collect::<Vec<&str>>().join("\n")
    });
    insta::assert_snapshot!("lonely", lonely.join("\n\n"));
}

#[test]
fn a_note_without_a_page_is_named_and_not_linked() {
    let notes = [
        ("Plain.md", "# Plain\n"),
        ("a.md", "---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nevidence: ['[[Plain]]']\n---\n"),
    ];
    let ledger = |config: &Config| with_view(&notes, config, |view| pages(view).0["ledger.html"].clone());
    let mut config = Config::default();
    assert!(ledger(&config).contains("<td>Plain</td>"));
    config.dashboard.notes = DashboardNotes::All;
    assert!(ledger(&config).contains(r#"<td><a href="notes/Plain.html">Plain</a></td>"#));
}

#[test]
fn nothing_that_a_note_says_becomes_markup() {
    for text in [
        "<script>x</script>",
        "\"><img src=x onerror=y>",
        "</title><b>",
        "{{ 77 * 13 }}",
        "a & b ' c `d",
        "-->",
    ] {
        let quoted = text.replace('\'', "''");
        let common = format!(
            "title: '{quoted}'\nsummary: '{quoted}'\ndomains: ['{quoted}', dns]\npeople: ['{quoted}']\n"
        );
        let case = |day: &str| {
            format!(
                "---\ntype: case\ndate: {day}\n{common}pattern: '{quoted}'\nseverity: '{quoted}'\nrole: decided\n---\n\
                 ## Diagnostic path\n\n1. {text} -> {text}\n2. {text} -> {text}\n\n## Root cause\n\n{text}\n\n\
                 ## Misjudgment risks\n\n- {text}\n\n## Prevention plan\n\n- [ ] {text}\n"
            )
        };
        let notes = [
            ("a.md", case("2026-01-01")),
            ("b.md", case("2026-02-01")),
            (
                "c.md",
                format!(
                    "---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nmetric: '{quoted}'\nbefore: 3 h\nafter: 1 h\n{common}value: 5 h\n---\n"
                ),
            ),
            (
                "d.md",
                format!("---\ntype: mechanism\ninstalled: 2026-03-01\nprevents: ['{quoted}']\n{common}---\n"),
            ),
            (
                "e.md",
                format!(
                    "---\ntype: audit\nweek: 2026-W20\n---\n## Activities\n\n| Activity | Hours | Layer | Score | Nature |\n|---|---|---|---|---|\n| {text} | 5 | execution | 2 | repetitive |\n\n## Decisions influenced\n\n- {text}\n\n## Asked for judgment\n\n- {text}: {text}\n"
                ),
            ),
            (
                "f.md",
                format!(
                    "---\ntype: plan\nstart: 2026-05-01\nladder: '{quoted}'\nlevel: '{quoted}'\nskill: '{quoted}'\n{common}---\n## Month 1\n- [ ] {text}\n## Recurring\n- Tue 15:00 60m {text}\n"
                ),
            ),
            (
                "g.md",
                format!(
                    "---\ntype: review\nquarter: 2026-Q1\njob: '{quoted}'\noptimising_for: ['{quoted}']\nskill: '{quoted}'\n{common}---\n## Next rung\n\n- {text}\n"
                ),
            ),
            (
                "h.md",
                format!(
                    "---\ntype: decision\ndate: 2026-01-01\nconfidence: 80%\nturned_out: wrong\nunpredictability: 3\nirreversibility: 4\n{common}---\n"
                ),
            ),
        ];
        let notes: Vec<(&str, &str)> = notes.iter().map(|(path, note)| (*path, note.as_str())).collect();
        let site = with_view(&notes, &Config::default(), pages);
        check_links(&site);
        for (path, page) in site.0.iter().filter(|(path, _)| is_page(path)) {
            for markup in ["<script", "<img", "</title><b>", "1001", "-->"] {
                assert!(!page.contains(markup), "{path}: {text} became {markup}");
            }
        }
    }
}

#[test]
fn templates_and_styles_of_the_vault_go_before_the_embedded_ones() {
    let own = [
        (
            "dashboard/plan.html".to_owned(),
            "{% extends \"dashboard/base.html\" %}{% block main %}<h1>Mine</h1>{% endblock %}".to_owned(),
        ),
        ("dashboard/style.css".to_owned(), "body{}".to_owned()),
    ];
    let files = sample(&Config::default(), |view| {
        let reports = Reports::of(view);
        texts(render(&Dashboard::of(view, &reports), &own).unwrap())
    });
    assert!(files["plan.html"].contains("<h1>Mine</h1>") && files["plan.html"].contains("class=\"skip\""));
    assert_eq!(files["style.css"], "body{}");
    assert!(files["site.css"].contains("--accent"));
}

#[test]
fn what_is_around_a_page_is_the_same_every_day() {
    let context = super::shell::Shell { path: "notes/a/b.html", title: "B", section: "" }.context();
    let engine = super::engine::engine(&[]).unwrap();
    let page = engine.render("dashboard/base.html", "notes/a/b.html", context).unwrap();
    assert!(
        page.contains(r#"href="../../style.css""#) && page.contains(r#"href="../../index.html""#),
        "{page}"
    );
    assert!(found(r"(\d{4}-\d{2}|As of)", &page).is_empty(), "{page}");
}

#[test]
fn a_list_that_is_too_long_is_cut_and_says_so() {
    let entry = |at: usize| {
        (
            format!("{at}.md"),
            format!("---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nvalue: {at} h\n---\n"),
        )
    };
    let notes: Vec<(String, String)> = (1..=230).map(entry).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let (files, _) = with_view(&notes, &Config::default(), pages);
    let page = &files["ledger.html"];
    assert!(page.contains("30 older ones are in data/ledger.json"), "{page}");
    let links = page.matches("href=\"notes/").count();
    // Results, claims, and what stands behind pictures and sums.
    assert!((200..700).contains(&links), "{links}");
}
