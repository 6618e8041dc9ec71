use super::found::{Found, Item, Look};
use super::words::new;
use crate::analysis::inputs::Inputs;
use crate::analysis::position::{DAYS, position};
use crate::value::{counted, identity};
use std::collections::BTreeMap;

/// Middle squeeze: many cases solved, and nothing built or decided meanwhile.
pub(super) fn squeeze(inputs: &Inputs<'_, '_>) -> Look {
    let limit = inputs.view.config.signals.squeeze_cases;
    let position = position(inputs.view);
    let (mechanisms, decisions) = (position.mechanisms.len(), position.decisions.len());
    let recent = |date| inputs.view.within(date, DAYS);
    let cases: Vec<_> = inputs.cases().iter().filter(|case| recent(case.date)).collect();
    let n = cases.len();
    let told = |look: Look| {
        look.input(format!("cases in {DAYS} days"), n.to_string())
            .input("mechanisms", mechanisms.to_string())
            .input("decisions", decisions.to_string())
            .notes(cases.iter().map(|case| (case.id, "a case".to_owned())).collect())
    };
    if mechanisms + decisions > 0 {
        let (built, decided) = (counted(mechanisms, "mechanism"), counted(decisions, "decision"));
        return told(Look::silent(format!("{built} and {decided} came in these {DAYS} days")));
    }
    if !position.is_squeezed(limit) {
        let why = format!("{} in {DAYS} days, fewer than {limit}", counted(n, "case"));
        return told(Look::silent(why));
    }
    let mut patterns: BTreeMap<String, usize> = BTreeMap::new();
    for pattern in cases.iter().filter_map(|case| case.facts.pattern.as_deref()) {
        *patterns.entry(identity::key(pattern)).or_default() += 1;
    }
    // Of equals the first by name.
    let most = patterns.into_iter().rev().max_by_key(|(_, n)| *n);
    let (next_step, command) = match most {
        Some((pattern, n)) => (
            format!("Build one thing that keeps {pattern} from coming back, the cause of {}", counted(n, "case")),
            Some(new("mechanism", &format!("Against {pattern}"))),
        ),
        None => (
            "Choose the case that is most likely to come back, give it a `pattern`, and build one thing that prevents it"
                .to_owned(),
            Some("casebook new mechanism".to_owned()),
        ),
    };
    let found = Found {
        item: Item::Work,
        says: format!("{} in {DAYS} days, and neither a mechanism nor a decision", counted(n, "case")),
        short: counted(n, "case"),
        evidence: cases.iter().map(|case| case.id).collect(),
        next_step,
        command,
    };
    told(Look::on(vec![found], ""))
}
