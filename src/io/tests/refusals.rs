//! Folders and names that no build may write to.

use super::Folder;
use super::output::{build, holds, kept, open, set};
use crate::io::names::MANIFEST;
use crate::io::{Output, OutputError};
use std::fs;

#[test]
fn bad_names_are_refused_before_anything_is_written() {
    let folder = Folder::new();
    for name in [
        "",
        "/etc/x",
        "../x",
        "a/../../x",
        "a/..",
        ".",
        "a//b",
        "a/",
        r"..\x",
        "C:x",
        "a\0",
        MANIFEST,
        ".Casebook.Lock",
        "d/.casebook-tmp-1",
    ] {
        let error = open(&folder).write(set(&[("good.md", "1"), (name, "1")])).unwrap_err();
        assert!(matches!(&error, OutputError::BadName { name: n, .. } if n == name), "{name}: {error}");
    }
    for twice in [[("a", "1"), ("a", "2")], [("a", "1"), ("a/b", "2")]] {
        assert!(matches!(open(&folder).write(set(&twice)), Err(OutputError::BadName { .. })));
    }
    holds(&folder, &[]);
}

/// Opening `dir` below a folder that holds `files`, where `vault` is the vault and `home` the home folder.
fn refusal(folder: &Folder, dir: &str) -> String {
    let path = if dir == "/" { "/".into() } else { folder.path(dir) };
    let opened = Output::open(&path, &folder.path("home/vault"), Some(&folder.path("home")), &|| {});
    opened.map_or_else(|error| error.to_string(), |_| "accepted".to_owned())
}

#[test]
fn folders_that_must_not_be_written_to_are_refused() {
    let folder =
        Folder::with(&["home/vault/n.md", "file", "other/x.txt", "lock/.casebook.lock", "deep/e/.git/x"]);
    fs::create_dir(folder.path("empty")).unwrap();
    folder.write("damaged/.casebook-manifest.json", "{\"schema\": 1, \"fil");
    folder.write("outside/.casebook-manifest.json", "{\"schema\": 1, \"files\": {\"../x\": \"00\"}}");
    folder.write("newer/.casebook-manifest.json", "{\"schema\": 2, \"kinds\": []}");
    for (dir, expected) in [
        ("/", "root of the file system"),
        ("home", "contains the vault"),
        ("home/vault", "is the vault itself"),
        ("home/vault/", "is the vault itself"),
        ("home/vault/x/..", "is the vault itself"),
        ("home/vault/.", "is the vault itself"),
        ("", "contains the vault"),
        ("file", "is a file"),
        ("file/x", "is a file"),
        ("other", "is not empty and not casebook's (it holds `x.txt`)"),
        ("deep", "is not empty and not casebook's (it holds `e`)"),
        ("damaged", "remove the folder and build again"),
        ("outside", "it leaves the folder"),
        ("newer", "update casebook"),
        ("empty", "accepted"),
        ("lock", "accepted"),
        ("new/deep", "accepted"),
        ("home/vault/casebook", "accepted"),
        ("home/vault/casebook/", "accepted"),
    ] {
        let refusal = refusal(&folder, dir);
        assert!(refusal.contains(expected), "{dir}: {refusal}");
    }
    assert!(!folder.path("other/.casebook.lock").exists());
    let elsewhere = Folder::new();
    let at_home = Output::open(&folder.path("home"), &elsewhere.path(""), Some(&folder.path("home")), &|| {});
    assert!(matches!(at_home, Err(OutputError::Home(_))));
}

#[cfg(unix)]
#[test]
fn links_are_never_written_through() {
    let folder = Folder::with(&["home/vault/n.md", "theirs/a.md"]);
    folder.link("link", "theirs");
    folder.link("dangling", "nowhere");
    for dir in ["link", "link/", "dangling"] {
        assert!(refusal(&folder, dir).contains("is a symbolic link"), "{dir}");
    }
    folder.link("up", "home/vault");
    assert!(refusal(&folder, "up/../vault").contains("is the vault itself"));

    build(&folder, &[("d/a.md", "a.md"), ("b.md", "1")]);
    fs::remove_dir_all(folder.path("out/d")).unwrap();
    fs::remove_file(folder.path("out/b.md")).unwrap();
    fs::copy(folder.path("theirs/a.md"), folder.path("theirs/b.md")).unwrap();
    folder.write("theirs/a.md", "a.md");
    folder.link("out/d", "../theirs");
    folder.link("out/b.md", "../theirs/b.md");
    assert!(matches!(open(&folder).write(set(&[("d/a.md", "2")])), Err(OutputError::Blocked(_))));
    assert_eq!(kept(&build(&folder, &[("b.md", "2")])), ["out/b.md"]);
    assert_eq!(
        (folder.read("theirs/a.md"), folder.read("theirs/b.md")),
        ("a.md".into(), "theirs/a.md".into())
    );
}
