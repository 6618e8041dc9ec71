//! The bar of `build` is measured by `examples/reports.rs`: it has to write what the program writes of its reports.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at files, and may panic")]

#[path = "../examples/reports.rs"]
#[expect(dead_code, reason = "its `main` takes arguments")]
mod example;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

const DAY: &str = "2026-11-15";

/// The files below a folder, by their path from `root`; those of the output folder itself are the writer's own.
fn files(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    }
}

fn built(out: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    files(out, &out.join("data"), &mut found);
    files(out, &out.join("reports"), &mut found);
    found.insert("calendar.ics".to_owned(), fs::read_to_string(out.join("calendar.ics")).unwrap());
    found
}

#[test]
fn they_are_those_of_a_build() {
    let vault = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/sample-vault"));
    let folder = TempDir::new().unwrap();
    let (alone, whole) = (folder.path().join("alone"), folder.path().join("whole"));
    example::write(vault, &alone, DAY).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_casebook"));
    program.args(["build", "--quiet", "--as-of", DAY, "--out"]).arg(&whole).arg(vault);
    assert!(program.status().unwrap().success());
    assert_eq!(built(&alone), built(&whole));
}
