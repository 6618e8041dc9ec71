use super::{Folder, files_below};
use crate::diagnostic::Code;
use crate::io::fuse::Fuse;
use crate::io::names::MANIFEST;
use crate::io::{Output, OutputError, Part, Written};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::mpsc;

pub(super) fn open(folder: &Folder) -> Output {
    Output::open(&folder.path("out"), &folder.path(""), None, &|| panic!("locked")).unwrap()
}

pub(super) fn set(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}

pub(super) fn build(folder: &Folder, files: &[(&str, &str)]) -> Written {
    open(folder).write(set(files)).unwrap()
}

/// The files of the output folder, but for the manifest and the lock.
fn files(folder: &Folder) -> BTreeMap<String, String> {
    let mut files = files_below(&folder.path("out"));
    files.remove(MANIFEST);
    files
}

#[track_caller]
pub(super) fn holds(folder: &Folder, expected: &[(&str, &str)]) {
    let expected = expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    assert_eq!(files(folder), expected);
}

pub(super) fn kept(written: &Written) -> Vec<&str> {
    assert!(written.kept.iter().all(|finding| finding.code == Code::ReportEdited));
    written.kept.iter().map(|finding| &*finding.file).collect()
}

fn counts(written: &Written) -> (usize, usize, usize) {
    (written.written, written.unchanged, written.deleted)
}

#[test]
fn a_build_writes_what_changed_and_deletes_what_went() {
    let folder = Folder::new();
    assert_eq!(counts(&build(&folder, &[("a.md", "1"), ("d/e/b.md", "1"), ("c.html", "1")])), (3, 0, 0));
    let times =
        || ["a.md", MANIFEST].map(|f| fs::metadata(folder.path("out").join(f)).unwrap().modified().unwrap());
    let before = times();
    assert_eq!(counts(&build(&folder, &[("c.html", "1"), ("a.md", "1"), ("d/e/b.md", "1")])), (0, 3, 0));
    assert_eq!(times(), before);
    assert_eq!(counts(&build(&folder, &[("a.md", "1"), ("c.html", "2")])), (1, 1, 1));
    assert_eq!(times()[0], before[0]);
    holds(&folder, &[("a.md", "1"), ("c.html", "2")]);
    assert!(!folder.path("out/d").exists());
    assert_eq!(counts(&build(&folder, &[])), (0, 0, 2));
    holds(&folder, &[]);
}

#[test]
fn the_manifest_is_the_same_for_the_same_files() {
    let (one, other) = (Folder::new(), Folder::new());
    build(&one, &[("b.md", "2"), ("a.md", "1")]);
    build(&other, &[("x.md", "0"), ("a.md", "0")]);
    build(&other, &[("a.md", "1"), ("b.md", "2")]);
    let manifest = one.read("out/.casebook-manifest.json");
    assert_eq!(manifest, other.read("out/.casebook-manifest.json"));
    let hash = |text: &str| blake3::hash(text.as_bytes()).to_hex().to_string();
    let expected = format!(
        "{{\n  \"schema\": 1,\n  \"files\": {{\n    \"a.md\": \"{}\",\n    \"b.md\": \"{}\"\n  }}\n}}\n",
        hash("1"),
        hash("2")
    );
    assert_eq!(manifest, expected);
}

#[test]
fn an_edited_report_is_kept_with_the_new_text_beside_it() {
    let folder = Folder::new();
    build(&folder, &[("r/a.md", "1"), ("CNAME", "1")]);
    folder.write("out/r/a.md", "mine");
    folder.write("out/CNAME", "mine too");
    let written = build(&folder, &[("r/a.md", "2"), ("CNAME", "2")]);
    assert_eq!(kept(&written), ["out/CNAME", "out/r/a.md"]);
    assert!(written.kept[1].message.contains("`r/a.new.md`"), "{}", written.kept[1].message);
    let both = [("CNAME", "mine too"), ("CNAME.new", "2"), ("r/a.md", "mine"), ("r/a.new.md", "2")];
    holds(&folder, &both);
    // The same again changes nothing and says it again.
    let again = build(&folder, &[("r/a.md", "2"), ("CNAME", "2")]);
    assert_eq!((counts(&again), kept(&again)), ((0, 2, 0), vec!["out/CNAME", "out/r/a.md"]));
    // One is given up, for the other the new text is taken, though a third is due by now.
    fs::remove_file(folder.path("out/CNAME")).unwrap();
    fs::rename(folder.path("out/r/a.new.md"), folder.path("out/r/a.md")).unwrap();
    let written = build(&folder, &[("r/a.md", "3"), ("CNAME", "3")]);
    assert_eq!(kept(&written), Vec::<&str>::new());
    holds(&folder, &[("CNAME", "3"), ("r/a.md", "3")]);
}

#[test]
fn an_edit_that_is_undone_is_no_edit() {
    let folder = Folder::new();
    build(&folder, &[("a.md", "1")]);
    folder.write("out/a.md", "mine");
    build(&folder, &[("a.md", "2")]);
    folder.write("out/a.md", "1");
    assert_eq!(kept(&build(&folder, &[("a.md", "3")])), Vec::<&str>::new());
    holds(&folder, &[("a.md", "3")]);
}

#[test]
fn an_edited_report_stays_when_it_is_not_written_any_more() {
    let folder = Folder::new();
    build(&folder, &[("d/a.md", "1"), ("d/b.md", "1")]);
    folder.write("out/d/a.md", "mine");
    for _ in 0..2 {
        assert_eq!(kept(&build(&folder, &[])), ["out/d/a.md"]);
        holds(&folder, &[("d/a.md", "mine")]);
    }
    fs::remove_file(folder.path("out/d/a.md")).unwrap();
    build(&folder, &[]);
    assert!(!folder.path("out/d").exists());
}

#[test]
fn edits_of_the_text_beside_an_edited_report_are_kept_too() {
    let folder = Folder::new();
    build(&folder, &[("a.md", "1")]);
    folder.write("out/a.md", "mine");
    build(&folder, &[("a.md", "2")]);
    folder.write("out/a.new.md", "mine as well");
    let written = build(&folder, &[("a.md", "3")]);
    assert!(written.kept[0].message.contains("the new text is nowhere"), "{}", written.kept[0].message);
    holds(&folder, &[("a.md", "mine"), ("a.new.md", "mine as well")]);
    fs::remove_file(folder.path("out/a.md")).unwrap();
    assert_eq!(kept(&build(&folder, &[("a.md", "3")])), ["out/a.new.md"]);
    holds(&folder, &[("a.md", "3"), ("a.new.md", "mine as well")]);
}

#[test]
fn the_text_beside_a_report_takes_no_other_reports_name() {
    let folder = Folder::new();
    build(&folder, &[("a.md", "1"), ("a.new.md", "1")]);
    folder.write("out/a.md", "mine");
    build(&folder, &[("a.md", "2"), ("a.new.md", "2")]);
    holds(&folder, &[("a.md", "mine"), ("a.new.md", "2"), ("a.new.new.md", "2")]);
}

#[test]
fn files_of_others_are_not_touched() {
    let folder = Folder::new();
    build(&folder, &[("site/a.html", "1")]);
    for file in [".git/config", "CNAME", "site/note.md", ".nojekyll"] {
        folder.write(&format!("out/{file}"), "theirs");
    }
    build(&folder, &[("b.md", "1"), (".nojekyll", "1")]);
    holds(
        &folder,
        &[
            (".git/config", "theirs"),
            (".nojekyll", "theirs"),
            (".nojekyll.new", "1"),
            ("CNAME", "theirs"),
            ("b.md", "1"),
            ("site/note.md", "theirs"),
        ],
    );
}

#[test]
fn a_file_can_become_a_folder_and_a_folder_a_file() {
    let folder = Folder::new();
    build(&folder, &[("x", "1"), ("y/a/b", "1")]);
    build(&folder, &[("x/a/b", "2"), ("y", "2")]);
    holds(&folder, &[("x/a/b", "2"), ("y", "2")]);
    folder.write("out/y", "mine");
    let error = open(&folder).write(set(&[("y/a", "3")])).unwrap_err();
    assert!(matches!(error, OutputError::Blocked(_)), "{error}");
    fs::remove_file(folder.path("out/y")).unwrap();
    folder.write("out/x/mine", "mine");
    assert!(matches!(open(&folder).write(set(&[("x", "3")])), Err(OutputError::Blocked(_))));
    assert_eq!(folder.read("out/x/mine"), "mine");
}

#[test]
fn a_second_build_waits_for_the_first() {
    let folder = Folder::new();
    let mut first = open(&folder);
    let (waits, waited) = mpsc::channel();
    std::thread::scope(|scope| {
        let second = scope.spawn(|| {
            let waiting = || waits.send(()).unwrap();
            let mut output = Output::open(&folder.path("out"), &folder.path(""), None, &waiting).unwrap();
            output.write(set(&[("a.md", "2")])).unwrap()
        });
        waited.recv().unwrap();
        first.write(set(&[("a.md", "1"), ("b.md", "1")])).unwrap();
        drop(first);
        assert_eq!(counts(&second.join().unwrap()), (1, 0, 1));
    });
    assert!(waited.try_recv().is_err(), "said once");
    holds(&folder, &[("a.md", "2")]);
}

#[test]
fn temporary_files_of_a_killed_build_go_with_the_next() {
    let folder = Folder::new();
    build(&folder, &[("d/a.md", "1")]);
    for stale in ["out/.casebook-tmp-x", "out/d/.casebook-tmp-y", "theirs/.casebook-tmp-z"] {
        folder.write(stale, "half");
    }
    drop(open(&folder));
    holds(&folder, &[("d/a.md", "1")]);
    assert!(folder.path("theirs/.casebook-tmp-z").exists());
}

/// Every file is whole, old or new, whichever change fails, and the error says which.
#[test]
fn a_failed_write_leaves_every_file_whole() {
    let old = [("a.md", "old"), ("d/b.md", "old"), ("gone/c.md", "old")];
    let new = [("a.md", "new"), ("d/b.md", "new"), ("e/f.md", "new")];
    for changes in 0.. {
        let folder = Folder::new();
        build(&folder, &old);
        let mut output = open(&folder);
        let result = output.write_until(Part::Whole, set(&new), &Fuse::after(changes));
        assert!(files(&folder).iter().all(|(_, text)| text == "old" || text == "new"));
        if result.is_ok() {
            assert!(changes > 5);
            return;
        }
        let error = result.unwrap_err();
        assert!(matches!(error, OutputError::Io { .. }), "{error}");
        assert!(error.to_string().contains("no space left"), "{error}");
        assert!(
            error
                .to_string()
                .contains(&folder.path("out").file_name().unwrap().to_string_lossy().into_owned())
        );
        // With the same value, as `serve` does, or with a new one, as the next command does.
        if changes % 2 == 0 {
            output.write(set(&new)).unwrap();
        } else {
            drop(output);
            build(&folder, &new);
        }
        holds(&folder, &new);
        let clean = Folder::new();
        build(&clean, &new);
        assert_eq!(files_below(&folder.path("out")), files_below(&clean.path("out")));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_can_not_be_written_to_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    if !super::permissions_count() {
        return;
    }
    let folder = Folder::new();
    build(&folder, &[("a.md", "1")]);
    let mode = |mode| fs::set_permissions(folder.path("out"), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o555);
    let result = open(&folder).write(set(&[("a.md", "2")]));
    mode(0o755);
    assert!(matches!(result, Err(OutputError::Io { .. })));
    holds(&folder, &[("a.md", "1")]);
}

#[test]
fn many_files_are_written_by_many_threads() {
    let folder = Folder::new();
    let many: Vec<(String, Vec<u8>)> =
        (0..500).map(|n| (format!("d{}/n{n}.md", n % 7), n.to_string().into_bytes())).collect();
    assert_eq!(counts(&open(&folder).write(many.clone()).unwrap()), (500, 0, 0));
    assert_eq!(counts(&open(&folder).write(many).unwrap()), (0, 500, 0));
    assert_eq!(files(&folder).len(), 500);
    assert!(Path::new(&folder.path("out/d6/n6.md")).is_file());
}

#[test]
fn a_part_is_written_without_the_rest() {
    let folder = Folder::new();
    let site = Part::Folder("site");
    let rest = Part::AllBut("site");
    build(&folder, &[("reports/a.md", "1"), ("site/x.html", "1"), ("sites.md", "1")]);
    fs::write(folder.path("out/site/CNAME"), "example.org").unwrap();

    let written = open(&folder).write_part(site, set(&[("site/y.html", "2")])).unwrap();
    assert_eq!((written.written, written.deleted), (1, 1));
    assert_eq!(
        shown(&folder),
        ["reports/a.md: 1", "site/CNAME: example.org", "site/y.html: 2", "sites.md: 1"]
    );
    let written = open(&folder).write_part(rest, set(&[("reports/b.md", "3")])).unwrap();
    assert_eq!((written.written, written.deleted), (1, 2));
    assert_eq!(shown(&folder), ["reports/b.md: 3", "site/CNAME: example.org", "site/y.html: 2"]);

    // What others see is casebook's, or nothing new goes there.
    fs::write(folder.path("out/site/y.html"), "edited").unwrap();
    for files in [set(&[("site/y.html", "4")]), set(&[])] {
        let refused = open(&folder).write_part(site, files).unwrap_err();
        assert!(
            matches!(refused, OutputError::Published(ref file) if file.ends_with("site/y.html")),
            "{refused}"
        );
    }
    open(&folder).write_part(rest, set(&[("reports/b.md", "5")])).unwrap();
    assert_eq!(shown(&folder), ["reports/b.md: 5", "site/CNAME: example.org", "site/y.html: edited"]);
    assert!(open(&folder).holds(site));
}

/// The files of the output folder with their texts, casebook's own list left out.
fn shown(folder: &Folder) -> Vec<String> {
    let files = files_below(&folder.path("out"));
    files
        .iter()
        .filter(|(name, _)| !name.starts_with('.'))
        .map(|(name, text)| format!("{name}: {text}"))
        .collect()
}
