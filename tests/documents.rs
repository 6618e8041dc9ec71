//! The documents of this repository, held to what they speak of: every code has its page, every link leads
//! somewhere, every file that is named is there.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads the documents, and may panic"
)]

use casebook::diagnostic::Code;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A page that says less explains nothing.
const SHORTEST_PAGE: usize = 8;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The Markdown files at the root and below `docs`, by their paths in the repository.
fn documents() -> Vec<String> {
    let mut documents = Vec::new();
    let mut paths: Vec<PathBuf> = entries(root()).into_iter().filter(|path| path.is_file()).collect();
    paths.push(root().join("docs"));
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(entries(&path));
        } else if path.extension().is_some_and(|extension| extension == "md") {
            documents.push(path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
        }
    }
    documents.sort();
    documents
}

fn text(document: &str) -> String {
    fs::read_to_string(root().join(document)).unwrap()
}

fn events(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES)
}

/// The fragments that a host of code makes of the headings.
fn anchors(text: &str) -> HashSet<String> {
    let mut anchors = HashSet::new();
    let mut heading: Option<String> = None;
    for event in events(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let words = heading.take().unwrap().to_lowercase().replace(' ', "-");
                anchors.insert(words.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect());
            }
            _ => {}
        }
    }
    anchors
}

/// What is wrong with a link in a document, if anything. Addresses on the web are not asked.
fn link_fault(document: &str, link: &str) -> Option<String> {
    if link.contains("://") || link.starts_with("mailto:") {
        return None;
    }
    let (path, fragment) =
        link.split_once('#').map_or((link, None), |(path, fragment)| (path, Some(fragment)));
    let target = match path {
        "" => root().join(document),
        path => root().join(document).parent().unwrap().join(path.replace("%20", " ")),
    };
    if !target.exists() {
        return Some(format!("{document}: `{link}` leads nowhere"));
    }
    let fragment = fragment.filter(|_| target.extension().is_some_and(|extension| extension == "md"))?;
    let known = anchors(&fs::read_to_string(&target).unwrap());
    (!known.contains(fragment)).then(|| format!("{document}: `{link}` leads to no heading"))
}

/// What is wrong with a text in backticks, if it names a file of this repository.
fn name_fault(document: &str, code: &str) -> Option<String> {
    let in_the_tree = ["src/", "tests/", "docs/", "scripts/", ".ci/", "sample-vault/"];
    let plain = code.chars().all(|c| c.is_ascii_alphanumeric() || "./_-".contains(c));
    // What a build writes is not in the tree.
    let written = code.starts_with("sample-vault/casebook/");
    let named = plain && !written && in_the_tree.iter().any(|folder| code.starts_with(folder));
    (named && !root().join(code).exists()).then(|| format!("{document}: there is no `{code}`"))
}

#[test]
fn every_code_has_a_page_that_explains_it() {
    let list = text("docs/diagnostics/README.md");
    let mut faults = Vec::new();
    for code in Code::ALL {
        let (id, page) = (code.id(), code.page());
        if page.lines().next() != Some(&format!("# {id}: {}", code.title())) {
            faults.push(format!("docs/diagnostics/{id}.md should begin with `# {id}: {}`", code.title()));
        }
        if page.lines().count() <= SHORTEST_PAGE {
            faults.push(format!("docs/diagnostics/{id}.md explains nothing"));
        }
        if !list.contains(&format!("({id}.md)")) {
            faults.push(format!("docs/diagnostics/README.md does not list {id}"));
        }
    }
    let known: HashSet<String> = Code::ALL.iter().map(|code| format!("{}.md", code.id())).collect();
    for page in entries(&root().join("docs/diagnostics")) {
        let name = page.file_name().unwrap().to_str().unwrap().to_owned();
        if name != "README.md" && !known.contains(&name) {
            faults.push(format!("docs/diagnostics/{name} is about no code"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn documents_link_to_and_name_what_is_there() {
    let mut faults = Vec::new();
    for document in documents() {
        for event in events(&text(&document)) {
            match event {
                Event::Start(Tag::Link { dest_url: to, .. } | Tag::Image { dest_url: to, .. }) => {
                    faults.extend(link_fault(&document, &to));
                }
                Event::Code(code) => faults.extend(name_fault(&document, &code)),
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn bad_links_and_names_are_seen() {
    let document = "docs/diagnostics/README.md";
    assert_eq!(link_fault(document, "CB0101.md"), None);
    assert_eq!(link_fault(document, "https://example.org/nowhere.md"), None);
    assert_eq!(
        link_fault(document, "../nowhere.md").unwrap(),
        format!("{document}: `../nowhere.md` leads nowhere")
    );
    assert!(
        link_fault(document, "../notes.md#nothing-of-the-kind").unwrap().ends_with("leads to no heading")
    );
    assert_eq!(
        anchors("# A *b* `c`: d\n\n## Two\n"),
        HashSet::from(["a-b-c-d".to_owned(), "two".to_owned()])
    );
    assert_eq!(name_fault("README.md", "src/main.rs"), None);
    assert_eq!(name_fault("README.md", "src/**/*.rs"), None);
    assert!(name_fault("README.md", "src/nowhere.rs").is_some());
}

#[test]
fn the_page_on_architecture_stays_short() {
    let lines = text("ARCHITECTURE.md").lines().count();
    assert!(lines < 200, "{lines} lines");
}
