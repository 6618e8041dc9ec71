mod answers;
mod bounds;
mod errors;
mod meaning;
mod names;
mod order;
mod speed;

use super::{Predicate, QueryError, Truth};
use serde_json::{Map, Value, json};

/// A row, made from the fields that a test gives.
fn row(fields: Value) -> Map<String, Value> {
    match fields {
        Value::Object(map) => map,
        other => panic!("a row is an object, not {other}"),
    }
}

/// A case as `list --format json` prints it.
fn case() -> Map<String, Value> {
    row(json!({
        "file": "Cases/2026-03-02 mesh.md", "kind": "case", "title": "DNS timeouts in the mesh",
        "date": "2026-03-02", "domains": ["network", "network/dns"], "skills": [], "scope": "multi-team",
        "publish": true, "role": "decided", "severity": "SEV2", "pattern": null, "completeness": 0.8,
        "restore_minutes": 148, "root_cause": "ndots:5", "unpredictability": 3,
        "symptoms": ["slow checkout", "timeouts"],
        "misjudgment_risks": [{"cost": "trust", "text": "blaming the mesh"}, {"cost": null, "text": "a restart"}],
        "diagnostic_path": [{"check": "packet loss", "finding": "none"}, {"check": "DNS", "finding": null}],
        "prevention": [{"text": "monitor", "done": true}, {"text": "limits", "done": false}],
    }))
}

/// The answer about [`case`] as one word, or why there is none.
fn answer(condition: &str) -> String {
    answer_about(condition, &case())
}

fn answer_about(condition: &str, row: &Map<String, Value>) -> String {
    match compile(condition).matches(row) {
        Truth::Yes => "yes".into(),
        Truth::No => "no".into(),
        Truth::Unknown(why) => why,
    }
}

fn compile(condition: &str) -> Predicate {
    Predicate::compile(condition).unwrap_or_else(|error| panic!("{condition}: {error} ({:?})", error.help))
}

fn refused(condition: &str) -> QueryError {
    match Predicate::compile(condition) {
        Err(error) => error,
        Ok(_) => panic!("{condition} should be refused"),
    }
}
