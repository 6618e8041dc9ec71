//! Plain Markdown is what pulldown-cmark makes of it: the examples of CommonMark and of GitHub's additions, as
//! that crate ships them in its tests.

#![expect(clippy::disallowed_methods, reason = "a test reads the examples of another crate")]

use super::Site;
use crate::html::{Missing, Page};
use crate::syntax::markdown::OPTIONS;
use pulldown_cmark::{Event, Parser, Tag, html};
use regex::{Captures, Regex};
use std::path::PathBuf;
use std::process::Command;

fn cargo(arguments: &[&str]) -> String {
    let cargo = std::env::var("CARGO").expect("cargo runs this test");
    let output = Command::new(cargo).args(arguments).output().expect("cargo");
    assert!(output.status.success(), "cargo {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The folder of pulldown-cmark's tests, wherever cargo keeps it.
fn suite() -> PathBuf {
    let about = cargo(&["--version", "--verbose"]);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("the host's name");
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    // Packages that only other platforms need were never downloaded.
    let of_host = ["metadata", "--offline", "--filter-platform", host];
    let metadata = cargo(&[&of_host[..], &["--format-version", "1", "--manifest-path", manifest]].concat());
    let metadata: serde_json::Value = serde_json::from_str(&metadata).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let package =
        packages.iter().find(|package| package["name"] == "pulldown-cmark").expect("pulldown-cmark");
    let manifest = PathBuf::from(package["manifest_path"].as_str().expect("a path"));
    manifest.parent().expect("a folder").join("tests/suite")
}

fn examples(file: &str) -> Vec<String> {
    let source = std::fs::read_to_string(suite().join(file)).expect("a file of examples");
    let written = source.split("let original = r##\"").skip(1);
    written.map(|rest| rest.split("\"##;").next().unwrap_or_default().to_owned()).collect()
}

/// True for what is the same here and there. HTML is filtered, footnotes and links to notes are Obsidian's.
fn is_plain(markdown: &str) -> bool {
    let other = |event: Event<'_>| {
        matches!(
            event,
            Event::Html(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::Start(Tag::FootnoteDefinition(_) | Tag::HtmlBlock)
        )
    };
    let own = ["[[", "%%", "==", "$", "[!", "^"];
    !own.iter().any(|own| markdown.contains(own)) && !Parser::new_ext(markdown, OPTIONS).any(other)
}

fn ours(markdown: &str) -> String {
    let site = Site::new(&[("Row.md", format!("---\ntitle: Another title\n---\n{markdown}"))]);
    let page: Page<'_> = site.page("", Missing::Words(""));
    page.body(0).html
}

fn theirs(markdown: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, Parser::new_ext(markdown, OPTIONS));
    out
}

/// HTML without what differs on purpose: levels of headings, breaks at line ends, links (looked at by
/// themselves), pictures (their text stands for them), colours of code, what lets tables scroll.
fn normal(html: &str) -> String {
    let mut html = html.to_owned();
    for (pattern, by) in [
        (r#"<img [^>]*?alt="([^"]*)"[^>]*>"#, "$1"),
        (r"</?(a|span|div|br|mark)( [^>]*)?/?>", ""),
        (r"<(/?)h[1-6][^>]*>", "<${1}h>"),
        (r"<(/?)t[hd][^>]*>", "<${1}td>"),
        (r"<([a-z]+)[^>]*>", "<$1>"),
        (r"<tbody>\s*</tbody>", ""),
        (r"&nbsp;", "\u{a0}"),
        (r"[\x00-\x08]", ""),
        (r"&quot;", "\""),
        (r"\s+", " "),
        (r" ?(<[^>]*>) ?", "$1"),
    ] {
        html = Regex::new(pattern).unwrap().replace_all(&html, by).into_owned();
    }
    html.replace("<td></td>", "<td> </td>").trim().to_owned()
}

/// Addresses of other sites that are linked.
fn addresses(html: &str) -> Vec<String> {
    let link = Regex::new(r#"<a [^>]*href="((?i:https?:|mailto:)[^"]*)""#).unwrap();
    link.captures_iter(html).map(|found: Captures<'_>| found[1].replace("&#x27;", "'")).collect()
}

#[test]
fn plain_markdown_is_what_pulldown_cmark_makes_of_it() {
    let mut compared = 0;
    let mut wrong = Vec::new();
    for file in
        ["spec.rs", "gfm_table.rs", "gfm_strikethrough.rs", "gfm_tasklist.rs", "table.rs", "regression.rs"]
    {
        for markdown in examples(file).into_iter().filter(|markdown| is_plain(markdown)) {
            compared += 1;
            let (ours, theirs) = (ours(&markdown), theirs(&markdown));
            let linked = addresses(&ours);
            if normal(&ours) != normal(&theirs) || !addresses(&theirs).iter().all(|one| linked.contains(one))
            {
                wrong.push(format!("{markdown:?}\n ours   {ours:?}\n theirs {theirs:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {compared}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(compared > 600, "{compared} examples were found");
}
