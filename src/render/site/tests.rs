//! What holds for every page of every site.

use super::{File, render};
use crate::config::Config;
use crate::public::pages::{Pages, Written};
use crate::render::template::TemplateError;
use crate::render::web::checks::{self, found, is_page, texts};
use crate::report::tests::sample::{sample, with_view};
use std::collections::BTreeMap;

const BASE: &str = "https://example.org/work";

fn settings() -> Config {
    let mut config = Config::default();
    config.portfolio.base_url = Some(BASE.to_owned());
    config
}

/// The site of a view, with bodies that only say that they are there.
fn site(pages: &Pages, overrides: &[(String, String)]) -> Result<Vec<File>, TemplateError> {
    let words =
        |text: &str| Written { html: format!("<p>{text}</p>"), text: text.to_owned(), headings: Vec::new() };
    let all = pages.articles.iter().map(|article| article.file.clone()).chain(pages.profile.clone());
    let written: BTreeMap<String, Written> = all.map(|file| (file, words("Some words."))).collect();
    render(pages, &written, overrides)
}

/// The site of the small sample, as text by path.
fn sampled() -> BTreeMap<String, String> {
    texts(sample(&settings(), |view| site(&Pages::of(view), &[]).unwrap()))
}

#[test]
fn every_link_leads_somewhere_and_every_id_is_there_once() {
    let files = sampled();
    check_links(&files);
    assert!(files.keys().filter(|path| is_page(path)).count() > 12);
    // Figures lead to pages that are there whatever else is missing.
    for note in [
        "---\ntype: case\ndate: 2026-01-01\ntime_to_restore: 2h\n---\n",
        "---\ntype: case\n---\n",
        "---\ntype: mechanism\ninstalled: 2026-01-01\n---\n",
        "---\ntype: decision\ndate: 2026-01-01\nturned_out: right\n---\n",
        "---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nvalue: 5 h\n---\n",
        "---\ntype: capability\ndomains: [network]\n---\n",
    ] {
        let notes = [("a.md", note)];
        check_links(&texts(with_view(&notes, &settings(), |view| site(&Pages::of(view), &[]).unwrap())));
    }
}

fn check_links(files: &BTreeMap<String, String>) {
    let is_style = |to: &str| to == "code.css";
    checks::links(
        files,
        |page, href| {
            // The page that stands for a missing one is shown at any depth.
            if page == "404.html" { href.strip_prefix("/work/").unwrap_or(href) } else { href }.to_owned()
        },
        is_style,
    );
}

#[test]
fn no_page_asks_another_host_for_anything() {
    checks::asks_nobody(&sampled(), |address| address.starts_with(BASE));
}

#[test]
fn every_picture_has_a_name_a_description_and_its_numbers_in_words() {
    let charts = checks::pictures(&sampled());
    assert!(charts > 4, "{charts}");
}

#[test]
fn the_first_page_is_light_and_says_whose_it_is_to_programs() {
    let files = sampled();
    let home = &files["index.html"];
    let style = &files["style.css"];
    assert!(home.len() + style.len() < 60 << 10, "{} + {}", home.len(), style.len());
    let data = found(r#"(?s)<script type="application/ld\+json">(.*?)</script>"#, home);
    let person: serde_json::Value = serde_json::from_str(data[0]).unwrap();
    assert_eq!(person["@type"], "Person");
    assert!(home.contains(r#"<link rel="canonical" href="https://example.org/work/">"#));
    assert!(home.contains(r#"content="https://example.org/work/og.png""#));
}

#[test]
fn feed_and_sitemap_are_well_formed_and_know_only_full_addresses() {
    let files = sampled();
    let feed = atom_syndication::Feed::read_from(files["feed.xml"].as_bytes()).unwrap();
    assert!(!feed.entries.is_empty());
    assert!(feed.entries.iter().all(|entry| entry.id.starts_with(BASE)));
    let newest = feed.entries.iter().map(|entry| entry.updated).max().unwrap();
    assert_eq!(feed.updated, newest, "the feed is as old as its newest note");
    let map = resvg::usvg::roxmltree::Document::parse(&files["sitemap.xml"]).unwrap();
    let places: Vec<&str> =
        map.descendants().filter(|node| node.has_tag_name("loc")).filter_map(|node| node.text()).collect();
    assert!(places.contains(&"https://example.org/work/") && places.len() > 10, "{places:?}");
    assert!(places.iter().all(|place| !place.ends_with("404.html") && !place.ends_with("search.html")));
    let bare = texts(sample(&Config::default(), |view| site(&Pages::of(view), &[]).unwrap()));
    assert!(!bare.contains_key("feed.xml") && !bare.contains_key("sitemap.xml"));
    assert!(!bare["index.html"].contains("canonical"));
}

#[test]
fn no_page_shows_the_name_of_a_file() {
    for (path, page) in sampled() {
        for name in ["Cases/", "SYN drops.md", "Slow lookups.md"] {
            assert!(!page.contains(name), "{path}: {name}");
        }
    }
}

#[test]
fn a_site_of_nothing_has_no_empty_sections() {
    let files = texts(with_view(&[("a.md", "# A note\n")], &Config::default(), |view| {
        site(&Pages::of(view), &[]).unwrap()
    }));
    let pages: Vec<&str> = files.keys().filter(|path| is_page(path)).map(String::as_str).collect();
    assert_eq!(
        pages,
        ["404.html", "about.html", "index.html", "notes.html", "notes/a-note.html", "search.html"]
    );
    assert!(
        !files["index.html"].contains("capabilities.html")
            && !files["index.html"].contains("class=\"figures\"")
    );
}

#[test]
fn nothing_that_a_note_says_becomes_markup() {
    for text in [
        "<script>x</script>",
        "\"><img src=x onerror=y>",
        "</title><b>",
        "{{ 7 * 7 }} {% raw %}",
        "a & b ' c",
        "</script><!--",
    ] {
        let quoted = text.replace('\'', "''");
        let case = format!(
            "---\ntype: case\ndate: 2026-01-01\ntitle: '{quoted}'\nsummary: '{quoted}'\ndomains: ['{quoted}', dns]\npattern: '{quoted}'\n\
             severity: '{quoted}'\ntags: [deep]\n---\n## Diagnostic path\n\n1. {text} -> {text}\n2. {text} -> {text}\n\n## Root cause\n\n{text}\n\n\
             ## Misjudgment risks\n\n- {text}\n"
        );
        let second = case.replace("2026-01-01", "2026-02-01");
        let ledger = format!(
            "---\ntype: ledger\ndate: 2026-01-01\ncategory: cost\nmetric: '{quoted}'\nbefore: 3 h\nafter: 1 h\ntitle: '{quoted}'\n\
             value: 5 h\nevidence: ['https://example.org/{quoted}']\n---\n"
        );
        let profile = format!("---\ntype: profile\nname: '{quoted}'\nheadline: '{quoted}'\n---\n");
        let mechanism = format!(
            "---\ntype: mechanism\ninstalled: 2026-03-01\nprevents: ['{quoted}']\ntitle: '{quoted}'\n---\n"
        );
        let notes = [
            ("a.md", &*case),
            ("b.md", &second),
            ("c.md", &ledger),
            ("d.md", &profile),
            ("e.md", &mechanism),
        ];
        let plain = texts(with_view(&notes, &settings(), |view| site(&Pages::of(view), &[]).unwrap()));
        for (path, page) in plain.iter().filter(|(path, _)| is_page(path)) {
            let scripts = found(r"<script([^>]*)>", page);
            assert!(
                scripts.iter().all(|script| script.contains("ld+json") || script.contains(" src=")),
                "{path}: {scripts:?}"
            );
            assert!(
                !page.contains("<img") && !page.contains("</title><b>") && !page.contains("49"),
                "{path}: {text}"
            );
            assert_eq!(page.matches("</script>").count(), scripts.len(), "{path}: {text}");
        }
        let data = plain["search-data.js"]
            .strip_prefix("window.casebookNotes = ")
            .unwrap()
            .trim()
            .trim_end_matches(';');
        let notes: serde_json::Value = serde_json::from_str(data).unwrap();
        assert!(notes[0]["summary"].is_string());
        assert!(atom_syndication::Feed::read_from(plain["feed.xml"].as_bytes()).is_ok(), "{text}");
    }
}

#[test]
fn templates_and_styles_of_the_vault_go_before_the_embedded_ones() {
    let own = [
        (
            "site/about.html".to_owned(),
            "{% extends \"site/base.html\" %}{% block main %}<h1>Mine</h1>{% endblock %}".to_owned(),
        ),
        ("site/style.css".to_owned(), "body{}".to_owned()),
    ];
    let files = texts(sample(&settings(), |view| site(&Pages::of(view), &own).unwrap()));
    assert!(files["about.html"].contains("<h1>Mine</h1>") && files["about.html"].contains("class=\"skip\""));
    assert_eq!(files["style.css"], "body{}");
    let broken = [("site/about.html".to_owned(), "\n{{ nothing.at_all }}".to_owned())];
    let error = sample(&settings(), |view| site(&Pages::of(view), &broken).unwrap_err());
    assert_eq!((error.template.as_str(), error.line), ("site/about.html", 2));
}

#[test]
fn the_picture_to_share_is_the_same_every_time() {
    let draw = || sample(&settings(), |view| super::picture::picture(&Pages::of(view)).unwrap());
    let first = draw();
    assert_eq!(&first[1..4], b"PNG");
    assert!(first.len() < 100 << 10, "{}", first.len());
    assert_eq!(first, draw());
}
