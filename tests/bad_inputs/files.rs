//! Files and folders, through the command line. The finer points stand beside the code that walks them.

use crate::program::Folder;
use std::fs;

/// A note that is always read, and told by its own finding.
const SEEN: (&str, &[u8]) = ("zz.md", b"[[Nowhere]]");

/// The vault has these findings besides that of [`SEEN`], and this exit code.
#[track_caller]
fn check(name: &str, files: &[(&str, &[u8])], expected: &[&str], code: i32) {
    let folder = Folder::with(files);
    folder.write(SEEN.0, SEEN.1);
    same(name, &folder, expected, code);
}

#[track_caller]
fn same(name: &str, folder: &Folder, expected: &[&str], code: i32) {
    let before = folder.files();
    let (mut found, exit) = folder.check();
    assert_eq!(found.pop().as_deref(), Some("CB0501 zz.md:1:1"), "{name} hides another note: {found:?}");
    assert_eq!((found, exit), (expected.iter().map(|f| (*f).to_owned()).collect(), Some(code)), "{name}");
    assert_eq!(folder.files(), before, "{name}");
}

#[test]
fn rows_1_to_3_no_vault() {
    let folder = Folder::with(&[("file", "x")]);
    fs::create_dir(folder.path("empty")).unwrap();
    for (vault, code, says) in [
        ("empty", 0, "Checked 0 notes: nothing to mend"),
        ("missing", 2, "there is no folder"),
        ("file", 2, "is a file"),
        ("file/x", 2, "is a file"),
        ("", 2, "a value is required"),
    ] {
        let run = folder.run(&["check", vault]);
        assert_eq!(run.code, Some(code), "{vault}: {run:?}");
        assert!(run.stderr.contains(says), "{vault}: {run:?}");
    }
}

#[test]
fn names_and_sizes() {
    let note: &[u8] = b"x";
    check(
        "row 12: a device",
        &[("con.md", note), ("d/AUX.md", note)],
        &["CB0012 con.md", "CB0012 d/AUX.md"],
        0,
    );
    check(
        "row 20: hidden folders",
        &[(".git/a.md", b"\xff"), (".obsidian/b.md", b"\xff"), (".trash/c.md", b"\xff")],
        &[],
        0,
    );
    check("row 21: no name", &[(".md", note)], &["CB0010 .md"], 0);
    check(
        "row 22: sync conflicts",
        &[("a.sync-conflict-1.md", note), ("b (conflicted copy).md", note)],
        &["CB0009 a.sync-conflict-1.md", "CB0009 b (conflicted copy).md"],
        0,
    );
    check("row 23: without extension", &[("README", b"\xff"), ("notes.txt", b"\xff")], &[], 0);
    check("row 24: a BOM", &[("a.md", b"\xef\xbb\xbf[[Nowhere]]")], &["CB0501 a.md:1:1"], 0);
    check("row 26: UTF-16", &[("a.md", b"\xff\xfex\0")], &["CB0022 a.md"], 0);
    check("row 27: not UTF-8", &[("a.md", b"ab\n\xff")], &["CB0021 a.md:2:1"], 1);
    check("row 32: nothing", &[("a.md", b"")], &[], 0);
    check("the output folder", &[("casebook/a.md", b"\xff")], &[], 0);
    check("row 38: the templates", &[("Templates/a.md", b"---\ndate: {{date}}\n---\n")], &[], 0);
}

#[test]
#[cfg(unix)]
fn names_that_only_some_systems_have() {
    let note: &[u8] = b"x";
    check(
        "row 12: a dot or space at the end",
        &[("a .md", note), ("b..md", note)],
        &["CB0012 a .md", "CB0012 b..md"],
        0,
    );
    check("row 13: marks in a name", &[("a:b?*.md", note)], &[], 0);
    let folder = Folder::with(&[("A.md", "x"), ("d/e\u{301}.md", "[[d/\u{e9}]]"), ("zz.md", "[[Nowhere]]")]);
    folder.write("a.md", "x");
    folder.write("d/\u{e9}.md", "x");
    if folder.files().len() == 5 {
        same("rows 14 and 15: twins", &folder, &["CB0013 a.md", "CB0013 d/\u{e9}.md"], 1);
    }
}

#[test]
fn row_38_the_folders_of_template_plugins() {
    let placeholder = "---\ndate: {{date}}\n---\n";
    let folder = Folder::with(&[
        (".obsidian/templates.json", "{\"folder\": \"Own/\"}"),
        (".obsidian/plugins/templater-obsidian/data.json", "{\"templates_folder\": \"Their\"}"),
        ("Own/a.md", placeholder),
        ("Their/a.md", placeholder),
        ("Other/a.md", placeholder),
        ("zz.md", "[[Nowhere]]"),
    ]);
    same("as set", &folder, &["CB0111 Other/a.md:2:7"], 0);
    folder.write(".obsidian/templates.json", "{\"folder\": [");
    folder.write(".obsidian/plugins/templater-obsidian/data.json", b"\xff");
    let (found, code) = folder.check();
    assert_eq!((found.len(), code), (4, Some(0)), "{found:?}");
}

#[test]
fn rows_17_and_18_notes_over_the_limit() {
    let folder = Folder::with(&[("zz.md", "[[Nowhere]]")]);
    let sparse = fs::File::create(folder.path("sparse.md")).unwrap();
    sparse.set_len(1 << 36).or_else(|_| sparse.set_len(1 << 30)).unwrap();
    let (mut found, code) = folder.check();
    assert_eq!((found.remove(0).as_str(), code), ("CB0008 sparse.md", Some(1)));
    assert_eq!(found, ["CB0501 zz.md:1:1"]);
}

#[test]
#[cfg(unix)]
fn links_and_what_is_no_file() {
    use std::os::unix::ffi::OsStrExt;
    let outside = Folder::with(&[("x.md", b"\xff"), ("d/y.md", b"\xff")]);
    let folder = Folder::with(&[("real/n.md", "x"), ("zz.md", "[[Nowhere]]")]);
    let link =
        |name: &str, to: std::path::PathBuf| std::os::unix::fs::symlink(to, folder.path(name)).unwrap();
    link("a.md", "a.md".into());
    link("b.md", outside.path("x.md"));
    link("c", outside.path("d"));
    link("d.md", "nothing".into());
    link("real/up", "..".into());
    link("same.md", "real/n.md".into());
    let fifo = std::process::Command::new("mkfifo").arg(folder.path("f.md")).status();
    assert!(fifo.is_ok_and(|status| status.success()));
    let _socket = std::os::unix::net::UnixListener::bind(folder.path("g.md")).unwrap();
    let name = std::ffi::OsStr::from_bytes(b"h\xff.md");
    let odd = fs::write(folder.path("").join(name), "x").is_ok();
    let (found, code) = folder.check();
    let expected = [
        "CB0003 a.md",
        "CB0004 b.md",
        "CB0004 c",
        "CB0005 d.md",
        "CB0006 f.md",
        "CB0006 g.md",
        "CB0007 h\u{fffd}.md",
        "CB0003 real/up",
        "CB0501 zz.md:1:1",
    ];
    let expected: Vec<&str> = expected.into_iter().filter(|f| odd || !f.starts_with("CB0007")).collect();
    assert_eq!((found, code), (expected.iter().map(|f| (*f).to_owned()).collect(), Some(0)));
}

#[test]
#[cfg(unix)]
fn rows_4_and_5_what_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("a.md", "x"), ("d/b.md", "x"), ("zz.md", "[[Nowhere]]")]);
    let mode = |mode| {
        for file in ["a.md", "d"] {
            fs::set_permissions(folder.path(file), fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    mode(0o000);
    // Whoever runs as root may read everything.
    let counts = fs::read(folder.path("a.md")).is_err();
    let found = folder.check();
    mode(0o755);
    if counts {
        let expected = ["CB0001 a.md", "CB0002 d", "CB0501 zz.md:1:1"];
        assert_eq!(found, (expected.map(str::to_owned).to_vec(), Some(1)));
    }
}
