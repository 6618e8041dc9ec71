use crate::analysis::View;
use crate::analysis::metrics;
use crate::analysis::view::Entry;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::kinds::ledger::{AFTER, BEFORE, CATEGORY, Ledger, METRIC};

/// Entries whose numbers can't be compared.
pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for entry in view.ledger() {
        findings.extend(units(&entry));
        findings.extend(direction(view, &entry));
    }
    findings
}

fn units(entry: &Entry<'_, Ledger>) -> Vec<Diagnostic> {
    let Some(before) = &entry.facts.before else { return Vec::new() };
    let others =
        entry.facts.after.iter().map(|after| (after, entry.note.readings.span(&AFTER).unwrap_or_default()));
    let measured = entry.facts.measurements.iter().map(|m| (&m.value, m.span));
    others
        .chain(measured)
        .filter_map(|(value, at)| {
            let mismatch = value.convert_to(before).err()?;
            Some(
                Code::UnitsDiffer
                    .at(
                        &entry.note.file,
                        at,
                        format!(
                            "`{}` can't be compared with `{}`: {}",
                            value.text, before.text, mismatch.message
                        ),
                    )
                    .related(&entry.note.file, entry.note.readings.span(&BEFORE), "before is here")
                    .help("give both in one unit and period"),
            )
        })
        .collect()
}

fn direction(view: &View<'_>, entry: &Entry<'_, Ledger>) -> Option<Diagnostic> {
    let compared = entry.facts.before.is_some() && entry.facts.after.is_some();
    if !compared || metrics::direction(entry.facts, view.config).is_some() {
        return None;
    }
    let at =
        entry.note.readings.span(&METRIC).or_else(|| entry.note.readings.span(&CATEGORY)).unwrap_or_default();
    let metric = entry.facts.metric.as_deref().unwrap_or("this metric");
    Some(
        Code::DirectionUnknown
            .at(&entry.note.file, at, format!("casebook does not know which way `{metric}` gets better"))
            .help("add `direction: lower` or `direction: higher`, or name the metric under `[metrics]` in casebook.toml"),
    )
}
