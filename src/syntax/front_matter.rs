//! The properties at the top of a note.
//!
//! One bad property never hides the others: where the block as a whole is no YAML, its top-level
//! entries are read one by one, and each that fails becomes a finding of its own.

use super::repair;
use super::source_line::{line_at, trimmed};
use super::yaml::{self, Data, Node, Oddity};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use gray_matter::engine::Engine;
use gray_matter::{Matter, Pod};
use std::collections::HashMap;
use std::sync::Arc;

/// Front matter over this size is refused unread.
const MAX_BYTES: usize = 64 * 1024;

/// One property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The name as written.
    pub name: String,
    /// Where the name stands.
    pub name_span: Span,
    /// Its value.
    pub value: Node,
}

/// What stands above the body of a note.
#[derive(Debug, Default)]
pub struct FrontMatter {
    /// The properties that could be read, in order; of duplicates the first.
    pub properties: Vec<Property>,
    /// Where the body starts, in bytes.
    pub body: usize,
    /// True where anything in the block could not be read or stood twice: such a note is never public.
    pub damaged: bool,
}

/// gray_matter splits; it must not parse (docs/adr/0003).
struct SplitOnly;

impl Engine for SplitOnly {
    fn parse(_: &str) -> gray_matter::Result<Pod> {
        Ok(Pod::Null)
    }
}

/// Reads the front matter of a note.
pub fn read(file: &Arc<str>, text: &str) -> (FrontMatter, Vec<Diagnostic>) {
    let mut reader =
        Reader { file, text, front: FrontMatter::default(), names: HashMap::new(), findings: Vec::new() };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    reader.front.body = start;
    if text[start..].starts_with("---") || text[start..].starts_with("+++") {
        reader.block(start);
    }
    (reader.front, reader.findings)
}

struct Reader<'t> {
    file: &'t Arc<str>,
    text: &'t str,
    front: FrontMatter,
    /// Where each name was first given, in lower case.
    names: HashMap<String, Span>,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn block(&mut self, start: usize) {
        let opening = line_at(self.text, start);
        let fence = self.text[opening.range()].trim_end();
        if fence != "---" {
            return self.other_language(opening, fence);
        }
        let Some(closing) = closing_fence(self.text, opening.end as usize, "---") else {
            return self.unclosed(opening);
        };
        let yaml = Span::new(opening.end as usize, closing.start as usize);
        if yaml.range().len() > MAX_BYTES {
            self.front.body = closing.end as usize;
            let size = yaml.range().len() / 1024;
            return self.damage(
                Code::FrontMatterTooLarge
                    .at(
                        self.file,
                        line_at(self.text, start),
                        format!("front matter of {size} KiB is not read"),
                    )
                    .help("keep properties short (64 KiB at most) and move long text into the body"),
            );
        }
        if !self.split_agrees(yaml) {
            self.front.body = closing.end as usize;
            return;
        }
        self.properties(yaml, closing.end as usize);
    }

    /// gray_matter decides whether there is anything between the fences.
    ///
    /// It copies what it is given three times, so it is asked about the first line that holds something.
    fn split_agrees(&self, yaml: Span) -> bool {
        let mut lines = yaml.of(self.text).split(['\n', '\r']);
        let first = lines.find(|line| !line.trim().is_empty()).unwrap_or_default();
        let block = format!("---\n{first}\n---\n");
        Matter::<SplitOnly>::new().parse::<Pod>(&block).is_ok_and(|split| !split.matter.is_empty())
    }

    fn properties(&mut self, yaml: Span, body: usize) {
        let parsed = yaml::parse(&self.text[yaml.range()], yaml.start as usize);
        let thematic_break = self.text[yaml.range()].starts_with(['\n', '\r']);
        if let Some(limit) = parsed.failure.as_ref().filter(|failure| failure.limit) {
            self.front.body = body;
            return self.damage(repair::explain(self.file, self.text, yaml, limit));
        }
        let failed = parsed.failure.is_some();
        match parsed.root.map(|root| (root.span, root.data)) {
            _ if failed => self.entry_by_entry(yaml),
            None => self.oddities(&parsed.oddities),
            Some((_, Data::Map(entries))) => {
                self.oddities(&parsed.oddities);
                self.entries(entries);
            }
            // Two rules with prose between them: not front matter at all.
            Some(_) if thematic_break => return,
            Some((span, _)) => self.damage(
                Code::FrontMatterNotMapping
                    .at(self.file, span, "the front matter holds no `property: value`")
                    .help("write properties such as `type: case`, or remove the `---` lines"),
            ),
        }
        self.front.body = body;
    }

    fn entry_by_entry(&mut self, yaml: Span) {
        for chunk in top_level_entries(self.text, yaml) {
            let parsed = yaml::parse(&self.text[chunk.range()], chunk.start as usize);
            self.oddities(&parsed.oddities);
            match (parsed.root.map(|root| root.data), parsed.failure) {
                (_, Some(failure)) => {
                    let finding = repair::explain(self.file, self.text, chunk, &failure);
                    self.damage(finding);
                }
                (Some(Data::Map(entries)), None) => self.entries(entries),
                (Some(_), None) => {
                    let line = trimmed(self.text, line_at(self.text, chunk.start as usize));
                    self.damage(
                        Code::FrontMatterSyntax
                            .at(self.file, line, "this line has no `property: value`")
                            .help("write `property: value`, or indent it if it belongs to the line above"),
                    );
                }
                (None, None) => {}
            }
        }
    }

    fn entries(&mut self, entries: Vec<yaml::Entry>) {
        for entry in entries {
            let Some(name) = entry.key.text().map(str::to_owned) else {
                let finding = repair::odd_key(self.file, self.text, entry.key.span);
                self.damage(finding);
                continue;
            };
            // To Obsidian, names in other letter case are one property.
            if let Some(first) = self.names.get(&name.to_lowercase()).copied() {
                self.damage(
                    Code::DuplicateProperty
                        .at(self.file, entry.key.span, format!("`{name}` is given twice; the first is used"))
                        .related(self.file, Some(first), "first given here")
                        .help("keep one of the two"),
                );
                continue;
            }
            self.names.insert(name.to_lowercase(), entry.key.span);
            let value = repair::mend_links(self.file, self.text, entry.value, &mut self.findings);
            let value = repair::placeholder(self.file, self.text, value, &mut self.findings);
            self.front.properties.push(Property { name, name_span: entry.key.span, value });
        }
    }

    fn oddities(&mut self, oddities: &[Oddity]) {
        for oddity in oddities {
            self.findings.push(match *oddity {
                Oddity::CustomTag(span) => Code::CustomTag
                    .at(self.file, span, "the YAML tag is ignored; the value is read as plain text")
                    .help("remove the `!tag`, or put the value in quotes"),
                Oddity::SecondDocument(span) => {
                    // What is not read may take back what was.
                    self.front.damaged = true;
                    Code::SecondDocument
                        .at(self.file, span, "only the first YAML document of the front matter is read")
                        .help("put all properties above this line")
                }
            });
        }
    }

    fn unclosed(&mut self, opening: Span) {
        let mut line = line_at(self.text, opening.end as usize);
        let mut looks_like_property = looks_like_property as fn(&str) -> bool;
        // A rule and a heading look like a comment of YAML; a property right below tells, if it is plainly one.
        while self.text[line.range()].starts_with('#') {
            looks_like_property = is_plainly_property;
            line = line_at(self.text, line.end as usize);
        }
        if looks_like_property(&self.text[line.range()]) {
            self.damage(
                Code::FrontMatterUnclosed
                    .at(
                        self.file,
                        trimmed(self.text, opening),
                        "the front matter that starts here is not closed",
                    )
                    .help("add a line `---` after the last property"),
            );
        }
    }

    fn other_language(&mut self, opening: Span, fence: &str) {
        let word = fence.trim_start_matches(['-', '+']);
        let toml = fence == "+++" && closing_fence(self.text, opening.end as usize, "+++").is_some();
        let named = fence.starts_with("---") && !word.is_empty() && word.chars().all(char::is_alphanumeric);
        if toml || named {
            self.damage(
                Code::OtherFrontMatter
                    .at(
                        self.file,
                        trimmed(self.text, opening),
                        format!("front matter opened by `{fence}` is not read"),
                    )
                    .help("casebook reads YAML between two lines `---`"),
            );
        }
    }

    fn damage(&mut self, finding: Diagnostic) {
        self.front.damaged = true;
        self.findings.push(finding);
    }
}

fn looks_like_property(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "_- \"'".contains(c))
    })
}

/// True for `name: value` with a name as programs write them.
fn is_plainly_property(line: &str) -> bool {
    let (name, value) = line.split_once(':').unwrap_or(("", ""));
    let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c);
    !name.is_empty()
        && name.chars().all(is_name)
        && (value.is_empty() || value.starts_with(char::is_whitespace))
}

fn closing_fence(text: &str, from: usize, fence: &str) -> Option<Span> {
    let mut line = line_at(text, from);
    while !line.is_empty() {
        if text[line.range()].trim_end() == fence {
            return Some(line);
        }
        line = line_at(text, line.end as usize);
    }
    None
}

/// Splits a block at every line that starts a top-level entry.
fn top_level_entries(text: &str, block: Span) -> Vec<Span> {
    let mut entries: Vec<Span> = Vec::new();
    let mut at = block.start as usize;
    while at < block.end as usize {
        let line = line_at(text, at);
        let first = text.as_bytes()[at];
        let continues = matches!(first, b' ' | b'\t' | b'#' | b'-' | b']' | b'}' | b'\n' | b'\r');
        match entries.last_mut() {
            Some(entry) if continues => entry.end = line.end,
            _ => entries.push(line),
        }
        at = line.end as usize;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> (Vec<String>, Vec<&'static str>, bool) {
        let (front, findings) = read(&Arc::from("n.md"), text);
        let names =
            front.properties.iter().map(|p| format!("{}={}", p.name, p.value.span.of(text))).collect();
        (names, findings.iter().map(|f| f.code.id()).collect(), front.damaged)
    }

    #[test]
    fn blocks_are_found_and_read() {
        for (text, properties, found, damaged) in [
            ("---\na: 1\nb: [x, y]\n---\nbody", vec!["a=1", "b=[x, y]"], vec![], false),
            ("\u{feff}---\r\na: 1\r\n---\r\n", vec!["a=1"], vec![], false),
            ("---\ra: 1\r---\r", vec!["a=1"], vec![], false),
            ("---\na: 1\n", vec![], vec!["CB0101"], true),
            ("---\n\nA thematic break.\n", vec![], vec![], false),
            ("---\n\nTwo of them.\n\n---\n", vec![], vec![], false),
            ("---\njust text\n---\n", vec![], vec!["CB0104"], true),
            ("---\na: 1\na: 2\n---\n", vec!["a=1"], vec!["CB0103"], true),
            ("---\na: 1\nb: @x\nc: 3\n---\n", vec!["a=1", "c=3"], vec!["CB0107"], true),
            ("---\na: one: two\nc: 3\n---\n", vec!["c=3"], vec!["CB0107"], true),
            ("---\na:\n\t- x\n---\n", vec![], vec!["CB0114"], true),
            ("---\ndate: {{date}}\n---\n", vec!["date={{date}}"], vec!["CB0111"], false),
            ("---\nrel: [[A|b]]\n---\n", vec!["rel=[[A|b]]"], vec!["CB0106"], false),
            ("---\nrel: [[A]], [[B]]\nx: 1\n---\n", vec!["x=1"], vec!["CB0106"], true),
            (
                "---\nrel:\n  - [[A]]\n  - \"[[B]]\"\n---\n",
                vec!["rel=- [[A]]\n  - \"[[B]]\""],
                vec!["CB0106"],
                false,
            ),
            ("---js\na: 1\n---\n", vec![], vec!["CB0108"], true),
            ("+++\na = 1\n+++\n", vec![], vec!["CB0108"], true),
            ("---\na: !thing x\n---\n", vec!["a=x"], vec!["CB0109"], false),
            ("---\na: 1\n...\nb: 2\n---\n", vec!["a=1"], vec!["CB0110"], true),
            ("---\na: \"x\n---\n", vec![], vec!["CB0102"], true),
            ("---\n{\"a\": 1}\n---\n", vec!["a=1"], vec![], false),
            ("---\na: &x [*x]\n---\n", vec![], vec!["CB0102"], true),
            ("---\n---\nbody", vec![], vec![], false),
            ("", vec![], vec![], false),
            ("----\nrule", vec![], vec![], false),
        ] {
            let properties = properties.into_iter().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(codes(text), (properties, found, damaged), "{text:?}");
        }
    }

    #[test]
    fn hostile_blocks_are_refused_quickly() {
        let bomb = (1..30).fold("a0: &a0 [x, x]\n".to_owned(), |text, i| {
            format!("{text}a{i}: &a{i} [*a{}, *a{}]\n", i - 1, i - 1)
        });
        let (front, findings) = read(&Arc::from("n.md"), &format!("---\n{bomb}---\n"));
        assert!(front.damaged);
        assert!(findings.iter().any(|f| f.code == Code::FrontMatterTooLarge), "{findings:?}");
        for deep in [
            format!("a: {}", "[".repeat(10_000)),
            "- ".repeat(10_000),
            format!("a: {}", "{b: ".repeat(5_000)),
        ] {
            assert!(read(&Arc::from("n.md"), &format!("---\n{deep}\n---\n")).0.damaged);
        }
        assert!(read(&Arc::from("n.md"), &format!("---\na: {}\n---\n", "x".repeat(1_000_000))).0.damaged);
    }
}
