use super::text;
use casebook::query::{Predicate, Truth};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// Conditions: refused with a place and a sentence, or answered, and the answer is that of the parts.
pub fn conditions(bytes: &[u8]) {
    let text = text(bytes);
    let condition = match Predicate::compile(&text) {
        Ok(condition) => condition,
        Err(error) => {
            assert!(text.get(error.span.clone()).is_some(), "{text:?}: {error:?}");
            let lines = [Some(&error.message), error.help.as_ref()];
            let is_line = |line: &&String| !line.is_empty() && !line.contains('\n');
            assert!(lines.into_iter().flatten().all(|line| is_line(&line)), "{text:?}: {error:?}");
            assert_eq!(Predicate::compile(&text).err(), Some(error));
            return;
        }
    };
    assert_eq!(condition.source(), text);
    let parts = condition.parts();
    assert!(!parts.is_empty(), "{text:?}");
    for row in ROWS.iter() {
        let answer = condition.matches(row);
        assert_eq!(condition.matches(row), answer, "{text:?}");
        let answers: Vec<Truth> = parts.iter().map(|(_, part)| part.matches(row)).collect();
        let all = if answers.contains(&Truth::No) {
            Some(Truth::No)
        } else {
            answers.iter().all(|answer| *answer == Truth::Yes).then_some(Truth::Yes)
        };
        match all {
            Some(all) => assert_eq!(answer, all, "{text:?} in parts: {answers:?}"),
            None => {
                assert!(matches!(answer, Truth::Unknown(_)), "{text:?} is {answer:?}, in parts {answers:?}");
            }
        }
    }
}

/// A case that says much, one that says nothing, and one of another shape than rows have.
static ROWS: LazyLock<[Map<String, Value>; 3]> = LazyLock::new(|| {
    let much = json!({
        "file": "Cases/2026-03-02 mesh.md", "kind": "case", "title": "DNS timeouts in the mesh",
        "date": "2026-03-02", "domains": ["network", "network/dns"], "skills": [], "scope": "multi-team",
        "publish": true, "role": "decided", "severity": "SEV2", "pattern": null, "completeness": 0.8,
        "restore_minutes": 148, "root_cause": "ndots:5", "unpredictability": 3,
        "symptoms": ["slow checkout", "timeouts"],
        "misjudgment_risks": [{"cost": "trust", "text": "blaming the mesh"}, {"cost": null, "text": "a restart"}],
        "diagnostic_path": [{"check": "packet loss", "finding": "none"}, {"check": "DNS", "finding": null}],
        "prevention": [{"text": "monitor", "done": true}, {"text": "limits", "done": false}],
    });
    let odd = json!({
        "kind": "nothing", "title": "", "date": "0000-00-00", "domains": [[]], "publish": null,
        "role": "", "completeness": -1e300, "restore_minutes": u64::MAX, "symptoms": {"a": 1},
        "prevention": [null, 1, {"done": "yes"}],
    });
    [much, json!({}), odd].map(|row| match row {
        Value::Object(row) => row,
        other => panic!("{other} is no row"),
    })
});
