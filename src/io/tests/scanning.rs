use super::{Folder, skipped};
use crate::diagnostic::Code::{self, *};
use crate::io::{Rules, Scan, VaultError, check_root, find_root, globs, scan};
use std::fs;

pub(super) fn notes(scan: &Scan) -> Vec<&str> {
    scan.notes.iter().map(|note| &*note.file).collect()
}

pub(super) fn findings(scan: &Scan) -> Vec<(Code, &str)> {
    scan.findings.iter().map(|finding| (finding.code, &*finding.file)).collect()
}

pub(super) fn scanned(folder: &Folder) -> Scan {
    scan(&folder.path(""), &Rules::default())
}

/// The vault of these files has exactly these notes and findings.
#[track_caller]
fn check(files: &[&str], expected_notes: &[&str], expected_findings: &[(Code, &str)]) {
    let scan = scanned(&Folder::with(files));
    assert_eq!(notes(&scan), expected_notes);
    assert_eq!(findings(&scan), expected_findings);
}

#[test]
fn names_decide_what_is_a_note_and_what_is_odd() {
    check(&[], &[], &[]);
    check(&["b.md", "a/z.MD", "a.md", "a/B.md"], &["a.md", "a/B.md", "a/z.MD", "b.md"], &[]);
    check(&[".git/a.md", ".obsidian/b.md", ".trash/c.md", ".hidden.md", "d/.e/f.md"], &[], &[]);
    check(&[".md", "d/.MD"], &[], &[(NamelessNote, ".md"), (NamelessNote, "d/.MD")]);
    for file in ["n.sync-conflict-20240101-120000-ABC.md", "n (conflicted copy 2024-01-01).md"] {
        check(&[file], &[file], &[(SyncConflict, file)]);
    }
    check(
        &["n (Ana's Conflicted Copy).md"],
        &["n (Ana's Conflicted Copy).md"],
        &[(SyncConflict, "n (Ana's Conflicted Copy).md")],
    );
    check(
        &["On a conflicted copy.md", "(a) conflicted copy (b).md"],
        &["(a) conflicted copy (b).md", "On a conflicted copy.md"],
        &[],
    );
    #[cfg(unix)]
    for file in ["con.md", "AUX.md", "nul.x.md", "com1.md", "lpt9.md", "a..md", "a .md"] {
        check(&[file], &[file], &[(AwkwardName, file)]);
    }
    #[cfg(unix)]
    check(&["d./a.md", "prn/a.md"], &["d./a.md", "prn/a.md"], &[(AwkwardName, "d."), (AwkwardName, "prn")]);
    check(
        &["console.md", "com.md", "com10.md", "a.b.md", "caf\u{e9}.md"],
        &["a.b.md", "caf\u{e9}.md", "com.md", "com10.md", "console.md"],
        &[],
    );
    #[cfg(unix)]
    check(&["a:b?*.md", "t\tn\n\u{1b}.md"], &["a:b?*.md", "t\tn\n\u{1b}.md"], &[]);
}

#[test]
fn conflicts_are_marked() {
    let scan = scanned(&Folder::with(&["a.md", "a.sync-conflict-1.md"]));
    assert_eq!(scan.notes.iter().map(|note| note.conflict).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn other_files_are_listed_and_those_without_extension_counted() {
    let scan = scanned(&Folder::with(&["i.png", "d/board.canvas", "TODO", "d/LICENSE", "x.", "a.md"]));
    assert_eq!(scan.files, ["TODO", "d/LICENSE", "d/board.canvas", "i.png", "x."]);
    assert_eq!(scan.without_extension, 3);
}

#[test]
fn names_that_collide_elsewhere_are_reported_with_both() {
    let folder = Folder::with(&["A.md", "d/\u{e9}.md"]);
    folder.write("a.md", "");
    folder.write("D/e\u{301}.md", "");
    let scan = scanned(&folder);
    if scan.notes.len() < 4 {
        skipped("this file system ignores letter case");
        return;
    }
    assert_eq!(findings(&scan), [(NamesCollide, "a.md"), (NamesCollide, "d/\u{e9}.md")]);
    assert_eq!(&*scan.findings[0].related[0].file, "A.md");
}

#[test]
fn rules_leave_out_folders_globs_and_ignored_files() {
    let folder = Folder::with(&[
        "Out/r.md",
        "Templates/t.md",
        "Archive/x/a.md",
        "notes/draft-1.md",
        "notes/keep.md",
        "build/b.md",
        "secret/s.md",
        "notes/build/c.md",
        "notes/plain.md",
    ]);
    folder.write(".gitignore", "build/\n/notes/keep.md\nplain.md\n");
    folder.write("notes/.gitignore", "!plain.md\n");
    folder.write(".casebookignore", "\u{feff}# comment\nsecret/\n!/notes/keep.md\n");
    let mut rules = Rules {
        exclude: globs(&["Archive/**".into(), "**/draft-*.md".into()]).unwrap(),
        skip: vec!["out".into(), "templates/".into()],
        ..Rules::default()
    };
    let with = scan(&folder.path(""), &rules);
    assert_eq!(notes(&with), ["notes/keep.md", "notes/plain.md"]);
    assert_eq!(findings(&with), []);
    rules.gitignore = false;
    let without = scan(&folder.path(""), &rules);
    assert_eq!(notes(&without), ["build/b.md", "notes/build/c.md", "notes/keep.md", "notes/plain.md"]);
    assert!(globs(&["a[".into()]).is_err());
}

#[test]
fn a_pattern_that_is_none_is_reported() {
    let folder = Folder::with(&["a.md", "b.md"]);
    folder.write(".casebookignore", "a{.md\nb.md\n");
    let scan = scanned(&folder);
    assert_eq!((notes(&scan), findings(&scan)), (vec!["a.md"], vec![(ConfigValue, ".casebookignore")]));
}

#[test]
fn notes_over_the_limit_are_not_read_but_can_be_linked_to() {
    let folder = Folder::with(&["small.md"]);
    let sparse = fs::File::create(folder.path("sparse.md")).unwrap();
    sparse.set_len(1 << 40).or_else(|_| sparse.set_len(1 << 30)).unwrap();
    let at_limit = fs::File::create(folder.path("limit.md")).unwrap();
    at_limit.set_len(crate::io::SIZE_LIMIT).unwrap();
    let scan = scanned(&folder);
    assert_eq!(notes(&scan), ["limit.md", "small.md"]);
    assert_eq!(findings(&scan), [(NoteTooLarge, "sparse.md")]);
    assert_eq!(scan.files, ["sparse.md"]);
}

/// A disk that others write to makes any time: it is asked for by hand.
#[test]
#[ignore = "a measurement"]
fn many_notes_in_one_folder_take_no_more_than_linear_time() {
    let folder = Folder::new();
    let time = |from: usize, to: usize| {
        (from..to).for_each(|n| fs::write(folder.path(&format!("n{n}.md")), "").unwrap());
        let start = std::time::Instant::now();
        assert_eq!(scanned(&folder).notes.len(), to);
        start.elapsed()
    };
    let (few, many) = (time(0, 1_000), time(1_000, 20_000));
    // Twenty times the notes; a quadratic step would take four hundred times as long.
    assert!(many < few * 100, "{few:?} {many:?}");
}

#[test]
fn many_notes_in_one_folder_are_all_found() {
    let folder = Folder::new();
    (0..2_000).for_each(|n| fs::write(folder.path(&format!("n{n}.md")), "").unwrap());
    assert_eq!(scanned(&folder).notes.len(), 2_000);
}

#[test]
fn roots_are_found_and_judged() {
    let folder =
        Folder::with(&["v/casebook.toml", "v/d/e/a.md", "w/.obsidian/app.json", "w/x/b.md", "y/c.md"]);
    assert_eq!(find_root(&folder.path("v/d/e")), folder.path("v"));
    assert_eq!(find_root(&folder.path("w/x")), folder.path("w"));
    assert_eq!(find_root(&folder.path("v")), folder.path("v"));
    assert_eq!(find_root(&folder.path("y")), folder.path("y"));
    assert!(check_root(&folder.path("v")).is_ok());
    assert!(matches!(check_root(&folder.path("none")), Err(VaultError::Missing(_))));
    assert!(matches!(check_root(&folder.path("y/c.md")), Err(VaultError::NotAFolder(_))));
    assert!(
        check_root(&folder.path("none")).unwrap_err().to_string().contains("folder that holds your notes")
    );
}
