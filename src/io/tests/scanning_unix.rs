//! What only Unix has: links, pipes, names of any bytes, permissions.

use super::scanning::{findings, notes, scanned};
use super::{Folder, permissions_count, skipped};
use crate::diagnostic::Code::{self, *};
use crate::io::{Rules, globs, scan};
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;

#[test]
fn links_are_followed_within_the_vault_alone() {
    let outside = Folder::with(&["x.md", "d/y.md"]);
    let folder = Folder::with(&["real/n.md", "real/i.png", ".store/kept.md"]);
    folder.link("folder", "real");
    folder.link("n2.md", "real/n.md");
    folder.link("kept.md", ".store/kept.md");
    folder.link("out.md", outside.path("x.md"));
    folder.link("out", outside.path("d"));
    folder.link("broken.md", "nothing");
    folder.link("through.md", "real/n.md/x");
    folder.link("real/up", "..");
    folder.link("self.md", "self.md");
    folder.link("twice", "real");
    folder.link("device.md", "/dev/null");
    let scan = scanned(&folder);
    assert_eq!(notes(&scan), ["folder/n.md", "kept.md", "n2.md", "real/n.md"]);
    assert_eq!(
        findings(&scan),
        [
            (BrokenSymlink, "broken.md"),
            (SymlinkOutside, "device.md"),
            (SymlinkLoop, "folder/up"),
            (SymlinkOutside, "out"),
            (SymlinkOutside, "out.md"),
            (SymlinkLoop, "real/up"),
            (SymlinkLoop, "self.md"),
            (BrokenSymlink, "through.md"),
            (SymlinkLoop, "twice"),
        ]
    );
    let real: Vec<_> = scan.notes.iter().map(|note| note.real.as_deref()).collect();
    assert_eq!(real, [Some("real/n.md"), Some(".store/kept.md"), Some("real/n.md"), None]);
    assert_eq!(scan.files, ["folder/i.png", "real/i.png"]);
}

#[test]
fn links_are_no_way_around_the_rules() {
    let folder = Folder::with(&["casebook/r.md", "Archive/d/a.md", "d/x.md"]);
    folder.write("d/.casebookignore", "*.md");
    folder.link("out", "casebook");
    folder.link("r.md", "casebook/r.md");
    folder.link("old", "Archive/d");
    folder.link("d2", "d");
    let rules = Rules {
        exclude: globs(&["Archive/**".into()]).unwrap(),
        skip: vec!["casebook".into()],
        ..Rules::default()
    };
    let scan = scan(&folder.path(""), &rules);
    assert_eq!((notes(&scan), findings(&scan)), (vec![], vec![]));
}

#[test]
fn folders_that_link_to_each_other_crosswise_do_not_explode() {
    let folder = Folder::new();
    for n in 0..30 {
        folder.write(&format!("d{n}/n.md"), "");
        folder.link(&format!("d{n}/a"), format!("../d{}", n + 1));
        folder.link(&format!("d{n}/b"), format!("../d{}", n + 1));
    }
    folder.write("d30/n.md", "");
    assert!(scanned(&folder).notes.len() < 100);
}

#[test]
fn a_vault_that_is_a_link_is_a_vault() {
    let folder = Folder::with(&["real/a.md", "real/d/b.md"]);
    folder.link("vault", "real");
    folder.link("real/c.md", "d/b.md");
    let scan = scan(&folder.path("vault"), &Rules::default());
    assert_eq!((notes(&scan), findings(&scan)), (vec!["a.md", "c.md", "d/b.md"], vec![]));
}

#[test]
fn pipes_and_sockets_are_not_opened() {
    let folder = Folder::with(&["a.md"]);
    let made = std::process::Command::new("mkfifo")
        .arg(folder.path("pipe.md"))
        .arg(folder.path(".gitignore"))
        .status();
    let socket = std::os::unix::net::UnixListener::bind(folder.path("socket.md"));
    assert!(made.is_ok_and(|status| status.success()) && socket.is_ok());
    let scan = scanned(&folder);
    assert_eq!(notes(&scan), ["a.md"]);
    assert_eq!(findings(&scan), [(NotAFile, "pipe.md"), (NotAFile, "socket.md")]);
}

#[test]
fn names_that_are_not_unicode_are_shown_escaped() {
    let folder = Folder::with(&["a.md"]);
    let named = |name: &[u8]| folder.path("").join(OsStr::from_bytes(name));
    if fs::write(named(b"b\xff\x1b.md"), "").is_err() {
        skipped("this file system takes Unicode names only");
        return;
    }
    fs::create_dir(named(b"d\xfe")).unwrap();
    fs::write(named(b"d\xfe/c.md"), "").unwrap();
    let scan = scanned(&folder);
    assert_eq!(notes(&scan), ["a.md"]);
    let codes: Vec<Code> = scan.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [NameNotUnicode, NameNotUnicode]);
    assert!(scan.findings[0].message.contains(r"`b\xff\x1b.md`"), "{:?}", scan.findings[0]);
}

#[test]
fn paths_too_long_for_the_system_are_reported() {
    let folder = Folder::with(&["a.md"]);
    // Deep folders are made one at a time, from within: the system takes no such path at once.
    let script = "n=$(printf 'x%.0s' $(seq 200)); cd \"$1\" || exit 1; \
                  for i in $(seq 25); do mkdir $n && cd ./$n || exit 1; done; echo > deep.md";
    let shell = std::process::Command::new("bash").args(["-c", script, "-"]).arg(folder.path("")).status();
    assert!(shell.is_ok_and(|status| status.success()));
    let scan = scanned(&folder);
    assert_eq!(notes(&scan), ["a.md"]);
    assert_eq!(scan.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), [PathTooLong]);
    let clean = std::process::Command::new("rm").arg("-rf").arg(folder.path("")).status();
    assert!(clean.is_ok());
}

#[test]
fn what_may_not_be_read_is_reported() {
    if !permissions_count() {
        return;
    }
    let folder = Folder::with(&["a.md", "closed/b.md", "ignored/c.md", ".hidden/d.md", "e.md"]);
    folder.write(".casebookignore", "ignored\n");
    let closed = ["closed", "ignored", ".hidden"];
    let mode =
        |mode| closed.map(|d| fs::set_permissions(folder.path(d), fs::Permissions::from_mode(mode)).unwrap());
    mode(0o000);
    let scan = scanned(&folder);
    mode(0o755);
    assert_eq!((notes(&scan), findings(&scan)), (vec!["a.md", "e.md"], vec![(UnreadableFolder, "closed")]));
}
