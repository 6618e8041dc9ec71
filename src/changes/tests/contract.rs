//! The table of figures and the data contract are held together: every field that `docs/data.md` fixes is compared,
//! or stands here with the reason why it is not.

use crate::changes::table::Group;
use crate::changes::{REPORTS, Side, side};
use crate::config::Config;
use crate::report::NAMES;
use crate::report::tests::sample::sample;
use serde_json::Value;
use std::collections::BTreeSet;

/// Fields that are fixed and not compared.
const LEFT_OUT: &[(&str, &str)] = &[
    (
        "capability-map.domains.tree",
        "steps of paths in the words of notes: what changes in them is a difference of texts",
    ),
    (
        "tier-progress.ladders.history",
        "levels of past weeks: the comparison of two days is what they are for",
    ),
    ("tier-progress.ladders.criteria.evidence", "the notes behind a criterion's value, which is compared"),
    ("tier-progress.ladders.criteria.near", "notes that do not count"),
    ("plan.plans.evidence.files", "the notes behind `met`, which is compared"),
    ("digest", "it is a difference itself"),
    ("list", "notes, not figures; what they add up to is in the reports"),
];

/// Contracts that are settled and not in the document yet.
const TO_COME: &str = "
| `plan` | `plans[]{file tasks[]{month done total} days_left baseline_share recent_share shift_progress evidence[]{month met files[]}}` |
| `tier-progress` | `ladders[]{id subject of level next criteria[]{level id value target progress met evidence[] near[]{file why}} history[]{week level}}`, `position{low middle high}` |
| `digest` | `signals[]{id severity message evidence[] next_step}`, `since`, `changes[]` |
";

/// The part of a document below a heading, up to the next.
fn section<'d>(document: &'d str, heading: &str) -> &'d str {
    let (_, below) = document.split_once(&format!("\n## {heading}\n")).unwrap();
    below.split("\n## ").next().unwrap()
}

/// The fields that a row of a table fixes, as paths.
fn fixed(document: &str) -> Vec<String> {
    // What a week holds is said where audits are listed.
    let list = section(document, "`list`");
    let audit = list.lines().find(|line| line.starts_with("| audit |")).unwrap();
    let audit = audit.split('`').nth(1).unwrap();
    // The first table of the section is fixed, the second may change.
    let reports =
        section(document, "Reports").split("\n\n").find(|part| part.starts_with("| report |")).unwrap();
    let mut paths = Vec::new();
    for row in reports.lines().chain(TO_COME.lines()) {
        let mut cells = row.split('|').skip(1);
        let (Some(name), Some(fields)) = (cells.next(), cells.next()) else { continue };
        let Some(name) = name.trim().strip_prefix('`').and_then(|name| name.strip_suffix('`')) else {
            continue;
        };
        let parts: Vec<&str> = fields.split('`').collect();
        for (at, code) in parts.iter().enumerate().skip(1).step_by(2) {
            let code = code.replace("weeks[]{week ...}", &format!("weeks[]{{{audit}}}"));
            // A word that stands alone explains another field, unless it is explained itself.
            if code.contains('{') || parts[at + 1].starts_with(':') {
                paths.extend(fields_of(&code).into_iter().map(|path| format!("{name}.{path}")));
            }
        }
    }
    paths
}

/// The paths in a text such as `a[]{b c{d}} e`. `{...}` has the fields of the one before.
fn fields_of(code: &str) -> Vec<String> {
    let mut paths: Vec<String> = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut last: Vec<String> = Vec::new();
    let spaced = code.replace("{...}", " @same ").replace("[]", "").replace('{', " { ").replace('}', " } ");
    for word in spaced.split_whitespace() {
        match word {
            "{" => {
                open.push(paths.pop().unwrap().rsplit('.').next().unwrap().to_owned());
                last.clear();
            }
            "}" => {
                open.pop();
            }
            "@same" => {
                let path = paths.pop().unwrap();
                paths.extend(
                    ["n", "mean", "median", "p90", "left_out"].map(|field| format!("{path}.{field}")),
                );
            }
            name => paths.push(open.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join(".")),
        }
    }
    paths
}

/// The paths that a group compares, or tells items apart by.
fn compared(report: &str, group: &Group) -> Vec<String> {
    let mut lead = report.to_owned();
    let mut paths = Vec::new();
    for step in group.steps {
        lead = format!("{lead}.{}", step.list);
        paths.extend(step.key.iter().map(|(_, field)| format!("{lead}.{field}")));
    }
    paths.extend(group.fields().iter().map(|field| format!("{lead}.{field}")));
    paths
}

#[test]
fn every_fixed_figure_is_compared_or_left_out_for_a_reason() {
    let document = include_str!("../../../docs/data.md");
    let fixed = fixed(document);
    assert!(fixed.len() > 100, "{fixed:#?}");
    for path in
        ["capability-map.domains.detect.p90", "time.weeks.rung", "plan.plans.tasks.done", "decisions.due"]
    {
        assert!(fixed.iter().any(|fixed| fixed == path), "{path} was not read: {fixed:#?}");
    }
    let compared: BTreeSet<String> = REPORTS
        .iter()
        .flat_map(|report| report.groups.iter().flat_map(|group| compared(report.name, group)))
        .collect();
    let is_left_out = |path: &str| {
        LEFT_OUT.iter().any(|(left_out, _)| path == *left_out || path.starts_with(&format!("{left_out}.")))
    };
    let missing: Vec<&String> =
        fixed.iter().filter(|path| !compared.contains(*path) && !is_left_out(path)).collect();
    assert!(missing.is_empty(), "neither in src/changes/tables.rs nor left out: {missing:#?}");
    for (path, why) in LEFT_OUT {
        assert!(!compared.contains(*path), "{path} is compared");
        assert!(!why.is_empty());
    }
}

#[test]
fn every_report_is_compared_or_left_out() {
    for name in NAMES {
        let is_known = REPORTS.iter().any(|report| report.name == *name);
        assert!(is_known || LEFT_OUT.iter().any(|(left_out, _)| left_out == name), "{name}");
    }
}

/// The table holds no path with a slip in it: each leads to a field of a report.
#[test]
fn what_is_compared_is_there() {
    let side: Side = sample(&Config::default(), |view| side(view, None));
    for (name, data) in &side {
        let report = REPORTS.iter().find(|report| report.name == *name).unwrap();
        for group in report.groups {
            for path in compared("", group) {
                let steps: Vec<&str> = path.trim_start_matches('.').split('.').collect();
                assert!(leads_somewhere(data, &steps), "{name}: {path}");
            }
        }
    }
}

/// True where a path leads to a field, or to a list or an object that is empty or unknown here.
fn leads_somewhere(data: &Value, path: &[&str]) -> bool {
    match (data, path) {
        (_, []) | (Value::Null, _) => true,
        (Value::Array(list), path) => list.is_empty() || list.iter().any(|item| leads_somewhere(item, path)),
        (Value::Object(map), [key, rest @ ..]) => {
            map.get(*key).is_some_and(|value| leads_somewhere(value, rest))
        }
        _ => false,
    }
}
