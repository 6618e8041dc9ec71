//! What can be explained.

use super::find::{domains, patterns};
use super::numbers::{UNKNOWN, known, percent, shown};
use super::rule::FIGURES;
use crate::analysis::activities::{rung, tables};
use crate::analysis::capability::{parts, with_ancestors};
use crate::analysis::inputs::Inputs;
use crate::analysis::ledger::judge;
use crate::analysis::levels::{Depth, levels};
use crate::analysis::plan::plans;
use crate::analysis::prejudgment::prejudgment;
use crate::analysis::prevention::effects;
use crate::analysis::signals::{Definition, SIGNALS};
use crate::analysis::time::time;
use crate::analysis::view::View;
use crate::diagnostic::Code;
use crate::ladder::Ladder;
use crate::model::kind::Kind;
use crate::report::SCHEMA;
use crate::value::identity;
use serde::Serialize;
use std::collections::BTreeMap;

/// Everything that has an explanation, by sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// The version of the data contract.
    pub schema: u32,
    /// The last day that counts.
    pub as_of: String,
    /// The sorts.
    pub groups: Vec<Group>,
}

/// Things of one sort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// What they are.
    pub title: &'static str,
    /// What is explained of them.
    pub says: &'static str,
    /// The things.
    pub items: Vec<Item>,
}

/// One thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What to give `casebook explain`.
    pub name: String,
    /// What it is, shortly.
    pub says: String,
}

/// The groups that have something in them, figures first, then what the vault holds, then codes.
pub fn overview(view: &View<'_>) -> Overview {
    let figure =
        |figure: &super::rule::Figure| item(figure.name, format!("{}. {}", figure.number, figure.says));
    let group = |title, says, items| Group { title, says, items };
    let mut groups = vec![
        group(
            "Figures",
            "the rule, the newest values, the notes behind them",
            FIGURES.iter().map(figure).collect(),
        ),
        group("Signals", "whether it is on, for what, and why not", signal_items(view)),
        group("Domains", "its cases, and what their times come to", domain_items(view)),
        group("Patterns", "its cases, and what is meant to prevent it", pattern_items(view)),
        group("Ladders", "the level, and every criterion with its number", ladder_items(view)),
        group("Mechanisms", "what was prevented, with the arithmetic", mechanism_items(view)),
        group("Ledger entries", "improvement, stage, and what the next stage needs", ledger_items(view)),
        group("Decisions", "what it does to risk, and its part in the calibration", decision_items(view)),
        group("Cases", "completeness and times", case_items(view)),
        group("Audits", "layer shares and rung", audit_items(view)),
        group("Plans", "tasks, days left, and how much of the week has moved", plan_items(view)),
        group("Reviews", "ratings and rung", review_items(view)),
        group("Codes", "a finding of `casebook check`, and how to mend it", code_items()),
    ];
    groups.retain(|group| !group.items.is_empty());
    Overview { schema: SCHEMA, as_of: view.as_of.to_string(), groups }
}

fn item(name: &str, says: impl Into<String>) -> Item {
    Item { name: name.to_owned(), says: says.into() }
}

fn signal_items(view: &View<'_>) -> Vec<Item> {
    let inputs = Inputs::new(view);
    let state = |signal: &Definition| match signal.look(&inputs).found.len() {
        0 => "silent".to_owned(),
        1 => "on".to_owned(),
        n => format!("on for {n}"),
    };
    SIGNALS.iter().map(|signal| item(signal.id, format!("{}: {}", state(signal), signal.says))).collect()
}

fn domain_items(view: &View<'_>) -> Vec<Item> {
    let mut counts: BTreeMap<String, usize> = domains(view).into_iter().map(|domain| (domain, 0)).collect();
    for case in view.cases() {
        for domain in with_ancestors(case.note) {
            *counts.entry(domain.to_owned()).or_default() += 1;
        }
    }
    counts.into_iter().map(|(name, n)| item(&name, Kind::Case.def().count(n))).collect()
}

fn pattern_items(view: &View<'_>) -> Vec<Item> {
    let mut counts: BTreeMap<String, usize> =
        patterns(view).into_iter().map(|pattern| (pattern, 0)).collect();
    for pattern in view.cases().iter().filter_map(|case| case.facts.pattern.as_deref()) {
        *counts.entry(identity::key(pattern)).or_default() += 1;
    }
    counts.into_iter().map(|(name, n)| item(&name, Kind::Case.def().count(n))).collect()
}

fn ladder_items(view: &View<'_>) -> Vec<Item> {
    let found = levels(view, Depth::Level);
    let level = |ladder: &Ladder| {
        let own = found.of_person(&ladder.id)?;
        Some(format!("{} of {}", own.level.map_or(0, |level| level + 1), ladder.levels.len()))
    };
    let says = |ladder: &Ladder| match level(ladder) {
        Some(level) => format!("{}: level {level}", ladder.name),
        None => ladder.name.clone(),
    };
    view.ladders.all().iter().map(|ladder| item(&ladder.id, says(ladder))).collect()
}

/// The newest notes come first, since long lists are cut.
fn newest_first<T>(notes: &[T], item: impl Fn(&T) -> Item) -> Vec<Item> {
    notes.iter().rev().map(item).collect()
}

fn mechanism_items(view: &View<'_>) -> Vec<Item> {
    newest_first(&effects(view), |effect| item(effect.mechanism.note.stem(), effect.verdict.word()))
}

fn ledger_items(view: &View<'_>) -> Vec<Item> {
    newest_first(&judge(view), |judged| item(judged.entry.note.stem(), judged.stage.word()))
}

fn decision_items(view: &View<'_>) -> Vec<Item> {
    let says = |decision| prejudgment(decision).0.unwrap_or("no pre-judgment");
    newest_first(&view.decisions(), |entry| item(entry.note.stem(), says(entry.facts)))
}

fn case_items(view: &View<'_>) -> Vec<Item> {
    newest_first(&view.cases(), |case| item(case.note.stem(), format!("{} of 5 parts", parts(case.facts))))
}

fn audit_items(view: &View<'_>) -> Vec<Item> {
    newest_first(&time(view).weeks, |week| {
        let execution = week.shares.map_or(UNKNOWN.to_owned(), |shares| percent(shares[0]));
        item(week.audit.note.stem(), format!("execution {execution}, rung {}", known(week.rung.rung)))
    })
}

fn review_items(view: &View<'_>) -> Vec<Item> {
    let tables = tables(view);
    newest_first(&view.reviews(), |review| {
        let found = tables.get(&review.id).and_then(|table| rung(table).rung);
        item(review.note.stem(), format!("rung {}", known(found)))
    })
}

fn plan_items(view: &View<'_>) -> Vec<Item> {
    newest_first(&plans(view), |climb| {
        let progress = shown(climb.shift_progress, percent);
        item(climb.plan.note.stem(), format!("shift progress {progress}"))
    })
}

fn code_items() -> Vec<Item> {
    Code::ALL
        .iter()
        .map(|code| item(code.id(), format!("{}: {}", code.severity().name(), code.title())))
        .collect()
}
