//! Folders that several writers fill.

use super::{Folder, files_below};
use crate::diagnostic::Code;
use crate::io::{Output, OutputError};
use std::collections::BTreeMap;
use std::fs;

fn open(folder: &Folder, share: &str) -> Result<Output, OutputError> {
    fs::create_dir_all(folder.path("vault")).unwrap();
    Output::open_share(&folder.path("lake"), share, &folder.path("vault"), None, &|| panic!("locked"))
}

fn write(folder: &Folder, share: &str, files: &[(&str, &str)]) {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    open(folder, share).unwrap().write(files.collect()).unwrap();
}

/// The files of the folder, manifests and locks aside.
fn files(folder: &Folder) -> BTreeMap<String, String> {
    let mut files = files_below(&folder.path("lake"));
    files.retain(|name, _| !name.starts_with(".casebook/"));
    files
}

fn holds(folder: &Folder, expected: &[(&str, &str)]) {
    let expected = expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    assert_eq!(files(folder), expected);
}

#[test]
fn each_writer_replaces_and_deletes_its_own_files_alone() {
    let folder = Folder::new();
    write(&folder, "jsonl/a", &[("cases/a/part", "1"), ("plans/a/part", "1")]);
    write(&folder, "jsonl/b", &[("cases/b/part", "2")]);
    write(&folder, "csv/a", &[("cases/a/part.csv", "3")]);
    holds(
        &folder,
        &[("cases/a/part", "1"), ("cases/a/part.csv", "3"), ("cases/b/part", "2"), ("plans/a/part", "1")],
    );
    write(&folder, "jsonl/a", &[("cases/a/part", "4")]);
    holds(&folder, &[("cases/a/part", "4"), ("cases/a/part.csv", "3"), ("cases/b/part", "2")]);
    assert!(!folder.path("lake/plans/a").exists());
}

#[test]
fn writers_at_the_same_time_do_not_disturb_each_other() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("vault")).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let folder = &folder;
            scope.spawn(move || {
                for round in 0..20 {
                    let name = |table: &str| format!("{table}/v={writer}/part");
                    // The second table comes and goes, and its folder with it.
                    let tables = if round % 2 == 0 { vec!["cases", "plans"] } else { vec!["cases"] };
                    let files = tables.iter().map(|table| (name(table), vec![b'x'; round]));
                    let share = format!("jsonl/v={writer}");
                    let written = open(folder, &share).unwrap().write(files.collect());
                    assert_eq!(written.unwrap().kept, []);
                }
            });
        }
    });
    assert_eq!(files(&folder).len(), 8);
}

#[test]
fn a_folder_of_someone_else_is_refused_and_left_as_it_is() {
    let folder = Folder::new();
    folder.write("lake/thesis.txt", "mine");
    let refused = open(&folder, "jsonl/a");
    assert!(matches!(refused, Err(OutputError::NotOurs { example, .. }) if example == "thesis.txt"));
    assert_eq!(files_below(&folder.path("lake")).len(), 1);
    // So is the folder of reports, and a shared folder by those who build reports.
    let folder = Folder::new();
    let build = |out: &str| Output::open(&folder.path(out), &folder.path("vault"), None, &|| {});
    drop(build("lake").unwrap());
    build("lake").unwrap().write(vec![("a.md".to_owned(), vec![])]).unwrap();
    assert!(matches!(open(&folder, "jsonl/a"), Err(OutputError::NotOurs { .. })));
    let folder = Folder::new();
    write(&folder, "jsonl/a", &[]);
    let built = Output::open(&folder.path("lake"), &folder.path("vault"), None, &|| {});
    assert!(matches!(built, Err(OutputError::NotOurs { .. })));
    // The vault, and what contains it.
    for out in ["vault", ""] {
        let vault = folder.path("vault");
        let refused = Output::open_share(&folder.path(out), "jsonl/a", &vault, None, &|| {});
        assert!(matches!(refused, Err(OutputError::IsVault(_) | OutputError::ContainsVault(_))));
    }
}

#[test]
fn names_that_differ_by_case_alone_are_refused() {
    let folder = Folder::new();
    write(&folder, "jsonl/vault=Work", &[("a", "1")]);
    let refused = open(&folder, "jsonl/vault=work");
    assert!(matches!(refused, Err(OutputError::Twin { other, .. }) if other == "vault=Work"));
    write(&folder, "jsonl/vault=Work", &[("a", "2")]);
    holds(&folder, &[("a", "2")]);
}

#[test]
fn the_own_file_is_given_back_and_no_other() {
    let folder = Folder::new();
    assert_eq!(open(&folder, "sqlite").unwrap().own("a.db").unwrap(), None);
    write(&folder, "sqlite", &[("a.db", "1")]);
    assert_eq!(open(&folder, "sqlite").unwrap().own("a.db").unwrap().as_deref(), Some(&b"1"[..]));
    folder.write("lake/a.db", "edited");
    assert!(matches!(open(&folder, "sqlite").unwrap().own("a.db"), Err(OutputError::Edited(_))));
    folder.write("lake/b.db", "1");
    assert!(matches!(open(&folder, "sqlite").unwrap().own("b.db"), Err(OutputError::Edited(_))));
    fs::create_dir(folder.path("lake/c.db")).unwrap();
    assert!(matches!(open(&folder, "sqlite").unwrap().own("c.db"), Err(OutputError::Edited(_))));
}

#[test]
fn what_a_person_put_there_is_kept() {
    let folder = Folder::new();
    write(&folder, "jsonl/a", &[("cases/a/part", "1")]);
    folder.write("lake/cases/a/notes.txt", "mine");
    folder.write("lake/cases/a/part", "edited");
    let written = open(&folder, "jsonl/a").unwrap().write(vec![("cases/a/part".to_owned(), vec![b'2'])]);
    assert_eq!(written.unwrap().kept[0].code, Code::ReportEdited);
    assert_eq!(folder.read("lake/cases/a/part"), "edited");
    assert_eq!(folder.read("lake/cases/a/notes.txt"), "mine");
    // No file of one writer reaches the list of another.
    let bad = open(&folder, "jsonl/a").unwrap().write(vec![(".casebook/jsonl/b/x".to_owned(), vec![])]);
    assert!(matches!(bad, Err(OutputError::BadName { .. })));
}
