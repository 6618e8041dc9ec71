//! `casebook export` as a person uses it, on the sample vault.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests read and write their own folders")]

use casebook::export::tables;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-vault");

/// The tables of notes, by kind.
const KINDS: [(&str, &str); 9] = [
    ("case", "cases"),
    ("ledger", "ledger_entries"),
    ("audit", "audits"),
    ("decision", "decisions"),
    ("mechanism", "mechanisms"),
    ("review", "reviews"),
    ("plan", "plans"),
    ("capability", "capabilities"),
    ("profile", "profiles"),
];

fn casebook(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_casebook"))
        .current_dir(folder)
        .args(arguments)
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Exports the sample vault into `lake`, under a name.
fn export(folder: &TempDir, format: &str, name: &str) -> Output {
    let arguments = ["export", SAMPLE, "--format", format, "--out", "lake", "--vault-name", name];
    let output = casebook(folder.path(), &arguments);
    assert!(output.status.success(), "{}", told(&output));
    output
}

fn json(arguments: &[&str]) -> Value {
    let output = casebook(Path::new("."), arguments);
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The rows of a table in JSON Lines.
fn rows(folder: &Path, table: &str, partition: &str) -> Vec<Map<String, Value>> {
    let path = folder.join("lake").join(table).join(partition).join("part.jsonl");
    fs::read_to_string(path).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// All files under a folder with their bytes, manifests and locks aside.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    let name = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
    entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| (name(entry.path()), fs::read(entry.path()).unwrap()))
        .filter(|(name, _)| !name.contains(".casebook"))
        .collect()
}

/// Equal as JSON, where a number may or may not have a fraction.
fn same(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.to_bits() == b.to_bits(),
        _ => a == b,
    }
}

#[test]
fn tables_of_notes_are_what_list_prints() {
    let folder = TempDir::new().unwrap();
    export(&folder, "jsonl", "mira");
    let notes = json(&["list", SAMPLE, "--format", "json"]);
    let notes = notes.as_array().unwrap();
    let mut compared = 0;
    for (kind, table) in
        KINDS.iter().copied().map(|(kind, table)| (Some(kind), table)).chain([(None, "notes")])
    {
        let expected = notes.iter().filter(|note| kind.is_none_or(|kind| note["kind"] == kind));
        let expected: Vec<&Value> = expected.collect();
        let found = rows(folder.path(), table, "vault=mira");
        assert_eq!(found.len(), expected.len(), "{table}");
        for (row, note) in found.iter().zip(expected) {
            assert_eq!((&row["vault"], &row["as_of"]), (&"mira".into(), &"2026-11-15".into()));
            for (name, value) in row.iter().skip(2) {
                assert!(same(value, &note[name]), "{table}.{name}: {value} is not {}", note[name]);
                compared += 1;
            }
        }
    }
    assert!(compared > 2000, "{compared}");
}

#[test]
fn lists_of_notes_are_what_list_prints() {
    let folder = TempDir::new().unwrap();
    export(&folder, "jsonl", "mira");
    let notes = json(&["list", SAMPLE, "--format", "json"]);
    let lists = [
        ("case_risks", "misjudgment_risks", vec!["cost", "text"]),
        ("case_preventions", "prevention", vec!["text", "done"]),
        ("ledger_measurements", "measurements", vec!["date", "value"]),
        ("activities", "activities", vec!["activity", "hours", "share", "layer", "score", "nature", "ai"]),
    ];
    for (table, list, names) in lists {
        let of_note = |note: &Value| -> Vec<Value> {
            let items = note[list].as_array().cloned().unwrap_or_default();
            items.into_iter().map(|item| serde_json::json!([note["file"], item])).collect()
        };
        let expected: Vec<Value> = notes.as_array().unwrap().iter().flat_map(of_note).collect();
        let found = rows(folder.path(), table, "vault=mira");
        assert_eq!(found.len(), expected.len(), "{table}");
        assert!(!found.is_empty(), "{table}");
        for (row, expected) in found.iter().zip(&expected) {
            assert_eq!(row["file"], expected[0]);
            assert!(names.iter().all(|name| same(&row[*name], &expected[1][*name])), "{table}: {row:?}");
        }
    }
}

#[test]
fn figures_are_what_show_prints() {
    let folder = TempDir::new().unwrap();
    export(&folder, "jsonl", "mira");
    for (table, report, list) in [
        ("capability_domains", "capability-map", "/domains"),
        ("ledger_values", "ledger", "/entries"),
        ("ledger_totals", "ledger", "/totals"),
        ("weeks", "time", "/weeks"),
        ("quarters", "time", "/visibility"),
        ("judgment_askers", "time", "/diagnostic/askers"),
        ("mechanism_effects", "prevention", "/mechanisms"),
        ("recurring_patterns", "prevention", "/recurring"),
        ("calibration_bins", "decisions", "/calibration/bins"),
        ("review_quarters", "review", "/quarters"),
        ("signals", "digest", "/signals"),
        ("digest_changes", "digest", "/changes"),
    ] {
        let shown = json(&["show", report, SAMPLE, "--format", "json"]);
        let expected = shown.pointer(list).unwrap().as_array().unwrap();
        let found = rows(folder.path(), table, "vault=mira");
        assert_eq!(found.len(), expected.len(), "{table}");
        let mut compared = 0;
        for (row, expected) in found.iter().zip(expected) {
            for (name, value) in row {
                // Columns of another name than in the report have tests of their own.
                if let Some(expected) = expected.get(name) {
                    assert!(same(value, expected), "{table}.{name}: {value} is not {expected}");
                    compared += 1;
                }
            }
        }
        assert!(compared > 2 * found.len(), "{table}: {compared}");
    }
}

#[test]
fn keys_tell_rows_apart() {
    let folder = TempDir::new().unwrap();
    export(&folder, "jsonl", "mira");
    for table in tables() {
        let key = |row: &Map<String, Value>| -> String {
            table.key.iter().map(|name| row[*name].to_string() + "\n").collect()
        };
        let rows = rows(folder.path(), table.name, "vault=mira");
        let mut keys: Vec<String> = rows.iter().map(key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), rows.len(), "{}", table.name);
    }
}

#[test]
fn vaults_stand_side_by_side_and_an_export_again_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let first = export(&folder, "csv", "mira");
    assert!(told(&first).contains("Exported `mira` as of 2026-11-15: "), "{}", told(&first));
    export(&folder, "csv", "a/b=c");
    let both = files(&folder.path().join("lake"));
    assert_eq!(both.len(), 2 * tables().len());
    assert!(both.contains_key("cases/vault=mira/part.csv"));
    assert!(both.contains_key("cases/vault=a%2Fb%3Dc/part.csv"));
    assert!(both["cases/vault=a%2Fb%3Dc/part.csv"].windows(9).any(|part| part == b"\na/b=c,20"));
    let again = export(&folder, "csv", "mira");
    assert!(told(&again).contains("(0 files written, "), "{}", told(&again));
    assert_eq!(files(&folder.path().join("lake")), both);
    let odd = export(&folder, "csv", "\u{1b}[2Jx");
    assert!(!told(&odd).contains('\u{1b}'), "nothing reaches the terminal");
    // Elsewhere, in the other order, and on one thread: the same bytes.
    let other = TempDir::new().unwrap();
    for name in ["a/b=c", "mira"] {
        let to = ["--format", "csv", "--out", "lake", "--vault-name", name, "--threads", "1", "--quiet"];
        let output = casebook(other.path(), &[&["export", SAMPLE], &to[..]].concat());
        assert_eq!(told(&output), "");
    }
    assert_eq!(files(&other.path().join("lake")), both);
}

#[test]
fn a_vault_is_named_after_its_folder() {
    let folder = TempDir::new().unwrap();
    let vault = folder.path().join("My notes");
    fs::create_dir(&vault).unwrap();
    fs::write(vault.join("a.md"), "---\ntype: case\ndate: 2026-01-02\n---\n").unwrap();
    let arguments = ["export", "--format", "jsonl", "--out", "../lake", "--as-of", "2026-02-01"];
    let output = casebook(&vault, &[&arguments[..1], &["."], &arguments[1..]].concat());
    assert!(output.status.success(), "{}", told(&output));
    let cases = rows(folder.path(), "cases", "vault=My notes");
    assert_eq!((&cases[0]["vault"], &cases[0]["file"]), (&"My notes".into(), &"a.md".into()));
    let empty = casebook(&vault, &[&arguments[..], &["--vault-name", ""]].concat());
    assert_eq!(empty.status.code(), Some(2));
    assert!(told(&empty).contains("--vault-name"), "{}", told(&empty));
}

#[test]
fn what_casebook_did_not_write_is_never_replaced() {
    let folder = TempDir::new().unwrap();
    for format in ["jsonl", "sqlite"] {
        export(&folder, format, "mira");
    }
    let lake = folder.path().join("lake");
    let refused = |format: &str, file: &str| {
        fs::write(lake.join(file), "mine").unwrap();
        let before = files(&lake);
        let arguments = ["export", SAMPLE, "--format", format, "--out", "lake", "--vault-name", "mira"];
        let output = casebook(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains("was not written by casebook"), "{}", told(&output));
        assert_eq!(files(&lake), before);
        fs::remove_file(lake.join(file)).unwrap();
        assert!(casebook(folder.path(), &arguments).status.success(), "it comes back");
    };
    refused("jsonl", "cases/vault=mira/part.jsonl");
    refused("sqlite", "casebook.sqlite");
    let foreign = TempDir::new().unwrap();
    fs::create_dir(foreign.path().join("lake")).unwrap();
    fs::write(foreign.path().join("lake/thesis.txt"), "mine").unwrap();
    let output = casebook(foreign.path(), &["export", SAMPLE, "--format", "sqlite", "--out", "lake"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(files(foreign.path()).len(), 1);
}

#[test]
fn exports_at_the_same_time_all_arrive() {
    let folder = TempDir::new().unwrap();
    let names = ["a", "b", "c", "d"];
    for format in ["jsonl", "sqlite"] {
        std::thread::scope(|scope| {
            let runs = names.map(|name| scope.spawn(|| drop(export(&folder, format, name))));
            assert!(runs.into_iter().all(|run| run.join().is_ok()));
        });
    }
    let all = names.iter().map(|name| rows(folder.path(), "notes", &format!("vault={name}")).len());
    let all: usize = all.sum();
    let file = rusqlite::Connection::open(folder.path().join("lake/casebook.sqlite")).unwrap();
    let count: u32 = file.query_row("SELECT count(*) FROM notes", [], |row| row.get(0)).unwrap();
    assert_eq!(count as usize, all);
    assert!(all > 100);
}

#[test]
fn parquet_is_written_or_it_says_how_to_get_it() {
    let folder = TempDir::new().unwrap();
    let output = casebook(folder.path(), &["export", SAMPLE, "--format", "parquet", "--out", "lake"]);
    if cfg!(feature = "parquet") {
        assert!(output.status.success(), "{}", told(&output));
        let files = files(&folder.path().join("lake"));
        assert_eq!(files.len(), tables().len());
        assert!(files.values().all(|bytes| bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1")));
    } else {
        assert_eq!(output.status.code(), Some(2));
        assert!(told(&output).contains("--features parquet"), "{}", told(&output));
        assert!(!folder.path().join("lake").exists());
    }
}
