//! Every figure, against a program that was written from the same rules in another language.
//!
//! The vaults, that program and its numbers stand in `tests/oracle`; its README says how they are made anew.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test reads files, says what it leaves out, and may panic"
)]

use casebook::analysis::rows::list;
use casebook::analysis::{View, rank_test};
use casebook::config::{self, Config};
use casebook::model::names::Names;
use casebook::model::vault::Vault;
use casebook::pipeline::{assemble, read_note};
use casebook::report;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How far numbers may lie apart, as a part of the larger one.
const NEAR: f64 = 1e-9;
/// How far chances and bounds of intervals may, which both programs find by iteration.
const NEAR_CHANCE: f64 = 1e-8;
const CHANCES: [&str; 4] = ["chance", "ci_low", "ci_high", "p"];
/// What sets the items of a list apart, for lists whose order no rule gives.
const KEYS: [&[&str]; 7] = [
    &["file"],
    &["domain"],
    &["category", "stage", "dimension", "period", "currency", "unit"],
    &["pattern"],
    &["check"],
    &["person"],
    &["text"],
];
/// Lists that rules put in order, although their items could be told apart by name.
const ORDERED: [&str; 4] = ["tree", "children", "first_checks", "symptoms"];
/// Lists of texts whose order no rule gives.
const SETS: [&str; 6] = ["cases", "mechanisms", "patterns", "domains", "due", "files"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle")
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The names of what a folder holds, without extensions.
fn names(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(self::folder().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

fn settings(root: &Path) -> Config {
    let settings = std::fs::read_to_string(root.join("casebook.toml")).unwrap();
    let (config, findings) = config::read(&Arc::from("casebook.toml"), &settings);
    assert!(findings.is_empty(), "{}: {findings:?}", root.display());
    config
}

/// The notes of a folder, by their paths in it.
fn notes(root: &Path) -> Vec<(String, Vec<u8>)> {
    let entries =
        walkdir::WalkDir::new(root).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
    entries
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .map(|path| (name(&path), std::fs::read(&path).unwrap()))
        .collect()
}

fn vault(notes: Vec<(String, Vec<u8>)>, config: &Config) -> Vault {
    let names = Names::new(&config.names);
    let read = notes.into_iter().map(|(file, bytes)| read_note(&Arc::from(file), bytes, &names, config));
    assemble(read, Vec::new(), Vec::new()).0
}

/// What casebook says of a vault on a day, by report.
fn ours(name: &str, view: &View<'_>) -> Option<Value> {
    if name == "list" {
        let rows = list(view, view.vault.notes.iter().enumerate());
        return Some(Value::Array(rows.into_iter().map(Value::Object).collect()));
    }
    Some(report::build(name, view)?.data)
}

/// Compares what casebook says with what is expected; what is expected may say less.
struct Comparison {
    mismatches: Vec<String>,
    compared: usize,
}

impl Comparison {
    fn differ(&mut self, path: &str, ours: &Value, expected: &Value) {
        self.mismatches.push(format!("{path}: casebook has {ours}, the other program {expected}"));
    }

    fn compare(&mut self, path: &str, name: &str, ours: &Value, expected: &Value) {
        self.compared += 1;
        match (ours, expected) {
            (Value::Object(ours), Value::Object(expected)) => self.objects(path, ours, expected),
            (Value::Array(ours), Value::Array(expected)) => self.lists(path, name, ours, expected),
            (Value::Number(_), Value::Number(number)) if number.is_f64() => {
                let within = if CHANCES.contains(&name) { NEAR_CHANCE } else { NEAR };
                if !near(ours.as_f64().unwrap(), expected.as_f64().unwrap(), within) {
                    self.differ(path, ours, expected);
                }
            }
            _ if ours == expected => {}
            _ => self.differ(path, ours, expected),
        }
    }

    fn objects(&mut self, path: &str, ours: &Map<String, Value>, expected: &Map<String, Value>) {
        for (name, expected) in expected {
            let inside = format!("{path}.{name}");
            match ours.get(name) {
                Some(ours) => self.compare(&inside, name, ours, expected),
                None => self
                    .mismatches
                    .push(format!("{inside}: casebook has no such field, the other program {expected}")),
            }
        }
    }

    fn lists(&mut self, path: &str, name: &str, ours: &[Value], expected: &[Value]) {
        let key = |item: &Value| label(item);
        let (mut ours, mut expected) = (ours.to_vec(), expected.to_vec());
        if SETS.contains(&name) || !ORDERED.contains(&name) && expected.iter().all(|item| key(item).is_some())
        {
            for list in [&mut ours, &mut expected] {
                list.sort_by_key(|item| key(item).unwrap_or_else(|| item.to_string()));
            }
        }
        if ours.len() != expected.len() {
            let labels = |list: &[Value]| {
                Value::from(
                    list.iter().map(|item| key(item).unwrap_or_else(|| item.to_string())).collect::<Vec<_>>(),
                )
            };
            return self.differ(&format!("{path}[]"), &labels(&ours), &labels(&expected));
        }
        for (at, (ours, expected)) in ours.iter().zip(&expected).enumerate() {
            let at = key(expected).unwrap_or_else(|| at.to_string());
            self.compare(&format!("{path}[{at}]"), "", ours, expected);
        }
    }
}

/// What sets an item of a list apart, where something does.
fn label(item: &Value) -> Option<String> {
    let item = item.as_object()?;
    let key = KEYS.iter().find(|key| key.iter().all(|name| item.contains_key(*name)))?;
    let texts =
        key.iter().map(|name| item[*name].as_str().map_or_else(|| item[*name].to_string(), str::to_owned));
    Some(texts.collect::<Vec<_>>().join(" "))
}

fn near(ours: f64, expected: f64, within: f64) -> bool {
    let apart = (ours - expected).abs();
    // What should cancel out to nothing has no larger part to be measured by.
    apart <= within * ours.abs().max(expected.abs()) || apart < 1e-12
}

fn report_of(mismatches: &[String]) -> String {
    let mut text = format!("{} differences\n", mismatches.len());
    for mismatch in mismatches.iter().take(40) {
        writeln!(text, "  {mismatch}").unwrap();
    }
    text
}

/// Compares every figure of a vault on the days that were computed.
fn compare(name: &str, vault: &Vault, config: &Config, runs: &Value) {
    let zone = config.timezone.clone().unwrap_or(TimeZone::UTC);
    let mut comparison = Comparison { mismatches: Vec::new(), compared: 0 };
    for run in runs.as_array().unwrap() {
        let day = run["as_of"].as_str().unwrap();
        let view = View::new(vault, config, day.parse().unwrap(), zone.clone());
        for (report, expected) in run["reports"].as_object().unwrap() {
            let path = format!("{name} {day} {report}");
            match ours(report, &view) {
                Some(ours) => comparison.compare(&path, report, &ours, expected),
                None => comparison.mismatches.push(format!("{path}: casebook has no such report")),
            }
        }
    }
    assert!(comparison.mismatches.is_empty(), "{}", report_of(&comparison.mismatches));
    assert!(comparison.compared > 500, "only {} values compared", comparison.compared);
}

fn check(name: &str) {
    let root = folder().join("vaults").join(name);
    let config = settings(&root);
    let expected = json(&folder().join("expected").join(format!("{name}.json")));
    compare(name, &vault(notes(&root), &config), &config, &expected);
}

/// One test a vault.
macro_rules! vaults {
    ($($vault:ident)*) => {
        $(#[test]
        fn $vault() {
            check(stringify!($vault));
        })*

        #[test]
        fn every_vault_is_compared() {
            let compared: BTreeSet<String> = [$(stringify!($vault).to_owned()),*].into();
            assert_eq!(names("vaults"), compared);
            assert_eq!(names("expected"), compared);
        }
    };
}

vaults! { adaptability decisions ledger observed plans prevention sure times turn weeks }

/// Postmortems by other people, with patterns and mechanisms invented for them. They are not part of this
/// repository; where they are missing, the test says so and passes.
#[test]
fn real_notes_give_the_figures_of_their_rows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/dfds-postmortems");
    if !root.is_dir() {
        eprintln!("left out: the postmortems that this test reads are not here");
        return;
    }
    let given = json(&folder().join("postmortems.json"));
    let mut files = Vec::new();
    for (name, bytes) in notes(&root) {
        let id = name.split(' ').next().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let text = match given["patterns"][id].as_str() {
            Some(pattern) => text.replacen("type: case\n", &format!("type: case\npattern: {pattern}\n"), 1),
            None => text,
        };
        files.push((format!("{id}.md"), text.into_bytes()));
    }
    assert_eq!(files.len(), given["patterns"].as_object().unwrap().len());
    for mechanism in given["mechanisms"].as_array().unwrap() {
        let front = mechanism.as_object().unwrap().iter().filter(|(name, _)| *name != "file");
        let front: Vec<String> = front.map(|(name, value)| format!("{name}: {value}")).collect();
        let text = format!("---\ntype: mechanism\n{}\n---\n", front.join("\n"));
        files.push((mechanism["file"].as_str().unwrap().to_owned(), text.into_bytes()));
    }
    let config = Config::default();
    compare("postmortems", &vault(files, &config), &config, &given["expected"]);
}

#[test]
fn samples_differ_as_often_as_another_program_says() {
    for sample in json(&folder().join("rank_tests.json")).as_array().unwrap() {
        let values = |name: &str| -> Vec<f64> {
            sample[name].as_array().unwrap().iter().map(|value| value.as_f64().unwrap()).collect()
        };
        let ours = rank_test::p_value(&values("one"), &values("other"));
        let same = match (ours, sample["p"].as_f64()) {
            (Some(ours), Some(expected)) => near(ours, expected, NEAR_CHANCE),
            (ours, expected) => ours == expected,
        };
        assert!(same, "casebook has {ours:?}, the other program {}: {sample}", sample["p"]);
    }
}
