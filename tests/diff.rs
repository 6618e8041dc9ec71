//! `casebook diff`: between two days, and against what an earlier build said.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read and write their own folders")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const VAULT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-vault");

fn casebook(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .current_dir(VAULT)
        .args(arguments)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "80")
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a command prints; it must succeed.
#[track_caller]
fn said(arguments: &[&str]) -> String {
    let output = casebook(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// An output folder of a build as of a day.
fn built(day: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    said(&["build", "--as-of", day, "--out", out.to_str().unwrap(), "-q"]);
    (folder, out)
}

#[test]
fn a_day_and_a_build_of_that_day_say_the_same() {
    for day in
        ["2025-10-01", "2025-11-15", "2025-12-31", "2026-03-29", "2026-06-30", "2026-11-14", "2026-11-15"]
    {
        let (_folder, out) = built(day);
        for format in ["json", "text", "csv"] {
            let since = said(&["diff", "--since", day, "--format", format, "--all"]);
            for folder in [out.clone(), out.join("data")] {
                let against =
                    said(&["diff", "--against", folder.to_str().unwrap(), "--format", format, "--all"]);
                assert!(since == against, "{day} {format}\n{since}\n{against}");
            }
        }
    }
}

#[test]
fn days_are_named_as_people_name_them() {
    let before = |since: &str| {
        let changes: Value =
            serde_json::from_str(&said(&["diff", "--since", since, "--format", "json"])).unwrap();
        assert_eq!(changes["after"]["as_of"], "2026-11-15");
        changes["before"]["as_of"].as_str().unwrap().to_owned()
    };
    assert_eq!(before("2026-W40"), "2026-10-04");
    assert_eq!(before("2026-Q3"), "2026-09-30");
    assert_eq!(before("30d"), "2026-10-16");
    assert_eq!(before("2026-01-02"), "2026-01-02");
    for (arguments, says) in [
        (vec!["--since", "2026-11-16"], "is after 2026-11-15"),
        (vec!["--since", "2026-Q4"], "is after 2026-11-15"),
        (vec!["--since", "2026-02-30"], "February 2026 has 28 days"),
        (vec!["--since", "tomorrow"], "30d"),
        (vec!["--since", "99999999999d"], "before all dates"),
        (vec!["--since", "7d", "--report", "leger"], "did you mean ledger?"),
        (vec!["--since", "7d", "--against", "."], "cannot be used with"),
        (vec![], "--since"),
    ] {
        let output = casebook(&[&["diff"], arguments.as_slice()].concat());
        let error = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
        assert!(error.contains(says), "{arguments:?}: {error}");
    }
}

#[test]
fn the_exit_code_tells_on_request_whether_something_changed() {
    for (arguments, code) in [
        (["diff", "--since", "30d", "-q"].as_slice(), 0),
        (&["diff", "--since", "30d", "-q", "--exit-code"], 1),
        (&["diff", "--since", "0d", "-q", "--exit-code"], 0),
        (&["diff", "--since", "7d", "--report", "capability-map", "--exit-code"], 0),
    ] {
        assert_eq!(casebook(arguments).status.code(), Some(code), "{arguments:?}");
    }
    assert_eq!(said(&["diff", "--since", "0d", "-q"]), "");
}

#[test]
fn a_year_is_told_in_lines_that_fit_the_terminal() {
    for since in ["7d", "2026-Q2", "365d"] {
        for arguments in [vec!["diff", "--since", since], vec!["diff", "--since", since, "--all"]] {
            let page = said(&arguments);
            let wide: Vec<&str> = page.lines().filter(|line| line.chars().count() > 80).collect();
            assert!(wide.is_empty(), "{wide:#?}");
        }
    }
    let page = said(&["diff", "--since", "2026-Q2", "--report", "prevention"]);
    assert!(page.contains("too early → undetermined"), "{page}");
    let page = said(&["diff", "--since", "2026-Q2", "--report", "ledger", "--format", "md"]);
    assert!(
        page.contains(
            "| [[Ledger/Access without tickets\\|Access without tickets]] | measured | sustained |"
        ),
        "{page}"
    );
}

/// Writes a file of an earlier build.
fn write(folder: &Path, report: &str, data: &[u8]) {
    fs::write(folder.join(format!("{report}.json")), data).unwrap();
}

#[test]
fn a_build_that_is_broken_is_told_and_the_rest_compared() {
    let (_folder, out) = built("2026-08-15");
    let data = out.join("data");
    write(&data, "time", b"nonsense \x1b[31m");
    write(&data, "prevention", &[0xff, 0xfe, 0]);
    fs::remove_file(data.join("review.json")).unwrap();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let evil = format!(
        r#"{{"schema":1,"as_of":"2026-08-15","cases":{deep},"x":{deep},
            "domains":[{{"domain":"\u001b[31mevil\u0000\u202e\u009b","cases":"many","restore":{{"median":1e308}}}}]}}"#
    );
    write(&data, "capability-map", evil.as_bytes());
    let out = out.to_str().unwrap();
    let page = said(&["diff", "--against", out]);
    for says in [
        "Not compared: time.json (it is no JSON",
        "Not compared: prevention.json (it is no text in UTF-8)",
        "Not compared: review.json (it is missing)",
        "2 values of capability-map are no such thing as they should be",
        "Value ledger",
        "\\u{1b}[31mevil",
    ] {
        assert!(page.replace('\n', " ").contains(says), "{says}\n{page}");
    }
    for format in ["text", "md", "json", "csv"] {
        let output = casebook(&["diff", "--against", out, "--format", format, "--all"]);
        let all = text(&output.stdout) + &text(&output.stderr);
        let raw: Vec<char> =
            all.chars().filter(|c| *c != '\n' && (c.is_control() || *c == '\u{202e}')).collect();
        assert!(raw.is_empty() && all.contains("evil"), "{format}: {raw:?}");
        // A list of JSON may stand on one line; what it says is short.
        assert!(all.split(['\n', '"']).all(|said| said.len() < 2_000), "{format}");
    }

    write(&data, "ledger", br#"{"schema": 2}"#);
    let newer = casebook(&["diff", "--against", out]);
    assert_eq!(newer.status.code(), Some(2));
    assert!(text(&newer.stderr).contains("newer casebook (schema 2; this one knows 1)"), "{newer:?}");
    // What is not asked for is not looked at.
    said(&["diff", "--against", out, "--report", "decisions"]);
}

#[test]
fn a_folder_without_a_build_is_refused() {
    let folder = TempDir::new().unwrap();
    for (against, says) in
        [(folder.path().to_path_buf(), "holds no report"), (folder.path().join("no"), "no folder")]
    {
        let output = casebook(&["diff", "--against", against.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(says), "{output:?}");
    }
}
