//! The program: exit codes, what reaches a terminal, and who else is at work.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A vault on disk.
pub(crate) struct Folder(tempfile::TempDir);

/// How a run ended and what it said.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn with<T: AsRef<[u8]>>(files: &[(&str, T)]) -> Self {
        let folder = Self::new();
        for (file, bytes) in files {
            folder.write(file, bytes);
        }
        folder
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.0.path().join(file)
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Every regular file below.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = walkdir::WalkDir::new(self.0.path()).into_iter().filter_map(Result::ok);
        let files = entries.filter(|entry| entry.file_type().is_file());
        let name = |path: &Path| path.strip_prefix(self.0.path()).unwrap().to_string_lossy().into_owned();
        files.map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap_or_default())).collect()
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
        command.args(args).current_dir(self.0.path()).env_remove("SOURCE_DATE_EPOCH").env("NO_COLOR", "1");
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        let output = self.command(args).output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// What `check --format json` finds, as `CODE file:line:column`, and the exit code.
    pub(crate) fn check(&self) -> (Vec<String>, Option<i32>) {
        let run = self.run(&["check", "--format", "json"]);
        let rows: serde_json::Value = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{run:?}"));
        let shown = |row: &serde_json::Value| {
            let place = row["line"].as_u64().map(|line| format!(":{line}:{}", row["column"]));
            format!("{} {}{}", row["code"].as_str()?, row["file"].as_str()?, place.unwrap_or_default()).into()
        };
        (rows.as_array().unwrap().iter().filter_map(shown).collect(), run.code)
    }
}

const BAD: &str = "---\ntype: case\ndate: 2026-02-30\n---\n";

#[test]
fn exit_codes() {
    for (name, files, args, code) in [
        ("nothing wrong", &[("A.md", "x")][..], &["check"][..], 0),
        ("warnings", &[("A.md", "[[Nowhere]]")], &["check"], 0),
        ("warnings taken seriously", &[("A.md", "[[Nowhere]]")], &["check", "--strict"], 1),
        ("errors", &[("A.md", BAD)], &["check"], 1),
        ("row 77: a day that is none", &[("A.md", "x")], &["check", "--as-of", "2026-02-30"], 2),
        ("an unknown code", &[("A.md", "x")], &["explain", "CB9999"], 2),
        ("an unknown command", &[("A.md", "x")], &["frobnicate"], 2),
        ("an unknown option", &[("A.md", "x")], &["check", "--frobnicate"], 2),
    ] {
        let folder = Folder::with(files);
        let before = folder.files();
        let run = folder.run(args);
        assert_eq!(run.code, Some(code), "{name}: {run:?}");
        assert!(code != 2 || run.stdout.is_empty() && !run.stderr.is_empty(), "{name}: {run:?}");
        assert_eq!(folder.files(), before, "{name}");
    }
}

#[test]
#[cfg(unix)]
fn every_row_together_is_built() {
    use crate::{encoding, front_matter, links, markdown, values};
    let folder = Folder::new();
    let tables = [
        encoding::ROWS,
        front_matter::FENCES,
        front_matter::YAML,
        front_matter::PUBLISH,
        links::ROWS,
        markdown::ROWS,
        values::DATES,
        values::NUMBERS,
        values::TABLES,
        values::TOGETHER,
    ];
    for (i, (_, files, ..)) in tables.iter().copied().flatten().enumerate() {
        for (file, text) in *files {
            folder.write(&format!("{i}/{file}"), text);
        }
    }
    let notes = folder.files();
    for command in [
        &["build"][..],
        &["build", "--strict"],
        &["list"],
        &["show", "time"],
        &["show", "ledger"],
        &["export", "--format", "csv", "--out", "casebook-lake"],
        &["export", "--format", "sqlite", "--out", "casebook-lake"],
    ] {
        let run = folder.run(command);
        let code = i32::from(command.contains(&"--strict"));
        assert_eq!(run.code, Some(code), "{command:?}: {run:?}");
        assert!(!run.stderr.contains("panicked"), "{command:?}: {run:?}");
        let mut after = folder.files();
        let written = after.keys().filter(|file| file.starts_with("casebook/reports/")).count();
        assert!(written > 2, "{command:?}: {run:?}");
        after.retain(|file, _| !file.starts_with("casebook/") && !file.starts_with("casebook-lake/"));
        assert_eq!(after, notes, "{command:?}");
    }
}

#[test]
fn rows_12_and_13_no_domain_is_a_way_out_of_the_folder_of_reports() {
    let long = "x".repeat(300);
    let domains = [
        "../../../evil",
        "..",
        ".",
        "/",
        "\\",
        "con",
        "CON",
        "a:b",
        "a?b",
        "a\u{1}b",
        "!!!",
        "network/dns",
        "network-dns",
        "Network DNS",
        "network//dns",
        "\u{e9}",
        "e\u{301}",
        "\u{202e}",
        "\u{6f22}",
        "index",
        "",
        &long,
    ];
    let folder = Folder::new();
    for (i, domain) in domains.iter().enumerate() {
        let domain = serde_json::to_string(domain).unwrap();
        let note = format!("---\ntype: case\ndate: 2026-03-02\ndomains: [{domain}]\n---\n## Symptoms\n- x\n");
        folder.write(&format!("vault/{i}.md"), note);
    }
    let run = folder.run(&["build", "vault"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    let out = "vault/casebook/";
    let is_report = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || "-./_".contains(c));
    for file in folder.files().keys().filter(|file| !file.ends_with(|c: char| c.is_ascii_digit())) {
        let note = file.strip_prefix("vault/").and_then(|name| name.strip_suffix(".md"));
        let is_note = note.is_some_and(|name| name.parse::<usize>().is_ok());
        assert!(is_note || file.starts_with(out) && is_report(file) && file.len() < 200, "{file}");
    }
}

#[test]
fn the_day_can_come_from_the_environment() {
    let folder = Folder::with(&[("A.md", "x")]);
    for (seconds, code) in [("0", 0), ("1770000000", 0), ("soon", 2), ("99999999999999999", 2), ("", 2)] {
        let output = folder.command(&["check"]).env("SOURCE_DATE_EPOCH", seconds).output().unwrap();
        assert_eq!(output.status.code(), Some(code), "{seconds:?}: {output:?}");
    }
}

#[test]
#[cfg(unix)]
fn rows_11_and_29_nothing_that_a_terminal_obeys_reaches_it() {
    let folder = Folder::with(&[
        ("a\u{1b}[2J\nfake.md:1:1: error\t\u{202e}.md", BAD),
        ("b\r\u{9b}31m.md", "[[x\u{1b}]0;t\u{7}]] \u{1b}[31m\u{9b}31m\u{202e}\n"),
        ("c.md", "---\ntype: ca\u{1b}se\nsl\u{1b}ug: x\nrole: \u{202e}x\n---\n"),
        ("d\u{1b}/e\u{1b}.md", "x"),
        ("con\u{1b}.md", "x"),
    ]);
    std::os::unix::fs::symlink("no\u{1b}where", folder.path("l\u{1b}.md")).unwrap();
    for format in ["human", "short", "github", "json", "sarif"] {
        let run = folder.run(&["check", "-v", "--format", format]);
        assert_eq!(run.code, Some(1), "{format}: {run:?}");
        for text in [&run.stdout, &run.stderr] {
            let obeyed = text.chars().find(|c| (c.is_control() && *c != '\n') || *c == '\u{202e}');
            // Between quotes of JSON only control characters below U+0020 must be escaped.
            let machine = matches!(format, "json" | "sarif");
            assert!(obeyed.is_none_or(|c| machine && c > '\u{1f}'), "{format}: {obeyed:?} in {text:?}");
        }
    }
    let short = folder.run(&["check", "-v", "--format", "short"]).stdout;
    let (found, _) = folder.check();
    assert_eq!(short.lines().count(), found.len(), "{short}");
    let name = folder.path("no\u{1b}[31m\nvault").to_string_lossy().into_owned();
    let run = folder.run(&["check", &name]);
    assert_eq!(run.code, Some(2));
    assert!(!run.stderr.contains('\u{1b}'), "{:?}", run.stderr);
}

#[test]
fn row_116_a_closed_standard_output_is_no_failure() {
    let folder = Folder::new();
    (0..300).for_each(|n| folder.write(&format!("{n}.md"), BAD));
    for args in
        [&["check"][..], &["check", "--format", "json"], &["explain"], &["man"], &["completions", "bash"]]
    {
        let mut child = folder.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 1];
        let mut stdout = child.stdout.take().unwrap();
        stdout.read_exact(&mut first).unwrap();
        drop(stdout);
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        // What fits into the pipe was written before it was closed.
        let codes: &[i32] = if args[0] == "check" { &[0, 1] } else { &[0] };
        assert!(output.status.code().is_some_and(|code| codes.contains(&code)), "{args:?}: {output:?}");
        assert!(!stderr.contains("panicked") && !stderr.contains("error:"), "{args:?}: {stderr}");
    }
}

#[test]
#[cfg(unix)]
fn row_113_an_interrupt_ends_with_130() {
    let folder = Folder::new();
    (0..2_000).for_each(|n| folder.write(&format!("{n}.md"), BAD));
    let mut child = folder
        .command(&["check", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // It writes more than a pipe holds, so once the first byte is there it waits for the rest to be read.
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 1]).unwrap();
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()));
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn notes_that_can_not_be_mended_hold_up_no_other() {
    let tab = "---\ntags:\n\t- x\n---\n";
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(tab.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let private = "---\npublish: true\npeople: @anna\n---\n";
    let folder = Folder::with(&[
        ("a utf-16.md", utf16.as_slice()),
        ("b not utf-8.md", b"---\ntags:\n\t- x\n---\n\xff"),
        ("c private.md", private.as_bytes()),
        ("d bom.md", b"\xef\xbb\xbf---\r\ntags:\r\n\t- x\r\n\t- y\r\n---\r\nbody\r\n"),
        ("e.md", b"---\npublish: false\ntags:\n\t- x\n---\n"),
    ]);
    let before = folder.files();
    let run = folder.run(&["check", "--fix"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let after = folder.files();
    for file in ["a utf-16.md", "b not utf-8.md", "c private.md"] {
        assert_eq!(after[file], before[file], "{file}");
        let told = run.stderr.contains(&format!("{file} was not mended"));
        assert!(told || file == "c private.md", "{}", run.stderr);
    }
    let text = |file: &str| String::from_utf8_lossy(&after[file]).into_owned();
    assert_eq!(text("d bom.md"), "\u{feff}---\r\ntags:\r\n  - x\r\n  - y\r\n---\r\nbody\r\n");
    assert_eq!(text("e.md"), "---\npublish: false\ntags:\n  - x\n---\n");
    assert!(run.stderr.contains("Mended 2 places."), "{}", run.stderr);
}

#[test]
#[cfg(unix)]
fn what_a_link_leads_to_is_not_mended() {
    let folder = Folder::with(&[(".store/real.md", "---\ntags:\n\t- x\n---\n")]);
    std::os::unix::fs::symlink(".store/real.md", folder.path("link.md")).unwrap();
    let before = folder.files();
    let run = folder.run(&["check", "--fix"]);
    assert_eq!((run.code, folder.files()), (Some(1), before), "{}", run.stderr);
}
