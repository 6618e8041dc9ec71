//! Lists within lists, laid flat.

use serde_json::{Value, json};

fn items(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A row for each domain of each note, and for each domain that one of those is nested in.
pub(super) fn domains(notes: &[Value]) -> Value {
    let mut rows = Vec::new();
    for note in notes {
        let direct: Vec<&str> = items(&note["domains"]).filter_map(Value::as_str).collect();
        let mut named: Vec<&str> = Vec::new();
        for domain in &direct {
            let above = domain.match_indices('/').map(|(at, _)| &domain[..at]);
            for domain in above.chain([*domain]) {
                if !named.contains(&domain) {
                    named.push(domain);
                }
            }
        }
        rows.extend(named.into_iter().map(|domain| {
            json!({
                "file": note["file"],
                "kind": note["kind"],
                "domain": domain,
                "direct": direct.contains(&domain),
            })
        }));
    }
    rows.into()
}

/// A row for each check of each diagnostic path, branches after the check that they are off.
pub(super) fn checks(notes: &[Value]) -> Value {
    fn walk(
        file: &Value,
        steps: &Value,
        off: Option<usize>,
        depth: usize,
        rows: &mut Vec<Value>,
        n: &mut usize,
    ) {
        for step in items(steps) {
            *n += 1;
            let own = *n;
            rows.push(json!({
                "file": file,
                "n": own,
                "off": off,
                "depth": depth,
                "checked": step["check"],
                "finding": step["finding"],
            }));
            walk(file, &step["children"], Some(own), depth + 1, rows, n);
        }
    }
    let mut rows = Vec::new();
    for note in notes {
        walk(&note["file"], &note["diagnostic_path"], None, 0, &mut rows, &mut 0);
    }
    rows.into()
}

/// A row for each task of each plan.
pub(super) fn plan_tasks(notes: &[Value]) -> Value {
    let mut rows = Vec::new();
    for note in notes {
        for (month, tasks) in (1..).zip(["month_1", "month_2", "month_3"]) {
            rows.extend(items(&note[tasks]).zip(1..).map(|(task, n)| {
                json!({
                    "file": note["file"],
                    "month": month,
                    "n": n,
                    "text": task["text"],
                    "done": task["done"],
                })
            }));
        }
    }
    rows.into()
}
