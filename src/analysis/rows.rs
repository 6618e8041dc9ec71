//! Notes as rows: what `list --format json` prints, and what conditions are asked about.

use super::activities::{self, Tables, tables};
use super::case_times::{CaseTimes, NAMES};
use super::ledger::{Judged, judge_one};
use super::prevention::{Verdict, effects};
use super::row_values::{self as values, fact};
use super::view::{Entry, View};
use super::{capability, prejudgment, week};
use crate::model::choice::Choice;
use crate::model::field::Field;
use crate::model::kind::{Kind, Record};
use crate::model::kinds::audit::Audit;
use crate::model::kinds::case::{Case, DIAGNOSTIC_PATH, PREVENTION};
use crate::model::kinds::decision::Decision;
use crate::model::kinds::ledger::Ledger;
use crate::model::note::Note;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The row of one note, its fields in the order of the reference.
pub type Row = Map<String, Value>;

/// The rows of some notes, by index in the vault. Notes that start after the as-of date have none.
pub fn list<'v>(view: &View<'v>, notes: impl IntoIterator<Item = (usize, &'v Note)>) -> Vec<Row> {
    let figures = Figures::of(view);
    let shown = notes.into_iter().filter(|(_, note)| !view.is_future(note));
    shown.map(|(id, note)| row(view, &figures, &Wanted::All, id, note)).collect()
}

/// The fields that a row is made of.
#[derive(Debug, Clone)]
pub enum Wanted {
    /// Every one.
    All,
    /// Those of these names: few, so that to compare them all takes less than to look one up.
    Some(Vec<&'static str>),
}

impl Wanted {
    /// True for a field that is wanted.
    pub fn has(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some(names) => names.contains(&name),
        }
    }

    fn any(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.has(name))
    }
}

/// Figures over all notes at once that rows show of one.
#[derive(Debug, Default)]
pub struct Figures {
    /// The activities of audits and reviews.
    pub tables: Tables,
    /// What mechanisms did, by index in the vault.
    pub verdicts: HashMap<usize, Verdict>,
}

impl Figures {
    /// All of them.
    pub fn of(view: &View<'_>) -> Self {
        Self {
            tables: tables(view),
            verdicts: effects(view).into_iter().map(|e| (e.mechanism.id, e.verdict)).collect(),
        }
    }
}

/// A row under way: fields that nobody wants are not even worked out.
struct Making<'w> {
    wanted: &'w Wanted,
    row: Row,
}

impl Making<'_> {
    fn put(&mut self, name: &str, value: impl FnOnce() -> Value) {
        if self.wanted.has(name) {
            self.row.insert(name.to_owned(), value());
        }
    }
}

/// The row of a note.
pub fn row(view: &View<'_>, figures: &Figures, wanted: &Wanted, id: usize, note: &Note) -> Row {
    let mut row = Making { wanted, row: Row::new() };
    row.put("file", || json!(&*note.file));
    row.put("kind", || json!(note.kind().map(Kind::name)));
    row.put("title", || json!(note.title));
    row.put("date", || json!(view.date(note).map(|day| day.to_string())));
    row.put("domains", || json!(note.domains));
    row.put("skills", || json!(note.skills));
    row.put("scope", || json!(note.scope.map(Choice::word)));
    row.put("publish", || json!(note.publish));
    row.put("tags", || json!(note.tags));
    row.put("aliases", || json!(note.aliases));
    row.put("slug", || json!(note.slug.as_ref().map(|(slug, _)| slug)));
    row.put("people", || json!(note.people.iter().map(|person| &person.text).collect::<Vec<_>>()));
    row.put("summary", || json!(note.summary));
    let Some(record) = &note.record else { return row.row };
    for field in record.kind().def().fields {
        // Those of a case's lists that are more than what the note says have their place here, and their value below.
        let is_derived = field.name == DIAGNOSTIC_PATH.name || field.name == PREVENTION.name;
        row.put(row_name(field), || if is_derived { Value::Null } else { fact(view, id, note, field) });
    }
    match record {
        Record::Case(facts) => case(view, id, note, facts, &mut row),
        Record::Ledger(facts) => ledger(view, id, note, facts, &mut row),
        Record::Audit(facts) => audit(view, figures, id, note, facts, &mut row),
        Record::Review(_) => {
            let table = figures.tables.get(&id).map_or(&[] as &[_], Vec::as_slice);
            rung(activities::rung(table), &mut row);
        }
        Record::Decision(facts) => decision(facts, &mut row),
        Record::Mechanism(_) => {
            row.put("verdict", || json!(figures.verdicts.get(&id).map(|verdict| verdict.word())));
        }
        Record::Plan(_) | Record::Capability(_) | Record::Profile(_) => {}
    }
    row.row
}

/// The contract's name for a field; that of the section would only say the same again.
fn row_name(field: &Field) -> &'static str {
    if field.name == PREVENTION.name { "prevention" } else { field.name }
}

fn case(view: &View<'_>, id: usize, note: &Note, facts: &Case, row: &mut Making<'_>) {
    const TIMES: [&str; 3] = ["detect_minutes", "diagnose_minutes", "restore_minutes"];
    if row.wanted.any(&NAMES) || row.wanted.any(&TIMES) {
        let times = match view.date(note) {
            Some(date) => view.times(&Entry { id, note, facts, date }),
            None => CaseTimes::default(),
        };
        for (name, stamp) in NAMES.iter().zip(&times.stamps) {
            row.put(name, || json!(stamp.as_ref().map(|stamp| values::timestamp(&stamp.at))));
        }
        for (name, minutes) in TIMES.iter().zip([times.detect, times.diagnose, times.restore]) {
            row.put(name, || values::number(minutes));
        }
    }
    row.put("completeness", || json!(capability::completeness(facts)));
    row.put(DIAGNOSTIC_PATH.name, || values::some_list(&facts.diagnostic_path, values::step));
    row.put("path_from_timeline", || json!(facts.path_from_timeline));
    row.put("prevention", || values::some_list(&facts.prevention, |task| values::task(task, view.as_of)));
}

fn ledger(view: &View<'_>, id: usize, note: &Note, facts: &Ledger, row: &mut Making<'_>) {
    if row.wanted.any(&["improvement", "relative", "stage"]) {
        let judged: Option<Judged<'_>> =
            view.date(note).map(|date| judge_one(view, Entry { id, note, facts, date }));
        let improvement = judged.as_ref().and_then(|judged| judged.improvement);
        row.put("improvement", || values::number(improvement.map(crate::value::number::to_f64)));
        row.put("relative", || values::number(judged.as_ref().and_then(|judged| judged.relative)));
        row.put("stage", || json!(judged.map(|judged| judged.stage.word())));
    }
    row.put("value_dimension", || json!(facts.value.as_ref().map(|value| value.dimension().name())));
}

fn decision(facts: &Decision, row: &mut Making<'_>) {
    let (verdict, answered) = prejudgment::prejudgment(facts);
    row.put("prejudgment", || json!(verdict));
    row.put("answered", || json!(answered));
    row.put("uncertainty", || json!(prejudgment::uncertainty(facts)));
}

fn audit(view: &View<'_>, figures: &Figures, id: usize, note: &Note, facts: &Audit, row: &mut Making<'_>) {
    let entry = view.date(note).map(|date| Entry { id, note, facts, date });
    let week = entry.and_then(|entry| week::figures(entry, &figures.tables));
    for (layer, name) in ["execution_share", "orchestration_share", "innovation_share"].iter().enumerate() {
        row.put(name, || values::number(week.as_ref().and_then(|week| Some(week.shares?[layer]))));
    }
    row.put("hours", || values::number(week.as_ref().and_then(|week| week.hours)));
    rung(week.map(|week| week.rung).unwrap_or_default(), row);
}

fn rung(rung: activities::Rung, row: &mut Making<'_>) {
    row.put("rung", || values::number(rung.rung));
    row.put("exposure", || values::number(rung.exposure));
    row.put("high_share", || values::number(rung.high_share));
    row.put("scored_share", || values::number(rung.scored_share));
}
