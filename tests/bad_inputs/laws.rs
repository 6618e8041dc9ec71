//! What holds for every note, however it was damaged.

use crate::made::{bytes, note};
use crate::program::Folder;
use crate::support::vault;
use proptest::prelude::*;
use proptest::sample::Index;

pub(crate) fn cases(usual: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(usual);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(1000))]

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
