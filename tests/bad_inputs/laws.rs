//! What holds for every note, however it was damaged.

use crate::program::Folder;
use crate::support::{Read, vault};
use casebook::source::Span;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::sync::Arc;

/// What notes are made of, and what tears them.
const FRAGMENTS: &[&str] = &[
    "---\n",
    "--- \n",
    "---js\n",
    "...\n",
    "+++\n",
    "\u{feff}",
    "\r",
    "\r\n",
    "\n",
    "\n\n",
    " ",
    "\t",
    "  - ",
    "- ",
    "  ",
    "é",
    "漢字",
    "\u{301}",
    "\u{202e}",
    "\u{200b}",
    "👩‍💻",
    "\0",
    "\u{1b}[31m",
    "\u{9b}",
    "type: case\n",
    "type: audit\n",
    "type: ledger\n",
    "type: review\n",
    "type: plan\n",
    "type: [case]\n",
    "date: 2026-03-02\n",
    "date: 2026-02-30\n",
    "date: é\n",
    "week: 2026-W10\n",
    "quarter: 2026-Q3\n",
    "publish: true\n",
    "publish: \"true\"\n",
    "Publish: false\n",
    "pubish: true\n",
    "sumary: é\n",
    "severty: a\n",
    "tags: [clinical-case/é, x]\n",
    "tags:\n\t- é\n\t- y\n",
    "people: @é\n",
    "people:\n  - @é\n",
    "people: [[É|é]]\n",
    "people: [[É]], [[B]]\n",
    "people: [[É]] é\n",
    "title: é: é\n",
    "\"é: é\": é: é\n",
    "title: {{é}}\n",
    "title: !é é\n",
    "a: &x [*x]\n",
    "a: &x é\nb: *x\n",
    "é: |\n  é\n",
    "slug: ..\n",
    "slug: é/\u{200b}\n",
    "started: 10:12\n",
    "detected: 2026-03-29T02:30\n",
    "time_to_restore: 1,5 h\n",
    "before: 10 é\n",
    "after: 3 EUR\n",
    "share: 140 %\n",
    "execution: -4\n",
    "innovation: 60%\n",
    "# É\n",
    "## Symptoms\n",
    "## Root cause\n",
    "## Diagnostic path\n",
    "## Timeline\n",
    "## Activities\n",
    "## Action items\n",
    "## Outcomes owned\n",
    "## Measurements\n",
    "### É\n",
    "1. é -> é\n",
    "   - `é` => é\n",
    "- [x] é ✅ 2026-02-30\n",
    "- [ ] é [completion:: é]\n",
    "- **Root cause**: é, `é,é`\n",
    "People: `é`, (é, [[É|é, é]]), &eacute;\\, é\n",
    "pattern:: é\n",
    "(é:: é)",
    "[é:: `é`]",
    "::",
    "| Activity | Hours | Lay`é`r |\n|---|---|---|\n",
    "| é | 4é | `é` |\n",
    "| é |\n",
    "| Date | Value |\n|---|---|\n| 2026-03-02 | 3 é |\n",
    "|---|\n",
    "[[É#é|é]]",
    "![[../../é]]",
    "[[#^é]]",
    "[é](%c3%a9.md)",
    "[é](file:///é)",
    "[[",
    "]]",
    "![",
    "](",
    "^é",
    " ^b\n",
    "`",
    "``",
    "```\n",
    "~~~é\n",
    "> ",
    "> [!é\n",
    "> [! note] é\n",
    "%%",
    "%%é%%",
    "<!-- é",
    "-->",
    "<é>",
    "&amp;&#233;",
    "\\",
    "\\%",
    "é **é** _é_\n",
    "TBD\n",
    "- none\n",
    "Tue 15:00 60m é\n",
];

fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(FRAGMENTS), 0..40).prop_map(|parts| parts.concat())
}

/// A note with front matter, so that more of it is looked at.
fn note() -> impl Strategy<Value = String> {
    let lines = prop::collection::vec(select(&FRAGMENTS[24..65]), 0..8).prop_map(|lines| lines.concat());
    prop_oneof![1 => text(), 3 => (lines, text()).prop_map(|(lines, body)| format!("---\n{lines}---\n{body}"))]
}

/// Bytes in which some are replaced by any others.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let torn =
        (note(), prop::collection::vec((any::<Index>(), any::<u8>()), 0..4)).prop_map(|(note, tears)| {
            let mut bytes = note.into_bytes();
            for (at, byte) in tears {
                if !bytes.is_empty() {
                    let at = at.index(bytes.len());
                    bytes[at] = byte;
                }
            }
            bytes
        });
    prop_oneof![1 => prop::collection::vec(any::<u8>(), 0..200), 4 => torn]
}

/// Every place that a finding names, with its file.
fn places(read: &Read) -> impl Iterator<Item = (&Arc<str>, Span)> {
    read.findings.iter().flat_map(|finding| {
        let related = finding.related.iter().filter_map(|related| Some((&related.file, related.span?)));
        let fix = finding.fix.iter().map(|fix| (&finding.file, fix.span));
        finding.span.map(|span| (&finding.file, span)).into_iter().chain(related).chain(fix)
    })
}

fn lies_in_its_text(read: &Read) -> Result<(), TestCaseError> {
    for (file, span) in places(read) {
        let text = &read.note(file).text;
        prop_assert!(text.get(span.range()).is_some(), "{file} {span:?} of {text:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_bytes_make_the_reader_panic_and_every_place_lies_in_its_text(bytes in bytes()) {
        lies_in_its_text(&vault(&[("A.md", bytes)]))?;
    }

    #[test]
    fn nor_does_any_note(a in note(), b in note()) {
        lies_in_its_text(&vault(&[("É.md", a), ("B.md", b)]))?;
    }

    #[test]
    fn the_order_of_files_changes_nothing(notes in prop::collection::vec(note(), 2..6), turn in any::<Index>()) {
        let names = ["A.md", "É.md", "x/A.md", "x/2026-W10.md", "y/É.md"];
        let mut files: Vec<_> = names.into_iter().zip(notes).collect();
        let one = vault(&files);
        let by = turn.index(files.len());
        files.rotate_left(by);
        files.reverse();
        let other = vault(&files);
        prop_assert_eq!(&one.findings, &other.findings);
        prop_assert_eq!(format!("{:?}", one.vault.notes), format!("{:?}", other.vault.notes));
        prop_assert_eq!(&one.vault.targets, &other.vault.targets);
    }
}

/// The text with every safe replacement made, until there is none left; `None` where that would publish it.
fn mended(text: &str) -> Option<String> {
    let read = |text: &str| vault(&[("A.md", text)]);
    let public = read(text).note("A.md").publish;
    let mut text = text.to_owned();
    loop {
        let read = read(&text);
        let mut fixes: Vec<_> =
            read.findings.iter().filter_map(|f| f.fix.as_ref()).filter(|fix| fix.safe).collect();
        fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span));
        let Some(last) = fixes.first() else { break };
        text.replace_range(last.span.range(), &last.replacement);
    }
    (public || !read(&text).note("A.md").publish).then_some(text)
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn mending_is_done_in_one_run_and_touches_nothing_else(notes in prop::collection::vec(note(), 8)) {
        let folder = Folder::new();
        for (i, note) in notes.iter().enumerate() {
            folder.write(&format!("{i}.md"), note);
        }
        let first = folder.run(&["check", "--fix", "-q"]);
        prop_assert!(matches!(first.code, Some(0 | 1)), "{}", first.stderr);
        let after = folder.files();
        for (i, note) in notes.iter().enumerate() {
            let expected = mended(note);
            let expected = expected.as_deref().unwrap_or(note);
            prop_assert_eq!(String::from_utf8_lossy(&after[&format!("{i}.md")]), expected);
        }
        let second = folder.run(&["check", "--fix", "-q"]);
        prop_assert_eq!((folder.files(), second.stdout), (after, first.stdout));
    }

    #[test]
    fn no_command_changes_a_note(notes in prop::collection::vec(bytes(), 8)) {
        let folder = Folder::new();
        for (i, note) in notes.iter().enumerate() {
            folder.write(&format!("{i}.md"), note);
        }
        let before = folder.files();
        for command in [
            &["check"][..],
            &["check", "--strict", "--format", "sarif"],
            &["list", "--format", "json"],
            &["show", "time"],
            &["build"],
            &["export", "--format", "jsonl", "--out", "casebook-lake"],
            &["export", "--format", "sqlite", "--out", "casebook-lake"],
        ] {
            let run = folder.run(command);
            prop_assert!(matches!(run.code, Some(0 | 1)), "{command:?}: {}", run.stderr);
        }
        let mut after = folder.files();
        after.retain(|file, _| !file.starts_with("casebook/") && !file.starts_with("casebook-lake/"));
        prop_assert_eq!(after, before);
    }
}
