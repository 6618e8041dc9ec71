//! Settings that can't be trusted stop everything: they say what is private.

use crate::program::Folder;

const NOTE: (&str, &[u8]) = ("A.md", b"x");

/// Where the file of settings is bad, nothing runs, nothing is written, and the place is told.
#[test]
fn settings_that_stop_everything() {
    for (name, toml, says) in [
        (
            "row 95: unknown key",
            &b"[privat]\nfolders = [\"Clients\"]\n"[..],
            &["CB0602", "casebook.toml:1:2", "private"][..],
        ),
        (
            "row 95: unknown key in a table",
            b"[private]\nfolder = [\"Clients\"]\n",
            &["CB0602", "casebook.toml:2:1", "folders"],
        ),
        (
            "row 95: a kind that is none",
            b"[kinds.cases]\ntags = [\"x\"]\n",
            &["CB0602", "casebook.toml:1:8", "case"],
        ),
        (
            "row 95: a field that is none",
            b"[names]\nroot_case = [\"Ursache\"]\n",
            &["CB0602", "casebook.toml:2:1", "root_cause"],
        ),
        ("row 96: wrong type", b"exclude = \"Archive\"\n", &["CB0603", "casebook.toml:1:11"]),
        ("row 96: a number for text", b"timezone = 2\n", &["CB0603", "casebook.toml:1:12"]),
        ("row 96: a text for a table", b"private = \"Clients\"\n", &["CB0603", "casebook.toml:1:11"]),
        ("no TOML", b"as_of = \n[private\n", &["CB0601", "casebook.toml:1:9"]),
        ("a key twice", b"out = \"a\"\nout = \"b\"\n", &["CB0601", "casebook.toml:2:1"]),
        ("a day that is none", b"as_of = \"2026-02-30\"\n", &["CB0604", "casebook.toml:1:9"]),
        (
            "a zone that is none",
            b"timezone = \"Europe/Berln\"\n",
            &["CB0604", "casebook.toml:1:12", "Europe/Berlin"],
        ),
        ("a glob that is none", b"exclude = [\"a[\"]\n", &["CB0604", "casebook.toml:1:12"]),
        ("a number out of range", b"[signals]\nexecution_trap = nan\n", &["CB0604", "casebook.toml:2:18"]),
        ("not UTF-8", b"out = \"\xff\"\n", &["casebook.toml"]),
        ("UTF-16", b"\xff\xfeo\0", &["casebook.toml"]),
    ] {
        let folder = Folder::with(&[NOTE, ("casebook.toml", toml)]);
        let before = folder.files();
        let run = folder.run(&["check"]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""), "{name}: {run:?}");
        for word in says {
            assert!(run.stderr.contains(word), "{name}: no {word} in {}", run.stderr);
        }
        assert!(!run.stderr.contains("panicked"), "{name}: {run:?}");
        assert_eq!(folder.files(), before, "{name}");
    }
}

#[test]
fn settings_in_odd_clothes_are_settings() {
    for (name, toml) in [
        ("empty", &b""[..]),
        ("a BOM", b"\xef\xbb\xbfexclude = [\"B.md\"]\n"),
        ("CRLF", b"exclude = [\"B.md\"]\r\n[private]\r\nfolders = []\r\n"),
        ("comments", b"# x\n\n# y"),
    ] {
        let folder = Folder::with(&[NOTE, ("casebook.toml", toml)]);
        let run = folder.run(&["check", "--strict"]);
        assert_eq!(run.code, Some(0), "{name}: {run:?}");
    }
}

#[test]
fn row_97_two_settings() {
    let folder = Folder::with(&[NOTE, ("casebook.toml", b""), ("d/casebook.toml", b""), ("d/B.md", b"x")]);
    let run = folder.run(&["check"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("CB0605") && run.stderr.contains("d/casebook.toml"), "{run:?}");
    for toml in ["exclude = [\"d/**\"]", "exclude = [\"d\"]"] {
        folder.write("casebook.toml", toml);
        assert_eq!(folder.run(&["check"]).code, Some(0), "{toml}");
    }
    // The inner one is a vault of its own.
    assert_eq!(folder.run(&["check", "d"]).code, Some(0));
    let hidden = Folder::with(&[NOTE, (".trash/casebook.toml", b"x")]);
    assert_eq!(hidden.run(&["check"]).code, Some(0));
}

#[test]
fn settings_that_are_no_file_are_refused() {
    let folder = Folder::with(&[NOTE]);
    std::fs::create_dir(folder.path("casebook.toml")).unwrap();
    assert_eq!(folder.run(&["check"]).code, Some(2));
    let large = Folder::with(&[NOTE]);
    let rules = "[private]\nfolders = [\"Clients\"]\n";
    large.write("casebook.toml", format!("{}{rules}", "#\n".repeat(6 << 20)));
    assert_eq!(large.run(&["check"]).code, Some(2), "what is past the limit may be a rule of privacy");
}

#[test]
#[cfg(unix)]
fn settings_that_are_a_pipe_are_not_waited_for() {
    for file in ["casebook.toml", ".obsidian/templates.json", ".casebookignore"] {
        let folder = Folder::with(&[NOTE, (".obsidian/app.json", b"{}")]);
        let made = std::process::Command::new("mkfifo").arg(folder.path(file)).status();
        assert!(made.is_ok_and(|status| status.success()));
        let mut child = folder.command(&["check", "-q"]).spawn().unwrap();
        let ended = (0..200).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(50));
            child.try_wait().unwrap().is_some()
        });
        if !ended {
            child.kill().unwrap();
        }
        assert!(ended, "{file} is waited for");
    }
}
