//! Ladders that measure: one criterion each, a level for each of its values, so that a history of levels is a
//! history of numbers.

use casebook::ladder::Ladders;
use std::fmt::Write;
use std::sync::Arc;

/// Kinds, condition, and further keys of what is counted.
#[rustfmt::skip]
const COUNTS: &[(&str, &str, &str)] = &[
    ("case", "", "within = \"30d\""),
    ("case", "note.resolved != null", ""),
    ("case", "note.restore_minutes >= 0", "within = \"100d\""),
    ("case", "note.prevention.exists(t, t.done)", ""),
    ("case", "size(note.diagnostic_path) >= 2 && note.completeness >= 0.8", ""),
    ("case", "note.path_from_timeline", ""),
    ("case", "note.date >= '2025-07-01'", "distinct = \"pattern\""),
    ("case", "", "distinct = \"domains\"\nwithin = \"90d\""),
    ("ledger", "note.stage >= measured", ""),
    ("ledger", "note.stage == sustained", "within = \"300d\""),
    ("ledger", "note.stage == lost", ""),
    ("ledger", "note.presented != null", ""),
    ("ledger", "note.presented == null", ""),
    ("ledger", "size(note.measurements) >= 2", ""),
    ("ledger", "", "distinct = \"stage\""),
    ("ledger", "", "distinct = \"presented\"\nwithin = \"200d\""),
    ("audit", "note.rung >= 3", ""),
    ("audit", "note.scored_share >= 0.6 && note.execution_share < 0.7", "within = \"56d\""),
    ("audit", "note.hours > 0", "distinct = \"exposure\""),
    ("review", "note.rung >= 2", ""),
    ("review", "note.rung >= 2", "within = \"100d\""),
    ("review", "note.exposure > 0.3", ""),
    ("review", "note.high_share < 0.5 && note.scored_share > 0.4", ""),
    ("review", "note.date >= '2025-05-15'", ""),
    ("review", "", "distinct = \"date\""),
    ("review", "", "distinct = \"rung\""),
    ("decision", "note.turned_out == right", ""),
    ("decision", "note.turned_out == null", ""),
    ("decision", "note.reviewed != null", "within = \"120d\""),
    ("decision", "", "distinct = \"turned_out\""),
    ("mechanism", "note.verdict in [reduced, holding]", ""),
    ("mechanism", "note.verdict == increased", ""),
    ("mechanism", "note.verdict == 'too early'", ""),
    ("mechanism", "note.verdict == undetermined", ""),
    ("mechanism", "note.verdict == 'no baseline'", "within = \"100d\""),
    ("mechanism", "", "distinct = \"verdict\""),
    ("mechanism", "note.retired != null", ""),
    ("mechanism", "note.retired == null", "within = \"200d\""),
    ("plan", "note.month_1.exists(t, t.done)", ""),
    ("plan", "note.month_3.all(t, t.done == false)", ""),
    ("capability", "", ""),
    ("capability", "", "within = \"100d\""),
    ("EVERY", "", "distinct = \"scope\"\nwithin = \"60d\""),
    ("EVERY", "", "distinct = \"people\"\nwithin = \"180d\""),
    ("EVERY", "'net' in note.domains", ""),
];

const EVERY: &str =
    "[\"case\", \"ledger\", \"audit\", \"decision\", \"mechanism\", \"review\", \"plan\", \"capability\"]";

/// Measures of the person, what goes with them, and the values to tell apart.
#[rustfmt::skip]
const MEASURES: &[(&str, &str, &[f64])] = &[
    ("audit.execution_share", "", SHARES),
    ("audit.above_execution_share", "over = 6", SHARES),
    ("audit.innovation_share", "", SHARES),
    ("audit.rung", "", RUNGS),
    ("audit.rung", "over = 2", RUNGS),
    ("audit.exposure", "", SHARES),
    ("audit.high_share", "over = 3", SHARES),
    ("audit.ai_share", "", SHARES),
    ("audit.repetitive_share", "", SHARES),
    ("audit.repetitive_change", "over = 2", &[-1.0, -0.5, -0.2, 0.0, 0.5]),
    ("audit.decisions_per_week", "", COUNTED),
    ("audit.outcomes_per_week", "over = 2", COUNTED),
    ("audit.asked_share", "over = 12", SHARES),
    ("decision.asked_share", "", SHARES),
    ("decision.asked_share", "over = 2", SHARES),
    ("capability.domains_at(seen)", "", COUNTED),
    ("capability.domains_at(practised)", "", COUNTED),
    ("capability.domains_at(prevents)", "", COUNTED),
    ("adaptability.active_domains", "", COUNTED),
    ("adaptability.new_domains", "", COUNTED),
    ("adaptability.multi_domain_share", "", SHARES),
    ("adaptability.people", "", COUNTED),
    ("adaptability.joined_pairs", "", COUNTED),
    ("calibration.brier", "", &[0.0, 0.05, 0.1, 0.2, 0.4, 0.6]),
];

const SHARES: &[f64] = &[0.0, 0.1, 0.25, 0.4, 0.5, 0.6, 0.8, 1.0];
const COUNTED: &[f64] = &[0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0];
const RUNGS: &[f64] = &[0.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 5.0];

/// The built-in ladders and all rulers.
pub(crate) fn rulers() -> Ladders {
    let mut files = Vec::new();
    let mut add = |subject: &str, keys: &str, bound: &str, targets: &[f64]| {
        let id = format!("ruler-{}", files.len());
        let text = ruler(&id, subject, keys, bound, targets);
        files.push((Arc::from(format!("ladders/{id}.toml")), Arc::from(text)));
    };
    for subject in ["person", "domain"] {
        for (kinds, condition, more) in COUNTS {
            let kinds = if *kinds == "EVERY" { EVERY.to_owned() } else { format!("\"{kinds}\"") };
            let condition =
                if condition.is_empty() { String::new() } else { format!("where = \"{condition}\"\n") };
            let keys = format!("kind = {kinds}\n{condition}{more}\n");
            add(subject, &keys, "at_least", &[1.0, 2.0, 3.0, 4.0, 6.0, 9.0]);
            add(subject, &keys, "at_most", &[5.0, 3.0, 1.0, 0.0]);
        }
    }
    for (measure, more, targets) in MEASURES {
        add("person", &format!("measure = \"{measure}\"\n{more}\n"), "at_least", targets);
    }
    add("domain", "measure = \"domain.patterns_covered\"\n", "at_least", COUNTED);
    let (ladders, findings) = Ladders::new(&files);
    assert!(findings.is_empty(), "{findings:#?}");
    ladders
}

fn ruler(id: &str, subject: &str, keys: &str, bound: &str, targets: &[f64]) -> String {
    let mut text = format!("id = \"{id}\"\nname = \"Ruler\"\nsubject = \"{subject}\"\n");
    for (at, target) in targets.iter().enumerate() {
        let _ = write!(
            text,
            "[[level]]\nname = \"L{at}\"\n[[level.criterion]]\nid = \"it\"\nsays = \"It\"\n{keys}{bound} = {target:?}\n"
        );
    }
    text
}
