use crate::analysis::View;
use crate::analysis::activities;
use crate::analysis::week::{property_shares, table_shares};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::common::ACTIVITIES;
use crate::model::kind::Record;
use crate::model::kinds::audit::{EXECUTION, WEEK};
use crate::model::kinds::plan::RECURRING;
use crate::model::kinds::review::QUARTER;
use crate::model::note::Note;
use crate::value::share;
use std::collections::BTreeMap;

/// Audits, reviews and plans that contradict themselves or each other.
pub(super) fn check(view: &View<'_>) -> Vec<Diagnostic> {
    let mut findings = twice(view);
    let tables = activities::tables(view);
    for (id, note) in view.vault.notes.iter().enumerate() {
        match &note.record {
            Some(Record::Audit(audit)) => {
                findings.extend(sum(note));
                let from_table = tables.get(&id).and_then(|table| table_shares(table));
                findings.extend(layers(note, from_table.zip(property_shares(audit))));
                if let Some(table) = &audit.activities
                    && table.rows.iter().filter_map(|row| row.share).count() > 0
                {
                    findings.extend(share_sum(note, table.rows.iter().filter_map(|row| row.share).sum()));
                }
            }
            Some(Record::Review(review)) => {
                if let Some(table) = &review.activities {
                    let shares: Vec<f64> = table.rows.iter().filter_map(|row| row.share).collect();
                    if shares.len() == table.rows.len() {
                        findings.extend(share_sum(note, shares.iter().sum()));
                    }
                    findings.extend(count(note, table.rows.len()));
                }
            }
            Some(Record::Plan(plan)) if !(2..=3).contains(&plan.recurring.len()) => {
                let at = note.readings.span(&RECURRING).unwrap_or_default();
                findings.push(
                    Code::RecurringCount
                        .at(
                            &note.file,
                            at,
                            format!(
                                "a plan lives by 2 or 3 recurring blocks; this one has {}",
                                plan.recurring.len()
                            ),
                        )
                        .help("`Tue 15:00 60m Risk review`"),
                );
            }
            _ => {}
        }
    }
    findings
}

/// Two audits of one week, or two reviews of one quarter.
fn twice(view: &View<'_>) -> Vec<Diagnostic> {
    let mut by_period: BTreeMap<String, Vec<&Note>> = BTreeMap::new();
    for note in &view.vault.notes {
        let period = match &note.record {
            Some(Record::Audit(audit)) => audit.week.map(|week| week.to_string()),
            Some(Record::Review(review)) => review.quarter.map(|quarter| quarter.to_string()),
            _ => None,
        };
        if let Some(period) = period {
            by_period.entry(period).or_default().push(note);
        }
    }
    let mut findings = Vec::new();
    for (period, notes) in by_period {
        let Some((first, others)) = notes.split_first() else { continue };
        for other in others {
            let span = |note: &Note| note.readings.span(&WEEK).or_else(|| note.readings.span(&QUARTER));
            findings.push(
                Code::PeriodTwice
                    .at(
                        &other.file,
                        span(other).unwrap_or_default(),
                        format!("{period} has a note already: `{}`; this one is not counted", first.file),
                    )
                    .related(&first.file, span(first), "this one is counted")
                    .help("correct the period, or join the two notes"),
            );
        }
    }
    findings
}

/// Layers written with `%` must make a whole.
fn sum(note: &Note) -> Option<Diagnostic> {
    let Some(Record::Audit(audit)) = &note.record else { return None };
    let layers = [audit.execution?, audit.orchestration?, audit.innovation?];
    let sum: f64 = layers.iter().map(|layer| layer.amount).sum();
    let percent = layers.iter().any(|layer| layer.percent);
    (percent && (sum - 100.0).abs() > 0.5).then(|| {
        let at = note.readings.span(&EXECUTION).unwrap_or_default();
        Code::SharesSum
            .at(&note.file, at, format!("the three layers sum to {sum:.0} %"))
            .help("correct them; until then each counts as its part of that sum")
    })
}

fn share_sum(note: &Note, sum: f64) -> Option<Diagnostic> {
    ((sum - 1.0).abs() > 0.005).then(|| {
        let at = note.readings.span(&ACTIVITIES).unwrap_or_default();
        Code::SharesSum
            .at(&note.file, at, format!("the shares of the activities sum to {}", share::percent(sum)))
            .help("correct them; until then each counts as its part of that sum")
    })
}

fn layers(note: &Note, both: Option<([f64; 3], [f64; 3])>) -> Option<Diagnostic> {
    let (table, properties) = both?;
    let apart = table.iter().zip(properties).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    (apart > 0.05).then(|| {
        let percent = |shares: [f64; 3]| shares.map(share::percent).join(", ");
        let at = note.readings.span(&EXECUTION).unwrap_or_default();
        Code::LayersDisagree
            .at(
                &note.file,
                at,
                format!("the properties say {}, the activities {}", percent(properties), percent(table)),
            )
            .related(&note.file, note.readings.span(&ACTIVITIES), "the activities are used")
            .help("execution, orchestration, innovation: correct one of the two, or leave the properties out")
    })
}

fn count(note: &Note, rows: usize) -> Option<Diagnostic> {
    (!(5..=10).contains(&rows)).then(|| {
        let at = note.readings.span(&ACTIVITIES).unwrap_or_default();
        Code::ActivityCount
            .at(&note.file, at, format!("a review reads best with 5 to 10 activities; this one has {rows}"))
            .help("join small ones, or split a large one")
    })
}
