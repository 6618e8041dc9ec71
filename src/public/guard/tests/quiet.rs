//! A year of notes, a third of them public: pages made of these alone are quiet, and one private sentence is not.

#![expect(clippy::disallowed_methods, reason = "a test reads the sample vault")]

use super::{Audit, Machine, Private, audit, told};
use crate::source::stem;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::path::Path;

/// A note of the sample vault: its path and its text.
type Note = (String, String);

fn notes(folder: &Path, below: &str, all: &mut Vec<Note>) {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let inside = format!("{below}{name}");
        if path.is_dir() && !name.starts_with('.') && name != "casebook" {
            notes(&path, &format!("{inside}/"), all);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            all.push((inside, std::fs::read_to_string(&path).expect("UTF-8")));
        }
    }
}

/// The body with links to what is not public as the projection leaves them.
fn projected(text: &str, public: &[Note]) -> String {
    let body =
        text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).map_or(text, |(_, body)| body);
    let mut out = String::new();
    let mut rest = body;
    while let Some((before, link)) = rest.split_once("[[") {
        out.push_str(before);
        let (inner, after) = link.split_once("]]").unwrap_or((link, ""));
        let (target, alias) = inner.split_once('|').unwrap_or((inner, ""));
        let target = target.trim_end_matches('\\').split('#').next().unwrap_or(target);
        let is_public =
            public.iter().any(|(file, _)| stem(file) == target || file.trim_end_matches(".md") == target);
        match (is_public, alias) {
            (true, "") => out.push_str(target),
            (false, "") => out.push_str("unpublished note"),
            (_, alias) => out.push_str(alias),
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Blocks, links and emphasis as elements.
fn html(body: &str) -> String {
    let mut html = String::new();
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Start(Tag::Emphasis | Tag::Strong) => html.push_str("<em>"),
            Event::End(TagEnd::Emphasis | TagEnd::Strong) => html.push_str("</em>"),
            Event::Start(Tag::Link { dest_url, .. }) => html.extend(["<a href=\"", &dest_url, "\">"]),
            Event::End(TagEnd::Link) => html.push_str("</a>"),
            Event::Start(_) => html.push_str("<div>"),
            Event::End(_) => html.push_str("</div>"),
            Event::Text(text) => html.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
            Event::Code(text) => html.extend(["<code>", &text.replace('<', "&lt;"), "</code>"]),
            Event::SoftBreak | Event::HardBreak => html.push('\n'),
            _ => {}
        }
    }
    html
}

fn page(title: &str, body: &str) -> String {
    let html = html(body);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <link rel=\"stylesheet\" href=\"../style.css\"></head>\n<body><nav><a href=\"../\">Home</a> \
         <a href=\"../cases/\">Cases</a> <a href=\"../about/\">About the method</a></nav>\n<main><article>\
         <h1>{title}</h1>\n{html}</article></main>\n<footer>Made with casebook</footer></body></html>\n"
    )
}

#[test]
fn pages_of_public_notes_are_quiet_and_one_private_sentence_is_not() {
    let mut all = Vec::new();
    notes(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-vault"), "", &mut all);
    let (public, private): (Vec<Note>, Vec<Note>) = all
        .into_iter()
        .partition(|(file, text)| text.contains("\npublish: true") && !file.starts_with("Private/"));
    assert!(public.len() >= 20 && private.len() >= 50, "{} and {}", public.len(), private.len());

    let bodies: Vec<(String, String)> =
        public.iter().map(|(file, text)| (stem(file).to_owned(), projected(text, &public))).collect();
    let mut staged: Vec<(String, Vec<u8>)> = bodies
        .iter()
        .map(|(title, body)| {
            (format!("cases/{}/index.html", slug::slugify(title)), page(title, body).into_bytes())
        })
        .collect();
    let list: Vec<String> = bodies.iter().map(|(title, _)| format!("- [{title}](x/)\n")).collect();
    staged.push(("cases/index.html".to_owned(), page("Cases", &list.concat()).into_bytes()));
    let index: Vec<_> =
        bodies.iter().map(|(title, body)| serde_json::json!({"title": title, "text": body})).collect();
    staged.push(("search.json".to_owned(), serde_json::to_vec(&index).expect("JSON")));

    // Names that a vault has anyway, beside its own.
    let usual = [
        "Index",
        "Meeting",
        "Too early",
        "2026-03-02",
        "Cases",
        "About the method",
        "Summary",
        "To do",
        "MTU",
    ];
    let usual = usual.map(|title| Private { title: Some(title), ..Private::default() });
    let mut hidden: Vec<Private<'_>> = private
        .iter()
        .map(|(file, text)| Private {
            file,
            title: Some(stem(file)),
            hides_name: true,
            text,
            ..Private::default()
        })
        .collect();
    hidden.extend(usual);
    let frame = page("", "");
    let mut said: Vec<&str> = vec![&frame];
    said.extend(bodies.iter().flat_map(|(title, body)| [title.as_str(), body.as_str()]));
    let machine = Machine { home: Some("/home/mira"), user: Some("mira"), host: Some("mira-laptop") };
    let mut audited = Audit { staged: &staged, private: &hidden, said: &said, machine, ..Audit::default() };
    let hits: Vec<String> = audit(&audited).iter().map(told).collect();
    assert_eq!(hits, [""; 0]);

    // The same, with one sentence of each private note on a page of its own.
    let sentence = |text: &str| {
        let (_, body) = text.split_once("\n---\n").unwrap_or(("", text));
        let lines =
            body.lines().filter(|line| !line.starts_with(['#', '|', '`', '-', '>']) && !line.contains("[["));
        lines.map(str::to_owned).find(|line| line.split_whitespace().count() >= 12)
    };
    let leaks: Vec<(&str, String)> =
        private.iter().filter_map(|(file, text)| Some((file.as_str(), sentence(text)?))).collect();
    assert!(leaks.len() >= 20, "{}", leaks.len());
    let leaked: Vec<(String, Vec<u8>)> = leaks
        .iter()
        .enumerate()
        .map(|(n, (_, line))| (format!("{n}.html"), page("", line).into_bytes()))
        .collect();
    audited.staged = &leaked;
    let hits = audit(&audited);
    for (n, (file, line)) in leaks.iter().enumerate() {
        let output = format!("{n}.html");
        let is_told = hits.iter().any(|hit| hit.output == output && hit.source.as_deref() == Some(file));
        assert!(is_told || said.iter().any(|text| text.contains(line)), "{file}: {line}");
    }
}
