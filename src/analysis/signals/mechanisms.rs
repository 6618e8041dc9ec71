use super::found::{Found, Item, Look};
use super::words::new;
use crate::analysis::inputs::Inputs;
use crate::analysis::prevention::Effect;
use crate::value::counted;
use std::collections::BTreeSet;

/// Invisible prevention: a mechanism holds, and no ledger entry links to it.
pub(super) fn invisible(inputs: &Inputs<'_, '_>) -> Look {
    let entries: BTreeSet<usize> = inputs.ledger().iter().map(|judged| judged.entry.id).collect();
    let links = |effect: &Effect<'_>| {
        let linking = &inputs.view.vault.backlinks[effect.mechanism.id];
        linking.iter().filter(|id| entries.contains(id)).count()
    };
    let effects = inputs.effects();
    let holding = effects.iter().filter(|effect| effect.holds());
    let found: Vec<Found> = holding.filter(|effect| links(effect) == 0).map(found).collect();
    let why = if effects.iter().any(Effect::holds) {
        "a ledger entry links to each mechanism that holds"
    } else {
        "no mechanism is shown to hold"
    };
    let seen = |effect: &Effect<'_>| {
        let told = format!("{}, linked by {}", effect.verdict.word(), entry_count(links(effect)));
        (effect.mechanism.id, told)
    };
    let notes = effects.iter().map(seen).collect();
    Look::on(found, why).notes(notes)
}

fn entry_count(n: usize) -> String {
    if n == 1 { "1 ledger entry".to_owned() } else { format!("{n} ledger entries") }
}

fn found(effect: &Effect<'_>) -> Found {
    let title = effect.mechanism.note.title.clone();
    let days = counted(usize::try_from(effect.after.days).unwrap_or(0), "day");
    let seen = counted(effect.after.cases.len(), "case");
    let expected = effect.comparison.map(|found| format!(" where {:.1} were to be expected", found.expected));
    let before = effect.before.iter().flat_map(|side| side.cases.iter().copied());
    Found {
        next_step:
            "Write down what it is worth: the cases before as the original state, the quiet since as the \
                    result, a link to it as evidence"
                .to_owned(),
        command: Some(new("ledger", &format!("What {title} prevents"))),
        item: Item::Note(effect.mechanism.id, title),
        says: format!(
            "holds ({seen} in {days}{}), and no ledger entry links to it",
            expected.unwrap_or_default()
        ),
        short: effect.verdict.word().to_owned(),
        evidence: std::iter::once(effect.mechanism.id)
            .chain(before)
            .chain(effect.after.cases.iter().copied())
            .collect(),
    }
}
